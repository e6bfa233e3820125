/* shadow.c - shadow paging: what is asked from outside. */
#include "sysvm/hypervisor/shadow.h"

#include <assert.h>

#include "sysvm/hypervisor/retry.h"
#include "sysvm/hypervisor/shadow_parts.h"
#include "vm/base/alloc.h"
#include "vm/base/bits.h"

const char *const shadow_names[SHADOW_STRATEGIES] = {
    [SHADOW_FLUSH] = "flush", [SHADOW_TRACE] = "trace"};

enum status shadow_init(struct guest *g)
{
    bool is_traced = g->host->strategy == SHADOW_TRACE;

    g->shadow = alloc_zeroed(1, sizeof *g->shadow);
    if (g->shadow == NULL)
        return STATUS_NO_MEMORY;
    tcache_init(&g->shadow->changed, 0);
    return traced_init(&g->shadow->traced, gmem_count(&g->mem), is_traced);
}

void shadow_fini(struct guest *g)
{
    if (g->shadow == NULL)
        return;
    traced_fini(&g->shadow->traced);
    tcache_fini(&g->shadow->changed);
    alloc_free(g->shadow);
    g->shadow = NULL;
}

/* --- selecting ------------------------------------------------------------
 */

/* The real rV, or rVV, for a guest whose own breaks the rules: nothing is
 * mapped, since frame 0, where its tables begin, is zero.  It has an s, so that
 * LDVTS can be done meanwhile. */
static octa no_space(void)
{
    return isa_field_set(0, LAYOUT_rV_s, SPACE_S);
}

static void note_selection(struct guest *g, struct space *s, enum shadow_of of)
{
    unsigned number = spaces_number(g, s);

    if (number == g->shadow->latest[of] && s->used != 0)
        return;
    g->shadow->latest[of] = number;
    s->used = ++g->shadow->selections;
}

/* The space of addresses like VA, in *S; null if the guest's rV or rVV breaks
 * the rules.  False: no memory. */
static bool select(struct guest *g, struct va va, struct space **s)
{
    const enum shadow_of of = shadow_way(g, va);
    const struct mmu_rv rv = shadow_rv(g, va);

    *s = NULL;
    if (of != SHADOW_OF_RAM && !mmu_is_valid(&rv, va))
        return true;
    *s = spaces_need(g, of);
    if (*s != NULL && of != SHADOW_OF_RAM)
        note_selection(g, *s, of);
    return *s != NULL;
}

/* Most entries find what they want: the guest has not changed its tables. */
static void put_translation(struct machine *m, octa rv, octa rvv)
{
    const octa *sr = m->cpu.sr;

    if (rv != sr[SREG_rV] || rvv != sr[SREG_rVV])
        machine_put_translation(m, rv, rvv);
}

/* Both spaces that G needs now; either may be null, as above.  To make the
 * second one the first may have had to go, but not for ever. */
static bool select_both(struct guest *g, struct space **s,
                        struct space **negative)
{
    for (unsigned i = 0; i < g->host->guest_count + 2; i++) {
        if (!select(g, (struct va){0}, s) ||
            !select(g, addr_negative((struct pa){0}), negative))
            return false;
        if (*s == NULL || *s == spaces_find(g, SHADOW_OF_RV))
            return true;
    }
    return false;
}

static bool select_spaces(struct guest *g, struct shadow_selection *sel)
{
    struct space *s, *negative;

    if (!select_both(g, &s, &negative))
        return false;
    *sel = (struct shadow_selection){
        .is_valid = true,
        .is_guest = g->v.is_guest,
        .own_rv = g->v.rV,
        .own_rvv = g->v.rVV,
        .rv = s == NULL ? no_space() : space_rv(s),
        .rvv = negative == NULL ? no_space() : space_rv(negative)};
    return true;
}

/* Most entries find what they found before. */
bool shadow_select(struct guest *g)
{
    struct shadow_selection *sel = &g->shadow->selection;

    if ((!sel->is_valid || sel->is_guest != g->v.is_guest ||
         sel->own_rv != g->v.rV || sel->own_rvv != g->v.rVV) &&
        !select_spaces(g, sel))
        return false;
    put_translation(g->host->machine, sel->rv, sel->rvv);
    return true;
}

/* --- what the guest's tables say ------------------------------------------
 */

/* What was found for a page, on one side of the translation cache. */
struct found {
    struct mmu_page page; /* s is 0: there is none */
    bool is_known;        /* the guest's translation cache has it */
};

/* All that is known of an address. */
struct findings {
    struct va va;
    enum tcache_side side; /* where it is needed; there it is all set */
    struct found on[TCACHE_SIDES];
    bool is_walked, is_software;
    struct mmu_walk walk;
};

