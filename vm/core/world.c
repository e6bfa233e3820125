/* world.c - the world switch: a whole set of registers in a page. */
#include "vm/core/world.h"

#include <assert.h>
#include <string.h>

/* The special registers of a world, from octa 0 on. */
static const byte specials[] = {
    SREG_rL, SREG_rG, SREG_rO, SREG_rS, SREG_rA, SREG_rB,
    SREG_rD, SREG_rE, SREG_rH, SREG_rJ, SREG_rM, SREG_rP,
    SREG_rR, SREG_rW, SREG_rX, SREG_rY, SREG_rZ,
};

static bool is_rg(octa g)
{
    return g >= 32 && g < CPU_REGS;
}

/* Slots in use when rO is O and so on; many when that makes no sense. */
static octa slots_in_use(octa o, octa s, octa l)
{
    return (o - s) / 8 + l;
}

/* --- SAVE $X,4 ------------------------------------------------------------
 */

bool world_can_save(const octa *page)
{
    octa g = page[WORLD_HOST_RG];

    return (g == 0 || is_rg(g)) && page[WORLD_HOST_STACK] % 8 == 0;
}

static void save_globals(const struct cpu *c, octa *globals)
{
    unsigned g = cpu_first_global(c);

    memset(globals, 0, g * sizeof *globals);
    memcpy(&globals[g], &c->g[g], (CPU_REGS - g) * sizeof *globals);
}

static void save_ring(struct cpu *c, octa *ring)
{
    octa first = c->sr[SREG_rS] / 8;
    octa count = slots_in_use(c->sr[SREG_rO], c->sr[SREG_rS], c->sr[SREG_rL]);

    memset(ring, 0, CPU_RING * sizeof *ring);
    for (octa i = 0; i < count; i++) {
        unsigned physical = (unsigned)((first + i) % CPU_RING);

        ring[physical] = *cpu_ring(c, physical);
    }
}

/* An empty ring, and the registers that the host keeps in PAGE. */
static void enter_host(struct cpu *c, const octa *page)
{
    if (page[WORLD_HOST_RG] != 0)
        cpu_set_first_global(c, page[WORLD_HOST_RG]);
    c->sr[SREG_rL] = 0;
    c->sr[SREG_rO] = c->sr[SREG_rS] = page[WORLD_HOST_STACK];
    c->base = CPU_RING;
}

void world_save(struct cpu *c, octa *page)
{
    assert(world_can_save(page));
    for (unsigned i = 0; i < ARRAY_LEN(specials); i++)
        page[WORLD_SPECIALS + i] = c->sr[specials[i]];
    save_globals(c, &page[WORLD_GLOBALS]);
    save_ring(c, &page[WORLD_RING]);
    enter_host(c, page);
}

octa world_special(const octa *page, unsigned number)
{
    unsigned i = 0;

    while (i < ARRAY_LEN(specials) && specials[i] != number)
        i++;
    assert(i < ARRAY_LEN(specials));
    return page[WORLD_SPECIALS + i];
}

octa world_register(const octa *page, unsigned i)
{
    if (i >= page[WORLD_RG])
        return page[WORLD_GLOBALS + i];
    if (i >= page[WORLD_RL])
        return 0;
    return page[WORLD_RING + (page[WORLD_RO] / 8 + i) % CPU_RING];
}

octa world_hidden(const octa *page, octa i)
{
    return page[WORLD_RING + (page[WORLD_RS] / 8 + i) % CPU_RING];
}

/* --- UNSAVE 4,$Z ----------------------------------------------------------
 */

/* All 256 slots are in use where a POP was refused in the middle (regstack.h);
 * an ordinary instruction leaves one free. */
bool world_can_load(const octa *page)
{
    octa o = page[WORLD_RO], s = page[WORLD_RS], l = page[WORLD_RL];

    return is_rg(page[WORLD_RG]) && l <= page[WORLD_RG] &&
           page[WORLD_RA] >> 18 == 0 && o % 8 == 0 && s % 8 == 0 &&
           slots_in_use(o, s, l) <= CPU_RING;
}

void world_load(struct cpu *c, const octa *page)
{
    octa first = page[WORLD_RS] / 8;
    octa count = slots_in_use(page[WORLD_RO], page[WORLD_RS], page[WORLD_RL]);

    assert(world_can_load(page));
    for (unsigned i = 0; i < ARRAY_LEN(specials); i++)
        c->sr[specials[i]] = page[WORLD_SPECIALS + i];
    memcpy(c->g, &page[WORLD_GLOBALS], sizeof c->g);
    for (octa i = 0; i < count; i++)
        c->window[CPU_RING + i] = page[WORLD_RING + (first + i) % CPU_RING];
    c->base = CPU_RING + (unsigned)(count - c->sr[SREG_rL]);
}
