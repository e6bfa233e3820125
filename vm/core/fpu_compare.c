/* fpu_compare.c - the order of floating point numbers, exact and fuzzy.
 *
 * The fuzzy comparisons follow "The Art of Computer Programming", section
 * 4.2.2: each number has a neighbourhood, as large as EPS times the power of
 * two above the number, and numbers are similar if one lies in the
 * neighbourhood of the other, equivalent if each lies in the other's.
 */
#include "vm/core/fpu.h"
#include "vm/core/fpu_num.h"

/* Floating point numbers are sign and magnitude, and as integers their
 * magnitudes are in order: this turns them into two's complement. */
static int64_t rank(octa x)
{
    return x & FPU_SIGN ? -sig(x & ~FPU_SIGN) : sig(x);
}

enum fpu_order fpu_cmp(octa y, octa z)
{
    if (fpu_num_is_nan(y) || fpu_num_is_nan(z))
        return FPU_UNORDERED;
    if (rank(y) == rank(z))
        return FPU_EQUAL;
    return rank(y) < rank(z) ? FPU_LESS : FPU_GREATER;
}

/* Subnormal numbers have the neighbourhood of the smallest normal number, so
 * here they keep its exponent and their leading zeros. */
static struct fpu_num denormalize(struct fpu_num x)
{
    if (x.kind == FPU_FINITE && x.exp < -1022) {
        x.frac >>= -1022 - x.exp;
        x.exp = -1022;
    }
    return x;
}

/* Is the distance of A from B, both finite and A no smaller than B in size, at
 * most 2^(REACH + 1) times FRAC?  All in units in which A's fraction is that
 * of an fpu_num; B is smaller by a factor of 2^SHIFT.
 *
 * In 128 bits this is exact up to a shift of 54.  A B still smaller counts as
 * nothing, as in mmix-arith; this matters only when A's own size equals the
 * limit to the bit. */
static bool is_within(struct fpu_num a, struct fpu_num b, int shift, int reach,
                      octa frac)
{
    __extension__ unsigned __int128 diff = (unsigned __int128)a.frac << 54;
    __extension__ unsigned __int128 rest = b.frac;
    __extension__ unsigned __int128 limit = frac;

    rest = shift <= 54 ? rest << (54 - shift) : 0;
    diff = a.negative == b.negative ? diff - rest : diff + rest;
    if (reach < -55) /* the limit is below any difference but zero */
        return diff == 0;
    return diff <= limit << (55 + reach);
}

static bool is_near_finite(struct fpu_num a, struct fpu_num b,
                           struct fpu_num eps, enum fpu_near near)
{
    int shift, reach;

    a = denormalize(a);
    b = denormalize(b);
    if (a.exp < b.exp || (a.exp == b.exp && a.frac < b.frac)) {
        struct fpu_num larger = b;

        b = a;
        a = larger;
    }
    shift = b.kind == FPU_ZERO ? 0 : a.exp - b.exp;

    /* Equivalence asks for the smaller number's neighbourhood. */
    reach = near == FPU_SIMILAR ? eps.exp : eps.exp - shift;
    if (reach >= 1) /* EPS is 2 or more: everything is near */
        return true;
    return is_within(a, b, shift, reach, eps.frac);
}

/* The neighbourhood of an infinity is itself if EPS < 1, all but the opposite
 * one if EPS < 2, otherwise everything; a finite number's has no infinities. */
static bool is_near_infinity(struct fpu_num a, struct fpu_num b,
                             struct fpu_num eps, enum fpu_near near)
{
    if (a.kind == b.kind)
        return a.negative == b.negative || eps.exp >= 1;
    return near == FPU_SIMILAR && eps.exp >= 0;
}

/* None of the numbers is a NaN, and EPS is not negative. */
static bool is_near(struct fpu_num a, struct fpu_num b, struct fpu_num eps,
                    enum fpu_near near)
{
    if (a.kind == FPU_INF || b.kind == FPU_INF)
        return is_near_infinity(a, b, eps, near);
    if (a.kind == FPU_ZERO && b.kind == FPU_ZERO)
        return true;
    if (a.kind == FPU_ZERO || b.kind == FPU_ZERO)
        if (near == FPU_EQUIVALENT) /* zero has only itself near */
            return false;
    return is_near_finite(a, b, eps, near);
}

enum fpu_order fpu_cmp_eps(octa y, octa z, octa eps, enum fpu_near near)
{
    enum fpu_order order = fpu_cmp(y, z);

    if (order == FPU_UNORDERED || fpu_num_is_nan(eps) || eps & FPU_SIGN)
        return FPU_UNORDERED;
    if (is_near(fpu_num_unpack(y), fpu_num_unpack(z), fpu_num_unpack(eps),
                near))
        return FPU_EQUAL;
    return order;
}
