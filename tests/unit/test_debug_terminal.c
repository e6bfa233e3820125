/* test_debug_terminal.c - `tramoya debug` at a terminal.
 *
 * A person types commands, with completion and what was typed before; Ctrl-C
 * stops the guest, not the debugger; and however the session ends or stops, the
 * terminal is given back as it was.
 */
#include <stdio.h>

#include "tests/unit/pty_fixture.h"

#define KERNEL "tests/sys/lib/sys.mms,tests/sys/lib/keys.mms"
#define PROMPT "(tramoya) "

/* --- sessions ------------------------------------------------------------- */

/* Debug a kernel, with the words of its COMMAND LINE and up to 12 more WORDS
 * in front. */
static void debug(struct pty *p, const char *line, const char *const *words)
{
    const char *all[20] = {"debug", "--cli"};
    unsigned i = 2;

    while (*words != NULL)
        all[i++] = *words++;
    all[i++] = "boot";
    all[i++] = "-k" KERNEL;
    all[i++] = "-m1M";
    all[i++] = "--append";
    all[i] = line;
    pty_toolkit(p, true, all);
    pty_expect(p, PROMPT);
}

#define DEBUG(p, line, ...)                                                    \
    debug(p, line, (const char *const[]){__VA_ARGS__, NULL})

/* Forget what was shown. */
static void clear(struct pty *p)
{
    p->len = 0;
}

/* Type KEYS; TEXT comes, and then a prompt. */
static void answers(struct pty *p, const char *keys, const char *text)
{
    clear(p);
    pty_type(p, keys);
    pty_expect(p, text);
    pty_expect(p, "\n" PROMPT);
}

/* Wait until the terminal is as it was, while the guest runs. */
static void await_guest(const struct pty *p)
{
    while (!pty_is_given_back(p))
        poll(NULL, 0, 1);
}

/* --- lines ---------------------------------------------------------------- */

static void a_line_is_a_command(void)
{
    struct pty p;

    DEBUG(&p, "q", "--cli");
    answers(&p, "echo abc\r", "\nabc\r\n");
    CHECK(!pty_is_given_back(&p));
    answers(&p,
            "echo abd\x7f"
            "e\r",
            "\nabe\r\n");
    answers(&p, "nonsense\r", "there is no command \"nonsense\"");
    pty_type(&p, "quit 5\r");
    pty_ends_with(&p, 5);
}

static void several_lines_can_be_pasted(void)
{
    struct pty p;

    DEBUG(&p, "q", NULL);
    pty_type(&p, "echo 1\rstep\recho 2\necho 3\r");
    pty_expect(&p, "\n1\r\n");
    pty_expect(&p, "\n1 #8");
    pty_expect(&p, "\n2\r\n");
    pty_expect(&p, "\n3\r\n");
    pty_type(&p, "q\r");
    pty_ends_with(&p, 0);
}

static void ctrl_d_ends_the_session(void)
{
    struct pty p;

    DEBUG(&p, "q", NULL);
    pty_type(&p, "\4");
    pty_ends_with(&p, 0);
}

static void an_empty_line_does_a_step_again(void)
{
    struct pty p;

    DEBUG(&p, "q", NULL);
    answers(&p, "step 2\r", "\n2 #8");
    answers(&p, "\r", "\n4 #8");
    answers(&p, "echo once\r", "\nonce\r\n");
    clear(&p);
    pty_type(&p, "\r");
    pty_expect(&p, PROMPT);
    CHECK(strstr(p.screen, "once") == NULL);
    pty_type(&p, "q\r");
    pty_ends_with(&p, 0);
}

static void words_are_completed(void)
{
    struct pty p;

    DEBUG(&p, "q", NULL);
    answers(&p, "ech\tabc\r", "echo abc\r\nabc\r\n");
    answers(&p, "help reverse-c\t\r", "reverse-continue, rc");
    answers(&p, "tbreak Mai\t\r", "tbreak #8");
    answers(&p, "catch devic\t\r", "catch device");
    pty_type(&p, "q\r");
    pty_ends_with(&p, 0);
}

static void lines_come_again(void)
{
    struct pty p;

    DEBUG(&p, "q", NULL);
    answers(&p, "echo first\r", "\nfirst\r\n");
    answers(&p, "echo second\r", "\nsecond\r\n");
    answers(&p, "\x10\x10\r", "\nfirst\r\n"); /* Ctrl-P: the line before */
    pty_type(&p, "q\r");
    pty_ends_with(&p, 0);
}

