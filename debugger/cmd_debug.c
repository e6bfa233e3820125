/* cmd_debug.c - `tramoya debug`: run a program, forwards and backwards.
 *
 * The command only connects: debug_options.h has what is asked for, program.h
 * and bootjob.h make what is to run, target_*.h make it a target, session.h
 * debugs it, ui_cli.h talks.
 *
 * The guest's standard streams are not the debugger's: it reads a file, so that
 * it never takes a command for input, and it may write to one.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "debugger/command.h"
#include "debugger/keys.h"
#include "debugger/target_guest.h"
#include "debugger/target_machine.h"
#include "debugger/target_process.h"
#include "debugger/ui_cli.h"
#include "debugger/ui_curses.h"
#include "debugger/ui_keys.h"
#include "sysvm/dev/terminal.h"
#include "vm/base/alloc.h"
#include "vm/debug_options.h"
#include "vm/hostjob.h"

/* One session. */
struct job {
    struct debug_options o;
    struct report report;
    struct script script;

    int in, out; /* the guest's; -1: not opened */
    struct terminal terminal;
    struct program program; /* and process: of run */
    struct process *process;
    struct bootjob boot;
    struct hostjob host;
    struct inputlog *logs;      /* of each guest; owned */
    const struct mmo **kernels; /* likewise */
    struct target *target;      /* null: it did not come to that */
    struct session_user *users; /* a machine's programs; owned */
    struct session session;
};

static void fail(struct job *j, int status, const char *text)
{
    report_fail(&j->report, status, text);
}

/* --- the guest ------------------------------------------------------------ */

static int open_file(struct job *j, const char *name, int flags)
{
    int fd = open(name, flags | O_CLOEXEC, 0666);
    struct error e;

    if (fd < 0) {
        (void)error_errno(&e, errno, name);
        fail(j, CLI_EXIT_INPUT, e.text);
    }
    return fd;
}

static bool open_streams(struct job *j)
{
    j->in =
        open_file(j, j->o.input != NULL ? j->o.input : "/dev/null", O_RDONLY);
    if (j->in >= 0 && j->o.output != NULL)
        j->out = open_file(j, j->o.output, O_WRONLY | O_CREAT | O_TRUNC);
    else if (j->in >= 0)
        j->out = STDOUT_FILENO;
    return j->in >= 0 && j->out >= 0;
}

static void redirect(struct job *j)
{
    struct hostfiles *fs = &j->process->calls.files;

    hostfile_redirect(fs, 0, j->in);
    if (j->o.output != NULL) {
        hostfile_redirect(fs, 1, j->out);
        hostfile_redirect(fs, 2, j->out);
    }
}

static bool make_process(struct job *j, char **operands)
{
    struct error e;
    enum cli_exit status = program_read(&j->program, operands[0], &e);

    report_show(&j->report, &j->program.messages);
    if (status != CLI_EXIT_FINE) {
        fail(j, (int)status, e.text);
        return false;
    }
    operands[0] = j->program.name;
    j->process =
        process_create(&j->o.run.process, &j->program.mmo, operands, &e);
    if (j->process == NULL) {
        fail(j, CLI_EXIT_INPUT, e.text);
        return false;
    }
    redirect(j);
    j->target =
        target_process_create(j->process, j->o.run.engine, &j->program.mmo);
    return true;
}

/* A replay ends where the recording does: what comes then is not known. */
static void limit_replay(const struct bootjob *b)
{
    struct machine *m = b->machine;
    octa now = m->cpu.counts.insns, left = journal_budget(&b->journal, m);

    if (b->o.journal.replay != NULL && left < m->max_insns - now)
        m->max_insns = now + left;
}

static bool make_machine(struct job *j, char **programs)
{
    j->boot.o = j->o.boot;
    terminal_init(&j->terminal, j->in, j->out, STDERR_FILENO, NULL,
                  j->boot.o.machine.interrupted);
    j->boot.o.machine.console = terminal_host(&j->terminal);
    if (!bootjob_prepare(&j->boot, &j->report, programs))
        return false;
    limit_replay(&j->boot);
    j->target = target_machine_create(j->boot.machine, j->o.boot.engine,
                                      &j->boot.files.kernel.mmo);
    return true;
}

/* Each guest has an input log of its own. */
static bool make_logs(struct job *j)
{
    size_t count = j->host.o.guest_count;

    j->logs = alloc_zeroed(count, sizeof *j->logs);
    j->kernels = alloc_zeroed(count, sizeof *j->kernels);
    if (j->logs == NULL || j->kernels == NULL) {
        fail(j, CLI_EXIT_HOST, "out of memory");
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        inputlog_init(&j->logs[i], INPUTLOG_RECORD);
        j->host.o.guests[i].guest.log = &j->logs[i];
    }
    return true;
}

