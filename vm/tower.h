/* tower.h - the hypervisor that is ours, and what it needs.
 *
 * With --nest N there are N hypervisors between the machine and the kernel,
 * each a guest of the one below; all are the same object file.
 */
#ifndef VM_TOWER_H
#define VM_TOWER_H

#include "vm/base/buf.h"

struct tower {
    octa levels;            /* hypervisors below the kernel */
    const char *hypervisor; /* its file; null: the one that was built */
};

/* What a hypervisor keeps for itself of the memory it has. */
#define TOWER_OURS ((octa)8 << 20)

/* Append to NAME the file of T's hypervisor.  The built one lies beside the
 * executable, in examples/hypervisor.mmo, or in the data folder where it is
 * installed.  STATUS_BAD_INPUT: it is at neither place. */
enum status tower_find(const struct tower *t, struct buf *name,
                       struct error *e) MUST_CHECK;

#endif
