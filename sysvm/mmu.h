/* mmu.h - from virtual to physical addresses: the walk.
 *
 * Each segment i has its page tables in the blocks (of 1024 octas) r + b_i to
 * r + b_{i+1} - 1 of physical memory.  The number of a page in its segment is
 * written with digits a4 a3 a2 a1 a0 in radix 1024, and the number of digits
 * without leading zeros says where to begin:
 *
 *      block r+b_i+2          the block c it names   the block c it names
 *      +------+               +------+               +------+
 *      | PTP  | [a2] -------> | PTP  | [a1] -------> | PTE  | [a0]
 *      +------+               +------+               +------+
 *
 * So small page numbers need one entry, and large ones up to five.  Page 0 is
 * there even when b_i = b_{i+1}; when b_i > b_{i+1} the segment is empty
 * (mmix-doc, sections 45 to 47).
 *
 * The walk finds out where a page is and what it permits.  Whether that is
 * enough for an access is another question: mmu_lacks().  Nothing is
 * remembered here: that is tcache.h.
 *
 * In guest mode (V) negative addresses are translated, too: without their sign,
 * as addresses of segment 0, by rVV, which software is never asked for.
 */
#ifndef SYSVM_MMU_H
#define SYSVM_MMU_H

#include "sysvm/addr.h"
#include "vm/core/bus.h"

/* What a page permits: the p of a page table entry. */
enum perm { PERM_X = 1, PERM_W = 2, PERM_R = 4, PERM_ALL = 7 };

enum {
    MMU_SEGMENTS = 4,
    MMU_LEVELS = 5,      /* a page number of 61 - 13 bits has 5 digits */
    MMU_DIGIT_BITS = 10, /* a digit selects one entry of a block */
    MMU_SMALLEST_S = 13, /* pages have 2^s bytes */
    MMU_LARGEST_S = 48
};

/* rV or rVV in parts. */
struct mmu_rv {
    byte b[MMU_SEGMENTS + 1]; /* b[0] is 0 */
    byte s, f;
    wyde n;
    tetra r;
};

/* What is known of a page: 2^s bytes, from BASE on. */
struct mmu_page {
    struct pa base; /* a multiple of 2^s, below 2^48 */
    byte s;
    byte perm; /* PERM_ bits */
};

enum mmu_outcome {
#define MMU(name, text) MMU_##name,
#include "sysvm/mmu.def"
#undef MMU
    MMU_OUTCOMES
};

/* One entry that was read.  At level 0 it is a PTE, else a PTP. */
struct mmu_step {
    struct pa at;
    octa entry;
    unsigned level;
};

/* Everything that a walk found, for whoever wants to explain it. */
struct mmu_walk {
    enum mmu_outcome outcome;
    struct mmu_page page; /* if MMU_MAPPED; its perm may be 0 */
    unsigned segment;
    octa number;     /* of the page, in its segment */
    unsigned digits; /* of the number, at least 1 */
    unsigned steps;  /* entries read; the last one is to blame, if any */
    struct mmu_step step[MMU_LEVELS];
};

/* The octa at AT, a multiple of 8; 0 where there is no RAM. */
typedef octa mmu_read(void *memory, struct pa at);

struct mmu_rv mmu_unpack(octa rv);
bool mmu_is_same(const struct mmu_rv *a, const struct mmu_rv *b);

/* Are the fields of RV such that addresses like V can be translated at all?
 * RV is rVV if V is negative, else rV. */
bool mmu_is_valid(const struct mmu_rv *rv, struct va v);

/* Find the page of V in the tables that RV names, as above, and that READ gets
 * from MEMORY; all of *W is set. */
void mmu_translate(const struct mmu_rv *rv, struct va v, mmu_read *read,
                   void *memory, struct mmu_walk *w);

/* How the walk ended, in words; static storage. */
const char *mmu_text(enum mmu_outcome o);

/* The page that ENTRY, a PTE, names when pages have 2^S bytes, whatever its n:
 * for rC, and for what software translated (ropcode 3). */
struct mmu_page mmu_entry_page(octa entry, unsigned s);

/* The physical address of V, which lies in the page P. */
static inline struct pa mmu_place(const struct mmu_page *p, struct va v)
{
    return (struct pa){p->base.a | (v.a & (((octa)1 << p->s) - 1))};
}

/* PERM_ bits that A needs.  A store of less than an octa, and CSWAP, read what
 * is there: they need r and w (as in the reference).  So who answers a
 * bus_miss for stores must not let the bus remember a page without r. */
unsigned mmu_need(const struct bus_access *a);

/* The FAULT_ bits of an access that needs NEED where PERM is permitted. */
unsigned mmu_lacks(unsigned need, unsigned perm);

#endif
