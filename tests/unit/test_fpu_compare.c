/* test_fpu_compare.c - order, and nearness with respect to rE. */
#include "tests/unit/test_fpu.h"

static void numbers_are_ordered_across_the_signs(void)
{
    octa order[] = {MINUS | INFINITE,
                    MINUS | LARGEST,
                    MINUS | ONE,
                    MINUS | LEAST,
                    ZERO,
                    LEAST,
                    LEAST_NORMAL,
                    BEFORE_ONE,
                    ONE,
                    LARGEST,
                    INFINITE};

    for (size_t i = 0; i < ARRAY_LEN(order); i++)
        for (size_t j = 0; j < ARRAY_LEN(order); j++)
            CHECK_INT(fpu_cmp(order[i], order[j]), (i > j) - (i < j));
}

static void the_zeros_are_equal(void)
{
    CHECK_INT(fpu_cmp(ZERO, MINUS | ZERO), FPU_EQUAL);
    CHECK_INT(fpu_cmp(MINUS | ZERO, LEAST), FPU_LESS);
    CHECK_INT(fpu_cmp(MINUS | ZERO, MINUS | LEAST), FPU_GREATER);
}

static void nans_are_unordered_even_with_themselves(void)
{
    CHECK_INT(fpu_cmp(QUIET, QUIET), FPU_UNORDERED);
    CHECK_INT(fpu_cmp(SIGNALING, ONE), FPU_UNORDERED);
    CHECK_INT(fpu_cmp(INFINITE, MINUS | QUIET), FPU_UNORDERED);
}

static void nans_and_a_negative_epsilon_are_unordered(void)
{
    CHECK_INT(fpu_cmp_eps(ONE, ONE, QUIET, FPU_SIMILAR), FPU_UNORDERED);
    CHECK_INT(fpu_cmp_eps(ONE, ONE, MINUS | HALF, FPU_SIMILAR), FPU_UNORDERED);
    CHECK_INT(fpu_cmp_eps(ONE, ONE, MINUS | ZERO, FPU_SIMILAR), FPU_UNORDERED);
    CHECK_INT(fpu_cmp_eps(QUIET, ONE, INFINITE, FPU_SIMILAR), FPU_UNORDERED);
    CHECK_INT(fpu_cmp_eps(ONE, SIGNALING, ZERO, FPU_EQUIVALENT), FPU_UNORDERED);
}

static void epsilon_zero_asks_for_equality(void)
{
    CHECK_INT(fpu_cmp_eps(ONE, ONE, ZERO, FPU_EQUIVALENT), FPU_EQUAL);
    CHECK_INT(fpu_cmp_eps(ZERO, MINUS | ZERO, ZERO, FPU_SIMILAR), FPU_EQUAL);
    CHECK_INT(fpu_cmp_eps(ONE, AFTER_ONE, ZERO, FPU_SIMILAR), FPU_LESS);
    CHECK_INT(fpu_cmp_eps(LEAST, ZERO, ZERO, FPU_SIMILAR), FPU_GREATER);
}

/* The neighbourhood of 1 has the radius 2 eps, that of 1 - 2^-53 only eps. */
static void similar_is_weaker_than_equivalent(void)
{
    octa eps = 0x3c90000000000000; /* 2^-54 */

    CHECK_INT(fpu_cmp_eps(BEFORE_ONE, ONE, eps, FPU_SIMILAR), FPU_EQUAL);
    CHECK_INT(fpu_cmp_eps(BEFORE_ONE, ONE, eps, FPU_EQUIVALENT), FPU_LESS);
    CHECK_INT(fpu_cmp_eps(BEFORE_ONE, ONE, eps - 1, FPU_SIMILAR), FPU_LESS);
    CHECK_INT(fpu_cmp_eps(ONE, BEFORE_ONE, eps + LEAST_NORMAL, FPU_EQUIVALENT),
              FPU_EQUAL);
}

