/* insn_gen.c - a random program as a whole. */
#include <assert.h>

#include "tests/differential/insn_gen.h"
#include "vm/isa/codec.h"

/* --- the state at first -----------------------------------------------------
 */

static void make_counts(struct insn_gen *g)
{
    struct dice *d = &g->dice;
    struct insn_case *c = g->c;

    c->first_global = 255;
    if (dice_chance(d, 80))
        c->first_global =
            (unsigned)dice_between(d, dice_chance(d, 30) ? 32 : 230, 254);
    c->local_count = (unsigned)dice_below(
        d, dice_chance(d, 10) ? c->first_global + 1 : 24);
}

/* The address of something in scratch memory, or of its neighbours. */
static octa make_pointer(struct insn_gen *g, const struct insn_frame *f)
{
    octa scratch = INSN_DATA_AT(g->c->slot) + f->scratch;

    return scratch + dice_below(&g->dice, 8 * INSN_SCRATCH - 256);
}
