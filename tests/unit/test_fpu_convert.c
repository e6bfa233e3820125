/* test_fpu_convert.c - integers, short floats and back. */
#include "tests/unit/test_fpu.h"

#define ONE_AND_A_HALF 0x3ff8000000000000ull
#define TWO_AND_A_HALF 0x4004000000000000ull

static void ties_go_to_the_even_integer(void)
{
    CHECK_RESULT(fpu_int(HALF, ROUND_NEAR, &exc), ZERO, 0);
    CHECK_RESULT(fpu_int(ONE_AND_A_HALF, ROUND_NEAR, &exc), TWO, 0);
    CHECK_RESULT(fpu_int(TWO_AND_A_HALF, ROUND_NEAR, &exc), TWO, 0);
    CHECK_RESULT(fpu_int(HALF + 1, ROUND_NEAR, &exc), ONE, 0);
    CHECK_RESULT(fpu_int(BEFORE_ONE, ROUND_NEAR, &exc), ONE, 0);
}

static void the_smallest_number_rounds_up_to_one(void)
{
    CHECK_RESULT(fpu_int(LEAST, ROUND_UP, &exc), ONE, 0);
    CHECK_RESULT(fpu_int(LEAST, ROUND_NEAR, &exc), ZERO, 0);
    CHECK_RESULT(fpu_int(MINUS | LEAST, ROUND_DOWN, &exc), MINUS | ONE, 0);
    CHECK_RESULT(fpu_int(MINUS | BEFORE_ONE, ROUND_UP, &exc), MINUS, 0);
    CHECK_RESULT(fpu_int(MINUS | BEFORE_ONE, ROUND_OFF, &exc), MINUS, 0);
}

static void integers_infinities_and_quiet_nans_are_integers_already(void)
{
    CHECK_RESULT(fpu_int(TWO_TO_52 + 1, ROUND_DOWN, &exc), TWO_TO_52 + 1, 0);
    CHECK_RESULT(fpu_int(MINUS | LARGEST, ROUND_UP, &exc), MINUS | LARGEST, 0);
    CHECK_RESULT(fpu_int(MINUS | ZERO, ROUND_UP, &exc), MINUS, 0);
    CHECK_RESULT(fpu_int(INFINITE, ROUND_UP, &exc), INFINITE, 0);
    CHECK_RESULT(fpu_int(MINUS | QUIET, ROUND_UP, &exc), MINUS | QUIET, 0);
    CHECK_RESULT(fpu_int(SIGNALING, ROUND_UP, &exc), QUIETED, EXC_I);
}

static void fix_rounds_and_reports_nothing(void)
{
    CHECK_RESULT(fpu_fix(TWO_AND_A_HALF, ROUND_NEAR, &exc), 2, 0);
    CHECK_RESULT(fpu_fix(TWO_AND_A_HALF, ROUND_UP, &exc), 3, 0);
    CHECK_RESULT(fpu_fix(MINUS | TWO_AND_A_HALF, ROUND_UP, &exc), 0 - 2ull, 0);
    CHECK_RESULT(fpu_fix(MINUS | TWO_AND_A_HALF, ROUND_DOWN, &exc), 0 - 3ull,
                 0);
    CHECK_RESULT(fpu_fix(MINUS | ZERO, ROUND_DOWN, &exc), 0, 0);
    CHECK_RESULT(fpu_fix(LEAST, ROUND_OFF, &exc), 0, 0);
}

static void fix_overflows_outside_the_signed_octas(void)
{
    octa before = TWO_TO_63 - 1, after = TWO_TO_63 + 1;

    CHECK_RESULT(fpu_fix(before, ROUND_NEAR, &exc), 0x7ffffffffffffc00, 0);
    CHECK_RESULT(fpu_fix(TWO_TO_63, ROUND_NEAR, &exc), 1ull << 63, EXC_W);
    CHECK_RESULT(fpu_fix(MINUS | TWO_TO_63, ROUND_NEAR, &exc), 1ull << 63, 0);
    CHECK_RESULT(fpu_fix(MINUS | after, ROUND_NEAR, &exc), 0x7ffffffffffff800,
                 EXC_W);
}

