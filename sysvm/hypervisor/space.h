/* space.h - one space of a guest: a tree of shadow tables.
 *
 * A space is what one value of the real rV, or rVV, names: a root of so many
 * blocks for each segment, the tables below, and an address-space number.
 *
 *      root          15 frames in a row: 4 4 3 4 of the segments at first
 *      b1+3 |    |
 *      b1+2 | PTP|---> table ---> table     an interior table has level 1 to 4,
 *      b1+1 |    |                          its entries are PTPs; one of level
 *      b1   | PTE|                          0 has PTEs, one for each 8 KiB
 *
 * rV's nybbles can't say that every segment has the five blocks that it may
 * need.  When a page number has more digits than its segment has blocks, the
 * root is rebuilt with five for that one; the segment for which that was done
 * before keeps what it has, and the others lose their shadows and get what is
 * left.  Two segments are enough for any instruction: one where it is fetched,
 * one for its data.
 *
 * An entry that is not zero is a page that the guest may use; it has the number
 * of the space.  The machine's translation cache has nothing of a space that
 * its tables do not have; whoever takes an entry out, or permissions, does the
 * same there (shadow.c).
 */
#ifndef SYSVM_HYPERVISOR_SPACE_H
#define SYSVM_HYPERVISOR_SPACE_H

#include "sysvm/hypervisor/frames.h"
#include "sysvm/mmu.h"

enum {
    SPACE_ROOT = 15,    /* blocks of a root for rV, */
    SPACE_NEGATIVE = 4, /* and for rVV: gpa have 48 bits */
    SPACE_S = 13,       /* shadow pages have 2^13 bytes, whatever the guest's */
    SPACE_NUMBERS = 1024, /* of address spaces */
    SPACE_NO_SEGMENT = MMU_SEGMENTS
};

struct space {
    octa key;      /* of a guest's rV: what it is found by (shadow.c) */
    octa used;     /* when it was selected last, for who looks for the oldest
                      one */
    tetra root;    /* the first frame; 0: there is no such space */
    tetra tables;  /* the first of those below, linked by frame.next */
    tetra entries; /* PTEs */
    wyde number;   /* n */
    wyde filled;   /* blocks of the root with something in them: bits */
    wyde guest;    /* whose */
    bool is_rvv;   /* addresses are negative, but for their sign here */
    byte rebuilt;  /* the segment that got five blocks last, or NO_SEGMENT */
    byte b[MMU_SEGMENTS + 1]; /* as in rV */
};

/* Where spaces have their tables. */
struct space_memory {
    struct mem *mem;
    struct frames *frames;
};

/* Let S, which does not exist, be an empty space with NUMBER for GUEST.  False:
 * there are no frames. */
bool space_make(struct space *s, struct space_memory m, unsigned guest,
                unsigned number, bool is_rvv) MUST_CHECK;

/* All frames of S are free; it does not exist any more. */
void space_destroy(struct space *s, struct space_memory m);

/* S has no entries and no tables but its root. */
void space_clear(struct space *s, struct space_memory m);

/* What the real rV or rVV is for S. */
octa space_rv(const struct space *s);

/* S's PTE for AT; 0: there is none. */
octa space_get(const struct space *s, struct space_memory m, octa at);

enum space_put {
    SPACE_PUT_DONE,
    SPACE_PUT_FULL,   /* there is no frame for a table; nothing has changed but
                         that some tables may be there */
    SPACE_PUT_BEYOND, /* AT's segment has too few blocks */
    SPACE_PUT_NO_HOST /* the host has no memory */
};

/* Let S's PTE for AT be ENTRY: if that is 0, none. */
enum space_put space_put(struct space *s, struct space_memory m, octa at,
                         octa entry) MUST_CHECK;

/* Rebuild S's root so that AT's segment has five blocks.  Segments that have
 * lost their entries are bits of the result. */
unsigned space_rebuild(struct space *s, struct space_memory m, octa at);

/* Is shown S's PTE for AT; returns what it shall be from now on. */
typedef octa space_visit(void *context, octa at, octa entry);

/* Call VISIT for each PTE of S for the LEN bytes from FROM on; all there are:
 * 2^63 from 0.  VISIT does not change S by other means. */
void space_each(struct space *s, struct space_memory m, octa from, octa len,
                space_visit *visit, void *context);

/* Append S to B; make S what was saved. */
void space_save(const struct space *s, struct buf *b);
void space_restore(struct space *s, const struct frames *f, struct reader *r);

#endif
