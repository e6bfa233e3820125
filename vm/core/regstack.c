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
 * last slot, since full and empty would look alike; only a refused POP leaves
 * it so. */
static unsigned grow(struct cpu *c)
{
    unsigned fault = FAULT_NONE;

    while (!fault && hidden_slots(c) + cpu_local_count(c) + 1 >= CPU_RING)
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

/* The ring is full, and one more slot is wanted from memory: the last local
 * register goes.  If it is the main result of a POP that returns X registers,
 * it takes the place of the one before it. */
static void give_up_last(struct cpu *c, byte *x)
{
    unsigned local = cpu_local_count(c);

    if (*x == local && local > 1) {
        *cpu_slot(c, local - 2) = *cpu_slot(c, local - 1);
        --*x;
    }
    c->sr[SREG_rL] = local - 1;
}

static unsigned fill_for(struct cpu *c, byte *x)
{
    if (hidden_slots(c) + cpu_local_count(c) >= CPU_RING &&
        cpu_local_count(c) > 0)
        give_up_last(c, x);
    return fill(c);
}

/* Fill until the hole below $0 and the HIDDEN registers below it are in the
 * ring; X registers will be returned. */
static unsigned fill_frame(struct cpu *c, unsigned *hidden, byte *x)
{
    unsigned fault = FAULT_NONE;

    if (hidden_slots(c) == 0)
        fault = fill_for(c, x);
    if (fault != FAULT_NONE)
        return fault;
    *hidden = (unsigned)(cpu_slot(c, 0)[-1] & 0xff);
    while (fault == FAULT_NONE && hidden_slots(c) <= *hidden)
        fault = fill_for(c, x);
    return fault;
}

unsigned regstack_pop(struct cpu *c, byte *x)
{
    unsigned global = cpu_first_global(c), hidden = 0, local, kept;
    unsigned fault = fill_frame(c, &hidden, x);

    if (fault != FAULT_NONE)
        return fault;
    local = cpu_local_count(c);
    kept = hidden + (*x <= local ? *x : local + 1);
    if (kept > global)
        kept = global;
    if (kept > hidden) /* the main result goes where the hole was */
        cpu_slot(c, 0)[-1] = *x > 0 && *x <= local ? *cpu_slot(c, *x - 1) : 0;
    c->sr[SREG_rL] = kept;
    move_down(c, hidden + 1);
    return FAULT_NONE;
}

/* --- SAVE -----------------------------------------------------------------
 */

/* The word on top of what SAVE stores: rG in the top byte, rA. */
static octa rg_and_ra(const struct cpu *c)
{
    return c->sr[SREG_rG] << 56 | c->sr[SREG_rA];
}

/* Store VALUE where $0 would go, and move the whole stack up. */
static unsigned save_octa(struct cpu *c, octa value)
{
    octa at = c->sr[SREG_rO];
    unsigned fault = bus_ring(c->bus, BUS_STORE, BUS_CONTEXT, at, &value);

    if (fault == FAULT_NONE)
        c->sr[SREG_rO] = c->sr[SREG_rS] = at + 8;
    return fault;
}

/* Hide all local registers with their number as the hole. */
static unsigned hide_locals(struct cpu *c, struct regstack_step *at)
{
    unsigned fault = regstack_push(c, CPU_REGS - 1);

    at->phase = fault == FAULT_NONE;
    return fault;
}

static unsigned spill_all(struct cpu *c, struct regstack_step *at)
{
    while (c->sr[SREG_rS] != c->sr[SREG_rO]) {
        unsigned fault = spill(c);

        if (fault != FAULT_NONE)
            return fault;
    }
    *at = (struct regstack_step){2, (byte)c->sr[SREG_rG]};
    return FAULT_NONE;
}

static unsigned save_globals(struct cpu *c, struct regstack_step *at)
{
    for (unsigned k = at->number; k < CPU_REGS; k++) {
        unsigned fault = save_octa(c, c->g[k]);

        at->number = (byte)k;
        if (fault != FAULT_NONE)
            return fault;
    }
    *at = (struct regstack_step){3, SREG_rB};
    return FAULT_NONE;
}

static unsigned save_specials(struct cpu *c, struct regstack_step *at)
{
    for (; at->number < REGSTACK_TOP; at->number++) {
        unsigned fault = FAULT_NONE;

        if (isa_sregs[at->number].flags & SREG_SAVED)
            fault = save_octa(c, c->sr[at->number]);
        if (fault != FAULT_NONE)
            return fault;
    }
    return save_octa(c, rg_and_ra(c));
}

unsigned regstack_save(struct cpu *c, struct regstack_step *at, octa *top)
{
    unsigned fault = FAULT_NONE;

    if (at->phase == 0)
        fault = hide_locals(c, at);
    if (at->phase == 1)
        fault = spill_all(c, at);
    if (at->phase == 2)
        fault = save_globals(c, at);
    if (at->phase == 3)
        fault = save_specials(c, at);
    *top = c->sr[SREG_rO] - 8;
    return fault;
}

/* --- UNSAVE ---------------------------------------------------------------
 */

/* Load what is below $0 into *VALUE, and move the whole stack down. */
static unsigned unsave_octa(struct cpu *c, octa *value)
{
    octa at = c->sr[SREG_rO] - 8;
    unsigned fault = bus_ring(c->bus, BUS_LOAD, BUS_CONTEXT, at, value);

    if (fault == FAULT_NONE)
        c->sr[SREG_rO] = c->sr[SREG_rS] = at;
    return fault;
}

/* The topmost word: rG, at least 32, and rA.  The ring is empty from now on. */
static unsigned unsave_top(struct cpu *c, struct regstack_step *at, octa top)
{
    octa word = 0, ra;
    unsigned fault =
        bus_ring(c->bus, BUS_LOAD, BUS_CONTEXT, top & ~(octa)7, &word);

    if (fault != FAULT_NONE)
        return fault;
    ra = word & bits_mask(56);
    if (!c->kind.is_user_only && (word >> 56 < 32 || ra >> 18 != 0))
        return FAULT_B;
    cpu_set_first_global(c, word >> 56 < 32 ? 32 : word >> 56);
    c->sr[SREG_rA] = ra & bits_mask(18);
    c->sr[SREG_rL] = 0;
    c->sr[SREG_rO] = c->sr[SREG_rS] = top & ~(octa)7;
    *at = (struct regstack_step){1, SREG_rZ};
    return FAULT_NONE;
}

static unsigned unsave_specials(struct cpu *c, struct regstack_step *at)
{
    for (unsigned k = at->number + 1u; k-- > 0;) {
        unsigned fault = FAULT_NONE;

        at->number = (byte)k;
        if (isa_sregs[k].flags & SREG_SAVED)
            fault = unsave_octa(c, &c->sr[k]);
        if (fault != FAULT_NONE)
            return fault;
    }
    *at = (struct regstack_step){2, CPU_REGS - 1};
    return FAULT_NONE;
}

static unsigned unsave_globals(struct cpu *c, struct regstack_step *at)
{
    for (unsigned k = at->number + 1u; k-- > cpu_first_global(c);) {
        unsigned fault = unsave_octa(c, &c->g[k]);

        at->number = (byte)k;
        if (fault != FAULT_NONE)
            return fault;
    }
    *at = (struct regstack_step){3, 0};
    return FAULT_NONE;
}

/* The local registers below the hole, as many as it says. */
static unsigned unsave_locals(struct cpu *c)
{
    unsigned hidden = 0;
    byte none = 0;
    unsigned fault = fill_frame(c, &hidden, &none);

    if (fault != FAULT_NONE)
        return fault;
    move_down(c, hidden + 1);
    c->sr[SREG_rL] =
        hidden > cpu_first_global(c) ? cpu_first_global(c) : hidden;
    return FAULT_NONE;
}

unsigned regstack_unsave(struct cpu *c, struct regstack_step *at, octa top)
{
    unsigned fault = FAULT_NONE;

    if (at->phase == 0)
        fault = unsave_top(c, at, top);
    if (at->phase == 1)
        fault = unsave_specials(c, at);
    if (at->phase == 2)
        fault = unsave_globals(c, at);
    return fault == FAULT_NONE && at->phase == 3 ? unsave_locals(c) : fault;
}
