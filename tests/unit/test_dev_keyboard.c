/* test_dev_keyboard.c - a person's keys; a pipe stands for the terminal. */
#include "sysvm/dev/keyboard.h"

#include <string.h>

#include "tests/unit/pipe_fixture.h"

struct typist {
    struct keyboard k;
    int keys[2], told[2];
};

static bool is_ours;

static bool claim(void)
{
    return is_ours;
}

static void init(struct typist *t)
{
    is_ours = true;
    CHECK_INT(pipe(t->keys), 0);
    pipe_open(t->told);
    keyboard_init(&t->k, t->keys[0], t->told[1], claim, NULL);
}

static void fini(struct typist *t)
{
    close(t->keys[0]);
    close(t->told[0]);
    close(t->told[1]);
    if (t->keys[1] >= 0)
        close(t->keys[1]);
}

static void press(struct typist *t, const char *keys)
{
    CHECK_INT(write(t->keys[1], keys, strlen(keys)), strlen(keys));
}

/* The console fetches exactly WANTED. */
static void comes(struct typist *t, const char *wanted)
{
    byte got[100];
    size_t len = strlen(wanted);

    CHECK_INT(keyboard_fetch(&t->k, got, sizeof got, CONSOLE_NOW), len);
    CHECK_MEM(got, wanted, len);
}

/* What the person was told; "" if nothing. */
static const char *told(const struct typist *t)
{
    return pipe_text(t->told[0]);
}

static void keys_come_in_order_and_in_pieces(void)
{
    struct typist t;
    byte got[2];

    init(&t);
    comes(&t, "");
    press(&t, "ab");
    keyboard_look(&t.k);
    press(&t, "cd");
    CHECK_INT(keyboard_fetch(&t.k, got, 2, CONSOLE_EVER), 2);
    CHECK_MEM(got, "ab", 2);
    comes(&t, "cd");
    comes(&t, "");
    fini(&t);
}

static void the_key_after_ctrl_a_is_an_order(void)
{
    struct typist t;

    init(&t);
    press(&t, "a\1\1b\1ac\1zd\1");
    comes(&t, "a\1b\1cd");
    CHECK_STR(told(&t), "");
    press(&t, "hx"); /* only the first key is one */
    comes(&t, "x");
    CHECK_HAS(told(&t), "leave the machine");
    CHECK(!t.k.is_left);
    fini(&t);
}

static void who_leaves_is_not_waited_for(void)
{
    struct typist t;
    byte got[9];

    init(&t);
    press(&t, "ab\1x");
    CHECK_INT(keyboard_fetch(&t.k, got, sizeof got, CONSOLE_EVER), 0);
    CHECK(t.k.is_left && !t.k.is_gone);
    CHECK_INT(keyboard_fetch(&t.k, got, sizeof got, CONSOLE_EVER), 0);
    fini(&t);
}

static void leaving_is_seen_though_nobody_fetches(void)
{
    struct typist t;

    init(&t);
    press(&t, "ab\1");
    keyboard_look(&t.k);
    CHECK(!t.k.is_left);
    press(&t, "x");
    keyboard_look(&t.k);
    CHECK(t.k.is_left);
    fini(&t);
}

static void a_terminal_that_has_gone_is_left(void)
{
    struct typist t;
    byte got[9];

    init(&t);
    close(t.keys[1]);
    t.keys[1] = -1;
    CHECK_INT(keyboard_fetch(&t.k, got, sizeof got, CONSOLE_EVER), 0);
    CHECK(t.k.is_left && t.k.is_gone);
    fini(&t);
}

static void the_keyboard_of_another_is_left_alone(void)
{
    struct typist t;

    init(&t);
    is_ours = false;
    press(&t, "a\1x");
    keyboard_look(&t.k);
    comes(&t, "");
    CHECK(!t.k.is_left);
    is_ours = true;
    comes(&t, "");
    CHECK(t.k.is_left);
    fini(&t);
}

static void a_signal_ends_the_waiting(void)
{
    volatile sig_atomic_t interrupted = SIGTERM;
    struct typist t;
    byte got[9];

    init(&t);
    t.k.interrupted = &interrupted;
    CHECK_INT(keyboard_fetch(&t.k, got, sizeof got, CONSOLE_EVER), 0);
    fini(&t);
}

static void what_nobody_takes_is_lost_with_a_bell_but_one_can_leave(void)
{
    struct typist t;
    byte got[9];

    init(&t);
    for (unsigned i = 0; i < KEYBOARD_ROOM / 128; i++) {
        press(&t, "0123456789abcdef0123456789abcdef0123456789abcdef"
                  "0123456789abcdef0123456789abcdef0123456789abcdef"
                  "0123456789abcdef0123456789abcdef");
        keyboard_look(&t.k);
    }
    CHECK_STR(told(&t), "");
    press(&t, "!");
    keyboard_look(&t.k);
    CHECK_STR(told(&t), "\a");
    CHECK_INT(keyboard_fetch(&t.k, got, sizeof got, CONSOLE_NOW), 9);
    CHECK_MEM(got, "012345678", 9);
    press(&t, "\1x");
    keyboard_look(&t.k);
    CHECK(t.k.is_left);
    fini(&t);
}

int main(void)
{
    return TEST_RUN(
        keys_come_in_order_and_in_pieces, the_key_after_ctrl_a_is_an_order,
        who_leaves_is_not_waited_for, leaving_is_seen_though_nobody_fetches,
        a_terminal_that_has_gone_is_left, the_keyboard_of_another_is_left_alone,
        a_signal_ends_the_waiting,
        what_nobody_takes_is_lost_with_a_bell_but_one_can_leave);
}
