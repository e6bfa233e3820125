/* entries.c - putting and dropping shadow entries.
 *
 * What the machine's translation cache has of a guest, the shadow tables have,
 * too; so what is dropped here is dropped there.  Under `trace' that cache also
 * serves as a memory: LDVTS has to say what the guest has used since its last
 * SYNC 6, and an access that the shadow tables permit is an exit no more.  So
 * before an entry of the cache goes for the hypervisor's own reasons, g->tc is
 * told of it.
 */
#include <assert.h>

#include "sysvm/hypervisor/shadow_parts.h"
#include "vm/base/bits.h"

struct space_memory shadow_memory(const struct guest *g)
{
    return (struct space_memory){&g->host->machine->mem, &g->host->frames};
}

bool shadow_follows(const struct guest *g, const struct space *s)
{
    return g->host->strategy == SHADOW_TRACE &&
           spaces_number(g, s) != SHADOW_NEGATIVE &&
           isa_field_get(s->key, LAYOUT_rV_f) == 0;
}

/* --- entries --------------------------------------------------------------
 */

static octa make_entry(const struct space *s, tetra frame, unsigned perm)
{
    octa e = isa_field_set(0, LAYOUT_PTE_a, frame);

    e = isa_field_set(e, LAYOUT_PTE_n, s->number);
    return isa_field_set(e, LAYOUT_PTE_p, perm);
}

static tetra frame_of(octa entry)
{
    return (tetra)isa_field_get(entry, LAYOUT_PTE_a);
}

/* What the guest calls AT. */
static octa address(const struct space *s, octa at)
{
    return s->is_rvv ? addr_negative((struct pa){at}).a : at;
}

static void tell_drop(const struct guest *g, octa va, octa entries)
{
    hypervisor_tell(g, (struct event){.kind = EVENT_SHADOW_DROP,
                                      .address = va,
                                      .what = "entries",
                                      .value = {entries}});
}

/* --- what g->tc has to know -----------------------------------------------
 */

/* What the guest's tables say of VA, for which a space has ENTRY; if they do
 * not say it any more, what ENTRY does. */
static struct mmu_page page_of(struct guest *g, const struct mmu_rv *rv,
                               struct va va, octa entry)
{
    const tetra page = g->host->frames.frame[frame_of(entry)].page;
    struct mmu_walk w;

    mmu_translate(rv, va, gmem_peek, g, &w);
    if (w.outcome == MMU_MAPPED)
        return w.page;
    return (struct mmu_page){.base = {frames_place(page).a & ~bits_mask(rv->s)},
                             .s = rv->s,
                             .perm = (byte)isa_field_get(entry, LAYOUT_PTE_p)};
}

/* Let g->tc have what the machine's cache has on SIDE for AT by ENTRY. */
static void remember_side(struct guest *g, const struct space *s, octa at,
                          octa entry, enum tcache_side side)
{
    const struct mmu_rv rv = mmu_unpack(s->key);
    const struct va va = {at};
    struct mmu_page page;
    bool evicted;

    if (tcache_find(&g->host->machine->tcache, side, va, SPACE_S, s->number) ==
        NULL)
        return;
    page = page_of(g, &rv, va, entry);
    if (tcache_put(&g->tc, side, va, rv.n, &page, &evicted) != STATUS_OK)
        g->host->is_exhausted = true;
}

static void remember(struct guest *g, const struct space *s, octa at,
                     octa entry)
{
    if (!shadow_follows(g, s) || entry == 0)
        return;
    remember_side(g, s, at, entry, TCACHE_INSNS);
    remember_side(g, s, at, entry, TCACHE_DATA);
}

void entries_remember(struct guest *g, const struct space *s, octa at)
{
    remember(g, s, at, space_get(s, shadow_memory(g), at));
}

/* The machine forgets what it knows for AT, which has ENTRY until now. */
static void forget(struct guest *g, const struct space *s, octa at, octa entry)
{
    octa key = isa_field_set(address(s, at), LAYOUT_PTE_n, s->number);

    remember(g, s, at, entry);
    (void)machine_ldvts(g->host->machine, key);
}

/* Whose entries of the machine's cache are to be remembered: by sign and
 * number. */
struct owner {
    struct guest *g;
    const struct space *s;
};

static void find_owners(const struct hypervisor *h, const struct guest *but,
                        struct owner (*owners)[SPACE_NUMBERS])
{
    for (unsigned i = 0; i < h->guest_count; i++) {
        struct guest *g = h->guests[i];

        for (unsigned k = 0; g != but && k < g->shadow->end; k++) {
            const struct space *s = &g->shadow->space[k];

            if (s->root != 0)
                owners[s->is_rvv][s->number] = (struct owner){g, s};
        }
    }
}

