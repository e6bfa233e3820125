/* random.h - random numbers that are the same in every run. */
#ifndef TESTS_UNIT_RANDOM_H
#define TESTS_UNIT_RANDOM_H

#include "vm/base/base.h"

/* The next 64 bits after *STATE, which is not 0 (Marsaglia's xorshift, with
 * Vigna's multiplier). */
static inline octa random_octa(octa *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state * 0x2545f4914f6cdd1d;
}

/* A number below N, which is not 0. */
static inline octa random_below(octa *state, octa n)
{
    return (random_octa(state) >> 16) % n;
}

#endif
