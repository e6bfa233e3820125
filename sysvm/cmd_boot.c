/* cmd_boot.c - `tramoya boot`: start a kernel on the bare machine.
 *
 * The command only connects: boot_options.h has what is asked for, bootjob.h
 * makes the machine, machine.h runs it, terminal.h is its console, journal.h
 * what is kept of its input.  What concerns the kernel's author goes to
 * standard error: report.h.
 */
#include <stdio.h>
#include <unistd.h>

#include "sysvm/dev/terminal.h"
#include "sysvm/fingerprint.h"
#include "sysvm/snapshot.h"
#include "sysvm/stopped.h"
#include "sysvm/watch.h"
#include "vm/base/file.h"
#include "vm/base/hash.h"
#include "vm/bootjob.h"
#include "vm/rawtty.h"

enum { COUNT_ROWS = 7 };

/* After so many instructions at most we see what a person wants. */
enum { LOOK = 1000000 };

/* One run of the command. */
struct job {
    struct bootjob b;
    struct report report;
    struct terminal terminal;
    octa before; /* instructions when the run began */
    struct machine_stop stop;
    struct watch watch;
    struct stats_row rows[COUNT_ROWS];
};

static void fail(struct job *j, const char *text)
{
    report_fail(&j->report, CLI_EXIT_MISUSED, text);
}

/* --- running -------------------------------------------------------------- */

static struct machine_stop step(struct job *j)
{
    struct machine_stop stop;
    struct buf text;

    buf_init(&text);
    stop = watch_step(&j->watch, j->b.machine, &text);
    report_print(&j->report, &text);
    return stop;
}

static void save_if_due(struct job *j)
{
    struct error e;

    if (journal_is_due(&j->b.journal, j->b.machine) &&
        journal_save(&j->b.journal, j->b.machine, &e) != STATUS_OK)
        fail(j, e.text);
}

/* Does a person at the keyboard type what the machine reads? */
static bool is_typed(const struct job *j)
{
    return j->terminal.is_keyboard && j->b.o.journal.replay == NULL;
}

/* How many instructions may be executed before there is something else to
 * do. */
static octa budget_of(const struct job *j)
{
    octa budget = journal_budget(&j->b.journal, j->b.machine);

    return is_typed(j) && budget > LOOK ? LOOK : budget;
}

/* Run to the end, or to where a recording ends. */
static struct machine_stop run_all(struct job *j)
{
    struct machine_stop stop;
    octa budget;

    do {
        save_if_due(j);
        if (is_typed(j))
            terminal_look(&j->terminal);
        budget = budget_of(j);
        stop = j->report.traces && budget > 0
                   ? step(j)
                   : machine_run(j->b.machine, j->b.o.engine, budget);
    } while ((stop.why == MACHINE_BUDGET || stop.why == MACHINE_GIVEN_UP) &&
             !journal_is_over(&j->b.journal, j->b.machine));
    save_if_due(j);
    return stop;
}

/* As run_all(), with the terminal as the machine wants it. */
static struct machine_stop run_typed(struct job *j)
{
    struct machine_stop stop;

    if (!is_typed(j))
        return run_all(j);
    report_say(&j->report, "Ctrl-A x leaves the machine, Ctrl-A h helps");
    rawtty_open(STDIN_FILENO);
    stop = run_all(j);
    rawtty_close();
    if (j->terminal.keyboard.is_gone)
        raise(SIGHUP); /* if the shell has not sent it yet */
    return stop;
}

/* What is said stands in lines of its own. */
static void end_line(struct job *j)
{
    if (terminal_is_amid_line(&j->terminal) && isatty(STDERR_FILENO))
        fputc('\n', j->report.out);
}

static void explain(struct job *j)
{
    struct buf *reason = &j->report.reason;
    bool is_unheard = *j->b.o.machine.interrupted == SIGPIPE;
    struct error e;
    bool is_flushed = terminal_flush(&j->terminal, &e) == STATUS_OK;

    end_line(j);
    if (j->stop.why != MACHINE_OFF) {
        stopped_add(reason, j->b.machine, &j->stop, &j->b.files.kernel.mmo);
        if (!is_unheard)
            report_say(&j->report,
                       reason->failed ? "out of memory" : buf_text(reason));
    }
    if (!is_flushed && !is_unheard)
        fail(j, e.text);
}

/* Who has stopped the run knows why something is missing: it is told, and the
 * status stays. */
static void end_journal(struct job *j)
{
    struct error e;

    switch (journal_end(&j->b.journal, j->b.machine, j->stop.why, &e)) {
    case STATUS_OK:
        break;
    case STATUS_LIMIT:
        report_fail(&j->report, stopped_status(&j->stop), e.text);
        break;
    default:
        report_fail_late(&j->report, e.text);
        break;
    }
}

