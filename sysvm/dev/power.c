/* power.c - the machine page. */
#include "sysvm/dev/power.h"

static octa load(struct dev *d, unsigned reg)
{
    const struct power *p = (const struct power *)d;

    switch (reg) {
    case REG_MACHINE_RAM:
        return d->port->ram;
    case REG_MACHINE_PAGES:
        return DEV_COUNT;
    case REG_MACHINE_HYPERCALL:
        return p->guest;
    default:
        return 0;
    }
}

static void store(struct dev *d, unsigned reg, octa value)
{
    struct power *p = (struct power *)d;

    if (reg == REG_MACHINE_POWER) {
        p->is_off = true;
        p->status = value;
    } else if (reg == REG_MACHINE_HYPERCALL && p->hypercall != NULL) {
        p->hypercall(p->hypervisor, value);
    }
}

static void advance(struct dev *d)
{
    (void)d; /* time does not matter */
}

static void save(const struct dev *d, struct buf *b)
{
    const struct power *p = (const struct power *)d;

    buf_add_octa(b, p->is_off);
    buf_add_octa(b, p->status);
}

static enum status restore(struct dev *d, struct reader *r)
{
    struct power *p = (struct power *)d;

    p->is_off = reader_up_to(r, 1) == 1;
    p->status = reader_octa(r);
    return reader_status(r);
}

void power_init(struct power *p, struct dev_port *port)
{
    static const struct dev_ops ops = {.load = load,
                                       .store = store,
                                       .advance = advance,
                                       .due = dev_never,
                                       .wake = dev_never,
                                       .save = save,
                                       .restore = restore};

    *p = (struct power){.dev = {.ops = &ops, .port = port}};
}