/* An exercise in mmix-doc: what FCMPE regards as similar to 0 for 1/2. */
static void powers_of_two_are_similar_to_zero_for_one_half(void)
{
    CHECK_INT(fpu_cmp_eps(ZERO, ONE, HALF, FPU_SIMILAR), FPU_EQUAL);
    CHECK_INT(fpu_cmp_eps(ZERO, AFTER_ONE, HALF, FPU_SIMILAR), FPU_LESS);
    CHECK_INT(fpu_cmp_eps(ZERO, TOP_SUBNORMAL, HALF, FPU_SIMILAR), FPU_EQUAL);
    CHECK_INT(fpu_cmp_eps(INFINITE, ZERO, HALF, FPU_SIMILAR), FPU_GREATER);
    CHECK_INT(fpu_cmp_eps(ZERO, ONE, HALF, FPU_EQUIVALENT), FPU_LESS);
}

static void everything_is_near_for_epsilon_two(void)
{
    CHECK_INT(fpu_cmp_eps(LARGEST, MINUS | LEAST, TWO, FPU_SIMILAR), FPU_EQUAL);
    CHECK_INT(fpu_cmp_eps(INFINITE, MINUS | INFINITE, TWO, FPU_SIMILAR),
              FPU_EQUAL);
    CHECK_INT(fpu_cmp_eps(LARGEST, MINUS | LARGEST, INFINITE, FPU_EQUIVALENT),
              FPU_EQUAL);
}

static void infinity_has_neighbours_from_epsilon_one_on(void)
{
    CHECK_INT(fpu_cmp_eps(INFINITE, ONE, BEFORE_ONE, FPU_SIMILAR), FPU_GREATER);
    CHECK_INT(fpu_cmp_eps(INFINITE, ONE, ONE, FPU_SIMILAR), FPU_EQUAL);
    CHECK_INT(fpu_cmp_eps(INFINITE, ONE, ONE, FPU_EQUIVALENT), FPU_GREATER);
    CHECK_INT(fpu_cmp_eps(INFINITE, MINUS | INFINITE, ONE, FPU_SIMILAR),
              FPU_GREATER);
    CHECK_INT(fpu_cmp_eps(INFINITE, INFINITE, ZERO, FPU_EQUIVALENT), FPU_EQUAL);
}

static void subnormal_numbers_share_one_neighbourhood(void)
{
    octa eps = 0x3cb0000000000000; /* 2^-52: the radius is 2 LEAST */

    CHECK_INT(fpu_cmp_eps(LEAST, 3 * LEAST, eps, FPU_EQUIVALENT), FPU_EQUAL);
    CHECK_INT(fpu_cmp_eps(LEAST, 4 * LEAST, eps, FPU_SIMILAR), FPU_LESS);
    CHECK_INT(fpu_cmp_eps(MINUS | LEAST, LEAST, eps, FPU_SIMILAR), FPU_EQUAL);
}

/* 1 and -2^-60 are a little more than 1 apart, which is the limit; but what
 * is so much smaller counts as nothing, in mmix-arith and therefore here. */
static void a_far_smaller_number_counts_as_nothing(void)
{
    CHECK_INT(fpu_cmp_eps(ONE, 0xbc30000000000000, HALF, FPU_SIMILAR),
              FPU_EQUAL);
    CHECK_INT(fpu_cmp_eps(ONE, 0xbca0000000000000, HALF, FPU_SIMILAR),
              FPU_GREATER);
}

int main(void)
{
    return TEST_RUN(numbers_are_ordered_across_the_signs, the_zeros_are_equal,
                    nans_are_unordered_even_with_themselves,
                    nans_and_a_negative_epsilon_are_unordered,
                    epsilon_zero_asks_for_equality,
                    similar_is_weaker_than_equivalent,
                    powers_of_two_are_similar_to_zero_for_one_half,
                    everything_is_near_for_epsilon_two,
                    infinity_has_neighbours_from_epsilon_one_on,
                    subnormal_numbers_share_one_neighbourhood,
                    a_far_smaller_number_counts_as_nothing);
}
