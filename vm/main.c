/* main.c - finds the subcommand and calls it.
 *
 * What commands have in common is here: the help and the usage errors of
 * their options, signals, and the last look at standard output.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "vm/base/spell.h"
#include "vm/base/version.h"
#include "vm/commands.h"
#include "vm/help/usage.h"

/* The toolkit's one global flag: the signal that came, or 0. */
static volatile sig_atomic_t interrupted;

/* Ctrl-C may be forgotten, so it does not hide another signal. */
static void note_signal(int signal)
{
    if (interrupted == 0 || interrupted == SIGINT)
        interrupted = signal;
}

/* A standard stream that the caller has closed stays useless, but its number
 * must not go to a file that is opened later, which would then be taken for
 * it: let it be /dev/null, open in the wrong direction. */
static void hold_standard_files(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0)
            (void)!open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

/* nohup(1) has told us to go on when the terminal goes. */
static bool ignores_hangup(void)
{
    struct sigaction now;

    return sigaction(SIGHUP, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
}

static void handle_signals(void handler(int), int flags)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGPIPE, SIGHUP};
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};

    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < ARRAY_LEN(signals); i++)
        if (signals[i] != SIGHUP || !ignores_hangup())
            sigaction(signals[i], &action, NULL);
}

/* A command that runs a guest ends in its own time, so that statistics are
 * still written; system calls return early, and a second signal of the same
 * kind ends the process at once.  SIGPIPE counts too: nobody listens to the
 * guest any more. */
static void catch_signals(void)
{
    handle_signals(note_signal, (int)SA_RESETHAND);
}

/* What a debugger does with Ctrl-C, which is meant for its guest. */
static void forget_interrupt(void)
{
    struct sigaction action = {.sa_handler = note_signal};
    sigset_t all, before;

    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    if (interrupted == SIGINT)
        interrupted = 0;
    sigaction(SIGINT, &action, NULL);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

/* End as the signal would have ended us, when the command has tidied up;
 * Ctrl-C has an exit status of its own. */
static void pass_signal_on(void)
{
    if (interrupted != 0 && interrupted != SIGINT) {
        signal(interrupted, SIG_DFL);
        raise(interrupted);
    }
}

/* Print the finished text B to FILE; returns STATUS, or that of a failed host
 * when the text is not complete. */
static int print(struct buf *b, FILE *file, int status)
{
    if (b->failed) {
        fputs("tramoya: out of memory\n", stderr);
        status = CLI_EXIT_HOST;
    } else {
        fputs(buf_text(b), file);
    }
    buf_fini(b);
    return status;
}

static int print_help(const struct cli_command *command)
{
    struct buf b;

    buf_init(&b);
    usage_command(&b, command);
    return print(&b, stdout, CLI_EXIT_FINE);
}

static int print_overview(FILE *file, int status)
{
    struct buf b;

    buf_init(&b);
    usage_overview(&b, commands);
    return print(&b, file, status);
}

/* The second line says where to find out; the first says what is wrong. */
static int print_error(const struct cli *c)
{
    fprintf(stderr, "tramoya %s: %s\n(`tramoya %s --help` lists the options)\n",
            c->command->name, c->error.text, c->command->name);
    return cli_usage_status(c->command);
}

/* Run COMMAND on its part of the command line, whose argv[0] is its name.
 * Help and usage errors are found by the command, while it reads its options,
 * but printed here, so that they look the same everywhere. */
static int call(const struct cli_command *command, int argc, char **argv)
{
    struct cli c;
    int status;

    handle_signals(SIG_DFL, 0);
    signal(SIGXFSZ, SIG_IGN); /* a file too large is an error like others */
    cli_init(&c, command, argc, argv);
    c.catch_signals = catch_signals;
    c.forget_interrupt = forget_interrupt;
    c.interrupted = &interrupted;
    status = command->main(&c);
    if (c.state == CLI_HELP)
        return print_help(command);
    if (c.state == CLI_WRONG)
        return print_error(&c);
    return status;
}

/* There is no such command.  A file name in its place is a common slip. */
static int refuse(const char *name)
{
    const char *dot = strrchr(name, '.');
    struct spell s;

    fprintf(stderr, "tramoya: there is no command \"%s\"", name);
    spell_init(&s, name);
    for (size_t i = 0; commands[i] != NULL; i++)
        spell_try(&s, commands[i]->name);
    if (dot != NULL && (!strcmp(dot, ".mms") || !strcmp(dot, ".mmo")))
        fprintf(stderr, "; did you mean `tramoya run %s`?", name);
    else if (s.best != NULL)
        fprintf(stderr, "; did you mean %s?", s.best);
    fputs("\n(`tramoya help` lists the commands)\n", stderr);
    return CLI_EXIT_USAGE;
}

static bool is_one_of(const char *word, const char *name, const char *letter)
{
    return strcmp(word, name) == 0 || strcmp(word, letter) == 0;
}

static int dispatch(int argc, char **argv)
{
    if (argc < 2)
        return print_overview(stderr, CLI_EXIT_USAGE);
    if (is_one_of(argv[1], "--help", "-h"))
        return print_overview(stdout, CLI_EXIT_FINE);
    if (is_one_of(argv[1], "--version", "-V")) {
        puts("tramoya " VERSION);
        return CLI_EXIT_FINE;
    }
    for (size_t i = 0; commands[i] != NULL; i++)
        if (strcmp(commands[i]->name, argv[1]) == 0)
            return call(commands[i], argc - 1, argv + 1);
    return refuse(argv[1]);
}

int main(int argc, char **argv)
{
    int status;

    hold_standard_files();
    status = dispatch(argc, argv);

    /* Only now it shows whether all that was printed could be written. */
    if (fflush(stdout) != 0 || ferror(stdout)) {
        if (errno != EPIPE)
            fprintf(stderr, "tramoya: standard output: %s\n", strerror(errno));
        if (status == CLI_EXIT_FINE)
            status = CLI_EXIT_HOST;
    }
    pass_signal_on();
    return status;
}
