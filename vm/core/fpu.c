/* fpu.c - addition, multiplication, division, remainder, square root.
 *
 * Each operation first settles the cases with NaNs, infinities and zeros, then
 * calculates with fractions as integers, and leaves rounding to fpu_num_pack.
 */
#include "vm/core/fpu.h"

#include "vm/core/arith.h"
#include "vm/core/fpu_num.h"

static octa zero(bool negative)
{
    return fpu_num_sign(0, negative);
}

static octa infinity(bool negative)
{
    return fpu_num_sign(FPU_INF_BITS, negative);
}

static bool is_either(enum fpu_kind kind, struct fpu_num a, struct fpu_num b)
{
    return a.kind == kind || b.kind == kind;
}

/* |A| < |B|, for finite numbers. */
static bool is_smaller(struct fpu_num a, struct fpu_num b)
{
    return a.exp != b.exp ? a.exp < b.exp : a.frac < b.frac;
}

/* The sum of finite nonzero numbers.
 *
 * The smaller one is shifted to the exponent of the larger.  Up to ten places
 * that is exact, for so many guard bits are free.  Beyond, bits may fall into
 * the sticky bit, but then the difference has at most one leading zero, so
 * that normalizing cannot move the sticky bit up to where it would count. */
static octa add_finite(struct fpu_num a, struct fpu_num b, enum round r,
                       unsigned *exc)
{
    octa addend;

    if (is_smaller(a, b)) {
        struct fpu_num larger = b;

        b = a;
        a = larger;
    }
    addend = fpu_num_shift(b.frac, (unsigned)(a.exp - b.exp));
    a.frac = a.negative == b.negative ? a.frac + addend : a.frac - addend;
    if (a.frac == 0)
        return zero(r == ROUND_DOWN);
    return fpu_num_pack(fpu_num_normalize(a), r, exc);
}

octa fpu_add(octa y, octa z, enum round r, unsigned *exc)
{
    struct fpu_num a = fpu_num_unpack(y), b = fpu_num_unpack(z);

    if (is_either(FPU_NAN, a, b))
        return fpu_num_nan(y, z, exc);
    if (a.kind == FPU_INF && b.kind == FPU_INF && a.negative != b.negative)
        return fpu_num_invalid(b.negative, exc);
    if (is_either(FPU_INF, a, b))
        return a.kind == FPU_INF ? y : z;
    if (a.kind == FPU_ZERO && b.kind == FPU_ZERO)
        return a.negative == b.negative ? y : zero(r == ROUND_DOWN);
    if (is_either(FPU_ZERO, a, b)) /* packed again, for it may be tiny */
        return fpu_num_pack(a.kind == FPU_ZERO ? b : a, r, exc);
    return add_finite(a, b, r, exc);
}

octa fpu_sub(octa y, octa z, enum round r, unsigned *exc)
{
    return fpu_add(y, fpu_num_is_nan(z) ? z : z ^ FPU_SIGN, r, exc);
}

/* The product of two fractions between 2^62 and 2^63 is at least 2^124; its
 * upper 64 bits, after a shift by two, have 62 or 63 good ones. */
static octa mul_finite(struct fpu_num a, struct fpu_num b, enum round r,
                       unsigned *exc)
{
    struct arith_wide p = arith_mulu(a.frac, b.frac);
    struct fpu_num x = {.kind = FPU_FINITE,
                        .negative = a.negative != b.negative,
                        .exp = a.exp + b.exp,
                        .frac = p.hi << 2 | fpu_num_shift(p.lo, FPU_TOP)};

    return fpu_num_pack(fpu_num_normalize(x), r, exc);
}

octa fpu_mul(octa y, octa z, enum round r, unsigned *exc)
{
    struct fpu_num a = fpu_num_unpack(y), b = fpu_num_unpack(z);
    bool negative = a.negative != b.negative;

    if (is_either(FPU_NAN, a, b))
        return fpu_num_nan(y, z, exc);
    if (is_either(FPU_INF, a, b) && is_either(FPU_ZERO, a, b))
        return fpu_num_invalid(negative, exc);
    if (is_either(FPU_INF, a, b))
        return infinity(negative);
    if (is_either(FPU_ZERO, a, b))
        return zero(negative);
    return mul_finite(a, b, r, exc);
}

/* The quotient of the fractions lies between 1/2 and 2; times 2^63 it has at
 * least 63 bits, and any remainder is sticky. */
