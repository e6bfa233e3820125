/* test_fpu_text.c - decimal text: short, exact, the same again when read. */
#include <stdio.h>
#include <string.h>

#include "tests/unit/test_fpu.h"
#include "vm/core/fpu_decimal.h"

/* X is printed as WANTED, and WANTED is read as X. */
static void check_both(octa x, const char *wanted)
{
    char text[FPU_TEXT_MAX];
    struct fpu_constant c = fpu_scan(wanted);

    CHECK_INT(fpu_format(x, text), strlen(wanted));
    CHECK_STR(text, wanted);
    CHECK_INT(c.kind, FPU_SCANNED_FLOAT);
    CHECK_U64(c.value, x);
    CHECK_INT(c.length, strlen(wanted));
}

/* The constant at the beginning of TEXT has LENGTH characters and is X. */
static void check_scan(const char *text, enum fpu_scanned kind, octa x,
                       size_t length)
{
    struct fpu_constant c = fpu_scan(text);

    CHECK_INT(c.kind, kind);
    CHECK_U64(c.value, x);
    CHECK_INT(c.length, length);
}

static void zeros_and_infinities_have_signs(void)
{
    check_both(ZERO, "0.");
    check_both(MINUS | ZERO, "-0.");
    check_both(INFINITE, "Inf");
    check_both(MINUS | INFINITE, "-Inf");
}

static void as_few_digits_as_are_needed_are_printed(void)
{
    check_both(ONE, "1.");
    check_both(HALF, ".5");
    check_both(0x3fb999999999999a, ".1");
    check_both(0x3fb999999999999b, ".10000000000000002");
    check_both(AFTER_ONE, "1.0000000000000002");
    check_both(MINUS | THREE, "-3.");
    check_both(0x400921fb54442d18, "3.141592653589793");
    check_both(0x4059000000000000, "100.");
}

static void exponents_are_used_beyond_18_characters(void)
{
    check_both(0x4341c37937e08000, "10000000000000000.");
    check_both(0x4376345785d8a000, "1e17");
    check_both(0x3f1a36e2eb1c432d, ".0001");
    check_both(0x3c670ef54646d497, ".00000000000000001");
    check_both(0x3c32725dd1d243ac, "1e-18");
    check_both(0x3cd6849b86a12b9b, ".00000000000000125");
    check_both(0x3ca203af9ee75616, "1.25e-16");
}

static void the_ends_of_the_range_are_printed(void)
{
    check_both(LEAST, "5e-324");
    check_both(LEAST_NORMAL, "2.2250738585072014e-308");
    check_both(TOP_SUBNORMAL, "2.225073858507201e-308");
    check_both(0x0040000000000000, "1.7800590868057612e-307");
    check_both(LARGEST, "1.7976931348623157e308");
}

/* mmix-arith's example: 7e22 is halfway, and belongs to the even neighbour. */
static void an_end_of_the_interval_belongs_to_even_numbers_only(void)
{
    check_both(0x44ada56a4b0835bf, "6.9999999999999995e22");
    check_both(0x44ada56a4b0835c0, "7e22");
}

static void nans_show_their_payload_as_a_fraction(void)
{
    check_both(STANDARD_NAN, "NaN");
    check_both(MINUS | STANDARD_NAN, "-NaN");
    check_both(0x7ff4000000000000, "NaN.25");
    check_both(0x7ff0000000000001, "NaN.0000000000000002");
    check_both(0xffffffffffffffff, "-NaN.9999999999999997");
}

static void nan_payloads_stay_below_one_and_above_zero(void)
{
    check_scan("NaN.999999999999999999999", FPU_SCANNED_FLOAT,
               0x7fffffffffffffff, 25);
    check_scan("NaN.0", FPU_SCANNED_FLOAT, 0x7ff0000000000001, 5);
    check_scan("NaN.5e1", FPU_SCANNED_FLOAT, STANDARD_NAN, 5);
    check_scan("NaN.e", FPU_SCANNED_FLOAT, STANDARD_NAN, 3);
    check_scan("NaN5", FPU_SCANNED_FLOAT, STANDARD_NAN, 3);
}

static void digits_alone_are_an_integer_modulo_2_to_the_64(void)
{
    check_scan("42", FPU_SCANNED_INTEGER, 42, 2);
    check_scan("-1", FPU_SCANNED_INTEGER, ~0ull, 2);
    check_scan("+007x", FPU_SCANNED_INTEGER, 7, 4);
    check_scan("18446744073709551617", FPU_SCANNED_INTEGER, 1, 20);
}

static void a_point_or_an_exponent_makes_a_float(void)
{
    check_scan("1.", FPU_SCANNED_FLOAT, ONE, 2);
    check_scan("1e0", FPU_SCANNED_FLOAT, ONE, 3);
    check_scan("-.5e+0", FPU_SCANNED_FLOAT, MINUS | HALF, 6);
    check_scan("00.0010e3", FPU_SCANNED_FLOAT, ONE, 9);
}

