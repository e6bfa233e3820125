/* cmd_run.c - `tramoya run`: run a user program in the process VM.
 *
 * The command only connects: run_options.h has what is asked for, program.h
 * finds the program, process.h runs it, observe.h, stoptext.h and report.h say
 * what there is to say.  What concerns the program's author goes to standard
 * error, in this order: trace, why it stopped, profile, statistics.
 */
#include <signal.h>
#include <stdio.h>

#include "vm/base/file.h"
#include "vm/core/observe.h"
#include "vm/core/run_options.h"
#include "vm/core/stoptext.h"
#include "vm/program.h"

/* One run of the command. */
struct job {
    struct run_options o;
    struct report report;

    struct program program;
    struct process *process; /* null: it did not come to that */
    struct process_stop stop;
    struct observe observer;
    struct stats_row host_calls;
};

/* --- running -------------------------------------------------------------- */

static struct process_stop run_freely(struct job *j)
{
    struct process_stop stop;

    do
        stop = process_run(j->process, j->o.engine, ~(octa)0);
    while (stop.why == PROCESS_BUDGET);
    return stop;
}

static int status_of(const struct job *j)
{
    switch (j->stop.why) {
    case PROCESS_HALT:
        return process_status(j->process);
    case PROCESS_FAULT:
        return CLI_EXIT_WEDGED;
    case PROCESS_INSNS:
    case PROCESS_MEMORY:
        return CLI_EXIT_LIMIT;
    case PROCESS_INTERRUPTED:
        return CLI_EXIT_INTERRUPTED;
    default:
        return CLI_EXIT_MISUSED;
    }
}

/* Say what the reason is. */
static void complain(struct job *j)
{
    const struct buf *reason = &j->report.reason;

    report_say(&j->report, reason->failed ? "out of memory" : buf_text(reason));
}

/* Say why the run stopped, if that is not its own wish, and whether its output
 * is complete.  Who has stopped listening does not want to hear of it. */
static void explain(struct job *j)
{
    bool is_unheard = *j->o.process.interrupted == SIGPIPE;
    struct error e;
    enum status flushed = process_flush(j->process, &e);

    if (j->stop.why != PROCESS_HALT) {
        stoptext_add(&j->report.reason, j->process, &j->stop, &j->program.mmo);
        if (!is_unheard)
            complain(j);
    }
    if (flushed != STATUS_OK && !is_unheard)
        report_fail(&j->report, CLI_EXIT_MISUSED, e.text);
}

static void run(struct job *j)
{
    struct report *r = &j->report;

    j->process->cpu.events = &r->events.events;
    if (r->shows_stats)
        engine_count(&j->process->cpu);
    report_start(r);
    j->stop = j->o.profiles || r->traces
                  ? observe_run(&j->observer, j->process, j->o.engine)
                  : run_freely(j);
    report_stop(r);
    r->status = status_of(j);
    explain(j);
    if (j->observer.failed)
        report_fail(r, CLI_EXIT_MISUSED,
                    "out of memory: the trace is not complete");
}

/* --- before and after ----------------------------------------------------- */

/* Read the program and make a process of it. */
static void prepare(struct job *j, char **operands)
{
    struct report *r = &j->report;
    struct error e;

    r->status = (int)program_read(&j->program, operands[0], &e);
    report_show(r, &j->program.messages);
    if (r->status == CLI_EXIT_FINE) {
        operands[0] = j->program.name;
        j->process =
            process_create(&j->o.process, &j->program.mmo, operands, &e);
        if (j->process == NULL)
            r->status =
                e.status == STATUS_LIMIT ? CLI_EXIT_LIMIT : CLI_EXIT_MISUSED;
    }
    if (r->status != CLI_EXIT_FINE)
        report_fail(r, r->status, e.text);
}

static enum stats_stop stop_of(const struct job *j)
{
    if (j->process != NULL && j->stop.why == PROCESS_HALT)
        return STATS_HALT;
    if (j->process != NULL && j->stop.why == PROCESS_FAULT)
        return STATS_FAULT;
    switch (j->report.status) {
    case CLI_EXIT_LIMIT:
        return STATS_LIMIT;
    case CLI_EXIT_INTERRUPTED:
        return STATS_INTERRUPTED;
    default:
        return STATS_ERROR;
    }
}

static struct stats collect(struct job *j)
{
    struct stats s = report_stats(&j->report);
    const struct process *p = j->process;
    const struct line_run *line;

    s.rows = &j->host_calls;
    s.row_count = 1;
    s.stop = stop_of(j);
    if (p == NULL)
        return s;
    s.counts = p->cpu.counts;
    s.engine = p->cpu.run.figures;
    s.misses = p->bus.misses;
    j->host_calls.value = p->calls.count;
    s.memory = ram_size(&p->ram);
    s.has_pc = true;
    s.pc = j->stop.pc;
    line = lines_at(&j->program.mmo.lines, s.pc);
    if (line != NULL) {
        s.file = j->program.mmo.lines.files[line->file];
        s.line = line->line;
    }
    return s;
}

static void show_profile(struct job *j)
{
    struct buf text;

    buf_init(&text);
    if (profile_report(&j->observer.profile, &j->process->bus,
                       &j->program.mmo.lines, &text) != STATUS_OK)
        text.failed = true;
    report_print(&j->report, &text);
}

/* Everything that was asked for besides running; the file last, so that it
 * has the status as it will be. */
static void report(struct job *j)
{
    struct report *r = &j->report;
    struct stats s;

    if (j->o.profiles && j->process != NULL)
        show_profile(j);
    if (r->shows_stats && j->process != NULL) {
        s = collect(j);
        report_table(r, &s);
    }
    report_close(r, *j->o.process.interrupted == SIGPIPE);
    if (r->stats_file != NULL) {
        s = collect(j);
        report_file(r, &s);
    }
}

static void fini(struct job *j)
{
    process_destroy(j->process);
    program_fini(&j->program);
    observe_fini(&j->observer);
    report_fini(&j->report);
}

/* A file_is_read. */
static bool is_program(const void *names, const char *file)
{
    return program_has_file(names, file);
}

/* Would the reports be written over the program, or each other? */
static bool has_place(struct cli *c, const struct report *r)
{
    const char *files[] = {r->stats_file, r->events_file};
    struct error e;

    if (file_spare(files, ARRAY_LEN(files), is_program, c->operands[0], &e) ==
        STATUS_OK)
        return true;
    (void)cli_wrong(c, "%s", e.text);
    return false;
}

static int run_main(struct cli *c)
{
    struct job j = {.host_calls.name = "host calls"};

    report_init(&j.report, "run", stderr);
    if (!run_options_read(&j.o, &j.report, c))
        return CLI_EXIT_MISUSED;
    if (!has_place(c, &j.report) || !report_open(&j.report, c))
        return CLI_EXIT_MISUSED;
    observe_init(&j.observer, j.report.traces, j.report.trace_limit,
                 report_show, &j.report);
    prepare(&j, c->operands);
    if (j.process != NULL) {
        c->catch_signals();
        run(&j);
    }
    report(&j);
    fini(&j);
    return j.report.status;
}

const struct cli_command cmd_run = {
    .name = "run",
    .operands = "FILE.mmo|A.mms[,B.mms...] [ARGUMENT ...]",
    .summary = "run a program",
    .about = run_options_about,
    .options = run_options_table,
    .suffixes = "mms mmo",
    .main = run_main,
    .stops_at_operand = true,
    .runs_guest = true,
};
