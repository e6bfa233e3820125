/* observe.c - a run that is counted and described. */
#include "vm/core/observe.h"

void observe_init(struct observe *o, bool traces, octa limit,
                  observe_show *show, void *context)
{
    *o = (struct observe){.traces = traces, .show = show, .context = context};
    profile_init(&o->profile);
    trace_init(&o->trace, &o->profile, limit);
    buf_init(&o->text);
}

void observe_fini(struct observe *o)
{
    profile_fini(&o->profile);
    buf_fini(&o->text);
}

static void show(struct observe *o, struct process *p)
{
    struct error e;

    /* What the guest wrote before comes first.  Errors are found again in
     * the end. */
    (void)!process_flush(p, &e);
    o->failed |= o->text.failed;
    o->show(o->context, &o->text);
    buf_clear(&o->text);
}

/* Describe the instruction that has ended so. */
static void describe(struct observe *o, struct cpu *c,
                     const struct process_stop *stop)
{
    if (stop->why == PROCESS_BUDGET || stop->why == PROCESS_HALT)
        trace_after(&o->trace, c, &o->text);
    else if (stop->why == PROCESS_FAULT)
        trace_refused(&o->trace, c, stop->fault, &o->text);
    else
        trace_cancel(&o->trace, c);
}

static struct process_stop step(struct observe *o, struct process *p,
                                engine_run *engine)
{
    enum { ENOUGH = 1 << 16 };
    struct process_stop stop;

    profile_step(&o->profile, &p->cpu);
    if (!o->traces)
        return process_run(p, engine, 1);
    trace_before(&o->trace, &p->cpu);
    if (o->trace.at.o.op == OP_TRAP || o->text.len > ENOUGH)
        show(o, p);
    stop = process_run(p, engine, 1);
    describe(o, &p->cpu, &stop);
    return stop;
}

struct process_stop observe_run(struct observe *o, struct process *p,
                                engine_run *engine)
{
    struct process_stop stop;

    do {
        /* a budget of nothing asks whether there is a reason to stop */
        stop = process_run(p, engine, 0);
        if (stop.why == PROCESS_BUDGET)
            stop = step(o, p, engine);
    } while (stop.why == PROCESS_BUDGET);
    show(o, p);
    return stop;
}
