/* test_dev_console.c - a terminal, as a driver and as its host see it. */
#include "tests/unit/dev_fixture.h"

#define CONSOLE ((octa)1 << 40)
#define NOTHING (~(octa)0)

static octa get(struct devices *t)
{
    return devices_load(t, DEV_CONSOLE, REG_CONSOLE_DATA);
}

static octa status(struct devices *t)
{
    return devices_load(t, DEV_CONSOLE, REG_CONSOLE_STATUS);
}

static void control(struct devices *t, octa value)
{
    devices_store(t, DEV_CONSOLE, REG_CONSOLE_CONTROL, value);
}

static void output_is_shown_at_once(void)
{
    struct devices t;

    devices_init(&t);
    devices_store(&t, DEV_CONSOLE, REG_CONSOLE_DATA, 'a');
    devices_store(&t, DEV_CONSOLE, REG_CONSOLE_DATA, 0x1234567890 << 8 | 'b');
    CHECK_U64(t.shown_len, 2);
    CHECK_MEM(t.shown, "ab", 2);
    devices_fini(&t);
}

static void input_comes_byte_by_byte(void)
{
    struct devices t;

    devices_init(&t);
    t.typed = "a\xff";
    row_advance(&t.row, 0);
    CHECK_U64(status(&t), CONSOLE_WAITING);
    CHECK_U64(get(&t), 'a');
    CHECK_U64(get(&t), 0xff);
    CHECK_U64(status(&t), 0);
    CHECK_U64(get(&t), NOTHING);
    devices_fini(&t);
}

static void the_host_is_asked_once_in_a_period(void)
{
    struct devices t;

    devices_init(&t);
    CHECK_U64(row_due(&t.row), 0);
    row_advance(&t.row, 0);
    CHECK_INT(t.asked[CONSOLE_NOW], 1);
    CHECK_U64(row_due(&t.row), CONSOLE_PERIOD);
    t.typed = "x";
    row_advance(&t.row, CONSOLE_PERIOD - 1);
    CHECK_U64(get(&t), NOTHING);
    row_advance(&t.row, CONSOLE_PERIOD);
    CHECK_INT(t.asked[CONSOLE_NOW], 2);
    CHECK_U64(get(&t), 'x');
    row_advance(&t.row, 5 * CONSOLE_PERIOD + 7);
    CHECK_INT(t.asked[CONSOLE_NOW], 3);
    CHECK_U64(row_due(&t.row), CONSOLE_PERIOD - 7);
    devices_fini(&t);
}

static void input_interrupts_if_it_is_asked_to(void)
{
    struct devices t;

    devices_init(&t);
    t.typed = "a";
    row_advance(&t.row, 0);
    CHECK_U64(row_take(&t.row), 0);
    control(&t, 3);
    CHECK_U64(devices_load(&t, DEV_CONSOLE, REG_CONSOLE_CONTROL), 1);
    CHECK_U64(row_take(&t.row), 0); /* the byte was there before */
    t.typed = "bc";
    row_advance(&t.row, CONSOLE_PERIOD);
    CHECK_U64(row_take(&t.row), CONSOLE);
    CHECK_U64(get(&t), 'a');
    CHECK_U64(get(&t), 'b');
    CHECK_U64(row_take(&t.row), 0); /* another one waits, but is not new */
    row_advance(&t.row, 2 * CONSOLE_PERIOD);
    CHECK_U64(row_take(&t.row), 0);
    devices_fini(&t);
}

static void the_end_of_input_is_an_event(void)
{
    struct devices t;

    devices_init(&t);
    control(&t, 1);
    t.typed = "z";
    row_advance(&t.row, 0);
    CHECK_U64(row_take(&t.row), CONSOLE);
    t.typed = NULL;
    row_advance(&t.row, CONSOLE_PERIOD);
    CHECK_U64(row_take(&t.row), CONSOLE);
    CHECK_U64(status(&t), CONSOLE_WAITING | CONSOLE_ENDED);
    CHECK_U64(get(&t), 'z');
    CHECK_U64(status(&t), CONSOLE_ENDED);
    CHECK_U64(get(&t), NOTHING);
    CHECK_U64(row_due(&t.row), DEV_NEVER);
    row_advance(&t.row, 9 * CONSOLE_PERIOD);
    CHECK_INT(t.asked[CONSOLE_NOW], 2); /* and never again */
    devices_fini(&t);
}

static void a_full_queue_leaves_the_rest_to_the_host(void)
{
    struct devices t;
    char *typed = test_malloc(CONSOLE_QUEUE + 3);

    memset(typed, 'a', CONSOLE_QUEUE + 2);
    typed[0] = 'b';
    typed[CONSOLE_QUEUE + 2] = 0;
    devices_init(&t);
    t.typed = typed;
    row_advance(&t.row, 0);
    CHECK_U64(strlen(t.typed), 2);
    row_advance(&t.row, CONSOLE_PERIOD);
    CHECK_INT(t.asked[CONSOLE_NOW], 1);
    CHECK_U64(get(&t), 'b');
    CHECK_U64(get(&t), 'a');
    row_advance(&t.row, 2 * CONSOLE_PERIOD);
    CHECK_U64(strlen(t.typed), 0);
    for (unsigned i = 0; i < CONSOLE_QUEUE; i++)
        CHECK_U64(get(&t), 'a');
    CHECK_U64(get(&t), NOTHING);
    test_free(typed);
    devices_fini(&t);
}

/* --- SYNC 4 --------------------------------------------------------------- */

