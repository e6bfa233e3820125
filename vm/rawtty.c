/* rawtty.c - a terminal in raw mode, given back however the process ends.
 *
 * What a handler calls here may be called by handlers (signal-safety(7)).
 */
#include "vm/rawtty.h"

#include <errno.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include "vm/base/base.h"

/* What ends a process that does nothing about it, but SIGKILL. */
static const int ends[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGILL,    SIGTRAP,
                           SIGABRT, SIGBUS,  SIGFPE,  SIGUSR1,   SIGSEGV,
                           SIGUSR2, SIGPIPE, SIGALRM, SIGTERM,   SIGXCPU,
                           SIGSYS,  SIGPROF, SIGXFSZ, SIGVTALRM, SIGPOLL};

static struct {
    int fd;
    volatile sig_atomic_t is_raw;
    struct termios cooked; /* how it was, while it is raw */
    struct sigaction ends[ARRAY_LEN(ends)], stop, go_on; /* as they were */
} it;

/* --- the terminal --------------------------------------------------------- */

/* A terminal that does not control us has no foreground, or all are in it. */
static bool is_in_foreground(void)
{
    pid_t front = tcgetpgrp(it.fd);

    return front < 0 || front == getpgrp();
}

static void make_raw(void)
{
    struct termios raw = it.cooked;

    raw.c_iflag &=
        ~(tcflag_t)(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | IXON);
    raw.c_iflag |= ICRNL;
    raw.c_oflag |= OPOST;
    raw.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    (void)tcsetattr(it.fd, TCSANOW, &raw);
}

/* In a handler, or with signals blocked: SIGTTOU would stop us here if the
 * foreground has just changed. */
static void give_back(void)
{
    if (it.is_raw && is_in_foreground())
        (void)tcsetattr(it.fd, TCSANOW, &it.cooked);
    it.is_raw = 0;
}

static void block_all(sigset_t *before)
{
    sigset_t all;

    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, before);
}

bool rawtty_claim(void)
{
    sigset_t before;

    if (!is_in_foreground())
        return false;
    if (it.is_raw)
        return true;
    block_all(&before);
    if (tcgetattr(it.fd, &it.cooked) == 0) {
        it.is_raw = 1; /* first: to give back too much does no harm */
        make_raw();
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    return true;
}

/* --- signals -------------------------------------------------------------- */

/* Is W the handler of a command that wants to know of one such signal, and to
 * be ended by the next? */
static bool is_once(const struct sigaction *w)
{
    return (w->sa_flags & (int)SA_RESETHAND) != 0 && w->sa_handler != SIG_DFL;
}

/* The signal comes again when this returns, and finds everything as if we had
 * never been here. */
static void end(int signal)
{
    int error = errno;
    struct sigaction *was = it.ends;

    while (ends[was - it.ends] != signal)
        was++;
    if (is_once(was)) {
        was->sa_handler(signal);
        *was = (struct sigaction){.sa_handler = SIG_DFL};
    } else {
        give_back();
        sigaction(signal, was, NULL);
        raise(signal);
    }
    errno = error;
}

/* Stop as if we were not here; rawtty_claim() takes the terminal again. */
static void stop(int signal)
{
    int error = errno;
    struct sigaction mine;
    sigset_t only, before;

    give_back();
    sigemptyset(&only);
    sigaddset(&only, signal);
    sigaction(signal, &it.stop, &mine);
    raise(signal);
    sigprocmask(SIG_UNBLOCK, &only, &before); /* here time passes */
    sigprocmask(SIG_SETMASK, &before, NULL);
    sigaction(signal, &mine, NULL);
    errno = error;
}

/* After a SIGSTOP, which nobody can catch: the shell has used the terminal. */
static void go_on(int signal)
{
    int error = errno;

    (void)signal;
    if (it.is_raw && is_in_foreground())
        make_raw();
    else
        it.is_raw = 0;
    errno = error;
}

/* Let HANDLER have the signal, unless it is ignored. */
static void watch(int signal, void handler(int), struct sigaction *was)
{
    struct sigaction action = {.sa_handler = handler};

    sigfillset(&action.sa_mask);
    sigaction(signal, NULL, was);
    if (was->sa_handler != SIG_IGN)
        sigaction(signal, &action, NULL);
}

void rawtty_open(int fd)
{
    it.fd = fd;
    it.is_raw = 0;
    for (size_t i = 0; i < ARRAY_LEN(ends); i++)
        watch(ends[i], end, &it.ends[i]);
    watch(SIGTSTP, stop, &it.stop);
    watch(SIGCONT, go_on, &it.go_on);
    (void)rawtty_claim();
}

void rawtty_close(void)
{
    sigset_t before;

    block_all(&before);
    give_back();
    for (size_t i = 0; i < ARRAY_LEN(ends); i++)
        sigaction(ends[i], &it.ends[i], NULL);
    sigaction(SIGTSTP, &it.stop, NULL);
    sigaction(SIGCONT, &it.go_on, NULL);
    sigprocmask(SIG_SETMASK, &before, NULL);
}
