/* cmd_host.c - `tramoya host`: kernels as guests of a hypervisor.
 *
 * The command only connects: host_options.h has what is asked for, hostjob.h
 * makes the hypervisor and its guests, hypervisor.h runs them, hostconsoles.h
 * has their consoles.  What concerns the kernels' authors goes to standard
 * error: report.h, and exitstats.h for what it has cost.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sysvm/hypervisor/exitstats.h"
#include "sysvm/stopped.h"
#include "vm/base/alloc.h"
#include "vm/hostjob.h"
#include "vm/rawtty.h"

/* After so many steps at most we see what a person wants, and who has ended. */
enum { LOOK = 1000000 };

/* How a guest has ended, or was stopped. */
struct ended {
    bool is_told;
    struct buf reason;
};

/* One run of the command. */
struct job {
    struct hostjob h;
    struct report report;
    struct ended *guests; /* owned; by number */
    struct exitstats_end *ends;
    enum hypervisor_why why;
};

static bool is_unheard(const struct job *j)
{
    return *j->h.o.hypervisor.interrupted == SIGPIPE;
}

/* What is said stands in lines of its own. */
static void end_line(struct job *j)
{
    struct error e;

    if (!terminal_is_amid_line(&j->h.consoles.screen) || !isatty(STDERR_FILENO))
        return;
    (void)!hostconsoles_flush(&j->h.consoles, &e); /* asked again at the end */
    fputc('\n', j->report.out);
}

/* --- who has ended -------------------------------------------------------- */

/* Why a guest that has not ended by itself was stopped. */
static enum machine_why why_stopped(enum hypervisor_why why)
{
    switch (why) {
    case HYPERVISOR_INTERRUPTED:
        return MACHINE_INTERRUPTED;
    case HYPERVISOR_LEFT:
        return MACHINE_LEFT;
    case HYPERVISOR_NO_LOG:
        return MACHINE_NO_LOG;
    case HYPERVISOR_NO_MEMORY:
        return MACHINE_NO_MEMORY;
    default:
        return MACHINE_STOP;
    }
}

static struct machine_stop stop_of(const struct job *j, const struct guest *g)
{
    if (guest_is_over(g))
        return g->end;
    return (struct machine_stop){.why = why_stopped(j->why), .pc = guest_pc(g)};
}

static void add_reason(const struct job *j, struct guest *g,
                       const struct machine_stop *stop)
{
    const struct bootfiles *f = &j->h.guests[g->number].files;
    struct stopped_state state = {.insns = guest_clock(g),
                                  .max_insns = g->max_insns};

    for (unsigned i = 0; i < SREG_rVV; i++)
        state.special[i] = guest_special(g, i);
    stopped_add_state(&j->guests[g->number].reason, &state, stop,
                      &f->kernel.mmo);
}

/* Say TEXT of guest NUMBER. */
static void say(struct job *j, unsigned number, const char *text)
{
    struct buf line;

    end_line(j);
    if (j->h.o.guest_count == 1) {
        report_say(&j->report, text);
        return;
    }
    buf_init(&line);
    buf_printf(&line, "guest %u: %s", number, text);
    report_say(&j->report, line.failed ? text : buf_text(&line));
    buf_fini(&line);
}

/* Tell once that G has ended, or was stopped; nothing of one that has switched
 * its power off as it should. */
static void tell_end(struct job *j, struct guest *g)
{
    struct ended *ended = &j->guests[g->number];
    struct machine_stop stop = stop_of(j, g);

    if (ended->is_told)
        return;
    ended->is_told = true;
    if (stop.why == MACHINE_OFF &&
        (stop.status == 0 || j->h.o.guest_count == 1))
        return;
    if (stop.why == MACHINE_OFF)
        buf_printf(&ended->reason, "ended with status %d", stop.status);
    else
        add_reason(j, g, &stop);
    if (!is_unheard(j))
        say(j, g->number,
            ended->reason.failed ? "out of memory" : buf_text(&ended->reason));
}

