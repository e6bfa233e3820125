/* fpu_decimal.h - exact decimal fractions, for fpu_text.c only.
 *
 * A fixed-point number in radix 10^9, wide enough for every floating point
 * number and for the points halfway between: up to 324 digits before the
 * decimal point and 1080 after it (2^-1075 has 1075 of them).  A
 * binary number becomes decimal by multiplying or dividing by its power of
 * two, a decimal one binary by doing the opposite until what stands before
 * the point is its fraction.
 *
 * Digits are named by their weight: weight W is the digit of 10^W.
 */
#ifndef VM_CORE_FPU_DECIMAL_H
#define VM_CORE_FPU_DECIMAL_H

#include "vm/base/base.h"

enum {
    DECIMAL_WHOLE = 36,     /* limbs before the point */
    DECIMAL_FRACTION = 120, /* and after it */
    DECIMAL_LIMBS = DECIMAL_WHOLE + DECIMAL_FRACTION
};

struct fpu_decimal {
    int first, end; /* limbs outside first ... end-1 are zero */
    bool sticky;    /* something nonzero was lost below the last limb */
    bool lowered;   /* fpu_decimal_lower has been called */
    tetra limb[DECIMAL_LIMBS]; /* most significant first, each < 10^9 */
};

/* Make D the integer N. */
void fpu_decimal_set(struct fpu_decimal *d, octa n);

/* Multiply D by 2^K, K of either sign.  The product is below 10^324; what
 * would come below 10^-1080 is lost and makes D sticky. */
void fpu_decimal_scale(struct fpu_decimal *d, int k);

/* Add DIGIT * 10^WEIGHT, WEIGHT < 324, where D has a zero; digits too small
 * for D make it sticky. */
void fpu_decimal_put(struct fpu_decimal *d, int weight, unsigned digit);

/* The digit of weight WEIGHT, which may be any integer. */
unsigned fpu_decimal_digit(const struct fpu_decimal *d, int weight);

/* A weight above which all digits are zero; it may be up to eight too high. */
int fpu_decimal_top(const struct fpu_decimal *d);

/* Are all digits below WEIGHT zero? */
bool fpu_decimal_ends(const struct fpu_decimal *d, int weight);

/* Replace the last digit that is not 0 by one less, and the infinitely many
 * after it by 9: the same number, but approached from below.  From then on D
 * can only be read.  D is not zero. */
void fpu_decimal_lower(struct fpu_decimal *d);

/* The part before the point, modulo 2^64. */
octa fpu_decimal_whole(const struct fpu_decimal *d);

#endif
