/* test_disasm.c - instruction words as lines of MMIXAL, and back again. */
#include "vm/isa/disasm.h"

#include <inttypes.h>
#include <string.h>

#include "asm/asm.h"
#include "tests/unit/random.h"
#include "tests/unit/test.h"
#include "vm/base/bits.h"
#include "vm/isa/codec.h"
#include "vm/isa/mmo.h"

static const octa LOC = 0x1000;

/* Two labels, and one that MMIXAL cannot spell. */
static const char *label(const void *unused, octa address)
{
    (void)unused;
    if (address == LOC)
        return "Main";
    if (address == LOC + 8)
        return "Fib:l\xc3\xb6op9";
    return address == LOC + 12 ? ".L1" : NULL;
}

static void check_text(tetra insn, const char *text)
{
    struct buf out = {0};

    disasm_insn(&out, insn, LOC, label, NULL);
    CHECK_STR(buf_text(&out), text);
    buf_fini(&out);
}

/* --- single words ------------------------------------------------------- */

static void a_line_has_the_operands_of_its_format(void)
{
    check_text(0x20010203, "ADD    $1,$2,$3");
    check_text(0x210102ff, "ADD    $1,$2,255");
    check_text(0x2f010203, "16ADDU $1,$2,3");
    check_text(0x60010203, "CSN    $1,$2,$3");
    check_text(0xad010203, "STO    $1,$2,3");
    check_text(0xb4070203, "STCO   7,$2,$3");
    check_text(0x9b070203, "PRELD  7,$2,3");
    check_text(0xe301abcd, "SETL   $1,#abcd");
    check_text(0xe8010000, "ORH    $1,#0");
    check_text(0xbe010203, "PUSHGO $1,$2,$3");
    check_text(0xbf010203, "PUSHGO $1,$2,3");
    check_text(0xf8020003, "POP    2,3");
    check_text(0xfc000007, "SYNC   7");
    check_text(0xfcffffff, "SYNC   16777215");
    check_text(0xfd010203, "SWYM   1,2,3");
    check_text(0xff010203, "TRIP   1,2,3");
}

static void special_registers_have_names(void)
{
    check_text(0xfe010004, "GET    $1,rJ");
    check_text(0xfe01001f, "GET    $1,rZZ");
    check_text(0xf6040001, "PUT    rJ,$1");
    check_text(0xf7130020, "PUT    rG,32");
}

static void rvv_is_a_number_for_mmixal_does_not_know_it(void)
{
    check_text(0xfe010020, "GET    $1,32");
    check_text(0xf6200001, "PUT    32,$1");
    check_text(0xfe0100ff, "GET    $1,255");
}

static void system_instructions_have_their_operands(void)
{
    check_text(0xfaff0000, "SAVE   $255,0");
    check_text(0xfaff0004, "SAVE   $255,4");
    check_text(0xfb0000ff, "UNSAVE 0,$255");
    check_text(0xfb0400ff, "UNSAVE 4,$255");
    check_text(0xf9000002, "RESUME 2");
}

static void a_constant_y_of_0_is_left_out(void)
{
    check_text(0x34010003, "NEG    $1,$3");
    check_text(0x35010203, "NEG    $1,2,3");
    check_text(0x05010003, "FIX    $1,$3");
    check_text(0x09010003, "FLOT   $1,3");
}

static void rounding_modes_have_names(void)
{
    check_text(0x05010103, "FIX    $1,ROUND_OFF,$3");
    check_text(0x07010203, "FIXU   $1,ROUND_UP,$3");
    check_text(0x09010303, "FLOT   $1,ROUND_DOWN,3");
    check_text(0x15010403, "FSQRT  $1,ROUND_NEAR,$3");
}

static void host_calls_have_names(void)
{
    check_text(0x00000000, "TRAP   0,Halt,0");
    check_text(0x00000701, "TRAP   0,Fputs,StdOut");
    check_text(0x00000303, "TRAP   0,Fread,3");
    check_text(0x00000a02, "TRAP   0,Ftell,StdErr");
    check_text(0x00000b00, "TRAP   0,11,0");
    check_text(0x00010700, "TRAP   1,7,0");
}

static void relative_addresses_are_absolute_in_text(void)
{
    check_text(0x42010001, "BZ     $1,#1004");
    check_text(0x4301ffff, "BZ     $1,#ffc");
    check_text(0xf0000001, "JMP    #1004");
    check_text(0xf1ffffff, "JMP    #ffc");
    check_text(0xf2010001, "PUSHJ  $1,#1004");
    check_text(0xf5010000, "GETA   $1,#fffffffffffc1000");
}

