/* report.c - what a command tells of the run of a guest. */
#include "vm/core/report.h"

#include <time.h>

#include "vm/base/file.h"

/* --- what is asked for ---------------------------------------------------- */

void report_init(struct report *r, const char *command, FILE *out)
{
    *r = (struct report){.command = command, .out = out};
    eventlog_init(&r->events);
    buf_init(&r->reason);
}

void report_fini(struct report *r)
{
    (void)!eventlog_fini(&r->events, NULL);
    buf_fini(&r->reason);
}

bool report_take(struct report *r, const struct cli *c)
{
    switch (c->option->id) {
    case REPORT_TRACE:
        r->traces = true;
        r->trace_limit = c->text != NULL ? c->number : ~(octa)0;
        return true;
    case REPORT_EVENTS:
        r->shows_events = true;
        r->kinds = c->text;
        return true;
    case REPORT_EVENTS_FILE:
        r->events_file = c->text;
        return true;
    case REPORT_STATS:
        r->shows_stats = true;
        return true;
    case REPORT_STATS_FILE:
        r->stats_file = c->text;
        return true;
    default:
        return false;
    }
}

static enum status try_files(struct report *r, struct error *e)
{
    enum status s = STATUS_OK;

    if (r->stats_file != NULL)
        s = file_try(r->stats_file, e);
    if (s == STATUS_OK && r->events_file != NULL)
        s = eventlog_open(&r->events, r->events_file, e);
    return s;
}

bool report_open(struct report *r, struct cli *c)
{
    struct error e;
    unsigned kinds;

    if (!event_read_kinds(r->kinds, &kinds, &e)) {
        (void)cli_wrong(c, "%s", e.text);
        return false;
    }
    if (r->shows_events)
        eventlog_listen(&r->events, kinds, report_show, r);
    if (try_files(r, &e) == STATUS_OK)
        return true;
    report_say(r, e.text);
    return false;
}

/* --- during the run ------------------------------------------------------- */

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void report_start(struct report *r)
{
    r->start = now();
}

void report_stop(struct report *r)
{
    r->seconds = now() - r->start;
}

void report_say(const struct report *r, const char *text)
{
    fprintf(r->out, "tramoya %s: %s\n", r->command, text);
}

void report_fail(struct report *r, int status, const char *text)
{
    report_say(r, text);
    if (r->reason.len == 0)
        buf_add_string(&r->reason, text);
    if (r->status == CLI_EXIT_FINE)
        r->status = status;
}

void report_fail_late(struct report *r, const char *text)
{
    report_fail(r, CLI_EXIT_MISUSED, text);
    r->status = CLI_EXIT_MISUSED;
}

void report_show(void *report, const struct buf *text)
{
    const struct report *r = report;

    fwrite(buf_text(text), 1, text->len, r->out);
}

void report_print(struct report *r, struct buf *b)
{
    if (b->failed)
        report_fail(r, CLI_EXIT_MISUSED, "out of memory");
    else
        report_show(r, b);
    buf_fini(b);
}

/* --- after it ------------------------------------------------------------- */

struct stats report_stats(const struct report *r)
{
    return (struct stats){.status = r->status,
                          .reason =
                              r->reason.len > 0 ? buf_text(&r->reason) : NULL,
                          .stop = STATS_ERROR,
                          .seconds = r->seconds};
}

void report_table(struct report *r, const struct stats *s)
{
    struct buf text;

    buf_init(&text);
    stats_table(&text, s);
    report_print(r, &text);
}

void report_file(struct report *r, const struct stats *s)
{
    struct buf text;

    buf_init(&text);
    stats_json(&text, s);
    report_write(r, &text);
}

void report_write(struct report *r, struct buf *text)
{
    struct error e = {.text = "out of memory"};

    if (text->failed || file_write(r->stats_file, text, &e) != STATUS_OK)
        report_fail_late(r, e.text);
    buf_fini(text);
}

void report_close(struct report *r, bool is_gone)
{
    struct error e;

    if (eventlog_fini(&r->events, &e) != STATUS_OK)
        report_fail_late(r, e.text);
    /* Whoever wanted a trace has not got it on a full disk. */
    if (ferror(r->out) && !is_gone)
        report_fail(r, CLI_EXIT_MISUSED, "standard error could not be written");
}