/* What the guest's translation cache says; under `trace', only what was put
 * there by force, since the rest follows from the tables. */
static const struct mmu_page *cached(struct guest *g, const struct mmu_rv *rv,
                                     enum tcache_side side, struct va va)
{
    bool is_traced = g->host->strategy == SHADOW_TRACE && rv->f == 0;

    return tcache_find(is_traced ? &g->shadow->changed : &g->tc, side, va,
                       rv->s, rv->n);
}

static void walk(struct guest *g, const struct mmu_rv *rv, struct findings *f)
{
    mmu_translate(rv, f->va, gmem_peek, g, &f->walk);
    f->is_walked = true;
    f->is_software = f->walk.outcome == MMU_SOFTWARE;
    if (f->walk.outcome != MMU_MAPPED)
        f->walk.page = (struct mmu_page){0};
}

/* With software, or in another of the guest's spaces, g->tc alone knows what
 * this guest has used: so it has to know all. */
static void remember_all(struct guest *g, const struct mmu_rv *rv, struct va va)
{
    for (unsigned i = 0; i < g->shadow->end; i++)
        if (shadow_has_key(&g->shadow->space[i], rv, va))
            entries_remember(g, &g->shadow->space[i],
                             addr_direct(va).a & -(octa)BUS_PAGE_BYTES);
}

static void find(struct guest *g, struct va va, enum tcache_side side,
                 struct findings *f)
{
    const struct mmu_rv rv = shadow_rv(g, va);
    bool follows = g->host->strategy == SHADOW_TRACE && rv.f == 0;

    *f = (struct findings){.va = va, .side = side};
    if (g->host->strategy == SHADOW_TRACE && rv.f == 1)
        remember_all(g, &rv, va);
    for (unsigned i = 0; i < TCACHE_SIDES; i++) {
        const struct mmu_page *p = cached(g, &rv, (enum tcache_side)i, va);

        if (p != NULL)
            f->on[i] = (struct found){*p, true};
    }
    if (f->on[side].is_known && !follows)
        return;
    walk(g, &rv, f);
    for (unsigned i = 0; i < TCACHE_SIDES; i++)
        if (!f->on[i].is_known && (i == side || follows))
            f->on[i].page = f->walk.page;
}

/* Who listens hears of the walk W through the guest's tables for X, as on the
 * bare machine.  Whether a store was refused or a CSWAP, X does not say. */
static void tell_walk(struct guest *g, const struct vmexit *x, octa va,
                      const struct mmu_walk *w)
{
    enum bus_kind kind = BUS_FETCH;

    if (!event_is_wanted(g->host->events, EVENT_MISS))
        return;
    if (x->why != WHY_FETCH)
        kind = retry_look(g, x).kind;
    hypervisor_tell(g, access_walk_event(kind, va, w));
}

/* --- filling --------------------------------------------------------------
 */

static unsigned side_perm(enum tcache_side side)
{
    return side == TCACHE_INSNS ? PERM_X : PERM_R | PERM_W;
}

/* What the two sides permit together for the page where the needed one is; if
 * they do not agree where that is, only what is needed now. */
static unsigned joint_perm(const struct findings *f)
{
    const struct found *own = &f->on[f->side], *other = &f->on[!f->side];
    unsigned perm = own->page.perm & side_perm(f->side);

    if (other->page.s != 0 &&
        mmu_place(&own->page, f->va).a == mmu_place(&other->page, f->va).a)
        perm |= other->page.perm & side_perm((enum tcache_side) !f->side);
    return perm;
}

/* What E was for is gone from g->tc: let its shadows go, too. */
static void drop_evicted(struct guest *g, const struct tcache_entry *e)
{
    const struct mmu_rv rv = {.s = e->page.s,
                              .n = (wyde)isa_field_get(e->tag, LAYOUT_PTE_n)};

    for (unsigned i = 0; i < g->shadow->end; i++) {
        struct space *s = &g->shadow->space[i];

        if (shadow_has_key(s, &rv, (struct va){e->tag}) &&
            !shadow_follows(g, s))
            entries_drop(g, s, shadow_first_byte(&rv, (struct va){e->tag}),
                         (octa)1 << rv.s);
    }
}

bool shadow_remember(struct guest *g, enum tcache_side side, struct va va,
                     const struct mmu_page *p)
{
    const struct mmu_rv rv = shadow_rv(g, va);
    bool evicted;

    if (tcache_put(&g->tc, side, va, rv.n, p, &evicted) != STATUS_OK)
        return false;
    if (evicted) {
        const struct tcache_entry gone = g->tc.made.evicted;

        drop_evicted(g, &gone);
    }
    return true;
}

