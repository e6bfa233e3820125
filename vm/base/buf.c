/* buf.c - a growing run of bytes.
 *
 * Once there are data there is a 0 behind them, which makes every buffer a C
 * string as it stands: each function that changes len puts it there.
 */
#include "vm/base/buf.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/bits.h"

void buf_init(struct buf *b)
{
    *b = (struct buf){0};
}

void buf_fini(struct buf *b)
{
    alloc_free(b->data);
    buf_init(b);
}

void buf_clear(struct buf *b)
{
    b->len = 0;
    b->failed = false;
}

void buf_cut(struct buf *b, size_t len)
{
    assert(len <= b->len);
    b->len = len;
    if (b->data != NULL)
        b->data[len] = 0;
}

/* Room for EXTRA more bytes and the 0 behind them; sizes double, so that a
 * text of n bytes is copied at most twice in all. */
static bool reserve(struct buf *b, size_t extra)
{
    size_t need, room = b->room > 0 ? b->room : 64;
    byte *data;

    assert(b->room == 0 ? b->data == NULL : b->len < b->room);
    if (b->failed || __builtin_add_overflow(b->len + 1, extra, &need))
        return !(b->failed = true);
    if (need <= b->room)
        return true;
    while (room < need)
        room = room > SIZE_MAX / 2 ? need : room * 2;
    data = alloc_resize(b->data, room, 1);
    if (data == NULL)
        return !(b->failed = true);
    b->data = data;
    b->room = room;
    return true;
}

byte *buf_extend(struct buf *b, size_t count)
{
    byte *start;

    if (!reserve(b, count))
        return NULL;
    start = b->data + b->len;
    memset(start, 0, count + 1);
    b->len += count;
    return start;
}

void buf_add(struct buf *b, const void *data, size_t len)
{
    if (len == 0 || !reserve(b, len))
        return;
    memcpy(b->data + b->len, data, len);
    b->len += len;
    b->data[b->len] = 0;
}

void buf_add_byte(struct buf *b, byte c)
{
    buf_add(b, &c, 1);
}

void buf_add_tetra(struct buf *b, tetra t)
{
    byte bytes[4];

    be_put_tetra(bytes, t);
    buf_add(b, bytes, sizeof bytes);
}

void buf_add_octa(struct buf *b, octa o)
{
    byte bytes[8];

    be_put_octa(bytes, o);
    buf_add(b, bytes, sizeof bytes);
}

void buf_add_string(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

void buf_vprintf(struct buf *b, const char *format, va_list args)
{
    va_list again;
    int len;

    va_copy(again, args); /* to be used twice: once to measure, once to print */
    len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    assert(len >= 0);
    if (!reserve(b, (size_t)len))
        return;
    vsnprintf((char *)b->data + b->len, (size_t)len + 1, format, args);
    b->len += (size_t)len;
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    buf_vprintf(b, format, args);
    va_end(args);
}

const char *buf_text(const struct buf *b)
{
    return b->len > 0 ? (const char *)b->data : "";
}

enum status buf_status(const struct buf *b)
{
    return b->failed ? STATUS_NO_MEMORY : STATUS_OK;
}
