/* row.c - the devices of one machine, in a row of pages. */
#include "sysvm/dev/row.h"

#include <assert.h>

static struct dev *device_at(const struct row *w, struct pa at)
{
    assert(row_has(w, at));
    return w->page[(at.a - ADDR_DEVICES) >> BUS_PAGE_BITS];
}

/* The register around AT, in *REG.  Returns false if there is none. */
static bool find_register(struct pa at, unsigned *reg)
{
    octa place = at.a - ADDR_DEVICES;

    *reg = place % BUS_PAGE_BYTES & ~7u;
    return dev_find((unsigned)(place >> BUS_PAGE_BITS), *reg) != NULL;
}

void row_init(struct row *w, const struct row_parts *parts)
{
    *w = (struct row){.port = {.ram = parts->ram,
                               .read = parts->read,
                               .write = parts->write,
                               .memory = parts->memory,
                               .log = parts->log},
                      .page = {[DEV_MACHINE] = &w->power.dev,
                               [DEV_CONSOLE] = &w->console.dev,
                               [DEV_DISK] = &w->disk.dev,
                               [DEV_CLOCK] = &w->clock.dev}};
    power_init(&w->power, &w->port);
    console_init(&w->console, &w->port, &parts->console);
    disk_init(&w->disk, &w->port, parts->image, parts->disk_latency);
    clock_init(&w->clock, &w->port);
}

/* --- loads and stores ----------------------------------------------------- */

bool row_has(const struct row *w, struct pa at)
{
    (void)w; /* they all have the same pages today */
    assert(at.a >= ADDR_DEVICES);
    return (at.a - ADDR_DEVICES) >> BUS_PAGE_BITS < DEV_COUNT;
}

bool row_load(struct row *w, struct pa at, octa *value)
{
    struct dev *d = device_at(w, at);
    unsigned reg;

    *value = 0;
    if (!find_register(at, &reg))
        return false;
    *value = d->ops->load(d, reg);
    return true;
}

bool row_store(struct row *w, struct pa at, unsigned size, enum bus_cause cause,
               octa value)
{
    struct dev *d = device_at(w, at);
    unsigned reg;

    if (size != 8 || cause == BUS_RING || cause == BUS_CONTEXT)
        return false;
    if (!find_register(at, &reg))
        return false;
    d->ops->store(d, reg, value);
    return true;
}

/* --- time ----------------------------------------------------------------- */

static void advance(struct row *w)
{
    for (unsigned i = 0; i < DEV_COUNT; i++)
        w->page[i]->ops->advance(w->page[i]);
}

/* How long it is until the time WHEN; 0 if it has come. */
static octa until(const struct row *w, octa when)
{
    return when == DEV_NEVER ? DEV_NEVER : up_to(w->port.time, when);
}

void row_now(struct row *w, octa insns)
{
    assert(insns >= w->port.insns);
    w->port.time += insns - w->port.insns;
    w->port.insns = insns;
}

void row_advance(struct row *w, octa insns)
{
    row_now(w, insns);
    advance(w);
}

octa row_due(const struct row *w)
{
    octa due = DEV_NEVER;

    for (unsigned i = 0; i < DEV_COUNT; i++)
        due = smaller(due, w->page[i]->ops->due(w->page[i]));
    return until(w, due);
}

octa row_take(struct row *w)
{
    octa requests = w->port.requests;

    w->port.requests = 0;
    return requests;
}

static octa next_wake(const struct row *w)
{
    octa wake = DEV_NEVER;

    for (unsigned i = 0; i < DEV_COUNT; i++)
        wake = smaller(wake, w->page[i]->ops->wake(w->page[i]));
    return wake;
}

enum row_idle row_idle(struct row *w, octa most, octa *skipped)
{
    bool is_never;

    *skipped = 0;
    most = smaller(most, until(w, next_wake(w)));
    is_never = most > until(w, DEV_END);
    if (most > 0 &&
        console_poll(&w->console, is_never ? CONSOLE_EVER : CONSOLE_SOON))
        return ROW_WOKEN;
    if (is_never)
        return console_can_get(&w->console) ? ROW_STOPPED : ROW_NEVER;
    *skipped = most;
    w->port.time += most;
    advance(w);
    return ROW_WOKEN;
}

/* --- saving --------------------------------------------------------------- */

void row_save(const struct row *w, struct buf *b)
{
    assert(w->port.insns <= w->port.time); /* or it cannot be restored */
    buf_add_octa(b, DEV_COUNT);
    buf_add_octa(b, w->port.ram);
    buf_add_octa(b, w->port.insns);
    buf_add_octa(b, w->port.time);
    buf_add_octa(b, w->port.requests);
    for (unsigned i = 0; i < DEV_COUNT; i++)
        w->page[i]->ops->save(w->page[i], b);
}

enum status row_restore(struct row *w, struct reader *r)
{
    enum status s = STATUS_OK;

    (void)reader_check(r, reader_octa(r) == DEV_COUNT);
    (void)reader_check(r, reader_octa(r) == w->port.ram);
    w->port.insns = reader_octa(r);
    w->port.time = reader_up_to(r, 2 * DEV_END);
    w->port.requests = reader_octa(r);
    if (!reader_check(r, w->port.insns <= w->port.time))
        return STATUS_BAD_INPUT;
    for (unsigned i = 0; i < DEV_COUNT && s == STATUS_OK; i++)
        s = w->page[i]->ops->restore(w->page[i], r);
    return s;
}
