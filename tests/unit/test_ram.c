/* test_ram.c - sparse memory. */
#include "tests/unit/test.h"
#include "vm/core/ram.h"

static void what_was_never_stored_takes_nothing(void)
{
    struct ram r;

    ram_init(&r, 0);
    CHECK(ram_find(&r, 0) == NULL);
    CHECK(ram_find(&r, ~(octa)0) == NULL);
    CHECK_U64(ram_size(&r), 0);
    ram_fini(&r);
}

static void a_new_page_is_zero_and_stays(void)
{
    struct ram r;
    octa *page;

    ram_init(&r, 0);
    page = ram_make(&r, 3 * BUS_PAGE_BYTES + 100);
    CHECK(page != NULL);
    for (unsigned i = 0; i < BUS_PAGE_OCTAS; i++)
        CHECK_U64(page[i], 0);
    page[5] = 7;
    CHECK_PTR(ram_make(&r, 4 * BUS_PAGE_BYTES - 1), page);
    CHECK_PTR(ram_find(&r, 3 * BUS_PAGE_BYTES), page);
    CHECK_U64(page[5], 7);
    CHECK_U64(ram_size(&r), BUS_PAGE_BYTES);
    ram_fini(&r);
}

static void neighbours_and_far_pages_are_different_ones(void)
{
    struct ram r;
    octa *page;

    ram_init(&r, 0);
    page = ram_make(&r, 0);
    CHECK(ram_find(&r, BUS_PAGE_BYTES) == NULL);
    CHECK(ram_make(&r, BUS_PAGE_BYTES) != page);
    CHECK(ram_make(&r, (octa)1 << 61) != page);
    CHECK(ram_make(&r, ~(octa)0) != page);
    CHECK_PTR(ram_find(&r, 0), page);
    CHECK_U64(ram_size(&r), 4 * BUS_PAGE_BYTES);
    ram_fini(&r);
}

static void the_limit_refuses_one_more_page_but_not_old_ones(void)
{
    struct ram r;

    ram_init(&r, 2 * BUS_PAGE_BYTES + 1);
    CHECK(!ram_is_full(&r));
    CHECK(ram_make(&r, 0) != NULL);
    CHECK(ram_make(&r, 1 << 20) != NULL);
    CHECK(ram_is_full(&r));
    CHECK(!r.is_exhausted);
    CHECK(ram_make(&r, 1 << 21) == NULL);
    CHECK(r.is_exhausted);
    CHECK(ram_make(&r, 8) != NULL);
    CHECK(ram_find(&r, 1 << 21) == NULL);
    CHECK_U64(ram_size(&r), 2 * BUS_PAGE_BYTES);
    ram_fini(&r);
}

static void no_limit_is_never_full(void)
{
    struct ram r;

    ram_init(&r, 0);
    for (octa i = 0; i < 100; i++)
        CHECK(ram_make(&r, i * BUS_PAGE_BYTES) != NULL);
    CHECK(!ram_is_full(&r));
    CHECK_U64(ram_size(&r), 100 * BUS_PAGE_BYTES);
    ram_fini(&r);
}

static void the_page_of_zeros_is_zero(void)
{
    const octa *page = ram_zero_page();

    for (unsigned i = 0; i < BUS_PAGE_OCTAS; i++)
        CHECK_U64(page[i], 0);
    CHECK_PTR(ram_zero_page(), page);
}

/* A test_body: three pages, or a clear refusal. */
static enum test_outcome make_pages(void *context)
{
    struct ram r;
    octa made = 0;

    (void)context;
    ram_init(&r, 0);
    while (made < 3 && ram_make(&r, made * BUS_PAGE_BYTES) != NULL)
        made++;
    CHECK(r.is_exhausted == (made < 3));
    CHECK(!ram_is_full(&r));
    CHECK_U64(ram_size(&r), made * BUS_PAGE_BYTES);
    ram_fini(&r);
    return made == 3 ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void a_poor_host_is_told_from_a_limit(void)
{
    CHECK(test_each_allocation_fails(make_pages, NULL) >= 3);
}

int main(void)
{
    return TEST_RUN(what_was_never_stored_takes_nothing,
                    a_new_page_is_zero_and_stays,
                    neighbours_and_far_pages_are_different_ones,
                    the_limit_refuses_one_more_page_but_not_old_ones,
                    no_limit_is_never_full, the_page_of_zeros_is_zero,
                    a_poor_host_is_told_from_a_limit);
}
