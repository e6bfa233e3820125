/* mem.h - physical memory: RAM, device pages, and nothing elsewhere.
 *
 *      0                     RAM, so many pages of 8 KiB
 *      #0001000000000000     device pages, 8 KiB each
 *
 * A load from where nothing is gives 0 and a store does nothing; either way
 * the instruction completes, and the machine bit `nonexistent memory' asks for
 * a trap afterwards.
 *
 * RAM is kept in pages as bus.h wants them, made of zeros when first touched,
 * by a load, too: so the host's page of an address never changes, and nobody
 * has to be told.  When the host has no memory for a page, the run is to end:
 * mem_is_exhausted().
 */
#ifndef SYSVM_MEM_H
#define SYSVM_MEM_H

#include "sysvm/dev/row.h"
#include "vm/base/reader.h"
#include "vm/core/ram.h"

enum mem_place { MEM_RAM, MEM_DEVICE, MEM_NOWHERE };

/* PAGE of the host's memory, at AT, is going to be written by somebody else
 * than the processor: forget what was made of its contents. */
typedef void mem_listener(void *machine, struct pa at, octa *page);

struct mem {
    struct ram ram;
    octa size;              /* bytes of RAM, a multiple of the page */
    struct row *row;        /* borrowed: the devices, or null */
    mem_listener *listener; /* or null */
    void *machine;          /* its first argument */
};

/* RAM of SIZE bytes, a positive multiple of BUS_PAGE_BYTES up to
 * ADDR_DEVICES, and the devices ROW, which may be null. */
void mem_init(struct mem *m, octa size, struct row *row);
void mem_fini(struct mem *m);

enum mem_place mem_place(const struct mem *m, struct pa at);

/* Whether the host had no memory when a page was needed: what was stored
 * there is lost, and the run has to end. */
bool mem_is_exhausted(const struct mem *m);

/* The host's page of AT, for the bus to remember; null if AT is not in RAM,
 * or the host has no memory. */
octa *mem_page(struct mem *m, struct pa at) MUST_CHECK;

/* The same for who is going to write to the page: see ram_touch(). */
octa *mem_touch(struct mem *m, struct pa at) MUST_CHECK;

/* Answer A, a load or store of AT, which is in RAM and, for a store, not
 * watched: its page, and how much of RAM around it may be used in the same
 * way.  The page is null when the host has no memory. */
void mem_window(struct mem *m, struct pa at, struct bus_access *a);

/* The octa around AT in *VALUE, by a load of any size.  False: the machine
 * bit `nonexistent memory' is to be set.  A device may notice the load. */
bool mem_load(struct mem *m, struct pa at, octa *value) MUST_CHECK;

/* Store the lowest SIZE bytes of VALUE at AT, for CAUSE.  False as above. */
bool mem_store(struct mem *m, struct pa at, unsigned size, enum bus_cause cause,
               octa value) MUST_CHECK;

/* The octa around AT if it is in RAM, else 0.  Nobody notices: for page
 * tables (an mmu_read, with MEM a struct mem) and for the debugger. */
octa mem_peek(void *mem, struct pa at);

/* Copy LEN bytes from or to RAM at AT.  False, having done nothing, when they
 * are not all in RAM; or, in mem_write, having done a part, when the host has
 * no memory.  The listener hears of every page that is written, as do the
 * witness and who watches an octa.  (A dev_read and a dev_write, with MEM a
 * struct mem.) */
bool mem_read(void *mem, struct pa at, byte *to, size_t len) MUST_CHECK;
bool mem_write(void *mem, struct pa at, const byte *from,
               size_t len) MUST_CHECK;

/* Let the page of AT, which is in RAM, have the octas PAGE, or zeros if that is
 * null.  Only the listener hears of it.  STATUS_NO_MEMORY: nothing has changed.
 */
enum status mem_put(struct mem *m, struct pa at, const octa *page) MUST_CHECK;

/* Bytes of the pages that are not all zero: what mem_save() saves. */
octa mem_used(const struct mem *m);

/* Let the fingerprint *H (hash.h) be that of RAM, too, behind what it was made
 * of.  STATUS_NO_MEMORY: *H means nothing. */
enum status mem_hash(const struct mem *m, octa *h) MUST_CHECK;

/* Append RAM to B: its size and the pages that are not all zero.  The devices
 * are saved by row_save(). */
void mem_save(const struct mem *m, struct buf *b);

/* Make M's RAM what was saved from one of the same size.  Pages that the host
 * has stay where they are.  On failure (STATUS_BAD_INPUT, STATUS_NO_MEMORY)
 * the contents mean nothing. */
enum status mem_restore(struct mem *m, struct reader *r) MUST_CHECK;

#endif
