/* insn_sreg.c - parts of random programs that are about special registers:
 * GET and PUT, and RESUME, which goes by what they say. */
#include "tests/differential/insn_gen.h"
#include "vm/isa/codec.h"

void insn_sreg_set(struct insn_gen *g, enum sreg sreg, octa value)
{
    byte t = insn_emit_target(g);

    insn_emit_constant(g, t, value);
    insn_emit_xyz(g, OP_PUT, (byte)sreg, 0, t);
}

void insn_sreg_put(struct insn_gen *g, byte op)
{
    struct dice *d = &g->dice;

    switch (dice_below(d, 6)) {
    case 0:
    case 1:
        insn_sreg_set(g, SREG_rA, common_value_ra(d));
        break;
    case 2:
        insn_emit_xyz(g, OP_PUTI, SREG_rL, 0, (byte)dice_below(d, 40));
        if (dice_chance(d, 50))
            insn_sreg_set(g, SREG_rG, dice_between(d, 40, 255));
        break;
    case 3:
        insn_emit_xyz(g, OP_PUTI, dice_chance(d, 50) ? SREG_rL : SREG_rA, 0,
                      (byte)dice_octa(d));
        break;
    default:
        insn_emit(g, insn_emit_word(g, op));
    }
}

void insn_sreg_get(struct insn_gen *g)
{
    byte x = insn_emit_target(g);

    insn_emit(g, insn_emit_word(g, OP_GET));
    if (dice_chance(&g->dice, 10)) {
        insn_emit_xyz(g, OP_GET, x, 0, SREG_rN);
        insn_emit_xyz(g, OP_SRUI, x, x, 40);
    }
}

/* --- insertions -------------------------------------------------------------
 */

/* An instruction that ropcode 1 allows, with $255 as X. */
static tetra continuable(struct insn_gen *g)
{
    tetra word;

    do
        word = insn_emit_simple(g);
    while (1 << (word >> 28) & 0x8f30);
    return (word & 0xff00ffff) | 0xff0000;
}

struct insn_trip insn_sreg_insertion(struct insn_gen *g)
{
    struct dice *d = &g->dice;
    struct insn_trip t = {.y = common_value(d), .z = common_value(d)};
    octa exceptions = dice_chance(d, 50) ? dice_octa(d) & 0xff : 0;

    switch (dice_below(d, 5)) {
    case 0: /* ropcode 0 */
        t.x = insn_emit_simple(g);
        break;
    case 1: /* the same instruction again, though it may trip again */
        t.x = 0;
        t.keep = 0xffffffff;
        break;
    case 2:
        t.x = (octa)ROPCODE_CONT << 56 | continuable(g);
        break;
    case 3:
        t.x = (octa)ROPCODE_SET << 56 | exceptions << 40 | insn_emit_simple(g);
        t.keep = 0xff0000; /* the same X, which was local */
        break;
    default:
        break;
    }
    return t;
}

void insn_sreg_resume(struct insn_gen *g)
{
    struct insn_trip t = insn_sreg_insertion(g);
    unsigned at;

    if (t.keep == 0xff0000)
        t.x |= 0xff0000;
    if (t.keep == 0xffffffff)
        t.x = insn_emit_simple(g);
    if (t.x == 0 && t.keep == 0)
        t.x = (octa)1 << 63; /* nothing */
    insn_sreg_set(g, SREG_rX, t.x);
    insn_sreg_set(g, SREG_rY, t.y);
    insn_sreg_set(g, SREG_rZ, t.z);
    at = insn_emit_xyz(g, OP_GETA, 255, 0, 0);
    insn_emit_xyz(g, OP_PUT, SREG_rW, 0, 255);
    insn_emit_xyz(g, OP_RESUME, 0, 0, 0);
    insn_items(g, (unsigned)dice_below(&g->dice, 2));
    insn_emit_aim(g, at, g->c->length);
}
