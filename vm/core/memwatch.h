/* memwatch.h - octas of memory that somebody watches.
 *
 * A set of places, by address in one memory (ram.h).  A store to a page with
 * such an octa never goes by a window of a bus, so that no other store pays:
 * whoever serves it does it by itself, and calls memwatch_compare() when it is
 * done.  Who watches hears of a store that changes the octa's value, and of no
 * other.
 *
 * Invalidation: when the set changes, windows for stores have to be dropped.
 */
#ifndef VM_CORE_MEMWATCH_H
#define VM_CORE_MEMWATCH_H

#include "vm/base/status.h"
#include "vm/core/bus.h"

/* The octa at ADDRESS has become AFTER and was BEFORE, another value. */
typedef void memwatch_changed(void *context, octa address, octa before,
                              octa after);

struct memwatch {
    octa *at; /* the addresses, multiples of 8, in order; owned */
    size_t count;
    memwatch_changed *changed;
    void *context; /* its first argument; borrowed */
};

/* Nothing is watched. */
void memwatch_init(struct memwatch *w);
void memwatch_fini(struct memwatch *w);

/* From now on the COUNT octas around AT, which are copied, are watched, and no
 * others.  On failure nothing changes. */
enum status memwatch_set(struct memwatch *w, const octa *at, size_t count,
                         memwatch_changed *changed, void *context) MUST_CHECK;

/* Is an octa of the page of ADDRESS watched? */
bool memwatch_has_page(const struct memwatch *w, octa address);

/* Shrink the window that A answers for ADDRESS, whose page is not watched, so
 * that it leads to no page that is. */
void memwatch_exclude(const struct memwatch *w, octa address,
                      struct bus_access *a);

/* The octa at ADDRESS, a multiple of 8, was BEFORE and has become AFTER. */
void memwatch_compare(const struct memwatch *w, octa address, octa before,
                      octa after);

#endif
