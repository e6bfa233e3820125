/* arith.h - MMIX's integer arithmetic, as functions of octas.
 *
 * Everything here is pure: operands in, a result out, no state.  Where an
 * instruction can raise an arithmetic exception, the function says so in its
 * result or a predicate stands beside it; the caller turns that into a bit of
 * rA.  Octas are unsigned; a function that reads them as two's complement says
 * "signed".
 *
 * What C does in one operator (ADDU, AND, MUX...) is not here.
 * Source: mmix-doc, "Adding and subtracting" to "Bit fiddling".
 */
#ifndef VM_CORE_ARITH_H
#define VM_CORE_ARITH_H

#include "vm/base/base.h"

/* A 128-bit product: MULU leaves HI in rH. */
struct arith_wide {
    octa hi, lo;
};

/* A signed product modulo 2^64, and whether it is wrong (V). */
struct arith_product {
    octa value;
    bool overflow;
};

/* Quotient and remainder; the remainder is what goes to rR. */
struct arith_quotient {
    octa quotient, remainder;
    bool overflow;     /* V: only for -2^63 / -1 */
    bool divide_check; /* D: the divisor was zero */
};

/* Does the signed Y + Z leave the range?  It does if Y and Z agree in sign and
 * the sum does not agree with them. */
static inline bool arith_add_overflows(octa y, octa z)
{
    return (~(y ^ z) & (y ^ (y + z))) >> 63;
}

/* Does the signed Y - Z leave the range?  Then X = Y - Z makes X + Z do so. */
static inline bool arith_sub_overflows(octa y, octa z)
{
    return arith_add_overflows(y - z, z);
}

/* SL and SLU: Y shifted left.  AMOUNT is a whole octa; from 64 on nothing of
 * Y is left, whereas C would leave the result undefined. */
static inline octa arith_shift_left(octa y, octa amount)
{
    return amount < 64 ? y << amount : 0;
}

/* SRU: Y shifted right, zeros come in. */
static inline octa arith_shift_right(octa y, octa amount)
{
    return amount < 64 ? y >> amount : 0;
}

/* SR: Y shifted right, copies of its sign come in.  So from 63 on every
 * amount gives 0 or -1. */
static inline octa arith_shift_signed(octa y, octa amount)
{
    return (octa)(sig(y) >> (amount < 63 ? amount : 63));
}

/* SL's overflow test: is the signed Y * 2^AMOUNT out of range?  That is so if
 * shifting back does not give Y again. */
static inline bool arith_shift_overflows(octa y, octa amount)
{
    octa x = arith_shift_left(y, amount);

    return arith_shift_signed(x, amount) != y;
}

/* MULU: the full 128 bits of the unsigned Y * Z. */
static inline struct arith_wide arith_mulu(octa y, octa z)
{
    __extension__ unsigned __int128 p = (unsigned __int128)y * z;

    return (struct arith_wide){.hi = (octa)(p >> 64), .lo = (octa)p};
}

/* MUL: the signed Y * Z. */
static inline struct arith_product arith_mul(octa y, octa z)
{
    __extension__ __int128 p = (__int128)sig(y) * sig(z);

    return (struct arith_product){.value = (octa)p,
                                  .overflow = p != sig((octa)p)};
}

/* DIV: the signed Y / Z, rounded down, so that the remainder is 0 or has the
 * sign of Z (C rounds toward zero).  Division by zero gives quotient 0 and
 * remainder Y, with divide_check; -2^63 / -1 gives -2^63 and 0, with
 * overflow. */
struct arith_quotient arith_div(octa y, octa z);

/* DIVU: the unsigned 128-bit number HI LO (rD and $Y) divided by Z.  When the
 * quotient would not fit, HI >= Z, the quotient is HI and the remainder LO;
 * that includes Z = 0.  Raises nothing. */
struct arith_quotient arith_divu(octa hi, octa lo, octa z);

/* BDIF, WDIF, TDIF, ODIF: the octas are cut into lanes of 8, 16, 32 or 64
 * bits; each lane of the result is Y's minus Z's, but 0 where Z's is greater
 * (all unsigned). */
octa arith_bdif(octa y, octa z);
octa arith_wdif(octa y, octa z);
octa arith_tdif(octa y, octa z);
octa arith_odif(octa y, octa z);

/* SADD, "sideways addition": how many bits are 1 in Y and 0 in Z. */
static inline octa arith_sadd(octa y, octa z)
{
    return (octa)__builtin_popcountll(y & ~z);
}

/* MOR and MXOR: byte i of the result combines, by or (exclusive or), the
 * bytes of Y that byte i of Z selects; bit 0 of a byte of Z selects the last
 * byte of Y.  This is the product of two 8 x 8 matrices of bits. */
octa arith_mor(octa y, octa z);
octa arith_mxor(octa y, octa z);

#endif
