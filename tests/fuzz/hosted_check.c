/* hosted_check.c - is what the hypervisor knows of its memory sound? */
#include "tests/fuzz/hosted_check.h"

#include "sysvm/hypervisor/shadow_parts.h"

/* Looked at: a space of a guest, and what is wrong. */
struct look {
    struct hypervisor *h;
    struct guest *g;
    struct space *s;
    octa entries;
    const char *wrong;
};

static void demand(struct look *l, bool is_true, const char *wrong)
{
    if (!is_true && l->wrong == NULL)
        l->wrong = wrong;
}

/* --- guests' pages -------------------------------------------------------- */

static void look_at_pages(struct look *l)
{
    const struct frames *f = &l->h->frames;

    for (tetra i = 0; i < gmem_count(&l->g->mem); i++) {
        const tetra frame = l->g->mem.pages[i].frame;

        if (frame == 0)
            continue;
        demand(l, frame < f->kept, "a guest's page is in a kept frame");
        demand(l, f->frame[frame].use == FRAME_GUEST, "a page is in no frame");
        demand(l,
               f->frame[frame].guest == l->g->number && //
                   f->frame[frame].page == i,
               "a frame is another page's");
    }
}

static void look_at_frames(struct look *l)
{
    const struct frames *f = &l->h->frames;

    for (tetra i = 1; i < f->count; i++) {
        const struct frame *a = &f->frame[i];

        if (a->use == FRAME_GUEST)
            demand(l, l->h->guests[a->guest]->mem.pages[a->page].frame == i,
                   "a frame's owner does not know of it");
        if (a->use == FRAME_WORLD)
            demand(l, l->h->guests[a->guest]->world == i,
                   "a world's owner does not know of it");
    }
}

/* --- shadows -------------------------------------------------------------- */

/* A space_visit. */
static octa look_at_entry(void *look, octa at, octa entry)
{
    struct look *l = look;
    const octa number = isa_field_get(entry, LAYOUT_PTE_a);
    const struct frame *f;

    (void)at;
    l->entries++;
    demand(l, isa_field_get(entry, LAYOUT_PTE_n) == l->s->number,
           "an entry has another space's number");
    demand(l, number < l->h->frames.count, "an entry leads outside");
    if (number >= l->h->frames.count)
        return entry;
    f = &l->h->frames.frame[number];
    demand(l, f->use == FRAME_GUEST && f->guest == l->g->number,
           "an entry leads to what is not the guest's");
    if (l->s == &l->g->shadow->space[SHADOW_NEGATIVE])
        demand(l, f->page == at >> BUS_PAGE_BITS,
               "an entry for RAM leads elsewhere");
    return entry;
}

static void look_at_table(struct look *l, tetra frame)
{
    const struct frame *f = &l->h->frames.frame[frame];

    demand(l, f->use == FRAME_SHADOW && f->guest == l->g->number,
           "a table is in no frame of its own");
}

static void look_at_space(struct look *l)
{
    struct space *s = l->s;

    demand(l, s->guest == l->g->number, "a space is another guest's");
    for (unsigned i = 0; i < (s->is_rvv ? SPACE_NEGATIVE : SPACE_ROOT); i++)
        look_at_table(l, s->root + i);
    for (tetra f = s->tables; f != 0; f = l->h->frames.frame[f].next)
        look_at_table(l, f);
    l->entries = 0;
    space_each(s, shadow_memory(l->g), 0, (octa)1 << 63, look_at_entry, l);
    demand(l, l->entries == s->entries, "a space has miscounted");
}

/* --- the machine's translation cache -------------------------------------- */

/* Whose is the number of the entry E? */
static struct space *owner(const struct hypervisor *h,
                           const struct tcache_entry *e)
{
    const octa n = isa_field_get(e->tag, LAYOUT_PTE_n);

    for (unsigned i = 0; i < h->guest_count; i++)
        for (unsigned k = 0; k <= SHADOW_NEGATIVE; k++) {
            struct space *s = &h->guests[i]->shadow->space[k];

            if (s->root != 0 && s->number == n &&
                s->is_rvv == (sig(e->tag) < 0))
                return s;
        }
    return NULL;
}

static void look_at_cached(struct look *l, const struct tcache_entry *e)
{
    struct space *s = owner(l->h, e);
    const struct va va = {e->tag & -(octa)BUS_PAGE_BYTES};
    octa entry;

    if (s == NULL) {
        demand(l, isa_field_get(e->tag, LAYOUT_PTE_n) == 0 && e->page.perm == 0,
               "the machine remembers a space that is gone");
        return;
    }
    entry =
        space_get(s, shadow_memory(l->h->guests[s->guest]), addr_direct(va).a);
    if (e->page.perm == 0)
        return;
    demand(l,
           frames_place((tetra)isa_field_get(entry, LAYOUT_PTE_a)).a ==
               e->page.base.a,
           "the machine remembers another page");
    demand(l, (e->page.perm & ~isa_field_get(entry, LAYOUT_PTE_p)) == 0,
           "the machine remembers more permissions");
}

const char *hosted_check(struct hypervisor *h)
{
    struct look l = {.h = h};
    const struct tcache_entry *e;

    look_at_frames(&l);
    for (unsigned i = 0; i < h->guest_count; i++) {
        l.g = h->guests[i];
        look_at_pages(&l);
        for (unsigned k = 0; k <= SHADOW_NEGATIVE; k++) {
            l.s = &l.g->shadow->space[k];
            if (l.s->root != 0)
                look_at_space(&l);
        }
    }
    for (unsigned side = 0; side < TCACHE_SIDES; side++) {
        size_t at = 0;

        while ((e = tcache_next(&h->machine->tcache, (enum tcache_side)side,
                                &at)) != NULL)
            look_at_cached(&l, e);
    }
    return l.wrong;
}
