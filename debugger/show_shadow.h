/* show_shadow.h - a guest's address, translated three times, side by side. */
#ifndef DEBUGGER_SHOW_SHADOW_H
#define DEBUGGER_SHOW_SHADOW_H

#include "debugger/addrspace.h"
#include "sysvm/hypervisor/guest.h"

/* Append how VA of G is translated: by the guest's own tables (in S, its
 * addresses), by the hypervisor's map, by the shadow tables; entry by entry,
 * and what comes of each kind of access. */
void show_shadow_walk(struct buf *out, struct guest *g,
                      const struct addrspace *s, octa va);

/* What would come of a guest's access. */
enum show_shadow_fate {
    SHOW_SHADOW_DIRECT, /* both permit it: no exit */
    SHOW_SHADOW_FILL,   /* the guest's tables permit it, the shadow lacks it */
    SHOW_SHADOW_TRACED, /* likewise, since it is a write to a table */
    SHOW_SHADOW_DEVICE, /* it leads to no RAM */
    SHOW_SHADOW_SOFTWARE, /* the guest's software has to translate */
    SHOW_SHADOW_REFUSED   /* by the guest's tables */
};

/* That of A; *LACKS are the FAULT_ bits of REFUSED, *GPA where it leads
 * otherwise, but for SOFTWARE. */
enum show_shadow_fate show_shadow_judge(struct guest *g,
                                        const struct addrspace *s,
                                        const struct bus_access *a,
                                        unsigned *lacks, octa *gpa);

/* Append it in words, lower case, no full stop. */
void show_shadow_add_fate(struct buf *out, enum show_shadow_fate fate,
                          unsigned lacks);

#endif
