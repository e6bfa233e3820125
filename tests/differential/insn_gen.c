/* insn_gen.c - a random program as a whole. */
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
    c->local_count =
        (unsigned)dice_below(d, dice_chance(d, 10) ? c->first_global + 1 : 24);
}

/* The address of something in scratch memory. */
static octa make_address(struct insn_gen *g, const struct insn_frame *f)
{
    return INSN_DATA_AT(g->c->slot) + f->scratch +
           dice_below(&g->dice, 8 * INSN_SCRATCH - 256);
}

static void make_registers(struct insn_gen *g, const struct insn_frame *f)
{
    struct insn_case *c = g->c;

    for (unsigned i = 0; i < c->local_count; i++)
        c->locals[i] = common_value(&g->dice);
    for (unsigned i = c->first_global; i < 256; i++)
        c->globals[i] = dice_chance(&g->dice, 10) ? make_address(g, f)
                                                  : common_value(&g->dice);
    for (unsigned i = 0; i < SREG_COUNT; i++)
        c->sregs[i] = common_value(&g->dice);
    if (dice_chance(&g->dice, 50)) /* a reasonable epsilon */
        c->sregs[SREG_rE] &= 0x3fffffffffffffff;
    c->sregs[SREG_rA] = common_value_ra(&g->dice);
}

/* Keep register X for VALUE. */
static void keep(struct insn_gen *g, byte x, octa value)
{
    struct insn_case *c = g->c;

    g->is_kept[x] = true;
    if (x >= c->first_global)
        c->globals[x] = value;
    else if (x < c->local_count)
        c->locals[x] = value;
}

static byte pick_kept(struct insn_gen *g)
{
    const struct insn_case *c = g->c;
    bool is_global = c->first_global < 255 && dice_chance(&g->dice, 90);

    if (is_global || c->local_count == 0)
        return (byte)dice_between(&g->dice, c->first_global, 255);
    return (byte)dice_below(&g->dice, c->local_count);
}

static void make_pointers(struct insn_gen *g, const struct insn_frame *f)
{
    g->index = pick_kept(g);
    keep(g, g->index, dice_below(&g->dice, 200));
    for (unsigned i = 0; i < GEN_POINTERS; i++) {
        g->pointers[i] = pick_kept(g);
        keep(g, g->pointers[i], make_address(g, f));
    }
    g->is_kept[255] = false; /* too useful for that */
}

static void make_memory(struct insn_gen *g)
{
    struct insn_case *c = g->c;

    for (unsigned i = 0; i < INSN_SCRATCH; i++)
        c->scratch[i] = common_value(&g->dice);
    for (unsigned i = 0; i < INSN_TRIPS; i++)
        c->trips[i] = insn_sreg_insertion(g);
}

/* --- subroutines ------------------------------------------------------------
 */

enum { SAVED_RJ = 3 }; /* $0 to $3 keep rJ */

/* Items and a POP; rJ is kept, since there may be calls. */
static void make_sub(struct insn_gen *g)
{
    struct dice *d = &g->dice;
    byte t = (byte)dice_below(d, SAVED_RJ + 1);
    bool was_kept = g->is_kept[t];
    unsigned skips = dice_chance(d, 3);

    insn_emit_xyz(g, OP_GET, t, 0, SREG_rJ);
    g->is_kept[t] = true;
    g->least_push = SAVED_RJ + 1;
    insn_items(g, (unsigned)dice_between(d, 1, 6));
    g->least_push = 0;
    g->is_kept[t] = was_kept;
    insn_emit_xyz(g, OP_PUT, SREG_rJ, 0, t);
    insn_emit(g, insn_emit_word(g, OP_POP) | skips);
}

/* $0 times itself: as deep as the ring needs to spill. */
static void make_recursion(struct insn_gen *g)
{
    byte x = (byte)dice_between(&g->dice, 2, g->c->first_global - 2);
    unsigned start = g->c->length, at;

    insn_emit_xyz(g, OP_ANDI, 0, 0, 15);
    at = insn_emit_xyz(g, OP_BZ, 0, 0, 0);
    insn_emit_xyz(g, OP_GET, 1, 0, SREG_rJ);
    insn_emit(g, insn_emit_simple(g));
    insn_emit_xyz(g, OP_SUBUI, x + 1, 0, 1);
    insn_emit_aim(g, insn_emit_xyz(g, OP_PUSHJ, x, 0, 0), start);
    insn_emit_xyz(g, OP_PUT, SREG_rJ, 0, 1);
    insn_emit_aim(g, at, g->c->length);
    insn_emit(g, insn_emit_word(g, OP_POP));
}

/* Those in front of the main program. */
static void make_early(struct insn_gen *g)
{
    unsigned count = (unsigned)dice_below(&g->dice, GEN_SUBS);
    unsigned over;

    if (count == 0)
        return;
    over = insn_emit_xyz(g, OP_JMP, 0, 0, 0);
    g->first_sub = GEN_SUBS; /* they call nobody behind them */
    for (unsigned i = 0; i < count; i++) {
        unsigned start = g->c->length;

        if (dice_chance(&g->dice, 40))
            make_recursion(g);
        else
            make_sub(g);
        g->early[g->early_count++] = start;
    }
    g->first_sub = 0;
    insn_emit_aim(g, over, g->c->length);
}

static void aim_calls(struct insn_gen *g, unsigned sub)
{
    for (unsigned i = 0; i < g->call_count; i++)
        if (g->calls[i].sub == sub)
            insn_emit_aim(g, g->calls[i].at, g->c->length);
}

static void make_late(struct insn_gen *g)
{
    for (unsigned i = 0; i < GEN_SUBS; i++) {
        aim_calls(g, i);
        g->first_sub = i + 1;
        make_sub(g);
    }
}

/* --- the whole --------------------------------------------------------------
 */

static void aim_pending(struct insn_gen *g)
{
    for (unsigned i = 0; i < g->pending_count; i++)
        insn_emit_aim(g, g->pending[i].at, g->c->length);
    g->pending_count = 0;
}

static void make_code(struct insn_gen *g)
{
    unsigned leave;

    make_early(g);
    aim_pending(g);
    insn_items(g, (unsigned)dice_between(&g->dice, 5, 120));
    if (dice_chance(&g->dice, 10))
        insn_fatal(g);
    aim_pending(g);
    leave = insn_emit_xyz(g, OP_JMP, 0, 0, 0);
    make_late(g);
    aim_pending(g);
    insn_emit_aim(g, leave, g->c->length);
}

void insn_gen(const struct insn_frame *f, octa seed, unsigned slot,
              struct insn_case *c)
{
    struct insn_gen g = {.c = c};

    *c = (struct insn_case){.seed = seed, .slot = slot};
    dice_init(&g.dice, seed);
    dice_init(&g.dice, dice_octa(&g.dice)); /* far from that of seed + 1 */
    make_counts(&g);
    make_registers(&g, f);
    make_pointers(&g, f);
    make_memory(&g);
    make_code(&g);
}
