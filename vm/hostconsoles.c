/* hostconsoles.c - where the consoles of a hypervisor's guests lead. */
#include "vm/hostconsoles.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "vm/base/alloc.h"
#include "vm/rawtty.h"

/* --- a guest's ends ------------------------------------------------------- */

/* A console_source.  A person sees what he is asked before he types. */
static int fetch(void *guest, byte *to, size_t room, enum console_patience p)
{
    struct hostconsole *g = guest;
    struct console_host in;

    if (g->in == NULL)
        return -1;
    if (g->out == NULL && g->in->is_keyboard)
        chorus_flush(&g->voice);
    if (p == CONSOLE_EVER && g->in->is_keyboard && g->all->wait != NULL)
        g->all->wait(g->all->context);
    in = terminal_host(g->in);
    return in.source(in.host, to, room, p);
}

/* A console_sink. */
static void show(void *guest, byte b)
{
    struct hostconsole *g = guest;
    struct console_host out;

    if (g->out == NULL) {
        chorus_show(&g->voice, b);
        return;
    }
    out = terminal_host(g->out);
    out.sink(out.host, b);
}

struct console_host hostconsoles_of(struct hostconsoles *c, size_t number)
{
    return (struct console_host){
        .source = fetch, .sink = show, .host = &c->guests[number]};
}

/* --- files ---------------------------------------------------------------- */

static enum status open_input(const char *name, int *fd, struct error *e)
{
    *fd = open(name, O_RDONLY | O_CLOEXEC);
    return *fd >= 0 ? STATUS_OK : error_errno(e, errno, name);
}

static enum status open_output(const struct host_options *o, size_t number,
                               int *fd, struct error *e)
{
    struct buf name;
    enum status s;

    buf_init(&name);
    host_options_output(o, number, &name);
    s = name.failed ? error_set(e, STATUS_NO_MEMORY, "out of memory")
                    : STATUS_OK;
    if (s == STATUS_OK) {
        *fd = open(buf_text(&name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC,
                   0666);
        s = *fd >= 0 ? STATUS_OK : error_errno(e, errno, buf_text(&name));
    }
    buf_fini(&name);
    return s;
}

static bool is_stdin(const char *name)
{
    return name != NULL && strcmp(name, "-") == 0;
}

/* Open the files of guest NUMBER, which has G. */
static enum status open_files(struct hostconsoles *c, struct hostconsole *g,
                              const struct host_options *o, size_t number,
                              struct error *e)
{
    const char *input = o->guests[number].input;
    bool has_input = input != NULL && !is_stdin(input);
    bool has_output = o->guests[number].output != NULL;
    int in = -1, out = -1;
    enum status s = STATUS_OK;

    if (!has_input && !has_output)
        return STATUS_OK;
    g->own = alloc_zeroed(1, sizeof *g->own);
    if (g->own == NULL)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    if (has_input)
        s = open_input(input, &in, e);
    if (s == STATUS_OK && has_output)
        s = open_output(o, number, &out, e);
    terminal_init(g->own, in, out, STDERR_FILENO, rawtty_claim,
                  c->screen.interrupted);
    if (has_input)
        g->in = g->own;
    if (has_output)
        g->out = g->own;
    return s;
}

/* --- all ------------------------------------------------------------------ */

static bool wants_colours(void)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

    return isatty(STDOUT_FILENO) && (no == NULL || *no == 0) &&
           (term == NULL || strcmp(term, "dumb") != 0);
}

enum status hostconsoles_open(struct hostconsoles *c,
                              const struct host_options *o,
                              const volatile sig_atomic_t *interrupted,
                              struct error *e)
{
    enum status s = STATUS_OK;

    terminal_init(&c->screen, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO,
                  rawtty_claim, interrupted);
    chorus_init(&c->chorus, terminal_host(&c->screen), wants_colours());
    c->guests = alloc_zeroed(o->guest_count, sizeof *c->guests);
    if (c->guests == NULL)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    c->count = o->guest_count;
    for (size_t i = 0; i < c->count && s == STATUS_OK; i++) {
        struct hostconsole *g = &c->guests[i];

        g->all = c;
        g->voice = (struct voice){.chorus = &c->chorus, .number = (int)i};
        if (is_stdin(o->guests[i].input))
            g->in = &c->screen;
        if (c->count == 1)
            g->out = &c->screen;
        s = open_files(c, g, o, i, e);
    }
    return s;
}

static void close_own(struct terminal *t)
{
    if (t == NULL)
        return;
    if (t->in >= 0)
        close(t->in);
    if (t->out >= 0)
        close(t->out);
    alloc_free(t);
}

void hostconsoles_close(struct hostconsoles *c)
{
    for (size_t i = 0; i < c->count; i++)
        close_own(c->guests[i].own);
    alloc_free(c->guests);
}

struct terminal *hostconsoles_typed(const struct hostconsoles *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->guests[i].in != NULL && c->guests[i].in->is_keyboard)
            return c->guests[i].in;
    return NULL;
}

enum status hostconsoles_flush(struct hostconsoles *c, struct error *e)
{
    enum status s = STATUS_OK;

    for (size_t i = 0; i < c->count; i++) {
        struct terminal *own = c->guests[i].own;

        chorus_flush(&c->guests[i].voice);
        if (own != NULL && own->out >= 0 && s == STATUS_OK)
            s = terminal_flush(own, e);
    }
    return s == STATUS_OK ? terminal_flush(&c->screen, e) : s;
}
