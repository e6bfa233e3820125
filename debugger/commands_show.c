/* commands_show.c - the commands that show the present. */
#include <string.h>

#include "debugger/args.h"
#include "debugger/command.h"
#include "debugger/place.h"
#include "debugger/show_code.h"
#include "debugger/show_events.h"
#include "debugger/show_machine.h"
#include "debugger/show_registers.h"
#include "debugger/show_shadow.h"
#include "debugger/show_stack.h"
#include "debugger/symbols.h"
#include "debugger/target_guest.h"
#include "debugger/why.h"

/* Bounds for what a person asks for at once. */
enum { MOST = 65536 };

/* Read an optional number up to MOST; USUAL if there is none. */
static enum status read_count(struct target *t, const char **args, octa usual,
                              octa *count, struct error *e)
{
    enum status status = args_value(t, args, usual, count, e);

    if (status == STATUS_OK && *count > MOST)
        status = error_set(e, STATUS_BAD_INPUT, "at most %d at once", MOST);
    return status;
}

/* --- list, disassemble ----------------------------------------------------
 */

/* Does the command go on, where one has been before? */
static bool goes_on(const struct session *s)
{
    return s->listed != s->target->cpu->pc;
}

/* A little before LOCATION, unless that is where something begins. */
static octa before(const struct target *t, octa location)
{
    const struct mmo *program = target_program(t, location);
    enum { MOST_BEFORE = 4 };
    octa a = location;

    for (unsigned i = 0; i < MOST_BEFORE; i++) {
        if (mmo_symbol_name(program, a) != NULL || a % BUS_PAGE_BYTES == 0)
            break;
        a -= 4;
    }
    return a;
}

static void disassemble(struct session *s, octa location, octa count,
                        struct buf *out)
{
    show_code(s, location, count, out);
    s->listed = (location & ~(octa)3) + 4 * count;
    s->view.line = 0;
}

enum status command_disassemble(struct session *s, const char *args,
                                struct buf *out, struct error *e)
{
    octa location, count = 12;
    enum status status = STATUS_OK;

    if (target_need(s->target, e) != STATUS_OK)
        return e->status;
    location = goes_on(s) && s->view.line == 0
                   ? s->listed
                   : before(s->target, s->target->cpu->pc);
    if (*args != 0)
        status = expr_location(s->target, &args, &location, e);
    if (status == STATUS_OK)
        status = read_count(s->target, &args, count, &count, e);
    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status == STATUS_OK)
        disassemble(s, location, count, out);
    return status;
}

/* The source around LOCATION; or, if there is none, its instructions. */
static void list_around(struct session *s, octa location, struct buf *out)
{
    const struct mmo *program = target_program(s->target, location);
    const struct line_run *run = lines_at(&program->lines, location);

    if (run != NULL && show_source(s, program, run->file, run->line, out)) {
        s->listed = s->target->cpu->pc + 1; /* not pc: file and line count */
        s->view.program = program;
        s->view.file = run->file;
        s->view.line = run->line + SHOW_SOURCE_LINES;
    } else {
        disassemble(s, before(s->target, location), 12, out);
    }
}

enum status command_list(struct session *s, const char *args, struct buf *out,
                         struct error *e)
{
    octa location = s->target->cpu->pc;
    enum status status = STATUS_OK;

    if (*args == 0 && target_need(s->target, e) != STATUS_OK)
        return e->status;
    if (*args == 0 && goes_on(s) && s->view.line != 0) {
        if (!show_source(s, s->view.program, s->view.file, s->view.line, out))
            return error_set(e, STATUS_NOT_FOUND, "the file ends here");
        s->view.line += SHOW_SOURCE_LINES;
        return STATUS_OK;
    }
    if (*args != 0)
        status = expr_location(s->target, &args, &location, e);
    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status == STATUS_OK)
        list_around(s, location, out);
    return status;
}

/* --- registers ------------------------------------------------------------
 */

static void show_all(struct buf *out, struct target *t)
{
    show_registers_local(out, t);
    show_registers_global(out, t);
}

static const struct {
    const char *word;
    void (*show)(struct buf *out, struct target *t);
} groups[] = {
    {"all", show_all},
    {"local", show_registers_local},
    {"locals", show_registers_local},
    {"global", show_registers_global},
    {"globals", show_registers_global},
    {"special", show_registers_special},
};

/* The register that is named next. */
static enum status show_named(struct target *t, const char **args,
                              struct buf *out, struct error *e)
{
    const char *start = *args;
    struct expr_value v;
    enum status status = expr_read_place(t, args, &v, e);

    if (status != STATUS_OK)
        return status;
    if (v.kind == EXPR_REGISTER)
        show_registers_one(out, t, (unsigned)v.place);
    else if (v.kind == EXPR_SPECIAL)
        show_registers_one_special(out, t, (unsigned)v.place);
    else
        return error_set(e, STATUS_BAD_INPUT, "%.*s is no register",
                         (int)(*args - start), start);
    return STATUS_OK;
}

static enum status show_next(struct target *t, const char **args,
                             struct buf *out, struct error *e)
{
    for (size_t i = 0; i < ARRAY_LEN(groups); i++)
        if (args_take(args, groups[i].word)) {
            groups[i].show(out, t);
            return STATUS_OK;
        }
    return show_named(t, args, out, e);
}

enum status command_registers(struct session *s, const char *args,
                              struct buf *out, struct error *e)
{
    enum status status = STATUS_OK;

    if (target_need(s->target, e) != STATUS_OK)
        return e->status;
    if (*args == 0)
        show_all(out, s->target);
    while (*args != 0 && status == STATUS_OK) {
        status = show_next(s->target, &args, out, e);
        args += strspn(args, ", \t");
    }
    return status;
}

/* --- what is around -------------------------------------------------------
 */

enum status command_backtrace(struct session *s, const char *args,
                              struct buf *out, struct error *e)
{
    octa count;
    enum status status = read_count(s->target, &args, 32, &count, e);

    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status == STATUS_OK)
        status = target_need(s->target, e);
    if (status == STATUS_OK)
        show_stack(out, s->target, count);
    return status;
}

enum status command_walk(struct session *s, const char *args, struct buf *out,
                         struct error *e)
{
    struct addrspace space;
    struct expr_value v;
    enum status status;

    if (!s->target->class->space(s->target, &space))
        return error_set(e, STATUS_REFUSED,
                         "a %s has no page tables: its addresses are not "
                         "translated",
                         s->target->class->name);
    if (target_need(s->target, e) != STATUS_OK)
        return e->status;
    status = expr_read(s->target, &args, &v, e);
    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status == STATUS_OK && target_guest(s->target) != NULL)
        show_shadow_walk(out, target_guest(s->target), &space, v.value);
    else if (status == STATUS_OK)
        show_machine_walk(out, &space, v.value);
    return status;
}

enum status command_events(struct session *s, const char *args, struct buf *out,
                           struct error *e)
{
    struct event_choice events;
    octa count = 10;
    enum status status = STATUS_OK;

    if (*args >= '0' && *args <= '9')
        status = read_count(s->target, &args, count, &count, e);
    if (status != STATUS_OK)
        return status;
    status = event_choice_read(&args, &events, e);
    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status != STATUS_OK)
        return status;
    show_events(s, count, &events, out);
    return STATUS_OK;
}

enum status command_why(struct session *s, const char *args, struct buf *out,
                        struct error *e)
{
    enum status status = args_end(args, e);

    if (status == STATUS_OK)
        why_show(s, out);
    return status;
}
