/* terminal.c - the host's side of a console. */
#include "sysvm/dev/terminal.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

void terminal_init(struct terminal *t, int in, int out,
                   const volatile sig_atomic_t *interrupted)
{
    *t = (struct terminal){.in = in,
                           .out = out,
                           .is_keyboard = isatty(in) != 0,
                           .interrupted = interrupted};
}

static bool is_interrupted(const struct terminal *t)
{
    return t->interrupted != NULL && *t->interrupted != 0;
}

/* --- output ---------------------------------------------------------------
 */

static void write_kept(struct terminal *t)
{
    unsigned done = 0;

    while (done < t->kept && !t->failed) {
        ssize_t n = write(t->out, t->text + done, t->kept - done);

        if (n >= 0)
            done += (unsigned)n;
        else if (errno != EINTR || is_interrupted(t))
            t->failed = true;
    }
    t->kept = 0;
}

/* A console_sink. */
static void show(void *terminal, byte b)
{
    struct terminal *t = terminal;

    t->text[t->kept++] = b;
    if (b == '\n' || t->kept == sizeof t->text)
        write_kept(t);
}

enum status terminal_flush(struct terminal *t, struct error *e)
{
    write_kept(t);
    if (!t->failed)
        return STATUS_OK;
    return error_set(e, STATUS_IO, "the console's output could not be written");
}

/* --- input ----------------------------------------------------------------
 */

/* Is there something to read, or will there be within what P means? */
static bool waits_for_something(const struct terminal *t,
                                enum console_patience p)
{
    static const int milliseconds[] = {
        [CONSOLE_NOW] = 0, [CONSOLE_SOON] = 20, [CONSOLE_EVER] = -1};
    struct pollfd fd = {.fd = t->in, .events = POLLIN};

    return poll(&fd, 1, milliseconds[p]) > 0;
}

/* A console_source. */
static int fetch(void *terminal, byte *to, size_t room, enum console_patience p)
{
    struct terminal *t = terminal;

    write_kept(t);
    if (t->is_keyboard && !waits_for_something(t, p))
        return 0;
    while (!is_interrupted(t)) {
        ssize_t n = read(t->in, to, room);

        if (n > 0)
            return (int)n;
        if (n == 0 || errno != EINTR)
            return -1;
    }
    return 0;
}

struct console_host terminal_host(struct terminal *t)
{
    return (struct console_host){.source = fetch, .sink = show, .host = t};
}
