/* cmd_run.c - `tramoya run`: run a user program in the process VM.
 *
 * The command only connects: program.h finds the program, process.h runs it,
 * observe.h, stoptext.h and report.h say what there is to say.  What concerns
 * the program's author goes to standard error, in this order: trace, why it
 * stopped, profile, statistics.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "vm/base/cli.h"
#include "vm/base/file.h"
#include "vm/core/observe.h"
#include "vm/core/report.h"
#include "vm/core/stoptext.h"
#include "vm/program.h"

enum { OPT_MAX_INSNS, OPT_MAX_MEM, OPT_FILES, OPT_PROFILE, OPT_ENGINE };

static const struct cli_option options[] = {
    {OPT_MAX_INSNS, "max-insns", 0, CLI_KIND_COUNT, "N",
     "stop after N instructions (status 124); 0: no limit", false},
    {OPT_MAX_MEM, "max-mem", 0, CLI_KIND_SIZE, "SIZE",
     "stop when the program wants more memory (status 124); 2G if nothing "
     "is said, 0: no limit",
     false},
    {OPT_FILES, "files", 0, CLI_KIND_DIR, "none|DIR",
     "let the program open no files, or only those in DIR or below", false},
    {OPT_PROFILE, "profile", 0, CLI_KIND_FLAG, NULL,
     "show how often each instruction was executed", false},
    {OPT_ENGINE, "engine", 0, CLI_KIND_TEXT, "switch|threaded",
     "execute plainly, or fast (the default): only the speed differs", false},
#define REPORT_OPTION(name, ...) {REPORT_##name, __VA_ARGS__},
#include "vm/core/report.def"
#undef REPORT_OPTION
    {0}};

/* Enough for a lesson's program, and little enough that an endless recursion
 * is stopped before the host feels it. */
static const octa usual_max_mem = (octa)2 << 30;

/* One run of the command. */
struct job {
    struct process_options options;
    struct report report;
    bool profiles;
    engine_run *engine;

    struct program program;
    struct process *process; /* null: it did not come to that */
    struct process_stop stop;
    struct observe observer;
    struct stats_row host_calls;
};

/* --- options -------------------------------------------------------------- */

static void set_files(struct process_options *o, const char *text)
{
    o->folder = text;
    o->files = strcmp(text, "none") == 0 ? HOSTFILE_NONE : HOSTFILE_BELOW;
}

static void read_options(struct cli *c, struct job *j)
{
    while (cli_next(c)) {
        if (report_take(&j->report, c))
            continue;
        switch (c->option->id) {
        case OPT_MAX_INSNS:
            j->options.max_insns = c->number;
            break;
        case OPT_MAX_MEM:
            j->options.max_mem = c->number;
            break;
        case OPT_FILES:
            set_files(&j->options, c->text);
            break;
        case OPT_PROFILE:
            j->profiles = true;
            break;
        case OPT_ENGINE:
            j->engine = engine_find(c->text);
            break;
        }
    }
}

/* --- running -------------------------------------------------------------- */

static struct process_stop run_freely(struct job *j)
{
    struct process_stop stop;

    do
        stop = process_run(j->process, j->engine, ~(octa)0);
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
    bool is_unheard = *j->options.interrupted == SIGPIPE;
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
    j->stop = j->profiles || r->traces
                  ? observe_run(&j->observer, j->process, j->engine)
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
        j->process = process_create(&j->options, &j->program.mmo, operands, &e);
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

    if (j->profiles && j->process != NULL)
        show_profile(j);
    if (r->shows_stats && j->process != NULL) {
        s = collect(j);
        report_table(r, &s);
    }
    report_close(r, *j->options.interrupted == SIGPIPE);
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
    struct job j = {.options.interrupted = c->interrupted,
                    .options.max_mem = usual_max_mem,
                    .engine = exec_threaded,
                    .host_calls.name = "host calls"};

    report_init(&j.report, "run", stderr);
    read_options(c, &j);
    if (c->state != CLI_END)
        return CLI_EXIT_FINE;
    if (c->operand_count == 0)
        return cli_wrong(c, "which program?");
    if (j.engine == NULL)
        return cli_wrong(c, "the engines are switch and threaded");
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
    .about =
        "The program is an object file, or source files with commas between,\n"
        "which are assembled first; \"-\" is an object file on standard\n"
        "input.  What follows its name is for the program.  It can use its\n"
        "standard streams and open files as the MMIXware documents say;\n"
        "--files confines it.\n"
        "\n"
        "The exit status is the program's own when it ends by itself: the\n"
        "low byte of $255.  An illegal or privileged instruction ends it with\n"
        "120.  Counts, trace and profile are those of Knuth's simulator; they\n"
        "go to standard error.\n"
        "\n"
        "With --stats the fast engine counts what it does: dispatches, calls\n"
        "of a handler for an instruction or a row of them; blocks, which are\n"
        "executed without a jump; superinstructions, the handlers for rows;\n"
        "misses, the accesses that the table of windows on memory did not\n"
        "have.  Counting makes the run slower, by up to a half.\n",
    .options = options,
    .suffixes = "mms mmo",
    .main = run_main,
    .stops_at_operand = true,
    .runs_guest = true,
};
