/* view_source.c - the program, and what its next instruction does.
 *
 *      >=>*  12  Loop  LDO  $1,base,i
 *      |  |   |
 *      |  |   the source line, or, in the other form, the address
 *      |  a breakpoint; - for one that is disabled
 *      the chosen line; => is where the processor stands
 *
 * Without source, or where the text cannot be read, instructions are shown.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "debugger/peek.h"
#include "debugger/place.h"
#include "debugger/show_code.h"
#include "debugger/show_effect.h"
#include "debugger/show_levels.h"
#include "debugger/view.h"
#include "vm/isa/disasm.h"

enum {
    AROUND = 512, /* instructions, in both directions */
    WIDE = 60     /* columns: room for an address beside its name */
};

static octa pc_of(const struct view_context *c)
{
    return c->s->target->cpu->pc;
}

/* The source line of pc, whose text can be read; or null. */
static const struct line_run *line_of(struct view *v,
                                      const struct view_context *c,
                                      const struct mmo **program)
{
    const struct line_run *run;
    size_t len;

    *program = target_program(c->s->target, pc_of(c));
    run = lines_at(&(*program)->lines, pc_of(c));
    if (v->form != 0 || run == NULL ||
        srctext_line(session_sources(c->s, *program), run->file, run->line,
                     &len) == NULL)
        return NULL;
    return run;
}

static void title(struct view *v, const struct view_context *c, struct buf *out)
{
    const struct mmo *program;
    const struct line_run *run = line_of(v, c, &program);

    if (run != NULL)
        buf_add_string(out, program->lines.files[run->file]);
    else
        buf_add_string(out, "instructions");
}

/* --- lines ----------------------------------------------------------------
 */

static void add_marks(struct page *p, bool is_next, const struct bp *bp)
{
    page_add(p, LOOK_CURRENT, is_next ? "=>" : "  ");
    page_add(p, LOOK_MARK, bp == NULL ? " " : bp->is_enabled ? "*" : "-");
    if (is_next)
        page_home(p);
}

static void add_source_line(const struct view_context *c, struct page *p,
                            const struct mmo *program,
                            const struct line_run *run, tetra line)
{
    bool is_next = line == run->line;
    size_t len;
    const char *text;

    if (is_next)
        page_home(p);
    text = srctext_line(session_sources(c->s, program), run->file, line, &len);
    add_marks(p, is_next,
              show_code_breakpoint_in(c->s, program, run->file, line));
    page_printf(p, LOOK_DIM, "%4" PRIu32 " ", line);
    page_printf(p, LOOK_NORMAL, "%.*s", (int)len, text);
    if (is_next)
        page_tint(p, LOOK_CURRENT);
}

/* A line of source has tabs; columns of the page begin where its text does. */
static void fill_source(struct view *v, const struct view_context *c,
                        struct page *p, const struct mmo *program,
                        const struct line_run *run)
{
    struct srctext *texts = session_sources(c->s, program);
    size_t len;

    for (tetra i = 1; srctext_line(texts, run->file, i, &len) != NULL; i++) {
        if (view_line(v, p, i))
            add_source_line(c, p, program, run, i);
        else if (i == run->line)
            page_home(p);
    }
}

static void add_insn(const struct view_context *c, struct page *p, octa at)
{
    struct target *t = c->s->target;
    struct buf text;
    tetra insn;

    buf_init(&text);
    add_marks(p, at == pc_of(c), show_code_breakpoint(c->s, at));
    if (p->area.cols < WIDE && place_add_name(&text, t, at))
        page_printf(p, LOOK_NAME, "%-14s ", buf_text(&text));
    else
        page_printf(p, LOOK_DIM, "#%016" PRIx64 " ", at);
    buf_clear(&text);
    if (peek_insn(t, at, &insn, &text))
        disasm_insn(&text, insn, at, mmo_symbol_name, target_program(t, at));
    page_printf(p, LOOK_NORMAL, "%-24s ", buf_text(&text));
    buf_clear(&text);
    if (p->area.cols >= WIDE && place_add_name(&text, t, at))
        page_add(p, LOOK_NAME, buf_text(&text));
    if (at == pc_of(c))
        page_tint(p, LOOK_CURRENT);
    buf_fini(&text);
}

/* Lines are counted from an anchor, which stays as long as pc is near. */
static void fill_insns(struct view *v, const struct view_context *c,
                       struct page *p)
{
    octa pc = pc_of(c) & ~(octa)3;

    if (pc - v->anchor >= (octa)AROUND * 4 * 2)
        v->anchor =
            pc - (pc % ((octa)1 << 61) < AROUND * 4 ? pc % ((octa)1 << 61)
                                                    : AROUND * 4);
    for (octa i = 0; i < AROUND * 2; i++) {
        octa at = v->anchor + 4 * i;

        if (view_line(v, p, at))
            add_insn(c, p, at);
        else if (at == pc)
            page_home(p);
    }
}

static void fill(struct view *v, const struct view_context *c, struct page *p)
{
    const struct mmo *program;
    const struct line_run *run = line_of(v, c, &program);

    if (show_levels_is_host(c->s->target)) {
        static const char text[] =
            "The hypervisor is next.  It is no program of the machine's, but "
            "a part of this one, in C: a step is all that it does up to the "
            "next entry.  Press > to look at its guest.";

        page_wrap(p, LOOK_NORMAL, text, sizeof text - 1, 0);
    } else if (run != NULL) {
        fill_source(v, c, p, program, run);
    } else {
        fill_insns(v, c, p);
    }
}

/* What the next instruction means, with the values of its operands. */
static void foot(struct view *v, const struct view_context *c, struct buf *out)
{
    struct target *t = c->s->target;

    (void)v;
    if (show_levels_is_host(t))
        return;
    disasm_insn(out, target_insn(t), t->cpu->pc, mmo_symbol_name,
                target_program(t, t->cpu->pc));
    if (t->class->look != NULL)
        show_levels_state(out, t);
    buf_add_byte(out, '\n');
    show_effect(out, t, 2);
}

/* --- the chosen line ------------------------------------------------------
 */

bool view_source_location(struct view *v, const struct view_context *c,
                          struct buf *out, const struct bp **bp)
{
    const struct mmo *program;
    const struct line_run *run = line_of(v, c, &program);

    if (!v->has_chosen)
        return false;
    if (run == NULL) {
        buf_printf(out, "#%" PRIx64, v->chosen);
        *bp = show_code_breakpoint(c->s, v->chosen);
    } else if (v->chosen == run->line) {
        buf_printf(out, "#%" PRIx64, pc_of(c));
        *bp =
            show_code_breakpoint_in(c->s, program, run->file, (tetra)v->chosen);
    } else {
        buf_printf(out, "%s:%" PRIu64, program->lines.files[run->file],
                   v->chosen);
        *bp =
            show_code_breakpoint_in(c->s, program, run->file, (tetra)v->chosen);
    }
    return true;
}

const struct view_class view_source = {.forms = 2,
                                       .lets_choose = true,
                                       .title = title,
                                       .is_of_shown = true,
                                       .fill = fill,
                                       .foot = foot};
