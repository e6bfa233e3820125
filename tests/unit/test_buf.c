/* test_buf.c - a growing run of bytes, and its sticky failure. */
#include <string.h>

#include "tests/unit/test.h"
#include "vm/base/alloc.h"
#include "vm/base/buf.h"

static bool always(void)
{
    return true;
}

static void empty_buffer_is_an_empty_text(void)
{
    struct buf b;

    buf_init(&b);
    CHECK_STR(buf_text(&b), "");
    CHECK_INT(buf_status(&b), STATUS_OK);
    buf_fini(&b);
}

static void pieces_of_every_kind_follow_each_other(void)
{
    static const byte wanted[] = {'a', 'b', 7, 1, 2, 3,   4,   0,   0,  0,
                                  0,   0,   0, 0, 9, 'n', '=', '5', '.'};
    struct buf b;

    buf_init(&b);
    buf_add_string(&b, "ab");
    buf_add_byte(&b, 7);
    buf_add_tetra(&b, 0x01020304);
    buf_add_octa(&b, 9);
    buf_printf(&b, "n=%d", 5);
    buf_add(&b, ".", 1);
    CHECK_U64(b.len, sizeof wanted);
    CHECK_MEM(b.data, wanted, sizeof wanted);
    buf_fini(&b);
}

static void text_ends_with_a_zero_after_every_change(void)
{
    struct buf b;

    buf_init(&b);
    for (unsigned i = 0; i < 1000; i++) {
        buf_add_byte(&b, 'x');
        CHECK_U64(strlen(buf_text(&b)), i + 1);
    }
    buf_cut(&b, 3);
    CHECK_STR(buf_text(&b), "xxx");
    buf_cut(&b, 0);
    CHECK_STR(buf_text(&b), "");
    buf_fini(&b);
}

static void extending_gives_zeros_even_where_bytes_were_cut(void)
{
    static const byte zeros[20];
    struct buf b;
    byte *p;

    buf_init(&b);
    buf_add_string(&b, "abcdefghijklmnopqrstuvwxyz");
    buf_cut(&b, 2);
    p = buf_extend(&b, sizeof zeros);
    CHECK_MEM(p, zeros, sizeof zeros);
    CHECK_U64(b.len, 2 + sizeof zeros);
    buf_fini(&b);
}

static void formatted_text_may_be_longer_than_the_room(void)
{
    struct buf b;

    buf_init(&b);
    buf_printf(&b, "%5000d", 7);
    CHECK_U64(b.len, 5000);
    CHECK_STR(buf_text(&b) + 4998, " 7");
    buf_fini(&b);
}

static void failure_is_remembered_until_cleared(void)
{
    struct buf b;

    buf_init(&b);
    buf_add_string(&b, "before");
    alloc_fail_hook(always);
    CHECK(buf_extend(&b, 1000) == NULL);
    alloc_fail_hook(NULL);
    buf_add_string(&b, ", after");
    CHECK_STR(buf_text(&b), "before");
    CHECK_INT(buf_status(&b), STATUS_NO_MEMORY);
    buf_clear(&b);
    CHECK_INT(buf_status(&b), STATUS_OK);
    buf_add_string(&b, "again");
    CHECK_STR(buf_text(&b), "again");
    buf_fini(&b);
}

static void a_size_beyond_all_memory_fails_quietly(void)
{
    struct buf b;

    buf_init(&b);
    buf_add_byte(&b, 1);
    CHECK(buf_extend(&b, SIZE_MAX) == NULL);
    CHECK_INT(buf_status(&b), STATUS_NO_MEMORY);
    buf_fini(&b);
}

static enum test_outcome build_a_text(void *context)
{
    enum test_outcome outcome = TEST_OUTCOME_REFUSED;
    struct buf b;

    (void)context;
    buf_init(&b);
    for (unsigned i = 0; i < 100; i++)
        buf_printf(&b, "%03u ", i);
    if (buf_status(&b) == STATUS_OK) {
        CHECK_U64(b.len, 400);
        outcome = TEST_OUTCOME_DONE;
    }
    buf_fini(&b);
    return outcome;
}

static void every_failing_allocation_is_reported(void)
{
    CHECK(test_each_allocation_fails(build_a_text, NULL) >= 2);
}

int main(void)
{
    return TEST_RUN(empty_buffer_is_an_empty_text,
                    pieces_of_every_kind_follow_each_other,
                    text_ends_with_a_zero_after_every_change,
                    extending_gives_zeros_even_where_bytes_were_cut,
                    formatted_text_may_be_longer_than_the_room,
                    failure_is_remembered_until_cleared,
                    a_size_beyond_all_memory_fails_quietly,
                    every_failing_allocation_is_reported);
}
