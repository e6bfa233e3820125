/* test_fpu.c - addition, multiplication, division, remainder, square root. */
#include "tests/unit/test_fpu.h"

/* An operation with two operands. */
typedef octa binary(octa, octa, enum round, unsigned *);

static binary *const OPERATIONS[] = {fpu_add, fpu_sub, fpu_mul, fpu_div,
                                     fpu_rem};

static void a_quiet_nan_passes_through_without_events(void)
{
    for (size_t i = 0; i < ARRAY_LEN(OPERATIONS); i++) {
        binary *op = OPERATIONS[i];

        CHECK_RESULT(op(QUIET, ONE, ROUND_NEAR, &exc), QUIET, 0);
        CHECK_RESULT(op(INFINITE, QUIET, ROUND_NEAR, &exc), QUIET, 0);
        CHECK_RESULT(op(ZERO, MINUS | QUIET, ROUND_NEAR, &exc), MINUS | QUIET,
                     0);
    }
}

static void of_two_nans_z_is_the_result(void)
{
    for (size_t i = 0; i < ARRAY_LEN(OPERATIONS); i++) {
        binary *op = OPERATIONS[i];

        CHECK_RESULT(op(STANDARD_NAN, MINUS | QUIET, ROUND_NEAR, &exc),
                     MINUS | QUIET, 0);
        CHECK_RESULT(op(SIGNALING, QUIET, ROUND_NEAR, &exc), QUIET, EXC_I);
    }
}

static void a_signaling_nan_is_invalid_and_becomes_quiet(void)
{
    for (size_t i = 0; i < ARRAY_LEN(OPERATIONS); i++) {
        binary *op = OPERATIONS[i];

        CHECK_RESULT(op(SIGNALING, ZERO, ROUND_NEAR, &exc), QUIETED, EXC_I);
        CHECK_RESULT(op(QUIET, SIGNALING, ROUND_NEAR, &exc), QUIETED, EXC_I);
    }
}

static void events_are_added_to_those_there(void)
{
    unsigned exc = EXC_D;

    fpu_div(ONE, ZERO, ROUND_NEAR, &exc);
    CHECK_INT(exc, EXC_D | EXC_Z);
}

static void adding_half_a_unit_rounds_to_even(void)
{
    octa half_unit = 0x3ca0000000000000; /* 2^-53 */

    CHECK_RESULT(fpu_add(ONE, half_unit, ROUND_NEAR, &exc), ONE, EXC_X);
    CHECK_RESULT(fpu_add(AFTER_ONE, half_unit, ROUND_NEAR, &exc), ONE + 2,
                 EXC_X);
    CHECK_RESULT(fpu_add(ONE, half_unit + 1, ROUND_NEAR, &exc), ONE + 1, EXC_X);
}

static void the_smallest_addend_counts_in_directed_modes(void)
{
    CHECK_RESULT(fpu_add(ONE, LEAST, ROUND_NEAR, &exc), ONE, EXC_X);
    CHECK_RESULT(fpu_add(ONE, LEAST, ROUND_OFF, &exc), ONE, EXC_X);
    CHECK_RESULT(fpu_add(ONE, LEAST, ROUND_UP, &exc), AFTER_ONE, EXC_X);
    CHECK_RESULT(fpu_add(ONE, LEAST, ROUND_DOWN, &exc), ONE, EXC_X);
    CHECK_RESULT(fpu_sub(ONE, LEAST, ROUND_OFF, &exc), BEFORE_ONE, EXC_X);
    CHECK_RESULT(fpu_sub(ONE, LEAST, ROUND_NEAR, &exc), ONE, EXC_X);
    CHECK_RESULT(fpu_sub(MINUS | ONE, LEAST, ROUND_DOWN, &exc),
                 MINUS | AFTER_ONE, EXC_X);
}

