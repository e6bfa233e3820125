/* test_isa.c - what everybody relies on who asks the tables. */
#include "vm/isa/isa.h"

#include <string.h>

#include "tests/unit/test.h"
#include "vm/isa/codec.h"

/* --- opcodes ------------------------------------------------------------ */

static void opcodes_have_their_numbers(void)
{
    static const struct {
        enum opcode op;
        int number;
    } facts[] = {
        {OP_TRAP, 0x00},   {OP_FCMP, 0x01},   {OP_FMUL, 0x10},
        {OP_MULUI, 0x1b},  {OP_ADD, 0x20},    {OP_16ADDU, 0x2e},
        {OP_CMP, 0x30},    {OP_SRUI, 0x3f},   {OP_BN, 0x40},
        {OP_BEVB, 0x4f},   {OP_PBN, 0x50},    {OP_PBEVB, 0x5f},
        {OP_CSN, 0x60},    {OP_ZSN, 0x70},    {OP_LDB, 0x80},
        {OP_LDOUI, 0x8f},  {OP_LDSF, 0x90},   {OP_LDVTS, 0x98},
        {OP_GO, 0x9e},     {OP_STB, 0xa0},    {OP_STSF, 0xb0},
        {OP_STCO, 0xb4},   {OP_PUSHGO, 0xbe}, {OP_OR, 0xc0},
        {OP_NXOR, 0xce},   {OP_BDIF, 0xd0},   {OP_MXORI, 0xdf},
        {OP_SETH, 0xe0},   {OP_INCL, 0xe7},   {OP_ORH, 0xe8},
        {OP_ANDNL, 0xef},  {OP_JMP, 0xf0},    {OP_PUSHJ, 0xf2},
        {OP_GETA, 0xf4},   {OP_PUT, 0xf6},    {OP_POP, 0xf8},
        {OP_RESUME, 0xf9}, {OP_SAVE, 0xfa},   {OP_UNSAVE, 0xfb},
        {OP_SYNC, 0xfc},   {OP_SWYM, 0xfd},   {OP_GET, 0xfe},
        {OP_TRIP, 0xff},
    };

    for (size_t i = 0; i < ARRAY_LEN(facts); i++)
        CHECK_INT(facts[i].op, facts[i].number);
    CHECK_INT(OP_COUNT, 256);
}

static void opcode_names_are_unique(void)
{
    for (int i = 0; i < OP_COUNT; i++)
        CHECK_INT(isa_insn_find(isa_insns[i].text), i);
    CHECK_INT(isa_insn_find("SET"), -1);
}

/* The second of a pair is written like the first, with this letter behind. */
static void second_of_a_pair_has_a_letter_more(void)
{
    CHECK_INT(isa_insn_suffix(OP_ADD), 0);
    CHECK_INT(isa_insn_suffix(OP_ADDI), 'I');
    CHECK_INT(isa_insn_suffix(OP_BZB), 'B');
    CHECK_INT(isa_insn_suffix(OP_FEQL), 0);
    CHECK_INT(isa_insn_suffix(OP_TRIP), 0);
}

static void check_pair(int op, const char *letter)
{
    char text[16];

    CHECK(op % 2 == 1);
    strcpy(text, isa_insns[op - 1].text);
    strcat(text, letter);
    CHECK_STR(isa_insns[op].text, text);
    CHECK_INT(isa_insns[op].flags, isa_insns[op - 1].flags);
    CHECK_INT(isa_insns[op].mems, isa_insns[op - 1].mems);
    CHECK_INT(isa_insns[op].oops, isa_insns[op - 1].oops);
    CHECK_STR(isa_insns[op].meaning, isa_insns[op - 1].meaning);
}

static void an_immediate_form_follows_its_register_form(void)
{
    static const enum format pairs[][2] = {
        {FORMAT_RRR, FORMAT_RRI}, {FORMAT_CRR, FORMAT_CRI},
        {FORMAT_SRR, FORMAT_SRI}, {FORMAT_HRR, FORMAT_HRI},
        {FORMAT_RMR, FORMAT_RMI}, {FORMAT_PUSHGO, FORMAT_PUSHGOI},
        {FORMAT_PUT, FORMAT_PUTI}};
    int count = 0;

    for (int op = 0; op < OP_COUNT; op++)
        for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
            if (isa_insns[op].format == pairs[i][1]) {
                CHECK_INT(isa_insns[op - 1].format, pairs[i][0]);
                check_pair(op, "I");
                count++;
            }
    CHECK_INT(count, 55 + 9 + 11 + 6 + 6 + 1 + 1);
}

