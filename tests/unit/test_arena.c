/* test_arena.c - memory that is given back all at once. */
#include <stdalign.h>
#include <string.h>

#include "tests/unit/test.h"
#include "vm/base/arena.h"

static void pieces_are_zero_aligned_and_apart(void)
{
    struct arena a;
    byte *last = NULL;

    arena_init(&a);
    for (size_t size = 0; size < 200; size++) {
        byte *p = arena_alloc(&a, size);

        CHECK_U64((uintptr_t)p % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            CHECK_U64(p[i], 0);
        memset(p, 0xff, size);
        CHECK(p != last);
        last = p;
    }
    arena_fini(&a);
}

static void a_piece_may_be_larger_than_a_block(void)
{
    struct arena a;
    byte *small, *large;

    arena_init(&a);
    small = arena_alloc(&a, 10);
    large = arena_alloc(&a, 1000000);
    memset(large, 1, 1000000);
    CHECK_U64(small[9], 0);
    CHECK(arena_alloc(&a, 10) != NULL);
    arena_fini(&a);
}

static void strings_are_copied_with_an_end(void)
{
    struct arena a;
    char text[] = "stage left", *copy;

    arena_init(&a);
    copy = arena_string(&a, text, 5);
    memset(text, 'x', 5);
    CHECK_STR(copy, "stage");
    arena_fini(&a);
}

static void a_size_beyond_all_memory_is_refused(void)
{
    struct arena a;

    arena_init(&a);
    CHECK(arena_alloc(&a, SIZE_MAX) == NULL);
    CHECK(arena_alloc(&a, 8) != NULL);
    arena_fini(&a);
}

static enum test_outcome fill_three_blocks(void *context)
{
    enum test_outcome outcome = TEST_OUTCOME_DONE;
    struct arena a;

    (void)context;
    arena_init(&a);
    for (unsigned i = 0; i < 3; i++)
        if (arena_alloc(&a, 60000) == NULL)
            outcome = TEST_OUTCOME_REFUSED;
    arena_fini(&a);
    return outcome;
}

static void every_failing_block_is_reported(void)
{
    CHECK_U64(test_each_allocation_fails(fill_three_blocks, NULL), 3);
}

int main(void)
{
    return TEST_RUN(
        pieces_are_zero_aligned_and_apart, a_piece_may_be_larger_than_a_block,
        strings_are_copied_with_an_end, a_size_beyond_all_memory_is_refused,
        every_failing_block_is_reported);
}
