/* test_legal.c - which words are refused, by which processor, in which mode.
 *
 * A verdict is five letters: in user mode of a process, a machine, a machine
 * with V; in kernel mode of a machine, a machine with V.  '.' is legal, 'b'
 * illegal, 'k' privileged.
 */
#include <string.h>

#include "tests/unit/core_fixture.h"
#include "vm/core/legal.h"
#include "vm/isa/codec.h"

#define ALL     "....."
#define NOBODY  "bbbbb"
#define KERNEL  "kkk.."
#define ONLY_V  "bb.b."
#define KERNELV "bbkb."

static const char *verdict(tetra insn)
{
    static const struct {
        enum core_kind kind;
        bool is_kernel;
    } modes[] = {{CORE_PROCESS, false},
                 {CORE_MACHINE, false},
                 {CORE_MACHINE_V, false},
                 {CORE_MACHINE, true},
                 {CORE_MACHINE_V, true}};
    static char text[ARRAY_LEN(modes) + 1];

    for (unsigned i = 0; i < ARRAY_LEN(modes); i++) {
        unsigned fault =
            legal_check(core_kind(modes[i].kind), modes[i].is_kernel, insn);

        text[i] = fault == FAULT_NONE ? '.'
                  : fault == FAULT_B  ? 'b'
                  : fault == FAULT_K  ? 'k'
                                      : '?';
    }
    return text;
}

static void a_rounding_mode_is_0_to_4(void)
{
    static const byte ops[] = {OP_FIX,   OP_FIXU,   OP_FLOT,    OP_FLOTI,
                               OP_FLOTU, OP_FLOTUI, OP_SFLOT,   OP_SFLOTI,
                               OP_FSQRT, OP_SFLOTU, OP_SFLOTUI, OP_FINT};

    for (unsigned i = 0; i < ARRAY_LEN(ops); i++)
        for (unsigned y = 0; y < 256; y++)
            CHECK_STR(verdict(codec_make(ops[i], 7, (byte)y, 9)),
                      y <= 4 ? ALL : NOBODY);
}

static void get_reads_every_register_there_is(void)
{
    for (unsigned z = 0; z < 256; z++) {
        const char *wanted = z < 32 ? ALL : z == 32 ? ONLY_V : NOBODY;

        CHECK_STR(verdict(codec_make(OP_GET, 1, 0, (byte)z)), wanted);
    }
    CHECK_STR(verdict(codec_make(OP_GET, 1, 1, SREG_rA)), NOBODY);
}

/* What PUT to special register N gets. */
static const char *put_wanted(unsigned n)
{
    switch (n) {
    case SREG_rN:
    case SREG_rO:
    case SREG_rS:
        return NOBODY;
    case SREG_rC:
    case SREG_rI:
    case SREG_rT:
    case SREG_rTT:
    case SREG_rK:
    case SREG_rQ:
    case SREG_rU:
    case SREG_rV:
        return KERNEL;
    case SREG_rVV:
        return KERNELV;
    default:
        return n < 32 ? ALL : NOBODY;
    }
}

static void put_writes_what_the_mode_may(void)
{
    for (unsigned x = 0; x < 256; x++) {
        CHECK_STR(verdict(codec_make(OP_PUT, (byte)x, 0, 5)), put_wanted(x));
        CHECK_STR(verdict(codec_make(OP_PUTI, (byte)x, 0, 5)), put_wanted(x));
        CHECK_STR(verdict(codec_make(OP_PUTI, (byte)x, 1, 5)), NOBODY);
    }
}

static void resume_knows_0_and_1_and_with_v_2(void)
{
    static const char *const wanted[] = {ALL, KERNEL, KERNELV, NOBODY};

    for (unsigned z = 0; z < ARRAY_LEN(wanted); z++)
        CHECK_STR(verdict(codec_make(OP_RESUME, 0, 0, (byte)z)), wanted[z]);
    CHECK_STR(verdict(codec_make(OP_RESUME, 1, 0, 0)), NOBODY);
    CHECK_STR(verdict(codec_make(OP_RESUME, 0, 1, 1)), NOBODY);
    CHECK_STR(verdict(codec_make(OP_RESUME, 0, 0, 255)), NOBODY);
}

static void save_and_unsave_have_one_form_and_with_v_two(void)
{
    for (unsigned i = 0; i < 256; i++) {
        const char *wanted = i == 0 ? ALL : i == 4 ? KERNELV : NOBODY;

        CHECK_STR(verdict(codec_make(OP_SAVE, 255, 0, (byte)i)), wanted);
        CHECK_STR(verdict(codec_make(OP_UNSAVE, (byte)i, 0, 255)), wanted);
    }
    CHECK_STR(verdict(codec_make(OP_SAVE, 255, 1, 0)), NOBODY);
    CHECK_STR(verdict(codec_make(OP_SAVE, 255, 4, 4)), NOBODY);
    CHECK_STR(verdict(codec_make(OP_UNSAVE, 0, 1, 255)), NOBODY);
    CHECK_STR(verdict(codec_make(OP_UNSAVE, 4, 4, 255)), NOBODY);
}

