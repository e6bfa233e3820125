/* report.h - what a command tells of the run of a guest, besides the guest.
 *
 * The commands that run something show people what went wrong, events and
 * statistics, on one stream, and keep the last two for programs in files.  The
 * options that ask for it are the same everywhere, and so is the order:
 *
 *      report_take       for each option that is not the command's own
 *      report_open       before the run, which may take hours: all that is
 *                        asked for can be kept, as far as is known
 *      report_start      the run: report_say, report_fail, report_show
 *      report_stop
 *      report_table      statistics for people
 *      report_close      events are complete
 *      report_file       statistics for programs, with the status as it will be
 */
#ifndef VM_CORE_REPORT_H
#define VM_CORE_REPORT_H

#include <stdio.h>

#include "vm/base/cli.h"
#include "vm/core/eventlog.h"
#include "vm/core/stats.h"

struct report {
    const char *command; /* its name */
    FILE *out;           /* what is for people; borrowed */

    const char *stats_file, *events_file; /* or null */
    const char *kinds;                    /* of events; null: all */
    bool shows_stats, shows_events, traces;
    octa trace_limit; /* so often is each instruction described */

    struct eventlog events;
    struct buf reason; /* what the user was told first */
    int status;        /* the exit status of the command */
    double start, seconds;
};

/* A command's table of options includes the rows of report.def, with these
 * as their ids; no command has so many options of its own. */
enum {
    REPORT_NONE = 1000,
#define REPORT_OPTION(name, ...) REPORT_##name,
#include "vm/core/report.def"
#undef REPORT_OPTION
};

/* A report of COMMAND on OUT, for which nothing is asked yet. */
void report_init(struct report *r, const char *command, FILE *out);
void report_fini(struct report *r);

/* Take the option that C has just found.  False if it is none of these. */
bool report_take(struct report *r, const struct cli *c);

/* Be ready for events, and find out whether the files can be written.  False
 * if not: then C has the error, or the user was told. */
bool report_open(struct report *r, struct cli *c) MUST_CHECK;

/* How long did it take? */
void report_start(struct report *r);
void report_stop(struct report *r);

/* Show TEXT as a message of the command. */
void report_say(const struct report *r, const char *text);

/* Something went wrong: say TEXT, and let the command end with STATUS unless
 * it ends with another one already. */
void report_fail(struct report *r, int status, const char *text);

/* The run has ended, but something besides it has failed, which is more
 * important than how. */
void report_fail_late(struct report *r, const char *text);

/* Show TEXT as it is: an eventlog_show and an observe_show. */
void report_show(void *report, const struct buf *text);

/* Show the finished text B, unless memory ran out, and finish it. */
void report_print(struct report *r, struct buf *b);

/* What the report knows of the statistics; the rest is the command's. */
struct stats report_stats(const struct report *r);

/* Show S as a table, or write it to the file that was asked for. */
void report_table(struct report *r, const struct stats *s);
void report_file(struct report *r, const struct stats *s);

/* The same for a command with an object of its own: TEXT, which is finished
 * here. */
void report_write(struct report *r, struct buf *text);

/* There are no more events.  If any were lost, or other things that were to be
 * shown, the user is told, unless he IS_GONE. */
void report_close(struct report *r, bool is_gone);

#endif
