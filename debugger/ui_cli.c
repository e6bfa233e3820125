/* ui_cli.c - the debugger's face that is a line of text. */
#include "debugger/ui_cli.h"

#include <errno.h>
#include <string.h>

#include "debugger/command.h"
#include "debugger/complete.h"
#include "debugger/lineedit.h"

static const char prompt[] = "(tramoya) ";

/* One session: where it is in its commands. */
struct talk {
    const struct ui_cli *ui;
    struct session *s;
    struct buf line, where; /* the command, and where it stands if not typed */
    struct buf last;        /* what an empty line means */
    unsigned number;        /* of the last line of standard input */
    bool is_over;
    int status;
};

/* A signal other than a person's Ctrl-C ends the session. */
static bool is_killed(const struct talk *t)
{
    sig_atomic_t came = *t->ui->cli->interrupted;

    return came != 0 && (came != SIGINT || !t->ui->is_person);
}

/* --- lines ---------------------------------------------------------------- */

/* A lineedit_completer. */
static bool complete(void *session, const char *line, size_t start,
                     cli_visitor *visit, void *visited)
{
    return complete_each(session, line, start, visit, visited);
}

/* The line that a person types. */
static bool read_typed(struct talk *t)
{
    const struct cli *c = t->ui->cli;
    enum lineedit_result r;

    r = lineedit_read(prompt, &t->line, c->interrupted, c->forget_interrupt);
    if (r == LINEEDIT_END)
        fputc('\n', t->ui->out);
    if (r != LINEEDIT_LINE)
        return false;
    if (t->line.len > 0 && !t->line.failed) {
        buf_clear(&t->last);
        command_repeat(buf_text(&t->line), &t->last);
    } else {
        buf_add(&t->line, buf_text(&t->last), t->last.len);
    }
    return true;
}

/* The next line of a file or pipe. */
static bool read_plain(struct talk *t)
{
    int c;

    while ((c = getc(t->ui->in)) != EOF && c != '\n')
        buf_add_byte(&t->line, (byte)c);
    buf_printf(&t->where, "standard input:%u", ++t->number);
    return c != EOF || (t->line.len > 0 && !ferror(t->ui->in));
}

static bool next_line(struct talk *t)
{
    buf_clear(&t->line);
    buf_clear(&t->where);
    if (script_next(t->s->script, &t->line, &t->where))
        return true;
    if (!t->ui->reads)
        return false;
    return t->ui->is_person ? read_typed(t) : read_plain(t);
}

/* --- words ---------------------------------------------------------------- */

static void complain(const struct talk *t, const char *text)
{
    fprintf(t->ui->err, "%s%s%s\n", buf_text(&t->where),
            t->where.len > 0 ? ": " : "", text);
}

/* The command at hand has failed, which ends a script. */
static void fail(struct talk *t, const struct error *e)
{
    bool is_host = e->status == STATUS_NO_MEMORY || e->status == STATUS_IO;

    complain(t, e->text);
    script_drop(t->s->script);
    if (t->ui->is_person)
        return;
    t->is_over = true;
    t->status = is_host ? CLI_EXIT_HOST : CLI_EXIT_INPUT;
}

/* Show OUT behind what the guest has printed. */
static void show(struct talk *t, const struct buf *out)
{
    struct error e;

    if (t->ui->flush(t->ui->context, &e) != STATUS_OK)
        fail(t, &e);
    if (out->failed)
        fputs("(there is no memory for all that is to be shown)\n", t->ui->err);
    fwrite(buf_text(out), 1, out->len, t->ui->out);
    fflush(t->ui->out);
}

/* --- commands ------------------------------------------------------------- */

static void do_line(struct talk *t)
{
    struct buf out;
    struct error e;
    enum status status;

    buf_init(&out);
    status = t->line.failed ? error_set(&e, STATUS_NO_MEMORY, "out of memory")
                            : command_do(t->s, buf_text(&t->line), &out, &e);
    show(t, &out);
    buf_fini(&out);
    if (status != STATUS_OK)
        fail(t, &e);
    if (*t->ui->cli->interrupted == SIGINT)
        script_drop(t->s->script);
    if (t->ui->is_person)
        t->ui->cli->forget_interrupt();
}

/* Where a person begins; a script asks if it wants to know. */
static void greet(struct talk *t)
{
    struct buf out;

    buf_init(&out);
    session_show_stop(t->s, &out);
    buf_add_string(&out, "`help` lists the commands\n");
    show(t, &out);
    buf_fini(&out);
}

static void talk(struct talk *t)
{
    while (!t->is_over && !t->s->is_ended && !is_killed(t) && next_line(t))
        if (!is_killed(t))
            do_line(t);
    if (is_killed(t) && *t->ui->cli->interrupted == SIGINT)
        t->status = CLI_EXIT_INTERRUPTED;
    else if (t->s->is_ended)
        t->status = t->s->status;
}

int ui_cli_run(const struct ui_cli *ui)
{
    struct talk t = {.ui = ui, .s = ui->session};

    buf_init(&t.line);
    buf_init(&t.where);
    buf_init(&t.last);
    if (ui->is_person) {
        ui->cli->forget_interrupt();
        lineedit_open(complete, ui->session, ui->history);
        greet(&t);
    }
    talk(&t);
    if (ui->is_person)
        lineedit_close();
    buf_fini(&t.line);
    buf_fini(&t.where);
    buf_fini(&t.last);
    return t.status;
}
