/* test_event.c - events: their table, who listens, how they are written. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/test.h"
#include "vm/core/event.h"
#include "vm/core/eventlog.h"

static const struct event trap = {.kind = EVENT_TRAP,
                                  .insns = 1234,
                                  .address = (octa)1 << 63,
                                  .what = "dynamic",
                                  .value = {1, 2, 3, 4, 5, ~(octa)0}};

/* An event_sink that counts. */
static void count(void *listener, const struct event *e)
{
    unsigned *seen = listener;

    seen[e->kind]++;
    CHECK_INT(e->level, 7);
}

static void only_who_listens_hears(void)
{
    unsigned seen[EVENT_KINDS] = {0};
    const struct events some = {
        .sink = count, .listener = seen, .kinds = 1u << EVENT_MISS, .level = 7};

    CHECK(!event_is_wanted(NULL, EVENT_MISS));
    CHECK(!event_is_wanted(&some, EVENT_TRAP));
    event_emit(&some, trap);
    event_emit(NULL, trap);
    event_emit(&some, (struct event){.kind = EVENT_MISS, .what = "load"});
    CHECK_U64(seen[EVENT_TRAP], 0);
    CHECK_U64(seen[EVENT_MISS], 1);
}

static void kinds_have_names_and_values(void)
{
    for (unsigned i = 0; i < EVENT_KINDS; i++) {
        CHECK(event_infos[i].name != NULL && event_infos[i].address != NULL);
        CHECK(strlen(event_infos[i].name) <= (i < EVENT_ENTER ? 6 : 11));
        CHECK(event_infos[i].values[0] != NULL);
    }
    CHECK_STR(event_infos[EVENT_DEVICE].name, "device");
}

static void kinds_are_named_with_commas_between(void)
{
    unsigned kinds;
    struct error e;

    CHECK(event_read_kinds(NULL, &kinds, &e));
    CHECK_U64(kinds, EVENT_ALL);
    CHECK(event_read_kinds("miss,trap", &kinds, &e));
    CHECK_U64(kinds, 1u << EVENT_MISS | 1u << EVENT_TRAP);
    CHECK(!event_read_kinds("trap,mist", &kinds, &e));
    CHECK_HAS(e.text, "\"mist\"");
    CHECK_HAS(e.text, "trap trip resume miss device call");
    CHECK(!event_read_kinds("", &kinds, &e));
    CHECK(!event_read_kinds("trap,", &kinds, &e));
    CHECK(!event_read_kinds("traps", &kinds, &e));
}

static void a_line_of_text_tells_everything(void)
{
    struct buf b;

    buf_init(&b);
    event_text(&b, &trap);
    CHECK_STR(buf_text(&b),
              "      1234 0 trap   #8000000000000000 dynamic to=#1 requests=#2 "
              "rWW=#3 rXX=#4 rYY=#5 rZZ=#ffffffffffffffff\n");
    buf_fini(&b);
}

static void an_event_of_a_guest_says_whose_it_is(void)
{
    const struct event e = {.kind = EVENT_EXIT,
                            .level = 1,
                            .guest = 3,
                            .insns = 5,
                            .what = "put",
                            .of = "rK",
                            .value = {1, 2, 3, 4}};
    struct buf b;

    buf_init(&b);
    event_text(&b, &e);
    CHECK_STR(buf_text(&b),
              "         5 1.3 exit        #0000000000000000 put rK rWW=#1 "
              "rXX=#2 rYY=#3 rZZ=#4\n");
    buf_clear(&b);
    event_json(&b, &e);
    CHECK_HAS(buf_text(&b),
              "{\"schema\":1,\"instructions\":5,\"level\":1,\"guest\":3,"
              "\"kind\":\"exit\",");
    buf_fini(&b);
}

static void what_an_event_lacks_is_not_shown(void)
{
    const struct event e = {.kind = EVENT_MISS,
                            .what = "load",
                            .value = {0, 0, 0, 0x77},
                            .lacks = 7};
    struct buf b;

    buf_init(&b);
    event_text(&b, &e);
    event_json(&b, &e);
    CHECK_HAS(buf_text(&b), " load entry=#77\n");
    CHECK_HAS(buf_text(&b), "\"load\",\"entry\":\"#0000000000000077\"}}\n");
    buf_fini(&b);
}

