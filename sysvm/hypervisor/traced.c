/* traced.c - which of the guest's pages are its tables. */
#include "sysvm/hypervisor/traced.h"

#include <assert.h>
#include <string.h>

#include "sysvm/hypervisor/shadow_parts.h"
#include "vm/base/alloc.h"
#include "vm/base/bits.h"
#include "vm/base/grow.h"

/* So many writes between two walks, and the page is given up.  A kernel that
 * enters pages as they are asked for writes one entry, and the walk comes. */
enum { MOST_WRITES = 4 };

enum status traced_init(struct traced *t, tetra count, bool is_on)
{
    *t = (struct traced){.page_count = count};
    if (!is_on)
        return STATUS_OK;
    t->pages = alloc_zeroed(count, sizeof *t->pages);
    return t->pages == NULL ? STATUS_NO_MEMORY : STATUS_OK;
}

void traced_fini(struct traced *t)
{
    alloc_free(t->pages);
    alloc_free(t->uses);
    *t = (struct traced){0};
}

/* --- uses -----------------------------------------------------------------
 */

/* The link to PAGE's use for SPACE at LEVEL from BASE on; or, if there is none,
 * the last link of the page, which is 0. */
static tetra *find_use(struct traced *t, tetra page, unsigned space,
                       unsigned level, octa base)
{
    tetra *link = &t->pages[page].first;

    while (*link != 0) {
        struct traced_use *u = &t->uses[*link - 1];

        if (u->space == space && u->level == level && u->base == base)
            break;
        link = &u->next;
    }
    return link;
}

/* A free use, plus 1; 0: no memory. */
static tetra take_use(struct traced *t)
{
    tetra taken = t->spare;
    struct traced_use *grown;

    if (taken != 0) {
        t->spare = t->uses[taken - 1].next;
        return taken;
    }
    grown = grow_array(t->uses, t->count, &t->room, sizeof *t->uses);
    if (grown == NULL)
        return 0;
    t->uses = grown;
    return (tetra)++t->count;
}

static bool add_use(struct traced *t, tetra page, unsigned space,
                    unsigned level, octa base)
{
    tetra taken = take_use(t);

    if (taken == 0)
        return false;
    t->uses[taken - 1] = (struct traced_use){.base = base,
                                             .page = page,
                                             .space = (wyde)space,
                                             .level = (byte)level,
                                             .is_there = true};
    *find_use(t, page, space, level, base) = taken;
    return true;
}

static void remove_use(struct traced *t, const struct traced_use *u)
{
    tetra *link = find_use(t, u->page, u->space, u->level, u->base);
    tetra taken = *link;

    assert(taken != 0);
    *link = t->uses[taken - 1].next;
    t->uses[taken - 1] = (struct traced_use){.next = t->spare};
    t->spare = taken;
}

/* Remove the uses of SPACE below LEVEL for LEN bytes from BASE on. */
static void remove_uses(struct traced *t, unsigned space, unsigned level,
                        octa base, octa len)
{
    for (size_t i = 0; i < t->count; i++) {
        const struct traced_use *u = &t->uses[i];

        if (u->is_there && u->space == space && u->level < level &&
            u->base - base < len)
            remove_use(t, u);
    }
}

void traced_forget(struct guest *g, unsigned space)
{
    remove_uses(&g->shadow->traced, space, MMU_LEVELS, 0, ~(octa)0);
}

/* Where entry 0 of the table of LEVEL that W has read belongs. */
static octa base_of(const struct mmu_walk *w, unsigned level)
{
    octa number = w->number & ~bits_mask(MMU_DIGIT_BITS * (level + 1));

    return (octa)w->segment << ADDR_SEGMENT_BITS | number << w->page.s;
}

static bool note_step(struct guest *g, unsigned space, const struct mmu_walk *w,
                      const struct mmu_step *step)
{
    struct traced *t = &g->shadow->traced;
    const tetra page = (tetra)(step->at.a >> BUS_PAGE_BITS);
    octa base = base_of(w, step->level);
    bool is_new = !traced_has(t, page);

    t->pages[page].writes = 0;
    if (*find_use(t, page, space, step->level, base) == 0 &&
        !add_use(t, page, space, step->level, base))
        return false;
    if (is_new)
        entries_deny(g, page, PERM_W);
    return true;
}

/* Each entry that was read is not zero, and so in RAM; but for a last one that
 * permits nothing, from which nothing follows. */
bool traced_walk(struct guest *g, unsigned space, const struct mmu_walk *w)
{
    assert(w->outcome == MMU_MAPPED);
    for (unsigned i = 0; i < w->steps; i++)
        if (gmem_has(&g->mem, (struct gpa){w->step[i].at.a}) &&
            !note_step(g, space, w, &w->step[i]))
            return false;
    return true;
}

/* --- what follows ---------------------------------------------------------
 */

/* The guest has stored into its tables for LEN bytes from BASE on: what it has
 * changed in its translation cache before is no more. */
