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

static void trip(struct cpu *c, const struct operands *o, unsigned exc)
{
    c->sr[SREG_rW] = c->pc;
    c->pc = handler_of(exc);
    c->sr[SREG_rX] = (octa)1 << 63 | o->insn;
    show_operands(c, o);
    c->sr[SREG_rB] = c->g[255];
    c->g[255] = c->sr[SREG_rJ];
}

void trip_exceptions(struct cpu *c, const struct operands *o)
{
    unsigned exc = o->exc;
    unsigned enabled = (unsigned)bits_get(c->sr[SREG_rA], 8, 8);

    /* A result that is subnormal but exact counts as underflow only for
     * those who enabled it (mmix-doc, section 22). */
    if ((exc & (EXC_U | EXC_X)) == EXC_U && !(enabled & EXC_U))
        exc &= ~(unsigned)EXC_U;
    if (exc == 0)
        return;
    if (exc & (enabled | EXC_TRIP)) {
        unsigned taken = first_of(exc & (enabled | EXC_TRIP));

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
 * rows of the opcode chart are excluded). */
static bool can_continue(byte op)
{
    return !(1 << (op >> 4) & 0x8f30);
}

static bool is_marginal(const struct cpu *c, byte X)
{
    return X >= cpu_local_count(c) && X < cpu_first_global(c);
}

static bool can_insert(const struct cpu *c, byte ropcode, tetra insn)
{
    byte op = codec_op(insn), X = codec_x(insn);

    switch (ropcode) {
    case ROPCODE_AGAIN:
        return op != OP_RESUME;
    case ROPCODE_CONT:
        return op != OP_RESUME && can_continue(op) && !is_marginal(c, X);
    case ROPCODE_SET:
        return op != OP_RESUME && !is_marginal(c, X);
    default:
        return false;
    }
}

unsigned trip_resume(struct cpu *c, unsigned variant)
{
    enum cpu_insertion from =
        variant == 0 ? CPU_INSERT_TRIPPED : CPU_INSERT_TRAPPED;
    octa x = c->sr[insertion_sreg(from, SREG_rX)];

    if (sig(x) < 0)
        from = CPU_INSERT_NOTHING;
    else if (!can_insert(c, (byte)(x >> 56), (tetra)x))
        return FAULT_B;
    c->inserting = from;
    c->pc = c->sr[variant == 0 ? SREG_rW : SREG_rWW];
    return FAULT_NONE;
}

void trip_inserted(struct operands *o, const struct cpu *c)
{
    octa x = c->sr[insertion_sreg(c->inserting, SREG_rX)];
    octa y = c->sr[insertion_sreg(c->inserting, SREG_rY)];
    octa z = c->sr[insertion_sreg(c->inserting, SREG_rZ)];
    tetra insn = (tetra)x;

    operands_fetch(o, c, insn, c->pc - 4);
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
}