static void remember_all(struct hypervisor *h, const struct guest *but)
{
    const struct tcache *t = &h->machine->tcache;
    struct owner owners[2][SPACE_NUMBERS] = {0};
    const struct tcache_entry *e;

    find_owners(h, but, owners);
    for (unsigned side = 0; side < TCACHE_SIDES; side++) {
        size_t at = 0;

        while ((e = tcache_next(t, (enum tcache_side)side, &at)) != NULL) {
            const struct owner *o =
                &owners[sig(e->tag) < 0][isa_field_get(e->tag, LAYOUT_PTE_n)];

            if (o->g != NULL)
                entries_remember(o->g, o->s,
                                 addr_direct((struct va){e->tag}).a &
                                     -(octa)BUS_PAGE_BYTES);
        }
    }
}

void entries_flush(struct hypervisor *h, const struct guest *but)
{
    if (h->strategy == SHADOW_TRACE)
        remember_all(h, but);
    machine_sync6(h->machine);
}

/* --- putting and dropping -------------------------------------------------
 */

/* What is there already may be in the machine's cache with fewer permissions.
 */
enum space_put entries_put(struct guest *g, struct space *s, octa at,
                           tetra page, unsigned perm)
{
    const tetra frame = g->mem.pages[page].frame;
    const octa old = space_get(s, shadow_memory(g), at);
    const octa entry = make_entry(s, frame, perm);

    assert(frame != 0 && perm != 0);
    at &= -(octa)BUS_PAGE_BYTES;
    if (old != 0 && old != entry)
        forget(g, s, at, old);
    return space_put(s, shadow_memory(g), at, entry);
}

struct drop {
    struct guest *g;
    struct space *s;
    octa count;
};

/* A space_visit. */
static octa drop_entry(void *context, octa at, octa entry)
{
    struct drop *d = context;

    forget(d->g, d->s, at, entry);
    d->count++;
    return 0;
}

void entries_drop(struct guest *g, struct space *s, octa from, octa len)
{
    struct drop d = {.g = g, .s = s};

    space_each(s, shadow_memory(g), from, len, drop_entry, &d);
    if (d.count == 0)
        return;
    g->counts.drops += d.count;
    tell_drop(g, address(s, from), d.count);
}

/* A space_visit. */
static octa forget_entry(void *context, octa at, octa entry)
{
    const struct drop *d = context;

    forget(d->g, d->s, at, entry);
    return entry;
}

void entries_forget(struct guest *g, struct space *s, octa from, octa len)
{
    struct drop d = {.g = g, .s = s};

    space_each(s, shadow_memory(g), from, len, forget_entry, &d);
}

void entries_clear(struct guest *g, struct space *s)
{
    if (s->entries > 0) {
        g->counts.drops += s->entries;
        tell_drop(g, 0, s->entries);
    }
    space_clear(s, shadow_memory(g));
}

struct denial {
    struct guest *g;
    struct space *s;
    tetra frame;
    unsigned perm;
    octa count;
};

/* A space_visit. */
static octa deny_entry(void *context, octa at, octa entry)
{
    struct denial *d = context;
    unsigned perm = (unsigned)isa_field_get(entry, LAYOUT_PTE_p);

    if (frame_of(entry) != d->frame || (perm & d->perm) == 0)
        return entry;
    forget(d->g, d->s, at, entry);
    perm &= ~d->perm;
    d->count += perm == 0;
    return perm == 0 ? 0 : make_entry(d->s, d->frame, perm);
}

void entries_deny(struct guest *g, tetra page, unsigned perm)
{
    struct denial d = {.g = g, .frame = g->mem.pages[page].frame, .perm = perm};
    struct space *negative = &g->shadow->space[SHADOW_NEGATIVE];

    if (d.frame == 0)
        return;
    d.s = negative;
    if (negative->root != 0)
        space_each(negative, shadow_memory(g), frames_place(page).a,
                   BUS_PAGE_BYTES, deny_entry, &d);
    for (unsigned i = 0; i < g->shadow->end; i++) {
        d.s = &g->shadow->space[i];
        if (d.s->root != 0 && d.s->entries > 0)
            space_each(d.s, shadow_memory(g), 0, (octa)1 << 63, deny_entry, &d);
    }
    g->counts.drops += d.count;
}
