/* frames.h - who has which page frame of the machine's memory.
 *
 * A frame is a page of 8 KiB.  Each belongs to nobody, to a guest's page, or to
 * the hypervisor itself: a world, or shadow tables.
 *
 *      0            the guests' RAM, each in one piece if there is room for
 *                   all: a page has then a home, the frame beside its
 *                   neighbours' (so that the bus can reach far at once)
 *      ...          what is left, for shadow tables and worlds
 *
 * Frame 0 is never given away, so that 0 can say "none".
 */
#ifndef SYSVM_HYPERVISOR_FRAMES_H
#define SYSVM_HYPERVISOR_FRAMES_H

#include "vm/base/buf.h"
#include "vm/base/reader.h"

enum frame_use {
    FRAME_FREE,
    FRAME_GUEST,  /* a guest's page */
    FRAME_SHADOW, /* a shadow table */
    FRAME_WORLD   /* where a guest's processor is while others run */
};

struct frame {
    byte use;
    wyde guest; /* whose */
    tetra page; /* FRAME_GUEST: which of its pages */
};

struct frames {
    struct frame *frame; /* owned; by number */
    tetra count;
    tetra free; /* how many are free */
    tetra next; /* where to look for a free one */
    tetra hand; /* the page-out policy's (pageout.h) */
};

/* COUNT frames, free but the first.  STATUS_NO_MEMORY. */
enum status frames_init(struct frames *f, tetra count) MUST_CHECK;
void frames_fini(struct frames *f);

/* A free frame for USE by GUEST (and its PAGE): HOME if that is free, else any;
 * 0 if there is none. */
tetra frames_take(struct frames *f, enum frame_use use, unsigned guest,
                  tetra page, tetra home);

/* COUNT frames in a row; the first one, or 0. */
tetra frames_take_row(struct frames *f, enum frame_use use, unsigned guest,
                      tetra count);

/* FRAME is free again. */
void frames_give(struct frames *f, tetra frame);

void frames_save(const struct frames *f, struct buf *b);
void frames_restore(struct frames *f, struct reader *r);

#endif
