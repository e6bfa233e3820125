/* terminal.c - the host's side of a console. */
#include "sysvm/dev/terminal.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

enum {
    PIECE = 256, /* bytes: a terminal that can take any can take so many */
    WAIT = 100   /* milliseconds */
};

void terminal_init(struct terminal *t, int in, int out, int tell,
                   keyboard_claim *claim,
                   const volatile sig_atomic_t *interrupted)
{
    *t = (struct terminal){.in = in,
                           .out = out,
                           .is_keyboard = isatty(in) != 0,
                           .is_screen = isatty(out) != 0,
                           .interrupted = interrupted};
    keyboard_init(&t->keyboard, in, tell, claim, interrupted);
}

static bool is_interrupted(const struct terminal *t)
{
    return t->interrupted != NULL && *t->interrupted != 0;
}

/* --- output --------------------------------------------------------------- */

/* Wait until something can be written.  Its reader may have stopped; so see
 * now and then what a person at the keyboard wants.  Returns false when the
 * wait is over since nobody wants to wait. */
static bool wait_for_reader(struct terminal *t)
{
    struct pollfd out = {.fd = t->out, .events = POLLOUT};

    while (poll(&out, 1, WAIT) <= 0) {
        keyboard_look(&t->keyboard);
        if (t->keyboard.is_left || is_interrupted(t))
            return false;
    }
    return true;
}

/* Write a part of the LEN bytes at TEXT.  Returns how many. */
static unsigned write_some(struct terminal *t, const byte *text, unsigned len)
{
    ssize_t n;

    if (t->is_watched && !wait_for_reader(t)) {
        t->failed = true;
        return 0;
    }
    n = write(t->out, text, t->is_watched && len > PIECE ? PIECE : len);
    if (n < 0 && (errno != EINTR || is_interrupted(t)))
        t->failed = true;
    return n > 0 ? (unsigned)n : 0;
}

static void write_kept(struct terminal *t)
{
    unsigned done = 0;

    while (done < t->kept && !t->failed)
        done += write_some(t, t->text + done, t->kept - done);
    t->kept = 0;
}

/* A console_sink. */
static void show(void *terminal, byte b)
{
    struct terminal *t = terminal;

    t->text[t->kept++] = b;
    t->is_amid = b != '\n';
    if (b == '\n' || t->kept == sizeof t->text)
        write_kept(t);
}

enum status terminal_flush(struct terminal *t, struct error *e)
{
    t->is_watched = false;
    write_kept(t);
    if (!t->failed)
        return STATUS_OK;
    return error_set(e, STATUS_IO, "the console's output could not be written");
}

bool terminal_is_amid_line(const struct terminal *t)
{
    return t->is_screen && t->is_amid;
}

/* --- input ---------------------------------------------------------------- */

void terminal_look(struct terminal *t)
{
    if (!t->is_keyboard)
        return;
    t->is_watched = true;
    write_kept(t); /* before what the person is told */
    keyboard_look(&t->keyboard);
}

/* Read a byte.  Returns 1; 0 if the run is to stop, -1 at the end. */
static int read_byte(const struct terminal *t, byte *to)
{
    while (!is_interrupted(t)) {
        ssize_t n = read(t->in, to, 1);

        if (n > 0)
            return 1;
        if (n == 0 || errno != EINTR)
            return -1;
    }
    return 0;
}

/* Read a line, or as much of it as there is room for.  A larger read() would
 * return what the pipe happens to have; and it would take what comes behind
 * the line, which, when the machine is off, is for the next program. */
static int read_line(const struct terminal *t, byte *to, size_t room)
{
    size_t len = 0;
    int got = 1;

    while (len < room && (len == 0 || to[len - 1] != '\n')) {
        got = read_byte(t, to + len);
        if (got <= 0)
            break;
        len++;
    }
    return len > 0 ? (int)len : got;
}

/* A console_source. */
static int fetch(void *terminal, byte *to, size_t room, enum console_patience p)
{
    struct terminal *t = terminal;

    write_kept(t);
    if (t->is_keyboard)
        return keyboard_fetch(&t->keyboard, to, room, p);
    return read_line(t, to, room);
}

struct console_host terminal_host(struct terminal *t)
{
    return (struct console_host){.source = fetch, .sink = show, .host = t};
}
