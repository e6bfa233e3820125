/* test_fpu.h - operands and a check that the tests of vm/core/fpu.h share. */
#ifndef TESTS_UNIT_TEST_FPU_H
#define TESTS_UNIT_TEST_FPU_H

#include "tests/unit/test.h"
#include "vm/core/fpu.h"

#define MINUS         0x8000000000000000ull /* put in front of any of these */
#define ZERO          0x0000000000000000ull
#define LEAST         0x0000000000000001ull /* the smallest subnormal */
#define TOP_SUBNORMAL 0x000fffffffffffffull
#define LEAST_NORMAL  0x0010000000000000ull
#define HALF          0x3fe0000000000000ull
#define BEFORE_ONE    0x3fefffffffffffffull
#define ONE           0x3ff0000000000000ull
#define AFTER_ONE     0x3ff0000000000001ull
#define TWO           0x4000000000000000ull
#define THREE         0x4008000000000000ull
#define TWO_TO_52     0x4330000000000000ull
#define TWO_TO_63     0x43e0000000000000ull
#define LARGEST       0x7fefffffffffffffull
#define INFINITE      0x7ff0000000000000ull
#define SIGNALING     0x7ff0000000000123ull
#define QUIETED       0x7ff8000000000123ull /* what becomes of SIGNALING */
#define QUIET         0x7ff8000000000456ull
#define STANDARD_NAN  0x7ff8000000000000ull

/* CALL, which passes &exc, gives WANTED and exactly the events EVENTS. */
#define CHECK_RESULT(call, wanted, events)                                     \
    do {                                                                       \
        unsigned exc = 0;                                                      \
        CHECK_U64(call, wanted);                                               \
        CHECK_INT(exc, events);                                                \
    } while (0)

#endif
