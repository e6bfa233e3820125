/* worlds.c - the world switch of a machine: where the page may be. */
#include "sysvm/worlds.h"

#include <assert.h>
#include <string.h>

#include "vm/core/world.h"

/* Is ADDRESS that of a page in RAM?  Then it is at *AT. */
static bool find(const struct machine *m, octa address, struct pa *at)
{
    const struct va v = {address};

    *at = addr_direct(v);
    return addr_is_negative(v) && address % BUS_PAGE_BYTES == 0 &&
           mem_place(&m->mem, *at) == MEM_RAM;
}

/* What the page AT holds; zeros if nothing was ever stored there. */
static const octa *contents(const struct machine *m, struct pa at)
{
    const octa *page = ram_find(&m->mem.ram, at.a);

    return page != NULL ? page : ram_zero_page();
}

/* Those who have decoded or watch the page AT, which was BEFORE up to
 * WORLD_END, hear of it. */
static void tell(struct machine *m, struct pa at, const octa *page,
                 const octa *before)
{
    bus_written_page(&m->kernel.bus, page);
    if (!ram_is_watched(&m->mem.ram, at.a))
        return;
    for (unsigned i = 0; i < WORLD_END; i++)
        memwatch_compare(&m->mem.ram.watch, at.a + 8 * (octa)i, before[i],
                         page[i]);
}

bool worlds_save(struct machine *m, struct pa at)
{
    octa before[WORLD_END], *page;

    if (!world_can_save(contents(m, at)))
        return false;
    page = mem_touch(&m->mem, at);
    if (page == NULL)
        return true; /* the run ends: mem_is_exhausted() */
    memcpy(before, page, sizeof before);
    world_save(&m->cpu, page);
    tell(m, at, page, before);
    return true;
}

bool worlds_load(struct machine *m, struct pa at)
{
    if (!world_can_load(contents(m, at)))
        return false;
    world_load(&m->cpu, contents(m, at));
    return true;
}

bool worlds_switch(struct machine *m, const struct operands *o)
{
    struct pa at;

    assert(o->op == OP_SAVE || o->op == OP_UNSAVE);
    if (o->op == OP_UNSAVE)
        return find(m, o->z, &at) && worlds_load(m, at);
    return o->X >= cpu_first_global(&m->cpu) && find(m, o->b, &at) &&
           worlds_save(m, at);
}
