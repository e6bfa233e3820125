/* traced.h - which of the guest's pages are its tables.
 *
 * A shadow entry follows from what a walk through the guest's tables has read.
 * Under the strategy `trace' each page that such a walk has read an entry of is
 * noted, with what the entry was read for (a use), and write-protected in all
 * shadows of the guest.  Then nobody writes to it unseen:
 *
 *      a store, a spill,     is refused; the hypervisor does it by hand, and if
 *      a step of SAVE        the entry has another value now, what follows from
 *                            it is dropped
 *      a disk                the page is given up, with all that follows
 *
 * One that is written again and again with no walk between has probably become
 * something else (a process has ended), or is just being filled: it is given
 * up, with all that follows from it, until the next walk reads it.
 */
#ifndef SYSVM_HYPERVISOR_TRACED_H
#define SYSVM_HYPERVISOR_TRACED_H

#include "sysvm/addr.h"
#include "sysvm/mmu.h"
#include "vm/base/buf.h"
#include "vm/base/reader.h"

struct guest;
struct space;

/* A page was read as a table of LEVEL for SPACE, whose entry 0 is for BASE. */
struct traced_use {
    octa base;
    tetra page;
    tetra next; /* use of the same page, plus 1; or 0 */
    wyde space; /* by number */
    byte level;
    bool is_there; /* or it is free, and linked with others that are */
};

struct traced_page {
    tetra first; /* use, plus 1; 0: the page is not traced */
    byte writes; /* since a walk has read it */
};

struct traced {
    struct traced_page *pages; /* owned; by number; null: nothing is traced */
    tetra page_count;
    struct traced_use *uses; /* owned */
    size_t count, room;
    tetra spare; /* a free use, plus 1; or 0 */
};

/* Nothing is traced of COUNT pages; nor will be, unless IS_ON. */
enum status traced_init(struct traced *t, tetra count, bool is_on) MUST_CHECK;
void traced_fini(struct traced *t);

/* Is PAGE write-protected? */
static inline bool traced_has(const struct traced *t, octa page)
{
    return t->pages != NULL && t->pages[page].first != 0;
}

/* The walk W, which found a page, was done for G's space number SPACE.  False:
 * no memory. */
bool traced_walk(struct guest *g, unsigned space,
                 const struct mmu_walk *w) MUST_CHECK;

/* May PAGE of G, which is traced, be written by hand once more?  False: it has
 * been written so often that it is not traced any more. */
bool traced_allows(struct guest *g, tetra page);

/* The octa around AT in G's memory was BEFORE until now: what follows from it
 * goes, if it is another one now. */
void traced_stored(struct guest *g, struct gpa at, octa before);

/* PAGE of G was written, nobody knows where. */
void traced_written(struct guest *g, tetra page);

/* G's space number SPACE is no more. */
void traced_forget(struct guest *g, unsigned space);

/* Append the state to B; make T, which has been initialized for as many pages,
 * what was saved. */
void traced_save(const struct traced *t, struct buf *b);
enum status traced_restore(struct traced *t, struct reader *r) MUST_CHECK;

#endif
