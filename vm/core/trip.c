/* trip.c - arithmetic exceptions, trips, and RESUME. */
#include "vm/core/trip.h"

#include <assert.h>

#include "vm/base/bits.h"

/* The highest exception of the set EXC, which is not empty: TRIP, D, … X. */
static unsigned first_of(unsigned exc)
{
    unsigned bit = EXC_TRIP;

    while (!(exc & bit))
        bit >>= 1;
    return bit;
}

static octa handler_of(unsigned exc)
{
    return exc == EXC_TRIP ? 0 : isa_exceptions[__builtin_ctz(exc)].handler;
}

/* Stores show the address of the octa they change and their value, all others
 * their operands; that the address is rounded is the simple simulator's way. */
static void show_operands(struct cpu *c, const struct operands *o)
{
    bool is_store = (o->op & 0xe0) == OP_STB;

    c->sr[SREG_rY] = is_store ? operands_address(o) & ~(octa)7 : o->y;
    c->sr[SREG_rZ] = is_store ? o->b : o->z;
}

static const char *name_of(unsigned exc)
{
    static const char *const names[] = {
#define EXCEPTION(letter, bit, handler, meaning) [bit] = #letter,
#include "vm/isa/exception.def"
#undef EXCEPTION
        [EXC_COUNT] = "TRIP"};

    return names[__builtin_ctz(exc)];
}

static void tell_trip(const struct cpu *c, const struct operands *o,
                      unsigned exc)
{
    if (event_is_wanted(c->events, EVENT_TRIP))
        event_emit(
            c->events,
            (struct event){.kind = EVENT_TRIP,
                           .insns = c->counts.insns,
                           .address = o->loc,
                           .what = name_of(exc),
                           .value = {c->pc, c->sr[SREG_rW], c->sr[SREG_rX],
                                     c->sr[SREG_rY], c->sr[SREG_rZ]}});
}

static void trip(struct cpu *c, const struct operands *o, unsigned exc)
{
    c->sr[SREG_rW] = c->pc;
    c->pc = handler_of(exc);
    c->sr[SREG_rX] = (octa)1 << 63 | o->insn;
    show_operands(c, o);
    c->sr[SREG_rB] = c->g[255];
    c->g[255] = c->sr[SREG_rJ];
    tell_trip(c, o, exc);
}

/* The kernel has no trip handlers: for it there are events only, and TRIP does
 * nothing (mmix-doc, section 35). */
static bool can_trip(const struct cpu *c, const struct operands *o)
{
    return c->kind.is_user_only || sig(o->loc) >= 0;
}

void trip_exceptions(struct cpu *c, const struct operands *o)
{
    unsigned exc = o->exc;
    unsigned enabled = (unsigned)bits_get(c->sr[SREG_rA], 8, 8);
    unsigned tripping;

    /* A result that is subnormal but exact counts as underflow only for
     * those who enabled it (mmix-doc, section 22). */
    if ((exc & (EXC_U | EXC_X)) == EXC_U && !(enabled & EXC_U))
        exc &= ~(unsigned)EXC_U;
    tripping = can_trip(c, o) ? exc & (enabled | EXC_TRIP) : 0;
    if (tripping != 0) {
        unsigned taken = first_of(tripping);

        trip(c, o, taken);
        exc &= ~taken; /* a trip that is taken is not logged as an event */
    }
    c->sr[SREG_rA] |= exc & 0xff;
}

/* The special registers that describe an inserted instruction. */
static enum sreg insertion_sreg(enum cpu_insertion from, enum sreg tripped)
{
    assert(from != CPU_INSERT_NOTHING);
    return from == CPU_INSERT_TRIPPED
               ? tripped
               : (enum sreg)(tripped + (SREG_rXX - SREG_rX));
}

/* Ropcode 1 is meant for instructions without side effects but in registers:
 * no loads, stores, branches or control (the set bits of the mask say which
 * rows of the opcode chart are excluded).  As in the reference pipeline, a
 * machine allows SYNCD and SYNCID, too. */
static bool can_continue(const struct cpu *c, byte op)
{
    bool is_sync = (op & 0xfa) == OP_SYNCD;

    return !(1 << (op >> 4) & 0x8f30) || (is_sync && !c->kind.is_user_only);
}

static bool is_marginal(const struct cpu *c, byte X)
{
    return X >= cpu_local_count(c) && X < cpu_first_global(c);
}

/* Does rV leave translation to software, and can rYY have one? */
static bool wants_translation(const struct cpu *c)
{
    return isa_field_get(c->sr[SREG_rV], LAYOUT_rV_f) == 1 &&
           sig(c->sr[SREG_rYY]) >= 0;
}

