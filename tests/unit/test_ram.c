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

/* --- the witness ---------------------------------------------------------- */

/* What a witness was told: of how many pages, of the last one, and how many of
 * them did not exist. */
struct told {
    octa count, missing;
    octa address, first; /* the last page's, and its first octa */
};

/* A ram_witness. */
static void hear(void *told, octa address, const octa *page)
{
    struct told *t = told;

    t->count++;
    t->missing += page == NULL;
    t->address = address;
    t->first = page == NULL ? 0 : page[0];
}

static void the_witness_is_told_once_before_the_first_store(void)
{
    struct told t = {0};
    struct ram r;

    ram_init(&r, 0);
    *write_at(&r, 0x4000).page = 7;
    ram_track(&r, hear, &t);
    CHECK(ram_make(&r, 0x4000) != NULL);
    CHECK(read_at(&r, 0x4000).page != NULL);
    CHECK_U64(t.count, 0);
    *write_at(&r, 0x4008).page = 8;
    CHECK_U64(t.count, 1);
    CHECK_U64(t.address, 0x4000);
    CHECK_U64(t.first, 7);
    *write_at(&r, 0x5ff8).page = 9;
    CHECK(ram_touch(&r, 0x4000) != NULL);
    CHECK_U64(t.count, 1);
    CHECK(ram_touch(&r, 0x8123) != NULL);
    CHECK_U64(t.count, 2);
    CHECK_U64(t.missing, 1);
    CHECK_U64(t.address, 0x8000);
    (void)write_at(&r, 0x8000);
    CHECK_U64(t.count, 2);
    ram_track(&r, hear, &t);
    (void)write_at(&r, 0x4000);
    CHECK_U64(t.count, 3);
    CHECK_U64(t.first, 9);
    ram_track(&r, NULL, NULL);
    (void)write_at(&r, 0x8000);
    CHECK_U64(t.count, 3);
    ram_fini(&r);
}

static void stores_reach_only_what_the_witness_knows(void)
{
    struct told t = {0};
    struct bus_access a;
    struct ram r;

    ram_init(&r, 0);
    for (octa i = 0; i < 200; i++)
        (void)write_at(&r, i * BUS_PAGE_BYTES);
    ram_track(&r, hear, &t);
    for (octa i = 10; i < 150; i++)
        if (i != 100)
            a = write_at(&r, i * BUS_PAGE_BYTES);
    CHECK_U64(t.count, 139);
    CHECK_U64(a.before, 48 * BUS_PAGE_BYTES);
    CHECK_U64(a.after, 0);
    a = write_at(&r, 20 * BUS_PAGE_BYTES);
    CHECK_U64(a.before, 10 * BUS_PAGE_BYTES);
    CHECK_U64(a.after, 79 * BUS_PAGE_BYTES);
    ram_track(&r, NULL, NULL);
    a = write_at(&r, 20 * BUS_PAGE_BYTES);
    CHECK_U64(a.before, 20 * BUS_PAGE_BYTES);
    CHECK_U64(a.after, 179 * BUS_PAGE_BYTES);
    ram_fini(&r);
}

static void single_pages_are_told_each_time(void)
{
    struct told t = {0};
    struct ram r;

    ram_init(&r, 0);
    ram_track(&r, hear, &t);
    write_at(&r, FAR).page[0] = 5;
    CHECK_U64(t.missing, 1);
    write_at(&r, FAR).page[0] = 6;
    CHECK_U64(t.count, 2);
    CHECK_U64(t.first, 5);
    CHECK_U64(t.address, FAR);
    ram_fini(&r);
}

/* --- putting ---------------------------------------------------------------
 */

static const octa *full_of(octa value)
{
    static octa page[BUS_PAGE_OCTAS];

    for (unsigned i = 0; i < BUS_PAGE_OCTAS; i++)
        page[i] = value;
    return page;
}

