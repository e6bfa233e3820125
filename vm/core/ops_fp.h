/* ops_fp.h - floating point. */
#ifndef VM_CORE_OPS_FP_H
#define VM_CORE_OPS_FP_H

#include "vm/core/fpu.h"
#include "vm/core/ops.h"

/* Two operands, rounded as rA says. */
#define BINARY(name, function)                                                 \
    OP(name)                                                                   \
    {                                                                          \
        o->x = function(o->y, o->z, cpu_round(c), &o->exc);                    \
        return FAULT_NONE;                                                     \
    }
BINARY(FADD, fpu_add)
BINARY(FSUB, fpu_sub)
BINARY(FMUL, fpu_mul)
BINARY(FDIV, fpu_div)
BINARY(FREM, fpu_rem)
#undef BINARY

/* One operand z, rounded as y says. */
#define UNARY(name, function)                                                  \
    OP(name)                                                                   \
    {                                                                          \
        o->x = function(o->z, fpu_round(o->y, cpu_round(c)), &o->exc);         \
        return FAULT_NONE;                                                     \
    }
UNARY(FSQRT, fpu_sqrt)
UNARY(FINT, fpu_int)
UNARY(FIX, fpu_fix)
UNARY(FIXU, fpu_fixu)
UNARY(FLOT, fpu_flot)
UNARY(FLOTU, fpu_flotu)
UNARY(SFLOT, fpu_sflot)
UNARY(SFLOTU, fpu_sflotu)
#undef UNARY
OP_SAME(FLOTI, FLOT)
OP_SAME(FLOTUI, FLOTU)
OP_SAME(SFLOTI, SFLOT)
OP_SAME(SFLOTUI, SFLOTU)

/* -1, 0 or 1; numbers that cannot be compared give 0 and I. */
static inline void ops_set_order(struct operands *o, enum fpu_order order)
{
    if (order == FPU_UNORDERED)
        o->exc |= EXC_I;
    else
        o->x = (octa)order;
}

OP(FCMP)
{
    ops_set_order(o, fpu_cmp(o->y, o->z));
    return FAULT_NONE;
}

OP(FCMPE)
{
    ops_set_order(o, fpu_cmp_eps(o->y, o->z, o->b, FPU_SIMILAR));
    return FAULT_NONE;
}

OP(FEQL)
{
    o->x = fpu_cmp(o->y, o->z) == FPU_EQUAL;
    return FAULT_NONE;
}

OP(FEQLE)
{
    enum fpu_order order = fpu_cmp_eps(o->y, o->z, o->b, FPU_EQUIVALENT);

    o->x = order == FPU_EQUAL;
    if (order == FPU_UNORDERED)
        o->exc |= EXC_I;
    return FAULT_NONE;
}

OP(FUN)
{
    o->x = fpu_cmp(o->y, o->z) == FPU_UNORDERED;
    return FAULT_NONE;
}

OP(FUNE)
{
    o->x = fpu_cmp_eps(o->y, o->z, o->b, FPU_SIMILAR) == FPU_UNORDERED;
    return FAULT_NONE;
}

#endif
