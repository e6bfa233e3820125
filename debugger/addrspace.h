/* addrspace.h - how the addresses of who is looked at are translated.
 *
 * A bare machine has page tables in its RAM, and a translation cache.  So has a
 * guest, as it believes: its RAM is what its hypervisor's map says, and its
 * cache is virtual.  Who shows a walk need not know which it is.
 */
#ifndef DEBUGGER_ADDRSPACE_H
#define DEBUGGER_ADDRSPACE_H

#include "debugger/target.h"
#include "sysvm/machine.h"

struct addrspace {
    octa rV, rVV; /* by these addresses are translated: non-negative, */
    struct mmu_rv rv, rvv; /* and negative ones; in parts */
    bool is_guest;         /* that is so; else negative ones are physical */
    const struct tcache *cache;
    mmu_read *read;        /* of an octa of a table */
    void *memory;          /* its first argument */
    octa ram;              /* bytes */
    const struct row *row; /* the devices */
    bool is_virtual;       /* a guest's: what is called physical is not */
    /* All pointers are borrowed. */
};

/* The space of M in the mode that it is in. */
void addrspace_of_machine(struct machine *m, struct addrspace *s);

/* What V is translated by, in S; null: it is not, being physical. */
const struct mmu_rv *addrspace_translation(const struct addrspace *s,
                                           struct va v);

/* What is at the physical address AT. */
enum mem_place addrspace_place(const struct addrspace *s, struct pa at);

/* Where an address leads. */
struct addrspace_page {
    struct pa at;
    unsigned perm; /* PERM_ bits */
};

/* Where V is, from SIDE's point of view: what the cache has, else what the
 * tables say.  False, with the reason in WHY unless that is null: nowhere. */
bool addrspace_find(const struct addrspace *s, struct va v,
                    enum tcache_side side, struct addrspace_page *page,
                    struct buf *why);

/* Is AT, where VA leads, in RAM?  If not, WHY, unless null, says so. */
bool addrspace_is_ram(const struct addrspace *s, octa va, struct pa at,
                      struct buf *why);

/* Is there an instruction at PC that the processor would get if it fetched it?
 * Then it is in *INSN. */
bool addrspace_insn(const struct addrspace *s, octa pc, tetra *insn);

/* The places of the entries that are read for VA, which is not negative, where
 * rV is RV: up to ROOM, in the order of the walk. */
size_t addrspace_entries(const struct addrspace *s, octa va, octa rv,
                         struct pa *at, size_t room);

/* Say in WHY, unless it is null, that there is nothing at VA: TEXT.  Returns
 * false. */
bool addrspace_refuse(struct buf *why, octa va, const char *text);

#endif
