/* trap.c - going to the kernel. */
#include "sysvm/trap.h"

#include <assert.h>

/* Operands as the reference pipeline has them, where an instruction has none
 * for us: the next location and the target of a relative address, rJ and the
 * distance of POP, what GET got, and the number of a SYNC.  Ours is the address
 * in $X of the world switch. */
static void show_operands(struct trap *t, const struct operands *o,
                          struct cpu_kind kind)
{
    unsigned use = isa_insns[o->op].operands;

    t->y = o->y;
    t->z = o->z;
    if (use & (OPERAND_YZ_REL | OPERAND_XYZ_REL)) {
        t->y = o->loc + 4;
    } else if (o->op == OP_POP) {
        t->y = o->b;
        t->z = 4 * (octa)codec_yz(o->insn);
    } else if (o->op == OP_GET) {
        t->z = o->x;
    } else if (o->op == OP_SYNC) {
        t->z = o->Z;
    } else if (o->op == OP_SAVE && o->Z == 4 && kind.has_v) {
        t->z = o->b;
    }
}

struct trap trap_after(const struct cpu *c, const struct operands *o,
                       enum trap_kind kind, unsigned program)
{
    struct trap t = {.kind = kind,
                     .ropcode = TRAP_DONE,
                     .program = program,
                     .insn = o->insn,
                     .where = c->pc};

    show_operands(&t, o, c->kind);
    return t;
}

bool trap_take(struct cpu *c, const struct trap *t)
{
    assert(t->program <= 0xff);
    c->sr[SREG_rWW] = t->where;
    c->sr[SREG_rXX] =
        isa_field_set((octa)t->ropcode << 56 | (octa)t->program << 32 | t->insn,
                      LAYOUT_rXX_guest, c->is_guest);
    c->sr[SREG_rYY] = t->y;
    c->sr[SREG_rZZ] = t->z;
    c->sr[SREG_rBB] = c->g[255];
    c->g[255] = c->sr[SREG_rJ];
    c->sr[SREG_rK] = 0;
    c->is_guest = false;
    c->inserting = CPU_INSERT_NOTHING;
    c->pc = c->sr[t->kind == TRAP_FORCED ? SREG_rT : SREG_rTT];
    return sig(c->pc) < 0;
}
