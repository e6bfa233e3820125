/* wide.h - how far around a page a bus may reach at once.
 *
 * A kernel hands out small pages, but mostly one after the other, and then what
 * is a row for the program is a row in physical memory, too.  The bus may use
 * such a row as one window (bus.h), as far as the translation cache knows its
 * pages and they allow the same: an access there would not change anything
 * that can be seen.
 *
 * To find the ends of a row takes a look at each page, so the last rows are
 * remembered.
 *
 * Invalidation: a row counts in the same epoch of its bus only, which ends with
 * whatever changes a translation.  It may grow meanwhile, never shrink.
 */
#ifndef SYSVM_WIDE_H
#define SYSVM_WIDE_H

#include "sysvm/addr.h"
#include "vm/core/bus.h"

enum { WIDE_ROWS = 8 };

/* Virtual addresses from `start` on, `size` bytes, are at delta more. */
struct wide_row {
    octa start, size, delta;
    octa epoch;
};

struct wide {
    struct wide_row row[BUS_KINDS][WIDE_ROWS];
    unsigned next[BUS_KINDS]; /* to be replaced */
};

struct machine_mode;

/* A, which MODE's bus has asked for, is AT, in RAM; its page is set, and what
 * physical memory allows around it.  Leave what virtual memory allows. */
void wide_narrow(struct machine_mode *mode, struct bus_access *a, struct pa at);

#endif
