/* target_machine.c - the bare machine as a target.
 *
 * Its blocks are the pages of RAM, by physical address, and the sectors of the
 * disk that are kept in memory:
 *
 *      bit 63  0: RAM    62 … 0: physical address
 *              1: disk   62 … 0: number of the sector
 */
#include "debugger/target_machine.h"

#include "debugger/addrspace.h"
#include "debugger/watched.h"
#include "sysvm/snapshot.h"
#include "sysvm/stopped.h"
#include "vm/base/alloc.h"

#define SECTOR ((octa)1 << 63)

struct target_machine {
    struct target target;
    struct machine *m;
    engine_run *engine;
    bool records; /* the input; otherwise it comes from a recording */
    struct console_host host; /* the console's own */
    struct machine_stop stop; /* of the last run */
    target_witness *witness;
    void *context; /* its first argument */
};

static const struct target_class machine_class;

static struct target_machine *self(const struct target *t)
{
    return (struct target_machine *)(uintptr_t)t;
}

static struct inputlog *log_of(struct target_machine *s)
{
    return s->m->row.port.log;
}

static struct image *image_of(struct target_machine *s)
{
    return s->m->row.disk.image;
}

/* --- running -------------------------------------------------------------- */

static octa now(const struct target *t)
{
    return machine_steps(self(t)->m);
}

static enum target_why why_of(enum machine_why why)
{
    switch (why) {
    case MACHINE_BUDGET:
        return TARGET_STEPS;
    case MACHINE_STOP:
        return TARGET_STOP;
    case MACHINE_INSNS:
        return TARGET_LIMIT;
    case MACHINE_INTERRUPTED:
    case MACHINE_LEFT:
        return TARGET_INTERRUPTED;
    case MACHINE_NO_MEMORY:
    case MACHINE_NO_LOG:
        return TARGET_FAILED;
    default:
        return TARGET_ENDED;
    }
}

/* A wait that was given up is no reason to stop. */
static enum target_why run(struct target *t, octa steps)
{
    struct target_machine *s = self(t);
    octa goal = now(t) + smaller(steps, ~(octa)0 - now(t));

    do
        s->stop = machine_run_steps(s->m, steps == 1 ? exec_switch : s->engine,
                                    goal - now(t));
    while (s->stop.why == MACHINE_GIVEN_UP && now(t) < goal);
    if (s->stop.why == MACHINE_GIVEN_UP)
        s->stop.why = MACHINE_BUDGET;
    return why_of(s->stop.why);
}

static void explain(struct target *t, struct buf *out)
{
    struct target_machine *s = self(t);

    if (s->stop.why == MACHINE_OFF)
        buf_printf(out, "the machine was switched off with status %u",
                   s->stop.status);
    else
        stopped_add(out, s->m, &s->stop, t->program);
}

static bool has_failed(const struct target *t)
{
    return why_of(self(t)->stop.why) == TARGET_FAILED;
}

static int status(const struct target *t)
{
    return stopped_status(&self(t)->stop);
}

/* The console does not keep anything back. */
static enum status flush(struct target *t, struct error *e)
{
    (void)t, (void)e;
    return STATUS_OK;
}

/* A console_sink: who sits there has seen what is replayed. */
static void show(void *target, byte b)
{
    struct target_machine *s = target;

    if (s->target.is_live && s->host.sink != NULL)
        s->host.sink(s->host.host, b);
}

/* A console_source. */
static int fetch(void *target, byte *to, size_t room, enum console_patience p)
{
    struct target_machine *s = target;

    return s->host.source(s->host.host, to, room, p);
}

/* --- state ---------------------------------------------------------------- */

static void save(struct target *t, struct buf *b)
{
    struct target_machine *s = self(t);
    struct inputlog_place place = inputlog_place(log_of(s));

    buf_add_octa(b, place.at);
    buf_add_octa(b, place.time);
    snapshot_take_small(s->m, b);
}

static enum status restore(struct target *t, struct reader *r)
{
    struct target_machine *s = self(t);
    struct inputlog_place place;
    enum status status;

    t->is_live = false;
    place.at = reader_octa(r);
    place.time = reader_octa(r);
    status = inputlog_go(log_of(s), place);
    return status == STATUS_OK ? snapshot_restore_small(s->m, r) : status;
}

static void go_live(struct target *t)
{
    struct target_machine *s = self(t);

    if (s->records)
        inputlog_record(log_of(s));
    t->is_live = true;
}

static enum status hash(struct target *t, octa *h)
{
    return snapshot_hash(self(t)->m, h);
}

/* --- blocks --------------------------------------------------------------- */

/* An image_witness. */
static void tell_sector(void *target, octa number, const byte *sector)
{
    struct target_machine *s = target;

    s->witness(s->context, SECTOR | number, (const octa *)sector);
}

