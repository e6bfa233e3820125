/* regstack.c - the register stack. */
#include "vm/core/regstack.h"

#include "vm/base/bits.h"

/* Spill the oldest slot. */
static unsigned spill(struct cpu *c)
{
    octa s = c->sr[SREG_rS];
    unsigned fault = bus_ring(c->bus, BUS_STORE, s, &c->ring[s / 8 % CPU_RING]);

    if (fault == FAULT_NONE)
        c->sr[SREG_rS] += 8;
    return fault;
}

/* Fill the slot below the oldest one. */
static unsigned fill(struct cpu *c)
{
    octa s = c->sr[SREG_rS] - 8;
    unsigned fault = bus_ring(c->bus, BUS_LOAD, s, &c->ring[s / 8 % CPU_RING]);

    if (fault == FAULT_NONE)
        c->sr[SREG_rS] = s;
    return fault;
}

/* Slots in use when there are L local registers. */
static octa slots_used(const struct cpu *c, octa l)
{
    return (c->sr[SREG_rO] - c->sr[SREG_rS]) / 8 + l;
}

/* One more local register, of value 0.  The ring may never be full to the
 * last slot, since full and empty would look alike. */
static unsigned grow(struct cpu *c)
{
    unsigned fault = FAULT_NONE;

    if (slots_used(c, c->sr[SREG_rL] + 1) % CPU_RING == 0)
        fault = spill(c);
    if (fault == FAULT_NONE)
        *cpu_slot(c, (unsigned)c->sr[SREG_rL]++) = 0;
    return fault;
}

unsigned regstack_make_local(struct cpu *c, unsigned x)
{
    unsigned fault = FAULT_NONE;

    if (x >= cpu_first_global(c))
        return FAULT_NONE;
    while (fault == FAULT_NONE && x >= cpu_local_count(c))
        fault = grow(c);
    return fault;
}

unsigned regstack_push(struct cpu *c, unsigned x)
{
    unsigned fault = FAULT_NONE;

    if (x >= cpu_first_global(c)) {
        x = cpu_local_count(c);
        fault = grow(c);
    }
    if (fault != FAULT_NONE)
        return fault;
    *cpu_slot(c, x) = x;
    c->sr[SREG_rL] -= x + 1;
    c->sr[SREG_rO] += 8 * ((octa)x + 1);
    return FAULT_NONE;
}

/* Fill until the hole below $0 and the HIDDEN registers below it are in the
 * ring. */
static unsigned fill_frame(struct cpu *c, unsigned *hidden)
{
    unsigned fault = FAULT_NONE;

    if (c->sr[SREG_rS] == c->sr[SREG_rO])
        fault = fill(c);
    if (fault != FAULT_NONE)
        return fault;
    *hidden = (unsigned)(*cpu_slot(c, CPU_RING - 1) & 0xff);
    while (fault == FAULT_NONE && slots_used(c, 0) <= *hidden)
        fault = fill(c);
    return fault;
}

unsigned regstack_pop(struct cpu *c, unsigned x)
{
    unsigned local = cpu_local_count(c), global = cpu_first_global(c);
    unsigned hidden = 0, kept, fault;
    octa result = x > 0 && x <= local ? *cpu_slot(c, x - 1) : 0;

    fault = fill_frame(c, &hidden);
    if (fault != FAULT_NONE)
        return fault;
    kept = hidden + (x <= local ? x : local + 1);
    if (kept > global)
        kept = global;
    if (kept > hidden) /* the main result goes where the hole was */
        *cpu_slot(c, CPU_RING - 1) = result;
    c->sr[SREG_rL] = kept;
    c->sr[SREG_rO] -= 8 * ((octa)hidden + 1);
    return FAULT_NONE;
}

/* The word on top of what SAVE stores: rG in the top byte, rA. */
static octa rg_and_ra(const struct cpu *c)
{
    return c->sr[SREG_rG] << 56 | c->sr[SREG_rA];
}

/* Store VALUE at rS and move rS up. */
static unsigned save_octa(struct cpu *c, octa value)
{
    unsigned fault = bus_ring(c->bus, BUS_STORE, c->sr[SREG_rS], &value);

    if (fault == FAULT_NONE)
        c->sr[SREG_rS] += 8;
    return fault;
}

/* Move rS down and load what is there. */
static unsigned unsave_octa(struct cpu *c, octa *value)
{
    octa s = c->sr[SREG_rS] - 8;
    unsigned fault = bus_ring(c->bus, BUS_LOAD, s, value);

    if (fault == FAULT_NONE)
        c->sr[SREG_rS] = s;
    return fault;
}

/* Push all local registers with their number as the hole, and spill. */
static unsigned save_locals(struct cpu *c)
{
    unsigned fault = regstack_push(c, CPU_REGS - 1);

    while (fault == FAULT_NONE && c->sr[SREG_rS] != c->sr[SREG_rO])
        fault = spill(c);
    return fault;
}

unsigned regstack_save(struct cpu *c, octa *top)
{
    unsigned fault = save_locals(c);

    for (unsigned k = cpu_first_global(c); k < CPU_REGS && !fault; k++)
        fault = save_octa(c, c->g[k]);
    for (unsigned k = 0; k < SREG_COUNT && !fault; k++)
        if (isa_sregs[k].flags & SREG_SAVED)
            fault = save_octa(c, c->sr[k]);
    if (!fault)
        fault = save_octa(c, rg_and_ra(c));
    c->sr[SREG_rO] = c->sr[SREG_rS];
    *top = c->sr[SREG_rS] - 8;
    return fault;
}

/* The word on top: rG, at least 32, and rA. */
static unsigned unsave_rg_and_ra(struct cpu *c)
{
    octa word = 0;
    unsigned fault = unsave_octa(c, &word);

    if (fault != FAULT_NONE)
        return fault;
    c->sr[SREG_rG] = word >> 56 < 32 ? 32 : word >> 56;
    c->sr[SREG_rA] = word & bits_mask(18);
    return FAULT_NONE;
}

/* The local registers below the hole, as many as it says. */
static unsigned unsave_locals(struct cpu *c)
{
    unsigned fault = fill(c), hidden;

    if (fault != FAULT_NONE)
        return fault;
    hidden = (unsigned)(c->ring[c->sr[SREG_rS] / 8 % CPU_RING] & 0xff);
    for (unsigned i = 0; i < hidden && !fault; i++)
        fault = fill(c);
    c->sr[SREG_rO] = c->sr[SREG_rS];
    c->sr[SREG_rL] =
        hidden > cpu_first_global(c) ? cpu_first_global(c) : hidden;
    return fault;
}

unsigned regstack_unsave(struct cpu *c, octa top)
{
    unsigned fault;

    c->sr[SREG_rS] = (top & ~(octa)7) + 8;
    fault = unsave_rg_and_ra(c);
    for (unsigned k = SREG_COUNT; k-- > 0 && !fault;)
        if (isa_sregs[k].flags & SREG_SAVED)
            fault = unsave_octa(c, &c->sr[k]);
    for (unsigned k = CPU_REGS; k-- > cpu_first_global(c) && !fault;)
        fault = unsave_octa(c, &c->g[k]);
    return fault == FAULT_NONE ? unsave_locals(c) : fault;
}
