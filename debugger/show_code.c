/* show_code.c - instructions and source lines around a place. */
#include "debugger/show_code.h"

#include <inttypes.h>

#include "debugger/peek.h"
#include "debugger/place.h"
#include "debugger/show_effect.h"
#include "vm/isa/disasm.h"

/* --- marks ----------------------------------------------------------------
 */

const struct bp *show_code_breakpoint(const struct session *s, octa location)
{
    const struct bp *found = NULL;

    for (size_t i = 0; i < s->bps.count; i++) {
        const struct bp *bp = s->bps.bp[i];

        if (bp->kind == BP_BREAK && bp->location == location &&
            (found == NULL || bp->is_enabled))
            found = bp;
    }
    return found;
}

/* Two marks: is it next, has it a breakpoint? */
static void add_marks(struct buf *out, bool is_next, const struct bp *bp)
{
    buf_add_string(out, is_next ? "=>" : "  ");
    buf_add_byte(out, bp == NULL ? ' ' : bp->is_enabled ? '*' : '-');
}

/* --- instructions ---------------------------------------------------------
 */

void show_code_line(struct session *s, octa location, struct buf *out)
{
    struct target *t = s->target;
    tetra insn;

    add_marks(out, location == t->cpu->pc, show_code_breakpoint(s, location));
    buf_printf(out, " #%016" PRIx64 "  ", location);
    if (peek_insn(t, location, &insn, out)) {
        buf_printf(out, "%08" PRIx32 "  ", insn);
        disasm_insn(out, insn, location, mmo_symbol_name,
                    target_program(t, location));
    }
    buf_add_byte(out, '\n');
}

/* The name of LOCATION on a line of its own: where a label is, and before the
 * first line. */
static void add_label(struct buf *out, const struct target *t, octa location,
                      bool is_first)
{
    size_t before = out->len;
    bool has_label =
        mmo_symbol_name(target_program(t, location), location) != NULL;

    if ((has_label || is_first) && place_add_name(out, t, location))
        buf_add_string(out, ":\n");
    else if (!out->failed)
        buf_cut(out, before);
}

void show_code(struct session *s, octa location, octa count, struct buf *out)
{
    enum { INDENT = 7 };

    location &= ~(octa)3;
    for (octa i = 0; i < count && !out->failed; i++, location += 4) {
        add_label(out, s->target, location, i == 0);
        show_code_line(s, location, out);
        if (location == s->target->cpu->pc)
            show_effect(out, s->target, INDENT);
    }
}

/* --- source ---------------------------------------------------------------
 */

bool show_code_is_from(const struct target *t, octa a,
                       const struct mmo *program, tetra file, tetra line)
{
    const struct line_run *run = lines_at(&program->lines, a);

    return target_program(t, a) == program && run != NULL &&
           run->file == file && run->line == line;
}

const struct bp *show_code_breakpoint_in(const struct session *s,
                                         const struct mmo *program, tetra file,
                                         tetra line)
{
    for (size_t i = 0; i < s->bps.count; i++) {
        const struct bp *bp = s->bps.bp[i];

        if (bp->kind == BP_BREAK &&
            show_code_is_from(s->target, bp->location, program, file, line))
            return bp;
    }
    return NULL;
}

bool show_source(struct session *s, const struct mmo *program, tetra file,
                 tetra line, struct buf *out)
{
    const tetra before = SHOW_SOURCE_LINES / 2;
    tetra first = line > before ? line - before : 1;
    octa pc = s->target->cpu->pc;
    bool is_shown = false;

    for (tetra i = first; i < line + SHOW_SOURCE_LINES - before; i++) {
        size_t len;
        const char *text =
            srctext_line(session_sources(s, program), file, i, &len);

        if (text == NULL)
            continue;
        is_shown = true;
        add_marks(out, show_code_is_from(s->target, pc, program, file, i),
                  show_code_breakpoint_in(s, program, file, i));
        buf_printf(out, " %4" PRIu32 "  %.*s\n", i, (int)len, text);
    }
    return is_shown;
}
