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
    ram_without_rows(&r);
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

static struct bus_access write_at(struct ram *r, octa va)
{
    struct bus_access a = {.va = va, .kind = BUS_STORE};

    CHECK(ram_write(r, &a));
    return a;
}

static struct bus_access read_at(struct ram *r, octa va)
{
    struct bus_access a = {.va = va, .kind = BUS_LOAD};

    ram_read(r, &a);
    return a;
}

static void stores_reach_what_exists_in_a_row(void)
{
    const octa start = (octa)1 << 61;
    struct bus_access a;
    struct ram r;

    ram_init(&r, 0);
    for (octa i = 10; i < 300; i++)
        if (i != 200)
            (void)write_at(&r, start + i * BUS_PAGE_BYTES);
    a = write_at(&r, start + 20 * BUS_PAGE_BYTES + 5);
    CHECK_U64(a.before, 10 * BUS_PAGE_BYTES);
    CHECK_U64(a.after, 179 * BUS_PAGE_BYTES);
    CHECK_PTR(a.page, ram_find(&r, start + 20 * BUS_PAGE_BYTES));
    a = write_at(&r, start + 200 * BUS_PAGE_BYTES);
    CHECK_U64(a.before, 190 * BUS_PAGE_BYTES);
    CHECK_U64(a.after, 99 * BUS_PAGE_BYTES);
    CHECK_U64(ram_size(&r), 290 * BUS_PAGE_BYTES);
    ram_fini(&r);
}

static void loads_reach_the_whole_row_and_make_nothing(void)
{
    const octa start = (octa)3 << 61, size = (octa)1 << RAM_ROW_BITS;
    struct bus_access a;
    struct ram r;

    ram_init(&r, 0);
    a = read_at(&r, start + 3 * BUS_PAGE_BYTES);
    CHECK_U64(a.before, 3 * BUS_PAGE_BYTES);
    CHECK_U64(a.before + BUS_PAGE_BYTES + a.after, size);
    CHECK_U64(a.page[7], 0);
    CHECK_U64(ram_size(&r), 0);
    CHECK(ram_find(&r, start + 3 * BUS_PAGE_BYTES) == NULL);
    CHECK(!ram_is_moved(&r, start));
    a = read_at(&r, start + size);
    CHECK_PTR(a.page, ram_zero_page());
    CHECK_U64(a.before + a.after, 0);
    CHECK(ram_is_moved(&r, start + size));
    ram_fini(&r);
}

static void without_a_row_there_are_single_pages(void)
{
    struct bus_access a;
    struct ram r;

    ram_init(&r, 0);
    ram_without_rows(&r);
    CHECK_PTR(read_at(&r, 0x100).page, ram_zero_page());
    a = write_at(&r, 0x100);
    CHECK(a.page != NULL && a.page == ram_find(&r, 0x100));
    CHECK_U64(a.before + a.after, 0);
    CHECK(ram_is_moved(&r, 0x100));
    CHECK_U64(ram_size(&r), BUS_PAGE_BYTES);
    ram_fini(&r);
}

/* Where no row is. */
#define FAR ((octa)1 << 40)

static void count_page(void *context, octa address, const octa *page)
{
    octa *sum = context;

    CHECK_U64(page[0], address);
    *sum += address;
}

static void each_page_is_visited_once(void)
{
    const octa at[] = {0, 0x2000, (octa)1 << 61, FAR, ((octa)2 << 61) + FAR};
    octa sum = 0, visited = 0;
    struct ram r;

    ram_init(&r, 0);
    for (size_t i = 0; i < ARRAY_LEN(at); i++) {
        octa *page = ram_make(&r, at[i]);

        CHECK(page != NULL);
        page[0] = at[i];
        sum += at[i];
    }
    ram_each(&r, count_page, &visited);
    CHECK_U64(visited, sum);
    ram_fini(&r);
}

int main(void)
{
    return TEST_RUN(
        what_was_never_stored_takes_nothing, a_new_page_is_zero_and_stays,
        neighbours_and_far_pages_are_different_ones,
        the_limit_refuses_one_more_page_but_not_old_ones,
        no_limit_is_never_full, the_page_of_zeros_is_zero,
        a_poor_host_is_told_from_a_limit, stores_reach_what_exists_in_a_row,
        loads_reach_the_whole_row_and_make_nothing,
        without_a_row_there_are_single_pages, each_page_is_visited_once);
}
