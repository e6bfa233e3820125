/* console.c - a terminal: bytes in, bytes out. */
#include "sysvm/dev/console.h"

#include <assert.h>
#include <string.h>

/* --- the queue ------------------------------------------------------------ */

static void put(struct console *c, byte b)
{
    assert(c->count < CONSOLE_QUEUE);
    c->queue[(c->first + c->count++) % CONSOLE_QUEUE] = b;
}

static byte take(struct console *c)
{
    byte b = c->queue[c->first];

    assert(c->count > 0);
    c->first = (c->first + 1) % CONSOLE_QUEUE;
    c->count--;
    return b;
}

bool console_can_get(const struct console *c)
{
    return !c->is_ended && c->count < CONSOLE_QUEUE;
}

/* As a console_source: ask the host, and keep what it says in the log L. */
static int fetch_now(const struct console *c, struct inputlog *l, byte *to,
                     int room, enum console_patience p)
{
    int got = -1;
    struct inputlog_entry e = {.kind = INPUTLOG_CONSOLE,
                               .time = c->dev.port->time,
                               .value = p,
                               .bytes = to};

    if (c->host.source != NULL)
        got = c->host.source(c->host.host, to, (size_t)room, p);
    if (l == NULL || got == 0)
        return got;
    e.len = got > 0 ? (size_t)got : 0;
    (void)!inputlog_add(l, &e); /* the machine looks at the log's status */
    return got;
}

/* Is the next entry of the log L what the host said at this time, asked with
 * this patience?  It can be asked twice at one time, by that and by SYNC 4,
 * and the log says nothing about asking in vain. */
static bool is_answer(const struct console *c, const struct inputlog *l,
                      enum console_patience p)
{
    struct inputlog_entry e;

    return inputlog_peek(l, &e) && e.kind == INPUTLOG_CONSOLE &&
           e.time == c->dev.port->time && e.value == p;
}

/* The same as fetch_now() from the log. */
static int fetch_again(const struct console *c, struct inputlog *l, byte *to,
                       int room, enum console_patience p)
{
    struct inputlog_entry e;

    if (!is_answer(c, l, p))
        return 0;
    if (inputlog_next(l, c->dev.port->time, &e) != STATUS_OK)
        return 0;
    if (e.len == 0)
        return -1;
    if (e.len > (size_t)room) {
        (void)inputlog_lose(l);
        return 0;
    }
    memcpy(to, e.bytes, e.len);
    return (int)e.len;
}

static int fetch(struct console *c, byte *to, int room, enum console_patience p)
{
    struct inputlog *l = c->dev.port->log;

    if (l != NULL && l->mode == INPUTLOG_REPLAY)
        return fetch_again(c, l, to, room, p);
    return fetch_now(c, l, to, room, p);
}

bool console_poll(struct console *c, enum console_patience p)
{
    byte bytes[CONSOLE_QUEUE];
    int room = CONSOLE_QUEUE - (int)c->count;
    int got;

    if (!console_can_get(c))
        return false;
    got = fetch(c, bytes, room, p);
    if (got == 0)
        return false;
    assert(got <= room);
    for (int i = 0; i < got; i++)
        put(c, bytes[i]);
    c->is_ended = got < 0;
    if (c->control != 0)
        dev_raise(&c->dev, DEV_BIT_CONSOLE);
    return true;
}

/* --- the device ----------------------------------------------------------- */

static octa load(struct dev *d, unsigned reg)
{
    struct console *c = (struct console *)d;

    switch (reg) {
    case REG_CONSOLE_DATA:
        return c->count > 0 ? take(c) : ~(octa)0;
    case REG_CONSOLE_STATUS:
        return (c->count > 0 ? CONSOLE_WAITING : 0u) |
               (c->is_ended ? CONSOLE_ENDED : 0u);
    default:
        return c->control;
    }
}

static void store(struct dev *d, unsigned reg, octa value)
{
    struct console *c = (struct console *)d;

    if (reg == REG_CONSOLE_DATA && c->host.sink != NULL)
        c->host.sink(c->host.host, (byte)value);
    else if (reg == REG_CONSOLE_CONTROL)
        c->control = value & 1;
}

static void advance(struct dev *d)
{
    struct console *c = (struct console *)d;
    octa now = d->port->time;

    if (c->is_ended || now < c->next_poll)
        return;
    c->next_poll = (now / CONSOLE_PERIOD + 1) * CONSOLE_PERIOD;
    (void)console_poll(c, CONSOLE_NOW);
}

static octa due(const struct dev *d)
{
    const struct console *c = (const struct console *)d;

    return c->is_ended ? DEV_NEVER : c->next_poll;
}

static void save(const struct dev *d, struct buf *b)
{
    const struct console *c = (const struct console *)d;

    buf_add_octa(b, c->control);
    buf_add_octa(b, c->next_poll);
    buf_add_octa(b, c->is_ended);
    buf_add_octa(b, c->count);
    for (unsigned i = 0; i < c->count; i++)
        buf_add_byte(b, c->queue[(c->first + i) % CONSOLE_QUEUE]);
}

static enum status restore(struct dev *d, struct reader *r)
{
    struct console *c = (struct console *)d;
    unsigned count;

    c->control = reader_up_to(r, 1);
    c->next_poll = reader_octa(r);
    c->is_ended = reader_up_to(r, 1) == 1;
    c->first = c->count = 0;
    count = (unsigned)reader_up_to(r, CONSOLE_QUEUE);
    while (c->count < count)
        put(c, reader_byte(r));
    return reader_status(r);
}

void console_init(struct console *c, struct dev_port *port,
                  const struct console_host *host)
{
    static const struct dev_ops ops = {.load = load,
                                       .store = store,
                                       .advance = advance,
                                       .due = due,
                                       .wake = dev_never,
                                       .save = save,
                                       .restore = restore};

    *c = (struct console){.dev = {.ops = &ops, .port = port}, .host = *host};
}
