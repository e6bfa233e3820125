/* insn_item.c - the parts of a random program.
 *
 * A part is an instruction with what it needs: a branch with a target, a
 * RESUME with its registers, a PUT of rA with a value that rA may have.  The
 * opcode is drawn first, each as often as any other, and finds its part. */
#include "tests/differential/insn_gen.h"
#include "vm/isa/codec.h"

enum { NESTING = 2 };

static void item_of(struct insn_gen *g, byte op);

/* --- going forward ----------------------------------------------------------
 */

/* Let instruction AT refer to what comes a few items later. */
static void aim_later(struct insn_gen *g, unsigned at)
{
    unsigned items = (unsigned)dice_between(&g->dice, 1, 6);

    if (g->pending_count == GEN_PENDING) {
        insn_emit_aim(g, at, g->c->length);
        return;
    }
    g->pending[g->pending_count++] = (struct insn_pending){at, items};
}

/* An item is complete: aim what has waited for it. */
static void complete_item(struct insn_gen *g)
{
    unsigned left = 0;

    for (unsigned i = 0; i < g->pending_count; i++)
        if (--g->pending[i].items == 0)
            insn_emit_aim(g, g->pending[i].at, g->c->length);
        else
            g->pending[left++] = g->pending[i];
    g->pending_count = left;
}

static void branch_ahead(struct insn_gen *g, byte op)
{
    aim_later(g, insn_emit(g, insn_emit_word(g, op)));
}

/* Set a register to the address of what comes later; returns which. */
static byte address_ahead(struct insn_gen *g)
{
    byte t = insn_emit_target(g);

    aim_later(g, insn_emit_xyz(g, OP_GETA, t, 0, 0));
    return t;
}

static void go_ahead(struct insn_gen *g)
{
    byte x = insn_emit_target(g), t = address_ahead(g);

    insn_emit_xyz(g, OP_GOI, x, t, (byte)dice_below(&g->dice, 4));
}

/* --- loops ------------------------------------------------------------------
 */

/* Go back to START by the backward branch or jump OP, if there is something
 * left to count in the register COUNTER. */
static void go_back(struct insn_gen *g, byte op, byte counter, unsigned start)
{
    unsigned out, back;

    insn_emit_xyz(g, OP_SUBUI, counter, counter, 1);
    out = insn_emit_xyz(g, OP_BNP, counter, 0, 0);
    back = insn_emit(g, insn_emit_word(g, op));
    insn_emit_aim(g, back, start);
    insn_emit_aim(g, out, g->c->length);
}

static void loop(struct insn_gen *g, byte op)
{
    byte counter = insn_emit_target(g);
    bool was_kept = g->is_kept[counter];
    unsigned start;

    if (g->nesting >= NESTING) {
        branch_ahead(g, op & (byte)~1);
        return;
    }
    insn_emit_constant(g, counter, dice_between(&g->dice, 1, 12));
    start = g->c->length;
    g->is_kept[counter] = true;
    g->nesting++;
    insn_items(g, (unsigned)dice_between(&g->dice, 1, 5));
    g->nesting--;
    g->is_kept[counter] = was_kept;
    go_back(g, op, counter, start);
}

/* --- calls ------------------------------------------------------------------
 */

/* PUSHGO to a place that is known. */
static void call_early(struct insn_gen *g, byte op)
{
    unsigned start = g->early[dice_below(&g->dice, g->early_count)];
    byte t = 255;

    if (op == OP_PUSHJ || op == OP_PUSHJB) {
        insn_emit_aim(g, insn_emit(g, insn_emit_word(g, op)), start);
        return;
    }
    insn_emit_aim(g, insn_emit_xyz(g, OP_GETA, t, 0, 0), start);
    insn_emit(g, (insn_emit_word(g, OP_PUSHGOI) & 0xffff0000) | t << 8);
}

static void call_late(struct insn_gen *g)
{
    unsigned sub = (unsigned)dice_between(&g->dice, g->first_sub, GEN_SUBS - 1);
    unsigned at = insn_emit(g, insn_emit_word(g, OP_PUSHJ));

    g->calls[g->call_count++] = (struct insn_call){at, sub};
}

/* Push registers without calling: go on behind the PUSHGO. */
static void push(struct insn_gen *g)
{
    unsigned at = insn_emit_xyz(g, OP_GETA, 255, 0, 0);

    insn_emit(g, (insn_emit_word(g, OP_PUSHGOI) & 0xffff0000) | 255 << 8);
    insn_emit_aim(g, at, g->c->length);
    g->pushed++;
}

