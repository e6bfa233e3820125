/* common_value.h - interesting numbers. */
#ifndef TESTS_DIFFERENTIAL_COMMON_VALUE_H
#define TESTS_DIFFERENTIAL_COMMON_VALUE_H

#include "tests/differential/dice.h"

/* A number that is interesting for integers, floats, bits. */
octa common_value(struct dice *d);

/* A floating point number with an interesting exponent and fraction. */
octa common_value_near(struct dice *d);

/* Special floating point numbers, the same ones every time. */
enum { COMMON_FLOATS = 40 };
octa common_value_float(unsigned i);

/* Rounding mode, enables and events for rA. */
octa common_value_ra(struct dice *d);

#endif
