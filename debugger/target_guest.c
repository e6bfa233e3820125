/* target_guest.c - a hypervisor with its guests as a target. */
#include "debugger/target_guest.h"

#include <string.h>

#include "debugger/addrspace.h"
#include "debugger/guest_end.h"
#include "debugger/guest_memory.h"
#include "debugger/guest_view.h"
#include "vm/base/alloc.h"

/* Between a guest's console and the host. */
struct between {
    struct console_host host; /* the console's own */
    const struct target *target;
};

struct target_guest {
    struct target target;
    struct hypervisor *h;
    engine_run *engine;
    const struct mmo *const *kernels; /* by guest */
    struct between *consoles;         /* likewise; owned */
    struct whose_disk *disks;         /* likewise; owned */
    bool records; /* the input; otherwise it comes from a recording */
    struct cpu shown;
    enum hypervisor_why why; /* of the last run */
    target_witness *witness;
    void *context;               /* its first argument */
    struct target_octa *watched; /* owned */
    size_t watched_count;
};

/* Whose sectors those are that change. */
struct whose_disk {
    struct target_guest *target;
    octa number;
};

static const struct target_class guest_class;

static struct target_guest *self(const struct target *t)
{
    return (struct target_guest *)(uintptr_t)t;
}

static struct guest *guest_of(const struct target_guest *s, unsigned number)
{
    return s->h->guests[number];
}

static struct inputlog *log_of(const struct guest *g)
{
    return g->row.port.log;
}

static struct image *image_of(const struct guest *g)
{
    return g->row.disk.image;
}

/* --- who is looked at -----------------------------------------------------
 */

static unsigned current(const struct target *t)
{
    const struct guest *g = self(t)->h->current;

    return g == NULL ? 0 : g->number;
}

/* A program of which nothing is known. */
static const struct mmo unknown;

static void refresh(struct target_guest *s)
{
    struct target *t = &s->target;

    t->program = s->kernels[target_guest_number(t)];
    if (t->view.level == 2)
        t->program = t->nested != NULL ? t->nested : &unknown;
    if (t->view.level == 0) {
        t->cpu = t->real;
        return;
    }
    t->cpu = &s->shown;
    guest_view_make(guest_of(s, target_guest_number(t)), &s->shown);
    if (t->view.level == 2)
        s->shown.counts.insns =
            guest_view_nested_insns(guest_of(s, target_guest_number(t)));
}

static void look(struct target *t, struct target_view v)
{
    t->view = v;
    refresh(self(t));
}

static bool is_between(const struct target *t)
{
    const struct hypervisor *h = self(t)->h;

    if (!h->is_inside || h->has_exited)
        return h->current != NULL && !guest_is_over(h->current);
    return t->real->inserting == CPU_INSERT_TRAPPED && t->real->is_guest;
}

static bool is_nested(const struct target *t)
{
    const struct guest *g = self(t)->h->current;

    return g != NULL && guest_view_is_nested(g);
}

static const char *absence(const struct target *t)
{
    if (t->view.level < 2 ||
        guest_view_is_nested(guest_of(self(t), target_guest_number(t))))
        return NULL;
    return "level 2 does not run: level 1 does, and has what there is of it "
           "somewhere in its memory";
}

static bool has_special(const struct target *t, unsigned number)
{
    return t->view.level < 2 || !guest_view_is_virtual(number);
}

struct hypervisor *target_hypervisor(struct target *t)
{
    return t->class->destroy == guest_class.destroy ? self(t)->h : NULL;
}

struct guest *target_guest(struct target *t)
{
    if (target_hypervisor(t) == NULL || t->view.level == 0)
        return NULL;
    return guest_of(self(t), target_guest_number(t));
}

static enum status commit(struct target *t, struct error *e)
{
    struct target_guest *s = self(t);
    enum status status = STATUS_REFUSED;

    if (t->view.level == 0)
        (void)error_set(e, status,
                        "level 0 is the hypervisor's: registers are set at "
                        "level 1");
    else
        status = guest_view_commit(target_guest(t), t->cpu, e);
    refresh(s);
    return status;
}

