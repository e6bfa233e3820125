/* inputlog.c - everything that enters a guest from the host, in order. */
#include "vm/core/inputlog.h"

#include <assert.h>

void inputlog_init(struct inputlog *l, enum inputlog_mode mode)
{
    *l = (struct inputlog){.mode = mode};
    buf_init(&l->log);
}

void inputlog_fini(struct inputlog *l)
{
    buf_fini(&l->log);
}

static void add_number(struct buf *b, octa n)
{
    for (; n >> 7 != 0; n >>= 7)
        buf_add_byte(b, (byte)(n | 0x80));
    buf_add_byte(b, (byte)n);
}

/* 0, -1, 1, -2, 2, … as 0, 1, 2, 3, 4, …, and back. */
static octa fold(octa value)
{
    return value << 1 ^ (sig(value) < 0 ? ~(octa)0 : 0);
}

static octa unfold(octa n)
{
    return n >> 1 ^ (n & 1 ? ~(octa)0 : 0);
}

enum status inputlog_add(struct inputlog *l, const struct inputlog_entry *e)
{
    assert(l->mode != INPUTLOG_REPLAY && e->kind < INPUTLOG_KINDS);
    if (l->mode == INPUTLOG_PASS)
        return STATUS_OK;
    assert(e->time >= l->time);
    add_number(&l->log, e->kind);
    add_number(&l->log, e->time - l->time);
    add_number(&l->log, fold(e->value));
    add_number(&l->log, e->len);
    buf_add(&l->log, e->bytes, e->len);
    l->time = e->time;
    return buf_status(&l->log);
}

enum status inputlog_replay(struct inputlog *l, const byte *log, size_t len)
{
    buf_clear(&l->log);
    buf_add(&l->log, log, len);
    l->mode = INPUTLOG_REPLAY;
    l->at = 0;
    l->time = 0;
    return buf_status(&l->log);
}

bool inputlog_is_at_end(const struct inputlog *l)
{
    return l->at == l->log.len;
}

/* Read a number at *AT, which moves behind it; false if there is none. */
static bool take_number(const struct buf *b, size_t *at, octa *n)
{
    unsigned shift = 0;

    for (*n = 0; *at < b->len && shift < 64; shift += 7) {
        byte part = b->data[(*at)++];

        *n |= (octa)(part & 0x7f) << shift;
        if (!(part & 0x80))
            return true;
    }
    return false;
}

enum status inputlog_next(struct inputlog *l, octa time,
                          struct inputlog_entry *e)
{
    octa kind, later, value, len;
    size_t at = l->at;

    assert(l->mode == INPUTLOG_REPLAY);
    if (!take_number(&l->log, &at, &kind) || kind >= INPUTLOG_KINDS ||
        !take_number(&l->log, &at, &later) || l->time + later != time ||
        !take_number(&l->log, &at, &value) ||
        !take_number(&l->log, &at, &len) || len > l->log.len - at)
        return STATUS_BAD_INPUT;
    *e = (struct inputlog_entry){.kind = (enum inputlog_kind)kind,
                                 .time = time,
                                 .value = unfold(value),
                                 .bytes = l->log.data + at,
                                 .len = len};
    l->at = at + len;
    l->time = time;
    return STATUS_OK;
}
