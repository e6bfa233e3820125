/* ops_int.h - integer arithmetic and bits. */
#ifndef VM_CORE_OPS_INT_H
#define VM_CORE_OPS_INT_H

#include "vm/core/arith.h"
#include "vm/core/ops.h"
#include "vm/core/ops_flow.h"

/* An operation with a register and with a constant as Z, whose result is the
 * expression VALUE of y, z and b. */
#define VALUE_OF(name, value)                                                  \
    OP(name)                                                                   \
    {                                                                          \
        const octa y = o->y, z = o->z, b = o->b;                               \
                                                                               \
        (void)y, (void)z, (void)b;                                             \
        o->x = (value);                                                        \
        return FAULT_NONE;                                                     \
    }                                                                          \
    OP_SAME(name##I, name)

/* The same, with integer overflow when the condition WRONG holds. */
#define VALUE_OR_OVERFLOW(name, value, wrong)                                  \
    OP(name)                                                                   \
    {                                                                          \
        const octa y = o->y, z = o->z;                                         \
                                                                               \
        o->x = (value);                                                        \
        if (wrong)                                                             \
            o->exc |= EXC_V;                                                   \
        return FAULT_NONE;                                                     \
    }                                                                          \
    OP_SAME(name##I, name)

VALUE_OR_OVERFLOW(ADD, y + z, arith_add_overflows(y, z))
VALUE_OR_OVERFLOW(SUB, y - z, arith_sub_overflows(y, z))
VALUE_OR_OVERFLOW(NEG, y - z, arith_sub_overflows(y, z))
VALUE_OR_OVERFLOW(SL, arith_shift_left(y, z), arith_shift_overflows(y, z))
VALUE_OF(ADDU, y + z)
VALUE_OF(SUBU, y - z)
VALUE_OF(NEGU, y - z)
VALUE_OF(2ADDU, 2 * y + z)
VALUE_OF(4ADDU, 4 * y + z)
VALUE_OF(8ADDU, 8 * y + z)
VALUE_OF(16ADDU, 16 * y + z)
VALUE_OF(SLU, arith_shift_left(y, z))
VALUE_OF(SR, arith_shift_signed(y, z))
VALUE_OF(SRU, arith_shift_right(y, z))

/* -1, 0 or 1 as an octa. */
#define THREE_WAY(y, z) ((octa)((y) > (z)) - (octa)((y) < (z)))
VALUE_OF(CMP, THREE_WAY(sig(y), sig(z)))
VALUE_OF(CMPU, THREE_WAY(y, z))
#undef THREE_WAY

OP(MUL)
{
    struct arith_product p = arith_mul(o->y, o->z);

    o->x = p.value;
    if (p.overflow)
        o->exc |= EXC_V;
    return FAULT_NONE;
}
OP_SAME(MULI, MUL)

OP(MULU)
{
    struct arith_wide p = arith_mulu(o->y, o->z);

    o->x = p.lo;
    c->sr[SREG_rH] = p.hi;
    return FAULT_NONE;
}
OP_SAME(MULUI, MULU)

OP(DIV)
{
    struct arith_quotient q = arith_div(o->y, o->z);

    o->x = q.quotient;
    c->sr[SREG_rR] = q.remainder;
    if (q.divide_check)
        o->exc |= EXC_D;
    if (q.overflow)
        o->exc |= EXC_V;
    return FAULT_NONE;
}
OP_SAME(DIVI, DIV)

OP(DIVU)
{
    struct arith_quotient q = arith_divu(o->b, o->y, o->z);

    o->x = q.quotient;
    c->sr[SREG_rR] = q.remainder;
    return FAULT_NONE;
}
OP_SAME(DIVUI, DIVU)

VALUE_OF(OR, y | z)
VALUE_OF(ORN, y | ~z)
VALUE_OF(NOR, ~(y | z))
VALUE_OF(XOR, y ^ z)
VALUE_OF(AND, y &z)
VALUE_OF(ANDN, y & ~z)
VALUE_OF(NAND, ~(y &z))
VALUE_OF(NXOR, ~(y ^ z))
VALUE_OF(MUX, (y & b) | (z & ~b))
VALUE_OF(BDIF, arith_bdif(y, z))
VALUE_OF(WDIF, arith_wdif(y, z))
VALUE_OF(TDIF, arith_tdif(y, z))
VALUE_OF(ODIF, arith_odif(y, z))
VALUE_OF(SADD, arith_sadd(y, z))
VALUE_OF(MOR, arith_mor(y, z))
VALUE_OF(MXOR, arith_mxor(y, z))

/* $X stays as it is, or becomes 0, when the condition does not hold; b is $X
 * for CS and 0 for ZS. */
VALUE_OF(CSN, ops_truth(OP_CSN, y) ? z : b)
VALUE_OF(CSZ, ops_truth(OP_CSZ, y) ? z : b)
VALUE_OF(CSP, ops_truth(OP_CSP, y) ? z : b)
VALUE_OF(CSOD, ops_truth(OP_CSOD, y) ? z : b)
VALUE_OF(CSNN, ops_truth(OP_CSNN, y) ? z : b)
VALUE_OF(CSNZ, ops_truth(OP_CSNZ, y) ? z : b)
VALUE_OF(CSNP, ops_truth(OP_CSNP, y) ? z : b)
VALUE_OF(CSEV, ops_truth(OP_CSEV, y) ? z : b)
VALUE_OF(ZSN, ops_truth(OP_ZSN, y) ? z : 0)
VALUE_OF(ZSZ, ops_truth(OP_ZSZ, y) ? z : 0)
VALUE_OF(ZSP, ops_truth(OP_ZSP, y) ? z : 0)
VALUE_OF(ZSOD, ops_truth(OP_ZSOD, y) ? z : 0)
VALUE_OF(ZSNN, ops_truth(OP_ZSNN, y) ? z : 0)
VALUE_OF(ZSNZ, ops_truth(OP_ZSNZ, y) ? z : 0)
VALUE_OF(ZSNP, ops_truth(OP_ZSNP, y) ? z : 0)
VALUE_OF(ZSEV, ops_truth(OP_ZSEV, y) ? z : 0)

#undef VALUE_OF
#undef VALUE_OR_OVERFLOW

/* Wydes: y is $X as it was, z the wyde in its place. */
#define WYDES(name, value)                                                     \
    OP(name##L)                                                                \
    {                                                                          \
        o->x = (value);                                                        \
        return FAULT_NONE;                                                     \
    }                                                                          \
    OP_SAME(name##ML, name##L)                                                 \
    OP_SAME(name##MH, name##L)                                                 \
    OP_SAME(name##H, name##L)
WYDES(SET, o->z)
WYDES(INC, o->y + o->z)
WYDES(OR, o->y | o->z)
WYDES(ANDN, o->y & ~o->z)
#undef WYDES

#endif