static bool make_guests(struct job *j)
{
    j->host.o = j->o.host;
    j->o.host = (struct host_options){0}; /* the job's from now on */
    if (!make_logs(j) || !hostjob_prepare(&j->host, &j->report))
        return false;
    for (size_t i = 0; i < j->host.o.guest_count; i++)
        j->kernels[i] = &j->host.guests[i].files.kernel.mmo;
    j->target =
        target_guest_create(j->host.hypervisor, j->host.o.engine, j->kernels);
    return true;
}

/* A ui_cli_flush. */
static enum status flush(void *job, struct error *e)
{
    struct job *j = job;
    enum status s = j->target->class->flush(j->target, e);

    if (s == STATUS_OK && j->o.what == DEBUG_BOOT)
        s = terminal_flush(&j->terminal, e);
    if (s == STATUS_OK && j->o.what == DEBUG_HOST)
        s = hostconsoles_flush(&j->host.consoles, e);
    return s;
}

/* --- talking -------------------------------------------------------------- */

static bool read_script(struct job *j)
{
    struct error e;
    enum status s = STATUS_OK;

    if (j->o.commands != NULL)
        s = script_add_file(&j->script, j->o.commands, &e);
    if (s == STATUS_OK && j->o.executed.len > 0)
        s = script_add(&j->script, "-e", buf_text(&j->o.executed), &e);
    if (s == STATUS_OK && buf_status(&j->o.executed) != STATUS_OK)
        s = error_set(&e, STATUS_NO_MEMORY, "out of memory");
    if (s != STATUS_OK)
        fail(j, s == STATUS_NO_MEMORY ? CLI_EXIT_HOST : CLI_EXIT_INPUT, e.text);
    return s == STATUS_OK;
}

/* Could the guest ask for what is typed while it runs? */
static bool has_keyboard(const struct job *j)
{
    static const char tty[] = "/dev/tty";
    const struct host_options *h = &j->host.o;

    if (j->o.input != NULL && strcmp(j->o.input, tty) == 0)
        return true;
    for (size_t i = 0; i < h->guest_count; i++)
        if (h->guests[i].input != NULL && strcmp(h->guests[i].input, tty) == 0)
            return true;
    return false;
}

static bool wants_screen(const struct job *j)
{
    return !j->o.has_lines && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
           !has_keyboard(j) && ui_curses_is_possible();
}

static void talk_on_screen(struct job *j, const struct cli *c)
{
    const struct screen_options o = {.session = &j->session,
                                     .cli = c,
                                     .flush = flush,
                                     .context = j,
                                     .layout = j->o.layout,
                                     .history = getenv("TRAMOYA_HISTORY")};
    struct error e = {.status = STATUS_OK};

    if (j->o.keys != NULL)
        j->report.status = ui_keys_run(&o, j->o.keys, &e);
    else
        j->report.status = ui_curses_run(&o, &e);
    if (e.status != STATUS_OK)
        fail(j, j->report.status, e.text);
}

static void talk_in_lines(struct job *j, struct cli *c)
{
    bool is_person = isatty(STDIN_FILENO) != 0;
    struct ui_cli ui = {.session = &j->session,
                        .cli = c,
                        .flush = flush,
                        .context = j,
                        .in = stdin,
                        .out = stdout,
                        .err = stderr,
                        .is_person = is_person,
                        .reads = is_person || j->script.count == 0,
                        .history = getenv("TRAMOYA_HISTORY")};

    j->report.status = ui_cli_run(&ui);
}

static void talk(struct job *j, struct cli *c)
{
    j->session.script = &j->script;
    c->catch_signals();
    if (j->o.keys != NULL || wants_screen(j))
        talk_on_screen(j, c);
    else
        talk_in_lines(j, c);
}

/* Add those of FILES, which GUEST runs, or a machine. */
static void introduce(struct job *j, const struct bootfiles *files,
                      unsigned guest)
{
    for (size_t i = 0; i < files->program_count; i++) {
        const struct program *p = &files->programs[i];

        j->users[j->session.user_count++] = (struct session_user){
            .name = p->name, .mmo = &p->mmo, .guest = guest};
    }
}

/* Add what lies above the lowest hypervisor of GUEST, and below its programs:
 * it is in the archive in front of them. */
static void introduce_tower(struct job *j, unsigned guest)
{
    const struct bootfiles *files = &j->host.guests[guest].files;
    octa levels = j->host.o.guests[guest].tower.levels;

    for (octa i = 1; i <= levels; i++) {
        const struct program *p = i < levels ? &files->kernel : &files->guest;

        j->users[j->session.user_count++] = (struct session_user){
            .name = p->name, .mmo = &p->mmo, .guest = guest};
    }
}

