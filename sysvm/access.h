/* access.h - what a machine's processor finds in memory.
 *
 * The answer to everything that a bus does not know.  A negative address is
 * physical and the kernel's own; any other goes through the translation cache
 * and, behind it, the page tables.  So does, in guest mode, a negative one of
 * the guest's kernel, by the tables of rVV.
 *
 * What the memory refuses (r w x n) sets a bit of rQ.  If that or another
 * request is enabled in rK, the instruction is refused: it will have done
 * nothing, and can be repeated.  If not, it goes on with zero for what it
 * loads and nothing stored, and its kernel may find the bit later.
 *
 * A spill that the tables refuse may go to rC's continuation page: the
 * processor has to put its registers somewhere before it can tell its kernel
 * that the stack overflows (mmix-doc, section 46).
 */
#ifndef SYSVM_ACCESS_H
#define SYSVM_ACCESS_H

#include "sysvm/mmu.h"
#include "vm/core/bus.h"
#include "vm/core/event.h"

/* What the instruction at hand has met. */
struct access {
    octa va, value;    /* refused: where, and what would have been stored, */
    bool is_fetch;     /* or it was no load or store at all */
    unsigned program;  /* FAULT_ bits that were raised, */
    octa when;         /* when so many instructions were complete */
    octa asked;        /* software was asked to translate, when so many were */
    bool overflowed;   /* spilled to the continuation page; not yet reported */
    bool is_exhausted; /* the host had no memory for it */
    octa fetched_when; /* a fetch made an entry of the translation cache, when
                          so many were; all ones: none did in this run */
    octa walked, walked_when; /* by the last fetch that was told: engines may
                                 ask twice */
};

/* A bus_miss; its first argument is a struct machine_mode. */
bus_miss access_miss;

/* A bus_miss that nobody notices: no device, no request, no entry in the
 * translation cache.  Its first argument is a struct machine.  What is not in
 * RAM, or has no translation, is refused; permissions do not matter. */
bus_miss access_peek;

/* An EVENT_MISS: the walk W was done for an access of KIND to VA.  When is left
 * to the caller. */
struct event access_walk_event(enum bus_kind kind, octa va,
                               const struct mmu_walk *w);

struct machine;

/* The instruction that M's processor has just fetched will not be executed,
 * since somebody wants to stop before it: no entry of the translation cache
 * was made for it.  When it is fetched again there will be one. */
void access_unfetch(struct machine *m);

/* The host has no memory for what M has to remember: it shall stop. */
void access_lack_memory(struct machine *m);

#endif