/* What is to be in the shadow tables. */
struct filling {
    octa at;
    tetra page;
    unsigned perm;
    const struct mmu_walk *walk; /* that it follows from, or null */
    enum shadow_of of;
};

/* Put it there, whose space is S; but no permission to write to a table.  If
 * nothing else is left, it will be asked for again. */
static enum space_put put(struct guest *g, struct space *s,
                          const struct filling *f)
{
    unsigned perm = f->perm;

    if (f->walk != NULL && shadow_follows(g, s) &&
        !traced_walk(g, spaces_number(g, s), f->walk))
        return SPACE_PUT_NO_HOST;
    if (traced_has(&g->shadow->traced, f->page))
        perm &= ~(unsigned)PERM_W;
    return perm == 0 ? SPACE_PUT_DONE : entries_put(g, s, f->at, f->page, perm);
}

/* A's segment shall have five blocks; those that do not keep theirs lose what
 * they have. */
static void rebuild(struct guest *g, struct space *s, octa at)
{
    octa before = s->entries;

    entries_flush(g->host, NULL);
    g->shadow->selection.is_valid = false;
    space_rebuild(s, shadow_memory(g), at);
    g->counts.drops += before - s->entries;
}

/* To make room may take away what was there, so all of it is tried again; but
 * not for ever. */
static enum shadow_outcome fill(struct guest *g, const struct filling *f)
{
    for (unsigned i = 0; i < g->host->guest_count + 2; i++) {
        struct space *s = spaces_need(g, f->of);

        if (s == NULL)
            return SHADOW_NO_MEMORY;
        switch (put(g, s, f)) {
        case SPACE_PUT_DONE:
            return SHADOW_FILLED;
        case SPACE_PUT_BEYOND:
            rebuild(g, s, f->at);
            break;
        case SPACE_PUT_FULL:
            if (!spaces_make_room(g->host))
                return SHADOW_NO_MEMORY;
            break;
        case SPACE_PUT_NO_HOST:
            return SHADOW_NO_MEMORY;
        }
    }
    return SHADOW_NO_MEMORY;
}

/* Which access X is, as counts.fills has them. */
static unsigned access_of(const struct vmexit *x)
{
    return x->program & FAULT_X ? 2 : x->program & FAULT_W ? 1 : 0;
}

static void tell_fill(const struct guest *g, const struct vmexit *x, octa va,
                      struct gpa gpa, unsigned perm)
{
    static const char *const names[] = {"load", "store", "fetch"};
    const tetra frame = g->mem.pages[gpa.a >> BUS_PAGE_BITS].frame;

    hypervisor_tell(g, (struct event){.kind = EVENT_SHADOW_FILL,
                                      .address = va,
                                      .what = names[access_of(x)],
                                      .value = {gpa.a & -(octa)BUS_PAGE_BYTES,
                                                frames_place(frame).a, perm}});
}

/* Is PAGE one that is to be written by hand? */
static bool is_traced(struct guest *g, tetra page)
{
    return traced_has(&g->shadow->traced, page) && traced_allows(g, page);
}

/* GPA is what VA is, with the permissions PERM, by WALK or not. */
static struct shadow_answer lead_to(struct guest *g, const struct vmexit *x,
                                    octa va, struct gpa gpa, unsigned perm,
                                    const struct mmu_walk *walk)
{
    struct shadow_answer a = {.outcome = SHADOW_ELSEWHERE, .gpa = gpa};
    const struct filling f = {.at = addr_direct((struct va){va}).a &
                                    -(octa)BUS_PAGE_BYTES,
                              .page = (tetra)(gpa.a >> BUS_PAGE_BITS),
                              .perm = perm,
                              .walk = walk,
                              .of = shadow_way(g, (struct va){va})};
    const octa page_ins = g->counts.page_ins;
    struct pa pa;

    if (!gmem_has(&g->mem, gpa))
        return a;
    a.outcome = SHADOW_TRACED;
    if ((x->program & FAULT_W) != 0 && is_traced(g, f.page))
        return a;
    a.outcome = gmem_place(g, gpa, &pa) ? fill(g, &f) : SHADOW_NO_MEMORY;
    a.is_in = g->counts.page_ins != page_ins;
    if (a.outcome != SHADOW_NO_MEMORY) {
        g->counts.fills[access_of(x)]++;
        tell_fill(g, x, va, gpa, perm);
    }
    return a;
}

static unsigned refused_bits(const struct vmexit *x)
{
    return x->program & (FAULT_R | FAULT_W | FAULT_X);
}