static void a_backward_form_follows_its_forward_form(void)
{
    int count = 0;

    for (int op = 0; op < OP_COUNT; op++) {
        unsigned operands = isa_insns[op].operands;

        if (!(operands & (OPERAND_YZ_REL | OPERAND_XYZ_REL)))
            continue;
        CHECK(op % 2 == 0 || operands == isa_insns[op - 1].operands);
        if (op % 2 == 1)
            check_pair(op, "B");
        count++;
    }
    CHECK_INT(count, 32 + 2 + 2 + 2); /* branches, JMP, PUSHJ, GETA */
}

static void every_row_is_complete(void)
{
    for (int op = 0; op < OP_COUNT; op++) {
        const struct insn_info *i = &isa_insns[op];

        CHECK(i->text[0] != 0 && i->meaning[0] != 0 && i->trace != NULL);
        CHECK(i->format < FORMAT_COUNT);
        CHECK_INT(i->operands, isa_formats[i->format].operands);
        CHECK(i->oops >= 1);
    }
}

static void loads_and_stores_cost_mems(void)
{
    for (int op = 0; op < OP_COUNT; op++) {
        bool is_memory = isa_insns[op].flags & (INSN_LOAD | INSN_STORE);

        CHECK(!is_memory || isa_insns[op].mems >= 1);
        CHECK(is_memory || isa_insns[op].mems == 0 || op == OP_SAVE ||
              op == OP_UNSAVE);
    }
}

/* mmix-doc, section 50. */
static void costs_are_knuths(void)
{
    static const struct {
        enum opcode op;
        int mems, oops;
    } facts[] = {{OP_ADD, 0, 1},   {OP_MUL, 0, 10},    {OP_DIVU, 0, 60},
                 {OP_FADD, 0, 4},  {OP_FDIV, 0, 40},   {OP_FSQRT, 0, 40},
                 {OP_FLOTI, 0, 4}, {OP_FCMP, 0, 1},    {OP_FUN, 0, 1},
                 {OP_FCMPE, 0, 4}, {OP_LDO, 1, 1},     {OP_STB, 1, 1},
                 {OP_CSWAP, 2, 2}, {OP_GO, 0, 3},      {OP_PUSHGO, 0, 3},
                 {OP_PUSHJ, 0, 1}, {OP_POP, 0, 3},     {OP_JMP, 0, 1},
                 {OP_SAVE, 20, 1}, {OP_UNSAVE, 20, 1}, {OP_TRAP, 0, 5},
                 {OP_TRIP, 0, 5},  {OP_RESUME, 0, 5},  {OP_PREGO, 0, 1}};

    for (size_t i = 0; i < ARRAY_LEN(facts); i++) {
        CHECK_INT(isa_insns[facts[i].op].mems, facts[i].mems);
        CHECK_INT(isa_insns[facts[i].op].oops, facts[i].oops);
    }
}

static void branches_are_the_opcodes_from_40_to_5f(void)
{
    for (int op = 0; op < OP_COUNT; op++) {
        CHECK(!!(isa_insns[op].flags & INSN_BRANCH) ==
              (op >= 0x40 && op < 0x60));
        CHECK(!!(isa_insns[op].flags & INSN_PROBABLE) ==
              (op >= 0x50 && op < 0x60));
    }
}

/* --- privileged and sensitive ------------------------------------------- */

/* Whether the list of words LIST contains WORD. */
static bool has(const char *list, const char *word)
{
    size_t len = strlen(word);

    if (len == 0)
        return false;
    for (const char *at = strstr(list, word); at != NULL;
         at = strstr(at + 1, word))
        if ((at == list || at[-1] == ' ') && (at[len] == ' ' || at[len] == 0))
            return true;
    return false;
}

/* The special register that GET or PUT means; "" when it is none. */
static const char *sreg_of(tetra insn)
{
    unsigned n = codec_op(insn) == OP_GET ? codec_z(insn) : codec_x(insn);

    return n < SREG_COUNT ? isa_sregs[n].name : "";
}

static bool is_get(tetra insn)
{
    return codec_op(insn) == OP_GET && codec_y(insn) == 0;
}

static bool is_put(tetra insn)
{
    return (codec_op(insn) == OP_PUT || codec_op(insn) == OP_PUTI) &&
           codec_y(insn) == 0;
}