/* 2^53 - (1 + 2^-50): the first guard bit of the difference decides. */
static void the_sticky_bit_is_not_shifted_into_the_result(void)
{
    CHECK_RESULT(
        fpu_sub(0x4340000000000000, 0x3ff0000000000004, ROUND_NEAR, &exc),
        0x433fffffffffffff, EXC_X);
    CHECK_RESULT(
        fpu_sub(0x4340000000000000, 0x3ff0000000000004, ROUND_DOWN, &exc),
        0x433ffffffffffffe, EXC_X);
}

static void cancellation_is_exact(void)
{
    CHECK_RESULT(fpu_sub(AFTER_ONE, ONE, ROUND_UP, &exc), 0x3cb0000000000000,
                 0);
    CHECK_RESULT(fpu_sub(ONE, BEFORE_ONE, ROUND_UP, &exc), 0x3ca0000000000000,
                 0);
}

static void an_exact_zero_is_negative_only_when_rounding_down(void)
{
    CHECK_RESULT(fpu_sub(ONE, ONE, ROUND_NEAR, &exc), ZERO, 0);
    CHECK_RESULT(fpu_sub(ONE, ONE, ROUND_DOWN, &exc), MINUS, 0);
    CHECK_RESULT(fpu_add(ZERO, MINUS, ROUND_UP, &exc), ZERO, 0);
    CHECK_RESULT(fpu_add(ZERO, MINUS, ROUND_DOWN, &exc), MINUS, 0);
    CHECK_RESULT(fpu_add(ZERO, ZERO, ROUND_DOWN, &exc), ZERO, 0);
    CHECK_RESULT(fpu_add(MINUS, MINUS, ROUND_NEAR, &exc), MINUS, 0);
}

static void infinities_of_opposite_signs_have_no_sum(void)
{
    CHECK_RESULT(fpu_add(INFINITE, MINUS | INFINITE, ROUND_NEAR, &exc),
                 MINUS | STANDARD_NAN, EXC_I);
    CHECK_RESULT(fpu_add(MINUS | INFINITE, INFINITE, ROUND_NEAR, &exc),
                 STANDARD_NAN, EXC_I);
    CHECK_RESULT(fpu_sub(INFINITE, INFINITE, ROUND_NEAR, &exc),
                 MINUS | STANDARD_NAN, EXC_I);
    CHECK_RESULT(fpu_add(INFINITE, INFINITE, ROUND_NEAR, &exc), INFINITE, 0);
    CHECK_RESULT(fpu_sub(LARGEST, INFINITE, ROUND_NEAR, &exc), MINUS | INFINITE,
                 0);
}

static void subtraction_does_not_negate_a_nan(void)
{
    CHECK_RESULT(fpu_sub(ONE, QUIET, ROUND_NEAR, &exc), QUIET, 0);
    CHECK_RESULT(fpu_sub(ONE, MINUS | SIGNALING, ROUND_NEAR, &exc),
                 MINUS | QUIETED, EXC_I);
}

static void overflow_gives_infinity_in_every_mode(void)
{
    for (int r = ROUND_NEAR; r <= ROUND_DOWN; r++) {
        CHECK_RESULT(fpu_add(LARGEST, LARGEST, (enum round)r, &exc), INFINITE,
                     EXC_O | EXC_X);
        CHECK_RESULT(fpu_mul(LARGEST, MINUS | TWO, (enum round)r, &exc),
                     MINUS | INFINITE, EXC_O | EXC_X);
    }
    CHECK_RESULT(fpu_add(LARGEST, ONE, ROUND_UP, &exc), INFINITE,
                 EXC_O | EXC_X);
    CHECK_RESULT(fpu_add(LARGEST, ONE, ROUND_OFF, &exc), LARGEST, EXC_X);
}

