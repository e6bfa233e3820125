/* commands_info.c - `info TOPIC`. */
#include <inttypes.h>
#include <string.h>

#include "debugger/args.h"
#include "debugger/command.h"
#include "debugger/place.h"
#include "debugger/show_levels.h"
#include "debugger/show_registers.h"
#include "vm/base/spell.h"

static enum status info_breakpoints(struct session *s, const char *args,
                                    struct buf *out, struct error *e)
{
    return command_breakpoints(s, args, out, e);
}

static enum status info_registers(struct session *s, const char *args,
                                  struct buf *out, struct error *e)
{
    return command_registers(s, args, out, e);
}

static enum status info_special(struct session *s, const char *args,
                                struct buf *out, struct error *e)
{
    if (target_need(s->target, e) != STATUS_OK)
        return e->status;
    show_registers_special(out, s->target);
    return args_end(args, e);
}

/* --- the state ------------------------------------------------------------
 */

static enum status info_hash(struct session *s, const char *args,
                             struct buf *out, struct error *e)
{
    octa hash;
    enum status status = s->target->class->hash(s->target, &hash);

    if (status != STATUS_OK)
        return error_set(e, status, "%s", status_text(status));
    buf_printf(out, "#%016" PRIx64 "\n", hash);
    return args_end(args, e);
}

/* --- history --------------------------------------------------------------
 */

static enum status info_history(struct session *s, const char *args,
                                struct buf *out, struct error *e)
{
    const struct history *h = s->history;
    struct history_info i = history_info(h);

    if (i.limit == 0) {
        buf_add_string(out, "there is no history: --history-mem is 0\n");
        return args_end(args, e);
    }
    buf_printf(out,
               "steps %" PRIu64 " to %" PRIu64 ", now %" PRIu64 "\n"
               "%zu checkpoint%s, %" PRIu64 " KiB of %" PRIu64 "\n"
               "steps between them: %" PRIu64 " for the newest, at most "
               "%" PRIu64 "\n"
               "replayed so far: %" PRIu64 " steps\n",
               history_first(h), history_newest(h), history_now(h),
               i.checkpoints, i.checkpoints == 1 ? "" : "s", i.bytes >> 10,
               i.limit >> 10, i.newest_gap, i.widest_gap, i.replayed);
    if (i.is_lost)
        buf_add_string(out, "what came before is lost: it needed more memory "
                            "than --history-mem, or the host, gives\n");
    return args_end(args, e);
}

/* --- the program ----------------------------------------------------------
 */

static enum status info_line(struct session *s, const char *args,
                             struct buf *out, struct error *e)
{
    octa location = s->target->cpu->pc;
    enum status status = STATUS_OK;

    if (*args != 0)
        status = expr_location(s->target, &args, &location, e);
    else
        status = target_need(s->target, e);
    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status != STATUS_OK)
        return status;
    place_add(out, s->target, location);
    if (lines_at(&target_program(s->target, location)->lines, location) == NULL)
        buf_add_string(out, ": no source line is known");
    buf_add_byte(out, '\n');
    return STATUS_OK;
}

static void add_symbol(struct buf *out, const struct mmo_symbol *s)
{
    if (s->kind == MMO_SYMBOL_REGISTER)
        buf_printf(out, "  $%-18" PRIu64 "%s\n", s->value, s->name);
    else if (s->kind == MMO_SYMBOL_UNDEFINED)
        buf_printf(out, "  %-19s%s\n", "undefined", s->name);
    else
        buf_printf(out, "  #%016" PRIx64 "  %s\n", s->value, s->name);
}

/* Those of PROGRAM whose names contain WORD; with a TITLE, if there are any. */
static void add_symbols(struct buf *out, const struct mmo *program,
                        const char *word, const char *title)
{
    for (size_t i = 0; i < program->symbol_count; i++) {
        if (strstr(program->symbols[i].name, word) == NULL)
            continue;
        buf_add_string(out, title);
        title = "";
        add_symbol(out, &program->symbols[i]);
    }
}

static enum status info_symbols(struct session *s, const char *args,
                                struct buf *out, struct error *e)
{
    const struct target *t = s->target;
    size_t before = out->len;

    add_symbols(out, t->program, args, t->user != NULL ? "kernel\n" : "");
    if (t->user != NULL)
        add_symbols(out, t->user, args, "user\n");
    if (out->len > before || out->failed)
        return STATUS_OK;
    return error_set(e, STATUS_NOT_FOUND, "no symbol contains \"%.60s\"", args);
}

static enum status info_target(struct session *s, const char *args,
                               struct buf *out, struct error *e)
{
    struct target *t = s->target;
    enum status status = args_end(args, e);

    if (status != STATUS_OK)
        return status;
    buf_printf(out, "a %s, after %" PRIu64 " steps: %" PRIu64 " instructions",
               t->class->name, t->class->now(t), t->class->insns(t));
    if (t->class->look == NULL)
        buf_printf(out, ", %" PRIu64 " mems, %" PRIu64 " oops",
                   t->cpu->counts.mems, t->cpu->counts.oops);
    else
        buf_printf(out, " of guests, %" PRIu64 " of the machine",
                   t->real->counts.insns);
    buf_add_byte(out, '\n');
    if (t->class->look != NULL)
        show_levels_name(out, t);
    if (target_need(t, NULL) == STATUS_OK) {
        buf_add_string(out, "pc is ");
        place_add(out, t, t->cpu->pc);
    } else {
        buf_add_string(out, "does not run");
    }
    buf_printf(out, "; it is %s\n",
               t->is_live ? "live: the host is asked" : "in the past");
    return STATUS_OK;
}

/* --- all of them ----------------------------------------------------------
 */

static const struct {
    const char *name, *what;
    command_function *show;
} topics[] = {
#define INFO(function, name, what) {name, what, info_##function},
#include "debugger/info.def"
#undef INFO
};

static void list_topics(struct buf *out)
{
    for (size_t i = 0; i < ARRAY_LEN(topics); i++)
        buf_printf(out, "  info %-12s %s\n", topics[i].name, topics[i].what);
}

static enum status refuse_topic(const char *word, size_t len, struct error *e)
{
    char name[60];
    struct spell spell;

    memcpy(name, word, smaller(len, sizeof name - 1));
    name[smaller(len, sizeof name - 1)] = 0;
    spell_init(&spell, name);
    for (size_t i = 0; i < ARRAY_LEN(topics); i++)
        spell_try(&spell, topics[i].name);
    if (spell.best == NULL)
        return error_set(e, STATUS_BAD_INPUT,
                         "there is no topic \"%s\"; `info` lists them", name);
    return error_set(e, STATUS_BAD_INPUT,
                     "there is no topic \"%s\"; did you mean %s?", name,
                     spell.best);
}

enum status command_info(struct session *s, const char *args, struct buf *out,
                         struct error *e)
{
    size_t len = strcspn(args, " \t");

    if (*args == 0) {
        list_topics(out);
        return STATUS_OK;
    }
    for (size_t i = 0; i < ARRAY_LEN(topics); i++)
        if (strncmp(topics[i].name, args, len) == 0) {
            args += len;
            args_skip(&args);
            return topics[i].show(s, args, out, e);
        }
    return refuse_topic(args, len, e);
}
