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

octa target_address(struct target_octa at)
{
    return (at.key & (((octa)1 << 48) - 1)) + 8 * (octa)at.index;
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

/* --- levels ---------------------------------------------------------------
 */

static bool is_same(struct target_view a, struct target_view b)
{
    return a.level == b.level && a.is_current == b.is_current &&
           a.guest == b.guest;
}

struct target_view target_look(struct target *t, struct target_view v)
{
    struct target_view was = t->view;

    if (t->class->look != NULL && !is_same(v, was))
        t->class->look(t, v);
    return was;
}

bool target_is_between(const struct target *t)
{
    return t->class->is_between != NULL && t->class->is_between(t);
}

bool target_is_nested(const struct target *t)
{
    return t->class->is_nested != NULL && t->class->is_nested(t);
}

enum status target_need(const struct target *t, struct error *e)
{
    const char *text = NULL;

    if (t->class->absence != NULL)
        text = t->class->absence(t);
    return text == NULL ? STATUS_OK : error_set(e, STATUS_REFUSED, "%s", text);
}

bool target_has_special(const struct target *t, unsigned number)
{
    return t->class->has_special == NULL || t->class->has_special(t, number);
}

unsigned target_guest_number(const struct target *t)
{
    return t->view.is_current ? t->class->current(t) : t->view.guest;
}

enum status target_commit_nothing(struct target *t, struct error *e)
{
    (void)t, (void)e;
    return STATUS_OK;
}

octa target_insns_of_cpu(const struct target *t)
{
    return t->real->counts.insns;
}

void target_listen_to_cpu(struct target *t, const struct events *s)
{
    t->real->events = s;
}