static octa div_finite(struct fpu_num a, struct fpu_num b, enum round r,
                       unsigned *exc)
{
    struct arith_quotient q = arith_divu(a.frac >> 1, a.frac << 63, b.frac);
    struct fpu_num x = {.kind = FPU_FINITE,
                        .negative = a.negative != b.negative,
                        .exp = a.exp - b.exp - 1,
                        .frac = q.quotient | (q.remainder != 0)};

    return fpu_num_pack(fpu_num_normalize(x), r, exc);
}

octa fpu_div(octa y, octa z, enum round r, unsigned *exc)
{
    struct fpu_num a = fpu_num_unpack(y), b = fpu_num_unpack(z);
    bool negative = a.negative != b.negative;

    if (is_either(FPU_NAN, a, b))
        return fpu_num_nan(y, z, exc);
    if (a.kind == b.kind && a.kind != FPU_FINITE)
        return fpu_num_invalid(negative, exc);
    if (a.kind == FPU_ZERO || b.kind == FPU_INF)
        return zero(negative);
    if (a.kind == FPU_FINITE && b.kind == FPU_ZERO)
        *exc |= EXC_Z;
    if (a.kind == FPU_INF || b.kind == FPU_ZERO)
        return infinity(negative);
    return div_finite(a, b, r, exc);
}

/* M 2^PLACES mod N, for M and N below 2^53.  *ODD tells whether the integer
 * quotient is.  M is moved up as far as it fits, eleven places at a time, and
 * reduced: schoolbook division that looks only at the remainder.  The parity
 * of the quotient is that of its last digit. */
static octa reduce(octa m, octa n, int places, bool *odd)
{
    octa quotient = m / n;

    m %= n;
    while (places > 0) {
        int step = places < 11 ? places : 11;

        m <<= step;
        quotient = m / n;
        m %= n;
        places -= step;
    }
    *odd = quotient & 1;
    return m;
}

/* The remainder of finite nonzero numbers: as integers M and N in units of
 * one common power of two.  M is first reduced to less than N, then N - M
 * with the opposite sign is taken if that is nearer to zero, or equally near
 * and the quotient so far odd. */
static octa rem_finite(struct fpu_num a, struct fpu_num b, enum round r,
                       unsigned *exc)
{
    octa m = a.frac >> FPU_GUARD, n = b.frac >> FPU_GUARD;
    int places = a.exp - b.exp;
    bool odd = false;
    struct fpu_num x = a;

    if (places < -1) /* Y is less than half of Z */
        return fpu_num_pack(a, r, exc);
    if (places == -1) {
        n <<= 1;
    } else {
        m = reduce(m, n, places, &odd);
        x.exp = b.exp;
    }
    if (m == 0)
        return zero(a.negative);
    if (2 * m > n || (2 * m == n && odd)) {
        m = n - m;
        x.negative = !a.negative;
    }
    x.frac = m << FPU_GUARD;
    return fpu_num_pack(fpu_num_normalize(x), r, exc);
}

octa fpu_rem(octa y, octa z, enum round r, unsigned *exc)
{
    struct fpu_num a = fpu_num_unpack(y), b = fpu_num_unpack(z);

    if (is_either(FPU_NAN, a, b))
        return fpu_num_nan(y, z, exc);
    if (a.kind == FPU_INF || b.kind == FPU_ZERO)
        return fpu_num_invalid(a.negative, exc);
    if (a.kind == FPU_ZERO || b.kind == FPU_INF)
        return y;
    return rem_finite(a, b, r, exc);
}

/* The square root of F 2^48 as an integer of 56 bits, F at least 2^62, with
 * the sticky bit.
 *
 * The method of the schools, in binary: each step brings down two more bits
 * of F and finds one bit of the root.  If ROOT^2 + REM is what has been used
 * so far, a further 1 in the root costs 2 ROOT + 1. */
static octa root_of(octa f)
{
    octa root = 0, rem = 0;

    for (int i = 0; i < 56; i++) {
        rem = rem << 2 | f >> 62;
        f <<= 2;
        root <<= 1;
        if (rem > 2 * root) {
            rem -= 2 * root + 1;
            root++;
        }
    }
    return root | (rem != 0);
}

octa fpu_sqrt(octa z, enum round r, unsigned *exc)
{
    struct fpu_num a = fpu_num_unpack(z);

    if (a.kind == FPU_ZERO)
        return z;
    if (a.negative)
        return fpu_num_invalid(true, exc);
    if (a.kind == FPU_NAN)
        return fpu_num_quiet(z, exc);
    if (a.kind == FPU_INF)
        return z;
    if (a.exp % 2 != 0) { /* make the exponent even; FRAC has room for it */
        a.frac <<= 1;
        a.exp--;
    }
    a.frac = root_of(a.frac) << (FPU_TOP - 55);
    a.exp /= 2;
    return fpu_num_pack(a, r, exc);
}
