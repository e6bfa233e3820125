/* cmd_boot.c - `tramoya boot`: start a kernel on the bare machine.
 *
 * The command only connects: program.h finds the kernel and the programs,
 * boot.h puts them into the machine, machine.h runs it, terminal.h is its
 * console.  What concerns the kernel's author goes to standard error.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sysvm/boot.h"
#include "sysvm/dev/terminal.h"
#include "sysvm/journal.h"
#include "sysvm/snapshot.h"
#include "sysvm/stopped.h"
#include "vm/base/cli.h"
#include "vm/base/file.h"
#include "vm/core/eventlog.h"
#include "vm/core/profile.h"
#include "vm/core/stats.h"
#include "vm/core/trace.h"
#include "vm/program.h"

enum {
    OPT_KERNEL,
    OPT_MEM,
    OPT_APPEND,
    OPT_TC,
    OPT_DISK,
    OPT_MAX_INSNS,
    OPT_TRACE,
    OPT_EVENTS,
    OPT_EVENTS_FILE,
    OPT_RECORD,
    OPT_REPLAY,
    OPT_SAVE_AT,
    OPT_RESTORE,
    OPT_STATS,
    OPT_STATS_FILE,
    OPT_ENGINE
};

static const struct cli_option options[] = {
    {OPT_KERNEL, "kernel", 'k', CLI_KIND_FILE, "FILE",
     "the kernel: an object file, or sources with commas between", false},
    {OPT_MEM, "mem", 'm', CLI_KIND_SIZE, "SIZE",
     "memory, in whole pages of 8k; 64M if nothing is said", false},
    {OPT_APPEND, "append", 0, CLI_KIND_TEXT, "STRING",
     "the kernel's command line", false},
    {OPT_TC, "tc", 0, CLI_KIND_COUNT, "N",
     "let the translation cache have N entries for instructions, N for data",
     false},
    {OPT_DISK, "disk", 0, CLI_KIND_TEXT, "FILE[,snapshot]",
     "the disk; a snapshot is not written to the file", false},
    {OPT_MAX_INSNS, "max-insns", 0, CLI_KIND_COUNT, "N",
     "stop after N instructions (status 124)", false},
    {OPT_TRACE, "trace", 't', CLI_KIND_COUNT, "N",
     "describe each instruction, or its first N executions", true},
    {OPT_EVENTS, "events", 0, CLI_KIND_TEXT, "KIND,...",
     "show what happens: all events, or those of some kinds", true},
    {OPT_EVENTS_FILE, "events-file", 0, CLI_KIND_FILE, "FILE",
     "write all events to FILE, a JSON object on each line", false},
    {OPT_RECORD, "record", 0, CLI_KIND_FILE, "FILE",
     "keep in FILE what enters the machine from outside", false},
    {OPT_REPLAY, "replay", 0, CLI_KIND_FILE, "FILE",
     "let the same enter again; disk and standard input are not needed", false},
    {OPT_SAVE_AT, "save-at", 0, CLI_KIND_COUNT_FILE, "COUNT FILE",
     "save the machine in FILE after COUNT instructions, and go on", false},
    {OPT_RESTORE, "restore", 0, CLI_KIND_FILE, "FILE",
     "go on with a saved machine; it needs no kernel, but the same disk",
     false},
    {OPT_STATS, "stats", 's', CLI_KIND_FLAG, NULL,
     "show instructions, traps, mems, oops, guesses, a fingerprint of the "
     "state, and what the engine did",
     false},
    {OPT_STATS_FILE, "stats-file", 0, CLI_KIND_FILE, "FILE",
     "write what does not depend on the engine to FILE, as a JSON object",
     false},
    {OPT_ENGINE, "engine", 0, CLI_KIND_TEXT, "switch|threaded",
     "execute plainly, or fast (the default): only the speed differs", false},
    {0}};

static const octa usual_mem = (octa)64 << 20;

enum { COUNT_ROWS = 2 };

/* One run of the command. */
struct job {
    struct machine_options options;
    const char *kernel_name, *command_line, *disk_name;
    struct journal_options files;
    const char *stats_file, *events_file; /* or null */
    const char *kinds;                    /* of events; null: all */
    bool shows_stats, shows_events, traces;
    octa trace_limit;
    engine_run *engine;

    struct program kernel;
    struct buf archive;
    struct image disk;
    struct terminal terminal;
    struct machine *machine; /* null: it did not come to that */
    struct machine_stop stop;
    struct profile profile;
    struct trace trace;
    struct eventlog events;
    struct journal journal;

