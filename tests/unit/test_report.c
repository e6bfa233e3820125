/* test_report.c - what a command tells of a run. */
#include "vm/core/report.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/test.h"
#include "vm/base/file.h"

static const struct cli_option table[] = {
#define REPORT_OPTION(name, ...) {REPORT_##name, __VA_ARGS__},
#include "vm/core/report.def"
#undef REPORT_OPTION
    {1, "own", 0, CLI_KIND_FLAG, NULL, "an option of the command", false}, {0}};

static const struct cli_command command = {
    .name = "test", .options = table, .runs_guest = true};

/* A report, and what a person sees of it. */
struct told {
    struct report r;
    struct cli c;
    char *text;
    size_t len;
};

/* T is asked for what WORDS, up to nine and null at the end, say.  Returns how
 * many options were not for it. */
static unsigned ask(struct told *t, const char *const *words)
{
    static char copies[10][300]; /* cli.c cuts words at "=" */
    static char *argv[11];
    int argc = 1;
    unsigned others = 0;

    argv[0] = copies[0];
    for (; *words != NULL; words++, argc++)
        argv[argc] = strcpy(copies[argc], *words);
    argv[argc] = NULL;
    report_init(&t->r, "test", open_memstream(&t->text, &t->len));
    cli_init(&t->c, &command, argc, argv);
    while (cli_next(&t->c))
        others += !report_take(&t->r, &t->c);
    CHECK_INT(t->c.state, CLI_END);
    return others;
}

#define ASK(t, ...) ask(t, (const char *const[]){__VA_ARGS__, NULL})

/* What was told until now. */
static const char *told(struct told *t)
{
    CHECK_INT(fflush(t->r.out), 0);
    return t->text;
}

static void done(struct told *t)
{
    fclose(t->r.out);
    report_fini(&t->r);
    free(t->text);
}

static const char *path(const char *file)
{
    static char name[4096];
    const char *folder = getenv("TMPDIR");

    snprintf(name, sizeof name, "%s/%s", folder ? folder : "/tmp", file);
    return name;
}

static void options_are_taken_and_others_left(void)
{
    struct told t;

    CHECK_INT(ASK(&t, "--trace=3", "--own", "-s", "--events=trap",
                  "--stats-file", "f"),
              1);
    CHECK(t.r.traces && t.r.shows_stats && t.r.shows_events);
    CHECK_U64(t.r.trace_limit, 3);
    CHECK_STR(t.r.kinds, "trap");
    CHECK_STR(t.r.stats_file, "f");
    CHECK_PTR(t.r.events_file, NULL);
    done(&t);
    (void)ASK(&t, "-t");
    CHECK_U64(t.r.trace_limit, ~(octa)0);
    done(&t);
}

static void the_first_failure_is_the_reason_and_the_status(void)
{
    struct told t;
    struct stats s;

    (void)ASK(&t, "-s");
    report_fail(&t.r, CLI_EXIT_LIMIT, "one");
    report_fail(&t.r, CLI_EXIT_WEDGED, "two");
    CHECK_STR(told(&t), "tramoya test: one\ntramoya test: two\n");
    s = report_stats(&t.r);
    CHECK_INT(s.status, CLI_EXIT_LIMIT);
    CHECK_STR(s.reason, "one");
    report_fail_late(&t.r, "three");
    CHECK_INT(report_stats(&t.r).status, CLI_EXIT_MISUSED);
    done(&t);
}

static void what_cannot_be_written_is_found_before_the_run(void)
{
    struct told t;

    (void)ASK(&t, "--stats-file", "/nowhere/at/all");
    CHECK(!report_open(&t.r, &t.c));
    CHECK_HAS(told(&t), "tramoya test: /nowhere/at/all: No such file");
    done(&t);
    (void)ASK(&t, "--events-file", "/nowhere/at/all");
    CHECK(!report_open(&t.r, &t.c));
    done(&t);
    (void)ASK(&t, "--events=weather");
    CHECK(!report_open(&t.r, &t.c));
    CHECK_INT(t.c.state, CLI_WRONG);
    CHECK_STR(told(&t), "");
    done(&t);
}

static void events_are_shown_and_kept(void)
{
    const struct event trap = {.kind = EVENT_TRAP, .what = "forced"};
    struct told t;
    struct buf b;
    struct error e;

    buf_init(&b);
    (void)ASK(&t, "--events=trap", "--events-file", path("events"));
    CHECK(report_open(&t.r, &t.c));
    event_emit(&t.r.events.events, trap);
    report_close(&t.r, false);
    CHECK_INT(t.r.status, CLI_EXIT_FINE);
    CHECK_HAS(told(&t), "forced");
    CHECK_INT(file_read(path("events"), &b, &e), STATUS_OK);
    CHECK_HAS(buf_text(&b), "\"trap\"");
    unlink(path("events"));
    buf_fini(&b);
    done(&t);
}

static void lost_events_make_the_command_fail(void)
{
    struct told t;

    (void)ASK(&t, "--events-file", "/dev/full");
    CHECK(report_open(&t.r, &t.c));
    event_emit(&t.r.events.events,
               (struct event){.kind = EVENT_TRAP, .what = "forced"});
    t.r.status = 7; /* the guest's */
    report_close(&t.r, false);
    CHECK_INT(t.r.status, CLI_EXIT_MISUSED);
    CHECK_HAS(told(&t), "/dev/full: No space left");
    done(&t);
}

static void statistics_that_cannot_be_written_are_a_failure(void)
{
    struct told t;
    struct stats s;

    (void)ASK(&t, "--stats-file", "/dev/full");
    CHECK(report_open(&t.r, &t.c));
    s = report_stats(&t.r);
    report_file(&t.r, &s);
    CHECK_INT(t.r.status, CLI_EXIT_MISUSED);
    CHECK_HAS(told(&t), "/dev/full: No space left");
    done(&t);
}

int main(void)
{
    return TEST_RUN(options_are_taken_and_others_left,
                    the_first_failure_is_the_reason_and_the_status,
                    what_cannot_be_written_is_found_before_the_run,
                    events_are_shown_and_kept,
                    lost_events_make_the_command_fail,
                    statistics_that_cannot_be_written_are_a_failure);
}
