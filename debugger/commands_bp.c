/* commands_bp.c - the commands that say where to stop. */
#include "debugger/args.h"
#include "debugger/command.h"
#include "vm/base/alloc.h"

/* --- making --------------------------------------------------------------- */

/* What stands behind what is to stop: nothing, or "if CONDITION".  *CONDITION
 * is then the condition, which has a value now, or null. */
static enum status read_condition(struct target *t, const char *at,
                                  const char **condition, struct error *e)
{
    octa value;
    enum status status;

    args_skip(&at);
    *condition = NULL;
    if (*at == 0)
        return STATUS_OK;
    if (!args_take(&at, "if"))
        return error_set(e, STATUS_BAD_INPUT,
                         "\"%.60s\": there can only be `if CONDITION`", at);
    if (*at == 0)
        return error_set(e, STATUS_BAD_INPUT, "if what?");
    *condition = at;
    status = args_value(t, &at, 0, &value, e);
    return status == STATUS_OK ? args_end(at, e) : status;
}

/* The words from START to END, without blanks behind: owned, or null. */
static char *text_between(const char *start, const char *end)
{
    while (end > start && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    return alloc_string_n(start, (size_t)(end - start));
}

/* BP, which may be null, is new: give it its CONDITION and show it.  Does
 * nothing to a failure that E has. */
static enum status finish(struct session *s, struct bp *bp,
                          const char *condition, struct buf *out,
                          struct error *e)
{
    if (bp == NULL)
        return e->status;
    if (condition != NULL && bp_set_condition(bp, condition) != STATUS_OK) {
        bps_delete(&s->bps, bp);
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    }
    if (session_stops_changed(s) != STATUS_OK)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    bp_show(bp, s->target, out);
    if (bp_is_slow(bp))
        buf_add_string(out, "(this one is looked at after each instruction, "
                            "which takes time)\n");
    return STATUS_OK;
}

/* Make a breakpoint as ARGS say; *BP is null on failure. */
static enum status make_break(struct session *s, const char *args,
                              struct bp **bp, const char **condition,
                              struct error *e)
{
    octa location = s->target->cpu->pc;
    const char *at = args;
    char *text;
    enum status status = STATUS_OK;

    *bp = NULL;
    if (*at != 0 && !args_take(&(const char *){at}, "if"))
        status = expr_location(s->target, &at, &location, e);
    if (status == STATUS_OK)
        status = read_condition(s->target, at, condition, e);
    if (status != STATUS_OK)
        return status;
    text = text_between(args, at);
    if (text == NULL)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    *bp = bps_break(&s->bps, s->target, location, text, e);
    alloc_free(text);
    return *bp != NULL ? STATUS_OK : e->status;
}

static enum status add_break(struct session *s, const char *args,
                             bool is_temporary, struct buf *out,
                             struct error *e)
{
    struct bp *bp;
    const char *condition;
    enum status status = make_break(s, args, &bp, &condition, e);

    if (status != STATUS_OK)
        return status;
    bp->is_temporary = is_temporary;
    return finish(s, bp, condition, out, e);
}

enum status command_break(struct session *s, const char *args, struct buf *out,
                          struct error *e)
{
    return add_break(s, args, false, out, e);
}

enum status command_tbreak(struct session *s, const char *args, struct buf *out,
                           struct error *e)
{
    return add_break(s, args, true, out, e);
}

/* A number cannot change, and the person who names an address means what is
 * there. */
static enum status check_place(const struct expr_value *v, const char *text,
                               struct error *e)
{
    if (v->kind == EXPR_NUMBER)
        return error_set(e, STATUS_BAD_INPUT,
                         "%.60s is a number, which cannot change; "
                         "a register can, or memory: M8[ADDRESS]",
                         text);
    if (v->kind == EXPR_ADDRESS)
        return error_set(
            e, STATUS_BAD_INPUT,
            "%.60s is an address; what is there would be M8[%.60s]", text,
            text);
    return STATUS_OK;
}

/* Watch V, or the entries by which it is translated; null on failure. */
static struct bp *make_watch(struct session *s, bool is_walk,
                             const struct expr_value *v, const char *text,
                             struct error *e)
{
    if (is_walk)
        return bps_watch_entries(&s->bps, s->target, v->value, text, e);
    if (check_place(v, text, e) != STATUS_OK)
        return NULL;
    return bps_watch(&s->bps, s->target, v, text, e);
}

enum status command_watch(struct session *s, const char *args, struct buf *out,
                          struct error *e)
{
    const char *at = args, *condition;
    bool is_walk = args_take(&at, "walk") && *at != 0;
    struct expr_value v;
    struct bp *bp;
    char *text;
    enum status status;

    if (*args == 0)
        return error_set(e, STATUS_BAD_INPUT, "watch what?");
    if (!is_walk)
        at = args; /* a label may have that name */
    status = expr_read(s->target, &at, &v, e);
    if (status == STATUS_OK)
        status = read_condition(s->target, at, &condition, e);
    if (status != STATUS_OK)
        return status;
    text = text_between(args, at);
    if (text == NULL)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    bp = make_watch(s, is_walk, &v, text, e);
    alloc_free(text);
    return finish(s, bp, condition, out, e);
}

enum status command_catch(struct session *s, const char *args, struct buf *out,
                          struct error *e)
{
    const char *at = args, *condition;
    struct event_choice events;
    char *text;
    enum status status = event_choice_read(&at, &events, e);
    struct bp *bp;

    if (status == STATUS_OK)
        status = read_condition(s->target, at, &condition, e);
    if (status != STATUS_OK)
        return status;
    text = at > args ? text_between(args, at) : alloc_string("any event");
    if (text == NULL)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    bp = bps_catch(&s->bps, s->target, &events, text, e);
    alloc_free(text);
    return finish(s, bp, condition, out, e);
}

/* --- those there are ------------------------------------------------------ */

/* The one whose number is next in *AT. */
static enum status find(const struct session *s, const char **at,
                        struct bp **bp, struct error *e)
{
    unsigned number;
    enum status status = args_number(at, &number, e);

    if (status != STATUS_OK)
        return status;
    *bp = bps_find(&s->bps, number);
    if (*bp == NULL)
        return error_set(e, STATUS_BAD_INPUT,
                         "there is no breakpoint %u; `info breakpoints` lists "
                         "them",
                         number);
    return STATUS_OK;
}

typedef void change(struct session *s, struct bp *bp);

static void delete (struct session *s, struct bp *bp)
{
    if (s->hit.bp == bp)
        s->hit.bp = NULL;
    bps_delete(&s->bps, bp);
}

static void enable(struct session *s, struct bp *bp)
{
    (void)s;
    bp->is_enabled = true;
}

static void disable(struct session *s, struct bp *bp)
{
    (void)s;
    bp->is_enabled = false;
}

/* Do ACT to those whose numbers ARGS has, or to all; to none if there is
 * something wrong with a number. */
static enum status change_all(struct session *s, change *act, const char *args,
                              struct error *e)
{
    struct bp *bp;
    enum status status = STATUS_OK;

    for (const char *at = args; *at != 0 && status == STATUS_OK;)
        status = find(s, &at, &bp, e);
    if (status != STATUS_OK)
        return status;
    if (*args == 0)
        for (size_t i = s->bps.count; i > 0; i--)
            act(s, s->bps.bp[i - 1]);
    while (*args != 0)
        if (find(s, &args, &bp, NULL) == STATUS_OK) /* 1 1 deletes once */
            act(s, bp);
    if (session_stops_changed(s) != STATUS_OK)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    return STATUS_OK;
}

enum status command_delete(struct session *s, const char *args, struct buf *out,
                           struct error *e)
{
    (void)out;
    return change_all(s, delete, args, e);
}

enum status command_enable(struct session *s, const char *args, struct buf *out,
                           struct error *e)
{
    (void)out;
    return change_all(s, enable, args, e);
}

enum status command_disable(struct session *s, const char *args,
                            struct buf *out, struct error *e)
{
    (void)out;
    return change_all(s, disable, args, e);
}

enum status command_condition(struct session *s, const char *args,
                              struct buf *out, struct error *e)
{
    struct bp *bp;
    const char *condition;
    octa value;
    enum status status = find(s, &args, &bp, e);

    condition = args;
    if (status == STATUS_OK)
        status = args_value(s->target, &args, 0, &value, e);
    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status != STATUS_OK)
        return status;
    if (bp_set_condition(bp, condition) != STATUS_OK)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    bp_show(bp, s->target, out);
    return STATUS_OK;
}

enum status command_ignore(struct session *s, const char *args, struct buf *out,
                           struct error *e)
{
    struct bp *bp;
    octa count = 0;
    enum status status = find(s, &args, &bp, e);

    if (status == STATUS_OK && *args == 0)
        return error_set(e, STATUS_BAD_INPUT, "ignore it how often?");
    if (status == STATUS_OK)
        status = args_value(s->target, &args, 0, &count, e);
    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status != STATUS_OK)
        return status;
    bp->ignore = count;
    bp_show(bp, s->target, out);
    return STATUS_OK;
}

enum status command_breakpoints(struct session *s, const char *args,
                                struct buf *out, struct error *e)
{
    enum status status = args_end(args, e);

    if (status != STATUS_OK)
        return status;
    if (s->bps.count == 0)
        buf_add_string(out, "there are no breakpoints; see `help break`, "
                            "`watch` and `catch`\n");
    for (size_t i = 0; i < s->bps.count; i++)
        bp_show(s->bps.bp[i], s->target, out);
    return STATUS_OK;
}
