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
#include "sysvm/machine.h"
#include "vm/base/cli.h"
#include "vm/base/file.h"
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
    {OPT_STATS, "stats", 's', CLI_KIND_FLAG, NULL,
     "show instructions, traps, mems, oops and guesses", false},
    {OPT_STATS_FILE, "stats-file", 0, CLI_KIND_FILE, "FILE",
     "write the same to FILE, as a JSON object", false},
    {OPT_ENGINE, "engine", 0, CLI_KIND_TEXT, "switch|threaded",
     "execute plainly, or fast (the default): only the speed differs", false},
    {0}};

static const octa usual_mem = (octa)64 << 20;

enum { COUNT_ROWS = 2 };

/* One run of the command. */
struct job {
    struct machine_options options;
    const char *kernel_name, *command_line, *disk_name;
    const char *stats_file; /* or null */
    bool shows_stats, traces;
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
static const char *objection(const struct job *j)
{
    octa ram = j->options.ram;

    if (j->kernel_name == NULL)
        return "which kernel? --kernel FILE";
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
    if (!read_program(j, &j->kernel, j->kernel_name))
        return false;
    for (; *operands != NULL; operands++)
        if (!add_program(j, *operands))
            return false;
    if (j->archive.failed)
        fail(j, CLI_EXIT_MISUSED, "out of memory");
    return !j->archive.failed;
}

static bool open_disk(struct job *j)
{
    static const char snapshot[] = ",snapshot";
    size_t len = j->disk_name == NULL ? 0 : strlen(j->disk_name);
    size_t end = strlen(snapshot);
    bool is_copy = len > end && !strcmp(j->disk_name + len - end, snapshot);
    struct buf name;
    struct error e;
    enum status s;

    image_init(&j->disk, 0);
    if (j->disk_name == NULL)
        return true;
    buf_init(&name);
    buf_add(&name, j->disk_name, is_copy ? len - end : len);
    s = name.failed ? error_set(&e, STATUS_NO_MEMORY, "out of memory")
                    : image_open(&j->disk, buf_text(&name), is_copy, &e);
    buf_fini(&name);
    if (s != STATUS_OK)
        fail(j, CLI_EXIT_MISUSED, e.text);
    j->options.disk = &j->disk;
    return s == STATUS_OK;
}

static bool make_machine(struct job *j)
{
    struct error e;
    enum status s;

    j->options.console = terminal_host(&j->terminal);
    j->machine = machine_create(&j->options);
    if (j->machine == NULL) {
        fail(j, CLI_EXIT_MISUSED, "out of memory");
        return false;
    }
    s = boot_load(j->machine, &j->kernel.mmo, j->command_line, &j->archive, &e);
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

static struct machine_stop run_traced(struct job *j)
{
    struct machine_stop stop;

    do
        stop = step(j);
    while (stop.why == MACHINE_BUDGET);
    return stop;
}

static struct machine_stop run_freely(struct job *j)
{
    struct machine_stop stop;

    do
        stop = machine_run(j->machine, j->engine, ~(octa)0);
    while (stop.why == MACHINE_BUDGET);
    return stop;
}

static int status_of(const struct machine_stop *stop)
{
    switch (stop->why) {
    case MACHINE_OFF:
        return stop->status;
    case MACHINE_INSNS:
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

/* The line of PC, if it is known. */
static void add_place(struct buf *out, const struct mmo *m, octa pc)
{
    const struct line_run *run = lines_at(&m->lines, pc);

    buf_printf(out, "#%016" PRIx64, pc);
    if (run != NULL)
        buf_printf(out, " (%s:%" PRIu32 ")", m->lines.files[run->file],
                   run->line);
}

/* What a trap left, for a machine that is wedged. */
static void add_registers(struct buf *out, const struct cpu *c)
{
    static const enum sreg shown[] = {SREG_rT,  SREG_rTT, SREG_rWW, SREG_rXX,
                                      SREG_rYY, SREG_rZZ, SREG_rQ,  SREG_rK};

    for (unsigned i = 0; i < ARRAY_LEN(shown); i++)
        buf_printf(out, "%s%s=#%016" PRIx64, i % 4 == 0 ? "\n  " : "  ",
                   isa_sregs[shown[i]].name, c->sr[shown[i]]);
}

static void add_reason(struct buf *out, const struct job *j)
{
    const struct cpu *c = &j->machine->cpu;

    switch (j->stop.why) {
    case MACHINE_INSNS:
        buf_printf(out, "the limit of %" PRIu64 " instructions was reached at ",
                   c->counts.insns);
        break;
    case MACHINE_WEDGED_TRAP:
        buf_add_string(out, "wedged: a trap goes to the non-negative address ");
        break;
    case MACHINE_WEDGED_LOOP:
        buf_add_string(out, "wedged: the handler of forced traps needs a "
                            "translation itself, at ");
        break;
    case MACHINE_WEDGED_IDLE:
        buf_add_string(out,
                       "wedged: SYNC 4 waits, and nothing can ever come, at ");
        break;
    case MACHINE_INTERRUPTED:
        buf_add_string(out, "interrupted at ");
        break;
    default:
        buf_add_string(out, "the host has no memory left at ");
        break;
    }
    add_place(out, &j->kernel.mmo, j->stop.pc);
    if (status_of(&j->stop) == CLI_EXIT_WEDGED)
        add_registers(out, c);
}

static void explain(struct job *j)
{
    bool is_unheard = *j->options.interrupted == SIGPIPE;
    struct error e;
    bool is_flushed = terminal_flush(&j->terminal, &e) == STATUS_OK;

    if (j->stop.why != MACHINE_OFF) {
        add_reason(&j->reason, j);
        if (!is_unheard)
            say(j->reason.failed ? "out of memory" : buf_text(&j->reason));
    }
    if (!is_flushed && !is_unheard)
        fail(j, CLI_EXIT_MISUSED, e.text);
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

    j->stop = j->traces ? run_traced(j) : run_freely(j);
    j->seconds = now() - start;
    j->status = status_of(&j->stop);
    explain(j);
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

static struct stats collect(const struct job *j,
                            struct stats_row rows[COUNT_ROWS])
{
    const struct machine *m = j->machine;
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
    s.memory = ram_size(&m->mem.ram);
    s.has_pc = true;
    s.pc = j->stop.pc;
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

static int boot_main(struct cli *c)
{
    struct job j = {.options.interrupted = c->interrupted,
                    .options.ram = usual_mem,
                    .command_line = "",
                    .engine = exec_threaded};

    read_options(c, &j);
    if (c->state != CLI_END)
        return CLI_EXIT_FINE;
    if (objection(&j) != NULL)
        return cli_wrong(c, "%s", objection(&j));
    if (!can_report(&j))
        return CLI_EXIT_MISUSED;
    terminal_init(&j.terminal, STDIN_FILENO, STDOUT_FILENO, c->interrupted);
    profile_init(&j.profile);
    trace_init(&j.trace, &j.profile, j.trace_limit);
    if (open_disk(&j) && read_files(&j, c->operands) && make_machine(&j)) {
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
        "The exit status is what the kernel stores in the power register.\n"
        "A machine that is wedged ends with 120: a trap went where no kernel\n"
        "is, or SYNC 4 waits for what can never come.\n",
    .options = options,
    .suffixes = "mms mmo",
    .main = boot_main,
    .runs_guest = true,
};
