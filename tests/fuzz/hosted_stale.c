/* hosted_stale.c - what random kernels forget under `trace'. */
#include "tests/fuzz/hosted_stale.h"

#include "vm/base/alloc.h"
#include "vm/base/grow.h"

static struct hosted_said *find(struct hosted_stale *s,
                                const struct tcache_entry *e)
{
    for (size_t i = 0; i < s->count; i++)
        if (s->said[i].tag == e->tag && s->said[i].s == e->page.s)
            return &s->said[i];
    return NULL;
}

static void add(struct hosted_stale *s, const struct tcache_entry *e,
                const struct mmu_walk *w)
{
    struct hosted_said *grown =
        grow_array(s->said, s->count, &s->room, sizeof *s->said);

    CHECK(grown != NULL);
    s->said = grown;
    s->said[s->count++] =
        (struct hosted_said){.tag = e->tag, .s = e->page.s, .walk = *w};
}

/* Have A and B read the same entries? */
static bool is_same(const struct mmu_walk *a, const struct mmu_walk *b)
{
    if (a->outcome != b->outcome || a->steps != b->steps)
        return false;
    for (unsigned i = 0; i < a->steps; i++)
        if (a->step[i].at.a != b->step[i].at.a ||
            a->step[i].entry != b->step[i].entry)
            return false;
    return true;
}

/* Does E have what W has found? */
static bool is_of(const struct tcache_entry *e, const struct mmu_walk *w)
{
    return w->outcome == MMU_MAPPED && w->page.base.a == e->page.base.a &&
           w->page.perm == e->page.perm;
}

/* Do the tables say another thing of E than before?  While software translates,
 * what is seen first is its business. */
static bool is_stale(struct hosted_stale *s, struct machine *m,
                     const struct tcache_entry *e)
{
    const struct va va = {e->tag & ~(octa)0x1fff};
    struct mmu_rv rv = addr_is_negative(va) ? m->rvv : m->rv;
    const struct hosted_said *said = find(s, e);
    bool is_software = rv.f == 1;
    struct mmu_walk w;

    if (!mmu_is_valid(&rv, va) || rv.s != e->page.s ||
        rv.n != isa_field_get(e->tag, LAYOUT_PTE_n))
        return false;
    rv.f = 0;
    mmu_translate(&rv, va, mem_peek, &m->mem, &w);
    if (said != NULL)
        return !is_same(&said->walk, &w);
    add(s, e, &w);
    return !is_software && !is_of(e, &w);
}

bool hosted_stale_flush(struct hosted_stale *s, struct twins *t)
{
    const struct tcache_entry *e;
    bool is_needed = false;

    for (unsigned side = 0; side < TCACHE_SIDES; side++)
        for (size_t at = 0;
             (e = tcache_next(&t->bare->tcache, (enum tcache_side)side, &at)) !=
             NULL;)
            is_needed |= is_stale(s, t->bare, e);
    if (!is_needed)
        return false;
    machine_sync6(t->bare);
    shadow_clear(t->guest);
    s->count = 0;
    return true;
}

void hosted_stale_fini(struct hosted_stale *s)
{
    alloc_free(s->said);
    *s = (struct hosted_stale){0};
}
