/* show_machine.c - what a bare machine has, and a guest: translation.
 *
 * The walk is made anew each time, from the tables as they are now; what the
 * machine remembers of earlier walks is its translation cache, and both may
 * differ.
 */
#include "debugger/show_machine.h"

#include <inttypes.h>

#include "debugger/show_word.h"
#include "vm/base/bits.h"

/* What is known of an address that is translated. */
struct known {
    struct va va;
    const struct mmu_rv *rv; /* by this; borrowed */
    struct mmu_walk walk;
    const struct mmu_page *cached[TCACHE_SIDES]; /* or null; borrowed */
};

static bool is_translated(const struct addrspace *s, octa va)
{
    return addrspace_translation(s, (struct va){va}) != NULL;
}

static struct known look(const struct addrspace *s, octa va)
{
    struct known k = {.va = {va},
                      .rv = addrspace_translation(s, (struct va){va})};

    mmu_translate(k.rv, k.va, s->read, s->memory, &k.walk);
    if (mmu_is_valid(k.rv, k.va))
        for (unsigned i = 0; i < TCACHE_SIDES; i++)
            k.cached[i] = tcache_find(s->cache, (enum tcache_side)i, k.va,
                                      k.rv->s, k.rv->n);
    return k;
}

static enum tcache_side side_of(enum bus_kind kind)
{
    return kind == BUS_FETCH ? TCACHE_INSNS : TCACHE_DATA;
}

/* The page that counts for KIND: what the cache has, else what the tables say;
 * null: there is none. */
static const struct mmu_page *page_for(const struct known *k,
                                       enum bus_kind kind)
{
    const struct mmu_page *cached = k->cached[side_of(kind)];

    if (cached != NULL)
        return cached;
    return k->walk.outcome == MMU_MAPPED ? &k->walk.page : NULL;
}

/* --- physical places ------------------------------------------------------
 */

/* What is at AT: "RAM", "the disk's COMMAND: store: …", "nothing". */
static void add_physical(struct buf *out, const struct addrspace *s,
                         struct pa at)
{
    octa page = (at.a - ADDR_DEVICES) >> BUS_PAGE_BITS;
    unsigned offset = (unsigned)(at.a % BUS_PAGE_BYTES) & ~7u;
    const struct dev_register_info *known;

    buf_printf(out, "%sphysical #%016" PRIx64 ", ",
               s->is_virtual ? "guest-" : "", at.a);
    if (addrspace_place(s, at) != MEM_DEVICE) {
        buf_add_string(out,
                       addrspace_place(s, at) == MEM_RAM ? "RAM" : "nowhere");
        return;
    }
    known = dev_find((unsigned)page, offset);
    buf_printf(out, "the %s", dev_infos[page].name);
    if (known != NULL)
        buf_printf(out, "'s register %s (%s)", known->name, known->meaning);
}

/* --- the walk -------------------------------------------------------------
 */

static void add_step(struct buf *out, const struct addrspace *s,
                     const struct mmu_step *step)
{
    buf_printf(out, "  %s at #%016" PRIx64 " is #%016" PRIx64 ":  ",
               step->level == 0 ? "PTE" : "PTP", step->at.a, step->entry);
    show_word_fields(out, step->level == 0 ? "PTE" : "PTP", step->entry);
    if (addrspace_place(s, step->at) != MEM_RAM)
        buf_add_string(out, "  (no RAM there: read as 0)");
    buf_add_byte(out, '\n');
}

/* Where in its segment the address is, digit by digit. */
static void add_number(struct buf *out, const struct known *k)
{
    const struct mmu_walk *w = &k->walk;

    buf_printf(out, "  segment %u, page #%" PRIx64, w->segment, w->number);
    if (w->digits > 1)
        for (unsigned i = w->digits; i-- > 0;)
            buf_printf(out, "%s#%" PRIx64, i + 1 == w->digits ? " (" : " ",
                       bits_get(w->number, MMU_DIGIT_BITS * i, MMU_DIGIT_BITS));
    buf_printf(out, "%s, byte #%" PRIx64 " in it\n", w->digits > 1 ? ")" : "",
               k->va.a & bits_mask(k->rv->s));
}

static void add_page(struct buf *out, const struct addrspace *s,
                     const struct mmu_page *p, struct va va)
{
    show_word_permissions(out, p->perm);
    buf_add_string(out, ", ");
    add_physical(out, s, mmu_place(p, va));
}

/* Why there is no page, and who is to blame: the last entry, if any. */
static void add_blame(struct buf *out, const struct mmu_walk *w)
{
    buf_add_string(out, mmu_text(w->outcome));
    if (w->steps > 0)
        buf_printf(out, " (the one at #%" PRIx64 ")",
                   w->step[w->steps - 1].at.a);
}