void target_guest_pause(struct target *t, unsigned guest, bool is_paused)
{
    struct guest *g = guest_of(self(t), guest);

    g->is_paused = is_paused;
    if (g->host->current == g)
        guest_view_ask(g);
    refresh(self(t));
}

/* --- running --------------------------------------------------------------
 */

static octa now(const struct target *t)
{
    return hypervisor_steps(self(t)->h);
}

static octa insns(const struct target *t)
{
    const struct hypervisor *h = self(t)->h;
    octa sum = 0;

    for (unsigned i = 0; i < h->guest_count; i++)
        sum += guest_clock(h->guests[i]);
    return sum;
}

static bool is_limited(const struct hypervisor *h)
{
    for (unsigned i = 0; i < h->guest_count; i++)
        if (h->guests[i]->end.why == MACHINE_INSNS)
            return true;
    return false;
}

static enum target_why why_of(const struct target_guest *s)
{
    switch (s->why) {
    case HYPERVISOR_BUDGET:
    case HYPERVISOR_GIVEN_UP:
        return TARGET_STEPS;
    case HYPERVISOR_STOP:
        return TARGET_STOP;
    case HYPERVISOR_OVER:
        return is_limited(s->h) ? TARGET_LIMIT : TARGET_ENDED;
    case HYPERVISOR_PAUSED:
        return TARGET_LIMIT;
    case HYPERVISOR_INTERRUPTED:
    case HYPERVISOR_LEFT:
        return TARGET_INTERRUPTED;
    default:
        return TARGET_FAILED;
    }
}

/* Can nobody run?  Time stands still then. */
static bool is_idle(const struct hypervisor *h, enum hypervisor_why *why)
{
    *why = HYPERVISOR_OVER;
    if (h->is_inside)
        return false;
    for (unsigned i = 0; i < h->guest_count; i++) {
        const struct guest *g = h->guests[i];

        if (guest_is_over(g))
            continue;
        if (!g->is_paused)
            return false;
        *why = HYPERVISOR_PAUSED;
    }
    return true;
}

static enum status watch_again(struct target_guest *s);

/* A wait that was given up is no reason to stop. */
static enum target_why run(struct target *t, octa steps)
{
    struct target_guest *s = self(t);
    octa goal = now(t) + smaller(steps, ~(octa)0 - now(t));

    if (!is_idle(s->h, &s->why) &&
        (s->watched_count == 0 || watch_again(s) == STATUS_OK))
        do
            s->why = hypervisor_run(s->h, steps == 1 ? exec_switch : s->engine,
                                    goal - now(t));
        while (s->why == HYPERVISOR_GIVEN_UP && now(t) < goal);
    refresh(s);
    return why_of(s);
}

static void listen(struct target *t, const struct events *events)
{
    hypervisor_listen(self(t)->h, events);
}

static bool has_failed(const struct target *t)
{
    return why_of(self(t)) == TARGET_FAILED;
}

/* The console does not keep anything back. */
static enum status flush(struct target *t, struct error *e)
{
    (void)t, (void)e;
    return STATUS_OK;
}

static void explain(struct target *t, struct buf *out)
{
    const struct target_guest *s = self(t);

    guest_end_explain(s->h, s->why, s->kernels, out);
}

static int status(const struct target *t)
{
    return guest_end_status(self(t)->h);
}

/* --- consoles -------------------------------------------------------------
 */

/* A console_sink: who sits there has seen what is replayed. */
static void show(void *between, byte b)
{
    struct between *c = between;

    if (c->target->is_live && c->host.sink != NULL)
        c->host.sink(c->host.host, b);
}

/* A console_source. */
static int fetch(void *between, byte *to, size_t room, enum console_patience p)
{
    struct between *c = between;

    return c->host.source(c->host.host, to, room, p);
}

/* The console of guest NUMBER asks us first. */
static void stand_between(struct target_guest *s, unsigned number)
{
    struct console_host *host = &guest_of(s, number)->row.console.host;
    struct between *c = &s->consoles[number];

    *c = (struct between){*host, &s->target};
    *host = (struct console_host){
        .source = host->source != NULL ? fetch : NULL, .sink = show, .host = c};
}

