/* watch.c - a machine whose every step is described. */
#include "sysvm/watch.h"

#include <inttypes.h>

void watch_init(struct watch *w, octa limit)
{
    profile_init(&w->profile);
    trace_init(&w->trace, &w->profile, limit);
}

void watch_fini(struct watch *w)
{
    profile_fini(&w->profile);
}

static void describe_trap(const struct cpu *c, struct buf *text)
{
    buf_printf(text,
               "            dynamic trap: rXX=#%016" PRIx64 ", rWW=#%016" PRIx64
               "\n",
               c->sr[SREG_rXX], c->sr[SREG_rWW]);
}

struct machine_stop watch_step(struct watch *w, struct machine *m,
                               struct buf *text)
{
    octa insns = m->cpu.counts.insns, traps = m->counts.dynamic;
    struct machine_stop stop;

    m->cpu.bus = &m->peek;
    profile_step(&w->profile, &m->cpu);
    trace_before(&w->trace, &m->cpu);
    stop = machine_step(m);
    m->cpu.bus = &m->peek;
    if (m->cpu.counts.insns != insns)
        trace_after(&w->trace, &m->cpu, text);
    else
        trace_cancel(&w->trace, &m->cpu);
    if (m->counts.dynamic != traps)
        describe_trap(&m->cpu, text);
    return stop;
}
