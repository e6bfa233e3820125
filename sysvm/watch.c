/* watch.c - a machine whose every step is described. */
#include "sysvm/watch.h"

#include <inttypes.h>

#include "vm/base/bits.h"

void watch_init(struct watch *w, octa limit)
{
    profile_init(&w->profile);
    trace_init(&w->trace, &w->profile, limit);
}

void watch_fini(struct watch *w)
{
    profile_fini(&w->profile);
}

/* --- traps ----------------------------------------------------------------
 */

/* Which traps a step has taken. */
struct taken {
    bool forced, dynamic;
};

static struct taken traps_since(const struct machine *m,
                                const struct machine_counts *before)
{
    return (struct taken){.forced = m->counts.forced != before->forced,
                          .dynamic = m->counts.dynamic != before->dynamic};
}

/* What a trap between two instructions has saved, and where it goes. */
static void describe_trap(const struct cpu *c, const char *kind,
                          struct buf *text)
{
    buf_printf(text,
               "            %s trap: rXX=#%016" PRIx64 ", rWW=#%016" PRIx64
               ", -> #%" PRIx64 "\n",
               kind, c->sr[SREG_rXX], c->sr[SREG_rWW], c->pc);
}

/* --- the instruction ------------------------------------------------------
 */

/* Why the instruction has done nothing that was completed as number WHEN: it
 * was illegal or privileged, or could not be fetched. */
static unsigned refusal(const struct machine *m, octa when, struct taken t)
{
    unsigned program = 0;

    if (t.forced || t.dynamic)
        program = (unsigned)bits_get(m->cpu.sr[SREG_rXX], 32, 8);
    else if (m->access.when == when)
        program = m->access.program;
    return program & (FAULT_B | FAULT_K | FAULT_X);
}

/* The instruction that was completed as number WHEN, and at once a dynamic
 * trap behind it if there is one. */
static void describe(struct watch *w, struct machine *m, octa when,
                     struct taken t, struct buf *text)
{
    unsigned fault = refusal(m, when, t);

    if (t.dynamic)
        trace_trapped(&w->trace);
    if (fault != FAULT_NONE && w->trace.is_on)
        trace_refused(&w->trace, &m->cpu, fault, text);
    else
        trace_after(&w->trace, &m->cpu, text);
    if (t.dynamic)
        describe_trap(&m->cpu, "dynamic", text);
}

/* None was completed, but perhaps a trap taken. */
static void describe_none(struct watch *w, struct machine *m, struct taken t,
                          struct buf *text)
{
    trace_cancel(&w->trace, &m->cpu);
    if (t.forced || t.dynamic)
        describe_trap(&m->cpu, t.forced ? "forced" : "dynamic", text);
}

struct machine_stop watch_step(struct watch *w, struct machine *m,
                               struct buf *text)
{
    octa insns = m->cpu.counts.insns;
    struct machine_counts before = m->counts;
    struct machine_stop stop;
    struct taken t;

    m->cpu.bus = &m->peek;
    profile_step(&w->profile, &m->cpu);
    trace_before(&w->trace, &m->cpu);
    stop = machine_step(m);
    m->cpu.bus = &m->peek;
    t = traps_since(m, &before);
    if (m->cpu.counts.insns != insns)
        describe(w, m, insns, t, text);
    else
        describe_none(w, m, t, text);
    return stop;
}