static void tell_ends(struct job *j, bool is_all)
{
    const struct hypervisor *h = j->h.hypervisor;

    for (unsigned i = 0; i < h->guest_count; i++)
        if (is_all || guest_is_over(h->guests[i]))
            tell_end(j, h->guests[i]);
}

/* A hostconsoles_wait. */
static void tell_ended(void *job)
{
    tell_ends(job, false);
}

/* --- running -------------------------------------------------------------- */

static void run_all(struct job *j, struct terminal *typed)
{
    do {
        if (typed != NULL)
            terminal_look(typed);
        j->why = hypervisor_run(j->h.hypervisor, j->h.o.engine, LOOK);
        tell_ends(j, false);
    } while (j->why == HYPERVISOR_BUDGET || j->why == HYPERVISOR_GIVEN_UP);
}

/* As run_all(), with the terminal as a guest wants it. */
static void run_typed(struct job *j)
{
    struct terminal *typed = hostconsoles_typed(&j->h.consoles);

    if (typed == NULL) {
        run_all(j, NULL);
        return;
    }
    report_say(&j->report, "Ctrl-A x leaves the guests, Ctrl-A h helps");
    j->h.consoles.wait = tell_ended;
    j->h.consoles.context = j;
    rawtty_open(typed->in);
    run_all(j, typed);
    rawtty_close();
    if (typed->keyboard.is_gone)
        raise(SIGHUP); /* if the shell has not sent it yet */
}

/* Of a run that was not stopped, the first status that is not 0. */
static int status_of(const struct job *j)
{
    const struct hypervisor *h = j->h.hypervisor;
    struct machine_stop stop = {.why = why_stopped(j->why)};
    int status = CLI_EXIT_FINE;

    if (j->why != HYPERVISOR_OVER)
        return stopped_status(&stop);
    for (unsigned i = 0; i < h->guest_count && status == CLI_EXIT_FINE; i++)
        status = stopped_status(&h->guests[i]->end);
    return status;
}

static void run(struct job *j)
{
    struct report *r = &j->report;
    struct error e;

    hypervisor_listen(j->h.hypervisor, &r->events.events);
    report_start(r);
    run_typed(j);
    report_stop(r);
    if (r->status == CLI_EXIT_FINE)
        r->status = status_of(j);
    if (hostconsoles_flush(&j->h.consoles, &e) != STATUS_OK && !is_unheard(j))
        report_fail(r, CLI_EXIT_MISUSED, e.text);
    tell_ends(j, true);
}

/* --- statistics ----------------------------------------------------------- */

static enum stats_stop stop_name(const struct machine_stop *stop)
{
    if (stop->why == MACHINE_OFF)
        return STATS_HALT;
    switch (stopped_status(stop)) {
    case CLI_EXIT_LIMIT:
        return STATS_LIMIT;
    case CLI_EXIT_WEDGED:
        return STATS_WEDGED;
    case CLI_EXIT_INTERRUPTED:
        return STATS_INTERRUPTED;
    default:
        return STATS_ERROR;
    }
}

static struct exitstats_end end_of(const struct job *j, const struct guest *g)
{
    const struct buf *reason = &j->guests[g->number].reason;
    struct machine_stop stop = stop_of(j, g);

    return (struct exitstats_end){.stop = stop_name(&stop),
                                  .status = stopped_status(&stop),
                                  .reason = reason->len > 0 ? buf_text(reason)
                                                            : NULL};
}

/* How the run ended: as who decided its status. */
static enum stats_stop stop_of_run(const struct job *j)
{
    const struct hypervisor *h = j->h.hypervisor;
    struct machine_stop stop = {.why = why_stopped(j->why)};

    if (h == NULL)
        return STATS_ERROR;
    if (j->why != HYPERVISOR_OVER)
        return stop_name(&stop);
    for (unsigned i = 0; i < h->guest_count; i++)
        if (stopped_status(&h->guests[i]->end) != CLI_EXIT_FINE)
            return j->ends[i].stop;
    return STATS_HALT;
}