static void step_aside(struct target_guest *s, unsigned number)
{
    guest_of(s, number)->row.console.host = s->consoles[number].host;
}

/* --- state ----------------------------------------------------------------
 */

static void save_place(const struct guest *g, struct buf *b)
{
    struct inputlog_place place = inputlog_place(log_of(g));

    buf_add_octa(b, place.at);
    buf_add_octa(b, place.time);
}

static enum status restore_place(const struct guest *g, struct reader *r)
{
    struct inputlog_place place;

    place.at = reader_octa(r);
    place.time = reader_octa(r);
    return inputlog_go(log_of(g), place);
}

static void save(struct target *t, struct buf *b)
{
    struct hypervisor *h = self(t)->h;

    for (unsigned i = 0; i < h->guest_count; i++)
        save_place(h->guests[i], b);
    hypervisor_take_small(h, b);
}

static enum status restore(struct target *t, struct reader *r)
{
    struct hypervisor *h = self(t)->h;
    enum status s = STATUS_OK;

    t->is_live = false;
    for (unsigned i = 0; i < h->guest_count && s == STATUS_OK; i++)
        s = restore_place(h->guests[i], r);
    if (s == STATUS_OK)
        s = hypervisor_restore_small(h, r);
    if (s == STATUS_OK)
        refresh(self(t));
    return s;
}

static void go_live(struct target *t)
{
    struct target_guest *s = self(t);

    for (unsigned i = 0; i < s->h->guest_count && s->records; i++)
        inputlog_record(log_of(guest_of(s, i)));
    t->is_live = true;
}

static enum status hash(struct target *t, octa *h)
{
    return hypervisor_hash(self(t)->h, h);
}

/* --- blocks ---------------------------------------------------------------
 */

/* An image_witness. */
static void tell_sector(void *disk, octa number, const byte *sector)
{
    struct whose_disk *d = disk;

    d->target->witness(d->target->context,
                       guest_memory_sector(d->number, number),
                       (const octa *)sector);
}

static struct machine *machine_of(const struct target_guest *s)
{
    return s->h->machine;
}

static void track(struct target *t, target_witness *witness, void *context)
{
    struct target_guest *s = self(t);

    s->witness = witness;
    s->context = context;
    ram_track(&machine_of(s)->mem.ram, witness, context);
    for (unsigned i = 0; i < s->h->guest_count; i++)
        image_track(image_of(guest_of(s, i)),
                    witness != NULL ? tell_sector : NULL, &s->disks[i]);
    bus_drop_stores(&machine_of(s)->kernel.bus);
}

static const octa *block(const struct target *t, octa key)
{
    return guest_memory_block(self(t)->h, key);
}

static enum status put(struct target *t, octa key, const octa *octas)
{
    return guest_memory_put(self(t)->h, key, octas);
}

/* --- memory ---------------------------------------------------------------
 */

static bool space(struct target *t, struct addrspace *s)
{
    if (t->view.level > 0)
        guest_memory_space(target_guest(t), s);
    else
        addrspace_of_machine(machine_of(self(t)), s);
    return true;
}

/* The data of level 0 are the host's, to whom negative addresses are physical;
 * but the instructions there are those that the processor fetches. */
static bool find(struct target *t, octa va, enum bus_kind kind,
                 struct target_octa *at, struct buf *why)
{
    struct addrspace_page page;
    struct addrspace s;

    if (absence(t) != NULL)
        return addrspace_refuse(why, va, absence(t));
    (void)space(t, &s);
    if (t->view.level == 0 && kind != BUS_FETCH)
        s.is_guest = false;
    if (!addrspace_find(&s, (struct va){va},
                        kind == BUS_FETCH ? TCACHE_INSNS : TCACHE_DATA, &page,
                        why))
        return false;
    *at = guest_memory_locate(target_guest(t), page.at);
    return addrspace_is_ram(&s, va, page.at, why);
}