static void a_tiny_result_reports_underflow_even_if_exact(void)
{
    CHECK_RESULT(fpu_sub(LEAST_NORMAL, LEAST, ROUND_NEAR, &exc), TOP_SUBNORMAL,
                 EXC_U);
    CHECK_RESULT(fpu_add(ZERO, LEAST, ROUND_NEAR, &exc), LEAST, EXC_U);
    CHECK_RESULT(fpu_mul(LEAST_NORMAL, HALF, ROUND_NEAR, &exc),
                 LEAST_NORMAL / 2, EXC_U);
    CHECK_RESULT(fpu_mul(LEAST, HALF, ROUND_NEAR, &exc), ZERO, EXC_U | EXC_X);
    CHECK_RESULT(fpu_mul(LEAST, HALF, ROUND_UP, &exc), LEAST, EXC_U | EXC_X);
    CHECK_RESULT(fpu_mul(LEAST, MINUS | LEAST, ROUND_DOWN, &exc), MINUS | LEAST,
                 EXC_U | EXC_X);
}

static void what_rounds_up_to_a_normal_number_is_not_tiny(void)
{
    CHECK_RESULT(fpu_mul(LEAST_NORMAL, BEFORE_ONE, ROUND_NEAR, &exc),
                 LEAST_NORMAL, EXC_X);
    CHECK_RESULT(fpu_mul(LEAST_NORMAL, BEFORE_ONE, ROUND_OFF, &exc),
                 TOP_SUBNORMAL, EXC_U | EXC_X);
}

static void a_product_has_the_product_of_the_signs(void)
{
    CHECK_RESULT(fpu_mul(MINUS | TWO, THREE, ROUND_NEAR, &exc),
                 0xc018000000000000, 0);
    CHECK_RESULT(fpu_mul(MINUS | ZERO, THREE, ROUND_NEAR, &exc), MINUS, 0);
    CHECK_RESULT(fpu_mul(MINUS | INFINITE, MINUS | LEAST, ROUND_NEAR, &exc),
                 INFINITE, 0);
    CHECK_RESULT(fpu_mul(AFTER_ONE, AFTER_ONE, ROUND_NEAR, &exc), ONE + 2,
                 EXC_X);
}

static void zero_times_infinity_is_invalid(void)
{
    CHECK_RESULT(fpu_mul(ZERO, INFINITE, ROUND_NEAR, &exc), STANDARD_NAN,
                 EXC_I);
    CHECK_RESULT(fpu_mul(INFINITE, MINUS | ZERO, ROUND_NEAR, &exc),
                 MINUS | STANDARD_NAN, EXC_I);
}

static void a_third_is_rounded_by_the_mode(void)
{
    octa third = 0x3fd5555555555555;

    CHECK_RESULT(fpu_div(ONE, THREE, ROUND_NEAR, &exc), third, EXC_X);
    CHECK_RESULT(fpu_div(ONE, THREE, ROUND_UP, &exc), third + 1, EXC_X);
    CHECK_RESULT(fpu_div(MINUS | ONE, THREE, ROUND_UP, &exc), MINUS | third,
                 EXC_X);
    CHECK_RESULT(fpu_div(MINUS | ONE, THREE, ROUND_DOWN, &exc),
                 (MINUS | third) + 1, EXC_X);
    CHECK_RESULT(fpu_div(THREE, TWO, ROUND_UP, &exc), 0x3ff8000000000000, 0);
}

/* The quotient is a little above a number of 53 bits, by 2^-53 of its last
 * place: all guard bits are 0, only the remainder is not. */
static void the_remainder_of_a_division_is_sticky(void)
{
    octa y = 0x432cfe944653b014, z = 0x43378e517311d8a3;
    octa quotient = 0x3fe3b1abf44464f5;

    CHECK_RESULT(fpu_div(y, z, ROUND_NEAR, &exc), quotient, EXC_X);
    CHECK_RESULT(fpu_div(y, z, ROUND_UP, &exc), quotient + 1, EXC_X);
}

static void a_number_over_zero_is_infinite_with_its_own_event(void)
{
    CHECK_RESULT(fpu_div(LEAST, MINUS | ZERO, ROUND_NEAR, &exc),
                 MINUS | INFINITE, EXC_Z);
    CHECK_RESULT(fpu_div(INFINITE, MINUS | ZERO, ROUND_NEAR, &exc),
                 MINUS | INFINITE, 0);
    CHECK_RESULT(fpu_div(ONE, MINUS | INFINITE, ROUND_NEAR, &exc), MINUS, 0);
}

