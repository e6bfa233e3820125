/* cpu.c - the processor's state. */
#include "vm/core/cpu.h"

#include <assert.h>

/* rN: version 1, subversion 0 (1 with V), sub-subversion 1 in a process VM;
 * the lower bytes, a build time in the reference, are constant here, since the
 * same input has to give the same run. */
octa cpu_serial_number(struct cpu_kind kind)
{
    return (octa)1 << 56 | (octa)kind.has_v << 48 |
           (octa)kind.is_user_only << 40;
}

void cpu_init(struct cpu *c, struct cpu_kind kind, struct bus *bus)
{
    *c = (struct cpu){.kind = kind, .bus = bus, .base = CPU_RING};
    c->sr[SREG_rG] = CPU_REGS - 1;
    c->sr[SREG_rN] = cpu_serial_number(kind);
}

octa *cpu_ring(struct cpu *c, unsigned physical)
{
    octa oldest = c->sr[SREG_rS] / 8;
    unsigned hidden = (unsigned)(c->sr[SREG_rO] / 8 - oldest);

    assert(hidden <= c->base);
    return &c->window[c->base - hidden + (physical - oldest) % CPU_RING];
}

void cpu_set_first_global(struct cpu *c, octa g)
{
    for (octa i = g; i < c->sr[SREG_rG]; i++)
        c->g[i] = 0;
    c->sr[SREG_rG] = g;
}

/* rU counts instructions whose opcode, masked, is the pattern; those at
 * negative locations only if its bit 47 says so (mmix-doc, section 40). */
#define USAGE_NEGATIVE_TOO ((octa)1 << 47)

static bool counts_there(octa u, bool is_negative)
{
    return !is_negative || (u & USAGE_NEGATIVE_TOO) != 0;
}

bool cpu_usage_counts(octa u, octa loc, byte op)
{
    byte mask = (byte)(u >> 48), pattern = (byte)(u >> 56);

    return (op & mask) == pattern && counts_there(u, sig(loc) < 0);
}

octa cpu_usage_add(octa u, octa n)
{
    const octa count = USAGE_NEGATIVE_TOO - 1;

    return (u & ~count) | ((u + n) & count);
}

/* Who has a guest (rVV is not 0) does not want to find himself in its count. */
static bool is_monitor(const struct cpu *c, bool is_negative, bool is_guest)
{
    return is_negative && !is_guest && c->sr[SREG_rVV] != 0;
}

void cpu_count_usage(struct cpu *c, octa n, bool is_negative)
{
    if (counts_there(c->sr[SREG_rU], is_negative) &&
        !is_monitor(c, is_negative, c->is_guest))
        c->sr[SREG_rU] = cpu_usage_add(c->sr[SREG_rU], n);
}

void cpu_count(struct cpu *c, octa loc, byte op, bool is_guest)
{
    const struct insn_info *info = &isa_insns[op];

    c->counts.insns++;
    c->counts.mems += info->mems;
    c->counts.oops += info->oops;
    c->sr[SREG_rI] -= c->kind.interval_is_oops ? info->oops : 1;
    if (cpu_usage_counts(c->sr[SREG_rU], loc, op) &&
        !is_monitor(c, sig(loc) < 0, is_guest))
        c->sr[SREG_rU] = cpu_usage_add(c->sr[SREG_rU], 1);
}

void cpu_count_guess(struct cpu *c, bool is_good)
{
    enum { PENALTY = 2 };

    if (is_good) {
        c->counts.good++;
        return;
    }
    c->counts.bad++;
    c->counts.oops += PENALTY;
    if (c->kind.interval_is_oops)
        c->sr[SREG_rI] -= PENALTY;
}
