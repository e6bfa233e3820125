/* asm_diag.c - a message as a person reads it.
 *
 *     fact.mms:12:14: error: ...
 *        12 |       ADD   $1,$2,$3x
 *           |                   ^~
 *       hint: ...
 *
 * Lines may be long and hold anything: only a window around the place is
 * shown, and nothing that a terminal would obey.
 */
#include "asm/asm.h"

#include "vm/base/bits.h"

enum { WINDOW = 72, BEFORE = 48 }; /* bytes shown; of them before the place */

/* What stands in the second row under C: a tab stays one, and the bytes of a
 * character after its first take no room. */
static const char *blank_for(char c)
{
    if (c == '\t')
        return "\t";
    return (c & 0xc0) == 0x80 ? "" : " ";
}

static bool is_harmless(char c)
{
    return c == '\t' || (byte)c >= ' ' ? (byte)c != 127 : false;
}

static void add_row(struct buf *out, const struct asm_diag *d, size_t from,
                    size_t to)
{
    buf_printf(out, "%6d | ", d->line);
    for (size_t i = from; i < to; i++)
        buf_add_byte(out, is_harmless(d->source[i]) ? (byte)d->source[i] : '?');
    buf_add_byte(out, '\n');
}

static void add_mark(struct buf *out, const struct asm_diag *d, size_t from,
                     size_t to)
{
    size_t end = d->start + d->len;

    buf_add_string(out, "       | ");
    for (size_t i = from; i < d->start; i++)
        buf_add_string(out, blank_for(d->source[i]));
    buf_add_byte(out, '^');
    for (size_t i = d->start + 1; i < end && i < to; i++)
        if ((d->source[i] & 0xc0) != 0x80)
            buf_add_byte(out, '~');
    buf_add_byte(out, '\n');
}

/* The window begins and ends at whole characters. */
static void add_source(struct buf *out, const struct asm_diag *d)
{
    size_t from = d->start > BEFORE ? d->start - BEFORE : 0;
    size_t to = d->source_len - from > WINDOW ? from + WINDOW : d->source_len;

    while (from < d->start && (d->source[from] & 0xc0) == 0x80)
        from++;
    while (to < d->source_len && to > from && (d->source[to] & 0xc0) == 0x80)
        to--;
    add_row(out, d, from, to);
    add_mark(out, d, from, to);
}

void asm_diag_print(const struct asm_diag *d, struct buf *out)
{
    buf_printf(out, "%s:", d->file);
    if (d->source != NULL)
        buf_printf(out, "%d:%u:", d->line, d->column);
    buf_printf(out, " %s: %s\n", d->is_error ? "error" : "warning", d->text);
    if (d->source != NULL)
        add_source(out, d);
    if (d->hint != NULL)
        buf_printf(out, "  hint: %s\n", d->hint);
}
