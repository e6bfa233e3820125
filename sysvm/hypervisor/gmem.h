/* gmem.h - a guest's memory: the hypervisor's map.
 *
 * What the guest takes for physical addresses (gpa) are pages anywhere in the
 * machine's memory (pa).  The map says where; a page gets its frame when it is
 * first touched, if possible the one that lies beside its neighbours'.
 *
 *      guest's tables        the map              the machine
 *      va ---------> gpa -----------> pa
 *
 * Whoever takes a page's frame away drops its shadows first (shadow.h).
 */
#ifndef SYSVM_HYPERVISOR_GMEM_H
#define SYSVM_HYPERVISOR_GMEM_H

#include "sysvm/addr.h"
#include "vm/base/buf.h"
#include "vm/base/reader.h"
#include "vm/core/bus.h"

struct guest;
struct hypervisor;

/* Where a page of the guest is. */
struct gmem_page {
    tetra frame; /* of the machine's memory; 0: nowhere yet, or paged out */
    tetra slot;  /* in the store of pages that were put out, plus 1; or 0 */
};

struct gmem {
    octa size;               /* bytes, whole pages */
    tetra home;              /* of page 0: a frame; 0: there are no homes */
    struct gmem_page *pages; /* by number; owned */
};

/* A map of SIZE bytes without any frame; page 0 is at home in the frame HOME,
 * or nowhere if that is 0.  STATUS_NO_MEMORY. */
enum status gmem_init(struct gmem *m, octa size, tetra home) MUST_CHECK;
void gmem_fini(struct gmem *m);

/* The home of page 0 for a guest of SIZE bytes that is going to be H's next
 * one: behind the RAM of those that it has.  0 if it does not fit. */
tetra gmem_home(const struct hypervisor *h, octa size);

static inline tetra gmem_count(const struct gmem *m)
{
    return (tetra)(m->size >> BUS_PAGE_BITS);
}

/* Is AT in the guest's RAM? */
static inline bool gmem_has(const struct gmem *m, struct gpa at)
{
    return at.a < m->size;
}

/* Where AT, which is in RAM, is; its page gets a frame, or comes back, if it
 * has none.  False: there is no memory left for it, on the machine or the
 * host, and the run has to end. */
bool gmem_place(struct guest *g, struct gpa at, struct pa *pa) MUST_CHECK;

/* The octa around AT, or 0 where there is no RAM or nothing was ever touched:
 * an mmu_read, with GUEST a struct guest, for the walk through the guest's
 * tables; AT is a gpa there. */
octa gmem_peek(void *guest, struct pa at);

/* The octas of PAGE, wherever it is; null: all are zero.  Borrowed until a
 * page is touched. */
const octa *gmem_page(const struct guest *g, tetra page);

/* Copy LEN bytes from or to RAM: a dev_read and a dev_write, with GUEST a
 * struct guest, for its devices; AT is a gpa there.  False, having done
 * nothing, when they are not all in RAM; or, with a part done, when there is
 * no memory, which the hypervisor's is_exhausted says, too. */
bool gmem_read(void *guest, struct pa at, byte *to, size_t len) MUST_CHECK;
bool gmem_write(void *guest, struct pa at, const byte *from,
                size_t len) MUST_CHECK;

/* Store the lowest SIZE bytes of VALUE at AT, which is in RAM.  False: there
 * is no memory. */
bool gmem_store(struct guest *g, struct gpa at, unsigned size,
                octa value) MUST_CHECK;

/* Let *H be the fingerprint (hash.h) of RAM behind what it was made of: the
 * same as mem_hash() gives for a bare machine with the same contents. */
enum status gmem_hash(struct guest *g, octa *h) MUST_CHECK;

/* Bytes of the pages that have a frame or were put out. */
octa gmem_used(const struct gmem *m);

/* Append the map to B; make M, of the same size, what was saved, or let R's
 * status say why not. */
void gmem_save(const struct gmem *m, struct buf *b);
void gmem_restore(struct gmem *m, struct reader *r);

/* Do the frames and the store of what was put out know of every page of G that
 * claims to be there?  For who has read them from a file. */
bool gmem_is_sound(const struct guest *g);

#endif
