/* view_registers.c - the registers of who is looked at.
 *
 *      * $1 n       #0000000000000007 7
 *      |v rV        #0000000000110000
 *      ||
 *      |a special register that a guest has only virtually
 *      the last move has changed it
 */
#include <inttypes.h>
#include <stdio.h>

#include "debugger/place.h"
#include "debugger/show_levels.h"
#include "debugger/show_word.h"
#include "debugger/symbols.h"
#include "debugger/view.h"

enum { FORM_ALL, FORM_SPECIAL, FORMS, NAME_WIDTH = 10 };

static void title(struct view *v, const struct view_context *c, struct buf *out)
{
    const struct target *t = c->s->target;

    buf_add_string(out, v->form == FORM_SPECIAL ? "special" : "all");
    if (t->class->look == NULL)
        return;
    if (t->view.level == 0)
        buf_add_string(out, ", real");
    else
        buf_printf(out,
                   t->view.level == 1 ? ", guest %u's view"
                                      : ", of guest %u's guest",
                   target_guest_number(t));
}

static void add_value(struct page *p, bool is_changed, bool is_virtual,
                      const char *name, octa value)
{
    page_add(p, LOOK_CHANGED, is_changed ? "*" : " ");
    page_add(p, LOOK_VIRTUAL, is_virtual ? "v" : " ");
    page_printf(p, LOOK_NAME, "%-*s ", NAME_WIDTH, name);
    page_printf(p, is_changed ? LOOK_CHANGED : LOOK_NORMAL, "#%016" PRIx64 " ",
                value);
}

/* What VALUE may be besides: an address with a name, or a number. */
static void add_meaning(struct page *p, const struct target *t, octa value)
{
    struct buf text;

    buf_init(&text);
    if (!place_add_name(&text, t, value)) {
        buf_clear(&text);
        buf_printf(&text, "%" PRId64, sig(value));
    }
    page_add(p, LOOK_DIM, buf_text(&text));
    buf_fini(&text);
}

static void add_register(const struct view_context *c, struct page *p,
                         unsigned n)
{
    const struct target *t = c->s->target;
    const char *label = symbols_register(t, n);
    octa value = cpu_get(t->cpu, n);
    char name[40];

    snprintf(name, sizeof name, "$%u%s%s", n, label != NULL ? " " : "",
             label != NULL ? label : "");
    add_value(p, changes_register(c->changes, t, n), false, name, value);
    add_meaning(p, t, value);
}

static void fill_numbered(const struct view_context *c, struct page *p,
                          unsigned first, unsigned end)
{
    for (unsigned i = first; i < end; i++)
        if (page_line(p))
            add_register(c, p, i);
}

static bool exists(const struct target *t, unsigned n)
{
    return t->cpu->kind.has_v || !(isa_sregs[n].flags & SREG_NEEDS_V);
}

/* Its number, and in the other form what its fields say. */
static void add_special(const struct view *v, const struct view_context *c,
                        struct page *p, unsigned n)
{
    struct target *t = c->s->target;
    const char *reality = show_levels_reality(t, n);
    octa value = t->cpu->sr[n];
    struct buf text;

    if (!target_has_special(t, n)) {
        page_add(p, LOOK_NORMAL, "  ");
        page_printf(p, LOOK_NAME, "%-*s ", NAME_WIDTH, isa_sregs[n].name);
        page_add(p, LOOK_DIM, "kept by level 1");
        return;
    }
    add_value(p, changes_special(c->changes, t, n),
              reality != NULL && *reality == 'v', isa_sregs[n].name, value);
    if (v->form != FORM_SPECIAL) {
        page_add(p, LOOK_DIM, isa_sregs[n].meaning);
        return;
    }
    buf_init(&text);
    show_word_special(&text, t, n, value);
    page_add(p, LOOK_DIM,
             text.len > 0 ? buf_text(&text) : isa_sregs[n].meaning);
    buf_fini(&text);
}

static void fill_special(const struct view *v, const struct view_context *c,
                         struct page *p)
{
    for (unsigned i = 0; i < SREG_COUNT; i++)
        if (exists(c->s->target, i) && page_line(p))
            add_special(v, c, p, i);
}

static void heading(struct page *p, const char *text)
{
    if (page_line(p))
        page_add(p, LOOK_DIM, text);
}

static void fill(struct view *v, const struct view_context *c, struct page *p)
{
    const struct cpu *cpu = c->s->target->cpu;

    if (v->form != FORM_SPECIAL) {
        heading(p, cpu_local_count(cpu) > 0 ? "local" : "no local ones");
        fill_numbered(c, p, 0, cpu_local_count(cpu));
        heading(p, "global");
        fill_numbered(c, p, cpu_first_global(cpu), CPU_REGS);
        heading(p, "special");
    }
    fill_special(v, c, p);
}

const struct view_class view_registers = {
    .forms = FORMS, .title = title, .is_of_shown = true, .fill = fill};
