/* test_bits.c - fields of octas, and big-endian bytes. */
#include "tests/unit/test.h"
#include "vm/base/bits.h"

static void masks_have_as_many_ones_as_asked(void)
{
    CHECK_U64(bits_mask(0), 0);
    CHECK_U64(bits_mask(1), 1);
    CHECK_U64(bits_mask(63), 0x7fffffffffffffff);
    CHECK_U64(bits_mask(64), 0xffffffffffffffff);
}

static void fields_are_taken_and_set_in_place(void)
{
    CHECK_U64(bits_get(0x0123456789abcdef, 8, 16), 0xabcd);
    CHECK_U64(bits_get(0x0123456789abcdef, 0, 64), 0x0123456789abcdef);
    CHECK_U64(bits_get(0x0123456789abcdef, 60, 4), 0);
    CHECK_U64(bits_set(~(octa)0, 8, 16, 0), 0xffffffffff0000ff);
    CHECK_U64(bits_set(0, 60, 4, 5), 0x5000000000000000);
}

static void a_value_wider_than_its_field_is_cut(void)
{
    CHECK_U64(bits_set(0, 4, 4, 0x123), 0x30);
}

static void the_sign_of_a_narrow_number_spreads(void)
{
    CHECK_INT(sig(bits_sign_extend(0xff, 8)), -1);
    CHECK_INT(sig(bits_sign_extend(0x7f, 8)), 127);
    CHECK_INT(sig(bits_sign_extend(0xabcd80, 8)), -128);
    CHECK_INT(sig(bits_sign_extend(1, 1)), -1);
    CHECK_U64(bits_sign_extend(0x8000000000000000, 64), 0x8000000000000000);
}

static void aligning_goes_up_and_leaves_multiples_alone(void)
{
    CHECK_U64(bits_align_up(0, 8), 0);
    CHECK_U64(bits_align_up(1, 8), 8);
    CHECK_U64(bits_align_up(8, 8), 8);
    CHECK_U64(bits_align_up(~(octa)0, 8), 0);
}

static void the_most_significant_byte_comes_first(void)
{
    static const byte wanted[] = {0x01, 0x23, 0x45, 0x67,
                                  0x89, 0xab, 0xcd, 0xef};
    byte got[9] = {0};

    be_put_octa(got + 1, 0x0123456789abcdef);
    CHECK_MEM(got + 1, wanted, 8);
    CHECK_U64(be_get_octa(got + 1), 0x0123456789abcdef);
    be_put_tetra(got + 1, 0x89abcdef);
    CHECK_MEM(got + 1, wanted + 4, 4);
    CHECK_U64(be_get_tetra(wanted + 4), 0x89abcdef);
}

int main(void)
{
    return TEST_RUN(masks_have_as_many_ones_as_asked,
                    fields_are_taken_and_set_in_place,
                    a_value_wider_than_its_field_is_cut,
                    the_sign_of_a_narrow_number_spreads,
                    aligning_goes_up_and_leaves_multiples_alone,
                    the_most_significant_byte_comes_first);
}
