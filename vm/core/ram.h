/* ram.h - sparse memory: pages that exist once something was stored there.
 *
 * What was never written reads as zero and costs nothing.  Addresses are any
 * octas; who may use which is not decided here.
 *
 * A program uses the beginning of each segment, and there neighbours shall be
 * neighbours in the host as well, so that a few wide windows (bus.h) are
 * enough to reach them.  So the first 4 GiB of a segment are a row: addresses
 * of the host that were reserved, without memory behind them before they are
 * used.  Pages elsewhere, and all pages where the host refuses to reserve so
 * much, are taken one by one from chunks, and found by a map.
 *
 * Somebody may want to know what memory was (a debugger that steps backwards):
 * the witness is told of each page before it is written for the first time.
 * To be noticed, that store must not go by a window; so windows for stores then
 * lead only to pages that were told already, as otherwise to those that exist.
 * Somebody may also watch single octas: memwatch.h.
 */
#ifndef VM_CORE_RAM_H
#define VM_CORE_RAM_H

#include "vm/base/map.h"
#include "vm/core/bus.h"
#include "vm/core/memwatch.h"

enum { RAM_ROW_BITS = 32, RAM_ROWS = 8, RAM_SEGMENT_BITS = 61 };

/* The beginning of a segment. */
struct ram_row {
    octa *host;      /* owned; null before it is used, or if refused */
    octa *exists;    /* behind it: a bit for each page, first one lowest */
    octa *told;      /* likewise: pages that the witness has been told of */
    size_t end;      /* number of pages up to the last one that exists, or
                        more */
    bool is_refused; /* the host gives no such row */
};

/* The page at ADDRESS is going to be written; PAGE has its octas, or is null
 * as long as the page does not exist.  Memory may not be changed here. */
typedef void ram_witness(void *context, octa address, const octa *page);

struct ram {
    struct ram_row rows[RAM_ROWS]; /* by segment */
    struct map pages; /* page number -> octa[BUS_PAGE_OCTAS] in a chunk */
    octa **chunks;    /* owned; they grow, see ram.c */
    size_t chunk_count;
    size_t used;           /* bytes of the last chunk that are taken */
    octa *spare;           /* pages that were removed, or null: each begins with
                              the address of the next one */
    octa count;            /* pages that exist */
    octa limit;            /* most bytes that pages may take; 0: no limit */
    bool is_exhausted;     /* a page was refused for the limit or the host */
    ram_witness *witness;  /* or null */
    void *context;         /* its first argument; borrowed */
    struct memwatch watch; /* set by who watches */
};

/* Empty memory of at most LIMIT bytes (0: as much as the host has). */
void ram_init(struct ram *r, octa limit);
void ram_fini(struct ram *r);

/* Take all pages of R, which is empty, one by one, as on a host that gives few
 * addresses. */
void ram_without_rows(struct ram *r);

/* The page that holds ADDRESS, or null if nothing was ever stored there. */
octa *ram_find(const struct ram *r, octa address);

/* The same, made (of zeros) if need be; null, with is_exhausted set, when the
 * limit or the host forbids one more. */
octa *ram_make(struct ram *r, octa address) MUST_CHECK;

/* The same for who is going to write to the page: the witness hears of it. */
octa *ram_touch(struct ram *r, octa address) MUST_CHECK;

/* Where loads and fetches find A's page: in A's answer, with all that lies in
 * a row with it, whether it exists or not.  When the page is made, readers
 * have to ask again if ram_is_moved() says so. */
void ram_read(struct ram *r, struct bus_access *a);

/* Where stores find A's page, which is made if need be and is not watched, and
 * what they may reach in a row with it; false, with is_exhausted set, as in
 * ram_make().  The witness hears of it. */
bool ram_write(struct ram *r, struct bus_access *a) MUST_CHECK;

/* Store the lowest SIZE bytes of VALUE at ADDRESS, without a window.  Returns
 * the octa that was written, or null as ram_make().  The witness hears of it
 * before, who watches the octa afterwards. */
octa *ram_store(struct ram *r, octa address, unsigned size,
                octa value) MUST_CHECK;

/* Did ram_read() show a page of zeros for ADDRESS that is not the page's own
 * place? */
bool ram_is_moved(const struct ram *r, octa address);

/* From now on WITNESS is told of each page before it is first written since
 * this call, pages outside of rows perhaps more than once; null: nobody is. The
 * caller drops the windows for stores of all buses: bus_drop_stores(). */
void ram_track(struct ram *r, ram_witness *witness, void *context);

/* Let the page at ADDRESS have the octas PAGE, whatever the limit; null: let it
 * not exist.  Nobody is told.  Those who found a page that ram_is_moved() or
 * that is removed have to look for it again, and what was decoded from it is to
 * be dropped.  STATUS_NO_MEMORY: nothing has changed. */
enum status ram_put(struct ram *r, octa address, const octa *page) MUST_CHECK;

/* Does somebody watch an octa of ADDRESS's page, so that stores to it are
 * ram_store()'s? */
static inline bool ram_is_watched(const struct ram *r, octa address)
{
    return r->watch.count > 0 && memwatch_has_page(&r->watch, address);
}

/* Call VISIT for each page that exists, in no order. */
typedef void ram_visit(void *context, octa address, const octa *page);
void ram_each(const struct ram *r, ram_visit *visit, void *context);

/* A page of zeros that nobody may write, for loads from pages that do not
 * exist. */
octa *ram_zero_page(void);

/* Bytes that the pages take. */
octa ram_size(const struct ram *r);

/* Whether the limit forbids one more page. */
bool ram_is_full(const struct ram *r);

#endif