/* At AT, in a row or not. */
static void put_and_remove(octa at)
{
    struct told t = {0};
    struct ram r;

    ram_init(&r, 0);
    ram_track(&r, hear, &t);
    CHECK_INT(ram_put(&r, at, NULL), STATUS_OK);
    CHECK_INT(ram_put(&r, at, full_of(3)), STATUS_OK);
    CHECK_MEM(ram_find(&r, at), full_of(3), BUS_PAGE_BYTES);
    CHECK_U64(r.count, 1);
    CHECK_INT(ram_put(&r, at, full_of(4)), STATUS_OK);
    CHECK_MEM(ram_find(&r, at), full_of(4), BUS_PAGE_BYTES);
    CHECK_U64(t.count, 0);
    (void)write_at(&r, at);
    CHECK_U64(t.count, 1);
    CHECK_U64(t.first, 4);
    CHECK_INT(ram_put(&r, at, NULL), STATUS_OK);
    CHECK(ram_find(&r, at) == NULL);
    CHECK_U64(ram_size(&r), 0);
    CHECK_U64(read_at(&r, at).page[5], 0);
    CHECK_U64(write_at(&r, at).page[5], 0);
    CHECK_U64(t.count, 2);
    CHECK_U64(t.missing, 1);
    ram_fini(&r);
}

static void what_is_put_is_there_and_can_be_removed(void)
{
    put_and_remove(0x4000);
    put_and_remove(((octa)3 << 61) + 0x2000);
    put_and_remove(FAR);
}

static void removed_single_pages_are_used_again(void)
{
    octa *first, *second;
    struct ram r;

    ram_init(&r, 0);
    first = write_at(&r, FAR).page;
    second = write_at(&r, FAR + 0x2000).page;
    first[0] = second[0] = 9;
    CHECK_INT(ram_put(&r, FAR, NULL), STATUS_OK);
    CHECK_INT(ram_put(&r, FAR + 0x2000, NULL), STATUS_OK);
    CHECK_PTR(write_at(&r, FAR + 0x4000).page, second);
    CHECK_PTR(write_at(&r, FAR + 0x2000).page, first);
    CHECK_U64(first[0] | second[0], 0);
    CHECK(write_at(&r, FAR + 0x6000).page[0] == 0);
    CHECK_U64(r.count, 3);
    ram_fini(&r);
}

/* A run that is taken back to where it had other pages may need both for a
 * moment. */
static void what_is_put_may_exceed_the_limit(void)
{
    struct ram r;

    ram_init(&r, 2 * BUS_PAGE_BYTES);
    for (octa i = 0; i < 4; i++)
        CHECK_INT(ram_put(&r, i * BUS_PAGE_BYTES, full_of(i)), STATUS_OK);
    CHECK(ram_is_full(&r));
    CHECK(!r.is_exhausted);
    CHECK(ram_make(&r, 4 * BUS_PAGE_BYTES) == NULL);
    ram_fini(&r);
}

/* A test_body. */
static enum test_outcome put_one(void *context)
{
    struct ram r;
    enum status s;

    (void)context;
    ram_init(&r, 0);
    s = ram_put(&r, FAR, full_of(3));
    CHECK((ram_find(&r, FAR) != NULL) == (s == STATUS_OK));
    CHECK_U64(r.count, s == STATUS_OK);
    CHECK(!r.is_exhausted); /* that is for the run */
    ram_fini(&r);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void without_memory_nothing_is_put(void)
{
    CHECK(test_each_allocation_fails(put_one, NULL) >= 3);
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
        without_a_row_there_are_single_pages, each_page_is_visited_once,
        the_witness_is_told_once_before_the_first_store,
        stores_reach_only_what_the_witness_knows,
        single_pages_are_told_each_time,
        what_is_put_is_there_and_can_be_removed,
        removed_single_pages_are_used_again, what_is_put_may_exceed_the_limit,
        without_memory_nothing_is_put);
}
