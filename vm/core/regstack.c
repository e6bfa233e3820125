/* regstack.c - the register stack. */
#include "vm/core/regstack.h"

#include <assert.h>
#include <string.h>

#include "vm/base/bits.h"

/* Slots in use below $0: what callers have in the ring. */
static unsigned hidden_slots(const struct cpu *c)
{
    return (unsigned)((c->sr[SREG_rO] - c->sr[SREG_rS]) / 8);
}

static octa *oldest_slot(struct cpu *c)
{
    return cpu_slot(c, 0) - hidden_slots(c);
}

void regstack_slide(struct cpu *c)
{
    unsigned used = hidden_slots(c) + cpu_local_count(c);
    octa *to = &c->window[CPU_RING];

    assert(used <= 2 * CPU_RING); /* a POP still has the callee's, too */
    memmove(to, oldest_slot(c), used * sizeof *to);
    c->base = CPU_RING + hidden_slots(c);
}

/* Spill the oldest slot. */
static unsigned spill(struct cpu *c)
{
    unsigned fault =
        bus_ring(c->bus, BUS_STORE, BUS_RING, c->sr[SREG_rS], oldest_slot(c));

    if (fault == FAULT_NONE)
        c->sr[SREG_rS] += 8;
    return fault;
}

/* Fill the slot below the oldest one. */
static unsigned fill(struct cpu *c)
{
    octa s = c->sr[SREG_rS] - 8;
    unsigned fault;

    if (hidden_slots(c) == c->base)
        regstack_slide(c);
    fault = bus_ring(c->bus, BUS_LOAD, BUS_RING, s, oldest_slot(c) - 1);
    if (fault == FAULT_NONE)
        c->sr[SREG_rS] = s;
    return fault;
}

/* Move $0 up by N slots. */
static void move_up(struct cpu *c, unsigned n)
{
    c->sr[SREG_rL] -= n;
    c->sr[SREG_rO] += 8 * (octa)n;
    c->base += n;
    if (c->base > CPU_WINDOW - CPU_RING)
        regstack_slide(c);
}

/* Move $0 down by N slots, which are in the ring. */
static void move_down(struct cpu *c, unsigned n)
{
    c->sr[SREG_rO] -= 8 * (octa)n;
    c->base -= n;
}

/* One more local register, of value 0.  The ring may never be full to the
 * last slot, since full and empty would look alike. */
static unsigned grow(struct cpu *c)
{
    unsigned fault = FAULT_NONE;

    if (hidden_slots(c) + cpu_local_count(c) + 1 == CPU_RING)
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
    move_up(c, x + 1);
    return FAULT_NONE;
}

/* Fill until the hole below $0 and the HIDDEN registers below it are in the
 * ring. */
static unsigned fill_frame(struct cpu *c, unsigned *hidden)
{
    unsigned fault = FAULT_NONE;

    if (hidden_slots(c) == 0)
        fault = fill(c);
    if (fault != FAULT_NONE)
        return fault;
    *hidden = (unsigned)(cpu_slot(c, 0)[-1] & 0xff);
    while (fault == FAULT_NONE && hidden_slots(c) <= *hidden)
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
        cpu_slot(c, 0)[-1] = result;
    c->sr[SREG_rL] = kept;
    move_down(c, hidden + 1);
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
    unsigned fault =
        bus_ring(c->bus, BUS_STORE, BUS_CONTEXT, c->sr[SREG_rS], &value);

    if (fault == FAULT_NONE)
        c->sr[SREG_rS] += 8;
    return fault;
}

/* Move *S down and load what is there; from now on rS and rO are there: the
 * ring is empty. */
static unsigned unsave_octa(struct cpu *c, octa *s, octa *value)
{
    unsigned fault = bus_ring(c->bus, BUS_LOAD, BUS_CONTEXT, *s - 8, value);

    if (fault == FAULT_NONE)
        c->sr[SREG_rS] = c->sr[SREG_rO] = *s -= 8;
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
static unsigned unsave_rg_and_ra(struct cpu *c, octa *s)
{
    octa word = 0;
    unsigned fault = unsave_octa(c, s, &word);

    if (fault != FAULT_NONE)
        return fault;
    c->sr[SREG_rG] = word >> 56 < 32 ? 32 : word >> 56;
    c->sr[SREG_rA] = word & bits_mask(18);
    return FAULT_NONE;
}

/* The local registers below the hole, as many as it says. */
static unsigned unsave_locals(struct cpu *c)
{
    unsigned fault, hidden;

    c->sr[SREG_rL] = 0;
    fault = fill(c);
    if (fault != FAULT_NONE)
        return fault;
    hidden = (unsigned)(cpu_slot(c, 0)[-1] & 0xff);
    for (unsigned i = 0; i < hidden && !fault; i++)
        fault = fill(c);
    move_down(c, hidden_slots(c));
    c->sr[SREG_rL] =
        hidden > cpu_first_global(c) ? cpu_first_global(c) : hidden;
    return fault;
}

unsigned regstack_unsave(struct cpu *c, octa top)
{
    octa s = (top & ~(octa)7) + 8;
    unsigned fault = unsave_rg_and_ra(c, &s);

    for (unsigned k = SREG_COUNT; k-- > 0 && !fault;)
        if (isa_sregs[k].flags & SREG_SAVED)
            fault = unsave_octa(c, &s, &c->sr[k]);
    for (unsigned k = CPU_REGS; k-- > cpu_first_global(c) && !fault;)
        fault = unsave_octa(c, &s, &c->g[k]);
    return fault == FAULT_NONE ? unsave_locals(c) : fault;
}