/* What the kernel alone may do in both lists. */
static bool is_world_or_sync(tetra insn)
{
    tetra xyz = codec_xyz(insn);

    switch (codec_op(insn)) {
    case OP_RESUME:
        return xyz == 1 || xyz == 2;
    case OP_SAVE:
        return codec_yz(insn) == 4;
    case OP_UNSAVE:
        return xyz >> 8 == 0x400;
    case OP_SYNC:
        return xyz >= 4 && xyz <= 7;
    case OP_LDVTS:
    case OP_LDVTSI:
        return true;
    default:
        return false;
    }
}

static bool should_be_privileged(tetra insn)
{
    return is_world_or_sync(insn) ||
           (is_put(insn) && has("rC rI rT rTT rK rQ rU rV rVV", sreg_of(insn)));
}

static bool should_be_sensitive(tetra insn)
{
    const char *sreg = sreg_of(insn);

    if (is_world_or_sync(insn))
        return true;
    if (is_put(insn) && has("rN", sreg))
        return false;
    return (is_get(insn) || is_put(insn)) &&
           has("rBB rC rN rI rT rTT rK rQ rU rV rF rWW rXX rYY rZZ rVV", sreg);
}

static void check_flags(tetra insn)
{
    if (isa_is_privileged(insn) != should_be_privileged(insn) ||
        isa_is_sensitive(insn) != should_be_sensitive(insn))
        fail_msg("instruction #%08x", insn);
}

/* All opcodes with X and Z from 0 to 40 and some greater ones. */
static void privileged_and_sensitive_are_the_lists_of_v(void)
{
    static const byte ys[] = {0, 1, 4, 255};

    for (unsigned op = 0; op < OP_COUNT; op++)
        for (unsigned x = 0; x < 256; x += x < 40 ? 1 : 43)
            for (unsigned z = 0; z < 256; z += z < 40 ? 1 : 43)
                for (size_t i = 0; i < ARRAY_LEN(ys); i++)
                    check_flags(codec_make((byte)op, (byte)x, ys[i], (byte)z));
}

/* --- the other tables --------------------------------------------------- */

static void special_registers_have_their_numbers(void)
{
    static const char *const names[] = {
        "rB", "rD", "rE", "rH",  "rJ", "rM", "rR",  "rBB", "rC",  "rN",  "rO",
        "rS", "rI", "rT", "rTT", "rK", "rQ", "rU",  "rV",  "rG",  "rL",  "rA",
        "rF", "rP", "rW", "rX",  "rY", "rZ", "rWW", "rXX", "rYY", "rZZ", "rVV"};

    CHECK_INT(ARRAY_LEN(names), SREG_COUNT);
    for (int i = 0; i < SREG_COUNT; i++) {
        CHECK_STR(isa_sregs[i].name, names[i]);
        CHECK_INT(isa_sreg_find(names[i]), i);
        CHECK(isa_sregs[i].meaning[0] != 0);
        CHECK(!!(isa_sregs[i].flags & SREG_SAVED) ==
              has("rB rD rE rH rJ rM rR rP rW rX rY rZ", names[i]));
        CHECK(!!(isa_sregs[i].flags & SREG_PUT_ILLEGAL) ==
              has("rN rO rS", names[i]));
        CHECK(!!(isa_sregs[i].flags & SREG_NEEDS_V) == (i == 32));
    }
    CHECK_INT(isa_sreg_find("rQQ"), -1);
}

static void exceptions_are_in_order_from_x_to_d(void)
{
    for (int i = 0; i < EXC_COUNT; i++) {
        CHECK_INT(isa_exceptions[i].letter, "XZUOIWVD"[i]);
        CHECK_INT(isa_exceptions[i].handler, 0x80 - 0x10 * i);
        CHECK(isa_exceptions[i].meaning[0] != 0);
    }
    CHECK_INT(EXC_X, 1);
    CHECK_INT(EXC_D, 128);
}

static void program_bits_read_rwxnkbsp(void)
{
    for (int i = 0; i < 8; i++) {
        CHECK_INT(isa_interrupts[39 - i].letter[0], "rwxnkbsp"[i]);
        CHECK_INT(isa_interrupts[39 - i].letter[1], 0);
    }
    CHECK_INT(INTERRUPT_R, 39);
    CHECK_INT(INTERRUPT_P, 32);
    CHECK_INT(INTERRUPT_POWER, 0);
    CHECK_INT(INTERRUPT_INTERVAL, 6);
    CHECK_INT(INTERRUPT_STACK, 7);
    CHECK(isa_interrupts[5].name == NULL);
}

