/* commands_values.c - the commands that show and set values. */
#include <string.h>

#include "debugger/args.h"
#include "debugger/command.h"
#include "debugger/show_machine.h"
#include "debugger/show_memory.h"

/* More at once would only be a mistake. */
enum { MOST = 65536 };

/* --- print ----------------------------------------------------------------
 */

static void print_one(struct session *s, const struct show_format *f,
                      const struct expr_value *v, struct buf *out)
{
    bool is_plain = f->letter == 0;

    if (is_plain)
        show_value_expr(out, s->target, v);
    else
        show_value(out, s->target, f->letter, v->value,
                   v->kind == EXPR_MEMORY ? v->size : 8);
    buf_add_byte(out, '\n');
}

enum status command_print(struct session *s, const char *args, struct buf *out,
                          struct error *e)
{
    struct show_format f;
    enum status status = show_format_read(&args, &f, e);
    struct expr_value v;

    if (status == STATUS_OK && (f.size != 0 || f.count != 0))
        status = error_set(e, STATUS_BAD_INPUT,
                           "print takes one letter as its format: x d u f c a "
                           "s or i; numbers and sizes are for x");
    while (status == STATUS_OK) {
        status = expr_read(s->target, &args, &v, e);
        if (status != STATUS_OK)
            break;
        print_one(s, &f, &v, out);
        args_skip(&args);
        if (*args != ',')
            return args_end(args, e);
        args++;
    }
    return status;
}

/* --- x --------------------------------------------------------------------
 */

/* What x shows when no number was given. */
static octa usual_count(const struct show_format *f)
{
    if (f->letter == 's')
        return 1;
    return f->letter == 'i' ? 10 : 64 / f->size;
}

/* Where a format says nothing it is the last one; a new letter or size has a
 * new count. */
static void complete_format(const struct session_view *v, struct show_format *f)
{
    bool is_old = f->letter == 0 && f->size == 0 && v->letter != 0;

    if (f->letter == 0)
        f->letter = is_old ? v->letter : 'x';
    if (f->size == 0)
        f->size = is_old ? v->size : f->letter == 'c' ? 1 : 8;
    if (f->count == 0)
        f->count = is_old ? v->count : usual_count(f);
}

enum status command_x(struct session *s, const char *args, struct buf *out,
                      struct error *e)
{
    struct show_format f;
    octa address;
    enum status status = show_format_read(&args, &f, e);

    if (status == STATUS_OK)
        status = args_value(s->target, &args, s->examined, &address, e);
    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status == STATUS_OK && f.count > MOST)
        status = error_set(e, STATUS_BAD_INPUT, "at most %d at once", MOST);
    if (status != STATUS_OK)
        return status;
    complete_format(&s->view, &f);
    s->examined = show_memory(s, address, &f, out);
    s->view.letter = f.letter;
    s->view.size = f.size;
    s->view.count = f.count;
    return STATUS_OK;
}

/* --- set ------------------------------------------------------------------
 */

/* What is to be set: a place that expressions know, or an entry. */
struct goal {
    bool is_entry;
    struct expr_value place;
    struct target_octa entry;
};

/* Read "ADDRESS [LEVEL]", up to the sign = that follows. */
static enum status read_entry(struct target *t, const char **at,
                              struct target_octa *entry, struct error *e)
{
    struct expr_value va;
    unsigned level = 0;
    enum status status;

    status = expr_read_operand(t, at, &va, e);
    args_skip(at);
    if (status == STATUS_OK && **at >= '0' && **at <= '9')
        status = args_number(at, &level, e);
    if (status != STATUS_OK)
        return status;
    return show_machine_entry(t, va.value, level, entry, e);
}

static enum status read_goal(struct target *t, const char **at, struct goal *g,
                             struct error *e)
{
    enum status status;

    *g = (struct goal){.is_entry = args_take(at, "pte")};
    if (g->is_entry)
        status = read_entry(t, at, &g->entry, e);
    else
        status = expr_read_place(t, at, &g->place, e);
    if (status != STATUS_OK)
        return status;
    args_skip(at);
    if (**at != '=')
        return error_set(e, STATUS_BAD_INPUT,
                         "set PLACE = EXPRESSION: a = is expected before "
                         "\"%.60s\"",
                         *at);
    ++*at;
    return STATUS_OK;
}

static enum status store(struct target *t, const struct goal *g, octa value,
                         struct error *e)
{
    enum status status;

    if (!g->is_entry)
        return expr_set(t, &g->place, value, e);
    status = t->class->poke(t, g->entry, value);
    return status == STATUS_OK
               ? status
               : error_set(e, status, "%s", status_text(status));
}

/* Change the present, and only the present. */
static enum status change(struct session *s, const struct goal *g, octa value,
                          struct error *e)
{
    enum status status = history_open(s->history), closed;

    if (status != STATUS_OK)
        return error_set(e, status, "%s", status_text(status));
    session_forget_future(s);
    status = store(s->target, g, value, e);
    closed = history_close(s->history);
    if (closed != STATUS_OK && status == STATUS_OK)
        status = error_set(e, closed, "%s", status_text(closed));
    return status;
}

enum status command_set(struct session *s, const char *args, struct buf *out,
                        struct error *e)
{
    struct goal goal;
    struct expr_value v = {.value = 0};
    enum status status = read_goal(s->target, &args, &goal, e);

    (void)out;
    if (status == STATUS_OK)
        status = expr_read(s->target, &args, &v, e);
    if (status == STATUS_OK)
        status = args_end(args, e);
    return status == STATUS_OK ? change(s, &goal, v.value, e) : status;
}
