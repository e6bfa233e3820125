/* test_asm_greg.c - global registers and base addresses. */
#include "asm/greg.h"

#include "tests/unit/test.h"

static struct gregs g;

static void registers_are_handed_out_downwards(void)
{
    greg_init(&g);
    CHECK_INT(greg_allocate(&g, 5), 254);
    CHECK_INT(greg_allocate(&g, 6), 253);
    CHECK_INT(g.first, 253);
}

static void the_same_base_is_the_same_register(void)
{
    greg_init(&g);
    CHECK_INT(greg_allocate(&g, 5), 254);
    CHECK_INT(greg_allocate(&g, 5), 254);
}

static void zero_is_no_base_and_never_shared(void)
{
    octa offset;

    greg_init(&g);
    CHECK_INT(greg_allocate(&g, 0), 254);
    CHECK_INT(greg_allocate(&g, 0), 253);
    CHECK_INT(greg_base(&g, 7, &offset), 0);
    CHECK_U64(offset, 7);
}

static void there_are_223_of_them(void)
{
    greg_init(&g);
    for (unsigned i = 0; i < 223; i++)
        CHECK(greg_allocate(&g, 1000 * i) != 0);
    CHECK_INT(greg_allocate(&g, 0), 0);
    CHECK_INT(greg_allocate(&g, 1), 0);
    CHECK_INT(greg_allocate(&g, 2000), 252); /* an old one still is */
}

static void the_nearest_base_below_wins(void)
{
    octa offset;

    greg_init(&g);
    CHECK_INT(greg_allocate(&g, 0x1000), 254);
    CHECK_INT(greg_allocate(&g, 0x1080), 253);
    CHECK_INT(greg_base(&g, 0x107f, &offset), 254);
    CHECK_U64(offset, 0x7f);
    CHECK_INT(greg_base(&g, 0x1080, &offset), 253);
    CHECK_U64(offset, 0);
    CHECK_INT(greg_base(&g, 0xfff, &offset), 0);
    CHECK_U64(offset, 0xfff);
}

int main(void)
{
    return TEST_RUN(registers_are_handed_out_downwards,
                    the_same_base_is_the_same_register,
                    zero_is_no_base_and_never_shared, there_are_223_of_them,
                    the_nearest_base_below_wins);
}
