/* fpu.h - MMIX's floating point arithmetic, without the host's.
 *
 * Numbers are IEEE binary64 in octas; everything is calculated with integers,
 * so that the same operands give the same 64 bits on every host.  The
 * functions are pure.  Rounding is by the mode R that the caller has chosen
 * from rA or the instruction (fpu_round); events are *added* to *EXC as the
 * EXC_ bits of isa.h, which the caller has cleared.
 *
 * Rules for all operations, from mmix-doc, "Floating point computations", and
 * mmix-arith, which decides where they differ:
 *   - A signaling NaN raises I and is quieted.  If $Z is a NaN it is the
 *     result, otherwise $Y; sign and payload stay.
 *   - An operation without a meaning raises I and gives NaN(1/2).
 *   - A result too large becomes infinity in all four modes, with O and X.
 *   - *Underflow has two halves.*  U is reported for every result that is
 *     tiny after rounding, exact or not, be it only the subnormal operand
 *     itself.  Whether that is an underflow depends on rA, which is not known
 *     here: the caller must drop U if X is clear and U is not enabled
 *     (mmix-sim, "Check for trip interrupt").
 */
#ifndef VM_CORE_FPU_H
#define VM_CORE_FPU_H

#include <assert.h>

#include "vm/base/base.h"
#include "vm/isa/isa.h"

/* The mode that field Y of an instruction asks for: 0 is the CURRENT one in
 * rA, 1 to 4 are OFF, UP, DOWN, NEAR.  A larger Y makes the instruction
 * illegal; the caller has seen to that. */
static inline enum round fpu_round(octa y, enum round current)
{
    assert(y <= 4);
    return y == 0 ? current : (enum round)(y & 3);
}

/* FADD and FSUB.  Infinity minus infinity is invalid, with the sign of the
 * second term as added.  An exact zero is +0, or -0 if R is ROUND_DOWN, unless
 * both terms were zeros of one sign.  FSUB negates Z unless it is a NaN. */
octa fpu_add(octa y, octa z, enum round r, unsigned *exc);
octa fpu_sub(octa y, octa z, enum round r, unsigned *exc);

/* FMUL.  Zero times infinity is invalid. */
octa fpu_mul(octa y, octa z, enum round r, unsigned *exc);

/* FDIV.  A finite nonzero Y over zero raises Z and gives infinity; 0/0 and
 * infinity over infinity are invalid. */
octa fpu_div(octa y, octa z, enum round r, unsigned *exc);

/* FREM: Y - n Z, n the integer nearest to Y/Z, the even one of two.  The
 * result is exact, R does not matter; a zero has the sign of Y.  Infinite Y or
 * zero Z is invalid, with the sign of Y.  An infinite Z leaves Y alone, and
 * then U is not reported even if Y is subnormal. */
octa fpu_rem(octa y, octa z, enum round r, unsigned *exc);

/* FSQRT.  The root of -0 is -0; of everything else with a minus sign it is
 * invalid and -NaN(1/2).  *Everything* includes negative NaNs, quiet or not:
 * mmix-arith does so, although mmix-doc would have them pass through. */
octa fpu_sqrt(octa z, enum round r, unsigned *exc);

/* FINT: Z rounded to an integer; keeps the sign of a zero.  Raises nothing but
 * I for a signaling NaN: as in mmix-arith, not even X. */
octa fpu_int(octa z, enum round r, unsigned *exc);

/* FIX and FIXU: Z rounded to an integer modulo 2^64.  NaNs and infinities are
 * returned as they are, with I.  fpu_fix raises W if the integer is outside
 * -2^63 ... 2^63-1; fpu_fixu never does. */
octa fpu_fix(octa z, enum round r, unsigned *exc);
octa fpu_fixu(octa z, enum round r, unsigned *exc);

/* FLOT and SFLOT: the signed Z as a floating point number, rounded to 53 bits
 * or to the 24 of a short float; FLOTU, SFLOTU: the unsigned Z.  X if inexact;
 * 0 gives +0. */
octa fpu_flot(octa z, enum round r, unsigned *exc);
octa fpu_flotu(octa z, enum round r, unsigned *exc);
octa fpu_sflot(octa z, enum round r, unsigned *exc);
octa fpu_sflotu(octa z, enum round r, unsigned *exc);

/* LDSF: the short float Z as an octa.  Always exact; a signaling NaN stays
 * one. */
octa fpu_load_short(tetra z);

/* STSF: X rounded to a short float.  X, O, U as above, with the limits of the
 * short format; NaNs become quiet and lose their last 29 bits. */
tetra fpu_store_short(octa x, enum round r, unsigned *exc);

/* How two numbers compare; unordered if one is a NaN. */
enum fpu_order {
    FPU_LESS = -1,
    FPU_EQUAL = 0,
    FPU_GREATER = 1,
    FPU_UNORDERED = 2
};

/* FCMP, FUN, FEQL: Y compared with Z; the zeros are equal.  Raises nothing:
 * that FCMP raises I when unordered, and FUN and FEQL do not, is the caller's
 * to know. */
enum fpu_order fpu_cmp(octa y, octa z);

/* Which relation with respect to epsilon counts as equal: Y ~ Z if one of them
 * lies in the other's neighbourhood (FCMPE, FUNE), or Y = Z approximately if
 * each lies in the other's (FEQLE). */
enum fpu_near { FPU_SIMILAR, FPU_EQUIVALENT };

/* FCMPE, FEQLE, FUNE: FPU_UNORDERED if Y, Z or EPS is a NaN or EPS has a minus
 * sign, -0 included; FPU_EQUAL if they are as near as NEAR demands; otherwise
 * as fpu_cmp.  Raises nothing, as there. */
enum fpu_order fpu_cmp_eps(octa y, octa z, octa eps, enum fpu_near near);

enum { FPU_TEXT_MAX = 32 }; /* room for the longest text and its final 0 */

/* Write X in decimal as mmix-arith prints it: as few significant digits as
 * will be read back as X, at most 17, always with a point or an exponent
 * ("1.", ".5", "-6.25e-42"); "Inf"; "NaN", or "NaN.25" with the fraction as
 * payload unless that is 1/2.  Returns the length. */
size_t fpu_format(octa x, char text[FPU_TEXT_MAX]);

/* What fpu_scan found. */
enum fpu_scanned {
    FPU_SCANNED_NOTHING = -1,
    FPU_SCANNED_INTEGER = 0,
    FPU_SCANNED_FLOAT = 1
};

struct fpu_constant {
    enum fpu_scanned kind;
    octa value;    /* an integer is taken modulo 2^64 */
    size_t length; /* characters of the text that belong to it, or 0 */
};

/* Read the longest constant at the beginning of S: an optional sign, then
 * digits; or digits with a point, an exponent "e-7" or both; or "Inf", "NaN",
 * "NaN.25".  Floating constants are rounded to nearest, correctly whatever
 * their length; but, as in mmix-arith, of the significant digits before the
 * point only the first 769 count, even for the size of the number. */
struct fpu_constant fpu_scan(const char *s);

#endif
