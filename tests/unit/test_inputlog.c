/* test_inputlog.c - what enters a guest is kept and comes out again. */
#include "tests/unit/test.h"
#include "vm/core/inputlog.h"

static struct inputlog_entry entry(octa time, octa value, const char *bytes,
                                   size_t len)
{
    return (struct inputlog_entry){.kind = INPUTLOG_HOSTCALL,
                                   .time = time,
                                   .value = value,
                                   .bytes = (const byte *)bytes,
                                   .len = len};
}

static void add(struct inputlog *l, struct inputlog_entry e)
{
    CHECK_INT(inputlog_add(l, &e), STATUS_OK);
}

/* The next entry of L at TIME has this VALUE and these bytes. */
static void check_next(struct inputlog *l, octa time, octa value,
                       const char *bytes, size_t len)
{
    struct inputlog_entry e;

    CHECK_INT(inputlog_next(l, time, &e), STATUS_OK);
    CHECK_U64(e.time, time);
    CHECK_U64(e.value, value);
    CHECK_U64(e.len, len);
    if (len > 0)
        CHECK_MEM(e.bytes, bytes, len);
}

static void passing_keeps_nothing(void)
{
    struct inputlog l;

    inputlog_init(&l, INPUTLOG_PASS);
    add(&l, entry(5, 1, "abc", 3));
    CHECK_U64(l.log.len, 0);
    inputlog_fini(&l);
}

/* Record three entries in FROM and let TO replay them. */
static void record(struct inputlog *from, struct inputlog *to)
{
    inputlog_init(from, INPUTLOG_RECORD);
    inputlog_init(to, INPUTLOG_PASS);
    add(from, entry(3, 7, "ab\0c", 4));
    add(from, entry(3, ~(octa)0, NULL, 0));
    add(from, entry(1000000, (octa)1 << 63, "z", 1));
    CHECK_INT(inputlog_replay(to, from->log.data, from->log.len), STATUS_OK);
}

static void what_was_recorded_is_replayed(void)
{
    struct inputlog from, to;

    record(&from, &to);
    check_next(&to, 3, 7, "ab\0c", 4);
    check_next(&to, 3, ~(octa)0, NULL, 0);
    CHECK(!inputlog_is_at_end(&to));
    check_next(&to, 1000000, (octa)1 << 63, "z", 1);
    CHECK(inputlog_is_at_end(&to));
    inputlog_fini(&from);
    inputlog_fini(&to);
}

static void a_replay_can_begin_again(void)
{
    struct inputlog from, to;

    record(&from, &to);
    check_next(&to, 3, 7, "ab\0c", 4);
    CHECK_INT(inputlog_replay(&to, from.log.data, from.log.len), STATUS_OK);
    check_next(&to, 3, 7, "ab\0c", 4);
    inputlog_fini(&from);
    inputlog_fini(&to);
}

static void another_time_is_another_run(void)
{
    struct inputlog from, to;
    struct inputlog_entry e;

    record(&from, &to);
    CHECK_INT(inputlog_next(&to, 2, &e), STATUS_BAD_INPUT);
    CHECK_INT(inputlog_next(&to, 4, &e), STATUS_BAD_INPUT);
    check_next(&to, 3, 7, "ab\0c", 4); /* nothing was consumed */
    inputlog_fini(&from);
    inputlog_fini(&to);
}

static void there_is_nothing_behind_the_end(void)
{
    struct inputlog from, to;
    struct inputlog_entry e;

    record(&from, &to);
    check_next(&to, 3, 7, "ab\0c", 4);
    check_next(&to, 3, ~(octa)0, NULL, 0);
    check_next(&to, 1000000, (octa)1 << 63, "z", 1);
    CHECK_INT(inputlog_next(&to, 1000000, &e), STATUS_BAD_INPUT);
    inputlog_fini(&from);
    inputlog_fini(&to);
}

static void every_cut_is_noticed(void)
{
    struct inputlog from, to;
    struct inputlog_entry e;

    inputlog_init(&from, INPUTLOG_RECORD);
    inputlog_init(&to, INPUTLOG_PASS);
    add(&from, entry(300, 70000, "0123456789", 10));
    for (size_t len = 0; len < from.log.len; len++) {
        CHECK_INT(inputlog_replay(&to, from.log.data, len), STATUS_OK);
        CHECK_INT(inputlog_next(&to, 300, &e), STATUS_BAD_INPUT);
    }
    inputlog_fini(&from);
    inputlog_fini(&to);
}

static void nonsense_is_refused(void)
{
    static const byte endless[] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
                                   0xff, 0xff, 0xff, 0xff, 0xff};
    static const byte unknown[] = {INPUTLOG_KINDS, 0, 0, 0};
    static const byte too_long[] = {0, 0, 0, 5, 'a'};
    struct inputlog l;
    struct inputlog_entry e;

    inputlog_init(&l, INPUTLOG_PASS);
    CHECK_INT(inputlog_replay(&l, endless, sizeof endless), STATUS_OK);
    CHECK_INT(inputlog_next(&l, 0, &e), STATUS_BAD_INPUT);
    CHECK_INT(inputlog_replay(&l, unknown, sizeof unknown), STATUS_OK);
    CHECK_INT(inputlog_next(&l, 0, &e), STATUS_BAD_INPUT);
    CHECK_INT(inputlog_replay(&l, too_long, sizeof too_long), STATUS_OK);
    CHECK_INT(inputlog_next(&l, 0, &e), STATUS_BAD_INPUT);
    inputlog_fini(&l);
}