/* The session knows the programs that kernels will run. */
static bool introduce_users(struct job *j)
{
    size_t guests = j->host.o.guest_count, count = j->boot.files.program_count;
    struct session *s = &j->session;

    for (size_t i = 0; i < guests; i++)
        count += j->host.guests[i].files.program_count +
                 j->host.o.guests[i].tower.levels;
    j->users = alloc_zeroed(count + 1, sizeof *j->users);
    if (j->users == NULL)
        return false;
    s->users = j->users;
    introduce(j, &j->boot.files, 0);
    for (size_t i = 0; i < guests; i++) {
        introduce_tower(j, (unsigned)i);
        introduce(j, &j->host.guests[i].files, (unsigned)i);
    }
    session_follow(s);
    return guests > 0 || count != 1 ||
           session_use(s, &j->users[0]) == STATUS_OK;
}

static void debug(struct job *j, struct cli *c)
{
    if (j->target == NULL ||
        session_init(&j->session, j->target, j->o.history) != STATUS_OK) {
        fail(j, CLI_EXIT_HOST, "out of memory");
        return;
    }
    if (introduce_users(j))
        talk(j, c);
    else
        fail(j, CLI_EXIT_HOST, "out of memory");
    session_fini(&j->session);
}

/* Our statuses are those of a command that does not run a guest. */
static int status_of(const struct job *j)
{
    return j->report.status == CLI_EXIT_MISUSED ? CLI_EXIT_INPUT
                                                : j->report.status;
}

static void fini_host(struct job *j)
{
    size_t count = j->logs != NULL ? j->host.o.guest_count : 0;

    for (size_t i = 0; i < count; i++)
        inputlog_fini(&j->logs[i]);
    alloc_free(j->logs);
    alloc_free(j->kernels);
    if (j->o.what == DEBUG_HOST)
        hostjob_fini(&j->host);
}

static void fini_guest(struct job *j)
{
    if (j->target != NULL)
        j->target->class->destroy(j->target);
    if (j->o.what == DEBUG_BOOT)
        bootjob_fini(&j->boot);
    fini_host(j);
    process_destroy(j->process);
    program_fini(&j->program);
    if (j->in >= 0)
        close(j->in);
    if (j->o.output != NULL && j->out >= 0)
        close(j->out);
}

static bool make(struct job *j, char **operands)
{
    switch (j->o.what) {
    case DEBUG_BOOT:
        return open_streams(j) && make_machine(j, operands);
    case DEBUG_HOST:
        return make_guests(j);
    default:
        return open_streams(j) && make_process(j, operands);
    }
}

/* Make the guest and debug it. */
static void do_all(struct job *j, struct cli *c)
{
    if (make(j, c->operands))
        debug(j, c);
    fini_guest(j);
}

static int debug_main(struct cli *c)
{
    struct job *j = alloc_zeroed(1, sizeof *j);
    int status;

    if (j == NULL)
        return cli_wrong(c, "out of memory");
    j->in = j->out = -1;
    script_init(&j->script);
    report_init(&j->report, "debug", stderr);
    if (debug_options_read(&j->o, c) && read_script(j))
        do_all(j, c);
    status = status_of(j);
    script_fini(&j->script);
    report_fini(&j->report);
    debug_options_fini(&j->o);
    alloc_free(j->users);
    alloc_free(j);
    return status;
}

/* What can be told is what command.h knows, and the keys of the screen. */
static void each_term(cli_term_visitor *visit, void *context)
{
    struct buf form;

    buf_init(&form);
    for (size_t i = 0; i < commands_count; i++) {
        const struct command *command = &commands_all[i];

        buf_clear(&form);
        command_add_form(command, &form);
        visit(context, buf_text(&form), command->summary, command->details);
    }
    buf_fini(&form);
    keys_each(visit, context);
}

const struct cli_command cmd_debug = {
    .name = "debug",
    .operands = "[run|boot|host] [their options] PROGRAM ...",
    .summary = "run a program step by step, forwards and backwards",
    .about =
        "What is debugged is what `tramoya run` would run, `tramoya boot` or\n"
        "`tramoya host`, with the same options.  `help` in the debugger, or\n"
        "`tramoya help debugger`, lists the commands.\n"
        "\n"
        "On a terminal there is a screen: ? lists its keys, : begins a\n"
        "command, q ends.  With --cli, or where there is no screen, it talks\n"
        "in lines.  NO_COLOR=1 is heard; no meaning is by colour alone.\n"
        "\n"
        "Commands come from -e, then from the file of --commands, then from\n"
        "the terminal; or from standard input, if that is no terminal and\n"
        "there are no others.  A file of commands, or -e, ends with the first\n"
        "command that fails; the status is then 1.  Ctrl-C stops the guest.\n"
        "\n"
        "The guest's input is the file of --input; of `host`, each has its\n"
        "own.  What it prints stands in order between what the debugger\n"
        "says, unless there is --output.  The past is played again and not\n"
        "printed a second time.  A recording that is debugged with --replay\n"
        "ends, like a limit, where it ended.\n"
        "\n"
        "The exit status is also 126 or 127 when the program is none or does\n"
        "not exist, and 130 when Ctrl-C ended a file of commands.\n",
    .options = debug_options_table,
    .suffixes = "mms mmo",
    .each_term = each_term,
    .main = debug_main,
};