static enum row_idle idle(struct devices *t, octa most)
{
    octa skipped;

    return row_idle(&t->row, most, &skipped);
}

static void sync_4_takes_input_before_it_skips(void)
{
    struct devices t;

    devices_init(&t);
    row_advance(&t.row, 0);
    t.typed = "a";
    CHECK_INT(idle(&t, 50), ROW_WOKEN);
    CHECK_INT(t.asked[CONSOLE_SOON], 1);
    CHECK_U64(t.row.port.time, 0);
    CHECK_U64(get(&t), 'a');
    CHECK_INT(idle(&t, 50), ROW_WOKEN);
    CHECK_U64(t.row.port.time, 50);
    CHECK_U64(get(&t), NOTHING);
    devices_fini(&t);
}

static void sync_4_waits_for_a_person_if_nothing_else_can_come(void)
{
    struct devices t;

    devices_init(&t);
    row_advance(&t.row, 0);
    CHECK_INT(idle(&t, DEV_NEVER), ROW_STOPPED); /* the host gave up */
    CHECK_INT(t.asked[CONSOLE_EVER], 1);
    t.typed = "a";
    CHECK_INT(idle(&t, DEV_NEVER), ROW_WOKEN);
    CHECK_U64(get(&t), 'a');
    t.typed = NULL;
    CHECK_INT(idle(&t, DEV_NEVER), ROW_WOKEN);
    CHECK_U64(status(&t), CONSOLE_ENDED);
    CHECK_INT(idle(&t, DEV_NEVER), ROW_NEVER);
    CHECK_INT(t.asked[CONSOLE_EVER], 3);
    devices_fini(&t);
}

static void sync_4_with_a_full_queue_waits_in_vain(void)
{
    struct devices t;

    devices_init(&t);
    t.row.console.count = CONSOLE_QUEUE;
    CHECK_INT(idle(&t, DEV_NEVER), ROW_NEVER);
    CHECK_INT(t.asked[CONSOLE_EVER], 0);
    devices_fini(&t);
}

/* --- the input log -------------------------------------------------------- */

/* The host is asked twice at one time, when that passes a multiple of the
 * period and by SYNC 4.  It has BEFORE for the first and LATER for the second;
 * a replay from the LOG has the same input then. */
static void ask_twice(struct inputlog *log, const char *before,
                      const char *later, octa wanted_time)
{
    struct devices t;

    devices_init(&t);
    t.row.port.log = log;
    row_now(&t.row, CONSOLE_PERIOD);
    t.typed = before;
    row_advance(&t.row, CONSOLE_PERIOD);
    t.typed = later;
    CHECK_INT(idle(&t, 50), ROW_WOKEN);
    CHECK_U64(t.row.port.time, wanted_time);
    CHECK_U64(get(&t), 'a');
    CHECK_U64(status(&t), 0);
    if (log->mode == INPUTLOG_REPLAY)
        CHECK_INT(t.asked[CONSOLE_NOW] + t.asked[CONSOLE_SOON], 0);
    devices_fini(&t);
}

static void check_asking_twice(const char *before, const char *later,
                               octa wanted_time)
{
    struct inputlog log;

    inputlog_init(&log, INPUTLOG_RECORD);
    ask_twice(&log, before, later, wanted_time);
    CHECK_INT(inputlog_go(&log, (struct inputlog_place){0}), STATUS_OK);
    ask_twice(&log, "", "", wanted_time);
    CHECK(inputlog_is_at_end(&log));
    inputlog_fini(&log);
}

static void a_replay_gives_input_to_who_asked_for_it(void)
{
    check_asking_twice("a", "", CONSOLE_PERIOD + 50);
    check_asking_twice("", "a", CONSOLE_PERIOD);
}

static void a_console_can_be_without_a_host(void)
{
    struct devices t;

    devices_init(&t);
    t.row.console.host = (struct console_host){.host = NULL};
    row_advance(&t.row, 0);
    CHECK_U64(status(&t), CONSOLE_ENDED);
    devices_store(&t, DEV_CONSOLE, REG_CONSOLE_DATA, 'a');
    devices_fini(&t);
}

static void after_the_end_of_input_no_time_matters(void)
{
    struct devices told, not_told;
    struct buf a, b;

    devices_init(&told);
    devices_init(&not_told);
    buf_init(&a);
    buf_init(&b);
    told.typed = not_told.typed = NULL;
    row_advance(&told.row, 0);
    row_advance(&not_told.row, 0);
    row_advance(&told.row, 2 * CONSOLE_PERIOD);
    row_now(&not_told.row, 2 * CONSOLE_PERIOD);
    row_save(&told.row, &a);
    row_save(&not_told.row, &b);
    CHECK_U64(a.len, b.len);
    CHECK_MEM(a.data, b.data, a.len);
    buf_fini(&a);
    buf_fini(&b);
    devices_fini(&told);
    devices_fini(&not_told);
}

int main(void)
{
    return TEST_RUN(
        after_the_end_of_input_no_time_matters, output_is_shown_at_once,
        input_comes_byte_by_byte, the_host_is_asked_once_in_a_period,
        input_interrupts_if_it_is_asked_to, the_end_of_input_is_an_event,
        a_full_queue_leaves_the_rest_to_the_host,
        sync_4_takes_input_before_it_skips,
        sync_4_waits_for_a_person_if_nothing_else_can_come,
        sync_4_with_a_full_queue_waits_in_vain,
        a_replay_gives_input_to_who_asked_for_it,
        a_console_can_be_without_a_host);
}