static void large_numbers_are_fixed_modulo_2_to_the_64(void)
{
    CHECK_RESULT(fpu_fix(0x4730000000000001, ROUND_NEAR, &exc), 0, EXC_W);
    CHECK_RESULT(fpu_fix(0x4720000000000001, ROUND_NEAR, &exc), 1ull << 63,
                 EXC_W);
    CHECK_RESULT(fpu_fix(0x43f0000000000001, ROUND_NEAR, &exc), 4096, EXC_W);
    CHECK_RESULT(fpu_fix(LARGEST, ROUND_NEAR, &exc), 0, EXC_W);
}

static void fixu_is_fix_without_overflow(void)
{
    CHECK_RESULT(fpu_fixu(0x43efffffffffffff, ROUND_NEAR, &exc),
                 0xfffffffffffff800, 0);
    CHECK_RESULT(fpu_fixu(MINUS | ONE, ROUND_NEAR, &exc), ~0ull, 0);
    CHECK_RESULT(fpu_fixu(INFINITE, ROUND_NEAR, &exc), INFINITE, EXC_I);
}

static void fixing_nans_and_infinities_is_invalid_and_changes_no_bit(void)
{
    CHECK_RESULT(fpu_fix(SIGNALING, ROUND_NEAR, &exc), SIGNALING, EXC_I);
    CHECK_RESULT(fpu_fix(MINUS | QUIET, ROUND_NEAR, &exc), MINUS | QUIET,
                 EXC_I);
    CHECK_RESULT(fpu_fix(MINUS | INFINITE, ROUND_NEAR, &exc), MINUS | INFINITE,
                 EXC_I);
}

static void flot_is_exact_up_to_53_bits(void)
{
    octa bits53 = (1ull << 53) - 1;

    CHECK_RESULT(fpu_flot(0, ROUND_DOWN, &exc), ZERO, 0);
    CHECK_RESULT(fpu_flot(1, ROUND_DOWN, &exc), ONE, 0);
    CHECK_RESULT(fpu_flot(bits53, ROUND_UP, &exc), 0x433fffffffffffff, 0);
    CHECK_RESULT(fpu_flot(bits53 + 2, ROUND_NEAR, &exc), 0x4340000000000000,
                 EXC_X);
    CHECK_RESULT(fpu_flot(bits53 + 2, ROUND_UP, &exc), 0x4340000000000001,
                 EXC_X);
}

static void flot_is_signed_and_flotu_is_not(void)
{
    CHECK_RESULT(fpu_flot(~0ull, ROUND_NEAR, &exc), MINUS | ONE, 0);
    CHECK_RESULT(fpu_flot(1ull << 63, ROUND_NEAR, &exc), MINUS | TWO_TO_63, 0);
    CHECK_RESULT(fpu_flotu(1ull << 63, ROUND_NEAR, &exc), TWO_TO_63, 0);
    CHECK_RESULT(fpu_flotu(~0ull, ROUND_NEAR, &exc), 0x43f0000000000000, EXC_X);
    CHECK_RESULT(fpu_flotu(~0ull, ROUND_OFF, &exc), 0x43efffffffffffff, EXC_X);
}

static void sflot_rounds_once_to_24_bits(void)
{
    CHECK_RESULT(fpu_sflot(0xffffff, ROUND_NEAR, &exc), 0x416fffffe0000000, 0);
    CHECK_RESULT(fpu_sflot(0x1000001, ROUND_NEAR, &exc), 0x4170000000000000,
                 EXC_X);
    CHECK_RESULT(fpu_sflot(0 - 0x1000001ull, ROUND_DOWN, &exc),
                 0xc170000020000000, EXC_X);
    CHECK_RESULT(fpu_sflotu(~0ull, ROUND_NEAR, &exc), 0x43f0000000000000,
                 EXC_X);
    CHECK_RESULT(fpu_sflotu(0, ROUND_NEAR, &exc), ZERO, 0);
    /* First to 53 bits and then to 24 would end at a tie, and go to even. */
    CHECK_RESULT(fpu_sflotu(0x8000008000000001, ROUND_NEAR, &exc),
                 0x43e0000020000000, EXC_X);
}

