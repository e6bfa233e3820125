/* target.c - what all targets have in common. */
#include "debugger/target.h"

const struct mmo *target_program(const struct target *t, octa a)
{
    return t->user != NULL && sig(a) >= 0 ? t->user : t->program;
}

const struct mmo *target_other(const struct target *t, octa a)
{
    return target_program(t, a) == t->user ? t->program : t->user;
}

octa target_octa(const struct target *t, struct target_octa at)
{
    const octa *block = t->class->block(t, at.key);

    return block == NULL ? 0 : block[at.index];
}

bool target_load(struct target *t, octa va, enum bus_kind kind, octa *value,
                 struct buf *why)
{
    struct target_octa at;

    if (!t->class->find(t, va, kind, &at, why))
        return false;
    *value = target_octa(t, at);
    return true;
}

tetra target_insn(struct target *t)
{
    octa pair;

    if (!target_load(t, t->cpu->pc, BUS_FETCH, &pair, NULL))
        return 0;
    return (tetra)(t->cpu->pc & 4 ? pair : pair >> 32);
}
