/* test_arith.c - the edges of integer arithmetic. */
#include "tests/unit/test.h"
#include "vm/core/arith.h"

#define MOST_NEGATIVE 0x8000000000000000ull
#define MOST_POSITIVE 0x7fffffffffffffffull
#define MINUS_ONE     0xffffffffffffffffull

static void a_sum_overflows_when_like_signs_change(void)
{
    CHECK(arith_add_overflows(MOST_POSITIVE, 1));
    CHECK(arith_add_overflows(MOST_NEGATIVE, MINUS_ONE));
    CHECK(arith_add_overflows(MOST_NEGATIVE, MOST_NEGATIVE));
    CHECK(!arith_add_overflows(MOST_POSITIVE, MOST_NEGATIVE));
    CHECK(!arith_add_overflows(MOST_POSITIVE, 0));
    CHECK(!arith_add_overflows(MINUS_ONE, 1));
}

static void a_difference_overflows_when_unlike_signs_change(void)
{
    CHECK(arith_sub_overflows(0, MOST_NEGATIVE));
    CHECK(arith_sub_overflows(MOST_POSITIVE, MINUS_ONE));
    CHECK(arith_sub_overflows(MOST_NEGATIVE, 1));
    CHECK(!arith_sub_overflows(MINUS_ONE, MOST_NEGATIVE));
    CHECK(!arith_sub_overflows(MOST_NEGATIVE, MOST_NEGATIVE));
    CHECK(!arith_sub_overflows(0, MOST_POSITIVE));
}

static void shifts_by_64_and_more_leave_nothing(void)
{
    CHECK_U64(arith_shift_left(3, 63), MOST_NEGATIVE);
    CHECK_U64(arith_shift_left(MINUS_ONE, 64), 0);
    CHECK_U64(arith_shift_left(1, 1ull << 32), 0);
    CHECK_U64(arith_shift_right(MOST_NEGATIVE, 63), 1);
    CHECK_U64(arith_shift_right(MINUS_ONE, 64), 0);
    CHECK_U64(arith_shift_right(MINUS_ONE, MINUS_ONE), 0);
}

static void signed_shifts_leave_the_sign(void)
{
    CHECK_U64(arith_shift_signed(MOST_NEGATIVE, 1), 0xc000000000000000);
    CHECK_U64(arith_shift_signed(MOST_NEGATIVE, 64), MINUS_ONE);
    CHECK_U64(arith_shift_signed(MOST_NEGATIVE, MINUS_ONE), MINUS_ONE);
    CHECK_U64(arith_shift_signed(MOST_POSITIVE, 63), 0);
    CHECK_U64(arith_shift_signed(MOST_POSITIVE, 64), 0);
}

static void a_left_shift_overflows_when_the_sign_or_a_bit_is_lost(void)
{
    CHECK(arith_shift_overflows(1, 63));
    CHECK(!arith_shift_overflows(1, 62));
    CHECK(!arith_shift_overflows(MINUS_ONE, 63));
    CHECK(arith_shift_overflows(MINUS_ONE, 64));
    CHECK(!arith_shift_overflows(0, 1000));
}

static void products_have_128_bits(void)
{
    struct arith_wide p = arith_mulu(MINUS_ONE, MINUS_ONE);

    CHECK_U64(p.hi, 0xfffffffffffffffe);
    CHECK_U64(p.lo, 1);
}

static void a_signed_product_overflows_beyond_63_bits(void)
{
    struct arith_product p = arith_mul(MOST_NEGATIVE, MINUS_ONE);

    CHECK(p.overflow);
    CHECK_U64(p.value, MOST_NEGATIVE);
    p = arith_mul(1ull << 62, 2);
    CHECK(p.overflow);
    p = arith_mul(1ull << 62, 0 - 2ull);
    CHECK(!p.overflow);
    CHECK_U64(p.value, MOST_NEGATIVE);
}

static void check_division(int64_t y, int64_t z, int64_t quotient,
                           int64_t remainder)
{
    struct arith_quotient q = arith_div((octa)y, (octa)z);

    CHECK_INT(q.quotient, quotient);
    CHECK_INT(q.remainder, remainder);
    CHECK(!q.overflow && !q.divide_check);
}

static void quotients_are_rounded_down_and_remainders_follow_the_divisor(void)
{
    check_division(7, 2, 3, 1);
    check_division(-7, 2, -4, 1);
    check_division(7, -2, -4, -1);
    check_division(-7, -2, 3, -1);
    check_division(-6, 2, -3, 0);
    check_division(6, -2, -3, 0);
    check_division(1, INT64_MIN, -1, INT64_MIN + 1);
    check_division(INT64_MIN, 1, INT64_MIN, 0);
    check_division(5, -1, -5, 0);
}

