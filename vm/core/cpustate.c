/* cpustate.c - the processor's state as bytes. */
#include "vm/core/cpustate.h"

#include <string.h>

/* How many slots of the ring belong to callers; many when rO and rS make no
 * sense. */
static octa hidden(const struct cpu *c)
{
    return (c->sr[SREG_rO] - c->sr[SREG_rS]) / 8;
}

void cpustate_save(const struct cpu *c, struct buf *b)
{
    const octa *oldest = &c->window[c->base - hidden(c)];
    octa in_use = hidden(c) + c->sr[SREG_rL];

    buf_add_octa(b, c->pc);
    for (unsigned i = 0; i < SREG_COUNT; i++)
        buf_add_octa(b, c->sr[i]);
    buf_add_octa(b, c->inserting);
    buf_add_octa(b, c->is_guest);
    buf_add_octa(b, c->fresh);
    buf_add_octa(b, c->counts.insns);
    buf_add_octa(b, c->counts.mems);
    buf_add_octa(b, c->counts.oops);
    buf_add_octa(b, c->counts.good);
    buf_add_octa(b, c->counts.bad);
    for (unsigned i = cpu_first_global(c); i < CPU_REGS; i++)
        buf_add_octa(b, c->g[i]);
    for (octa i = 0; i < in_use; i++)
        buf_add_octa(b, oldest[i]);
}

/* Can a processor have these special registers? */
static bool is_possible(const struct cpu *c)
{
    const octa *sr = c->sr;

    return sr[SREG_rG] >= 32 && sr[SREG_rG] < CPU_REGS &&
           sr[SREG_rL] <= sr[SREG_rG] && sr[SREG_rA] >> 18 == 0 &&
           sr[SREG_rO] % 8 == 0 && sr[SREG_rS] % 8 == 0 &&
           hidden(c) <= CPU_RING && hidden(c) + sr[SREG_rL] <= CPU_RING;
}

enum status cpustate_restore(struct cpu *c, struct reader *r)
{
    octa in_use;

    c->pc = reader_octa(r);
    for (unsigned i = 0; i < SREG_COUNT; i++)
        c->sr[i] = reader_octa(r);
    c->inserting = (enum cpu_insertion)reader_up_to(r, CPU_INSERT_TRAPPED);
    c->is_guest = reader_up_to(r, c->kind.has_v ? 1 : 0) == 1;
    c->fresh = reader_octa(r);
    c->counts.insns = reader_octa(r);
    c->counts.mems = reader_octa(r);
    c->counts.oops = reader_octa(r);
    c->counts.good = reader_octa(r);
    c->counts.bad = reader_octa(r);
    if (!reader_check(r, is_possible(c)))
        return STATUS_BAD_INPUT;
    memset(c->g, 0, sizeof c->g);
    memset(c->window, 0, sizeof c->window);
    for (unsigned i = cpu_first_global(c); i < CPU_REGS; i++)
        c->g[i] = reader_octa(r);
    in_use = hidden(c) + c->sr[SREG_rL];
    for (octa i = 0; i < in_use; i++)
        c->window[CPU_RING + i] = reader_octa(r);
    c->base = CPU_RING + (unsigned)hidden(c);
    c->attention = CPU_ATTENTION_SURROUNDINGS; /* they look in any case */
    return reader_status(r);
}
