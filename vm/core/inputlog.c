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
    l->is_lost = false;
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

/* Read the next entry into *E and return where it ends, or 0 if there is
 * none. */
static size_t look(const struct inputlog *l, struct inputlog_entry *e)
{
    octa kind, later, value, len;
    size_t at = l->at;

    assert(l->mode == INPUTLOG_REPLAY);
    if (!take_number(&l->log, &at, &kind) || kind >= INPUTLOG_KINDS ||
        !take_number(&l->log, &at, &later) ||
        !take_number(&l->log, &at, &value) ||
        !take_number(&l->log, &at, &len) || len > l->log.len - at)
        return 0;
    *e = (struct inputlog_entry){.kind = (enum inputlog_kind)kind,
                                 .time = l->time + later,
                                 .value = unfold(value),
                                 .bytes = l->log.data + at,
                                 .len = len};
    return at + len;
}

bool inputlog_peek(const struct inputlog *l, struct inputlog_entry *e)
{
    return look(l, e) != 0;
}

bool inputlog_has(const struct inputlog *l, enum inputlog_kind kind, octa time)
{
    struct inputlog_entry e;

    return look(l, &e) != 0 && e.kind == kind && e.time == time;
}

enum status inputlog_lose(struct inputlog *l)
{
    l->is_lost = true;
    return STATUS_BAD_INPUT;
}

enum status inputlog_next(struct inputlog *l, octa time,
                          struct inputlog_entry *e)
{
    struct inputlog_entry next;
    size_t end = look(l, &next);

    if (end == 0 || next.time != time)
        return inputlog_lose(l);
    *e = next;
    l->at = end;
    l->time = time;
    return STATUS_OK;
}

/* --- places --------------------------------------------------------------- */

struct inputlog_place inputlog_place(const struct inputlog *l)
{
    bool is_replay = l->mode == INPUTLOG_REPLAY;

    return (struct inputlog_place){.at = is_replay ? l->at : l->log.len,
                                   .time = l->time};
}

enum status inputlog_go(struct inputlog *l, struct inputlog_place p)
{
    assert(l->mode != INPUTLOG_PASS);
    if (p.at > l->log.len)
        return STATUS_BAD_INPUT;
    l->mode = INPUTLOG_REPLAY;
    l->at = p.at;
    l->time = p.time;
    l->is_lost = false;
    return STATUS_OK;
}

void inputlog_record(struct inputlog *l)
{
    if (l->mode == INPUTLOG_REPLAY)
        buf_cut(&l->log, l->at);
    l->mode = INPUTLOG_RECORD;
}
