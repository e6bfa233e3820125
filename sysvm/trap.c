/* trap.c - going to the kernel. */
#include "sysvm/trap.h"

#include <assert.h>

struct trap trap_after(const struct cpu *c, const struct operands *o,
                       enum trap_kind kind, unsigned program)
{
    return (struct trap){.kind = kind,
                         .ropcode = TRAP_DONE,
                         .program = program,
                         .insn = o->insn,
                         .where = c->pc,
                         .y = o->y,
                         .z = o->z};
}

bool trap_take(struct cpu *c, const struct trap *t)
{
    assert(t->program <= 0xff);
    c->sr[SREG_rWW] = t->where;
    c->sr[SREG_rXX] = (octa)t->ropcode << 56 | (octa)t->program << 32 | t->insn;
    c->sr[SREG_rYY] = t->y;
    c->sr[SREG_rZZ] = t->z;
    c->sr[SREG_rBB] = c->g[255];
    c->g[255] = c->sr[SREG_rJ];
    c->sr[SREG_rK] = 0;
    c->inserting = CPU_INSERT_NOTHING;
    c->pc = c->sr[t->kind == TRAP_FORCED ? SREG_rT : SREG_rTT];
    return sig(c->pc) < 0;
}