static void sync_from_4_is_the_kernels_and_ends_at_7(void)
{
    for (unsigned z = 0; z < 256; z++)
        CHECK_STR(verdict(codec_make(OP_SYNC, 0, 0, (byte)z)), z < 4 ? ALL
                                                               : z < 8
                                                                   ? KERNEL
                                                                   : NOBODY);
    CHECK_STR(verdict(codec_make(OP_SYNC, 0, 1, 0)), NOBODY);
    CHECK_STR(verdict(codec_make(OP_SYNC, 1, 0, 4)), NOBODY);
}

static void ldvts_is_the_kernels(void)
{
    CHECK_STR(verdict(codec_make(OP_LDVTS, 1, 2, 3)), KERNEL);
    CHECK_STR(verdict(codec_make(OP_LDVTSI, 255, 255, 255)), KERNEL);
}

/* Has the opcode a test of its own above? */
static bool is_special(unsigned op)
{
    const char *text = isa_insns[op].text;

    return strstr("FIX FIXU FLOT FLOTI FLOTU FLOTUI SFLOT SFLOTI SFLOTU "
                  "SFLOTUI FSQRT FINT GET PUT PUTI RESUME SAVE UNSAVE SYNC "
                  "LDVTS LDVTSI ",
                  text) != NULL;
}

static void all_other_words_are_legal_everywhere(void)
{
    static const byte fields[] = {0, 1, 4, 5, 31, 32, 33, 127, 128, 255};

    for (unsigned op = 0; op < OP_COUNT; op++)
        for (unsigned i = 0; i < 1000 && !is_special(op); i++)
            CHECK_STR(verdict(codec_make((byte)op, fields[i / 100],
                                         fields[i / 10 % 10], fields[i % 10])),
                      ALL);
}

/* --- what a value decides, refused where the instruction is defined ------- */

static void put_of_ra_rg_and_rl_looks_at_the_value(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    m.cpu.g[255] = 0x40000;
    CHECK_INT(core_try(&m, codec_make(OP_PUT, SREG_rA, 0, 255)), FAULT_B);
    m.cpu.g[255] = 0x3ffff;
    core_do(&m, codec_make(OP_PUT, SREG_rA, 0, 255));
    CHECK_U64(m.cpu.sr[SREG_rA], 0x3ffff);
    m.cpu.g[255] = 256;
    CHECK_INT(core_try(&m, codec_make(OP_PUT, SREG_rG, 0, 255)), FAULT_B);
    CHECK_INT(core_try(&m, codec_make(OP_PUTI, SREG_rG, 0, 31)), FAULT_B);
    core_do(&m, codec_make(OP_SETL, 40, 0, 1)); /* rL is 41 now */
    CHECK_INT(core_try(&m, codec_make(OP_PUTI, SREG_rG, 0, 40)), FAULT_B);
    m.cpu.g[254] = 9;
    core_do(&m, codec_make(OP_PUTI, SREG_rG, 0, 41));
    CHECK_INT(cpu_first_global(&m.cpu), 41);
    CHECK_U64(m.cpu.g[254], 0); /* what becomes global is 0 */
    core_do(&m, codec_make(OP_PUTI, SREG_rL, 0, 99));
    CHECK_INT(cpu_local_count(&m.cpu), 41);
    core_do(&m, codec_make(OP_PUTI, SREG_rL, 0, 3));
    CHECK_INT(cpu_local_count(&m.cpu), 3);
    core_fini(&m);
}

static void save_wants_a_global_register(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    m.cpu.sr[SREG_rG] = 250;
    CHECK_INT(core_try(&m, codec_make(OP_SAVE, 249, 0, 0)), FAULT_B);
    CHECK_U64(m.cpu.pc, 0x1000);
    core_do(&m, codec_make(OP_SAVE, 250, 0, 0));
    core_fini(&m);
}

static void a_process_executes_in_its_first_segment_only(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    m.cpu.pc = (octa)1 << 61;
    CHECK_INT(core_try(&m, codec_make(OP_SWYM, 0, 0, 0)), FAULT_K);
    m.cpu.pc = ((octa)1 << 61) - 4;
    core_do(&m, codec_make(OP_SWYM, 0, 0, 0));
    core_fini(&m);
}

int main(void)
{
    return TEST_RUN(
        a_rounding_mode_is_0_to_4, get_reads_every_register_there_is,
        put_writes_what_the_mode_may, resume_knows_0_and_1_and_with_v_2,
        save_and_unsave_have_one_form_and_with_v_two,
        sync_from_4_is_the_kernels_and_ends_at_7, ldvts_is_the_kernels,
        all_other_words_are_legal_everywhere,
        put_of_ra_rg_and_rl_looks_at_the_value, save_wants_a_global_register,
        a_process_executes_in_its_first_segment_only);
}