static void drop_changed(struct guest *g, const struct mmu_rv *rv, octa base,
                         octa len)
{
    struct tcache *t = &g->shadow->changed;

    for (unsigned side = 0; side < TCACHE_SIDES; side++) {
        const struct tcache_entry *e;
        size_t at = 0;

        while ((e = tcache_next(t, (enum tcache_side)side, &at)) != NULL)
            if (e->page.s == rv->s &&
                isa_field_get(e->tag, LAYOUT_PTE_n) == rv->n &&
                (e->tag & ~bits_mask(rv->s)) - base < len)
                (void)tcache_change(t, e->tag, rv->s);
    }
}

/* Drop what follows from COUNT entries, from FIRST on, of a table used as U; if
 * IS_STORED, they have another value.  (Else the hypervisor has its own
 * reasons, which LDVTS must not tell.) */
static void drop_followers(struct guest *g, struct traced_use u, octa first,
                           octa count, bool is_stored)
{
    struct space *s = &g->shadow->space[u.space];
    const struct mmu_rv rv = mmu_unpack(s->key);
    const unsigned shift = rv.s + MMU_DIGIT_BITS * u.level;
    octa left =
        ((octa)1 << ADDR_SEGMENT_BITS) - addr_in_segment((struct va){u.base});
    octa base = u.base + (first << shift), len;

    assert(shift < ADDR_SEGMENT_BITS);
    if (first >= left >> shift)
        return; /* no page number reaches this entry */
    len = smaller(count, (left >> shift) - first) << shift;
    entries_drop(g, s, base, len);
    if (is_stored)
        drop_changed(g, &rv, base | (octa)s->is_rvv << 63, len);
    if (u.level > 0)
        remove_uses(&g->shadow->traced, u.space, u.level, base, len);
}

/* Give PAGE up, and all that follows from it. */
static void untrace(struct guest *g, tetra page)
{
    struct traced *t = &g->shadow->traced;

    while (traced_has(t, page)) {
        struct traced_use u = t->uses[t->pages[page].first - 1];

        drop_followers(g, u, 0, BUS_PAGE_OCTAS, false);
        remove_use(t, &u);
    }
}

void traced_written(struct guest *g, tetra page)
{
    if (traced_has(&g->shadow->traced, page))
        untrace(g, page);
}

/* --- one write ------------------------------------------------------------
 */

bool traced_allows(struct guest *g, tetra page)
{
    struct traced *t = &g->shadow->traced;

    assert(traced_has(t, page));
    if (++t->pages[page].writes <= MOST_WRITES)
        return true;
    untrace(g, page);
    return false;
}

void traced_stored(struct guest *g, struct gpa at, octa before)
{
    struct traced *t = &g->shadow->traced;
    const tetra page = (tetra)(at.a >> BUS_PAGE_BITS);
    const octa now = gmem_peek(g, (struct pa){at.a & ~(octa)7});

    if (!traced_has(t, page) || now == before)
        return;
    for (tetra k = t->pages[page].first; k != 0; k = t->uses[k - 1].next) {
        const struct traced_use u = t->uses[k - 1];

        if (u.level == 0 || isa_field_get(before, LAYOUT_PTP_sign) != 0)
            drop_followers(g, u, at.a / 8 % BUS_PAGE_OCTAS, 1, true);
    }
}

/* --- saving ---------------------------------------------------------------
 */

/*      uses  (page space level base  writes to the page)*
 *
 * octas all, in the order of pages and, of a page, of links. */

void traced_save(const struct traced *t, struct buf *b)
{
    octa count = 0;

    for (size_t i = 0; i < t->count; i++)
        count += t->uses[i].is_there;
    if (t->pages != NULL)
        buf_add_octa(b, count);
    for (tetra page = 0; page < t->page_count && count > 0; page++)
        for (tetra k = t->pages[page].first; k != 0; k = t->uses[k - 1].next) {
            const struct traced_use *u = &t->uses[k - 1];

            buf_add_octa(b, page);
            buf_add_octa(b, u->space);
            buf_add_octa(b, u->level);
            buf_add_octa(b, u->base);
            buf_add_octa(b, t->pages[page].writes);
        }
}

enum status traced_restore(struct traced *t, struct reader *r)
{
    octa count = t->pages == NULL ? 0 : reader_octa(r);

    if (t->pages == NULL)
        return STATUS_OK;
    memset(t->pages, 0, t->page_count * sizeof *t->pages);
    t->count = 0;
    t->spare = 0;
    for (; count > 0 && reader_check(r, true); count--) {
        tetra page = (tetra)reader_up_to(r, t->page_count - 1);
        unsigned space = (unsigned)reader_up_to(r, SHADOW_SPACES - 1);
        unsigned level = (unsigned)reader_up_to(r, MMU_LEVELS - 1);
        octa base = reader_up_to(r, ~(octa)0 >> 1);

        t->pages[page].writes = (byte)reader_up_to(r, MOST_WRITES);
        if (*find_use(t, page, space, level, base) == 0 &&
            !add_use(t, page, space, level, base))
            return STATUS_NO_MEMORY;
    }
    return reader_status(r);
}
