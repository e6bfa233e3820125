/* ops_sys.h - special registers, the stack as a whole, trips and traps. */
#ifndef VM_CORE_OPS_SYS_H
#define VM_CORE_OPS_SYS_H

#include "vm/core/ops.h"
#include "vm/core/regstack.h"
#include "vm/core/trip.h"

OP(GET)
{
    o->x = c->sr[o->Z];
    return FAULT_NONE;
}

/* rG may take any value from 32 and rL up to 255; registers that thereby
 * become global are 0. */
static inline unsigned ops_put_rg(struct cpu *c, octa z)
{
    if (z > CPU_REGS - 1 || z < 32 || z < c->sr[SREG_rL])
        return FAULT_B;
    for (octa i = z; i < c->sr[SREG_rG]; i++)
        c->g[i] = 0;
    c->sr[SREG_rG] = z;
    return FAULT_NONE;
}

OP(PUT)
{
    switch (o->X) {
    case SREG_rA:
        if (o->z >> 18 != 0)
            return FAULT_B;
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
    octa top;
    unsigned fault;

    if (o->X < cpu_first_global(c))
        return FAULT_B;
    fault = regstack_save(c, &top);
    if (fault == FAULT_NONE)
        c->g[o->X] = top;
    return fault;
}

OP(UNSAVE)
{
    return regstack_unsave(c, o->z);
}

OP(RESUME)
{
    return trip_resume(c, o->Z);
}

OP(TRIP)
{
    o->exc |= EXC_TRIP;
    return FAULT_NONE;
}

/* TRAP never gets here: the engine stops before it, since what it does is for
 * the surroundings to say. */
OP(TRAP)
{
    assert(!"TRAP is the surroundings' business");
    return FAULT_NONE;
}

OP(SWYM)
{
    return FAULT_NONE;
}

/* Nothing is ever out of order, so there is nothing to wait for. */
OP_SAME(SYNC, SWYM)

/* There is no translation cache on a processor that has no kernel, and
 * outside a kernel the word is refused unseen. */
OP(LDVTS)
{
    return FAULT_K;
}
OP_SAME(LDVTSI, LDVTS)

#endif
