/* test_rawtty.c - whose business a signal is while the terminal is raw.
 *
 * The test starts itself again, at a terminal, as a command that catches
 * SIGINT once and takes its time.  rawtty.c is in no library, so it is
 * included.
 */
#include "vm/rawtty.c"

#include "tests/unit/pty_fixture.h"

/* --- the command ---------------------------------------------------------- */

static void say(const char *text)
{
    (void)!write(STDOUT_FILENO, text, strlen(text));
}

static volatile sig_atomic_t is_noted;

static void note(int signal)
{
    (void)signal;
    say("noted\n");
    is_noted = 1;
}

/* Catches a first SIGINT and goes on; ignores SIGTERM. */
static _Noreturn void be_command(void)
{
    struct sigaction once = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND};

    sigaction(SIGINT, &once, NULL);
    signal(SIGTERM, SIG_IGN);
    rawtty_open(STDIN_FILENO);
    alarm(PTY_PATIENCE / 1000); /* nobody has to wait for ever */
    say("ready\n");
    for (;;) {
        poll(NULL, 0, 5);
        (void)rawtty_claim(); /* as who looks for keys does */
        if (is_noted)
            say("going on\n");
        is_noted = 0;
    }
}

/* Start it, and wait until it has the terminal. */
static void start(struct pty *p)
{
    static char self[] = "/proc/self/exe", word[] = "command";
    char *argv[] = {self, word, NULL};

    pty_start(p, argv, true);
    pty_expect(p, "ready");
    CHECK(!pty_is_given_back(p));
}

/* --- tests ---------------------------------------------------------------- */

static void the_first_signal_is_the_commands_and_the_second_ends_it(void)
{
    struct pty p;
    int status;

    start(&p);
    kill(p.program, SIGINT);
    pty_expect(&p, "noted\r\ngoing on");
    CHECK(!pty_is_given_back(&p)); /* it goes on, at its terminal */
    kill(p.program, SIGINT);
    status = pty_wait(&p);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
    CHECK(pty_is_given_back(&p));
    CHECK(strstr(strstr(p.screen, "noted") + 1, "noted") == NULL);
    pty_fini(&p);
}

static void what_the_command_ignores_stays_ignored(void)
{
    struct pty p;
    int status;

    start(&p);
    kill(p.program, SIGTERM);
    kill(p.program, SIGINT);
    pty_expect(&p, "noted");
    kill(p.program, SIGQUIT);
    status = pty_wait(&p);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGQUIT);
    CHECK(pty_is_given_back(&p));
    pty_fini(&p);
}

int main(int argc, char *argv[])
{
    (void)argv;
    if (argc > 1)
        be_command();
    return TEST_RUN(the_first_signal_is_the_commands_and_the_second_ends_it,
                    what_the_command_ignores_stays_ignored);
}
