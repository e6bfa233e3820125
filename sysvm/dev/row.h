/* row.h - the devices of one machine, in a row of pages.
 *
 * The machine tells the row how many instructions have been done, at the
 * latest when row_due() says so, and takes what the devices ask for to rQ:
 *
 *      run until row_due() or another reason to stop
 *      row_advance(), rQ |= row_take(), is the power off?
 *
 * A load or store may make that time come sooner, so the machine does these
 * steps also after an instruction that reached a device.
 */
#ifndef SYSVM_DEV_ROW_H
#define SYSVM_DEV_ROW_H

#include "sysvm/dev/clock.h"
#include "sysvm/dev/console.h"
#include "sysvm/dev/disk.h"
#include "sysvm/dev/power.h"
#include "vm/core/bus.h"

struct row {
    struct dev_port port;
    struct power power;
    struct console console;
    struct disk disk;
    struct clock clock;
    struct dev *page[DEV_COUNT]; /* the same, by page */
};

/* What a row is made of; all that it points to is borrowed. */
struct row_parts {
    octa ram; /* bytes */
    dev_read *read;
    dev_write *write;
    void *memory;
    struct console_host console;
    struct image *image;
    octa disk_latency;    /* 0: as usual */
    struct inputlog *log; /* or null */
};

/* All devices as after reset, at time 0.  The row may not be moved. */
void row_init(struct row *w, const struct row_parts *parts);

/* Whether AT, which is at least ADDR_DEVICES, is in a device page. */
bool row_has(const struct row *w, struct pa at);

/* Load the whole register around AT, or store VALUE there, SIZE bytes for
 * CAUSE.  False, with *VALUE 0 and nothing done: there is no such register; a
 * store is of less than an octa; or it is not for an operand (a spill).
 * The port must know the present instruction: row_now(). */
bool row_load(struct row *w, struct pa at, octa *value) MUST_CHECK;
bool row_store(struct row *w, struct pa at, unsigned size, enum bus_cause cause,
               octa value) MUST_CHECK;

/* INSNS instructions have been done since reset, no fewer than before; no
 * device is told yet. */
void row_now(struct row *w, octa insns);

/* The same, and what falls due happens. */
void row_advance(struct row *w, octa insns);

/* How many more instructions may be done before the next row_advance(); 0 if
 * it is due now, DEV_NEVER for any number. */
octa row_due(const struct row *w);

/* Bits for rQ, which are forgotten here. */
octa row_take(struct row *w);

enum row_idle {
    ROW_WOKEN,  /* an event has come */
    ROW_NEVER,  /* none can ever come */
    ROW_STOPPED /* nothing has come, since the run is to stop */
};

/* SYNC 4: let time go on to the next event, but at most by MOST (which is
 * when the machine has an event of its own; DEV_NEVER: it has none).  Beyond
 * DEV_END nothing ever comes.  *SKIPPED is by how much time went on, to be
 * subtracted from rI. */
enum row_idle row_idle(struct row *w, octa most, octa *skipped) MUST_CHECK;

/* Append the state, but for the disk's sectors, to B; make W, which has the
 * same parts, what was saved. On failure (STATUS_BAD_INPUT, STATUS_NO_MEMORY)
 * the state means nothing. */
void row_save(const struct row *w, struct buf *b);
enum status row_restore(struct row *w, struct reader *r) MUST_CHECK;

#endif
