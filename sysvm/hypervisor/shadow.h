/* shadow.h - shadow paging: the tables that the machine really walks.
 *
 * The guest's tables say va -> gpa, the hypervisor's map gpa -> pa; the shadow
 * tables are the composition of both, in the machine's own memory and in
 * MMIX's own format, so that its walk needs to know of no guest:
 *
 *      rV (virtual)          rV (real)
 *        |                     |
 *        v   guest's tables    v   shadow tables
 *      va ----> gpa          va ------------> pa
 *                |  the map                   ^
 *                +----------------------------+
 *
 * rVV names a shadow of the guest's negative addresses, which are gpa but for
 * their sign.  Each guest has one of these, and one root of tables for each
 * rV that it uses (a space), each with an address-space number of its own, so
 * that shadows survive a switch of spaces and of guests.
 *
 * The tables begin empty.  What they lack raises r, w or x; then shadow_miss()
 * asks the guest's tables, and either fills in what they permit, or says that
 * they refuse, too.  Two strategies say when the shadow is given up:
 *
 *      flush   The shadow is a virtual translation cache: it is dropped when
 *              the guest does SYNC 6 or LDVTS, as the manual demands of who
 *              changes a table.  A guest that forgets it meets its old
 *              translations, exactly as on the bare machine.
 *      trace   The guest's tables are write-protected where the shadow was
 *              made from them; a write to them is seen, and what follows from
 *              it is dropped at once.
 *
 * So that a guest cannot tell flush from the bare machine, it has a virtual
 * translation cache by the machine's own module: g->tc.
 */
#ifndef SYSVM_HYPERVISOR_SHADOW_H
#define SYSVM_HYPERVISOR_SHADOW_H

#include "sysvm/hypervisor/why.h"
#include "sysvm/tcache.h"

struct guest;
struct hypervisor;

/* Frames that are enough for the tables of one guest to go on: 15 and 4 of its
 * roots, 3 below the latter, and 4 each for an instruction and its data. */
enum { SHADOW_LEAST = 15 + 4 + 3 + 4 + 4 };

enum shadow_strategy { SHADOW_FLUSH, SHADOW_TRACE, SHADOW_STRATEGIES };

extern const char *const shadow_names[SHADOW_STRATEGIES];

enum shadow_outcome {
    SHADOW_FILLED,    /* the access may be tried again */
    SHADOW_TRACED,    /* it writes to a table: gmem_store() is to do it */
    SHADOW_REFUSED,   /* the guest's tables refuse it, too: FAULT_ bits */
    SHADOW_SOFTWARE,  /* f = 1: the guest's software has to translate */
    SHADOW_ELSEWHERE, /* it leads to no RAM: gpa */
    SHADOW_NO_MEMORY  /* the host has no more, and the run has to end */
};

/* What was found of a refused access. */
struct shadow_answer {
    enum shadow_outcome outcome;
    unsigned lacks; /* REFUSED: FAULT_ bits */
    struct gpa gpa; /* FILLED, TRACED, ELSEWHERE */
    bool is_in;     /* FILLED: a page had to be brought back */
};

enum status shadow_init(struct guest *g) MUST_CHECK;
void shadow_fini(struct guest *g);

/* The guest's access at VA, by the exit X (WHY_FETCH or WHY_ACCESS), was
 * refused by the shadow tables. */
struct shadow_answer shadow_miss(struct guest *g, const struct vmexit *x,
                                 octa va);

/* Let the real rV and rVV be those for G, which is about to be entered, with
 * its virtual rV; makes the space, if it has none yet.  False: no memory. */
bool shadow_select(struct guest *g) MUST_CHECK;

/* LDVTS with KEY: what goes to $X (tcache_change). */
unsigned shadow_change(struct guest *g, octa key);

/* SYNC 6. */
void shadow_clear(struct guest *g);

/* Ropcode 3: VA, not negative, is the page of ENTRY, for a fetch or for data.
 */
void shadow_install(struct guest *g, octa va, octa entry, bool is_fetch);

/* PAGE of the guest's RAM loses its frame: nothing may lead there any more.
 * The guest must not notice. */
void shadow_drop_page(struct guest *g, octa page);

/* The octa around AT in the guest's RAM was BEFORE until it was stored to, not
 * by the guest's processor. */
void shadow_stored(struct guest *g, struct gpa at, octa before);

/* A device has written to PAGE of the guest's RAM. */
void shadow_written(struct guest *g, octa page);

/* For who explains: the walk of the machine through the shadow tables for VA,
 * negative or not, as they are; G need not be running. */
void shadow_walk(struct guest *g, octa va, struct mmu_walk *w);

/* Likewise: is PAGE of the guest's RAM write-protected, being a table? */
bool shadow_is_traced(const struct guest *g, octa page);

void shadow_save(const struct guest *g, struct buf *b);
enum status shadow_restore(struct guest *g, struct reader *r) MUST_CHECK;

#endif
