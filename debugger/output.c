/* output.c - the end of a text that grows. */
#include "debugger/output.h"

#include <string.h>

void output_init(struct output *o)
{
    *o = (struct output){.is_cut = false};
    buf_init(&o->text);
}

void output_fini(struct output *o)
{
    buf_fini(&o->text);
}

/* Let the newest OUTPUT_MOST bytes remain, from the beginning of a line on. */
static void cut(struct output *o)
{
    struct buf *b = &o->text;
    size_t from = b->len - OUTPUT_MOST;
    const byte *line = memchr(b->data + from, '\n', b->len - from);

    if (line != NULL)
        from = (size_t)(line + 1 - b->data);
    memmove(b->data, b->data + from, b->len - from);
    buf_cut(b, b->len - from);
    o->is_cut = true;
}

void output_add(struct output *o, const char *text, size_t len)
{
    if (len > OUTPUT_MOST) {
        text += len - OUTPUT_MOST;
        len = OUTPUT_MOST;
        o->is_cut = true;
    }
    buf_add(&o->text, text, len);
    if (o->text.failed) {
        buf_clear(&o->text);
        o->is_cut = true;
    }
    if (o->text.len > 2 * OUTPUT_MOST)
        cut(o);
}
