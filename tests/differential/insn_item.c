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

/* GO, PUSHGO or their forms with a constant, to the address in register T. */
static void go_to(struct insn_gen *g, byte op, byte x, byte t)
{
    byte z = insn_emit_target(g), low = (byte)dice_below(&g->dice, 4);

    if (op & 1 || z == t) {
        insn_emit_xyz(g, op | 1, x, t, low);
        return;
    }
    insn_emit_xyz(g, OP_SETL, z, 0, low);
    insn_emit_xyz(g, op, x, t, z);
}

static void go_ahead(struct insn_gen *g, byte op)
{
    byte x = insn_emit_target(g), t = address_ahead(g);

    go_to(g, op, x, t);
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
    go_to(g, op, codec_x(insn_emit_word(g, op)), t);
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
    byte op = dice_chance(&g->dice, 50) ? OP_PUSHGO : OP_PUSHGOI;
    unsigned at = insn_emit_xyz(g, OP_GETA, 255, 0, 0);

    go_to(g, op, codec_x(insn_emit_word(g, op)), 255);
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

/* --- calculating ------------------------------------------------------------
 */

/* Infinite, or no number. */
static octa odd_float(struct dice *d)
{
    static const octa fractions[] = {0,
                                     0,
                                     1,
                                     0x7ffffffffffff,
                                     0x8000000000000,
                                     0xfffffffffffff,
                                     0x4000000000abc};

    return dice_below(d, 2) << 63 | (octa)0x7ff << 52 | DICE_PICK(d, fractions);
}

/* Give register R a value worth calculating with; most of what programs have
 * calculated is zero, or small. */
static void freshen(struct insn_gen *g, byte r, bool is_float)
{
    struct dice *d = &g->dice;

    if (g->is_kept[r])
        return;
    if (is_float && dice_chance(d, 20))
        insn_emit_constant(g, r, odd_float(d));
    else if (dice_chance(d, 50))
        insn_emit_xyz(g, OP_LDOUI, r, insn_emit_pointer(g),
                      (byte)(8 * dice_below(d, 32)));
    else
        insn_emit_constant(g, r, common_value(d));
}

/* OP with its operands. */
static void plain(struct insn_gen *g, byte op)
{
    const struct insn_info *info = &isa_insns[op];
    bool is_float = info->flags & INSN_FLOAT;
    bool has_address = info->flags & (INSN_LOAD | INSN_STORE);
    tetra word = insn_emit_word(g, op);

    if (!has_address && dice_chance(&g->dice, is_float ? 60 : 20)) {
        if (info->operands & OPERAND_Y_REG)
            freshen(g, codec_y(word), is_float);
        if (info->operands & OPERAND_Z_REG)
            freshen(g, codec_z(word), is_float);
    }
    if (info->operands & OPERAND_X_SRC && dice_chance(&g->dice, 20))
        freshen(g, codec_x(word), is_float);
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
        insn_sreg_resume(g);
        break;
    case OP_SAVE:
    case OP_UNSAVE:
        save(g);
        break;
    case OP_GET:
        insn_sreg_get(g);
        break;
    case OP_PUT:
    case OP_PUTI:
        insn_sreg_put(g, op);
        break;
    case OP_CSWAP:
    case OP_CSWAPI:
        swap(g, op);
        break;
    case OP_LDVTS: /* it ends a program: mostly its place is used otherwise */
    case OP_LDVTSI:
        if (dice_chance(&g->dice, 5))
            insn_emit(g, insn_emit_word(g, op));
        else
            store_code(g);
        break;
    default:
        plain(g, op);
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
        go_ahead(g, op);
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
        insn_sreg_set(g, SREG_rA, common_value_ra(d));
    else
        item_of(g, op);
    complete_item(g);
}

void insn_items(struct insn_gen *g, unsigned count)
{
    while (count-- > 0)
        insn_item(g);
}