/* May what X, which is rX or rXX and not negative, says be inserted? */
static bool can_insert(const struct cpu *c, enum cpu_insertion from, octa x)
{
    byte op = codec_op((tetra)x);
    bool is_marginal_x = is_marginal(c, codec_x((tetra)x));

    switch (x >> 56) {
    case ROPCODE_AGAIN:
        return op != OP_RESUME;
    case ROPCODE_CONT:
        return op != OP_RESUME && can_continue(c, op) && !is_marginal_x;
    case ROPCODE_SET: /* only the simple simulator looks at the opcode */
        return !is_marginal_x && !(op == OP_RESUME && c->kind.is_user_only);
    case ROPCODE_TRANS:
        return from == CPU_INSERT_TRAPPED && op != OP_RESUME &&
               wants_translation(c);
    default:
        return false;
    }
}

/* A user's RESUME 0 may not lead where the kernel is; nor may what it inserts
 * seem to be there. */
static bool leads_to_kernel(const struct cpu *c, const struct operands *o)
{
    octa w = c->sr[SREG_rW];
    bool inserts = sig(c->sr[SREG_rX]) >= 0;

    return !c->kind.is_user_only && sig(o->loc) >= 0 &&
           (sig(w) < 0 || (inserts && sig(w - 4) < 0));
}

static unsigned resume_tripped(struct cpu *c, const struct operands *o)
{
    octa x = c->sr[SREG_rX];
    bool inserts = sig(x) >= 0;

    if (inserts && !can_insert(c, CPU_INSERT_TRIPPED, x))
        return FAULT_B;
    if (leads_to_kernel(c, o))
        return FAULT_P;
    c->inserting = inserts ? CPU_INSERT_TRIPPED : CPU_INSERT_NOTHING;
    c->pc = c->sr[SREG_rW];
    if (sig(o->loc) < 0 && !c->kind.is_user_only)
        c->attention |= CPU_ATTENTION_MODE; /* it may go to a user */
    return FAULT_NONE;
}

/* What may not be inserted is refused when its turn comes: the RESUME itself
 * has given the machine back by then. */
static void resume_trapped(struct cpu *c)
{
    octa x = c->sr[SREG_rXX];

    c->sr[SREG_rK] = c->g[255];
    c->g[255] = c->sr[SREG_rBB];
    c->pc = c->sr[SREG_rWW];
    c->attention |= CPU_ATTENTION_REQUESTS;
    c->inserting = sig(x) < 0 ? CPU_INSERT_NOTHING : CPU_INSERT_TRAPPED;
    if (x >> 56 != ROPCODE_TRANS || !can_insert(c, CPU_INSERT_TRAPPED, x))
        return;
    c->attention |= CPU_ATTENTION_INSTALL;
    if (codec_op((tetra)x) == OP_SWYM) /* it stood for the fetch */
        c->inserting = CPU_INSERT_NOTHING;
}

void trip_enter_guest(struct cpu *c)
{
    assert(c->kind.has_v && !c->is_guest);
    c->is_guest = true;
    resume_trapped(c);
}

static void tell_resume(const struct cpu *c, const struct operands *o, octa x)
{
    if (event_is_wanted(c->events, EVENT_RESUME))
        event_emit(c->events,
                   (struct event){.kind = EVENT_RESUME,
                                  .insns = c->counts.insns,
                                  .address = o->loc,
                                  .what = o->Z == 0 ? "tripped" : "trapped",
                                  .value = {c->pc, x}});
}

unsigned trip_resume(struct cpu *c, const struct operands *o)
{
    octa x = c->sr[o->Z == 0 ? SREG_rX : SREG_rXX];
    unsigned fault = FAULT_NONE;

    if (o->Z == 0)
        fault = resume_tripped(c, o);
    else if (o->Z == 1)
        resume_trapped(c);
    else
        trip_enter_guest(c);
    if (fault == FAULT_NONE)
        tell_resume(c, o, x);
    return fault;
}

unsigned trip_inserted(struct operands *o, const struct cpu *c)
{
    octa x = c->sr[insertion_sreg(c->inserting, SREG_rX)];
    octa y = c->sr[insertion_sreg(c->inserting, SREG_rY)];
    octa z = c->sr[insertion_sreg(c->inserting, SREG_rZ)];
    tetra insn = (tetra)x;

    operands_fetch(o, c, insn, c->pc - 4);
    if (!can_insert(c, c->inserting, x))
        return FAULT_B;
    switch (x >> 56) {
    case ROPCODE_CONT:
        o->y = y;
        o->z = z;
        o->b = 0; /* a third operand has no register to come from */
        break;
    case ROPCODE_SET:
        o->op = OP_ORI;
        o->y = z;
        o->z = 0;
        o->exc = (unsigned)bits_get(x, 40, 8);
        break;
    default:
        break;
    }
    return FAULT_NONE;
}