static void an_address_with_a_name_shows_it(void)
{
    check_text(0xf0000000, "JMP    Main");
    check_text(0xf4010002, "GETA   $1,Fib:l\xc3\xb6op9");
}

static void a_name_that_mmixal_cannot_read_is_not_used(void)
{
    check_text(0xf0000003, "JMP    #100c");
}

static void words_without_a_form_are_data(void)
{
    check_text(0xfe010104, "TETRA  #fe010104"); /* GET with Y */
    check_text(0xf6040101, "TETRA  #f6040101");
    check_text(0xf7130101, "TETRA  #f7130101");
    check_text(0xfaff0100, "TETRA  #faff0100");
    check_text(0xfb000100, "TETRA  #fb000100");
    check_text(0xf9000100, "TETRA  #f9000100"); /* RESUME with Y */
    check_text(0x05010503, "TETRA  #05010503"); /* rounding mode 5 */
    check_text(0x0901ff03, "TETRA  #0901ff03");
}

/* --- assembled again ---------------------------------------------------- */

enum { WORDS = 4096 };

/* Any word, or (so that there are many with a form) one with small X, Y or Z;
 * every opcode is used. */
static tetra random_word(octa *state, unsigned i)
{
    static const tetra masks[] = {0xffffff, 0xff00ff, 0x1f07ff, 0x1f001f};

    return (tetra)(i % 256) << 24 |
           ((tetra)(random_octa(state) >> 32) & masks[i / 256 % 4]);
}

/* OBJECT has the WORDS at address LOC and nothing else. */
static void check_object(const struct buf *object, const tetra *words, octa loc)
{
    struct mmo m;
    struct error e;

    CHECK_INT(mmo_read(object->data, object->len, &m, &e), STATUS_OK);
    CHECK_INT(m.chunk_count, 1);
    CHECK_U64(m.chunks[0].address, loc);
    CHECK_INT(m.chunks[0].length, 4 * WORDS);
    for (unsigned i = 0; i < WORDS; i++)
        CHECK_INT(be_get_tetra(m.chunks[0].bytes + 4 * i), words[i]);
    mmo_fini(&m);
}

static void check_assembled(const struct buf *text, const tetra *words,
                            octa loc)
{
    struct asm_source source = {"words.mms", buf_text(text), text->len};
    struct asm_options options = {.time = 0};
    struct asm_result result;

    if (asm_assemble(&options, &source, 1, &result) != STATUS_OK)
        fail_msg("%s", result.diag_count > 0 ? result.diags[0].source : "");
    check_object(&result.object, words, loc);
    asm_fini(&result);
}

static void check_random_words_at(octa loc)
{
    static tetra words[WORDS];
    struct buf text = {0};
    octa state = loc ^ 0x9e3779b97f4a7c15;

    buf_printf(&text, " LOC #%" PRIx64 "\nMain IS #%" PRIx64 "\n", loc, loc);
    for (unsigned i = 0; i < WORDS; i++) {
        words[i] = random_word(&state, i);
        buf_add_byte(&text, ' ');
        disasm_insn(&text, words[i], loc + 4 * i, NULL, NULL);
        buf_add_byte(&text, '\n');
    }
    check_assembled(&text, words, loc);
    buf_fini(&text);
}

static void random_words_assemble_to_themselves(void)
{
    check_random_words_at(0);
    check_random_words_at(0x123456789abc);
    check_random_words_at(0x1ffffffffffff000);
    check_random_words_at(0x7fffffffffffe000);
    check_random_words_at(0x8000000000000000);
    check_random_words_at(0xffffffffffff0000);
}

static void every_opcode_has_a_form(void)
{
    for (unsigned op = 0; op < OP_COUNT; op++) {
        CHECK(disasm_has_form(codec_make((byte)op, 0, 0, 0)));
        CHECK(disasm_has_form(codec_make((byte)op, 0, 0, 1)));
    }
}

int main(void)
{
    return TEST_RUN(
        a_line_has_the_operands_of_its_format, special_registers_have_names,
        rvv_is_a_number_for_mmixal_does_not_know_it,
        system_instructions_have_their_operands, a_constant_y_of_0_is_left_out,
        rounding_modes_have_names, host_calls_have_names,
        relative_addresses_are_absolute_in_text,
        an_address_with_a_name_shows_it,
        a_name_that_mmixal_cannot_read_is_not_used,
        words_without_a_form_are_data, random_words_assemble_to_themselves,
        every_opcode_has_a_form);
}
