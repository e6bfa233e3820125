/* addrspace.c - how the addresses of who is looked at are translated. */
#include "debugger/addrspace.h"

#include <inttypes.h>

void addrspace_of_machine(struct machine *m, struct addrspace *s)
{
    *s = (struct addrspace){.rV = m->cpu.sr[SREG_rV],
                            .rVV = m->cpu.sr[SREG_rVV],
                            .rv = m->rv,
                            .rvv = m->rvv,
                            .is_guest = m->cpu.is_guest,
                            .cache = &m->tcache,
                            .read = mem_peek,
                            .memory = &m->mem,
                            .ram = m->mem.size,
                            .row = m->mem.row};
}

const struct mmu_rv *addrspace_translation(const struct addrspace *s,
                                           struct va v)
{
    if (!addr_is_negative(v))
        return &s->rv;
    return s->is_guest ? &s->rvv : NULL;
}

enum mem_place addrspace_place(const struct addrspace *s, struct pa at)
{
    if (at.a < s->ram)
        return MEM_RAM;
    return at.a >= ADDR_DEVICES && row_has(s->row, at) ? MEM_DEVICE
                                                       : MEM_NOWHERE;
}

bool addrspace_refuse(struct buf *why, octa va, const char *text)
{
    if (why != NULL)
        buf_printf(why, "#%" PRIx64 ": %s", va, text);
    return false;
}

/* The page of V by RV: the cache's, or *W's; null, with the reason in WHY. */
static const struct mmu_page *find(const struct addrspace *s,
                                   const struct mmu_rv *rv, struct va v,
                                   enum tcache_side side, struct mmu_walk *w,
                                   struct buf *why)
{
    const struct mmu_page *known = NULL;

    if (mmu_is_valid(rv, v))
        known = tcache_find(s->cache, side, v, rv->s, rv->n);
    if (known != NULL)
        return known;
    mmu_translate(rv, v, s->read, s->memory, w);
    if (w->outcome == MMU_MAPPED)
        return &w->page;
    (void)addrspace_refuse(why, v.a, mmu_text(w->outcome));
    return NULL;
}

bool addrspace_find(const struct addrspace *s, struct va v,
                    enum tcache_side side, struct addrspace_page *page,
                    struct buf *why)
{
    const struct mmu_rv *rv = addrspace_translation(s, v);
    const struct mmu_page *known;
    struct mmu_walk walk;

    *page = (struct addrspace_page){addr_direct(v), PERM_ALL};
    if (rv == NULL)
        return true;
    known = find(s, rv, v, side, &walk, why);
    if (known == NULL)
        return false;
    *page = (struct addrspace_page){mmu_place(known, v), known->perm};
    return true;
}

bool addrspace_is_ram(const struct addrspace *s, octa va, struct pa at,
                      struct buf *why)
{
    switch (addrspace_place(s, at)) {
    case MEM_RAM:
        return true;
    case MEM_DEVICE:
        return addrspace_refuse(
            why, va, "this is a device's register, which would notice");
    default:
        return addrspace_refuse(why, va, "there is no memory");
    }
}

bool addrspace_insn(const struct addrspace *s, octa pc, tetra *insn)
{
    struct addrspace_page page;
    octa pair;

    *insn = 0;
    if (!addrspace_find(s, (struct va){pc}, TCACHE_INSNS, &page, NULL) ||
        addrspace_place(s, page.at) != MEM_RAM)
        return false;
    pair = s->read(s->memory, (struct pa){page.at.a & -(octa)8});
    *insn = (tetra)(pc & 4 ? pair : pair >> 32);
    return (page.perm & PERM_X) != 0;
}

size_t addrspace_entries(const struct addrspace *s, octa va, octa rv,
                         struct pa *at, size_t room)
{
    const struct mmu_rv tables = mmu_unpack(rv);
    struct mmu_walk walk;
    size_t count = 0;

    if (sig(va) < 0)
        return 0;
    mmu_translate(&tables, (struct va){va}, s->read, s->memory, &walk);
    for (unsigned i = 0; i < walk.steps && count < room; i++)
        if (addrspace_place(s, walk.step[i].at) == MEM_RAM)
            at[count++] = walk.step[i].at;
    return count;
}
