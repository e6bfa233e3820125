/* test_chorus.c - many consoles, one screen. */
#include <string.h>

#include "sysvm/dev/chorus.h"
#include "tests/unit/test.h"
#include "vm/base/buf.h"

/* A console_sink. */
static void keep(void *text, byte b)
{
    buf_add_byte(text, b);
}

struct stage {
    struct buf text;
    struct chorus chorus;
    struct voice voice[12];
};

static void stage_init(struct stage *s, bool has_colours)
{
    memset(s, 0, sizeof *s);
    chorus_init(&s->chorus,
                (struct console_host){.sink = keep, .host = &s->text},
                has_colours);
    for (int i = 0; i < 12; i++)
        s->voice[i] = (struct voice){.chorus = &s->chorus, .number = i};
}

static void say(struct stage *s, unsigned who, const char *words)
{
    while (*words != 0)
        chorus_show(&s->voice[who], (byte)*words++);
}

static void each_line_says_whose_it_is(void)
{
    struct stage s;

    stage_init(&s, false);
    say(&s, 0, "one\ntwo\n");
    say(&s, 11, "three\n\n");
    CHECK_STR(buf_text(&s.text), "0: one\n0: two\n11: three\n11: \n");
    buf_fini(&s.text);
}

static void lines_do_not_mix(void)
{
    struct stage s;

    stage_init(&s, false);
    say(&s, 0, "half a");
    say(&s, 1, "another\nand");
    say(&s, 0, " line\n");
    CHECK_STR(buf_text(&s.text), "1: another\n0: half a line\n");
    chorus_flush(&s.voice[0]);
    chorus_flush(&s.voice[1]);
    CHECK_HAS(buf_text(&s.text), "half a line\n1: and");
    buf_fini(&s.text);
}

/* The question is on the screen before its answer is typed. */
static void a_line_that_was_shown_in_part_ends_when_another_speaks(void)
{
    struct stage s;

    stage_init(&s, false);
    say(&s, 0, "name? ");
    chorus_flush(&s.voice[0]);
    CHECK_STR(buf_text(&s.text), "0: name? ");
    chorus_flush(&s.voice[0]);
    say(&s, 0, "Ada\nage? ");
    chorus_flush(&s.voice[0]);
    say(&s, 1, "hello\n");
    say(&s, 0, "36\n");
    CHECK_STR(buf_text(&s.text), "0: name? Ada\n0: age? \n1: hello\n0: 36\n");
    buf_fini(&s.text);
}

static void a_part_that_was_shown_ends_with_an_empty_rest(void)
{
    struct stage s;

    stage_init(&s, false);
    say(&s, 3, "Halt");
    chorus_flush(&s.voice[3]);
    say(&s, 3, "\n");
    CHECK_STR(buf_text(&s.text), "3: Halt\n");
    buf_fini(&s.text);
}

static void a_line_without_end_is_shown_in_pieces(void)
{
    struct stage s;

    stage_init(&s, false);
    for (unsigned i = 0; i < 2 * CHORUS_LINE; i++)
        say(&s, 1, "x");
    CHECK_U64(s.text.len, 3 + 2 * CHORUS_LINE);
    buf_fini(&s.text);
}

static void colours_come_with_the_number_and_not_alone(void)
{
    struct stage s;

    stage_init(&s, true);
    say(&s, 0, "a\n");
    say(&s, 1, "\n");
    CHECK_STR(buf_text(&s.text), "\033[36m0: a\033[m\n\033[33m1: \033[m\n");
    buf_fini(&s.text);
}

int main(void)
{
    return TEST_RUN(each_line_says_whose_it_is, lines_do_not_mix,
                    a_line_that_was_shown_in_part_ends_when_another_speaks,
                    a_part_that_was_shown_ends_with_an_empty_rest,
                    a_line_without_end_is_shown_in_pieces,
                    colours_come_with_the_number_and_not_alone);
}