static void track(struct target *t, target_witness *witness, void *context)
{
    struct target_machine *s = self(t);

    s->witness = witness;
    s->context = context;
    ram_track(&s->m->mem.ram, witness, context);
    image_track(image_of(s), witness != NULL ? tell_sector : NULL, s);
    bus_drop_stores(&s->m->kernel.bus);
}

static const octa *block(const struct target *t, octa key)
{
    struct target_machine *s = self(t);

    if (key & SECTOR)
        return (const octa *)image_find(image_of(s), key & ~SECTOR);
    return ram_find(&s->m->mem.ram, key);
}

static enum status put(struct target *t, octa key, const octa *octas)
{
    struct target_machine *s = self(t);

    if (key & SECTOR)
        return image_put(image_of(s), key & ~SECTOR, (const byte *)octas);
    return mem_put(&s->m->mem, (struct pa){key}, octas);
}

/* --- memory --------------------------------------------------------------- */

/* Where the octa around AT, which is in RAM, is kept. */
static struct target_octa locate(struct pa at)
{
    return (struct target_octa){.key = at.a & -(octa)BUS_PAGE_BYTES,
                                .index = (unsigned)(at.a / 8 % BUS_PAGE_OCTAS)};
}

static bool space(struct target *t, struct addrspace *s)
{
    addrspace_of_machine(self(t)->m, s);
    return true;
}

static bool find(struct target *t, octa va, enum bus_kind kind,
                 struct target_octa *at, struct buf *why)
{
    struct addrspace_page page;
    struct addrspace s;

    addrspace_of_machine(self(t)->m, &s);
    if (!addrspace_find(&s, (struct va){va},
                        kind == BUS_FETCH ? TCACHE_INSNS : TCACHE_DATA, &page,
                        why))
        return false;
    *at = locate(page.at);
    return addrspace_is_ram(&s, va, page.at, why);
}

static bool has_insn(struct target *t, tetra *insn)
{
    struct addrspace s;

    addrspace_of_machine(self(t)->m, &s);
    return addrspace_insn(&s, t->real->pc, insn);
}

static size_t entries(struct target *t, octa va, octa rv,
                      struct target_octa *at, size_t room)
{
    struct pa places[MMU_LEVELS];
    struct addrspace s;
    size_t count;

    addrspace_of_machine(self(t)->m, &s);
    count = addrspace_entries(&s, va, rv, places, smaller(room, MMU_LEVELS));
    for (size_t i = 0; i < count; i++)
        at[i] = locate(places[i]);
    return count;
}

/* A machine has rV and rVV in parts, and translations made with them. */
static enum status commit(struct target *t, struct error *e)
{
    struct machine *m = self(t)->m;

    (void)e;
    machine_put_translation(m, m->cpu.sr[SREG_rV], m->cpu.sr[SREG_rVV]);
    return STATUS_OK;
}

static void ask(void *target, octa address, octa before, octa after)
{
    struct target *t = target;

    (void)address, (void)before, (void)after;
    stops_ask(t->real);
}

static enum status watch(struct target *t, const struct target_octa *at,
                         size_t count)
{
    struct machine *m = self(t)->m;
    enum status s = watched_set(&m->mem.ram.watch, at, count, ask, t);

    bus_drop_stores(&m->kernel.bus);
    return s;
}

static enum status poke(struct target *t, struct target_octa at, octa value)
{
    struct machine *m = self(t)->m;
    octa *page = ram_touch(&m->mem.ram, at.key);

    if (page == NULL) {
        m->mem.ram.is_exhausted = false; /* the machine goes on as before */
        return STATUS_NO_MEMORY;
    }
    page[at.index] = value;
    bus_written(&m->kernel.bus, &page[at.index]);
    return STATUS_OK;
}

/* --- creation ------------------------------------------------------------- */

static void destroy(struct target *t)
{
    struct target_machine *s = self(t);

    track(t, NULL, NULL);
    s->m->row.console.host = s->host;
    alloc_free(s);
}

static const struct target_class machine_class = {
    .name = "machine",
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
    .commit = commit,
    .space = space,
    .listen = target_listen_to_cpu,
};

/* The console of S's machine asks S first. */
static void stand_between(struct target_machine *s)
{
    struct console_host *host = &s->m->row.console.host;

    s->host = *host;
    *host =
        (struct console_host){.source = s->host.source != NULL ? fetch : NULL,
                              .sink = show,
                              .host = s};
}

struct target *target_machine_create(struct machine *m, engine_run *engine,
                                     const struct mmo *kernel)
{
    struct target_machine *s = alloc_zeroed(1, sizeof *s);

    if (s == NULL)
        return NULL;
    s->target = (struct target){.class = &machine_class,
                                .real = &m->cpu,
                                .cpu = &m->cpu,
                                .program = kernel,
                                .is_live = true};
    s->m = m;
    s->engine = engine;
    s->records = log_of(s) != NULL && log_of(s)->mode == INPUTLOG_RECORD;
    stand_between(s);
    return &s->target;
}

struct machine *target_machine(struct target *t)
{
    return t->class == &machine_class ? self(t)->m : NULL;
}
