/* dev.h - what a device is.
 *
 * A device has a page of octabyte registers, notices time, and asks for
 * attention by a bit of rQ.  It knows its machine by a port only, so the same
 * device serves the bare machine and a hypervisor's guest.
 *
 * Devices are deterministic: what they do depends on the registers stored, on
 * time, and on what the host says through callbacks at times that do not
 * depend on the host.
 */
#ifndef SYSVM_DEV_DEV_H
#define SYSVM_DEV_DEV_H

#include "sysvm/addr.h"
#include "vm/base/buf.h"
#include "vm/base/reader.h"
#include "vm/core/inputlog.h"

/* Pages of devices. */
enum dev_page_number {
#define DEVICE(name, page, bit, text, meaning) DEV_##name = (page),
#include "sysvm/dev/device.def"
#undef DEVICE
    DEV_COUNT
};

/* Bits of rQ. */
enum dev_interrupt {
#define DEVICE(name, page, bit, text, meaning) DEV_BIT_##name = (bit),
#include "sysvm/dev/device.def"
#undef DEVICE
};

/* Registers by their offset: REG_DISK_COMMAND, … */
enum dev_register {
#define REGISTER(device, name, offset, meaning)                                \
    REG_##device##_##name = (offset),
#include "sysvm/dev/register.def"
#undef REGISTER
};

struct dev_info {
    const char *name, *meaning;
    int bit; /* of rQ, or -1 */
};

struct dev_register_info {
    enum dev_page_number device;
    unsigned offset;
    const char *name, *meaning;
};

extern const struct dev_info dev_infos[DEV_COUNT];

/* What is known of DEVICE's register at OFFSET, or null if it has none. */
const struct dev_register_info *dev_find(unsigned device, unsigned offset);

/* A time that never comes.  SYNC 4 does not lead beyond DEV_END: so times can
 * be added without a thought of overflow, whatever a guest may do. */
#define DEV_NEVER (~(octa)0)
#define DEV_END   ((octa)1 << 62)

/* Copy LEN bytes from or to RAM at physical address AT.  False when there is no
 * such RAM, or the host has no memory. */
typedef bool dev_read(void *memory, struct pa at, byte *to, size_t len);
typedef bool dev_write(void *memory, struct pa at, const byte *from,
                       size_t len);

/* A device's way to its machine; one for all devices of a machine. */
struct dev_port {
    octa insns;           /* instructions since reset */
    octa time;            /* the same, and what SYNC 4 skipped */
    octa requests;        /* bits for rQ that were not taken yet */
    octa ram;             /* bytes of RAM */
    struct inputlog *log; /* borrowed; what comes from the host; or null */
    dev_read *read;
    dev_write *write;
    void *memory; /* borrowed; their first argument */
};

struct dev {
    const struct dev_ops *ops;
    struct dev_port *port; /* borrowed */
};

/* What a device can do.  REG is an offset that register.def has. */
struct dev_ops {
    octa (*load)(struct dev *d, unsigned reg);
    void (*store)(struct dev *d, unsigned reg, octa value);

    /* Time has come to port->time. */
    void (*advance)(struct dev *d);

    /* When that must be said next at the latest, and when something will
     * happen that ends a SYNC 4; or DEV_NEVER. */
    octa (*due)(const struct dev *d);
    octa (*wake)(const struct dev *d);

    /* As row_save() and row_restore(). */
    void (*save)(const struct dev *d, struct buf *b);
    enum status (*restore)(struct dev *d, struct reader *r);
};

/* Set rQ's BIT at the next opportunity: an edge, forgotten once it is taken. */
static inline void dev_raise(struct dev *d, enum dev_interrupt bit)
{
    d->port->requests |= (octa)1 << bit;
}

/* For devices that wait for nothing: a due or wake of DEV_NEVER. */
octa dev_never(const struct dev *d);

#endif
