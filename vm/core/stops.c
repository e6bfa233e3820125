/* stops.c - where somebody who looks on wants a run to stop. */
#include "vm/core/stops.h"

#include <assert.h>

#include "vm/core/cpu.h"

static bool is_passed(const struct stops *s, const struct cpu *c)
{
    return s->passes && s->pass_insns == c->counts.insns && s->pass_pc == c->pc;
}

void stops_pass(struct cpu *c)
{
    struct stops *s = c->stops;

    assert(s != NULL);
    s->passes = true;
    s->pass_insns = c->counts.insns;
    s->pass_pc = c->pc;
}

void stops_ran(struct cpu *c)
{
    if (c->stops != NULL && !is_passed(c->stops, c))
        c->stops->passes = false;
}

bool stops_want(const struct stops *s, octa loc, tetra insn)
{
    return s != NULL && s->wanted != NULL && s->wanted(s->context, loc, insn);
}

bool stops_here(const struct cpu *c, tetra insn)
{
    assert(c->stops != NULL);
    return !is_passed(c->stops, c) &&
           stops_want(c->stops, c->pc & ~(octa)3, insn);
}

void stops_ask(struct cpu *c)
{
    if (c->stops == NULL)
        return;
    c->stops->is_asked = true;
    c->attention |= CPU_ATTENTION_SURROUNDINGS;
}

bool stops_asked(const struct cpu *c)
{
    return c->stops != NULL && c->stops->is_asked;
}
