/* test_boot_keyboard.c - `tramoya boot` at a terminal.
 *
 * The machine has the keyboard; however the run ends, the terminal is given
 * back as it was.  The kernel is tests/sys/lib/keys.mms, whose head says what
 * it does with keys.
 */
#include <stdio.h>

#include "tests/unit/pty_fixture.h"

#define KERNEL "tests/sys/lib/sys.mms,tests/sys/lib/keys.mms"

/* --- sessions ------------------------------------------------------------- */

/* Boot with up to 15 more WORDS, null at the end. */
static void boot(struct pty *p, bool in_front, const char *const *words)
{
    const char *all[20] = {"boot", "-k", KERNEL};

    for (unsigned i = 3; *words != NULL; i++)
        all[i] = *words++;
    pty_toolkit(p, in_front, all);
}

#define BOOT(p, ...) boot(p, true, (const char *const[]){__VA_ARGS__, NULL})

static const char *path(const char *file)
{
    static char names[4][400];
    static unsigned next;
    char *name = names[next++ % ARRAY_LEN(names)];
    const char *folder = getenv("TMPDIR");

    snprintf(name, sizeof names[0], "%s/%s", folder ? folder : "/tmp", file);
    return name;
}

/* --- keys ----------------------------------------------------------------- */

static void keys_go_to_the_machine_as_they_are(void)
{
    struct pty p;

    BOOT(&p, "-m1M");
    pty_expect(&p, "Ctrl-A x leaves");
    pty_expect(&p, "ready\r\n");
    CHECK(!pty_is_given_back(&p));
    pty_type(&p, "b\3\4\x1a\x7f\r\x11");
    pty_expect(&p, "key #62\r\nkey #3\r\nkey #4\r\nkey #1a\r\nkey #7f\r\n"
                   "key #a\r\nkey #11\r\n");
    pty_type(&p, "q");
    pty_ends_with(&p, 7);
    CHECK(strchr(p.screen, 'b') != NULL && strstr(p.screen, "bkey") == NULL);
}

static void ctrl_a_is_for_us(void)
{
    struct pty p;

    BOOT(&p, "-m1M");
    pty_expect(&p, "ready");
    pty_type(&p, "\1h");
    pty_expect(&p, "Ctrl-A h       this help\r\n");
    pty_type(&p, "\1z\1\1"
                 "c");
    pty_expect(&p, "key #1\r\nkey #63\r\n");
    CHECK(strstr(p.screen, "#7a") == NULL);
    pty_type(&p, "\1");
    pty_type(&p, "x");
    pty_expect(&p, "the console was left at #80");
    pty_ends_with(&p, 130);
}

static void one_can_leave_a_machine_that_spins(void)
{
    static char many[10000];
    struct pty p;

    BOOT(&p, "-m1M");
    pty_expect(&p, "ready");
    pty_type(&p, "s");
    pty_expect(&p, "spinning");
    memset(many, 'm', sizeof many); /* more than the console's queue takes */
    pty_press(&p, many, sizeof many);
    pty_type(&p, "\1x");
    pty_ends_with(&p, 130);
    BOOT(&p, "-m1M", "--append", "s", "--engine", "switch", "--trace=1");
    pty_expect(&p, "(JMP)");
    pty_type(&p, "\1x");
    pty_ends_with(&p, 130);
}

static void one_can_leave_a_machine_that_waits_for_its_clock(void)
{
    struct pty p;

    BOOT(&p, "-m1M", "--append", "t");
    pty_expect(&p, "ticking");
    pty_type(&p, "\1x");
    pty_ends_with(&p, 130);
}

/* --- ends ----------------------------------------------------------------- */

static void the_terminal_is_given_back_after_failures(void)
{
    struct pty p;

    BOOT(&p, "-m1M", "--append", "w");
    pty_ends_with(&p, 120);
    CHECK_HAS(p.screen, "wedged");
    BOOT(&p, "-m1M", "--append", "s", "--max-insns", "1M");
    pty_ends_with(&p, 124);
    BOOT(&p, "-m1M", "--append", "q", "--record", "/dev/full");
    pty_ends_with(&p, 125);
    CHECK_HAS(p.screen, "/dev/full: No space left");
}

/* Send SIGNALS, as many as there are before 0, to a machine that spins or
 * waits, as WORD says; returns how it ended. */
static int after_signals(const char *word, const int *signals)
{
    struct pty p;
    int status;

    BOOT(&p, "-m1M", "--append", word);
    pty_expect(&p, *word == 's' ? "spinning" : "ready");
    while (*signals != 0)
        kill(p.program, *signals++);
    status = pty_wait(&p);
    CHECK(!WIFSTOPPED(status));
    CHECK(pty_is_given_back(&p));
    pty_fini(&p);
    return status;
}

#define AFTER(word, ...) after_signals(word, (const int[]){__VA_ARGS__, 0})

static void the_terminal_is_given_back_after_signals(void)
{
    int status = AFTER("", SIGINT);

    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 130);
    status = AFTER("s", SIGTERM);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    status = AFTER("", SIGHUP);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP);
    status = AFTER("s", SIGQUIT);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGQUIT);
    status = AFTER("s", SIGABRT);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    status = AFTER("", SIGUSR1);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGUSR1);
    (void)AFTER("s", SIGSEGV); /* a sanitizer makes a status of it */
    (void)AFTER("s", SIGINT, SIGINT);
}

