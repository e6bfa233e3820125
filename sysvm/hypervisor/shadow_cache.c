/* shadow_cache.c - what the guest does to its translation cache: LDVTS, SYNC 6,
 * ropcode 3.
 *
 * Under `flush' the shadow is that cache, and changes with it.  Under `trace'
 * it follows from the guest's tables; only what these do not say is noted apart
 * (shadow->changed), until SYNC 6 or a change of the table.
 */
#include <assert.h>

#include "sysvm/hypervisor/shadow_parts.h"
#include "vm/base/bits.h"

/* Nobody but the tables says any more what VA's page is: G's translation cache
 * is going to be changed there.  What follows from the tables stays. */
static void make_way(struct guest *g, const struct mmu_rv *rv, octa va)
{
    const octa from = shadow_first_byte(rv, (struct va){va}),
               len = (octa)1 << rv->s;

    for (unsigned i = 0; i < g->shadow->end; i++) {
        struct space *s = &g->shadow->space[i];

        if (!shadow_has_key(s, rv, (struct va){va}))
            continue;
        if (shadow_follows(g, s))
            entries_forget(g, s, from, len);
        else
            entries_drop(g, s, from, len);
    }
}

/* What there is for VA's page does not follow from the tables alone. */
static void drop_page(struct guest *g, const struct mmu_rv *rv, octa va)
{
    for (unsigned i = 0; i < g->shadow->end; i++)
        if (shadow_has_key(&g->shadow->space[i], rv, (struct va){va}))
            entries_drop(g, &g->shadow->space[i],
                         shadow_first_byte(rv, (struct va){va}),
                         (octa)1 << rv->s);
}

/* Under `trace', note that g->tc has, on SIDE, for VA's page what the guest's
 * tables may not say. */
static void note_change(struct guest *g, const struct mmu_rv *rv,
                        enum tcache_side side, struct va va)
{
    const struct mmu_page *p = tcache_find(&g->tc, side, va, rv->s, rv->n);
    bool evicted;

    assert(p != NULL);
    if (tcache_put(&g->shadow->changed, side, va, rv->n, p, &evicted) !=
        STATUS_OK)
        g->host->is_exhausted = true;
}

/* The same for what LDVTS with KEY has FOUND and changed. */
static void note_changes(struct guest *g, const struct mmu_rv *rv, octa key,
                         unsigned found)
{
    const octa perm = key & PERM_ALL;
    unsigned had = tcache_change(&g->shadow->changed, key - perm, rv->s);

    for (unsigned i = 0; i < TCACHE_SIDES && perm != 0; i++)
        if (found >> i & 1)
            note_change(g, rv, (enum tcache_side)i, (struct va){key});
    if (had != 0 || (perm != 0 && found != 0))
        drop_page(g, rv, key);
}

unsigned shadow_change(struct guest *g, octa key)
{
    struct mmu_rv rv = shadow_rv(g, (struct va){key});
    unsigned found;

    if (!mmu_is_valid(&rv, (struct va){key}))
        return 0;
    rv.n = (wyde)isa_field_get(key, LAYOUT_PTE_n);
    make_way(g, &rv, key);
    found = tcache_change(&g->tc, key, rv.s);
    if (g->host->strategy == SHADOW_TRACE)
        note_changes(g, &rv, key, found);
    return found;
}

/* What is left when the guest's translation cache is empty?  What follows from
 * its tables, which are traced; all else goes. */
static void drop_cached(struct guest *g)
{
    for (unsigned i = 0; i < g->shadow->end; i++) {
        struct space *s = &g->shadow->space[i];

        if (s->root != 0 && !shadow_follows(g, s))
            entries_clear(g, s);
    }
}

static void drop_changed(struct guest *g)
{
    struct tcache *t = &g->shadow->changed;
    const struct tcache_entry *e;

    for (unsigned side = 0; side < TCACHE_SIDES; side++)
        for (size_t at = 0;
             (e = tcache_next(t, (enum tcache_side)side, &at)) != NULL;) {
            const struct mmu_rv rv = {
                .s = e->page.s, .n = (wyde)isa_field_get(e->tag, LAYOUT_PTE_n)};

            drop_page(g, &rv, e->tag);
        }
    tcache_clear(t);
}

void shadow_clear(struct guest *g)
{
    entries_flush(g->host, g);
    drop_cached(g);
    drop_changed(g);
    tcache_clear(&g->tc);
}

void shadow_install(struct guest *g, octa va, octa entry, bool is_fetch)
{
    enum tcache_side side = is_fetch ? TCACHE_INSNS : TCACHE_DATA;
    const struct mmu_rv rv = mmu_unpack(g->v.rV);
    struct mmu_page page;

    if (!mmu_is_valid(&rv, (struct va){va}))
        return;
    make_way(g, &rv, va);
    page = mmu_entry_page(entry, rv.s);
    if (!shadow_remember(g, side, (struct va){va}, &page)) {
        g->host->is_exhausted = true;
    } else if (g->host->strategy == SHADOW_TRACE) {
        drop_page(g, &rv, va);
        note_change(g, &rv, side, (struct va){va});
    }
}