static struct exitstats collect(struct job *j)
{
    const struct hypervisor *h = j->h.hypervisor;
    struct stats all = report_stats(&j->report);
    struct exitstats s = {
        .hypervisor = h, .guests = j->ends, .seconds = all.seconds};

    for (unsigned i = 0; h != NULL && i < h->guest_count; i++)
        j->ends[i] = end_of(j, h->guests[i]);
    s.end = (struct exitstats_end){
        .stop = stop_of_run(j), .status = all.status, .reason = all.reason};
    return s;
}

static void show_table(struct job *j)
{
    struct exitstats s = collect(j);
    struct buf text;

    buf_init(&text);
    exitstats_table(&text, &s);
    report_print(&j->report, &text);
}

static void write_file(struct job *j)
{
    struct exitstats s = collect(j);
    struct buf text;

    buf_init(&text);
    exitstats_json(&text, &s);
    report_write(&j->report, &text);
}

/* Everything that was asked for besides running; the file last, so that it has
 * the status as it will be.  Who has stopped the guests wants to know, too. */
static void tell(struct job *j)
{
    struct report *r = &j->report;
    bool is_left = j->why == HYPERVISOR_LEFT;
    bool is_stopped =
        is_left || (j->why == HYPERVISOR_INTERRUPTED && !is_unheard(j));

    if (j->h.hypervisor != NULL && (r->shows_stats || is_stopped))
        show_table(j);
    report_close(r, is_unheard(j));
    if (r->stats_file != NULL)
        write_file(j);
}

/* --- the command ---------------------------------------------------------- */

/* Room for what is said of each guest. */
static bool make_ends(struct job *j)
{
    size_t count = j->h.o.guest_count;

    j->guests = alloc_zeroed(count, sizeof *j->guests);
    j->ends = alloc_zeroed(count, sizeof *j->ends);
    for (size_t i = 0; i < count && j->guests != NULL; i++)
        buf_init(&j->guests[i].reason);
    if (j->guests != NULL && j->ends != NULL)
        return true;
    report_fail(&j->report, CLI_EXIT_MISUSED, "out of memory");
    return false;
}

static void fini(struct job *j)
{
    for (size_t i = 0; i < j->h.o.guest_count && j->guests != NULL; i++)
        buf_fini(&j->guests[i].reason);
    alloc_free(j->guests);
    alloc_free(j->ends);
    hostjob_fini(&j->h);
    report_fini(&j->report);
}

/* Can all that is asked for be written, without harm? */
static bool can_write(struct job *j, struct cli *c)
{
    const char *files[] = {j->report.stats_file, j->report.events_file};
    struct error e;

    if (hostjob_spare(&j->h.o, files, ARRAY_LEN(files), &e) == STATUS_OK)
        return report_open(&j->report, c);
    (void)cli_wrong(c, "%s", e.text);
    return false;
}

static int host_main(struct cli *c)
{
    struct job j = {.why = HYPERVISOR_OVER};

    report_init(&j.report, "host", stderr);
    if (!host_options_read(&j.h.o, &j.report, c) || !can_write(&j, c)) {
        fini(&j);
        return CLI_EXIT_MISUSED;
    }
    if (make_ends(&j) && hostjob_prepare(&j.h, &j.report)) {
        c->catch_signals();
        run(&j);
    }
    tell(&j);
    fini(&j);
    return j.report.status;
}

const struct cli_command cmd_host = {
    .name = "host",
    .operands = "KERNEL ['PROGRAM ARGUMENT ...' ...] [+ KERNEL ...]",
    .summary = "run kernels as guests of a hypervisor",
    .about = host_options_about,
    .options = host_options_table,
    .suffixes = "mms mmo",
    .main = host_main,
    .runs_guest = true,
};