static void lines_are_kept_in_a_file_if_one_is_named(void)
{
    char name[400], text[200] = "";
    const char *folder = getenv("TMPDIR");
    struct pty p;
    FILE *f;

    snprintf(name, sizeof name, "%s/typed", folder ? folder : "/tmp");
    (void)remove(name);
    setenv("TRAMOYA_HISTORY", name, 1);
    DEBUG(&p, "q", NULL);
    answers(&p, "echo kept\r", "\nkept\r\n");
    pty_type(&p, "q\r");
    pty_ends_with(&p, 0);
    f = fopen(name, "r");
    CHECK(f != NULL);
    CHECK(fread(text, 1, sizeof text - 1, f) > 0);
    fclose(f);
    CHECK_STR(text, "echo kept\nq\n");
    DEBUG(&p, "q", NULL);
    answers(&p, "\x10\x10\r", "\nkept\r\n");
    pty_type(&p, "\4");
    pty_ends_with(&p, 0);
    unsetenv("TRAMOYA_HISTORY");
    (void)remove(name);
}

static void a_person_goes_on_behind_a_script_that_failed(void)
{
    struct pty p;

    DEBUG(&p, "q", "-e", "echo one", "-e", "nonsense", "-e", "echo two");
    CHECK_HAS(p.screen, "one\r\n-e:2: there is no command");
    CHECK(strstr(p.screen, "two") == NULL);
    answers(&p, "echo three\r", "\nthree\r\n");
    pty_type(&p, "q\r");
    pty_ends_with(&p, 0);
}

/* --- signals -------------------------------------------------------------- */

static void ctrl_c_clears_the_line(void)
{
    struct pty p;

    DEBUG(&p, "q", NULL);
    clear(&p);
    pty_type(&p, "echo abc\3");
    pty_expect(&p, "^C\r\n" PROMPT);
    answers(&p, "echo def\r", "\ndef\r\n");
    CHECK(strstr(p.screen, "abc") == NULL);
    pty_type(&p, "q\r");
    pty_ends_with(&p, 0);
}

static void ctrl_c_stops_the_guest_again_and_again(void)
{
    struct pty p;

    DEBUG(&p, "s", NULL);
    for (int i = 0; i < 3; i++) {
        clear(&p);
        pty_type(&p, "continue\r");
        await_guest(&p);
        poll(NULL, 0, 20);
        pty_type(&p, "\3\3\3");
        pty_expect(&p, "interrupted\r\n");
        pty_expect(&p, "\n" PROMPT);
    }
    pty_type(&p, "q\r");
    pty_ends_with(&p, 0);
}

static void ctrl_c_ends_a_script_but_not_the_session(void)
{
    const char *const words[] = {"debug",    "--cli",    "-e",   "continue",
                                 "-e",       "echo two", "boot", "-k" KERNEL,
                                 "--append", "s",        NULL};
    struct pty p;

    pty_toolkit(&p, true, words);
    pty_expect(&p, "spinning");
    poll(NULL, 0, 20);
    pty_type(&p, "\3");
    pty_expect(&p, "\n" PROMPT);
    CHECK(strstr(p.screen, "two") == NULL);
    answers(&p, "echo three\r", "\nthree\r\n");
    pty_type(&p, "q\r");
    pty_ends_with(&p, 0);
}

static void signals_end_the_session_in_order(void)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGQUIT};
    struct pty p;

    for (unsigned i = 0; i < ARRAY_LEN(signals); i++) {
        DEBUG(&p, "s", NULL);
        pty_type(&p, "echo abc");
        kill(p.program, signals[i]);
        pty_ends_by(&p, signals[i]);
        DEBUG(&p, "s", NULL);
        pty_type(&p, "continue\r");
        await_guest(&p);
        kill(p.program, signals[i]);
        kill(p.program, SIGINT); /* does not hide what came before */
        pty_ends_by(&p, signals[i]);
    }
}

static void who_was_stopped_goes_on_editing(void)
{
    static const int signals[] = {SIGTSTP, SIGSTOP};
    struct pty p;
    int status;

    DEBUG(&p, "q", NULL);
    for (unsigned i = 0; i < ARRAY_LEN(signals); i++) {
        pty_type(&p, "echo ab");
        pty_expect(&p, "echo ab");
        if (signals[i] == SIGTSTP)
            pty_type(&p, "\x1a");
        else
            kill(p.program, SIGSTOP);
        status = pty_wait(&p);
        CHECK(WIFSTOPPED(status) && WSTOPSIG(status) == signals[i]);
        if (signals[i] == SIGTSTP)
            CHECK(pty_is_given_back(&p));
        CHECK_INT(tcsetattr(p.slave, TCSANOW, &p.before), 0); /* a shell does */
        pty_order(&p, PTY_CONTINUE);
        while (pty_is_given_back(&p))
            poll(NULL, 0, 1);
        answers(&p, "c\r", "\nabc\r\n");
    }
    pty_type(&p, "q\r");
    pty_ends_with(&p, 0);
}

