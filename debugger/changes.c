/* changes.c - what the last move has changed. */
#include "debugger/changes.h"

#include <string.h>

/* For who has no levels, there is one of each. */
static unsigned level_of(const struct target *t)
{
    return t->class->look != NULL ? t->view.level : 0;
}

static unsigned guest_of(const struct target *t)
{
    return level_of(t) > 0 ? target_guest_number(t) : 0;
}

void changes_note(struct changes *c, const struct target *t)
{
    c->is_known = true;
    c->level = level_of(t);
    c->guest = guest_of(t);
    for (unsigned i = 0; i < CPU_REGS; i++)
        c->reg[i] = cpu_get(t->cpu, i);
    memcpy(c->special, t->cpu->sr, sizeof c->special);
}

static bool is_of(const struct changes *c, const struct target *t)
{
    return c->is_known && c->level == level_of(t) && c->guest == guest_of(t);
}

bool changes_register(const struct changes *c, const struct target *t,
                      unsigned n)
{
    return is_of(c, t) && cpu_get(t->cpu, n) != c->reg[n];
}

bool changes_special(const struct changes *c, const struct target *t,
                     unsigned n)
{
    return is_of(c, t) && t->cpu->sr[n] != c->special[n];
}