static void add_rv(struct buf *out, const struct addrspace *s,
                   const struct known *k)
{
    bool is_rvv = addr_is_negative(k->va);

    buf_printf(out, "  %s%s: ", is_rvv ? "rVV" : "rV",
               s->is_virtual ? ", virtual" : "");
    show_word_fields(out, "rV", is_rvv ? s->rVV : s->rV);
    buf_add_byte(out, '\n');
}

static void add_walk(struct buf *out, const struct addrspace *s,
                     const struct known *k)
{
    const struct mmu_walk *w = &k->walk;

    add_rv(out, s, k);
    if (mmu_is_valid(k->rv, k->va) && w->outcome != MMU_SOFTWARE)
        add_number(out, k);
    for (unsigned i = 0; i < w->steps; i++)
        add_step(out, s, &w->step[i]);
    buf_add_string(out, "  the tables say: ");
    if (w->outcome == MMU_MAPPED)
        add_page(out, s, &w->page, k->va);
    else
        add_blame(out, w);
    buf_add_byte(out, '\n');
}

/* --- the cache ------------------------------------------------------------
 */

/* Would the tables, asked now, give the cached page P? */
static bool is_stale(const struct mmu_page *p, const struct mmu_walk *w)
{
    if (w->outcome == MMU_SOFTWARE)
        return false; /* nobody else knows */
    return w->outcome != MMU_MAPPED || w->page.base.a != p->base.a ||
           w->page.perm != p->perm;
}

static void add_cached(struct buf *out, const struct addrspace *s,
                       const struct known *k, enum tcache_side side)
{
    const struct mmu_page *p = k->cached[side];

    buf_printf(out,
               "  the %scache for %s has: ", s->is_virtual ? "virtual " : "",
               side == TCACHE_INSNS ? "instructions" : "data");
    if (p == NULL)
        buf_add_string(out, "nothing");
    else
        add_page(out, s, p, k->va);
    if (p != NULL && is_stale(p, &k->walk))
        buf_add_string(out, "; STALE: the tables say something else");
    buf_add_byte(out, '\n');
}

/* --- fetches --------------------------------------------------------------
 */

/* Instructions come from RAM only, whatever the tables permit: is A the fetch
 * of one that leads elsewhere, by the page P? */
static bool is_astray(const struct addrspace *s, const struct bus_access *a,
                      const struct mmu_page *p)
{
    return a->kind == BUS_FETCH && p != NULL &&
           addrspace_place(s, mmu_place(p, (struct va){a->va})) != MEM_RAM;
}

/* --- permissions ----------------------------------------------------------
 */

static const struct {
    const char *name;
    struct bus_access access;
} accesses[] = {
    {"load", {.kind = BUS_LOAD, .size = 8}},
    {"store of an octa", {.kind = BUS_STORE, .size = 8}},
    {"smaller store", {.kind = BUS_STORE, .size = 1}},
    {"fetch", {.kind = BUS_FETCH, .size = 4}},
};

static void add_permitted(struct buf *out, const struct addrspace *s,
                          const struct known *k)
{
    for (size_t i = 0; i < ARRAY_LEN(accesses); i++) {
        struct bus_access a = accesses[i].access;
        const struct mmu_page *p = page_for(k, a.kind);
        unsigned need = mmu_need(&a);
        unsigned lacks = need & ~(p == NULL ? 0u : p->perm);

        buf_printf(out, "%s%s: ", i == 0 ? "  " : "; ", accesses[i].name);
        a.va = k->va.a;
        if (k->walk.outcome == MMU_SOFTWARE && p == NULL) {
            buf_add_string(out, "asks the kernel");
        } else if (lacks == 0 && is_astray(s, &a, p)) {
            buf_add_string(out, "lacks RAM (x)");
        } else if (lacks == 0) {
            buf_add_string(out, "permitted");
        } else {
            buf_add_string(out, "lacks ");
            show_word_requests(out,
                               fault_in_rq(mmu_lacks(need, need & ~lacks)));
        }
    }
    buf_add_byte(out, '\n');
}

void show_machine_walk(struct buf *out, const struct addrspace *s, octa va)
{
    struct known k;

    buf_printf(out, "#%016" PRIx64 "\n", va);
    if (!is_translated(s, va)) {
        buf_add_string(out,
                       "  negative: not translated, for the kernel only; ");
        add_physical(out, s, addr_direct((struct va){va}));
        buf_add_byte(out, '\n');
        return;
    }
    k = look(s, va);
    add_walk(out, s, &k);
    add_cached(out, s, &k, TCACHE_DATA);
    add_cached(out, s, &k, TCACHE_INSNS);
    add_permitted(out, s, &k);
}