/* The header promises so for programs that read byte by byte. */
static void a_byte_read_takes_at_most_six(void)
{
    struct inputlog l;
    size_t before;

    inputlog_init(&l, INPUTLOG_RECORD);
    add(&l, entry(1000, 0, "a", 1));
    before = l.log.len;
    add(&l, entry(1017, 0, "b", 1));
    CHECK(l.log.len - before <= 6);
    inputlog_fini(&l);
}

static enum test_outcome record_and_replay(void *context)
{
    struct inputlog from, to;
    struct inputlog_entry e = entry(1, 2, "abc", 3);
    bool is_done;

    (void)context;
    inputlog_init(&from, INPUTLOG_RECORD);
    inputlog_init(&to, INPUTLOG_PASS);
    is_done = inputlog_add(&from, &e) == STATUS_OK &&
              inputlog_replay(&to, from.log.data, from.log.len) == STATUS_OK;
    inputlog_fini(&from);
    inputlog_fini(&to);
    return is_done ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void lack_of_memory_is_reported(void)
{
    CHECK_U64(test_each_allocation_fails(record_and_replay, NULL), 2);
}

static void who_looks_takes_nothing(void)
{
    struct inputlog from, to;
    struct inputlog_entry e;

    record(&from, &to);
    CHECK(inputlog_peek(&to, &e));
    CHECK_U64(e.value, 7);
    CHECK(inputlog_has(&to, INPUTLOG_HOSTCALL, 3));
    CHECK(!inputlog_has(&to, INPUTLOG_HOSTCALL, 4));
    CHECK(!inputlog_has(&to, INPUTLOG_CONSOLE, 3));
    CHECK(!to.is_lost);
    check_next(&to, 3, 7, "ab\0c", 4);
    check_next(&to, 3, ~(octa)0, NULL, 0);
    check_next(&to, 1000000, (octa)1 << 63, "z", 1);
    CHECK(!inputlog_peek(&to, &e));
    inputlog_fini(&from);
    inputlog_fini(&to);
}

static void a_replay_that_expects_something_else_is_lost(void)
{
    struct inputlog from, to;
    struct inputlog_entry e;

    record(&from, &to);
    CHECK_INT(inputlog_next(&to, 4, &e), STATUS_BAD_INPUT);
    CHECK(to.is_lost);
    CHECK_INT(inputlog_replay(&to, from.log.data, from.log.len), STATUS_OK);
    CHECK(!to.is_lost);
    inputlog_fini(&from);
    inputlog_fini(&to);
}

static void a_replay_can_go_back_to_a_place(void)
{
    struct inputlog from, to;
    struct inputlog_place second;

    record(&from, &to);
    check_next(&to, 3, 7, "ab\0c", 4);
    second = inputlog_place(&to);
    check_next(&to, 3, ~(octa)0, NULL, 0);
    check_next(&to, 1000000, (octa)1 << 63, "z", 1);
    CHECK_INT(inputlog_go(&to, second), STATUS_OK);
    check_next(&to, 3, ~(octa)0, NULL, 0);
    check_next(&to, 1000000, (octa)1 << 63, "z", 1);
    second.at = to.log.len + 1;
    CHECK_INT(inputlog_go(&to, second), STATUS_BAD_INPUT);
    inputlog_fini(&from);
    inputlog_fini(&to);
}

static void what_was_recorded_can_be_replayed_and_go_on(void)
{
    struct inputlog l;
    struct inputlog_place first;

    inputlog_init(&l, INPUTLOG_RECORD);
    first = inputlog_place(&l);
    add(&l, entry(5, 1, "a", 1));
    add(&l, entry(6, 2, "b", 1));
    CHECK_INT(inputlog_go(&l, first), STATUS_OK);
    check_next(&l, 5, 1, "a", 1);
    inputlog_record(&l); /* another way than before */
    add(&l, entry(9, 3, "c", 1));
    CHECK_INT(inputlog_go(&l, first), STATUS_OK);
    check_next(&l, 5, 1, "a", 1);
    check_next(&l, 9, 3, "c", 1);
    CHECK(inputlog_is_at_end(&l));
    inputlog_fini(&l);
}

int main(void)
{
    return TEST_RUN(
        who_looks_takes_nothing, a_replay_that_expects_something_else_is_lost,
        a_replay_can_go_back_to_a_place,
        what_was_recorded_can_be_replayed_and_go_on, passing_keeps_nothing,
        what_was_recorded_is_replayed, a_replay_can_begin_again,
        another_time_is_another_run, there_is_nothing_behind_the_end,
        every_cut_is_noticed, nonsense_is_refused,
        a_byte_read_takes_at_most_six, lack_of_memory_is_reported);
}
