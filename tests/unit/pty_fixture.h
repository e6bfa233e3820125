/* pty_fixture.h - a program at a terminal, and a shell that looks after it.
 *
 *      test  ==pty==  shell (leader of the session)  ---  program
 *
 * The shell does what shells do with a job: it waits until the job ends or
 * stops, and puts it into the foreground or the background.  The test types,
 * reads the screen, sends signals, and looks at the terminal's settings.
 */
#ifndef TESTS_UNIT_PTY_FIXTURE_H
#define TESTS_UNIT_PTY_FIXTURE_H

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "tests/unit/test.h"

enum { PTY_PATIENCE = 20000 }; /* milliseconds; sanitizers are slow */

struct pty {
    int master, slave;
    int orders, news; /* to and from the shell */
    pid_t shell, program;
    struct termios before;
    char screen[1 << 16]; /* all that was shown */
    size_t len;
};

/* What the shell is told to do. */
enum { PTY_WAIT = 'w', PTY_FRONT = 'f', PTY_CONTINUE = 'c' };

static inline void pty_be_program(int slave, char *const *argv)
{
    const struct rlimit no_core = {0, 0};

    setpgid(0, 0);
    signal(SIGHUP, SIG_DFL);
    signal(SIGTTOU, SIG_DFL);
    for (int fd = 0; fd <= 2; fd++)
        dup2(slave, fd);
    setrlimit(RLIMIT_CORE, &no_core);
    execv(argv[0], argv);
    _exit(99);
}

/* The shell, which reads its ORDERS and writes NEWS. */
static inline void pty_be_shell(int slave, int orders, int news, bool in_front,
                                char *const *argv)
{
    pid_t program;
    char order;
    int status;

    setsid();
    ioctl(slave, TIOCSCTTY, 0);
    signal(SIGHUP, SIG_IGN);
    signal(SIGTTOU, SIG_IGN);
    program = fork();
    if (program == 0) {
        while (in_front && tcgetpgrp(slave) != getpid())
            continue; /* until the shell has put us there */
        pty_be_program(slave, argv);
    }
    setpgid(program, program);
    if (in_front)
        tcsetpgrp(slave, program);
    (void)!write(news, &program, sizeof program);
    while (read(orders, &order, 1) == 1) {
        if (order != PTY_WAIT)
            tcsetpgrp(slave, program);
        if (order == PTY_CONTINUE)
            kill(-program, SIGCONT);
        if (order != PTY_WAIT)
            continue;
        waitpid(program, &status, WUNTRACED);
        tcsetpgrp(slave, getpid());
        (void)!write(news, &status, sizeof status);
    }
    _exit(0);
}

/* Start ARGV, in the foreground if IN_FRONT. */
static inline void pty_start(struct pty *p, char *const *argv, bool in_front)
{
    int orders[2], news[2];

    p->len = 0;
    p->master = posix_openpt(O_RDWR | O_NOCTTY);
    CHECK(p->master >= 0);
    CHECK_INT(grantpt(p->master), 0);
    CHECK_INT(unlockpt(p->master), 0);
    p->slave = open(ptsname(p->master), O_RDWR | O_NOCTTY);
    CHECK(p->slave >= 0);
    CHECK_INT(tcgetattr(p->slave, &p->before), 0);
    CHECK_INT(pipe(orders), 0);
    CHECK_INT(pipe(news), 0);
    p->shell = fork();
    if (p->shell == 0) {
        close(p->master);
        close(orders[1]);
        pty_be_shell(p->slave, orders[0], news[1], in_front, argv);
    }
    close(orders[0]);
    close(news[1]);
    p->orders = orders[1];
    p->news = news[0];
    CHECK_INT(read(p->news, &p->program, sizeof p->program), sizeof p->program);
}

/* Start the toolkit with up to 20 WORDS, null at the end. */
static inline void pty_toolkit(struct pty *p, bool in_front,
                               const char *const *words)
{
    static char copies[21][400];
    char *argv[22] = {strcpy(copies[0], getenv("TRAMOYA"))};

    for (unsigned i = 1; *words != NULL; i++, words++)
        argv[i] = strcpy(copies[i], *words);
    pty_start(p, argv, in_front);
}

static inline void pty_order(const struct pty *p, char order)
{
    CHECK_INT(write(p->orders, &order, 1), 1);
}

/* Read what is shown, if anything is within so many MILLISECONDS. */
static inline bool pty_read(struct pty *p, int milliseconds)
{
    struct pollfd fd = {.fd = p->master, .events = POLLIN};
    ssize_t got;

    if (poll(&fd, 1, milliseconds) <= 0)
        return false;
    got = read(p->master, p->screen + p->len, sizeof p->screen - 1 - p->len);
    if (got > 0)
        p->len += (size_t)got;
    p->screen[p->len] = 0;
    return got > 0;
}

/* Wait until TEXT is on the screen. */
static inline void pty_expect(struct pty *p, const char *text)
{
    p->screen[p->len] = 0;
    while (strstr(p->screen, text) == NULL && pty_read(p, PTY_PATIENCE))
        continue;
    CHECK_HAS(p->screen, text);
}

/* Press the LEN keys at KEYS. */
static inline void pty_press(struct pty *p, const char *keys, size_t len)
{
    struct pollfd fd = {.fd = p->master, .events = POLLOUT};

    while (len > 0) {
        ssize_t put = len < 64 ? (ssize_t)len : 64; /* never waits for long */

        CHECK(poll(&fd, 1, PTY_PATIENCE) > 0);
        put = write(p->master, keys, (size_t)put);
        CHECK(put > 0);
        keys += put;
        len -= (size_t)put;
        (void)pty_read(p, 0);
    }
}

static inline void pty_type(struct pty *p, const char *keys)
{
    pty_press(p, keys, strlen(keys));
}

/* Are the terminal's settings as they were? */
static inline bool pty_is_given_back(const struct pty *p)
{
    struct termios now;

    CHECK_INT(tcgetattr(p->slave, &now), 0);
    return now.c_iflag == p->before.c_iflag &&
           now.c_oflag == p->before.c_oflag &&
           now.c_cflag == p->before.c_cflag &&
           now.c_lflag == p->before.c_lflag &&
           memcmp(now.c_cc, p->before.c_cc, sizeof now.c_cc) == 0;
}

/* Wait until the program ends or stops; returns the status of waitpid(). */
static inline int pty_wait(struct pty *p)
{
    struct pollfd fd = {.fd = p->news, .events = POLLIN};
    int status;

    pty_order(p, PTY_WAIT);
    while (poll(&fd, 1, 5) == 0)
        while (pty_read(p, 0))
            continue;
    CHECK_INT(read(p->news, &status, sizeof status), sizeof status);
    while (pty_read(p, 0))
        continue;
    return status;
}

static inline void pty_fini(struct pty *p)
{
    close(p->orders);
    close(p->news);
    close(p->slave);
    close(p->master);
    waitpid(p->shell, NULL, 0);
}

/* The program ends with exit status STATUS, and everything is as before. */
static inline void pty_ends_with(struct pty *p, int status)
{
    int got = pty_wait(p);

    CHECK(WIFEXITED(got));
    CHECK_INT(WEXITSTATUS(got), status);
    CHECK(pty_is_given_back(p));
    pty_fini(p);
}

/* The program ends by SIGNAL, and the terminal is as before. */
static inline void pty_ends_by(struct pty *p, int signal)
{
    int got = pty_wait(p);

    CHECK(WIFSIGNALED(got));
    CHECK_INT(WTERMSIG(got), signal);
    CHECK(pty_is_given_back(p));
    pty_fini(p);
}

#endif