static struct shadow_answer miss(struct guest *g, const struct vmexit *x,
                                 struct va va)
{
    enum tcache_side side = x->why == WHY_FETCH ? TCACHE_INSNS : TCACHE_DATA;
    struct shadow_answer a = {.outcome = SHADOW_REFUSED};
    const struct mmu_page *p;
    struct findings f;

    find(g, va, side, &f);
    if (!f.on[side].is_known)
        tell_walk(g, x, va.a, &f.walk);
    if (f.is_software && !f.on[side].is_known)
        return (struct shadow_answer){.outcome = SHADOW_SOFTWARE};
    p = &f.on[side].page;
    a.lacks = refused_bits(x) & ~mmu_lacks(p->perm, 0);
    if (a.lacks != FAULT_NONE)
        return a;
    if (!shadow_remember(g, side, va, p))
        return (struct shadow_answer){.outcome = SHADOW_NO_MEMORY};
    return lead_to(g, x, va.a, (struct gpa){mmu_place(p, va).a}, joint_perm(&f),
                   f.is_walked && f.walk.outcome == MMU_MAPPED ? &f.walk
                                                               : NULL);
}

struct shadow_answer shadow_miss(struct guest *g, const struct vmexit *x,
                                 octa va)
{
    const struct mmu_rv rv = shadow_rv(g, (struct va){va});

    assert(refused_bits(x) != 0);
    if (shadow_way(g, (struct va){va}) == SHADOW_OF_RAM)
        return lead_to(g, x, va, (struct gpa){addr_direct((struct va){va}).a},
                       PERM_ALL, NULL);
    if (!mmu_is_valid(&rv, (struct va){va}))
        return (struct shadow_answer){.outcome = SHADOW_REFUSED,
                                      .lacks = refused_bits(x)};
    return miss(g, x, (struct va){va});
}

/* --- what happens to memory -----------------------------------------------
 */

void shadow_drop_page(struct guest *g, octa page)
{
    entries_deny(g, (tetra)page, PERM_ALL);
}

void shadow_stored(struct guest *g, struct gpa at, octa before)
{
    traced_stored(g, at, before);
}

void shadow_written(struct guest *g, octa page)
{
    traced_written(g, (tetra)page);
}

/* --- looking on -----------------------------------------------------------
 */

void shadow_walk(struct guest *g, octa va, struct mmu_walk *w)
{
    const struct va at = {va};
    const struct mmu_rv own = shadow_rv(g, at);
    const enum shadow_of of = shadow_way(g, at);
    const struct space *s = NULL;
    struct mmu_rv rv;

    if (of == SHADOW_OF_RAM || mmu_is_valid(&own, at))
        s = spaces_find(g, of);
    rv = mmu_unpack(s == NULL || s->root == 0 ? no_space() : space_rv(s));
    mmu_translate(&rv, at, mem_peek, &g->host->machine->mem, w);
}

bool shadow_is_traced(const struct guest *g, octa page)
{
    return traced_has(&g->shadow->traced, page);
}

/* --- saving ---------------------------------------------------------------
 */

void shadow_save(const struct guest *g, struct buf *b)
{
    const struct shadow *sh = g->shadow;

    buf_add_octa(b, sh->end);
    buf_add_octa(b, sh->latest[SHADOW_OF_RV]);
    buf_add_octa(b, sh->latest[SHADOW_OF_RVV]);
    buf_add_octa(b, sh->selections);
    space_save(&sh->space[SHADOW_NEGATIVE], b);
    for (unsigned i = 0; i < sh->end; i++)
        space_save(&sh->space[i], b);
    traced_save(&sh->traced, b);
    tcache_save(&sh->changed, b);
}

enum status shadow_restore(struct guest *g, struct reader *r)
{
    const struct frames *f = &g->host->frames;
    struct shadow *sh = g->shadow;
    enum status s;

    sh->selection.is_valid = false;
    sh->end = (unsigned)reader_up_to(r, SHADOW_SPACES);
    sh->latest[SHADOW_OF_RV] = (unsigned)reader_up_to(r, SHADOW_SPACES - 1);
    sh->latest[SHADOW_OF_RVV] = (unsigned)reader_up_to(r, SHADOW_SPACES - 1);
    sh->selections = reader_octa(r);
    space_restore(&sh->space[SHADOW_NEGATIVE], f, r);
    for (unsigned i = 0; i < SHADOW_SPACES; i++) {
        if (i < sh->end)
            space_restore(&sh->space[i], f, r);
        else
            sh->space[i] = (struct space){0};
    }
    s = traced_restore(&sh->traced, r);
    return s == STATUS_OK ? tcache_restore(&sh->changed, r) : s;
}
