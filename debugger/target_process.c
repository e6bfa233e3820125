/* target_process.c - a user program as a target.
 *
 * Its blocks are the pages of its memory, by address.
 */
#include "debugger/target_process.h"

#include "debugger/watched.h"
#include "vm/base/alloc.h"
#include "vm/base/cli.h"
#include "vm/core/processstate.h"
#include "vm/core/stoptext.h"

struct target_process {
    struct target target;
    struct process *p;
    engine_run *engine;
    struct process_stop stop; /* of the last run */
};

static const struct target_class process_class;

static struct target_process *self(const struct target *t)
{
    return (struct target_process *)(uintptr_t)t;
}

/* --- running -------------------------------------------------------------- */

static octa now(const struct target *t)
{
    return process_steps(self(t)->p);
}

static enum target_why why_of(enum process_why why)
{
    switch (why) {
    case PROCESS_BUDGET:
        return TARGET_STEPS;
    case PROCESS_STOP:
        return TARGET_STOP;
    case PROCESS_HALT:
    case PROCESS_FAULT:
        return TARGET_ENDED;
    case PROCESS_INSNS:
    case PROCESS_MEMORY:
        return TARGET_LIMIT;
    case PROCESS_INTERRUPTED:
        return TARGET_INTERRUPTED;
    default:
        return TARGET_FAILED;
    }
}

static enum target_why run(struct target *t, octa steps)
{
    struct target_process *s = self(t);

    s->stop = process_run(s->p, steps == 1 ? exec_switch : s->engine, steps);
    return why_of(s->stop.why);
}

static void explain(struct target *t, struct buf *out)
{
    struct target_process *s = self(t);

    if (s->stop.why == PROCESS_HALT)
        buf_printf(out, "the program has ended with status %u",
                   process_status(s->p));
    else
        stoptext_add(out, s->p, &s->stop, t->program);
}

static bool has_failed(const struct target *t)
{
    return why_of(self(t)->stop.why) == TARGET_FAILED;
}

static int status(const struct target *t)
{
    const struct target_process *s = self(t);

    return s->stop.why == PROCESS_HALT ? process_status(s->p) : CLI_EXIT_WEDGED;
}

static enum status flush(struct target *t, struct error *e)
{
    return process_flush(self(t)->p, e);
}

/* --- state ---------------------------------------------------------------- */

static void save(struct target *t, struct buf *b)
{
    process_save(self(t)->p, b);
}

static enum status restore(struct target *t, struct reader *r)
{
    t->is_live = false;
    return process_restore(self(t)->p, r);
}

static void go_live(struct target *t)
{
    hostcall_go_live(&self(t)->p->calls);
    t->is_live = true;
}

static enum status hash(struct target *t, octa *h)
{
    return process_hash(self(t)->p, h);
}

/* --- memory --------------------------------------------------------------- */

static void track(struct target *t, target_witness *witness, void *context)
{
    struct process *p = self(t)->p;

    ram_track(&p->ram, witness, context);
    bus_drop_stores(&p->bus);
}

static const octa *block(const struct target *t, octa key)
{
    return ram_find(&self(t)->p->ram, key);
}

static enum status put(struct target *t, octa key, const octa *octas)
{
    return process_put(self(t)->p, key, octas);
}

static bool find(struct target *t, octa va, enum bus_kind kind,
                 struct target_octa *at, struct buf *why)
{
    bool is_outside = kind == BUS_FETCH ? va >> 61 != 0 : sig(va) < 0;

    (void)t;
    if (is_outside) {
        if (why != NULL)
            buf_printf(why, "#%llx is not the program's: %s",
                       (unsigned long long)va,
                       sig(va) < 0 ? "negative addresses are the kernel's"
                                   : "instructions are in segment 0");
        return false;
    }
    at->key = va & -(octa)BUS_PAGE_BYTES;
    at->index = (unsigned)(va / 8 % BUS_PAGE_OCTAS);
    return true;
}

static bool has_insn(struct target *t, tetra *insn)
{
    *insn = target_insn(t);
    return t->cpu->pc >> 61 == 0;
}

static size_t entries(struct target *t, octa va, octa space,
                      struct target_octa *at, size_t room)
{
    (void)t, (void)va, (void)space, (void)at, (void)room;
    return 0; /* a process has no page tables */
}

static bool space(struct target *t, struct addrspace *s)
{
    (void)t, (void)s;
    return false;
}

static void ask(void *target, octa address, octa before, octa after)
{
    struct target *t = target;

    (void)address, (void)before, (void)after;
    stops_ask(t->cpu);
}

static enum status watch(struct target *t, const struct target_octa *at,
                         size_t count)
{
    struct process *p = self(t)->p;
    enum status s = watched_set(&p->ram.watch, at, count, ask, t);

    bus_drop_stores(&p->bus);
    return s;
}

static enum status poke(struct target *t, struct target_octa at, octa value)
{
    struct process *p = self(t)->p;
    bool was_there = ram_find(&p->ram, at.key) != NULL;
    octa *page = ram_touch(&p->ram, at.key);

    if (page == NULL) {
        p->ram.is_exhausted = false; /* the program goes on as before */
        return STATUS_NO_MEMORY;
    }
    page[at.index] = value;
    bus_written(&p->bus, &page[at.index]);
    if (!was_there && ram_is_moved(&p->ram, at.key))
        bus_drop_page(&p->bus, at.key);
    return STATUS_OK;
}

/* --- creation ------------------------------------------------------------- */

static void destroy(struct target *t)
{
    track(t, NULL, NULL);
    alloc_free(self(t));
}

static const struct target_class process_class = {
    .name = "process",
    .destroy = destroy,
    .now = now,
    .insns = target_insns_of_cpu,
    .run = run,
    .save = save,
    .restore = restore,
    .go_live = go_live,
    .track = track,
    .block = block,
    .put = put,
    .hash = hash,
    .explain = explain,
    .has_failed = has_failed,
    .status = status,
    .flush = flush,
    .find = find,
    .has_insn = has_insn,
    .watch = watch,
    .entries = entries,
    .poke = poke,
    .commit = target_commit_nothing,
    .space = space,
    .listen = target_listen_to_cpu,
};

struct target *target_process_create(struct process *p, engine_run *engine,
                                     const struct mmo *program)
{
    struct target_process *s = alloc_zeroed(1, sizeof *s);

    if (s == NULL)
        return NULL;
    s->target = (struct target){.class = &process_class,
                                .real = &p->cpu,
                                .cpu = &p->cpu,
                                .program = program,
                                .is_live = true};
    s->p = p;
    s->engine = engine;
    return &s->target;
}

struct process *target_process(struct target *t)
{
    return t->class == &process_class ? self(t)->p : NULL;
}
