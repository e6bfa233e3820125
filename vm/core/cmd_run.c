/* cmd_run.c - `tramoya run`: run a user program in the process VM.
 *
 * The command only connects: program.h finds the program, process.h runs it,
 * observe.h, stoptext.h and stats.h say what there is to say.  What concerns
 * the program's author goes to standard error, in this order: trace, why it
 * stopped, profile, statistics.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "vm/base/cli.h"
#include "vm/base/file.h"
#include "vm/core/eventlog.h"
#include "vm/core/observe.h"
#include "vm/core/stats.h"
#include "vm/core/stoptext.h"
#include "vm/program.h"

enum {
    OPT_MAX_INSNS,
    OPT_MAX_MEM,
    OPT_FILES,
    OPT_TRACE,
    OPT_PROFILE,
    OPT_EVENTS,
    OPT_EVENTS_FILE,
    OPT_STATS,
    OPT_STATS_FILE,
    OPT_ENGINE
};

static const struct cli_option options[] = {
    {OPT_MAX_INSNS, "max-insns", 0, CLI_KIND_COUNT, "N",
     "stop after N instructions (status 124); 0: no limit", false},
    {OPT_MAX_MEM, "max-mem", 0, CLI_KIND_SIZE, "SIZE",
     "stop when the program wants more memory (status 124); 2G if nothing "
     "is said, 0: no limit",
     false},
    {OPT_FILES, "files", 0, CLI_KIND_DIR, "none|DIR",
     "let the program open no files, or only those in DIR or below", false},
    {OPT_TRACE, "trace", 't', CLI_KIND_COUNT, "N",
     "describe each instruction, or its first N executions", true},
    {OPT_PROFILE, "profile", 0, CLI_KIND_FLAG, NULL,
     "show how often each instruction was executed", false},
    {OPT_EVENTS, "events", 0, CLI_KIND_TEXT, "KIND,...",
     "show what happens: all events, or those of some kinds", true},
    {OPT_EVENTS_FILE, "events-file", 0, CLI_KIND_FILE, "FILE",
     "write all events to FILE, a JSON object on each line", false},
    {OPT_STATS, "stats", 's', CLI_KIND_FLAG, NULL,
     "show instructions, mems, oops, guesses, and what the engine did", false},
    {OPT_STATS_FILE, "stats-file", 0, CLI_KIND_FILE, "FILE",
     "write what does not depend on the engine to FILE, as a JSON object",
     false},
    {OPT_ENGINE, "engine", 0, CLI_KIND_TEXT, "switch|threaded",
     "execute plainly, or fast (the default): only the speed differs", false},
    {0}};

/* Enough for a lesson's program, and little enough that an endless recursion
 * is stopped before the host feels it. */
static const octa usual_max_mem = (octa)2 << 30;

/* One run of the command. */
struct job {
    struct process_options options;
    const char *stats_file, *events_file; /* or null */
    const char *kinds;                    /* of events; null: all */
    bool shows_stats, shows_events, profiles, traces;
    octa trace_limit;
    engine_run *engine;

    struct program program;
    struct process *process; /* null: it did not come to that */
    struct process_stop stop;
    struct observe observer;
    struct eventlog events;

    struct buf reason; /* what the user was told */
    struct stats_row host_calls;
    double seconds;
    int status; /* the exit status */
};

/* --- options -------------------------------------------------------------- */

static void set_files(struct process_options *o, const char *text)
{
    o->folder = text;
    o->files = strcmp(text, "none") == 0 ? HOSTFILE_NONE : HOSTFILE_BELOW;
}

static void read_options(struct cli *c, struct job *j)
{
    while (cli_next(c))
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
        case OPT_TRACE:
            j->traces = true;
            j->trace_limit = c->text != NULL ? c->number : ~(octa)0;
            break;
        case OPT_PROFILE:
            j->profiles = true;
            break;
        case OPT_EVENTS:
            j->shows_events = true;
            j->kinds = c->text;
            break;
        case OPT_EVENTS_FILE:
            j->events_file = c->text;
            break;
        case OPT_STATS:
            j->shows_stats = true;
            break;
        case OPT_STATS_FILE:
            j->stats_file = c->text;
            break;
        case OPT_ENGINE:
            j->engine = engine_find(c->text);
            break;
        }
}

