/* test_reader.c - bytes taken apart, and not believed. */
#include "tests/unit/test.h"
#include "vm/base/buf.h"
#include "vm/base/reader.h"

static void what_a_buffer_holds_is_read_again(void)
{
    struct buf b;
    struct reader r;

    buf_init(&b);
    buf_add_octa(&b, 0x0123456789abcdef);
    buf_add_byte(&b, 7);
    buf_add(&b, "text", 4);
    reader_init(&r, b.data, b.len);
    CHECK_U64(reader_octa(&r), 0x0123456789abcdef);
    CHECK_INT(reader_byte(&r), 7);
    CHECK_MEM(reader_bytes(&r, 4), "text", 4);
    CHECK_U64(r.left, 0);
    CHECK_INT(reader_status(&r), STATUS_OK);
    buf_fini(&b);
}

static void an_early_end_is_remembered(void)
{
    static const byte bytes[] = {1, 2, 3, 4, 5, 6, 7};
    struct reader r;

    reader_init(&r, bytes, sizeof bytes);
    CHECK_U64(reader_octa(&r), 0);
    CHECK_INT(reader_status(&r), STATUS_BAD_INPUT);
    CHECK_INT(reader_byte(&r), 0);
    CHECK(reader_bytes(&r, 1) == NULL);
    CHECK(!reader_check(&r, true));
}

static void a_number_may_be_too_large(void)
{
    static const byte bytes[16] = {[7] = 9, [15] = 9};
    struct reader r;

    reader_init(&r, bytes, sizeof bytes);
    CHECK_U64(reader_up_to(&r, 9), 9);
    CHECK_INT(reader_status(&r), STATUS_OK);
    CHECK_U64(reader_up_to(&r, 8), 0);
    CHECK_INT(reader_status(&r), STATUS_BAD_INPUT);
}

static void nonsense_found_by_others_counts(void)
{
    static const byte bytes[8] = {0};
    struct reader r;

    reader_init(&r, bytes, sizeof bytes);
    CHECK(reader_check(&r, true));
    CHECK(!reader_check(&r, false));
    CHECK(reader_bytes(&r, 8) == NULL);
    CHECK_INT(reader_status(&r), STATUS_BAD_INPUT);
}

int main(void)
{
    return TEST_RUN(what_a_buffer_holds_is_read_again,
                    an_early_end_is_remembered, a_number_may_be_too_large,
                    nonsense_found_by_others_counts);
}