void show_machine_cached(struct buf *out, const struct addrspace *s, octa va)
{
    struct known k = look(s, va);

    add_cached(out, s, &k, TCACHE_DATA);
    add_cached(out, s, &k, TCACHE_INSNS);
}

unsigned show_machine_fault(const struct addrspace *s,
                            const struct bus_access *a, bool is_kernel)
{
    const struct mmu_page *p;
    struct known k;

    if (sig(a->va) < 0 && !is_kernel && a->kind != BUS_FETCH)
        return FAULT_N;
    if (!is_translated(s, a->va))
        return a->kind == BUS_FETCH &&
                       addrspace_place(s, addr_direct((struct va){a->va})) !=
                           MEM_RAM
                   ? FAULT_X
                   : FAULT_NONE;
    k = look(s, a->va);
    p = page_for(&k, a->kind);
    if (p == NULL && k.walk.outcome == MMU_SOFTWARE)
        return FAULT_NONE;
    if (is_astray(s, a, p))
        return FAULT_X;
    return mmu_lacks(mmu_need(a), p == NULL ? 0 : p->perm);
}

/* --- in one sentence ------------------------------------------------------
 */

static const char *name_of(enum bus_kind kind)
{
    static const char *const names[BUS_KINDS] = {[BUS_LOAD] = "a load from",
                                                 [BUS_STORE] = "a store to",
                                                 [BUS_FETCH] = "a fetch from"};

    return names[kind];
}

/* Why P permits what it does: the cache, or the last entry of the walk. */
static void add_source(struct buf *out, const struct known *k,
                       enum bus_kind kind)
{
    const struct mmu_walk *w = &k->walk;
    const struct mmu_page *cached = k->cached[side_of(kind)];

    if (cached != NULL)
        buf_printf(out, "the translation cache%s",
                   is_stale(cached, w) ? ", which is stale," : "");
    else
        buf_printf(out, "the PTE #%016" PRIx64 " at #%" PRIx64,
                   w->step[w->steps - 1].entry, w->step[w->steps - 1].at.a);
}

static void add_translated(struct buf *out, const struct addrspace *s,
                           const struct known *k, const struct bus_access *a)
{
    const struct mmu_page *p = page_for(k, a->kind);
    unsigned need = mmu_need(a);

    if (p == NULL) {
        buf_add_string(out, k->walk.outcome == MMU_SOFTWARE
                                ? "has no translation yet: "
                                : "has no page: ");
        add_blame(out, &k->walk);
        return;
    }
    buf_add_string(out, "needs ");
    show_word_requests(out, fault_in_rq(mmu_lacks(need, 0)));
    buf_add_string(out, ", and ");
    add_source(out, k, a->kind);
    buf_add_string(out, " permits ");
    show_word_permissions(out, p->perm);
    if ((need & ~p->perm) == 0) {
        buf_add_string(out, is_astray(s, a, p)
                                ? ": but that leads to where no RAM is"
                                : ": it is permitted now");
        return;
    }
    buf_add_string(out, ": it lacks ");
    show_word_requests(out, fault_in_rq(mmu_lacks(need, p->perm)));
}

void show_machine_access(struct buf *out, const struct addrspace *s,
                         const struct bus_access *a, bool is_kernel)
{
    struct known k;

    buf_printf(out, "%s #%" PRIx64 " ", name_of(a->kind), a->va);
    if (sig(a->va) >= 0 || (is_kernel && is_translated(s, a->va))) {
        k = look(s, a->va);
        add_translated(out, s, &k, a);
    } else if (!is_kernel) {
        buf_add_string(out, "raises n: negative addresses are the kernel's");
    } else {
        buf_add_string(out, "reaches ");
        add_physical(out, s, addr_direct((struct va){a->va}));
    }
}

/* --- entries --------------------------------------------------------------
 */

enum status show_machine_entry(struct target *t, octa va, unsigned level,
                               struct target_octa *at, struct error *e)
{
    struct target_octa entries[MMU_LEVELS];
    struct addrspace s;
    size_t count;
    struct known k;

    if (!t->class->space(t, &s))
        return error_set(e, STATUS_REFUSED,
                         "a %s has no page tables: its addresses are not "
                         "translated",
                         t->class->name);
    if (sig(va) < 0)
        return error_set(e, STATUS_BAD_INPUT,
                         "#%" PRIx64 " is negative: no tables are asked", va);
    k = look(&s, va);
    count = t->class->entries(t, va, s.rV, entries, MMU_LEVELS);
    for (unsigned i = 0; i < k.walk.steps && i < count; i++)
        if (k.walk.step[i].level == level) {
            *at = entries[i];
            return STATUS_OK;
        }
    return error_set(e, STATUS_BAD_INPUT,
                     "no entry of level %u is read for #%" PRIx64 ": %s", level,
                     va, mmu_text(k.walk.outcome));
}
