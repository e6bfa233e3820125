/* ramused.h - the pages of a memory that are not all zero, in order.
 *
 * Whether a page of zeros exists depends on who has read it, and when; no
 * program can tell.  So a fingerprint or a copy of memory leaves them out:
 * equal contents are then equal, however they came about.
 */
#ifndef VM_CORE_RAMUSED_H
#define VM_CORE_RAMUSED_H

#include "vm/core/ram.h"

struct ramused {
    octa *at; /* addresses of the pages; owned */
    size_t count;
};

/* The pages of R.  STATUS_NO_MEMORY: U has none. */
enum status ramused_init(struct ramused *u, const struct ram *r) MUST_CHECK;
void ramused_fini(struct ramused *u);

/* Bytes that they take. */
octa ramused_size(const struct ram *r);

/* Let the fingerprint *H (hash.h) be that of R, too, behind what it was made
 * of.  STATUS_NO_MEMORY: *H means nothing. */
enum status ramused_hash(const struct ram *r, octa *h) MUST_CHECK;

#endif
