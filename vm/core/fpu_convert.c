/* fpu_convert.c - between floating point numbers, integers and short floats. */
#include "vm/core/fpu.h"
#include "vm/core/fpu_num.h"

/* |X| rounded to an integer, for X below 2^62 (and thus rounded to less than
 * 2^62 + 1). */
static octa integer_near(struct fpu_num x, enum round r)
{
    int drop = FPU_TOP - x.exp;

    if (drop > FPU_TOP) { /* less than 1: only the sticky bits matter */
        x.frac = fpu_num_shift(x.frac, (unsigned)(drop - FPU_TOP));
        drop = FPU_TOP;
    }
    return fpu_num_round(x.frac, (unsigned)drop, x.negative, r);
}

/* The integer N, negated if NEGATIVE, ready to be packed; N is not zero. */
static struct fpu_num from_integer(octa n, bool negative)
{
    return fpu_num_normalize((struct fpu_num){
        .kind = FPU_FINITE, .negative = negative, .exp = FPU_TOP, .frac = n});
}

octa fpu_int(octa z, enum round r, unsigned *exc)
{
    struct fpu_num a = fpu_num_unpack(z);
    octa n;

    if (a.kind == FPU_NAN)
        return fpu_num_quiet(z, exc);
    if (a.kind != FPU_FINITE || a.exp >= 52) /* an integer already */
        return z;
    n = integer_near(a, r);
    if (n == 0)
        return fpu_num_sign(0, a.negative);
    return fpu_num_pack(from_integer(n, a.negative), r, exc);
}

/* Is the finite A, an integer of at least 2^62, outside -2^63 ... 2^63-1? */
static bool is_too_large(struct fpu_num a)
{
    bool is_power = a.frac == (octa)1 << FPU_TOP;

    return a.exp > 63 || (a.exp == 63 && !(a.negative && is_power));
}

octa fpu_fix(octa z, enum round r, unsigned *exc)
{
    struct fpu_num a = fpu_num_unpack(z);
    octa n = 0;

    if (a.kind == FPU_INF || a.kind == FPU_NAN) {
        *exc |= EXC_I;
        return z;
    }
    if (a.kind == FPU_ZERO)
        return 0;
    if (is_too_large(a))
        *exc |= EXC_W;
    if (a.exp < FPU_TOP)
        n = integer_near(a, r);
    else if (a.exp < FPU_TOP + 64) /* otherwise a multiple of 2^64 */
        n = a.frac << (a.exp - FPU_TOP);
    return a.negative ? 0 - n : n;
}

octa fpu_fixu(octa z, enum round r, unsigned *exc)
{
    unsigned events = 0;
    octa x = fpu_fix(z, r, &events);

    *exc |= events & ~(unsigned)EXC_W;
    return x;
}

octa fpu_flotu(octa z, enum round r, unsigned *exc)
{
    return z == 0 ? 0 : fpu_num_pack(from_integer(z, false), r, exc);
}

octa fpu_flot(octa z, enum round r, unsigned *exc)
{
    if (sig(z) >= 0)
        return fpu_flotu(z, r, exc);
    return fpu_num_pack(from_integer(0 - z, true), r, exc);
}

/* A short float holds all integers, so nothing can overflow, and going
 * through memory format rounds just once. */
octa fpu_sflotu(octa z, enum round r, unsigned *exc)
{
    if (z == 0)
        return 0;
    return fpu_load_short(fpu_num_pack_short(from_integer(z, false), r, exc));
}

octa fpu_sflot(octa z, enum round r, unsigned *exc)
{
    if (sig(z) >= 0)
        return fpu_sflotu(z, r, exc);
    return fpu_load_short(
        fpu_num_pack_short(from_integer(0 - z, true), r, exc));
}

octa fpu_load_short(tetra z)
{
    struct fpu_num a = fpu_num_unpack_short(z);
    unsigned none = 0; /* every short float is exact, and normal, as an octa */
    octa frac = (octa)(z & 0x7fffff) << 29;

    switch (a.kind) {
    case FPU_ZERO:
        return fpu_num_sign(0, a.negative);
    case FPU_FINITE:
        return fpu_num_pack(a, ROUND_OFF, &none);
    case FPU_INF:
    case FPU_NAN:
        break;
    }
    return fpu_num_sign(FPU_INF_BITS | frac, a.negative);
}

tetra fpu_store_short(octa x, enum round r, unsigned *exc)
{
    struct fpu_num a = fpu_num_unpack(x);
    tetra sign = (tetra)a.negative << 31;

    switch (a.kind) {
    case FPU_ZERO:
        return sign;
    case FPU_FINITE:
        return fpu_num_pack_short(a, r, exc);
    case FPU_INF:
        break;
    case FPU_NAN:
        x = fpu_num_quiet(x, exc);
        break;
    }
    return sign | 0x7f800000 | ((tetra)(x >> 29) & 0x7fffff);
}
