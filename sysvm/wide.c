/* wide.c - how far around a page a bus may reach at once. */
#include "sysvm/wide.h"

#include "sysvm/machine.h"

/* Is V, as the translation cache has it, AT, and may it be used as A wants?
 * A page that is stored to has to exist, and to be readable: stores of all
 * sizes pass by a window. */
static bool is_part(const struct machine *m, const struct bus_access *a,
                    struct va v, struct pa at)
{
    enum tcache_side side = a->kind == BUS_FETCH ? TCACHE_INSNS : TCACHE_DATA;
    const struct mmu_rv *rv;
    const struct mmu_page *p;

    if ((v.a ^ a->va) >> 63 != 0 || mem_place(&m->mem, at) != MEM_RAM)
        return false;
    rv = machine_translation(m, v);
    p = tcache_find(&m->tcache, side, v, rv->s, rv->n);
    return p != NULL && mmu_lacks(mmu_need(a), p->perm) == FAULT_NONE &&
           mmu_place(p, v).a == at.a &&
           (a->kind != BUS_STORE ||
            ((p->perm & PERM_R) != 0 && ram_find(&m->mem.ram, at.a) != NULL));
}

/* Let R, which A's page belongs to, reach as far as it can. */
static void grow(const struct machine *m, const struct bus_access *a,
                 struct wide_row *r)
{
    for (;;) {
        octa before = r->start - BUS_PAGE_BYTES;

        if (!is_part(m, a, (struct va){before}, (struct pa){before + r->delta}))
            break;
        r->start = before;
        r->size += BUS_PAGE_BYTES;
    }
    for (;;) {
        octa end = r->start + r->size;

        if (!is_part(m, a, (struct va){end}, (struct pa){end + r->delta}))
            break;
        r->size += BUS_PAGE_BYTES;
    }
}

/* The row that PAGE, at DELTA more, is in or beside; or null. */
static struct wide_row *find(const struct machine_mode *mode,
                             struct wide_row *rows, octa page, octa delta)
{
    for (unsigned i = 0; i < WIDE_ROWS; i++) {
        struct wide_row *r = &rows[i];

        if (r->epoch == mode->bus.epoch && r->delta == delta &&
            page - r->start + BUS_PAGE_BYTES <= r->size + BUS_PAGE_BYTES)
            return r;
    }
    return NULL;
}

static struct wide_row *begin(struct machine_mode *mode, enum bus_kind kind,
                              octa page, octa delta)
{
    unsigned *next = &mode->wide.next[kind];
    struct wide_row *r = &mode->wide.row[kind][*next];

    *next = (*next + 1) % WIDE_ROWS;
    *r = (struct wide_row){.start = page,
                           .size = BUS_PAGE_BYTES,
                           .delta = delta,
                           .epoch = mode->bus.epoch};
    return r;
}

/* Who looks on wants to hear of each page that is stored to. */
static bool is_watched(const struct machine *m, enum bus_kind kind)
{
    return kind == BUS_STORE &&
           (m->mem.ram.witness != NULL || m->mem.ram.watch.count > 0);
}

void wide_narrow(struct machine_mode *mode, struct bus_access *a, struct pa at)
{
    octa page = a->va & -(octa)BUS_PAGE_BYTES, delta = at.a - a->va;
    octa most_before = a->before, most_after = a->after;
    struct wide_row *r;

    a->before = a->after = 0;
    if (is_watched(mode->machine, a->kind))
        return;
    r = find(mode, mode->wide.row[a->kind], page, delta);
    if (r == NULL) {
        r = begin(mode, a->kind, page, delta);
        grow(mode->machine, a, r);
    } else if (page - r->start >= r->size) {
        grow(mode->machine, a, r);
    }
    if (page - r->start >= r->size)
        return; /* it cannot be a part, since it is not known */
    a->before = smaller(page - r->start, most_before);
    a->after = smaller(r->start + r->size - page - BUS_PAGE_BYTES, most_after);
}
