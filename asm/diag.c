/* diag.c - the list of messages.
 *
 * A message is made when something is noticed, which may be long after the
 * place it is about: that nothing defines a symbol is known at the end.  So
 * all are kept, and sorted before anybody reads them.  Only the listing shows
 * them at once, and only those about the current line, as mmixal does.
 */
#include "asm/diag.h"

#include <assert.h>
#include <stdlib.h>

#include "vm/base/alloc.h"

/* A string of the result with the formatted text; "" without memory. */
PRINTF_LIKE(2, 0)
static const char *text_of(struct diags *d, const char *format, va_list args)
{
    struct buf b;
    const char *text;

    buf_init(&b);
    buf_vprintf(&b, format, args);
    text = arena_string(&d->result->strings, buf_text(&b), b.len);
    d->has_failed |= b.failed || text == NULL;
    buf_fini(&b);
    return text != NULL ? text : "";
}

/* A new entry at the end of the list, or null without memory. */
static struct asm_diag *append(struct diags *d)
{
    struct asm_result *r = d->result;

    if (r->diag_count == r->diag_room) {
        size_t room = r->diag_room > 0 ? 2 * r->diag_room : 8;
        struct asm_diag *diags = alloc_resize(r->diags, room, sizeof *diags);

        if (diags == NULL) {
            d->has_failed = true;
            return NULL;
        }
        r->diags = diags;
        r->diag_room = room;
    }
    return &r->diags[r->diag_count++];
}

/* The column is set by diag_sort(). */
static void set_place(const struct diags *d, struct asm_diag *diag,
                      const struct place *place)
{
    const struct line *line = &place->line;

    diag->file = d->source->files[line->file];
    diag->line = (int)line->number;
    diag->source = line->text;
    diag->source_len = line->len;
    assert(place->span.at >= line->text);
    diag->start = (size_t)(place->span.at - line->text);
    assert(diag->start + place->span.len <= line->len);
    diag->len = place->span.len;
    diag->order = line->order;
}

PRINTF_LIKE(4, 0)
/* PLACE is null for the program as a whole. */
static void add(struct diags *d, bool is_error, const struct place *place,
                const char *format, va_list args)
{
    struct asm_diag *diag = append(d);

    if (diag == NULL)
        return;
    *diag = (struct asm_diag){.is_error = is_error,
                              .file = d->source->files[0],
                              .text = text_of(d, format, args),
                              .order = SIZE_MAX,
                              .serial = d->result->diag_count};
    if (place != NULL)
        set_place(d, diag, place);
    d->result->error_count += is_error;
}

/* The same for the current line, whose listing mentions it. */
PRINTF_LIKE(4, 0)
static void add_here(struct diags *d, bool is_error, struct span span,
                     const char *format, va_list args)
{
    struct place place = source_place(d->source, span);
    const struct asm_result *r = d->result;

    add(d, is_error, &place, format, args);
    if (!d->has_failed)
        list_message(d->list, is_error, r->diags[r->diag_count - 1].text);
}

void diag_error(struct diags *d, struct span span, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add_here(d, true, span, format, args);
    va_end(args);
}

void diag_warning(struct diags *d, struct span span, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add_here(d, false, span, format, args);
    va_end(args);
}

void diag_error_at(struct diags *d, const struct place *place,
                   const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add(d, true, place, format, args);
    va_end(args);
}

/* --- hints -------------------------------------------------------------- */

void diag_hint(struct diags *d, const char *format, ...)
{
    struct asm_result *r = d->result;
    va_list args;

    if (r->diag_count == 0)
        return; /* the message itself found no memory */
    va_start(args, format);
    r->diags[r->diag_count - 1].hint = text_of(d, format, args);
    va_end(args);
}

void diag_hint_for(struct diags *d, size_t i, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    d->result->diags[i].hint = text_of(d, format, args);
    va_end(args);
}

void diag_about(struct diags *d, const struct trie *symbol)
{
    struct diag_pending pending = {d->result->diag_count - 1, symbol};

    if (d->result->diag_count > 0)
        buf_add(&d->pending, &pending, sizeof pending);
}

/* --- order -------------------------------------------------------------- */

static int compare(const void *a, const void *b)
{
    const struct asm_diag *p = a, *q = b;

    if (p->order != q->order)
        return p->order < q->order ? -1 : 1;
    if (p->start != q->start)
        return p->start < q->start ? -1 : 1;
    return p->serial < q->serial ? -1 : p->serial > q->serial;
}

/* How many characters of UTF-8 lie between FROM and TO. */
static unsigned count_characters(const char *from, const char *to)
{
    unsigned n = 0;

    for (; from < to; from++)
        n += (*from & 0xc0) != 0x80;
    return n;
}

/* Set the columns of the sorted messages.  As each counts on from the one
 * before, even a long line with many errors is gone through only once. */
static void set_columns(struct asm_result *r)
{
    const char *at = NULL;
    unsigned column = 1;
    size_t order = 0;

    for (size_t i = 0; i < r->diag_count; i++) {
        struct asm_diag *diag = &r->diags[i];

        if (diag->source == NULL)
            continue;
        if (diag->order != order) {
            order = diag->order;
            at = diag->source;
            column = 1;
        }
        column += count_characters(at, diag->source + diag->start);
        at = diag->source + diag->start;
        diag->column = column;
    }
}

void diag_sort(struct diags *d)
{
    struct asm_result *r = d->result;

    if (r->diag_count > 1)
        qsort(r->diags, r->diag_count, sizeof *r->diags, compare);
    set_columns(r);
}