static void zero_over_zero_and_infinity_over_infinity_are_invalid(void)
{
    CHECK_RESULT(fpu_div(ZERO, MINUS | ZERO, ROUND_NEAR, &exc),
                 MINUS | STANDARD_NAN, EXC_I);
    CHECK_RESULT(fpu_div(INFINITE, INFINITE, ROUND_NEAR, &exc), STANDARD_NAN,
                 EXC_I);
}

static void the_remainder_is_the_one_nearest_to_zero(void)
{
    octa five = 0x4014000000000000;

    CHECK_RESULT(fpu_rem(five, THREE, ROUND_NEAR, &exc), MINUS | ONE, 0);
    CHECK_RESULT(fpu_rem(MINUS | five, THREE, ROUND_NEAR, &exc), ONE, 0);
    CHECK_RESULT(fpu_rem(five, MINUS | THREE, ROUND_UP, &exc), MINUS | ONE, 0);
    CHECK_RESULT(fpu_rem(ONE, THREE, ROUND_NEAR, &exc), ONE, 0);
    CHECK_RESULT(fpu_rem(TWO, THREE, ROUND_NEAR, &exc), MINUS | ONE, 0);
    CHECK_RESULT(fpu_rem(BEFORE_ONE, ONE, ROUND_NEAR, &exc), 0xbca0000000000000,
                 0);
    CHECK_RESULT(fpu_rem(HALF, ONE, ROUND_NEAR, &exc), HALF, 0);
}

static void a_tie_of_remainders_makes_the_quotient_even(void)
{
    octa five = 0x4014000000000000;

    CHECK_RESULT(fpu_rem(ONE, TWO, ROUND_NEAR, &exc), ONE, 0);
    CHECK_RESULT(fpu_rem(THREE, TWO, ROUND_NEAR, &exc), MINUS | ONE, 0);
    CHECK_RESULT(fpu_rem(five, TWO, ROUND_NEAR, &exc), ONE, 0);
}

static void a_remainder_is_exact_over_the_whole_range(void)
{
    /* 2^1024 - 2^971 mod 3: even powers leave 1, odd ones 2. */
    CHECK_RESULT(fpu_rem(LARGEST, THREE, ROUND_NEAR, &exc), MINUS | ONE, 0);
    CHECK_RESULT(fpu_rem(LARGEST, LEAST, ROUND_NEAR, &exc), ZERO, 0);
    CHECK_RESULT(fpu_rem(MINUS | LARGEST, LEAST, ROUND_NEAR, &exc), MINUS, 0);
    CHECK_RESULT(fpu_rem(LEAST, LARGEST, ROUND_NEAR, &exc), LEAST, EXC_U);
}

static void an_infinite_divisor_leaves_y_without_events(void)
{
    CHECK_RESULT(fpu_rem(LEAST, INFINITE, ROUND_NEAR, &exc), LEAST, 0);
    CHECK_RESULT(fpu_rem(MINUS | ZERO, ONE, ROUND_NEAR, &exc), MINUS, 0);
}

static void a_remainder_by_zero_or_of_infinity_is_invalid(void)
{
    CHECK_RESULT(fpu_rem(MINUS | ONE, ZERO, ROUND_NEAR, &exc),
                 MINUS | STANDARD_NAN, EXC_I);
    CHECK_RESULT(fpu_rem(INFINITE, MINUS | ONE, ROUND_NEAR, &exc), STANDARD_NAN,
                 EXC_I);
}

