/* show_stack.c - who has called whom, from the register stack.
 *
 * Where a frame returns to is looked for in three ways.  A value that points
 * behind a PUSHJ or PUSHGO whose X fits to the hole is a candidate.  The
 * PUSHJ's target tells where the subroutine begins, if that lies before the
 * place at hand; of several, the nearest.  From there on its code may contain
 * GET $k,rJ: then $k has it for certain.
 */
#include "debugger/show_stack.h"

#include <inttypes.h>

#include "debugger/peek.h"
#include "debugger/place.h"
#include "debugger/show_value.h"
#include "vm/base/bits.h"
#include "vm/isa/codec.h"

enum certainty { UNKNOWN, PERHAPS, CERTAIN };

struct frame {
    octa at;        /* of $0 in the stack */
    unsigned count; /* of registers */
    octa place;     /* the call, or pc */
    enum certainty certainty;
    octa rj; /* if it is the innermost, or was saved */
    bool has_rj;
};

/* Where a subroutine may have been called from. */
struct call {
    octa place; /* the call; all ones: none */
    octa entry; /* 0: not known */
};

static const struct call no_call = {.place = ~(octa)0};

/* --- the stack ------------------------------------------------------------
 */

bool show_stack_octa(struct target *t, octa a, octa *value)
{
    const struct cpu *c = t->cpu;
    int64_t from_0 = sig(a - c->sr[SREG_rO]) / 8; /* $0 */

    if (a < c->sr[SREG_rS] || a >= c->sr[SREG_rO] + 8 * c->sr[SREG_rL])
        return target_load(t, a, BUS_LOAD, value, NULL);
    *value = c->window[c->base + from_0];
    return true;
}

/* A kernel can put a stack anywhere, but will let it begin at a page; and
 * nothing is below. */
bool show_stack_is_bottom(struct target *t, octa a)
{
    octa below = 0;

    if (t->cpu->kind.is_user_only)
        return a <= (octa)3 << 61;
    if (a % BUS_PAGE_BYTES != 0)
        return false;
    return !show_stack_octa(t, a - 8, &below) || below == 0;
}

/* --- calls ----------------------------------------------------------------
 */

/* The call that returns to A and hides HOLE registers, or none. */
static struct call call_before(struct target *t, octa a, octa hole)
{
    struct call call = {.place = a - 4};
    unsigned first_global = cpu_first_global(t->cpu);
    tetra insn;

    if (a % 4 != 0 || a == 0 || !peek_insn(t, a - 4, &insn, NULL))
        return no_call;
    if (codec_x(insn) != hole && codec_x(insn) < first_global)
        return no_call;
    switch (codec_op(insn)) {
    case OP_PUSHJ:
    case OP_PUSHJB:
        call.entry = codec_target(insn, a - 4);
        return call;
    case OP_PUSHGO:
    case OP_PUSHGOI:
        return call;
    default:
        return no_call;
    }
}

/* Subroutines are not longer. */
enum { LONGEST = 4096 * 4 };

/* Is PLACE in the subroutine that A calls, as far as one can see? */
static bool fits(const struct call *a, octa place)
{
    return a->entry != 0 && a->entry <= place && place - a->entry <= LONGEST;
}

/* Is A more likely than B to have called the subroutine that PLACE is in? */
static bool is_likelier(const struct call *a, const struct call *b, octa place)
{
    bool a_fits = fits(a, place), b_fits = fits(b, place);

    if (a->place == no_call.place || b->place == no_call.place)
        return a->place != no_call.place;
    return a_fits && (!b_fits || a->entry > b->entry);
}

/* The likeliest call of F, of all that rJ and its registers offer. */
static struct call likeliest(struct target *t, const struct frame *f, octa hole)
{
    struct call best = no_call;

    if (f->has_rj)
        best = call_before(t, f->rj, hole);
    for (unsigned i = 0; i < f->count; i++) {
        struct call call;
        octa value;

        if (!show_stack_octa(t, f->at + 8 * i, &value))
            break;
        call = call_before(t, value, hole);
        if (is_likelier(&call, &best, f->place))
            best = call;
    }
    return best;
}

/* The register into which the subroutine that CALL calls gets rJ before PLACE,
 * or -1. */
static int saved_in(struct target *t, const struct call *call, octa place)
{
    int found = -1;

    if (!fits(call, place))
        return -1;
    for (octa a = call->entry; a < place && found < 0; a += 4) {
        tetra insn;

        if (!peek_insn(t, a, &insn, NULL))
            break;
        if (codec_op(insn) == OP_GET && codec_yz(insn) == SREG_rJ)
            found = codec_x(insn);
    }
    return found;
}

/* Find out where the frame F was called from. */
static struct call find_call(struct target *t, const struct frame *f, octa hole,
                             enum certainty *certainty)
{
    struct call best = likeliest(t, f, hole), saved = no_call;
    bool is_known = f->certainty != UNKNOWN;
    int k = is_known ? saved_in(t, &best, f->place) : -1;
    octa value;

