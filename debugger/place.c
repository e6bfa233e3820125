/* place.c - an address as a person reads it. */
#include "debugger/place.h"

#include <inttypes.h>

/* A label so far away names something else. */
enum { NEAR = 4096 };

/* Was A loaded together with LABEL, which is not behind it? */
static bool is_loaded_from(const struct mmo *program, octa label, octa a)
{
    for (size_t i = 0; i < program->chunk_count; i++)
        if (a - program->chunks[i].address < program->chunks[i].length)
            return label >= program->chunks[i].address;
    return false;
}

/* Symbols do not say whether they are labels or constants.  In the lowest
 * part of memory, where small numbers are, a symbol names what was loaded
 * behind it; elsewhere, what lies near, since much of it is not loaded but
 * reserved. */
static bool can_name(const struct mmo *program, octa label, octa a)
{
    if (a - label >= NEAR || label == 0)
        return false;
    return label >> 32 != 0 || is_loaded_from(program, label, a);
}

bool place_add_name(struct buf *out, const struct target *t, octa a)
{
    const struct mmo *program = target_program(t, a);
    const struct mmo_symbol *s = mmo_symbol_near(program, a);

    if (s == NULL || !can_name(program, s->value, a))
        return false;
    buf_add_string(out, s->name);
    if (a != s->value)
        buf_printf(out, "+%" PRIu64, a - s->value);
    return true;
}

bool place_add_line(struct buf *out, const struct target *t, octa a)
{
    const struct mmo *program = target_program(t, a);
    const struct line_run *run = lines_at(&program->lines, a);

    if (run == NULL)
        return false;
    buf_printf(out, "%s:%" PRIu32, program->lines.files[run->file], run->line);
    return true;
}

void place_add(struct buf *out, const struct target *t, octa a)
{
    size_t before;

    buf_printf(out, "#%016" PRIx64, a);
    before = out->len;
    buf_add_string(out, " (");
    if (place_add_name(out, t, a))
        buf_add_string(out, ", ");
    if (out->failed)
        return;
    if (!place_add_line(out, t, a))
        buf_cut(out, out->len - 2); /* what was to be between */
    if (out->len > before)
        buf_add_byte(out, ')');
}