static void an_incomplete_exponent_is_left_alone(void)
{
    check_scan("3e", FPU_SCANNED_INTEGER, 3, 1);
    check_scan("3.e+", FPU_SCANNED_FLOAT, THREE, 2);
    check_scan("3.e-x", FPU_SCANNED_FLOAT, THREE, 2);
}

static void what_is_no_constant_has_no_length(void)
{
    check_scan("", FPU_SCANNED_NOTHING, 0, 0);
    check_scan("-", FPU_SCANNED_NOTHING, 0, 0);
    check_scan("+.", FPU_SCANNED_NOTHING, 0, 0);
    check_scan(".e5", FPU_SCANNED_NOTHING, 0, 0);
    check_scan("inf", FPU_SCANNED_NOTHING, 0, 0);
}

static void absurd_exponents_give_zero_and_infinity(void)
{
    check_scan("9e+9999999999999999", FPU_SCANNED_FLOAT, INFINITE, 19);
    check_scan("9e-9999999999999999", FPU_SCANNED_FLOAT, ZERO, 19);
    check_scan("-00.0e9999999", FPU_SCANNED_FLOAT, MINUS | ZERO, 13);
    check_scan("1e309", FPU_SCANNED_FLOAT, INFINITE, 5);
    check_scan("1.7976931348623158e308", FPU_SCANNED_FLOAT, LARGEST, 22);
    check_scan("1.7976931348623159e308", FPU_SCANNED_FLOAT, INFINITE, 22);
    check_scan("2.4703282292062327e-324", FPU_SCANNED_FLOAT, ZERO, 23);
    check_scan("2.4703282292062328e-324", FPU_SCANNED_FLOAT, LEAST, 23);
}

/* 1 + 2^-53 with all its digits is halfway to the next number, and goes to
 * the even 1; the 800 zeros and the digit after them are more than is kept. */
static void the_last_of_many_digits_decides_a_tie(void)
{
    char text[1000];
    int length = snprintf(text, sizeof text,
                          "1.00000000000000011102230246251565404236316680908203"
                          "125%0800d",
                          0);

    check_scan(text, FPU_SCANNED_FLOAT, ONE, (size_t)length);
    text[length - 1] = '1';
    check_scan(text, FPU_SCANNED_FLOAT, AFTER_ONE, (size_t)length);
}

/* 2^-1075, half of the smallest number, has 752 digits and is rounded to
 * zero; with one more digit, at 10^-1092, it is not. */
static void digits_below_the_last_limb_are_sticky(void)
{
    char text[1200] = "0.";
    struct fpu_decimal d;

    fpu_decimal_set(&d, 1);
    fpu_decimal_scale(&d, -1075);
    for (int i = 1; i <= 1092; i++)
        text[i + 1] = (char)('0' + fpu_decimal_digit(&d, -i));
    check_scan(text, FPU_SCANNED_FLOAT, ZERO, 1094);
    text[1093] = '1';
    check_scan(text, FPU_SCANNED_FLOAT, LEAST, 1094);
}

static void decimals_are_exact_until_they_get_too_long(void)
{
    struct fpu_decimal d;

    fpu_decimal_set(&d, ~(octa)0);
    fpu_decimal_scale(&d, -1000);
    CHECK(!d.sticky);
    fpu_decimal_scale(&d, 1000);
    CHECK(fpu_decimal_whole(&d) == ~(octa)0 && fpu_decimal_ends(&d, 0));
    fpu_decimal_scale(&d, -1080);
    CHECK(!d.sticky);
    fpu_decimal_scale(&d, -1);
    CHECK(d.sticky);
}

/* A walk through all exponents, with fractions that look random. */
static void what_is_printed_is_read_back(void)
{
    octa x = LEAST;
    char text[FPU_TEXT_MAX];

    for (int i = 0; i < 20000; i++) {
        struct fpu_constant c;

        x = x * 6364136223846793005u + 1442695040888963407u;
        c = fpu_scan((fpu_format(x, text), text));
        CHECK_INT(c.length, strlen(text));
        CHECK_U64(c.value, x);
    }
}

int main(void)
{
    return TEST_RUN(zeros_and_infinities_have_signs,
                    as_few_digits_as_are_needed_are_printed,
                    exponents_are_used_beyond_18_characters,
                    the_ends_of_the_range_are_printed,
                    an_end_of_the_interval_belongs_to_even_numbers_only,
                    nans_show_their_payload_as_a_fraction,
                    nan_payloads_stay_below_one_and_above_zero,
                    digits_alone_are_an_integer_modulo_2_to_the_64,
                    a_point_or_an_exponent_makes_a_float,
                    an_incomplete_exponent_is_left_alone,
                    what_is_no_constant_has_no_length,
                    absurd_exponents_give_zero_and_infinity,
                    the_last_of_many_digits_decides_a_tie,
                    digits_below_the_last_limb_are_sticky,
                    decimals_are_exact_until_they_get_too_long,
                    what_is_printed_is_read_back);
}
