/* test_sealed.c - files that must be whole to be believed. */
#include "vm/base/sealed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/test.h"
#include "vm/base/file.h"
#include "vm/base/hash.h"

static const struct sealed_kind kind = {
    .letter = 'q', .version = 3, .name = "a question"};

static const char *file_name(void)
{
    static char name[300];
    const char *folder = getenv("TMPDIR");

    snprintf(name, sizeof name, "%s/sealed", folder != NULL ? folder : "/tmp");
    return name;
}

/* Seal TEXT, and append what the file has to ALL. */
static void seal(const char *text, struct buf *all)
{
    struct buf inside;
    struct error e;

    buf_init(&inside);
    buf_add_string(&inside, text);
    CHECK_INT(sealed_write(file_name(), &kind, &inside, &e), STATUS_OK);
    if (all != NULL)
        CHECK_INT(file_read(file_name(), all, &e), STATUS_OK);
    buf_fini(&inside);
}

/* Let the file be B, and read it as K.  E tells the reason. */
static enum status read_as(const struct sealed_kind *k, const struct buf *b,
                           struct error *e)
{
    struct buf inside;
    enum status s;

    CHECK_INT(file_write(file_name(), b, e), STATUS_OK);
    buf_init(&inside);
    s = sealed_read(file_name(), k, &inside, e);
    buf_fini(&inside);
    return s;
}

static void what_is_sealed_can_be_read(void)
{
    struct buf inside;
    struct error e;

    buf_init(&inside);
    seal("who is there?", NULL);
    CHECK_INT(sealed_read(file_name(), &kind, &inside, &e), STATUS_OK);
    CHECK_STR(buf_text(&inside), "who is there?");
    buf_clear(&inside);
    seal("", NULL);
    CHECK_INT(sealed_read(file_name(), &kind, &inside, &e), STATUS_OK);
    CHECK_U64(inside.len, 0);
    buf_fini(&inside);
    unlink(file_name());
}

static void others_files_are_refused(void)
{
    const struct sealed_kind other = {
        .letter = 'a', .version = 3, .name = "an answer"};
    const struct sealed_kind newer = {
        .letter = 'q', .version = 4, .name = "a question"};
    struct buf all;
    struct error e;

    buf_init(&all);
    seal("why?", &all);
    CHECK_INT(read_as(&other, &all, &e), STATUS_BAD_INPUT);
    CHECK_HAS(e.text, "is not an answer");
    CHECK_INT(read_as(&newer, &all, &e), STATUS_BAD_INPUT);
    CHECK_HAS(e.text, "version 3, and only version 4");
    buf_clear(&all);
    CHECK_INT(read_as(&kind, &all, &e), STATUS_BAD_INPUT);
    CHECK_HAS(e.text, "is not a question");
    CHECK_INT(sealed_read("/dev/zero", &kind, &all, &e), STATUS_BAD_INPUT);
    CHECK_HAS(e.text, "/dev/zero is not a question"); /* and not: endless */
    CHECK_INT(sealed_read("/nowhere/at/all", &kind, &all, &e),
              STATUS_NOT_FOUND);
    buf_fini(&all);
    unlink(file_name());
}

static void every_cut_and_every_addition_is_noticed(void)
{
    struct buf all;
    struct error e;

    buf_init(&all);
    seal("how long is this?", &all);
    buf_add_byte(&all, 0);
    CHECK_INT(read_as(&kind, &all, &e), STATUS_BAD_INPUT);
    CHECK_HAS(e.text, "more than belongs to it");
    buf_cut(&all, all.len - 1);
    CHECK_INT(read_as(&kind, &all, &e), STATUS_OK);
    while (all.len > 0) {
        buf_cut(&all, all.len - 1);
        CHECK_INT(read_as(&kind, &all, &e), STATUS_BAD_INPUT);
        CHECK_HAS(e.text, all.len >= 8 ? "cut off" : "is not a question");
        if (all.len == SEALED_HEAD + 3)
            CHECK_HAS(e.text, "14 bytes are missing");
    }
    buf_fini(&all);
    unlink(file_name());
}

static void every_flipped_bit_is_noticed(void)
{
    struct buf all;
    struct error e;

    buf_init(&all);
    seal("is this true, or not?", &all);
    for (size_t i = 0; i < 8 * all.len; i++) {
        all.data[i / 8] ^= (byte)(1 << i % 8);
        CHECK_INT(read_as(&kind, &all, &e), STATUS_BAD_INPUT);
        if (i >= 8 * SEALED_HEAD)
            CHECK_HAS(e.text, "checksum");
        all.data[i / 8] ^= (byte)(1 << i % 8);
    }
    buf_fini(&all);
    unlink(file_name());
}

static void a_file_that_cannot_be_written_stays(void)
{
    struct buf lost;
    struct error e;

    seal("first", NULL);
    buf_init(&lost);
    lost.failed = true;
    CHECK_INT(sealed_write(file_name(), &kind, &lost, &e), STATUS_NO_MEMORY);
    CHECK_INT(sealed_read(file_name(), &kind, &lost, &e), STATUS_NO_MEMORY);
    buf_clear(&lost);
    CHECK_INT(sealed_read(file_name(), &kind, &lost, &e), STATUS_OK);
    CHECK_STR(buf_text(&lost), "first");
    buf_fini(&lost);
    unlink(file_name());
}

static void order_and_length_count_in_a_fingerprint(void)
{
    static const byte ab[] = "ab", ba[] = "ba", nul[4] = {0};

    CHECK(hash_bytes(HASH_START, ab, 2) != hash_bytes(HASH_START, ba, 2));
    CHECK(hash_bytes(HASH_START, nul, 3) != hash_bytes(HASH_START, nul, 4));
    CHECK(hash_octa(hash_octa(1, 2), 3) != hash_octa(hash_octa(1, 3), 2));
}

static enum test_outcome there_and_back(void *context)
{
    struct buf inside;
    struct error e;
    enum status s;

    (void)context;
    buf_init(&inside);
    buf_add_string(&inside, "does it work?");
    s = sealed_write(file_name(), &kind, &inside, &e);
    if (s == STATUS_OK) {
        buf_clear(&inside);
        s = sealed_read(file_name(), &kind, &inside, &e);
    }
    buf_fini(&inside);
    CHECK(s == STATUS_OK || s == STATUS_NO_MEMORY);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void each_allocation_may_fail(void)
{
    CHECK(test_each_allocation_fails(there_and_back, NULL) > 3);
    unlink(file_name());
}

int main(void)
{
    return TEST_RUN(
        what_is_sealed_can_be_read, others_files_are_refused,
        every_cut_and_every_addition_is_noticed, every_flipped_bit_is_noticed,
        a_file_that_cannot_be_written_stays,
        order_and_length_count_in_a_fingerprint, each_allocation_may_fail);
}