static void square_roots_are_rounded_once(void)
{
    octa four = 0x4010000000000000, root_two = 0x3ff6a09e667f3bcc;

    CHECK_RESULT(fpu_sqrt(four, ROUND_UP, &exc), TWO, 0);
    CHECK_RESULT(fpu_sqrt(TWO, ROUND_OFF, &exc), root_two, EXC_X);
    CHECK_RESULT(fpu_sqrt(TWO, ROUND_NEAR, &exc), root_two + 1, EXC_X);
    CHECK_RESULT(fpu_sqrt(BEFORE_ONE, ROUND_NEAR, &exc), BEFORE_ONE, EXC_X);
    CHECK_RESULT(fpu_sqrt(LEAST, ROUND_NEAR, &exc), 0x1e60000000000000, 0);
    CHECK_RESULT(fpu_sqrt(INFINITE, ROUND_NEAR, &exc), INFINITE, 0);
}

static void the_root_of_minus_zero_is_minus_zero(void)
{
    CHECK_RESULT(fpu_sqrt(MINUS | ZERO, ROUND_NEAR, &exc), MINUS, 0);
    CHECK_RESULT(fpu_sqrt(ZERO, ROUND_DOWN, &exc), ZERO, 0);
}

static void roots_of_all_other_negative_operands_are_invalid(void)
{
    CHECK_RESULT(fpu_sqrt(MINUS | LEAST, ROUND_NEAR, &exc),
                 MINUS | STANDARD_NAN, EXC_I);
    CHECK_RESULT(fpu_sqrt(MINUS | INFINITE, ROUND_NEAR, &exc),
                 MINUS | STANDARD_NAN, EXC_I);
    CHECK_RESULT(fpu_sqrt(MINUS | QUIET, ROUND_NEAR, &exc),
                 MINUS | STANDARD_NAN, EXC_I);
    CHECK_RESULT(fpu_sqrt(QUIET, ROUND_NEAR, &exc), QUIET, 0);
    CHECK_RESULT(fpu_sqrt(SIGNALING, ROUND_NEAR, &exc), QUIETED, EXC_I);
}

static void the_y_field_overrides_the_current_mode(void)
{
    CHECK_INT(fpu_round(0, ROUND_UP), ROUND_UP);
    CHECK_INT(fpu_round(1, ROUND_UP), ROUND_OFF);
    CHECK_INT(fpu_round(2, ROUND_NEAR), ROUND_UP);
    CHECK_INT(fpu_round(3, ROUND_UP), ROUND_DOWN);
    CHECK_INT(fpu_round(4, ROUND_UP), ROUND_NEAR);
}

int main(void)
{
    return TEST_RUN(
        a_quiet_nan_passes_through_without_events, of_two_nans_z_is_the_result,
        a_signaling_nan_is_invalid_and_becomes_quiet,
        events_are_added_to_those_there, adding_half_a_unit_rounds_to_even,
        the_smallest_addend_counts_in_directed_modes,
        the_sticky_bit_is_not_shifted_into_the_result, cancellation_is_exact,
        an_exact_zero_is_negative_only_when_rounding_down,
        infinities_of_opposite_signs_have_no_sum,
        subtraction_does_not_negate_a_nan,
        overflow_gives_infinity_in_every_mode,
        a_tiny_result_reports_underflow_even_if_exact,
        what_rounds_up_to_a_normal_number_is_not_tiny,
        a_product_has_the_product_of_the_signs, zero_times_infinity_is_invalid,
        a_third_is_rounded_by_the_mode, the_remainder_of_a_division_is_sticky,
        a_number_over_zero_is_infinite_with_its_own_event,
        zero_over_zero_and_infinity_over_infinity_are_invalid,
        the_remainder_is_the_one_nearest_to_zero,
        a_tie_of_remainders_makes_the_quotient_even,
        a_remainder_is_exact_over_the_whole_range,
        an_infinite_divisor_leaves_y_without_events,
        a_remainder_by_zero_or_of_infinity_is_invalid,
        square_roots_are_rounded_once, the_root_of_minus_zero_is_minus_zero,
        roots_of_all_other_negative_operands_are_invalid,
        the_y_field_overrides_the_current_mode);
}
