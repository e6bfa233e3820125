/* ram.h - sparse memory: pages that exist once something was stored there.
 *
 * What was never written reads as zero and costs nothing.  Addresses are any
 * octas; who may use which is not decided here.
 *
 * Pages are taken from chunks that get larger as the memory grows: pages used
 * together then lie together in the host, whose own address translation is a
 * good part of what a load costs here.
 */
#ifndef VM_CORE_RAM_H
#define VM_CORE_RAM_H

#include "vm/base/map.h"
#include "vm/core/bus.h"

struct ram {
    struct map pages; /* page number -> octa[BUS_PAGE_OCTAS] in a chunk */
    octa **chunks;    /* owned; they grow, see ram.c */
    size_t chunk_count;
    size_t used;       /* bytes of the last chunk that are taken */
    octa limit;        /* most bytes that pages may take; 0: no limit */
    bool is_exhausted; /* a page was refused for the limit or the host */
};

/* Empty memory of at most LIMIT bytes (0: as much as the host has). */
void ram_init(struct ram *r, octa limit);
void ram_fini(struct ram *r);

/* The page that holds ADDRESS, or null if nothing was ever stored there. */
octa *ram_find(const struct ram *r, octa address);

/* The same, made (of zeros) if need be; null, with is_exhausted set, when the
 * limit or the host forbids one more. */
octa *ram_make(struct ram *r, octa address) MUST_CHECK;

/* A page of zeros that nobody may write, for loads from pages that do not
 * exist. */
octa *ram_zero_page(void);

/* Bytes that the pages take. */
octa ram_size(const struct ram *r);

/* Whether the limit forbids one more page. */
bool ram_is_full(const struct ram *r);

#endif