/* Pop what push() has pushed. */
static void pop(struct insn_gen *g)
{
    unsigned at = insn_emit_xyz(g, OP_GETA, 255, 0, 0);

    insn_emit_xyz(g, OP_PUT, SREG_rJ, 0, 255);
    insn_emit(g, insn_emit_word(g, OP_POP));
    insn_emit_aim(g, at, g->c->length);
    if (g->pushed > 0)
        g->pushed--;
}

static void call(struct insn_gen *g, byte op)
{
    bool is_plain = g->nesting == 0 && g->least_push == 0;

    if (is_plain && dice_chance(&g->dice, 40))
        push(g);
    else if (g->early_count > 0 &&
             (op & 1 || g->call_count == GEN_CALLS || g->first_sub == GEN_SUBS))
        call_early(g, op);
    else if (g->call_count < GEN_CALLS && g->first_sub < GEN_SUBS)
        call_late(g);
}

static void pop_or_call(struct insn_gen *g)
{
    bool is_plain = g->nesting == 0 && g->least_push == 0;

    if (is_plain && (g->pushed > 0 || dice_chance(&g->dice, 5)))
        pop(g);
    else
        call(g, OP_PUSHGO);
}

/* --- whole contexts ---------------------------------------------------------
 */

/* The simple simulator goes on with the rounding mode from before an UNSAVE,
 * until rA is put. */
static void put_ra_again(struct insn_gen *g)
{
    byte t = insn_emit_target(g);

    insn_emit_xyz(g, OP_GET, t, 0, SREG_rA);
    insn_emit_xyz(g, OP_PUT, SREG_rA, 0, t);
}

/* The reference leaves in the upper half of the number of locals that SAVE
 * stores what the slot held before; let that be 0. */
static void clean_hole(struct insn_gen *g)
{
    byte locals = (byte)dice_below(&g->dice, 30);

    insn_emit_xyz(g, OP_SETL, locals, 0, 0);
    insn_emit_xyz(g, OP_PUTI, SREG_rL, 0, locals);
}

static void save(struct insn_gen *g)
{
    byte x = (byte)dice_between(&g->dice, g->c->first_global, 255);
    bool was_kept = g->is_kept[x];
    struct dice *d = &g->dice;

    if (g->nesting >= NESTING)
        return;
    clean_hole(g);
    insn_emit_xyz(g, OP_SAVE, x, 0, 0);
    g->is_kept[x] = true;
    g->nesting++;
    insn_items(g, (unsigned)dice_below(d, 5));
    g->nesting--;
    g->is_kept[x] = was_kept;
    if (dice_chance(d, 10))
        return;
    insn_emit_xyz(g, OP_UNSAVE, 0, 0,
                  dice_chance(d, 95) ? x : insn_emit_pointer(g));
    put_ra_again(g);
}

/* --- special registers ------------------------------------------------------
 */

/* PUT sreg,$t for a value that may be put there. */
static void put_value(struct insn_gen *g, enum sreg sreg, octa value)
{
    byte t = insn_emit_target(g);

    insn_emit_constant(g, t, value);
    insn_emit_xyz(g, OP_PUT, (byte)sreg, 0, t);
}

static void put(struct insn_gen *g, byte op)
{
    struct dice *d = &g->dice;

    switch (dice_below(d, 6)) {
    case 0:
    case 1:
        put_value(g, SREG_rA, common_value_ra(d));
        break;
    case 2:
        insn_emit_xyz(g, OP_PUTI, SREG_rL, 0, (byte)dice_below(d, 40));
        if (dice_chance(d, 50))
            put_value(g, SREG_rG, dice_between(d, 40, 255));
        break;
    case 3:
        insn_emit_xyz(g, OP_PUTI, dice_chance(d, 50) ? SREG_rL : SREG_rA, 0,
                      (byte)dice_octa(d));
        break;
    default:
        insn_emit(g, insn_emit_word(g, op));
    }
}

/* GET of any register; the part of rN that differs is shifted out. */
static void get(struct insn_gen *g)
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

struct insn_trip insn_item_insertion(struct insn_gen *g)
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