static void a_terminal_that_goes_away_ends_the_run_in_order(void)
{
    char text[2000] = "";
    struct pty p;
    FILE *f;
    int status;

    BOOT(&p, "-m1M", "--stats-file", path("stats"));
    pty_expect(&p, "ready");
    close(p.slave);
    close(p.master); /* as a window that is closed */
    pty_order(&p, PTY_WAIT);
    CHECK_INT(read(p.news, &status, sizeof status), sizeof status);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP);
    f = fopen(path("stats"), "r");
    CHECK(f != NULL);
    CHECK(fread(text, 1, sizeof text - 1, f) > 0);
    fclose(f);
    CHECK_HAS(text, "\"stop\": \"interrupted\"");
    p.slave = p.master = -1;
    pty_fini(&p);
}

/* --- jobs ----------------------------------------------------------------- */

/* Stop P with SIGNAL, use the terminal, and go on in the foreground. */
static void interrupt(struct pty *p, int signal)
{
    int status;

    kill(p->program, signal);
    status = pty_wait(p);
    CHECK(WIFSTOPPED(status) && WSTOPSIG(status) == signal);
    if (signal == SIGTSTP)
        CHECK(pty_is_given_back(p));
    CHECK_INT(tcsetattr(p->slave, TCSANOW, &p->before), 0); /* a shell does */
    pty_order(p, PTY_CONTINUE);
    while (pty_is_given_back(p))
        poll(NULL, 0, 1);
}

static void who_was_stopped_takes_the_terminal_again(void)
{
    struct pty p;

    BOOT(&p, "-m1M");
    pty_expect(&p, "ready");
    interrupt(&p, SIGTSTP);
    pty_type(&p, "a");
    pty_expect(&p, "key #61");
    interrupt(&p, SIGSTOP);
    pty_type(&p, "b");
    pty_expect(&p, "key #62");
    pty_type(&p, "s");
    pty_expect(&p, "spinning");
    interrupt(&p, SIGTSTP);
    pty_type(&p, "\1x");
    pty_ends_with(&p, 130);
}

static void the_background_leaves_the_terminal_alone(void)
{
    static const char *const words[] = {"-m1M", NULL};
    struct pty p;

    boot(&p, false, words);
    pty_expect(&p, "ready");
    CHECK(pty_is_given_back(&p));
    pty_order(&p, PTY_FRONT);
    while (pty_is_given_back(&p))
        poll(NULL, 0, 1);
    pty_type(&p, "q");
    pty_ends_with(&p, 7);
}

static void the_background_ends_without_a_word(void)
{
    static const char *const words[] = {"-m1M", "--append", "q", NULL};
    struct pty p;

    boot(&p, false, words);
    pty_ends_with(&p, 7);
}

/* --- recordings ----------------------------------------------------------- */

/* The line with the fingerprint of a machine's end, in the file NAME. */
static void read_state(const char *name, char line[200])
{
    FILE *f = fopen(name, "r");

    CHECK(f != NULL);
    while (fgets(line, 200, f) != NULL && strstr(line, "\"state\"") == NULL)
        continue;
    fclose(f);
    CHECK_HAS(line, "\"state\"");
}

/* Type ab and KEYS and be recorded; the replay ends in the same state, with the
 * exit status REPLAYED instead of RECORDED. */
static void replay(const char *keys, int recorded, int replayed)
{
    char first[200], again[200];
    struct pty p;

    BOOT(&p, "-m1M", "--record", path("log"), "--stats-file", path("first"));
    pty_expect(&p, "ready");
    pty_type(&p, "a");
    pty_expect(&p, "key #61");
    pty_type(&p, "b");
    pty_expect(&p, "key #62");
    pty_type(&p, keys);
    pty_ends_with(&p, recorded);
    BOOT(&p, "-m1M", "--replay", path("log"), "--stats-file", path("again"));
    pty_ends_with(&p, replayed);
    read_state(path("first"), first);
    read_state(path("again"), again);
    CHECK_STR(first, again);
    CHECK(strstr(p.screen, "Ctrl-A") == NULL); /* Ctrl-C ends a replay */
    CHECK_HAS(p.screen, "key #61\r\nkey #62\r\n");
}

static void what_is_typed_can_be_replayed(void)
{
    replay("q", 7, 7);
    replay("\1\1\1x", 130, 124);
    replay("s\1x", 130, 124);
    replay("t\1x", 130, 124);
}

int main(void)
{
    if (getenv("TRAMOYA") == NULL)
        setenv("TRAMOYA", "build/tramoya", 1);
    return TEST_RUN(keys_go_to_the_machine_as_they_are, ctrl_a_is_for_us,
                    one_can_leave_a_machine_that_spins,
                    one_can_leave_a_machine_that_waits_for_its_clock,
                    the_terminal_is_given_back_after_failures,
                    the_terminal_is_given_back_after_signals,
                    a_terminal_that_goes_away_ends_the_run_in_order,
                    who_was_stopped_takes_the_terminal_again,
                    the_background_leaves_the_terminal_alone,
                    the_background_ends_without_a_word,
                    what_is_typed_can_be_replayed);
}
