/* ops_mem.h - loads and stores.
 *
 * Addresses need no alignment: low bits are ignored, so that every access
 * lies within one octa.
 */
#ifndef VM_CORE_OPS_MEM_H
#define VM_CORE_OPS_MEM_H

#include "vm/base/bits.h"
#include "vm/core/fpu.h"
#include "vm/core/ops.h"

/* The SIZE bytes at the address of O, in the low end of *VALUE. */
static inline unsigned ops_load(struct cpu *c, const struct operands *o,
                                unsigned size, octa *value)
{
    octa va = operands_address(o), octa_there;
    unsigned fault = bus_load(c->bus, va, &octa_there);

    if (fault == FAULT_NONE)
        *value = bits_get(octa_there, bus_shift(va, size), 8 * size);
    return fault;
}

static inline unsigned ops_load_signed(struct cpu *c, struct operands *o,
                                       unsigned size)
{
    unsigned fault = ops_load(c, o, size, &o->x);

    o->x = bits_sign_extend(o->x, 8 * size);
    return fault;
}

#define LOADS(name, size)                                                      \
    OP(name)                                                                   \
    {                                                                          \
        return ops_load_signed(c, o, size);                                    \
    }                                                                          \
    OP(name##U)                                                                \
    {                                                                          \
        return ops_load(c, o, size, &o->x);                                    \
    }                                                                          \
    OP_SAME(name##I, name)                                                     \
    OP_SAME(name##UI, name##U)
LOADS(LDB, 1)
LOADS(LDW, 2)
LOADS(LDT, 4)
LOADS(LDO, 8)
#undef LOADS
OP_SAME(LDUNC, LDO)
OP_SAME(LDUNCI, LDO)

OP(LDHT)
{
    unsigned fault = ops_load(c, o, 4, &o->x);

    o->x <<= 32;
    return fault;
}
OP_SAME(LDHTI, LDHT)

OP(LDSF)
{
    octa tetra_there = 0;
    unsigned fault = ops_load(c, o, 4, &tetra_there);

    o->x = fpu_load_short((tetra)tetra_there);
    return fault;
}
OP_SAME(LDSFI, LDSF)

static inline unsigned ops_store(struct cpu *c, const struct operands *o,
                                 unsigned size, octa value)
{
    return bus_store(c->bus, operands_address(o), size, value);
}

/* A signed store overflows when loading it back would give another value. */
static inline unsigned ops_store_signed(struct cpu *c, struct operands *o,
                                        unsigned size)
{
    if (bits_sign_extend(o->b, 8 * size) != o->b)
        o->exc |= EXC_V;
    return ops_store(c, o, size, o->b);
}

#define STORES(name, size)                                                     \
    OP(name)                                                                   \
    {                                                                          \
        return ops_store_signed(c, o, size);                                   \
    }                                                                          \
    OP(name##U)                                                                \
    {                                                                          \
        return ops_store(c, o, size, o->b);                                    \
    }                                                                          \
    OP_SAME(name##I, name)                                                     \
    OP_SAME(name##UI, name##U)
STORES(STB, 1)
STORES(STW, 2)
STORES(STT, 4)
STORES(STO, 8)
#undef STORES
OP_SAME(STUNC, STO)
OP_SAME(STUNCI, STO)

OP(STHT)
{
    return ops_store(c, o, 4, o->b >> 32);
}
OP_SAME(STHTI, STHT)

OP(STSF)
{
    tetra rounded = fpu_store_short(o->b, cpu_round(c), &o->exc);

    return ops_store(c, o, 4, rounded);
}
OP_SAME(STSFI, STSF)

OP(STCO)
{
    return ops_store(c, o, 8, o->X);
}
OP_SAME(STCOI, STCO)

/* Compare and swap: the one atomic operation of MMIX. */
OP(CSWAP)
{
    octa va = operands_address(o), octa_there;
    unsigned fault = bus_load_to_swap(c->bus, va, &octa_there);

    if (fault == FAULT_MASKED)
        o->x = 0; /* as if it had not been equal, but rP stays */
    if (fault != FAULT_NONE)
        return fault & ~(unsigned)FAULT_MASKED;
    o->x = octa_there == c->sr[SREG_rP];
    if (o->x)
        return bus_store(c->bus, va, 8, o->b);
    c->sr[SREG_rP] = octa_there;
    return FAULT_NONE;
}
OP_SAME(CSWAPI, CSWAP)

/* Hints and cache maintenance: there are no caches, so a store is seen by the
 * next load and the next fetch anyway. */
OP(PRELD)
{
    return FAULT_NONE;
}
OP_SAME(PRELDI, PRELD)
OP_SAME(PREGO, PRELD)
OP_SAME(PREGOI, PRELD)
OP_SAME(PREST, PRELD)
OP_SAME(PRESTI, PRELD)
OP_SAME(SYNCD, PRELD)
OP_SAME(SYNCDI, PRELD)
OP_SAME(SYNCID, PRELD)
OP_SAME(SYNCIDI, PRELD)

#endif
