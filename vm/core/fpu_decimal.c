/* fpu_decimal.c - exact decimal fractions in radix 10^9. */
#include "vm/core/fpu_decimal.h"

#include <assert.h>
#include <string.h>

enum {
    RADIX = 1000000000,
    DIGITS = 9, /* per limb */
    STEP = 29   /* 2^29 < RADIX: a carry fits in one limb */
};

static tetra power_of_ten(int n)
{
    tetra p = 1;

    while (n-- > 0)
        p *= 10;
    return p;
}

/* The limb that holds weight WEIGHT, maybe outside the array, and the place
 * of the digit in it.  Weights of a limb start at a multiple of nine. */
static int limb_of(int weight, int *place)
{
    int biased = weight + DIGITS * DECIMAL_FRACTION;
    int from_last = biased >= 0 ? biased / DIGITS : -1;

    *place = biased - from_last * DIGITS;
    return DECIMAL_LIMBS - 1 - from_last;
}

/* Restore that first and last limb are not zero; zero has none. */
static void trim(struct fpu_decimal *d)
{
    while (d->first < d->end && d->limb[d->first] == 0)
        d->first++;
    while (d->first < d->end && d->limb[d->end - 1] == 0)
        d->end--;
}

void fpu_decimal_set(struct fpu_decimal *d, octa n)
{
    memset(d, 0, sizeof *d);
    d->first = d->end = DECIMAL_WHOLE;
    for (; n != 0; n /= RADIX)
        d->limb[--d->first] = (tetra)(n % RADIX);
    trim(d);
}

/* Multiply by 2^K, 0 <= K <= STEP, from the last limb to the first. */
static void multiply(struct fpu_decimal *d, int k)
{
    octa carry = 0;

    for (int i = d->end - 1; i >= d->first; i--) {
        octa x = ((octa)d->limb[i] << k) + carry;

        d->limb[i] = (tetra)(x % RADIX);
        carry = x / RADIX;
    }
    if (carry != 0) {
        assert(d->first > 0);
        d->limb[--d->first] = (tetra)carry;
    }
    trim(d);
}

/* Divide by 2^K, 0 <= K <= STEP, from the first limb to the last and on until
 * the remainder is used up: each limb divides by 2^9 exactly. */
static void divide(struct fpu_decimal *d, int k)
{
    octa rest = 0;
    int i;

    for (i = d->first; i < d->end || (rest != 0 && i < DECIMAL_LIMBS); i++) {
        octa x = rest * RADIX + d->limb[i];

        d->limb[i] = (tetra)(x >> k);
        rest = x & (((octa)1 << k) - 1);
    }
    d->end = i;
    d->sticky |= rest != 0;
    trim(d);
}

void fpu_decimal_scale(struct fpu_decimal *d, int k)
{
    assert(!d->lowered);
    while (k != 0) {
        int size = k < 0 ? -k : k, step = size < STEP ? size : STEP;

        if (k > 0)
            multiply(d, step);
        else
            divide(d, step);
        k += k > 0 ? -step : step;
    }
}

void fpu_decimal_put(struct fpu_decimal *d, int weight, unsigned digit)
{
    int place, i = limb_of(weight, &place);

    assert(i >= 0 && !d->lowered);
    if (digit == 0)
        return;
    if (i >= DECIMAL_LIMBS) {
        d->sticky = true;
        return;
    }
    d->limb[i] += digit * power_of_ten(place);
    if (d->first == d->end) {
        d->first = i;
        d->end = i + 1;
    }
    d->first = i < d->first ? i : d->first;
    d->end = i >= d->end ? i + 1 : d->end;
}

unsigned fpu_decimal_digit(const struct fpu_decimal *d, int weight)
{
    int place, i = limb_of(weight, &place);

    if (i < d->first)
        return 0;
    if (i >= d->end)
        return d->lowered ? 9 : 0;
    return d->limb[i] / power_of_ten(place) % 10;
}

int fpu_decimal_top(const struct fpu_decimal *d)
{
    return (DECIMAL_WHOLE - d->first) * DIGITS - 1;
}

bool fpu_decimal_ends(const struct fpu_decimal *d, int weight)
{
    int place, i = limb_of(weight, &place);

    if (d->lowered)
        return false;
    if (i < d->first)
        return d->first == d->end;
    return i >= d->end ||
           (i == d->end - 1 && d->limb[i] % power_of_ten(place) == 0);
}

void fpu_decimal_lower(struct fpu_decimal *d)
{
    assert(d->first < d->end && d->limb[d->end - 1] != 0);
    d->limb[d->end - 1]--;
    d->lowered = true;
}

octa fpu_decimal_whole(const struct fpu_decimal *d)
{
    octa n = 0;

    for (int i = d->first; i < DECIMAL_WHOLE; i++)
        n = n * RADIX + d->limb[i];
    return n;
}