static bool has_insn(struct target *t, tetra *insn)
{
    const struct hypervisor *h = self(t)->h;
    struct addrspace s;

    *insn = 0;
    if (!h->is_inside || h->has_exited)
        return false;
    addrspace_of_machine(h->machine, &s);
    return addrspace_insn(&s, t->real->pc, insn);
}

static size_t entries(struct target *t, octa va, octa rv,
                      struct target_octa *at, size_t room)
{
    struct pa places[MMU_LEVELS];
    struct addrspace s;
    size_t count;

    if (absence(t) != NULL)
        return 0;
    (void)space(t, &s);
    count = addrspace_entries(&s, va, rv, places, smaller(room, MMU_LEVELS));
    for (size_t i = 0; i < count; i++)
        at[i] = guest_memory_locate(target_guest(t), places[i]);
    return count;
}

static void ask(void *target, octa address, octa before, octa after)
{
    struct target *t = target;

    (void)address, (void)before, (void)after;
    stops_ask(t->real);
}

/* Frames come and go, but only between an exit and the next entry, and who
 * watches something stops there. */
static enum status watch_again(struct target_guest *s)
{
    enum status status =
        guest_memory_watch(s->h, s->watched, s->watched_count, ask, &s->target);

    if (status != STATUS_OK)
        s->why = HYPERVISOR_NO_MEMORY;
    return status;
}

static enum status watch(struct target *t, const struct target_octa *at,
                         size_t count)
{
    struct target_guest *s = self(t);
    struct target_octa *copy = alloc_zeroed(count + 1, sizeof *copy);

    if (copy == NULL)
        return STATUS_NO_MEMORY;
    if (count > 0)
        memcpy(copy, at, count * sizeof *copy);
    alloc_free(s->watched);
    s->watched = copy;
    s->watched_count = count;
    return watch_again(s);
}

static enum status poke(struct target *t, struct target_octa at, octa value)
{
    struct target_guest *s = self(t);
    enum status status = guest_memory_poke(s->h, at, value);

    refresh(s);
    return status;
}

/* --- creation -------------------------------------------------------------
 */

static void destroy(struct target *t)
{
    struct target_guest *s = self(t);

    if (s->disks != NULL)
        track(t, NULL, NULL);
    for (unsigned i = 0; i < s->h->guest_count && s->consoles != NULL; i++)
        step_aside(s, i);
    alloc_free(s->watched);
    alloc_free(s->consoles);
    alloc_free(s->disks);
    alloc_free(s);
}

static const struct target_class guest_class = {
    .name = "hypervisor",
    .destroy = destroy,
    .now = now,
    .insns = insns,
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
    .listen = listen,
    .look = look,
    .current = current,
    .is_between = is_between,
    .is_nested = is_nested,
    .absence = absence,
    .has_special = has_special,
};

/* Everything that there is one of for each guest. */
static bool make_parts(struct target_guest *s)
{
    unsigned count = s->h->guest_count;

    s->disks = alloc_zeroed(count, sizeof *s->disks);
    s->consoles = alloc_zeroed(count, sizeof *s->consoles);
    if (s->disks == NULL || s->consoles == NULL) {
        alloc_free(s->disks);
        alloc_free(s->consoles);
        return false;
    }
    for (unsigned i = 0; i < count; i++) {
        s->disks[i] = (struct whose_disk){s, i};
        stand_between(s, i);
    }
    return true;
}

struct target *target_guest_create(struct hypervisor *h, engine_run *engine,
                                   const struct mmo *const *kernels)
{
    struct target_guest *s = alloc_zeroed(1, sizeof *s);

    if (s == NULL)
        return NULL;
    s->target = (struct target){.class = &guest_class,
                                .real = &h->machine->cpu,
                                .view = {.level = 1, .is_current = true},
                                .is_live = true};
    s->h = h;
    s->engine = engine;
    s->kernels = kernels;
    if (!make_parts(s)) {
        alloc_free(s);
        return NULL;
    }
    s->records = log_of(h->guests[0]) != NULL &&
                 log_of(h->guests[0])->mode == INPUTLOG_RECORD;
    refresh(s);
    return &s->target;
}