/* --- telling -------------------------------------------------------------- */

static void print(const char *text, size_t len)
{
    fwrite(text, 1, len, stderr);
}

/* Print j->reason as the message of the command. */
static void complain(const struct job *j)
{
    fprintf(stderr, "tramoya run: %s\n",
            j->reason.failed ? "out of memory" : buf_text(&j->reason));
}

/* Something that went wrong besides: the run itself may have been fine. */
static void fail(struct job *j, const char *text)
{
    fprintf(stderr, "tramoya run: %s\n", text);
    if (j->reason.len == 0)
        buf_add_string(&j->reason, text);
    if (j->status == CLI_EXIT_FINE)
        j->status = CLI_EXIT_MISUSED;
}

/* Print the finished text B, unless memory ran out. */
static void print_finished(struct job *j, struct buf *b)
{
    if (b->failed)
        fail(j, "out of memory");
    else
        print(buf_text(b), b->len);
    buf_fini(b);
}

/* --- running -------------------------------------------------------------- */

static void print_trace(void *context, const struct buf *text)
{
    (void)context;
    print(buf_text(text), text->len);
}

static void print_event(const struct buf *text)
{
    print(buf_text(text), text->len);
}

static struct process_stop run_freely(struct job *j)
{
    struct process_stop stop;