static void every_short_float_is_loaded_exactly(void)
{
    CHECK_U64(fpu_load_short(0x3f800000), ONE);
    CHECK_U64(fpu_load_short(0x80000000), MINUS);
    CHECK_U64(fpu_load_short(0x00000001), 0x36a0000000000000);
    CHECK_U64(fpu_load_short(0x807fffff), 0xb80fffffc0000000);
    CHECK_U64(fpu_load_short(0x7f7fffff), 0x47efffffe0000000);
    CHECK_U64(fpu_load_short(0xff800000), MINUS | INFINITE);
    CHECK_U64(fpu_load_short(0x7f800001), 0x7ff0000020000000);
    CHECK_U64(fpu_load_short(0xffc00000), MINUS | STANDARD_NAN);
}

static void storing_rounds_to_the_short_format(void)
{
    CHECK_RESULT(fpu_store_short(ONE, ROUND_UP, &exc), 0x3f800000, 0);
    CHECK_RESULT(fpu_store_short(AFTER_ONE, ROUND_UP, &exc), 0x3f800001, EXC_X);
    CHECK_RESULT(fpu_store_short(MINUS | AFTER_ONE, ROUND_UP, &exc), 0xbf800000,
                 EXC_X);
    CHECK_RESULT(fpu_store_short(MINUS | ZERO, ROUND_UP, &exc), 0x80000000, 0);
    CHECK_RESULT(fpu_store_short(MINUS | INFINITE, ROUND_UP, &exc), 0xff800000,
                 0);
}

static void storing_overflows_to_infinity(void)
{
    CHECK_RESULT(fpu_store_short(0x47efffffe0000000, ROUND_NEAR, &exc),
                 0x7f7fffff, 0);
    CHECK_RESULT(fpu_store_short(0x47effffff0000000, ROUND_NEAR, &exc),
                 0x7f800000, EXC_O | EXC_X);
    CHECK_RESULT(fpu_store_short(0x47efffffefffffff, ROUND_NEAR, &exc),
                 0x7f7fffff, EXC_X);
    CHECK_RESULT(fpu_store_short(LARGEST, ROUND_OFF, &exc), 0x7f800000,
                 EXC_O | EXC_X);
}

static void storing_underflows_to_subnormals_and_zero(void)
{
    CHECK_RESULT(fpu_store_short(0x36a0000000000000, ROUND_NEAR, &exc), 1,
                 EXC_U);
    CHECK_RESULT(fpu_store_short(0x3690000000000000, ROUND_NEAR, &exc), 0,
                 EXC_U | EXC_X);
    CHECK_RESULT(fpu_store_short(0x3690000000000001, ROUND_NEAR, &exc), 1,
                 EXC_U | EXC_X);
    CHECK_RESULT(fpu_store_short(0x380fffffffffffff, ROUND_NEAR, &exc),
                 0x00800000, EXC_X);
    CHECK_RESULT(fpu_store_short(LEAST, ROUND_UP, &exc), 1, EXC_U | EXC_X);
}

static void stored_nans_are_cut_and_quiet(void)
{
    CHECK_RESULT(fpu_store_short(0xfffc0000e0000000, ROUND_UP, &exc),
                 0xffe00007, 0);
    CHECK_RESULT(fpu_store_short(SIGNALING, ROUND_UP, &exc), 0x7fc00000, EXC_I);
}

int main(void)
{
    return TEST_RUN(
        ties_go_to_the_even_integer, the_smallest_number_rounds_up_to_one,
        integers_infinities_and_quiet_nans_are_integers_already,
        fix_rounds_and_reports_nothing, fix_overflows_outside_the_signed_octas,
        large_numbers_are_fixed_modulo_2_to_the_64,
        fixu_is_fix_without_overflow,
        fixing_nans_and_infinities_is_invalid_and_changes_no_bit,
        flot_is_exact_up_to_53_bits, flot_is_signed_and_flotu_is_not,
        sflot_rounds_once_to_24_bits, every_short_float_is_loaded_exactly,
        storing_rounds_to_the_short_format, storing_overflows_to_infinity,
        storing_underflows_to_subnormals_and_zero,
        stored_nans_are_cut_and_quiet);
}