    struct buf reason; /* what the user was told */
    double seconds;
    int status; /* the exit status */
};

/* --- options -------------------------------------------------------------- */

static void read_options(struct cli *c, struct job *j)
{
    while (cli_next(c))
        switch (c->option->id) {
        case OPT_KERNEL:
            j->kernel_name = c->text;
            break;
        case OPT_MEM:
            j->options.ram = c->number;
            break;
        case OPT_APPEND:
            j->command_line = c->text;
            break;
        case OPT_TC:
            j->options.tcache = c->number;
            break;
        case OPT_DISK:
            j->disk_name = c->text;
            break;
        case OPT_MAX_INSNS:
            j->options.max_insns = c->number;
            break;
        case OPT_TRACE:
            j->traces = true;
            j->trace_limit = c->text != NULL ? c->number : ~(octa)0;
            break;
        case OPT_EVENTS:
            j->shows_events = true;
            j->kinds = c->text;
            break;
        case OPT_EVENTS_FILE:
            j->events_file = c->text;
            break;
        case OPT_RECORD:
            j->files.record = c->text;
            break;
        case OPT_REPLAY:
            j->files.replay = c->text;
            break;
        case OPT_SAVE_AT:
            j->files.save_at = c->number;
            j->files.save = c->text;
            break;
        case OPT_RESTORE:
            j->files.restore = c->text;
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

/* What is wrong with the options, or null. */
static const char *objection(const struct cli *c, const struct job *j)
{
    octa ram = j->options.ram;

    if (j->kernel_name == NULL && j->files.restore == NULL)
        return "which kernel? --kernel FILE";
    if (j->files.record != NULL && j->files.replay != NULL)
        return "a replay is recorded already: --record or --replay";
    if (j->files.restore != NULL &&
        (*j->command_line != 0 || ram != usual_mem || j->options.tcache != 0 ||
         c->operand_count > 0))
        return "a restored machine has its memory, command line and programs";
    if (j->engine == NULL)
        return "the engines are switch and threaded";
    if (ram == 0 || ram % BUS_PAGE_BYTES != 0 || ram > ADDR_DEVICES)
        return "--mem is a multiple of 8k, up to 2^48 bytes";
    if (j->options.tcache > TCACHE_MOST)
        return "--tc is at most 1048576";
    return NULL;
}

/* --- telling -------------------------------------------------------------- */

static void say(const char *text)
{
    fprintf(stderr, "tramoya boot: %s\n", text);
}

/* Something went wrong: tell the user, and let the command end with STATUS
 * unless it ends with another one already. */
static void fail(struct job *j, int status, const char *text)
{
    say(text);
    if (j->reason.len == 0)
        buf_add_string(&j->reason, text);
    if (j->status == CLI_EXIT_FINE)
        j->status = status;
}

/* The run has ended, but something besides it has failed, which is more
 * important than how. */
static void fail_late(struct job *j, const char *text)
{
    fail(j, CLI_EXIT_MISUSED, text);
    j->status = CLI_EXIT_MISUSED;
}

static void print_event(const struct buf *text)
{
    fwrite(buf_text(text), 1, text->len, stderr);
}

static void print_finished(struct job *j, struct buf *b)
{
    if (b->failed)
        fail(j, CLI_EXIT_MISUSED, "out of memory");
    else
        fwrite(buf_text(b), 1, b->len, stderr);
    buf_fini(b);
}

/* --- preparing ------------------------------------------------------------ */

static bool read_program(struct job *j, struct program *p, const char *names)
{
    struct error e;
    enum cli_exit status = program_read(p, names, &e);

    fwrite(buf_text(&p->messages), 1, p->messages.len, stderr);
    if (status != CLI_EXIT_FINE)
        fail(j, (int)status, e.text);
    return status == CLI_EXIT_FINE;
}

/* Read the program that WORDS name and append it to the archive. */
static bool add_program(struct job *j, const char *words)
{
    struct program p;
    struct buf name;
    struct error e;
    bool is_read;

    buf_init(&name);
    if (boot_first_word(&words, &name, &e) != STATUS_OK) {
        fail(j, CLI_EXIT_MISUSED, e.text);
        buf_fini(&name);
        return false;
    }
    is_read = read_program(j, &p, buf_text(&name));
    if (is_read && boot_add_program(&j->archive, &p.object, p.name, words,
                                    &e) != STATUS_OK)
        fail(j, CLI_EXIT_MISUSED, e.text);
    program_fini(&p);
    buf_fini(&name);
    return j->status == CLI_EXIT_FINE;
}

static bool read_files(struct job *j, char **operands)
{
    if (j->kernel_name != NULL && !read_program(j, &j->kernel, j->kernel_name))
        return false;
    for (; *operands != NULL; operands++)
        if (!add_program(j, *operands))
            return false;
    if (j->archive.failed)
        fail(j, CLI_EXIT_MISUSED, "out of memory");
    return !j->archive.failed;
}

/* The name of the disk's file into NAME; returns whether it is to be copied on
 * write. */
static bool split_disk(const struct job *j, struct buf *name)
{
    static const char snapshot[] = ",snapshot";
    size_t len = strlen(j->disk_name), end = strlen(snapshot);
    bool is_copy = len > end && !strcmp(j->disk_name + len - end, snapshot);

    buf_add(name, j->disk_name, is_copy ? len - end : len);
    return is_copy;
}

static bool open_disk(struct job *j)
{
    bool is_copy;
    struct buf name;
    struct error e;
    enum status s;

    image_init(&j->disk, 0);
    if (j->disk_name == NULL || j->files.replay != NULL)
        return true;
    buf_init(&name);
    is_copy = split_disk(j, &name);
    s = name.failed ? error_set(&e, STATUS_NO_MEMORY, "out of memory")
                    : image_open(&j->disk, buf_text(&name), is_copy, &e);
    buf_fini(&name);
    if (s != STATUS_OK)
        fail(j, CLI_EXIT_MISUSED, e.text);
    j->options.disk = &j->disk;
    return s == STATUS_OK;
}

static bool open_journal(struct job *j)
{
    struct error e;

    if (journal_open(&j->journal, &j->files, &e) == STATUS_OK)
        return true;
    fail(j, CLI_EXIT_MISUSED, e.text);
    return false;
}

static bool make_machine(struct job *j)
{
    struct error e;
    enum status s = STATUS_OK;

    j->options.console = terminal_host(&j->terminal);
    journal_prepare(&j->journal, &j->options, &j->disk);
    j->machine = machine_create(&j->options);
    if (j->machine == NULL) {
        fail(j, CLI_EXIT_MISUSED, "out of memory");
        return false;
    }
    if (j->files.restore == NULL)
        s = boot_load(j->machine, &j->kernel.mmo, j->command_line, &j->archive,
                      &e);
    if (s == STATUS_OK)
        s = journal_begin(&j->journal, j->machine, &e);
    if (s != STATUS_OK)
        fail(j,
             s == STATUS_BAD_OBJECT ? CLI_EXIT_NOT_PROGRAM : CLI_EXIT_MISUSED,
             e.text);
    return s == STATUS_OK;
}

/* --- running -------------------------------------------------------------- */

/* One step, described.  Who describes looks at memory through another bus, so
 * that the machine does not notice. */
static struct machine_stop step(struct job *j)
{
    struct machine *m = j->machine;
    struct machine_stop stop;
    octa insns = m->cpu.counts.insns, traps = m->counts.dynamic;
    struct buf text;

    buf_init(&text);
    m->cpu.bus = &m->peek;
    profile_step(&j->profile, &m->cpu);
    trace_before(&j->trace, &m->cpu);
    stop = machine_step(m);
    m->cpu.bus = &m->peek;
    if (m->cpu.counts.insns != insns)
        trace_after(&j->trace, &m->cpu, &text);
    else
        trace_cancel(&j->trace, &m->cpu);
    if (m->counts.dynamic != traps)
        buf_printf(&text,
                   "            dynamic trap: rXX=#%016" PRIx64
                   ", rWW=#%016" PRIx64 "\n",
                   m->cpu.sr[SREG_rXX], m->cpu.sr[SREG_rWW]);
    print_finished(j, &text);
    return stop;
}

static void save_if_due(struct job *j)
{
    struct error e;

    if (journal_is_due(&j->journal, j->machine) &&
        journal_save(&j->journal, j->machine, &e) != STATUS_OK)
        fail(j, CLI_EXIT_MISUSED, e.text);
}

/* Run to the end, or to where a recording ends. */
static struct machine_stop run_all(struct job *j)
{
    struct machine_stop stop;
    octa budget;

    do {
        save_if_due(j);
        budget = journal_budget(&j->journal, j->machine);
        stop = j->traces && budget > 0
                   ? step(j)
                   : machine_run(j->machine, j->engine, budget);
    } while (stop.why == MACHINE_BUDGET &&
             !journal_is_over(&j->journal, j->machine));
    save_if_due(j);
    return stop;
}

static int status_of(const struct machine_stop *stop)
{
    switch (stop->why) {
    case MACHINE_OFF:
        return stop->status;
    case MACHINE_INSNS:
    case MACHINE_BUDGET: /* the end of a recording */
        return CLI_EXIT_LIMIT;
    case MACHINE_WEDGED_TRAP:
    case MACHINE_WEDGED_LOOP:
    case MACHINE_WEDGED_IDLE:
        return CLI_EXIT_WEDGED;
    case MACHINE_INTERRUPTED:
        return CLI_EXIT_INTERRUPTED;
    default:
        return CLI_EXIT_MISUSED;
    }
}

static void explain(struct job *j)
{
    bool is_unheard = *j->options.interrupted == SIGPIPE;
    struct error e;
    bool is_flushed = terminal_flush(&j->terminal, &e) == STATUS_OK;

    if (j->stop.why != MACHINE_OFF) {
        stopped_add(&j->reason, j->machine, &j->stop, &j->kernel.mmo);
        if (!is_unheard)
            say(j->reason.failed ? "out of memory" : buf_text(&j->reason));
    }
    if (!is_flushed && !is_unheard)
        fail(j, CLI_EXIT_MISUSED, e.text);
}

/* Write and compare what is due at the end. */
static void finish(struct job *j)
{
    struct error e;

    if (journal_end(&j->journal, j->machine, &e) != STATUS_OK)
        fail_late(j, e.text);
    if (eventlog_fini(&j->events, &e) != STATUS_OK)
        fail_late(j, e.text);
}

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void run(struct job *j)
{
    double start = now();

    j->machine->cpu.events = &j->events.events;
    if (j->shows_stats)
        engine_count(&j->machine->cpu);
    j->stop = run_all(j);
    j->seconds = now() - start;
    if (j->status == CLI_EXIT_FINE)
        j->status = status_of(&j->stop);
    explain(j);
    finish(j);
}

/* --- statistics ----------------------------------------------------------- */

static enum stats_stop stop_of(const struct job *j)
{
    if (j->machine != NULL && j->stop.why == MACHINE_OFF)
        return STATS_HALT;
    switch (j->status) {
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

static struct stats collect(struct job *j, struct stats_row rows[COUNT_ROWS])
{
    struct machine *m = j->machine;
    struct stats s = {.status = j->status,
                      .reason = j->reason.len > 0 ? buf_text(&j->reason) : NULL,
                      .stop = stop_of(j),
                      .rows = rows,
                      .row_count = COUNT_ROWS,
                      .seconds = j->seconds};

    rows[0] = (struct stats_row){.name = "forced traps"};
    rows[1] = (struct stats_row){.name = "dynamic traps"};
    if (m == NULL)
        return s;
    rows[0].value = m->counts.forced;
    rows[1].value = m->counts.dynamic;
    s.counts = m->cpu.counts;
    s.engine = m->cpu.run.figures;
    s.misses = m->kernel.bus.misses + m->user.bus.misses;
    s.memory = ram_size(&m->mem.ram);
    s.has_pc = true;
    s.pc = j->stop.pc;
    s.has_state = snapshot_hash(m, &s.state) == STATUS_OK;
    return s;
}

static void show_stats(struct job *j)
{
    struct stats_row rows[COUNT_ROWS];
    struct stats s = collect(j, rows);
    struct buf text;

    buf_init(&text);
    stats_table(&text, &s);
    print_finished(j, &text);
}

static void write_stats_file(struct job *j)
{
    struct stats_row rows[COUNT_ROWS];
    struct stats s = collect(j, rows);
    struct error e = {.text = "out of memory"};
    struct buf text;

    buf_init(&text);
    stats_json(&text, &s);
    if (text.failed || file_write(j->stats_file, &text, &e) != STATUS_OK)
        fail(j, CLI_EXIT_MISUSED, e.text);
    buf_fini(&text);
}

/* --- the command ---------------------------------------------------------- */

static void fini(struct job *j)
{
    machine_destroy(j->machine);
    journal_fini(&j->journal);
    (void)!eventlog_fini(&j->events, NULL);
    image_fini(&j->disk);
    program_fini(&j->kernel);
    profile_fini(&j->profile);
    buf_fini(&j->archive);
    buf_fini(&j->reason);
}

/* A run may take hours: find out before whether its statistics can be kept. */
static bool can_report(const struct job *j)
{
    struct error e;

    if (j->stats_file == NULL || file_try(j->stats_file, &e) == STATUS_OK)
        return true;
    say(e.text);
    return false;
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
    say(e.text);
    return false;
}

static bool is_disk(const struct job *j, const char *file)
{
    struct buf name;
    bool is_same;

    if (j->disk_name == NULL)
        return false;
    buf_init(&name);
    (void)split_disk(j, &name);
    is_same = file_is_same(buf_text(&name), file);
    buf_fini(&name);
    return is_same;
}

/* Is FILE read by this run, or one of its programs? */
static bool is_input(const struct cli *c, const struct job *j, const char *file)
{
    bool is_one =
        (j->kernel_name != NULL && program_has_file(j->kernel_name, file)) ||
        is_disk(j, file) ||
        (j->files.restore != NULL && file_is_same(j->files.restore, file)) ||
        (j->files.replay != NULL && file_is_same(j->files.replay, file));

    for (int i = 0; i < c->operand_count; i++)
        is_one |= file_is_same(c->operands[i], file);
    return is_one;
}

/* Would what is written destroy what is read, or each other? */
static bool has_place(struct cli *c, const struct job *j)
{
    const char *files[] = {j->stats_file, j->events_file, j->files.record,
                           j->files.save};

    for (unsigned i = 0; i < ARRAY_LEN(files); i++) {
        if (files[i] == NULL)
            continue;
        if (is_input(c, j, files[i])) {
            (void)cli_wrong(c, "%s is read and would be overwritten", files[i]);
            return false;
        }
        for (unsigned k = 0; k < i; k++)
            if (files[k] != NULL && file_would_clash(files[i], files[k])) {
                (void)cli_wrong(c, "%s cannot hold two things", files[i]);
                return false;
            }
    }
    return true;
}

static int boot_main(struct cli *c)
{
    struct job j = {.options.interrupted = c->interrupted,
                    .options.ram = usual_mem,
                    .command_line = "",
                    .engine = exec_threaded};

    read_options(c, &j);
    if (c->state != CLI_END)
        return CLI_EXIT_FINE;
    if (objection(c, &j) != NULL)
        return cli_wrong(c, "%s", objection(c, &j));
    if (!has_place(c, &j) || !can_report(&j) || !listen(c, &j))
        return CLI_EXIT_MISUSED;
    terminal_init(&j.terminal, STDIN_FILENO, STDOUT_FILENO, c->interrupted);
    profile_init(&j.profile);
    trace_init(&j.trace, &j.profile, j.trace_limit);
    if (open_journal(&j) && open_disk(&j) && read_files(&j, c->operands) &&
        make_machine(&j)) {
        c->catch_signals();
        run(&j);
    }
    if (j.shows_stats && j.machine != NULL)
        show_stats(&j);
    if (j.stats_file != NULL)
        write_stats_file(&j);
    fini(&j);
    return j.status;
}

const struct cli_command cmd_boot = {
    .name = "boot",
    .operands = "--kernel FILE ['PROGRAM ARGUMENT ...' ...]",
    .summary = "start a kernel on the bare machine",
    .about =
        "The machine has one processor with all of MMIX's privileges and\n"
        "interrupts, memory, a console on standard input and output, a disk\n"
        "and a clock.  The kernel is an object file, or source files with\n"
        "commas between; it lies at negative locations and begins at Main\n"
        "with $0 the size of memory, $1 its command line, $2 the archive of\n"
        "programs and $3 the archive's length, all physical addresses.\n"
        "\n"
        "Each program is one word; in quotes it has arguments, which are\n"
        "split as a shell does it.\n"
        "\n"
        "What enters from the console and the disk can be recorded, and the\n"
        "machine be saved: a replay, or a machine that is restored, comes to\n"
        "the same end.  Sectors in the file of a disk are not saved with it;\n"
        "a snapshot's are.\n"
        "\n"
        "The exit status is what the kernel stores in the power register.\n"
        "A machine that is wedged ends with 120: a trap went where no kernel\n"
        "is, or SYNC 4 waits for what can never come.\n",
    .options = options,
    .suffixes = "mms mmo",
    .main = boot_main,
    .runs_guest = true,
};
