/* ops_sys.h - special registers, the stack as a whole, trips and traps. */
#ifndef VM_CORE_OPS_SYS_H
#define VM_CORE_OPS_SYS_H

#include "vm/core/ops.h"
#include "vm/core/regstack.h"
#include "vm/core/trip.h"

OP(GET)
{
    o->x = c->sr[o->Z];
    if (o->Z == SREG_rQ)
        c->fresh = 0;
    return FAULT_NONE;
}

/* rG may take any value from 32 and rL up to 255. */
static inline unsigned ops_put_rg(struct cpu *c, octa z)
{
    if (z > CPU_REGS - 1 || z < 32 || z < c->sr[SREG_rL])
        return FAULT_B;
    cpu_set_first_global(c, z);
    return FAULT_NONE;
}

/* A request that came since rQ was read last would be lost by who writes back
 * what was read; so it stays (mmix-doc, section 43). */
static inline void ops_put_rq(struct cpu *c, octa z)
{
    c->fresh |= z & ~c->sr[SREG_rQ];
    c->sr[SREG_rQ] = z | c->fresh;
    c->attention |= CPU_ATTENTION_REQUESTS;
}

OP(PUT)
{
    switch (o->X) {
    case SREG_rA:
        if (o->z >> 18 != 0)
            return FAULT_B;
        break;
    case SREG_rQ:
        ops_put_rq(c, o->z);
        return FAULT_NONE;
    case SREG_rI: /* the PUT itself is not counted: zero comes z later */
        c->sr[SREG_rI] = o->z + !c->kind.interval_is_oops;
        c->attention |= CPU_ATTENTION_INTERVAL;
        return FAULT_NONE;
    case SREG_rU:
        c->attention |= CPU_ATTENTION_USAGE;
        break;
    case SREG_rK:
        c->attention |= CPU_ATTENTION_REQUESTS;
        break;
    case SREG_rV:
    case SREG_rVV:
        c->attention |= CPU_ATTENTION_TRANSLATION;
        break;
    case SREG_rL: /* can only shrink */
        if (o->z < c->sr[SREG_rL])
            c->sr[SREG_rL] = o->z;
        return FAULT_NONE;
    case SREG_rG:
        return ops_put_rg(c, o->z);
    default:
        break;
    }
    c->sr[o->X] = o->z;
    return FAULT_NONE;
}
OP_SAME(PUTI, PUT)

OP(SAVE)
{
    struct regstack_step at = {.phase = o->Z, .number = o->Y};
    octa top;
    unsigned fault;

    if (o->X < cpu_first_global(c))
        return FAULT_B;
    fault = regstack_save(c, &at, &top);
    if (fault == FAULT_NONE)
        c->g[o->X] = top;
    else
        o->insn = codec_make(OP_SAVE, o->X, at.number, at.phase);
    return fault;
}

OP(UNSAVE)
{
    struct regstack_step at = {.phase = o->X, .number = o->Y};
    unsigned fault = regstack_unsave(c, &at, o->z);

    if (fault != FAULT_NONE)
        o->insn = codec_make(OP_UNSAVE, at.phase, at.number,
                             at.phase == 0 ? o->Z : 0);
    return fault;
}

OP(RESUME)
{
    return trip_resume(c, o);
}

OP(TRIP)
{
    o->exc |= EXC_TRIP;
    return FAULT_NONE;
}

/* TRAP, LDVTS and the world switch never get here: the engine stops before
 * them, since what they do is for the surroundings to say. */
OP(TRAP)
{
    assert(!"this is the surroundings' business");
    return FAULT_NONE;
}

OP(SWYM)
{
    return FAULT_NONE;
}

/* Nothing is ever out of order, so there is nothing to wait for; those that
 * do something, SYNC 4 and 6, are the surroundings' business, too. */
OP_SAME(SYNC, SWYM)
OP_SAME(LDVTS, TRAP)
OP_SAME(LDVTSI, TRAP)

#endif
