/* frames.h - who has which page frame of the machine's memory.
 *
 * A frame is a page of 8 KiB.  Each belongs to nobody, to a guest's page, or to
 * the hypervisor itself: a world, or a shadow table.
 *
 *      0                nobody's, so that 0 can say "none"; all zero
 *      1 ... kept - 1   the guests' RAM, each in one piece if there is room for
 *                       all: a page has then a home, the frame beside its
 *                       neighbours' (so that the bus can reach far at once)
 *      kept ...         worlds, from below, and so are roots of tables, which
 *                       are rows of frames; other tables from above
 *
 * So neither can use up what the other needs.  A frame that is taken has what
 * its last owner left there until frames_clear().
 */
#ifndef SYSVM_HYPERVISOR_FRAMES_H
#define SYSVM_HYPERVISOR_FRAMES_H

#include "sysvm/mem.h"
#include "sysvm/mmu.h"

enum frame_use {
    FRAME_FREE,
    FRAME_GUEST,  /* a guest's page */
    FRAME_SHADOW, /* a shadow table, or part of a root */
    FRAME_WORLD   /* where a guest's processor is while others run */
};

struct frame {
    octa base;    /* SHADOW: what the table begins with (space.h), */
    tetra next;   /* and the next table of the same space, or 0 */
    tetra page;   /* GUEST: which of its pages */
    wyde guest;   /* whose */
    byte use;     /* a frame_use */
    byte level;   /* SHADOW: of the table */
    bool is_used; /* GUEST: since the page-out policy has last looked */
};

struct frames {
    struct frame *frame; /* owned; by number */
    tetra count;
    tetra kept; /* the first one that no guest can have */
    tetra free; /* how many are free, on both sides */
    tetra low;  /* no guest's frame below is free, */
    tetra row;  /* no kept one below this, */
    tetra high; /* nor above this */
    tetra hand; /* the page-out policy's (pageout.h) */
};

/* COUNT frames, free but the first; the last KEPT of them, less than COUNT,
 * are for worlds and tables.  STATUS_NO_MEMORY. */
enum status frames_init(struct frames *f, tetra count, tetra kept) MUST_CHECK;
void frames_fini(struct frames *f);

/* A free frame for USE by GUEST (and its PAGE): HOME if that is free, else any
 * that can be for USE; 0 if there is none. */
tetra frames_take(struct frames *f, enum frame_use use, unsigned guest,
                  tetra page, tetra home);

/* COUNT kept frames in a row for USE by GUEST; the first one, or 0. */
tetra frames_take_row(struct frames *f, enum frame_use use, unsigned guest,
                      tetra count);

/* FRAME is free again. */
void frames_give(struct frames *f, tetra frame);

/* FRAME's page of MEM becomes zeros, and who made something of its contents
 * hears of it.  False: the host has no memory. */
bool frames_clear(struct mem *mem, tetra frame) MUST_CHECK;

/* Where FRAME is. */
static inline struct pa frames_place(tetra frame)
{
    return (struct pa){(octa)frame << BUS_PAGE_BITS};
}

/* Append the state to B; make F, of the same size, what was saved, or let R's
 * status say why not: F means nothing then. */
void frames_save(const struct frames *f, struct buf *b);
void frames_restore(struct frames *f, struct reader *r);

#endif