static void host_calls_have_their_numbers(void)
{
    static const char *const names[] = {"Halt",   "Fopen",  "Fclose", "Fread",
                                        "Fgets",  "Fgetws", "Fwrite", "Fputs",
                                        "Fputws", "Fseek",  "Ftell"};
    static const unsigned arguments[] = {0, 3, 1, 3, 3, 3, 3, 2, 2, 2, 1};

    CHECK_INT(HOSTCALL_COUNT, ARRAY_LEN(names));
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        CHECK_STR(isa_hostcalls[i].name, names[i]);
        CHECK_INT(isa_hostcalls[i].arguments, arguments[i]);
    }
}

static void lops_have_their_numbers(void)
{
    static const char *const names[] = {
        "lop_quote", "lop_loc",  "lop_skip", "lop_fixo", "lop_fixr",
        "lop_fixrx", "lop_file", "lop_line", "lop_spec", "lop_pre",
        "lop_post",  "lop_stab", "lop_end"};

    CHECK_INT(LOP_COUNT, ARRAY_LEN(names));
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        CHECK_STR(isa_lops[i].name, names[i]);
}

/* --- layouts ------------------------------------------------------------ */

static octa field_mask(const struct layout_info *f)
{
    octa ones = f->width == 64 ? ~(octa)0 : ((octa)1 << f->width) - 1;

    return ones << f->low;
}

static void fields_of_a_word_do_not_overlap(void)
{
    for (int i = 0; i < LAYOUT_COUNT; i++)
        for (int j = 0; j < i; j++)
            if (strcmp(isa_layouts[i].word, isa_layouts[j].word) == 0) {
                CHECK_U64(field_mask(&isa_layouts[i]) &
                              field_mask(&isa_layouts[j]),
                          0);
                CHECK(strcmp(isa_layouts[i].field, isa_layouts[j].field) != 0);
            }
}

/* All bits of WORD that belong to a field. */
static octa covered(const char *word)
{
    octa bits = 0;

    for (int i = 0; i < LAYOUT_COUNT; i++)
        if (strcmp(isa_layouts[i].word, word) == 0)
            bits |= field_mask(&isa_layouts[i]);
    return bits;
}

static void fields_cover_what_the_manual_draws(void)
{
    CHECK_U64(covered("rA"), 0x3ffff);
    CHECK_U64(covered("rU"), ~(octa)0);
    CHECK_U64(covered("rV"), ~(octa)0);
    CHECK_U64(covered("PTE"), ~(octa)0);
    CHECK_U64(covered("PTP"), ~(octa)0);
    CHECK_U64(covered("rX"), 0xff00ff00ffffffff);
    CHECK_U64(covered("rXX"), 0xff0100ffffffffff);
}

static void a_field_that_is_set_is_got_back_alone(void)
{
    for (int i = 0; i < LAYOUT_COUNT; i++) {
        octa word = isa_field_set(0, (enum layout)i, ~(octa)0);

        CHECK_U64(word, field_mask(&isa_layouts[i]));
        CHECK_U64(isa_field_get(word, (enum layout)i),
                  word >> isa_layouts[i].low);
        CHECK_U64(isa_field_set(~(octa)0, (enum layout)i, 0), ~word);
    }
    CHECK_U64(isa_field_get(0x10000, LAYOUT_rA_round), ROUND_OFF);
}

int main(void)
{
    return TEST_RUN(
        second_of_a_pair_has_a_letter_more, opcodes_have_their_numbers,
        opcode_names_are_unique, an_immediate_form_follows_its_register_form,
        a_backward_form_follows_its_forward_form, every_row_is_complete,
        loads_and_stores_cost_mems, costs_are_knuths,
        branches_are_the_opcodes_from_40_to_5f,
        privileged_and_sensitive_are_the_lists_of_v,
        special_registers_have_their_numbers,
        exceptions_are_in_order_from_x_to_d, program_bits_read_rwxnkbsp,
        host_calls_have_their_numbers, lops_have_their_numbers,
        fields_of_a_word_do_not_overlap, fields_cover_what_the_manual_draws,
        a_field_that_is_set_is_got_back_alone);
}