static void a_line_of_json_is_an_object(void)
{
    const struct event e = {.kind = EVENT_DEVICE,
                            .insns = 5,
                            .address = (octa)1 << 48,
                            .what = "load",
                            .of = "machine",
                            .value = {7}};
    struct buf b;
    json_t *o, *wanted;

    buf_init(&b);
    event_json(&b, &e);
    CHECK(strchr(buf_text(&b), '\n') == buf_text(&b) + b.len - 1);
    o = json_loads(buf_text(&b), 0, NULL);
    wanted = json_pack("{s:i, s:i, s:i, s:s, s:s, s:{s:s, s:s, s:s}}", "schema",
                       1, "instructions", 5, "level", 0, "kind", "device",
                       "address", "#0001000000000000", "details", "what",
                       "load", "of", "machine", "value", "#0000000000000007");
    CHECK(o != NULL && json_equal(o, wanted));
    json_decref(o);
    json_decref(wanted);
    buf_fini(&b);
}

/* --- the log -------------------------------------------------------------- */

static void show(void *count, const struct buf *text)
{
    CHECK_HAS(buf_text(text), "dynamic");
    ++*(unsigned *)count;
}

static const char *file_name(void)
{
    static char name[300];
    const char *folder = getenv("TMPDIR");

    snprintf(name, sizeof name, "%s/events", folder != NULL ? folder : "/tmp");
    return name;
}

static void a_file_has_all_kinds_and_a_person_sees_some(void)
{
    struct eventlog l;
    struct error e;
    char line[400];
    unsigned lines = 0, shown = 0;
    FILE *f;

    eventlog_init(&l);
    CHECK_U64(l.events.kinds, 0);
    eventlog_listen(&l, 1u << EVENT_TRAP, show, &shown);
    CHECK_INT(eventlog_open(&l, file_name(), &e), STATUS_OK);
    for (unsigned i = 0; i < 1000; i++) {
        event_emit(&l.events, trap);
        event_emit(&l.events,
                   (struct event){.kind = EVENT_MISS, .what = "load"});
    }
    CHECK_INT(eventlog_fini(&l, &e), STATUS_OK);
    CHECK_U64(shown, 1000);
    f = fopen(file_name(), "r");
    CHECK(f != NULL);
    while (fgets(line, sizeof line, f) != NULL)
        lines++;
    CHECK_U64(lines, 2000);
    fclose(f);
    unlink(file_name());
}

static void a_file_that_cannot_be_written_is_reported(void)
{
    struct eventlog l;
    struct error e;

    eventlog_init(&l);
    CHECK_INT(eventlog_open(&l, "/nowhere/at/all", &e), STATUS_NOT_FOUND);
    CHECK_INT(eventlog_open(&l, "/dev/full", &e), STATUS_OK);
    event_emit(&l.events, trap);
    CHECK_INT(eventlog_fini(&l, &e), STATUS_IO);
    CHECK_HAS(e.text, "/dev/full");
}

static enum test_outcome write_one(void *context)
{
    struct eventlog l;
    unsigned shown = 0;
    struct error e;

    (void)context;
    eventlog_init(&l);
    CHECK_INT(eventlog_open(&l, "/dev/null", &e), STATUS_OK);
    eventlog_listen(&l, 0, show, &shown);
    event_emit(&l.events, trap);
    return eventlog_fini(&l, &e) == STATUS_OK ? TEST_OUTCOME_DONE
                                              : TEST_OUTCOME_REFUSED;
}

static void each_allocation_may_fail(void)
{
    CHECK(test_each_allocation_fails(write_one, NULL) > 0);
}

int main(void)
{
    return TEST_RUN(
        only_who_listens_hears, kinds_have_names_and_values,
        kinds_are_named_with_commas_between, a_line_of_text_tells_everything,
        an_event_of_a_guest_says_whose_it_is, what_an_event_lacks_is_not_shown,
        a_line_of_json_is_an_object,
        a_file_has_all_kinds_and_a_person_sees_some,
        a_file_that_cannot_be_written_is_reported, each_allocation_may_fail);
}
