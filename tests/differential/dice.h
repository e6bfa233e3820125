/* dice.h - random numbers that are the same for the same seed everywhere. */
#ifndef TESTS_DIFFERENTIAL_DICE_H
#define TESTS_DIFFERENTIAL_DICE_H

#include "vm/base/base.h"

struct dice {
    octa state;
};

void dice_init(struct dice *d, octa seed);

/* 64 bits; a number below N, which is not 0; from LEAST to MOST. */
octa dice_octa(struct dice *d);
octa dice_below(struct dice *d, octa n);
octa dice_between(struct dice *d, octa least, octa most);

/* True PERCENT times in a hundred. */
bool dice_chance(struct dice *d, unsigned percent);

/* One element of an array. */
#define DICE_PICK(d, array) ((array)[dice_below(d, ARRAY_LEN(array))])

#endif
