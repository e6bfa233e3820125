/* fpu_num.h - floating point numbers taken apart, for the fpu_*.c files only.
 *
 * An octa that holds a floating point number has one sign bit, eleven bits of
 * exponent and 52 of fraction, with a 1 understood in front of the fraction
 * unless the exponent is 0.  To calculate, it is unpacked: the understood bit
 * is made visible, subnormal numbers are normalized, the exponent loses its
 * bias.  To round is the business of packing alone:
 *
 *    63 62                                          10 9         0
 *   +--+-------------------------------------------+------------+
 *   | 0| 1 f f f f f f f f f f f f f f f f f f f f | guard bits |   frac
 *   +--+-------------------------------------------+------------+
 *
 * An operation delivers as many guard bits as it likes, but the last one is
 * *sticky*: it is 1 if anything nonzero was dropped below it.  That is enough
 * to tell "less than half", "a tie" and "more than half" apart.
 */
#ifndef VM_CORE_FPU_NUM_H
#define VM_CORE_FPU_NUM_H

#include "vm/base/base.h"
#include "vm/isa/isa.h"

enum fpu_kind { FPU_ZERO, FPU_FINITE, FPU_INF, FPU_NAN };

enum {
    FPU_TOP = 62,    /* the leading bit of a normalized frac */
    FPU_GUARD = 10,  /* bits of frac below the fraction of an octa */
    FPU_HUGE = 10000 /* an exponent that no finite number has */
};

#define FPU_SIGN     ((octa)1 << 63)
#define FPU_QUIET    ((octa)1 << 51)            /* set in a quiet NaN */
#define FPU_INF_BITS ((octa)0x7ff << 52)        /* plus infinity */
#define FPU_NAN_BITS (FPU_INF_BITS | FPU_QUIET) /* the standard NaN(1/2) */

/* FPU_FINITE stands for frac * 2^(exp - 62), negated if NEGATIVE, with
 * 2^62 <= frac < 2^63.  Zero has frac 0 and exp -FPU_HUGE, infinity and NaNs
 * have exp FPU_HUGE, so that comparing exponents puts them in their place. */
struct fpu_num {
    enum fpu_kind kind;
    bool negative;
    int exp;
    octa frac;
};

/* The parts of X, or of the short float X.  Exact, raises nothing. */
struct fpu_num fpu_num_unpack(octa x);
struct fpu_num fpu_num_unpack_short(tetra x);

/* The finite X rounded by R to an octa, or to a short float.  Adds to *EXC
 *   EXC_X  if the result is not exact,
 *   EXC_O  (and X) if it is too large: it becomes infinity, in every mode,
 *   EXC_U  if it is tiny, smaller than any normal number after rounding,
 *          exact or not (fpu.h tells what a caller makes of that).
 * X.exp may be far out of range. */
octa fpu_num_pack(struct fpu_num x, enum round r, unsigned *exc);
tetra fpu_num_pack_short(struct fpu_num x, enum round r, unsigned *exc);

/* FRAC, of which the lowest DROP bits do not count, 1 <= DROP <= 62, rounded
 * to a multiple of 2^DROP and divided by it. */
octa fpu_num_round(octa frac, unsigned drop, bool negative, enum round r);

/* X with its nonzero frac, of any size, shifted to where it belongs. */
struct fpu_num fpu_num_normalize(struct fpu_num x);

/* F / 2^N; what is lost is remembered in the sticky bit.  Any N >= 0. */
static inline octa fpu_num_shift(octa f, unsigned n)
{
    if (n >= 64)
        return f != 0;
    return f >> n | ((f >> n) << n != f);
}

/* X with the given sign; X itself must be positive. */
static inline octa fpu_num_sign(octa x, bool negative)
{
    return negative ? x | FPU_SIGN : x;
}

static inline bool fpu_num_is_nan(octa x)
{
    return (x & ~FPU_SIGN) > FPU_INF_BITS;
}

/* The NaN X as a result: quiet; EXC_I if it was signaling. */
octa fpu_num_quiet(octa x, unsigned *exc);

/* The result when Y or Z is a NaN: Z if it is one, otherwise Y, made quiet;
 * EXC_I if either was signaling. */
octa fpu_num_nan(octa y, octa z, unsigned *exc);

/* The result of an operation that has none: NaN(1/2) and EXC_I. */
octa fpu_num_invalid(bool negative, unsigned *exc);

#endif