    if (k >= 0 && (unsigned)k < f->count &&
        show_stack_octa(t, f->at + 8 * (unsigned)k, &value))
        saved = call_before(t, value, hole);
    *certainty = best.place == no_call.place ? UNKNOWN : PERHAPS;
    if (saved.place != no_call.place) {
        *certainty = smaller(f->certainty, CERTAIN);
        return saved;
    }
    /* $k does not have it: GET is still to come, or PUT gave it back. */
    if (is_known && f->has_rj && best.place == f->rj - 4 &&
        (best.entry == 0 || fits(&best, f->place)))
        *certainty = f->certainty;
    return best;
}

/* --- from frame to frame --------------------------------------------------
 */

/* What SAVE leaves on top: rG and rA, so that it is no hole. */
static bool is_saved_context(octa top)
{
    return top >> 56 >= 32 && bits_get(top, 18, 38) == 0;
}

/* Where SAVE has put special register N, when it is the octa at TOP where
 * rG and rA are; for SREG_COUNT, the first of all. */
static octa saved_place(octa top, unsigned n)
{
    for (unsigned i = n; i < SREG_COUNT; i++)
        if (isa_sregs[i].flags & SREG_SAVED)
            top -= 8;
    return top;
}

/* F becomes what was saved below the octa WORD at TOP. */
static bool enter_context(struct target *t, struct frame *f, octa top,
                          octa word)
{
    octa globals = CPU_REGS - (word >> 56);
    octa hole_at = saved_place(top, 0) - 8 * globals - 8, hole;

    if (!show_stack_octa(t, hole_at, &hole) || hole >= CPU_REGS)
        return false;
    *f = (struct frame){.at = hole_at - 8 * hole, .count = (unsigned)hole};
    f->has_rj = show_stack_octa(t, saved_place(top, SREG_rJ), &f->rj);
    return true;
}

/* F becomes its caller.  False: there is none, or nothing is known of it. */
static bool go_out(struct target *t, struct frame *f, bool *is_context)
{
    enum certainty certainty;
    struct call call;
    octa hole;

    *is_context = false;
    if (show_stack_is_bottom(t, f->at) || !show_stack_octa(t, f->at - 8, &hole))
        return false;
    if (is_saved_context(hole)) {
        *is_context = true;
        return enter_context(t, f, f->at - 8, hole);
    }
    if (hole >= CPU_REGS)
        return false;
    call = find_call(t, f, hole, &certainty);
    *f = (struct frame){.at = f->at - 8 - 8 * hole,
                        .count = (unsigned)hole,
                        .place = call.place,
                        .certainty = certainty};
    return certainty != UNKNOWN || t->cpu->kind.is_user_only;
}

/* --- showing --------------------------------------------------------------
 */

static void add_registers(struct buf *out, struct target *t,
                          const struct frame *f)
{
    enum { MOST = 6 };
    octa value;

    for (unsigned i = 0; i < f->count && i < MOST; i++) {
        buf_printf(out, "%s$%u = ", i == 0 ? "      " : ", ", i);
        if (show_stack_octa(t, f->at + 8 * i, &value))
            show_value_named(out, t, value);
        else
            buf_add_byte(out, '?');
    }
    if (f->count > MOST)
        buf_printf(out, ", … $%u", f->count - 1);
    if (f->count > 0 && f->at < t->cpu->sr[SREG_rS])
        buf_add_string(out, "  (spilled)");
    buf_add_string(out, f->count > 0 ? "\n" : "");
}

static void add_frame(struct buf *out, struct target *t, const struct frame *f,
                      octa number)
{
    buf_printf(out, "#%-3" PRIu64 "  ", number);
    if (f->certainty == PERHAPS)
        buf_add_string(out, "perhaps ");
    if (f->certainty == UNKNOWN)
        buf_add_byte(out, '?');
    else
        place_add(out, t, f->place);
    buf_add_byte(out, '\n');
    add_registers(out, t, f);
}

/* A kernel that was entered by a trap. */
static void add_trapped(struct buf *out, const struct target *t)
{
    const octa *sr = t->cpu->sr;

    if (t->cpu->kind.is_user_only || sig(t->cpu->pc) >= 0 || sr[SREG_rXX] == 0)
        return;
    buf_add_string(out, "the last trap left rWW = ");
    place_add(out, t, sr[SREG_rWW]);
    buf_add_byte(out, '\n');
}

void show_stack(struct buf *out, struct target *t, octa count)
{
    const struct cpu *c = t->cpu;
    struct frame f = {.at = c->sr[SREG_rO],
                      .count = cpu_local_count(c),
                      .place = c->pc,
                      .certainty = CERTAIN,
                      .rj = c->sr[SREG_rJ],
                      .has_rj = true};
    bool is_context = false, has_more = true;
    octa i;

    for (i = 0; i < count && has_more && !out->failed; i++) {
        if (is_context)
            buf_add_string(out, "SAVE has put away:\n");
        add_frame(out, t, &f, i);
        has_more = go_out(t, &f, &is_context);
    }
    if (has_more)
        buf_add_string(out, "more frames follow\n");
    add_trapped(out, t);
}
