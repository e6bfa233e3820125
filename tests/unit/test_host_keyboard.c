/* test_host_keyboard.c - `tramoya host` at a terminal.
 *
 * Guest 0 has the keyboard; all have the screen, each in its colour.  The
 * kernel is tests/sys/lib/keys.mms, whose head says what it does with keys.
 */
#include "tests/unit/pty_fixture.h"

#define KERNEL "tests/sys/lib/sys.mms,tests/sys/lib/keys.mms"

#define HOST(p, ...)                                                           \
    pty_toolkit(p, true, (const char *const[]){"host", __VA_ARGS__, NULL})

static void a_guest_alone_has_the_terminal_to_itself(void)
{
    struct pty p;

    HOST(&p, "-m1M", KERNEL);
    pty_expect(&p, "Ctrl-A x leaves the guests");
    pty_expect(&p, "ready\r\n");
    CHECK(strstr(p.screen, "0: ") == NULL && strchr(p.screen, '\033') == NULL);
    CHECK(!pty_is_given_back(&p));
    pty_type(&p, "b\3q");
    pty_expect(&p, "key #62\r\nkey #3\r\n");
    pty_ends_with(&p, 7);
}

static void the_keyboard_is_guest_0s_and_the_screen_everybodys(void)
{
    struct pty p;

    unsetenv("NO_COLOR");
    HOST(&p, "-m1M", KERNEL, "+", KERNEL, "--append", "s");
    pty_expect(&p, "\033[36m0: ready\033[m\r\n");
    pty_expect(&p, "\033[33m1: spinning\033[m\r\n");
    pty_type(&p, "b");
    pty_expect(&p, "\033[36m0: key #62\033[m\r\n");
    pty_type(&p, "\1x");
    pty_expect(&p, "guest 0: the console was left at #80");
    pty_expect(&p, "guest 1: the console was left at #80");
    pty_expect(&p, "exits                  guest 0     guest 1         all");
    pty_ends_with(&p, 130);
}

static void colours_can_be_declined(void)
{
    struct pty p;

    setenv("NO_COLOR", "1", 1);
    HOST(&p, "-m1M", KERNEL, "+", KERNEL, "--append", "q");
    pty_expect(&p, "guest 1: ended with status 7");
    pty_type(&p, "q");
    pty_ends_with(&p, 7);
    CHECK(strchr(p.screen, '\033') == NULL);
    CHECK_HAS(p.screen, "0: ready\r\n");
    unsetenv("NO_COLOR");
}

static void another_guest_may_have_the_keyboard(void)
{
    struct pty p;

    HOST(&p, "-m1M", KERNEL, "--append", "s", "+", KERNEL, "--input", "-");
    pty_expect(&p, "1: ready");
    pty_type(&p, "b");
    pty_expect(&p, "1: key #62");
    pty_type(&p, "\1x");
    pty_ends_with(&p, 130);
}

int main(void)
{
    return TEST_RUN(a_guest_alone_has_the_terminal_to_itself,
                    the_keyboard_is_guest_0s_and_the_screen_everybodys,
                    colours_can_be_declined,
                    another_guest_may_have_the_keyboard);
}
