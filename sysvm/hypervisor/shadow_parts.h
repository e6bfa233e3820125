/* shadow_parts.h - what a guest's shadows consist of: for shadow.c, traced.c
 * and the like.
 *
 *      shadow.c        what is asked from outside
 *      shadow_cache.c  what the guest does to its translation cache
 *      spaces.c        which spaces there are, and room for them
 *      entries.c       putting and dropping entries, and the machine's cache
 *      traced.c        which of the guest's pages are its tables
 *      space.c         one space: a tree of tables
 */
#ifndef SYSVM_HYPERVISOR_SHADOW_PARTS_H
#define SYSVM_HYPERVISOR_SHADOW_PARTS_H

#include "sysvm/hypervisor/hypervisor.h"
#include "sysvm/hypervisor/space.h"
#include "sysvm/hypervisor/traced.h"
#include "vm/base/bits.h"

enum {
    SHADOW_SPACES = 256, /* for so many values of the virtual rV at a time */
    SHADOW_NEGATIVE = SHADOW_SPACES /* the number of that of the guest's RAM */
};

/* What a space is a shadow of. */
enum shadow_of {
    SHADOW_OF_RV,  /* the tables that the virtual rV names, */
    SHADOW_OF_RVV, /* or the virtual rVV, for the guest's own guest */
    SHADOW_OF_RAM  /* all of the guest's RAM at its negative addresses: no
                      tables, but the hypervisor's map alone */
};

/* What was selected last, for these registers of the guest.  Ours, and not
 * saved; invalid when a space of the guest is made, rebuilt or given up. */
struct shadow_selection {
    bool is_valid, is_guest;
    octa own_rv, own_rvv; /* the guest's */
    octa rv, rvv;         /* the machine's */
};

struct shadow {
    struct space space[SHADOW_SPACES + 1];
    unsigned end;       /* those from here on do not exist, but for NEGATIVE */
    unsigned latest[2]; /* selected last, OF_RV and OF_RVV */
    octa selections;    /* how often another one was selected */
    struct shadow_selection selection;
    struct traced traced;
    struct tcache changed; /* trace: translations that the guest has changed by
                              LDVTS or installed, whatever its tables say */
};

/* Does what S has follow from the guest's tables, and is kept so? */
bool shadow_follows(const struct guest *g, const struct space *s);

/* Where spaces have their tables. */
struct space_memory shadow_memory(const struct guest *g);

/* By what G, as it is now, gets to VA. */
static inline enum shadow_of shadow_way(const struct guest *g, struct va va)
{
    if (!addr_is_negative(va))
        return SHADOW_OF_RV;
    return g->v.is_guest ? SHADOW_OF_RVV : SHADOW_OF_RAM;
}

/* The virtual rV or rVV in parts, whichever VA's tables are named by. */
static inline struct mmu_rv shadow_rv(const struct guest *g, struct va va)
{
    return mmu_unpack(addr_is_negative(va) ? g->v.rVV : g->v.rV);
}

/* --- shadow.c ------------------------------------------------------------- */

/* Is S a space for pages with the key that VA's sign and RV's s and n make? */
static inline bool shadow_has_key(const struct space *s,
                                  const struct mmu_rv *rv, struct va va)
{
    const struct mmu_rv of_s = mmu_unpack(s->key);

    return s->root != 0 && s->is_rvv == addr_is_negative(va) &&
           of_s.s == rv->s && of_s.n == rv->n;
}

/* Where, in a space, VA's page of the size that RV says begins. */
static inline octa shadow_first_byte(const struct mmu_rv *rv, struct va va)
{
    return addr_direct(va).a & ~bits_mask(rv->s);
}

/* The guest uses P for VA on SIDE: its translation cache remembers that.
 * False: no memory. */
bool shadow_remember(struct guest *g, enum tcache_side side, struct va va,
                     const struct mmu_page *p) MUST_CHECK;

/* --- spaces.c ------------------------------------------------------------- */

/* G's space of what OF says, where rV or rVV is valid; null: there is none. */
struct space *spaces_find(struct guest *g, enum shadow_of of);

/* The same, made if need be.  Null: no memory. */
struct space *spaces_need(struct guest *g, enum shadow_of of) MUST_CHECK;

/* Drop all shadows of the guest that has most tables.  False: none has any. */
bool spaces_make_room(struct hypervisor *h) MUST_CHECK;

/* The number of G's space S. */
static inline unsigned spaces_number(const struct guest *g,
                                     const struct space *s)
{
    return (unsigned)(s - g->shadow->space);
}

/* --- entries.c ------------------------------------------------------------ */

/* Let PAGE of G, which has a frame, be at AT in S with the permissions PERM. */
enum space_put entries_put(struct guest *g, struct space *s, octa at,
                           tetra page, unsigned perm) MUST_CHECK;

/* S has no entries for the LEN bytes from FROM on any more. */
void entries_drop(struct guest *g, struct space *s, octa from, octa len);

/* The machine's translation cache has nothing of S for the LEN bytes from FROM
 * on any more; but S has. */
void entries_forget(struct guest *g, struct space *s, octa from, octa len);

/* Take the permissions PERM from whatever leads to PAGE of G, in all its
 * spaces; what has none left is dropped. */
void entries_deny(struct guest *g, tetra page, unsigned perm);

/* All entries of S are given up, with its tables.  The machine's translation
 * cache may have them still: see entries_flush(). */
void entries_clear(struct guest *g, struct space *s);

/* What the machine's translation cache knows of S for AT, g->tc knows, too. */
void entries_remember(struct guest *g, const struct space *s, octa at);

/* The machine's translation cache is empty, and each guest's own knows what it
 * has to; but nothing is remembered for BUT, which may be null. */
void entries_flush(struct hypervisor *h, const struct guest *but);

#endif
