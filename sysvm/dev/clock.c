/* clock.c - instructions, time, and an alarm. */
#include "sysvm/dev/clock.h"

static octa load(struct dev *d, unsigned reg)
{
    const struct clock *c = (const struct clock *)d;

    switch (reg) {
    case REG_CLOCK_INSNS:
        return d->port->insns;
    case REG_CLOCK_TIME:
        return d->port->time;
    default:
        return c->alarm;
    }
}

static void store(struct dev *d, unsigned reg, octa value)
{
    struct clock *c = (struct clock *)d;

    if (reg == REG_CLOCK_ALARM)
        c->alarm = value;
}

static octa alarm_time(const struct dev *d)
{
    const struct clock *c = (const struct clock *)d;

    return c->alarm == 0 ? DEV_NEVER : c->alarm;
}

static void advance(struct dev *d)
{
    struct clock *c = (struct clock *)d;

    if (c->alarm == 0 || c->alarm > d->port->time)
        return;
    c->alarm = 0;
    dev_raise(d, DEV_BIT_CLOCK);
}

static void save(const struct dev *d, struct buf *b)
{
    buf_add_octa(b, ((const struct clock *)d)->alarm);
}

static enum status restore(struct dev *d, struct reader *r)
{
    ((struct clock *)d)->alarm = reader_octa(r);
    return reader_status(r);
}

void clock_init(struct clock *c, struct dev_port *port)
{
    static const struct dev_ops ops = {.load = load,
                                       .store = store,
                                       .advance = advance,
                                       .due = alarm_time,
                                       .wake = alarm_time,
                                       .save = save,
                                       .restore = restore};

    *c = (struct clock){.dev = {.ops = &ops, .port = port}};
}
