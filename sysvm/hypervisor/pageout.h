/* pageout.h - more memory given than there is: which page has to go.
 *
 * When every frame for guests is taken and one more page is touched, some other
 * page is put out: its shadows are dropped, its contents go to a store on the
 * host, and its frame is free.  Touched again, it comes back.  The guest
 * cannot tell; its hypervisor's counts can.
 *
 * Which one?  The policy is the second chance, or clock: a hand goes round the
 * frames.  A page that was used since the hand was there last may stay, and
 * the mark of its use is taken away; one without the mark has to go.  MMIX has
 * no bit that says "used", so the mark is made by hand: together with it the
 * page's shadows are dropped, and the next use is a shadow fill, which sets it.
 *
 * Off the main path: none of it happens while the machine has a frame for
 * every page that its guests have touched.
 */
#ifndef SYSVM_HYPERVISOR_PAGEOUT_H
#define SYSVM_HYPERVISOR_PAGEOUT_H

#include "vm/base/buf.h"
#include "vm/base/reader.h"

struct guest;
struct hypervisor;

/* The store: pages of the host, by number from 1 on. */
struct pageout {
    octa *pages;  /* owned: BUS_PAGE_OCTAS for each */
    byte *is_out; /* owned: which of them are in use */
    tetra count;  /* of both */
    tetra low;    /* none before this one is free */
};

void pageout_destroy(struct pageout *p); /* may be null */

/* Put a page out, so that a frame is free for a guest.  False: no page can be,
 * or the host has no memory. */
bool pageout_make_room(struct hypervisor *h) MUST_CHECK;

/* PAGE of G, which was put out, comes back to FRAME; its place in the store is
 * free again.  False: the host has no memory. */
bool pageout_bring(struct guest *g, tetra page, tetra frame) MUST_CHECK;

/* The octas of what is in SLOT of the store; borrowed until the next page is
 * put out. */
const octa *pageout_page(const struct hypervisor *h, tetra slot);

/* Is there anything in SLOT? */
bool pageout_has(const struct hypervisor *h, tetra slot);

/* Append the state to B, with the contents of the store; make it what was
 * saved. */
void pageout_save(const struct hypervisor *h, struct buf *b);
enum status pageout_restore(struct hypervisor *h, struct reader *r) MUST_CHECK;

#endif
