/* insn_fatal.c - instructions that most probably end a random program: they
 * are illegal or privileged. */
#include "tests/differential/insn_gen.h"
#include "vm/isa/codec.h"

static octa bad_rx(struct dice *d)
{
    static const octa xs[] = {
        0x00000000f9000000,                     /* RESUME inserted */
        0x02000000f9000000, 0x0100000040000000, /* a branch with ropcode 1 */
        0x0100000081000000,                     /* a load */
        0x0100000001fe0000,                     /* often marginal */
        0x0200000001fe0000, 0x0300000020000000, /* ropcode 3, and more */
        0x7f00000020000000};

    return DICE_PICK(d, xs);
}

static void bad_resume(struct insn_gen *g)
{
    insn_sreg_set(g, SREG_rX, bad_rx(&g->dice));
    insn_emit_xyz(g, OP_RESUME, 0, 0, 0);
}

static tetra bad_word(struct insn_gen *g)
{
    static const tetra words[] = {
        0xfc000004, 0xfc000007, 0xfc000008, 0xfc000100, 0xfc010000, /* SYNC */
        0xfe000100, 0xfe000020, 0xfe0000ff,                         /* GET */
        0xf6090000, 0xf70a0000, 0xf70b0000, 0xf7080000, 0xf70c0000, 0xf7120000,
        0xf7200001, 0xf7ff0001, 0xf7000101, 0xf713001f, 0xf7130000, /* PUT */
        0xfa000000, 0xfaff0001, 0xfaff0100,                         /* SAVE */
        0xfb010000, 0xfb000100,                                     /* UNSAVE */
        0xf9000002, 0xf9000100, 0xf9010000,                         /* RESUME */
        0x15000500, 0x05ff0600, 0x0900ff00, 0x17000500, /* rounding modes */
        0x00000001, 0x00000002, 0x00010000, 0x00000b00, /* TRAP */
        0xf1ff0000, 0xf1000000,                         /* JMP */
        0x9f000000};
    struct dice *d = &g->dice;

    if (dice_chance(d, 10))
        return (tetra)dice_octa(d) | 0x1000000;
    return DICE_PICK(d, words);
}

/* Use an address that is the system's. */
static void bad_address(struct insn_gen *g)
{
    byte op = (byte)dice_between(&g->dice, OP_LDB, OP_PUSHGOI);
    tetra word = insn_emit_word(g, op);

    insn_emit_constant(g, 255, dice_octa(&g->dice) | (octa)1 << 63);
    insn_emit(g, (word & 0xffff00ff) | 0xff00);
}

void insn_fatal(struct insn_gen *g)
{
    switch (dice_below(&g->dice, 6)) {
    case 0:
        bad_resume(g);
        break;
    case 1:
        bad_address(g);
        break;
    default:
        insn_emit(g, bad_word(g));
    }
}
