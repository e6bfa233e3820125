/* test_alloc.c - the one door for memory, and the hook that shuts it. */
#include <string.h>

#include "tests/unit/test.h"
#include "vm/base/alloc.h"

static bool always(void)
{
    return true;
}

static void fresh_memory_is_zero(void)
{
    byte zeros[300] = {0};
    byte *p = alloc_zeroed(100, 3);

    CHECK_MEM(p, zeros, sizeof zeros);
    alloc_free(p);
}

static void a_product_that_overflows_is_no_memory(void)
{
    CHECK(alloc_zeroed(SIZE_MAX / 2, 3) == NULL);
    CHECK(alloc_resize(NULL, SIZE_MAX / 2, 3) == NULL);
}

static void resizing_keeps_what_was_there(void)
{
    char *p = alloc_string("beginning"), *longer = alloc_resize(p, 4000, 1);

    CHECK_STR(longer, "beginning");
    alloc_free(longer);
}

static void a_failed_resize_leaves_the_old_memory(void)
{
    char *p = alloc_string("still here");

    alloc_fail_hook(always);
    CHECK(alloc_resize(p, 4000, 1) == NULL);
    alloc_fail_hook(NULL);
    CHECK_STR(p, "still here");
    alloc_free(p);
}

static void string_n_copies_so_many_bytes_and_ends_them(void)
{
    char *p = alloc_string_n("curtain", 3);

    CHECK_STR(p, "cur");
    alloc_free(p);
}

static void hook_is_asked_before_every_kind_of_allocation(void)
{
    alloc_fail_hook(always);
    CHECK(alloc_zeroed(1, 1) == NULL);
    CHECK(alloc_resize(NULL, 1, 1) == NULL);
    CHECK(alloc_string("s") == NULL);
    CHECK(alloc_string_n("s", 1) == NULL);
    alloc_fail_hook(NULL);
}

/* Allocates *CONTEXT times, and knows when that failed. */
static enum test_outcome allocate_some(void *context)
{
    size_t count = *(size_t *)context;

    for (size_t i = 0; i < count; i++) {
        void *p = alloc_zeroed(1, 1);

        if (p == NULL)
            return TEST_OUTCOME_REFUSED;
        alloc_free(p);
    }
    return TEST_OUTCOME_DONE;
}

static void test_helper_lets_each_of_three_allocations_fail(void)
{
    size_t three = 3;

    CHECK_U64(test_each_allocation_fails(allocate_some, &three), 3);
}

static void pages_are_zero_aligned_and_writable(void)
{
    for (size_t size = 4096; size <= (size_t)4 << 20; size *= 4) {
        byte *p = alloc_pages(size);

        CHECK(p != NULL);
        CHECK_U64((uintptr_t)p % size, 0);
        CHECK_INT(p[0], 0);
        CHECK_INT(p[size - 1], 0);
        p[0] = p[size - 1] = 1;
        alloc_pages_free(p, size);
    }
    alloc_pages_free(NULL, 4096);
}

int main(void)
{
    return TEST_RUN(pages_are_zero_aligned_and_writable, fresh_memory_is_zero,
                    a_product_that_overflows_is_no_memory,
                    resizing_keeps_what_was_there,
                    a_failed_resize_leaves_the_old_memory,
                    string_n_copies_so_many_bytes_and_ends_them,
                    hook_is_asked_before_every_kind_of_allocation,
                    test_helper_lets_each_of_three_allocations_fail);
}
