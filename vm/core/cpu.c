/* cpu.c - the processor's state. */
#include "vm/core/cpu.h"

#include <assert.h>

/* rN: version 1, subversion 0 (1 with V), sub-subversion 1 in a process VM;
 * the lower bytes, a build time in the reference, are constant here, since the
 * same input has to give the same run. */
static octa serial_number(struct cpu_kind kind)
{
    return (octa)1 << 56 | (octa)kind.has_v << 48 |
           (octa)kind.is_user_only << 40;
}

void cpu_init(struct cpu *c, struct cpu_kind kind, struct bus *bus)
{
    *c = (struct cpu){.kind = kind, .bus = bus, .base = CPU_RING};
    c->sr[SREG_rG] = CPU_REGS - 1;
    c->sr[SREG_rN] = serial_number(kind);
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
void cpu_count_usage(struct cpu *c, octa n, bool is_negative)
{
    octa u = c->sr[SREG_rU];
    const octa negative_too = (octa)1 << 47, count = negative_too - 1;

    if (is_negative && !(u & negative_too))
        return;
    c->sr[SREG_rU] = (u & ~count) | ((u + n) & count);
}

static bool is_counted(const struct cpu *c, byte op)
{
    byte mask = (byte)(c->sr[SREG_rU] >> 48);
    byte pattern = (byte)(c->sr[SREG_rU] >> 56);

    return (op & mask) == pattern;
}

void cpu_count(struct cpu *c, octa loc, byte op)
{
    const struct insn_info *info = &isa_insns[op];

    c->counts.insns++;
    c->counts.mems += info->mems;
    c->counts.oops += info->oops;
    c->sr[SREG_rI] -= c->kind.interval_is_oops ? info->oops : 1;
    if (is_counted(c, op))
        cpu_count_usage(c, 1, sig(loc) < 0);
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
