/* test_dev_terminal.c - a console whose ends are pipes. */
#include "sysvm/dev/terminal.h"

#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include "tests/unit/pipe_fixture.h"

struct pipes {
    struct terminal t;
    struct console_host host;
    int in[2], out[2];
};

static void init(struct pipes *p)
{
    CHECK_INT(pipe(p->in), 0);
    pipe_open(p->out);
    terminal_init(&p->t, p->in[0], p->out[1], STDERR_FILENO, NULL, NULL);
    p->host = terminal_host(&p->t);
}

static void fini(struct pipes *p)
{
    close(p->in[0]);
    close(p->out[0]);
    close(p->out[1]);
}

static void show(struct pipes *p, const char *text)
{
    for (; *text != 0; text++)
        p->host.sink(p->host.host, (byte)*text);
}

/* What has arrived at the other end, at once. */
static const char *shown(const struct pipes *p)
{
    return pipe_text(p->out[0]);
}

static void output_comes_in_lines(void)
{
    struct pipes p;
    struct error e;

    init(&p);
    show(&p, "ab");
    CHECK_STR(shown(&p), "");
    show(&p, "c\nd");
    CHECK_STR(shown(&p), "abc\n");
    CHECK_INT(terminal_flush(&p.t, &e), STATUS_OK);
    CHECK_STR(shown(&p), "d");
    CHECK(!terminal_is_amid_line(&p.t)); /* nobody looks at a pipe's cursor */
    close(p.in[1]);
    fini(&p);
}

static void a_pipe_is_read_to_its_end_and_ctrl_a_means_nothing(void)
{
    struct pipes p;
    byte got[9];

    init(&p);
    CHECK(!p.t.is_keyboard);
    CHECK_INT(write(p.in[1], "a\1x", 3), 3);
    close(p.in[1]);
    terminal_look(&p.t);
    CHECK_INT(p.host.source(p.host.host, got, sizeof got, CONSOLE_NOW), 3);
    CHECK_MEM(got, "a\1x", 3);
    CHECK_INT(p.host.source(p.host.host, got, sizeof got, CONSOLE_NOW), -1);
    CHECK(!p.t.keyboard.is_left);
    fini(&p);
}

static int ask(struct pipes *p, byte *to, size_t room)
{
    return p->host.source(p->host.host, to, room, CONSOLE_NOW);
}

static void a_line_is_a_line_in_whatever_pieces_it_comes(void)
{
    const struct timespec while_we_wait = {.tv_nsec = 20000000};
    struct pipes p;
    byte got[6];
    pid_t typist;

    init(&p);
    typist = fork();
    if (typist == 0) {
        (void)!write(p.in[1], "ab", 2);
        nanosleep(&while_we_wait, NULL);
        (void)!write(p.in[1], "c\nd\n123456789", 13);
        nanosleep(&while_we_wait, NULL);
        (void)!write(p.in[1], "0", 1);
        _exit(0);
    }
    close(p.in[1]);
    CHECK_INT(ask(&p, got, sizeof got), 4);
    CHECK_MEM(got, "abc\n", 4);
    CHECK_INT(ask(&p, got, sizeof got), 2);
    CHECK_MEM(got, "d\n", 2);
    CHECK_INT(ask(&p, got, sizeof got), 6);
    CHECK_MEM(got, "123456", 6);
    CHECK_INT(ask(&p, got, sizeof got), 4);
    CHECK_MEM(got, "7890", 4);
    CHECK_INT(ask(&p, got, sizeof got), -1);
    CHECK_INT(waitpid(typist, NULL, 0), typist);
    fini(&p);
}

static void what_is_behind_the_line_is_for_others(void)
{
    struct pipes p;
    byte got[9];

    init(&p);
    CHECK_INT(write(p.in[1], "a\nb", 3), 3);
    close(p.in[1]);
    CHECK_INT(ask(&p, got, sizeof got), 2);
    CHECK_INT(read(p.in[0], got, sizeof got), 1);
    CHECK_MEM(got, "b", 1);
    fini(&p);
}

static void input_is_asked_for_after_the_question(void)
{
    struct pipes p;
    byte got[9];

    init(&p);
    close(p.in[1]);
    show(&p, "name? ");
    CHECK_INT(p.host.source(p.host.host, got, sizeof got, CONSOLE_NOW), -1);
    CHECK_STR(shown(&p), "name? ");
    fini(&p);
}

static void lost_output_is_reported_in_the_end(void)
{
    struct pipes p;
    struct error e;

    init(&p);
    close(p.in[1]);
    p.t.out = open("/dev/full", O_WRONLY);
    show(&p, "a line\nand more");
    CHECK_INT(terminal_flush(&p.t, &e), STATUS_IO);
    CHECK_HAS(e.text, "could not be written");
    close(p.t.out);
    fini(&p);
}

/* As init(), but a person types, and the terminal has begun to look. */
static void init_keyboard(struct pipes *p)
{
    init(p);
    p->t.is_keyboard = true;
    terminal_look(&p->t);
}

static void a_person_sees_long_lines_whole(void)
{
    char line[1002] = "";
    struct pipes p;

    memset(line, 'a', 1000);
    line[1000] = '\n';
    init_keyboard(&p);
    show(&p, line);
    CHECK_STR(shown(&p), line);
    close(p.in[1]);
    fini(&p);
}

/* Nobody reads the output, and there is more and more of it, until the
 * terminal gives up: which an alarm makes sure of. */
static void show_until_failed(struct pipes *p)
{
    alarm(20);
    while (!p->t.failed)
        show(p, "more and more\n");
    alarm(0);
}

static void one_can_leave_though_nobody_reads_the_output(void)
{
    struct pipes p;
    struct error e;

    init_keyboard(&p);
    CHECK_INT(write(p.in[1], "a\1x", 3), 3);
    show_until_failed(&p);
    CHECK(p.t.keyboard.is_left);
    CHECK_INT(p.t.keyboard.count, 1);
    show(&p, "what comes now\n"); /* does not wait */
    CHECK_INT(terminal_flush(&p.t, &e), STATUS_IO);
    close(p.in[1]);
    fini(&p);
}

static void a_signal_ends_the_waiting_for_a_reader(void)
{
    volatile sig_atomic_t interrupted = 0;
    struct pipes p;

    init_keyboard(&p);
    p.t.interrupted = &interrupted;
    show(&p, "all is well\n");
    CHECK(!p.t.failed);
    interrupted = SIGTERM;
    show(&p, "there is room\n");
    CHECK(!p.t.failed);
    show_until_failed(&p);
    CHECK(!p.t.keyboard.is_left);
    close(p.in[1]);
    fini(&p);
}

int main(void)
{
    return TEST_RUN(output_comes_in_lines,
                    a_pipe_is_read_to_its_end_and_ctrl_a_means_nothing,
                    a_line_is_a_line_in_whatever_pieces_it_comes,
                    what_is_behind_the_line_is_for_others,
                    input_is_asked_for_after_the_question,
                    lost_output_is_reported_in_the_end,
                    a_person_sees_long_lines_whole,
                    one_can_leave_though_nobody_reads_the_output,
                    a_signal_ends_the_waiting_for_a_reader);
}