    do
        stop = process_run(j->process, j->engine, ~(octa)0);
    while (stop.why == PROCESS_BUDGET);
    return stop;
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
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

/* Say why the run stopped, if that is not its own wish, and whether its output
 * is complete.  Who has stopped listening does not want to hear of it. */
static void explain(struct job *j)
{
    bool is_unheard = *j->options.interrupted == SIGPIPE;
    struct error e;
    enum status flushed = process_flush(j->process, &e);

    if (j->stop.why != PROCESS_HALT) {
        stoptext_add(&j->reason, j->process, &j->stop, &j->program.mmo);
        if (!is_unheard)
            complain(j);
    }
    if (flushed != STATUS_OK && !is_unheard)
        fail(j, e.text);
}

static void run(struct job *j)
{
    double start = now();

    j->process->cpu.events = &j->events.events;
    if (j->shows_stats)
        engine_count(&j->process->cpu);
    j->stop = j->profiles || j->traces
                  ? observe_run(&j->observer, j->process, j->engine)
                  : run_freely(j);
    j->seconds = now() - start;
    j->status = status_of(j);
    explain(j);
    if (j->observer.failed)
        fail(j, "out of memory: the trace is not complete");
}

/* --- before and after ----------------------------------------------------- */

/* Read the program and make a process of it. */
static void prepare(struct job *j, char **operands)
{
    struct error e;

    j->status = (int)program_read(&j->program, operands[0], &e);
    print(buf_text(&j->program.messages), j->program.messages.len);
    if (j->status == CLI_EXIT_FINE) {
        operands[0] = j->program.name;
        j->process = process_create(&j->options, &j->program.mmo, operands, &e);
        if (j->process == NULL)
            j->status =
                e.status == STATUS_LIMIT ? CLI_EXIT_LIMIT : CLI_EXIT_MISUSED;
    }
    if (j->status != CLI_EXIT_FINE) {
        buf_add_string(&j->reason, e.text);
        complain(j);
    }
}

/* Find out what events are asked for, and prepare the file of them. */
static bool listen(struct cli *c, struct job *j)
{
    struct error e;
    unsigned kinds;

    eventlog_init(&j->events);
    if (!event_read_kinds(j->kinds, &kinds, &e)) {
        (void)cli_wrong(c, "%s", e.text);
        return false;
    }
    if (j->shows_events)
        eventlog_listen(&j->events, kinds, print_event);
    if (j->events_file == NULL ||
        eventlog_open(&j->events, j->events_file, &e) == STATUS_OK)
        return true;
    fprintf(stderr, "tramoya run: %s\n", e.text);
    return false;
}

static enum stats_stop stop_of(const struct job *j)
{
    switch (j->status) {
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
    struct stats s = {.status = j->status,
                      .rows = &j->host_calls,
                      .row_count = 1,
                      .reason = j->reason.len > 0 ? buf_text(&j->reason) : NULL,
                      .stop = stop_of(j),
                      .seconds = j->seconds};
    const struct process *p = j->process;
    const struct line_run *line;

    if (p == NULL)
        return s;
    if (j->stop.why == PROCESS_HALT)
        s.stop = STATS_HALT;
    if (j->stop.why == PROCESS_FAULT)
        s.stop = STATS_FAULT;
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
    print_finished(j, &text);
}

static void write_stats_file(struct job *j)
{
    struct stats s = collect(j);
    struct error e = {.text = "out of memory"};
    struct buf text;

    buf_init(&text);
    stats_json(&text, &s);
    if (text.failed || file_write(j->stats_file, &text, &e) != STATUS_OK)
        fail(j, e.text);
    buf_fini(&text);
}

/* Whoever wanted a trace or statistics has not got them on a full disk. */
static void look_at_stderr(struct job *j)
{
    if (ferror(stderr) && *j->options.interrupted != SIGPIPE)
        fail(j, "standard error could not be written");
}

static void close_events(struct job *j)
{
    struct error e;

    if (eventlog_fini(&j->events, &e) != STATUS_OK)
        fail(j, e.text);
}

/* Everything that was asked for besides running; the file last, so that it
 * has the status as it will be. */
static void report(struct job *j)
{
    if (j->profiles && j->process != NULL)
        show_profile(j);
    if (j->shows_stats && j->process != NULL) {
        struct stats s = collect(j);
        struct buf text;

        buf_init(&text);
        stats_table(&text, &s);
        print_finished(j, &text);
    }
    close_events(j);
    look_at_stderr(j);
    if (j->stats_file != NULL)
        write_stats_file(j);
}

static void fini(struct job *j)
{
    process_destroy(j->process);
    program_fini(&j->program);
    observe_fini(&j->observer);
    buf_fini(&j->reason);
}

/* A run may take hours: find out before whether its statistics can be kept. */
static bool can_report(const struct job *j)
{
    struct error e;

    if (j->stats_file == NULL || file_try(j->stats_file, &e) == STATUS_OK)
        return true;
    fprintf(stderr, "tramoya run: %s\n", e.text);
    return false;
}

/* Would the reports be written over the program, or each other? */
static bool has_place(struct cli *c, const struct job *j)
{
    const char *files[] = {j->stats_file, j->events_file};

    for (unsigned i = 0; i < ARRAY_LEN(files); i++)
        if (files[i] != NULL && program_has_file(c->operands[0], files[i])) {
            (void)cli_wrong(c, "%s is the program and would be overwritten",
                            files[i]);
            return false;
        }
    if (files[0] == NULL || files[1] == NULL ||
        !file_would_clash(files[0], files[1]))
        return true;
    (void)cli_wrong(c, "%s cannot hold both statistics and events", files[0]);
    return false;
}

static int run_main(struct cli *c)
{
    struct job j = {.options.interrupted = c->interrupted,
                    .options.max_mem = usual_max_mem,
                    .engine = exec_threaded,
                    .host_calls.name = "host calls"};

    read_options(c, &j);
    if (c->state != CLI_END)
        return CLI_EXIT_FINE;
    if (c->operand_count == 0)
        return cli_wrong(c, "which program?");
    if (j.engine == NULL)
        return cli_wrong(c, "the engines are switch and threaded");
    if (!has_place(c, &j))
        return CLI_EXIT_MISUSED;
    if (!can_report(&j) || !listen(c, &j))
        return CLI_EXIT_MISUSED;
    observe_init(&j.observer, j.traces, j.trace_limit, print_trace, NULL);
    prepare(&j, c->operands);
    if (j.process != NULL) {
        c->catch_signals();
        run(&j);
    }
    report(&j);
    fini(&j);
    return j.status;
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