/* RESUME with registers that were put there. */
static void resume(struct insn_gen *g)
{
    struct insn_trip t = insn_item_insertion(g);
    unsigned at;

    if (t.keep == 0xff0000)
        t.x |= 0xff0000;
    if (t.keep == 0xffffffff)
        t.x = insn_emit_simple(g);
    if (t.x == 0 && t.keep == 0)
        t.x = (octa)1 << 63; /* nothing */
    put_value(g, SREG_rX, t.x);
    put_value(g, SREG_rY, t.y);
    put_value(g, SREG_rZ, t.z);
    at = insn_emit_xyz(g, OP_GETA, 255, 0, 0);
    insn_emit_xyz(g, OP_PUT, SREG_rW, 0, 255);
    insn_emit_xyz(g, OP_RESUME, 0, 0, 0);
    insn_items(g, (unsigned)dice_below(&g->dice, 2));
    insn_emit_aim(g, at, g->c->length);
}

/* --- code that changes ------------------------------------------------------
 */

static void store_code(struct insn_gen *g)
{
    byte t = insn_emit_target(g), a = insn_emit_target(g);
    tetra word = insn_emit_simple(g);
    unsigned at;

    insn_emit_constant(g, t, word);
    at = insn_emit_xyz(g, OP_GETA, a, 0, 0);
    insn_emit_xyz(g, OP_STTUI, t, a, (byte)dice_below(&g->dice, 4));
    if (g->nesting < NESTING)
        insn_items(g, (unsigned)dice_below(&g->dice, 2));
    insn_emit_aim(g, at, insn_emit(g, insn_emit_simple(g)));
}

/* --- swaps ------------------------------------------------------------------
 */

static void swap(struct insn_gen *g, byte op)
{
    tetra word = insn_emit_word(g, op);
    byte t = insn_emit_target(g);

    if (dice_chance(&g->dice, 50)) {
        /* load what is to be compared */
        insn_emit_xyz(g, OP_LDOU | (op & 1), t, codec_y(word), codec_z(word));
        insn_emit_xyz(g, OP_PUT, SREG_rP, 0, t);
    }
    insn_emit(g, word);
}

/* --- any ----------------------------------------------------------------- */

static void special_item(struct insn_gen *g, byte op)
{
    switch (op) {
    case OP_POP:
        pop_or_call(g);
        break;
    case OP_RESUME:
        resume(g);
        break;
    case OP_SAVE:
    case OP_UNSAVE:
        save(g);
        break;
    case OP_GET:
        get(g);
        break;
    case OP_PUT:
    case OP_PUTI:
        put(g, op);
        break;
    case OP_CSWAP:
    case OP_CSWAPI:
        swap(g, op);
        break;
    case OP_LDVTS: /* nobody may execute it; its place is used otherwise */
    case OP_LDVTSI:
        store_code(g);
        break;
    default:
        insn_emit(g, insn_emit_word(g, op));
    }
}

static void item_of(struct insn_gen *g, byte op)
{
    const struct insn_info *info = &isa_insns[op];
    bool is_relative =
        info->operands & OPERAND_XYZ_REL || info->flags & INSN_BRANCH;

    if (info->operands & OPERAND_X_PUSH)
        call(g, op);
    else if (is_relative && op & 1)
        loop(g, op);
    else if (is_relative)
        branch_ahead(g, op);
    else if (op == OP_GO || op == OP_GOI)
        go_ahead(g);
    else
        special_item(g, op);
}

void insn_item(struct insn_gen *g)
{
    struct dice *d = &g->dice;
    byte op = (byte)dice_octa(d);

    if (dice_below(d, 1000) < 4)
        insn_emit(g, (tetra)dice_octa(d) | 0x1000000); /* no TRAP */
    else if (dice_chance(d, 4))
        put_value(g, SREG_rA, common_value_ra(d));
    else
        item_of(g, op);
    complete_item(g);
}

void insn_items(struct insn_gen *g, unsigned count)
{
    while (count-- > 0)
        insn_item(g);
}

/* --- fatal ------------------------------------------------------------------
 */

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
    put_value(g, SREG_rX, bad_rx(&g->dice));
    insn_emit_xyz(g, OP_RESUME, 0, 0, 0);
}

static tetra bad_word(struct insn_gen *g)
{
    static const tetra words[] = {
        0x98000000, 0x99000000,                                     /* LDVTS */
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

    if (dice_chance(&g->dice, 10))
        return (tetra)dice_octa(&g->dice) | 0x1000000;
    return DICE_PICK(&g->dice, words);
}

/* Use an address that is the system's. */
static void bad_address(struct insn_gen *g)
{
    byte op = (byte)dice_between(&g->dice, OP_LDB, OP_PUSHGOI);
    tetra word = insn_emit_word(g, op);

    insn_emit_constant(g, 255, dice_octa(&g->dice) | (octa)1 << 63);
    insn_emit(g, (word & 0xffff00ff) | 0xff00);
}

void insn_item_fatal(struct insn_gen *g)
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
