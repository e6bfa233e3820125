/* pair.h - a bare machine, and a guest of the hypervisor in MMIXAL.
 *
 * Both begin with the same.  Whenever the hypervisor is about to enter its
 * guest, with nothing left to insert, the guest's registers, which are in the
 * hypervisor's memory, are to be those that the bare machine has after as many
 * instructions; and in the end so is all its memory.  What is around the
 * guest's memory stays as it was: that is isolation.
 *
 * The bare machine may have to take a trap or two more, since these count
 * nothing.
 */
#ifndef TESTS_HYPERVISOR1_PAIR_H
#define TESTS_HYPERVISOR1_PAIR_H

#include "sysvm/boot.h"
#include "sysvm/machine.h"
#include "vm/core/stops.h"
#include "vm/isa/mmo.h"

/* What the hypervisor keeps for itself. */
#define PAIR_OURS ((octa)8 << 20)

struct pair {
    const char *name; /* for messages */
    const struct mmo *hypervisor;
    unsigned guests; /* only the first one is looked at */
    struct machine *bare, *host;
    struct image disks[2];
    octa shown[2]; /* what the consoles have shown, as a number */
    octa world;    /* the guest's record, physical */
    struct stops stops;
    octa entry, next; /* places of the hypervisor's */
    bool has_begun, differs;
};

/* End the test, which cannot be done, unless IS_TRUE. */
void pair_demand(bool is_true, const char *what);

/* Two machines as ASKED (memory, latency of the disk), the second one with
 * memory for so many GUESTS and the hypervisor H, which is borrowed.  P may not
 * be moved. */
void pair_init(struct pair *p, const struct mmo *h,
               const struct machine_options *asked, unsigned guests);
void pair_fini(struct pair *p);

/* Boot the hypervisor with ARCHIVE, up to its first entry. */
void pair_boot(struct pair *p, const struct buf *archive);

/* Let the guest, which has just been booted, begin with what the bare machine
 * has in memory and registers, instead. */
void pair_give(struct pair *p);

/* Run both, until the guest has completed MOST instructions or ends; p->differs
 * if something is not the same, which is then told. */
void pair_run(struct pair *p, octa most);

#endif