static void the_background_leaves_the_terminal_alone(void)
{
    const char *const words[] = {"debug",     "--cli", "boot",
                                 "-k" KERNEL, "-m1M",  NULL};
    struct pty p;
    int status;

    pty_toolkit(&p, false, words);
    status = pty_wait(&p);
    CHECK(WIFSTOPPED(status) && WSTOPSIG(status) == SIGTTOU);
    CHECK(pty_is_given_back(&p));
    pty_order(&p, PTY_CONTINUE);
    pty_expect(&p, PROMPT);
    answers(&p, "echo abc\r", "\nabc\r\n");
    pty_type(&p, "q\r");
    pty_ends_with(&p, 0);
}

/* --- the guest's input ---------------------------------------------------- */

static void a_guest_can_read_what_is_typed_while_it_runs(void)
{
    const char *const words[] = {"debug", "--input", "/dev/tty",
                                 "tests/debugger/echo.mms", NULL};
    struct pty p;

    pty_toolkit(&p, true, words);
    pty_expect(&p, PROMPT);
    answers(&p, "tbreak Got\r", "tbreak #");
    pty_type(&p, "continue\r");
    await_guest(&p);
    clear(&p);
    pty_type(&p, "typed\n");
    pty_expect(&p, "\n" PROMPT);
    answers(&p, "x/s Buffer\r", "\"typed\\n\"");
    answers(&p, "goto 0\r", "past, ");
    answers(&p, "until Got\r", "Got, ");
    answers(&p, "x/s Buffer\r", "\"typed\\n\""); /* and nobody typed */
    clear(&p);
    pty_type(&p, "continue\r");
    await_guest(&p);
    pty_expect(&p, "typed\r\n");
    pty_type(&p, "\3");
    pty_expect(&p, "interrupted\r\n");
    pty_expect(&p, "\n" PROMPT);
    clear(&p);
    pty_type(&p, "continue\r");
    await_guest(&p);
    pty_type(&p, "\4");
    pty_expect(&p, "has ended");
    pty_expect(&p, "\n" PROMPT);
    pty_type(&p, "q\r");
    pty_ends_with(&p, 0);
}

static void a_console_can_have_the_keyboard_while_the_machine_runs(void)
{
    struct pty p;

    DEBUG(&p, "", "--input", "/dev/tty");
    pty_type(&p, "continue\r");
    await_guest(&p);
    pty_expect(&p, "ready\r\n");
    pty_type(&p, "b\n");
    pty_expect(&p, "key #62\r\nkey #a\r\n");
    clear(&p);
    pty_type(&p, "\3");
    pty_expect(&p, "\n" PROMPT);
    answers(&p, "goto 0\r", "past, ");
    clear(&p);
    pty_type(&p, "continue\r");
    await_guest(&p);
    pty_type(&p, "q\n");
    pty_expect(&p, "switched off with status 7");
    CHECK(strstr(p.screen, "key #62") == NULL);
    pty_expect(&p, "\n" PROMPT);
    pty_type(&p, "q\r");
    pty_ends_with(&p, 0);
    DEBUG(&p, "s", "--input", "/dev/tty", "-e", "goto 100000", "-e", "back");
    CHECK_HAS(p.screen,
              "1 step back: 99999 "); /* it has not waited for a key */
    pty_type(&p, "q\r");
    pty_ends_with(&p, 0);
}

int main(void)
{
    if (getenv("TRAMOYA") == NULL)
        setenv("TRAMOYA", "build/tramoya", 1);
    setenv("INPUTRC", "/dev/null", 1);
    setenv("TERM", "dumb", 1);
    return TEST_RUN(
        a_line_is_a_command, several_lines_can_be_pasted,
        ctrl_d_ends_the_session, an_empty_line_does_a_step_again,
        words_are_completed, lines_come_again,
        lines_are_kept_in_a_file_if_one_is_named,
        a_person_goes_on_behind_a_script_that_failed, ctrl_c_clears_the_line,
        ctrl_c_stops_the_guest_again_and_again,
        ctrl_c_ends_a_script_but_not_the_session,
        signals_end_the_session_in_order, who_was_stopped_goes_on_editing,
        the_background_leaves_the_terminal_alone,
        a_guest_can_read_what_is_typed_while_it_runs,
        a_console_can_have_the_keyboard_while_the_machine_runs);
}