static void run(struct job *j)
{
    struct report *r = &j->report;

    j->b.machine->cpu.events = &r->events.events;
    if (r->shows_stats)
        engine_count(&j->b.machine->cpu);
    j->before = j->b.machine->cpu.counts.insns;
    report_start(r);
    j->stop = run_typed(j);
    report_stop(r);
    if (r->status == CLI_EXIT_FINE)
        r->status = stopped_status(&j->stop);
    explain(j);
    end_journal(j);
}

/* --- statistics ----------------------------------------------------------- */

static enum stats_stop stop_of(const struct job *j)
{
    if (j->b.machine != NULL && j->stop.why == MACHINE_OFF)
        return STATS_HALT;
    switch (j->report.status) {
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

/* What only a bare machine counts; zeros for M = null, which never began. */
static void set_rows(struct stats_row row[COUNT_ROWS], const struct machine *m)
{
    static const struct machine_counts none = {.forced = 0};
    static const struct tcache_counts unused = {.made = 0};
    const struct machine_counts *n = m != NULL ? &m->counts : &none;
    const struct tcache_counts *t = m != NULL ? &m->tcache.counts : &unused;

    row[0] = (struct stats_row){"forced traps", n->forced};
    row[1] = (struct stats_row){"dynamic traps", n->dynamic};
    row[2] = (struct stats_row){"pages translated", t->made};
    row[3] = (struct stats_row){"pages evicted", t->evicted};
    row[4] = (struct stats_row){"pages changed", t->changed};
    row[5] = (struct stats_row){"pages dropped", t->dropped};
    row[6] = (struct stats_row){"cache clears", t->clears};
}

static struct stats collect(struct job *j)
{
    struct machine *m = j->b.machine;
    struct stats s = report_stats(&j->report);

    set_rows(j->rows, m);
    s.rows = j->rows;
    s.row_count = COUNT_ROWS;
    s.stop = stop_of(j);
    if (m == NULL)
        return s;
    s.counts = m->cpu.counts;
    s.before = j->before;
    s.engine = m->cpu.run.figures;
    s.misses = m->kernel.bus.misses + m->user.bus.misses +
               m->guest_kernel.bus.misses + m->guest_user.bus.misses;
    s.memory = mem_used(&m->mem);
    s.has_pc = true;
    s.pc = j->stop.pc;
    s.memory_hash = HASH_START;
    s.registers_hash = fingerprint_machine(m, j->stop.pc);
    s.has_state = snapshot_hash(m, &s.state) == STATUS_OK &&
                  mem_hash(&m->mem, &s.memory_hash) == STATUS_OK;
    return s;
}

/* Everything that was asked for besides running; the file last, so that it
 * has the status as it will be. */
static void tell(struct job *j)
{
    struct report *r = &j->report;
    struct stats s;

    if (r->shows_stats && j->b.machine != NULL) {
        s = collect(j);
        report_table(r, &s);
    }
    report_close(r, *j->b.o.machine.interrupted == SIGPIPE);
    if (r->stats_file != NULL) {
        s = collect(j);
        report_file(r, &s);
    }
}

/* --- the command ---------------------------------------------------------- */

static void fini(struct job *j)
{
    bootjob_fini(&j->b);
    watch_fini(&j->watch);
    report_fini(&j->report);
}

/* Would what is written destroy what is read, or each other? */
static bool has_place(struct cli *c, const struct job *j)
{
    const char *files[] = {j->report.stats_file, j->report.events_file,
                           j->b.o.journal.record, j->b.o.journal.save};
    struct bootjob_inputs in = {&j->b.o, c->operands};
    struct error e;

    if (file_spare(files, ARRAY_LEN(files), bootjob_reads, &in, &e) ==
        STATUS_OK)
        return true;
    (void)cli_wrong(c, "%s", e.text);
    return false;
}

static int boot_main(struct cli *c)
{
    struct job j = {.before = 0};

    report_init(&j.report, "boot", stderr);
    if (!boot_options_read(&j.b.o, &j.report, c))
        return CLI_EXIT_MISUSED;
    if (!has_place(c, &j) || !report_open(&j.report, c))
        return CLI_EXIT_MISUSED;
    terminal_init(&j.terminal, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO,
                  rawtty_claim, c->interrupted);
    watch_init(&j.watch, j.report.trace_limit);
    j.b.o.machine.console = terminal_host(&j.terminal);
    j.b.o.machine.is_left = &j.terminal.keyboard.is_left;
    if (bootjob_prepare(&j.b, &j.report, c->operands)) {
        c->catch_signals();
        run(&j);
    }
    tell(&j);
    fini(&j);
    return j.report.status;
}

const struct cli_command cmd_boot = {
    .name = "boot",
    .operands = "--kernel FILE ['PROGRAM ARGUMENT ...' ...]",
    .summary = "start a kernel on the bare machine",
    .about = boot_options_about,
    .options = boot_options_table,
    .suffixes = "mms mmo",
    .main = boot_main,
    .runs_guest = true,
};