static void the_most_negative_number_over_minus_one_overflows(void)
{
    struct arith_quotient q = arith_div(MOST_NEGATIVE, MINUS_ONE);

    CHECK(q.overflow && !q.divide_check);
    CHECK_U64(q.quotient, MOST_NEGATIVE);
    CHECK_U64(q.remainder, 0);
}

static void division_by_zero_leaves_the_dividend_as_remainder(void)
{
    struct arith_quotient q = arith_div(42, 0);

    CHECK(q.divide_check && !q.overflow);
    CHECK_U64(q.quotient, 0);
    CHECK_U64(q.remainder, 42);
}

static void unsigned_division_takes_128_bits(void)
{
    struct arith_quotient q = arith_divu(1, 0, 3);

    CHECK_U64(q.quotient, 0x5555555555555555);
    CHECK_U64(q.remainder, 1);
    q = arith_divu(MINUS_ONE - 1, MINUS_ONE, MINUS_ONE);
    CHECK_U64(q.quotient, MINUS_ONE);
    CHECK_U64(q.remainder, MINUS_ONE - 1);
    q = arith_divu(0, 100, 7);
    CHECK_U64(q.quotient, 14);
    CHECK_U64(q.remainder, 2);
}

static void unsigned_division_that_cannot_fit_returns_the_dividend(void)
{
    struct arith_quotient q = arith_divu(5, 6, 5);

    CHECK_U64(q.quotient, 5);
    CHECK_U64(q.remainder, 6);
    q = arith_divu(0, 6, 0);
    CHECK_U64(q.quotient, 0);
    CHECK_U64(q.remainder, 6);
    CHECK(!q.divide_check);
}

static void differences_stop_at_zero_in_each_lane(void)
{
    octa y = 0x0080ff01007f8005, z = 0x0001ff02ff80800a;

    CHECK_U64(arith_bdif(y, z), 0x007f000000000000);
    CHECK_U64(arith_wdif(y, z), 0x007f000000000000);
    CHECK_U64(arith_tdif(y, z), 0x007effff00000000);
    CHECK_U64(arith_odif(y, z), 0x007efffe00fefffb);
    CHECK_U64(arith_odif(z, y), 0);
}

static void lanes_do_not_borrow_from_each_other(void)
{
    CHECK_U64(arith_bdif(0x0100010001000100, 0x0001000100010001),
              0x0100010001000100);
    CHECK_U64(arith_wdif(0x0001000000010000, 0x0000000100000001),
              0x0001000000010000);
    CHECK_U64(arith_tdif(0x0000000100000000, 0x0000000000000001),
              0x0000000100000000);
    CHECK_U64(arith_bdif(MINUS_ONE, MINUS_ONE), 0);
    CHECK_U64(arith_bdif(MINUS_ONE, 0), MINUS_ONE);
}

static void sideways_addition_counts_what_z_lacks(void)
{
    CHECK_U64(arith_sadd(MINUS_ONE, 0), 64);
    CHECK_U64(arith_sadd(MINUS_ONE, 0xff), 56);
    CHECK_U64(arith_sadd(0, MINUS_ONE), 0);
}

static void mor_reverses_bytes_with_the_mirror_matrix(void)
{
    octa mirror = 0x0102040810204080;

    CHECK_U64(arith_mor(0x0123456789abcdef, mirror), 0xefcdab8967452301);
    CHECK_U64(arith_mxor(0x0123456789abcdef, mirror), 0xefcdab8967452301);
}

static void mor_unites_and_mxor_adds_the_selected_bytes(void)
{
    CHECK_U64(arith_mor(0x000000000000ff0f, 3), 0xff);
    CHECK_U64(arith_mxor(0x000000000000ff0f, 3), 0xf0);
    CHECK_U64(arith_mor(0x5500000000000001, 0x81), 0x55);
    CHECK_U64(arith_mor(MINUS_ONE, 0xff00000000000001), 0xff000000000000ff);
}

int main(void)
{
    return TEST_RUN(
        a_sum_overflows_when_like_signs_change,
        a_difference_overflows_when_unlike_signs_change,
        shifts_by_64_and_more_leave_nothing, signed_shifts_leave_the_sign,
        a_left_shift_overflows_when_the_sign_or_a_bit_is_lost,
        products_have_128_bits, a_signed_product_overflows_beyond_63_bits,
        quotients_are_rounded_down_and_remainders_follow_the_divisor,
        the_most_negative_number_over_minus_one_overflows,
        division_by_zero_leaves_the_dividend_as_remainder,
        unsigned_division_takes_128_bits,
        unsigned_division_that_cannot_fit_returns_the_dividend,
        differences_stop_at_zero_in_each_lane,
        lanes_do_not_borrow_from_each_other,
        sideways_addition_counts_what_z_lacks,
        mor_reverses_bytes_with_the_mirror_matrix,
        mor_unites_and_mxor_adds_the_selected_bytes);
}
