/* hypervisor.c - a monitor that runs many guests on one machine. */
#include "sysvm/hypervisor/hypervisor.h"

#include <assert.h>
#include <inttypes.h>

#include "sysvm/boot.h"
#include "sysvm/hypervisor/complete.h"
#include "sysvm/hypervisor/device.h"
#include "sysvm/hypervisor/emulate.h"
#include "sysvm/hypervisor/enter.h"
#include "sysvm/hypervisor/pageout.h"
#include "sysvm/hypervisor/reflect.h"
#include "sysvm/hypervisor/retry.h"
#include "sysvm/hypervisor/schedule.h"
#include "sysvm/snapshot.h"
#include "vm/base/alloc.h"
#include "vm/base/hash.h"
#include "vm/core/world.h"

/* --- creation -------------------------------------------------------------
 */

/* Where traps from guest mode seem to go: nothing is ever executed there. */
#define FORCED_HANDLER  ((octa)1 << 63)
#define DYNAMIC_HANDLER (FORCED_HANDLER + 8)

/* What a guest needs besides its RAM: its world, the roots of its tables, and
 * tables for what it maps. */
static octa overhead(octa ram)
{
    return ((octa)4 << 20) + ram / 8;
}

octa hypervisor_enough(const struct hypervisor_options *o)
{
    octa sum = BUS_PAGE_BYTES; /* frame 0 is nobody's */

    for (unsigned i = 0; i < o->guest_count; i++)
        sum += o->guests[i].ram + overhead(o->guests[i].ram);
    return (sum + BUS_PAGE_BYTES - 1) & -(octa)BUS_PAGE_BYTES;
}

/* So many of COUNT frames are for worlds and shadow tables: what the guests
 * leave, and in any case a few. */
static tetra kept_frames(const struct hypervisor_options *o, tetra count)
{
    tetra more = (tetra)smaller((octa)SHADOW_LEAST * o->guest_count, count / 4);
    tetra least = o->guest_count + SHADOW_LEAST + more;
    octa left = count - 1;

    for (unsigned i = 0; i < o->guest_count; i++)
        left = up_to(o->guests[i].ram >> BUS_PAGE_BITS, left);
    return left > least ? (tetra)left : least;
}

/* With fewer there is no frame for the guests' pages, who can do with one: an
 * instruction is inserted while its data is brought in. */
static tetra least_frames(const struct hypervisor_options *o)
{
    tetra count = 2; /* frame 0 is nobody's */

    while (kept_frames(o, count) > count - 2)
        count++;
    return count;
}

/* Can a machine with COUNT frames have O's guests? */
static enum status check_frames(const struct hypervisor_options *o, octa count,
                                struct error *e)
{
    if (count > HYPERVISOR_FRAMES)
        return error_set(e, STATUS_LIMIT,
                         "the guests want more memory than there is: a machine "
                         "has at most %d GiB",
                         HYPERVISOR_FRAMES >> (30 - BUS_PAGE_BITS));
    if (count < least_frames(o))
        return error_set(e, STATUS_LIMIT,
                         "the machine has too little memory for its guests: "
                         "%" PRIu64 " KiB are the least",
                         (octa)least_frames(o) << (BUS_PAGE_BITS - 10));
    return STATUS_OK;
}

static enum status create_machine(struct hypervisor *h,
                                  const struct hypervisor_options *o,
                                  struct error *e)
{
    const octa ram = o->ram != 0 ? o->ram : hypervisor_enough(o);
    const tetra count = (tetra)(ram >> BUS_PAGE_BITS);
    const struct machine_options parts = {.ram = ram,
                                          .kind = o->kind,
                                          .is_hosted = true,
                                          .interrupted = o->interrupted,
                                          .is_left = o->is_left};
    enum status s = check_frames(o, ram >> BUS_PAGE_BITS, e);

    if (s != STATUS_OK)
        return s;
    h->machine = machine_create(&parts);
    if (h->machine == NULL)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    bus_join(&h->by_hand, &h->machine->kernel.bus);
    h->machine->cpu.sr[SREG_rT] = FORCED_HANDLER;
    h->machine->cpu.sr[SREG_rTT] = DYNAMIC_HANDLER;
    s = frames_init(&h->frames, count, kept_frames(o, count));
    return s == STATUS_OK ? s : error_set(e, s, "out of memory");
}

static enum status create_guests(struct hypervisor *h,
                                 const struct hypervisor_options *o,
                                 struct error *e)
{
    h->guests = alloc_zeroed(o->guest_count, sizeof(struct guest *));
    if (h->guests == NULL)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    for (; h->guest_count < o->guest_count; h->guest_count++) {
        struct guest *g =
            guest_create(h, h->guest_count, &o->guests[h->guest_count]);

        if (g == NULL)
            return error_set(e, STATUS_NO_MEMORY, "out of memory");
        h->guests[h->guest_count] = g;
    }
    return STATUS_OK;
}

struct hypervisor *hypervisor_create(const struct hypervisor_options *o,
                                     struct error *e)
{
    struct hypervisor *h = alloc_zeroed(1, sizeof *h);

    assert(o->kind.has_v && o->guest_count > 0 &&
           o->guest_count <= HYPERVISOR_GUESTS);
    if (h == NULL) {
        (void)error_set(e, STATUS_NO_MEMORY, "out of memory");
        return NULL;
    }
    bus_init(&h->by_hand, NULL, NULL);
    h->slice = o->slice != 0 ? o->slice : SCHEDULE_SLICE;
    h->strategy = o->shadow;
    h->has_hypercall = o->has_hypercall;
    h->interrupted = o->interrupted;
    h->is_left = o->is_left;
    if (create_machine(h, o, e) == STATUS_OK &&
        create_guests(h, o, e) == STATUS_OK)
        return h;
    hypervisor_destroy(h);
    return NULL;
}

void hypervisor_destroy(struct hypervisor *h)
{
    if (h == NULL)
        return;
    for (unsigned i = 0; i < h->guest_count; i++)
        guest_destroy(h->guests[i]);
    alloc_free(h->guests);
    pageout_destroy(h->pageout);
    frames_fini(&h->frames);
    bus_fini(&h->by_hand);
    machine_destroy(h->machine);
    alloc_free(h);
}

/* The machine's processor serves to make the first world of the guest. */
enum status hypervisor_boot(struct hypervisor *h, struct guest *g,
                            const struct mmo *kernel, const char *command_line,
                            const struct buf *archive, struct error *e)
{
    struct cpu *c = &h->machine->cpu;
    const struct boot_target t = {
        .ram = g->mem.size, .write = gmem_write, .memory = g, .cpu = c};
    enum status s;

    assert(h->current == NULL);
    s = boot_load_into(&t, kernel, command_line, archive, e);
    if (s == STATUS_OK && h->is_exhausted)
        s = error_set(e, STATUS_NO_MEMORY, "out of memory");
    if (s != STATUS_OK)
        return s;
    enter_next(g, c->pc);
    world_save(c, guest_world(g));
    return STATUS_OK;
}

/* An event_sink: what the processor tells of itself is the machine's, but trips
 * and the RESUME 0 behind them, of which only a guest has any. */
static void hear_machine(void *hypervisor, const struct event *e)
{
    struct hypervisor *h = hypervisor;

    if (e->kind == EVENT_TRIP || e->kind == EVENT_RESUME)
        hypervisor_tell(h->current, *e);
    else
        event_emit(h->events, *e);
}

void hypervisor_listen(struct hypervisor *h, const struct events *s)
{
    h->events = s;
    h->machine->cpu.events = s == NULL ? NULL : &h->of_machine;
    h->of_machine = (struct events){
        .sink = hear_machine, .listener = h, .kinds = EVENT_ALL};
}

void hypervisor_tell(const struct guest *g, struct event e)
{
    hypervisor_tell_of(g, g->v.is_guest, e);
}

void hypervisor_tell_of(const struct guest *g, bool is_nested, struct event e)
{
    struct events of_guest;

    if (!event_is_wanted(g->host->events, e.kind))
        return;
    of_guest = *g->host->events;
    of_guest.level += is_nested ? 2 : 1;
    e.insns = guest_clock(g);
    e.guest = g->number;
    event_emit(&of_guest, e);
}

/* --- an exit --------------------------------------------------------------
 */

/* An octa of the guest's tables. */
struct table_entry {
    struct guest *guest;
    struct gpa at;
};

/* A bus_miss: CSWAP loads the octa first. */
static unsigned serve_entry(void *table_entry, struct bus_access *a)
{
    const struct table_entry *e = table_entry;

    if (a->kind == BUS_LOAD)
        a->value = gmem_peek(e->guest, (struct pa){e->at.a & ~(octa)7});
    else if (!gmem_store(e->guest, e->at, a->size, a->value))
        e->guest->host->is_exhausted = true;
    return FAULT_NONE;
}

/* X, which stores to AT in one of the guest's tables, is done by hand. */
static enum verdict write_table(struct guest *g, struct vmexit *x,
                                struct gpa at)
{
    struct table_entry e = {.guest = g, .at = at};

    x->reason = EXIT_TRACED_WRITE;
    return retry(g, x, serve_entry, &e);
}

/* The shadow tables refuse the access X to VA: what do the guest's say? */
static enum verdict translate(struct guest *g, struct vmexit *x, octa va)
{
    struct shadow_answer a = shadow_miss(g, x, va);

    switch (a.outcome) {
    case SHADOW_FILLED:
        x->reason = a.is_in ? EXIT_PAGE_IN : EXIT_SHADOW_FILL;
        enter_again(g, x);
        return VERDICT_HANDLED;
    case SHADOW_TRACED:
        return write_table(g, x, a.gpa);
    case SHADOW_REFUSED:
        return reflect_refused(g, x, a.lacks);
    case SHADOW_SOFTWARE:
        return reflect_software(g, x, va);
    case SHADOW_ELSEWHERE:
        return device_access(g, x, a.gpa);
    case SHADOW_NO_MEMORY:
        break;
    }
    g->host->is_exhausted = true;
    enter_again(g, x);
    return VERDICT_HANDLED;
}

static enum verdict deal_with(struct guest *g, struct vmexit *x)
{
    switch (x->why) {
    case WHY_TRAP:
        return complete_trap(g, x);
    case WHY_SENSITIVE:
        return emulate(g, x);
    case WHY_FETCH:
        return translate(g, x, x->loc & -(octa)4);
    case WHY_ACCESS:
        return translate(g, x, x->y);
    case WHY_NEGATIVE:
        return reflect_refused(g, x, FAULT_N);
    case WHY_DONE:
        break;
    }
    return complete_direct(g, x);
}

/* The register that a GET or PUT is about, or null. */
static const char *register_of(const struct vmexit *x)
{
    if (x->reason == EXIT_GET)
        return isa_sregs[codec_z(x->insn)].name;
    return x->reason == EXIT_PUT ? isa_sregs[codec_x(x->insn)].name : NULL;
}

/* Where the instruction was: known, or the one before where it goes on. */
static void tell_exit(struct guest *g, const struct vmexit *x)
{
    const octa *sr = guest_cpu(g)->sr;

    hypervisor_tell_of(g, x->is_nested,
                       (struct event){.kind = EVENT_EXIT,
                                      .address = x->where - 4,
                                      .what = exit_infos[x->reason].name,
                                      .of = register_of(x),
                                      .value = {sr[SREG_rWW], sr[SREG_rXX],
                                                sr[SREG_rYY], sr[SREG_rZZ]}});
}

/* What is due by now, before the guest's next instruction. */
static void catch_up(struct guest *g)
{
    vcpu_collect_interval(&g->v);
    row_now(&g->row, g->v.clock);
    if (row_due(&g->row) != 0)
        return;
    row_advance(&g->row, g->v.clock);
    guest_take_requests(g);
}

/* Is X of an instruction that has not been completed? */
static bool is_stalled(const struct vmexit *x)
{
    return x->why != WHY_TRAP && x->why != WHY_DONE;
}

/* Has G switched its power off, and is that instruction complete?  A CSWAP has
 * to be entered once more for its result. */
static bool is_off(const struct guest *g)
{
    return g->row.power.is_off && !g->entry.is_shown;
}

/* The current guest has trapped. */
static void leave(struct hypervisor *h)
{
    struct guest *g = h->current;
    struct vmexit x = enter_left(g);
    enum verdict verdict;

    h->is_inside = false;
    h->has_exited = false;
    if (is_stalled(&x))
        catch_up(g);
    verdict = deal_with(g, &x);
    g->counts.exits[x.reason]++;
    g->counts.nested_exits[x.reason] += x.is_nested;
    tell_exit(g, &x);
    if (verdict == VERDICT_REFLECT)
        verdict = reflect(g);
    if (is_off(g) && !guest_is_over(g))
        guest_finish(g, MACHINE_OFF, g->entry.where);
    assert((verdict == VERDICT_OVER) <= guest_is_over(g));
}

/* --- running --------------------------------------------------------------
 */

/* Can the current guest go on, with its turn not yet over?  One that has had
 * all its instructions ends here. */
static bool goes_on(struct hypervisor *h)
{
    struct guest *g = h->current;

    if (g == NULL || guest_is_over(g) || g->is_paused || g->wait == GUEST_WAITS)
        return false;
    if (g->wait == GUEST_WOKEN && emulate_wake(g) == VERDICT_REFLECT &&
        reflect(g) == VERDICT_OVER)
        return false;
    catch_up(g);
    if (is_off(g))
        guest_finish(g, MACHINE_OFF, g->entry.where);
    else if (g->v.clock >= g->max_insns)
        guest_finish(g, MACHINE_INSNS, g->entry.where);
    return !guest_is_over(g) && !schedule_is_due(g);
}

static enum hypervisor_why why_nobody(const struct hypervisor *h)
{
    enum hypervisor_why why = HYPERVISOR_OVER;

    for (unsigned i = 0; i < h->guest_count; i++) {
        if (guest_is_over(h->guests[i]))
            continue;
        if (h->guests[i]->wait == GUEST_WAITS && !h->guests[i]->is_paused)
            return HYPERVISOR_GIVEN_UP;
        why = HYPERVISOR_PAUSED;
    }
    return why;
}

/* What lies between an exit and the next entry: a step, which has been taken
 * when its events come. */
static enum hypervisor_why handle(struct hypervisor *h)
{
    h->handled++;
    if (h->has_exited)
        leave(h);
    if (h->is_exhausted)
        return HYPERVISOR_NO_MEMORY;
    if (h->current != NULL && h->current->is_stopped) {
        h->current->is_stopped = false;
        return HYPERVISOR_GIVEN_UP;
    }
    while (!goes_on(h))
        if (!schedule(h))
            return why_nobody(h);
    h->is_inside = enter(h->current);
    return h->is_inside ? HYPERVISOR_BUDGET : HYPERVISOR_NO_MEMORY;
}

static enum hypervisor_why why_of(enum machine_why why)
{
    switch (why) {
    case MACHINE_INTERRUPTED:
        return HYPERVISOR_INTERRUPTED;
    case MACHINE_LEFT:
        return HYPERVISOR_LEFT;
    case MACHINE_STOP:
        return HYPERVISOR_STOP;
    case MACHINE_NO_MEMORY:
        return HYPERVISOR_NO_MEMORY;
    default:
        assert(why == MACHINE_BUDGET);
        return HYPERVISOR_BUDGET;
    }
}

static enum hypervisor_why run_inside(struct hypervisor *h, engine_run *engine,
                                      octa steps)
{
    struct machine_stop stop = machine_run_steps(h->machine, engine, steps);

    if (stop.why != MACHINE_EXIT)
        return why_of(stop.why);
    h->has_exited = true;
    return HYPERVISOR_BUDGET;
}

octa hypervisor_steps(const struct hypervisor *h)
{
    return machine_steps(h->machine) + h->handled;
}

static bool has_lost_log(const struct guest *g)
{
    const struct inputlog *log = g->row.port.log;

    return log != NULL && log->is_lost;
}

/* Is there a reason not to go on, but the budget? */
static enum hypervisor_why reason_to_stop(const struct hypervisor *h)
{
    if (h->is_exhausted)
        return HYPERVISOR_NO_MEMORY;
    if (h->interrupted != NULL && *h->interrupted != 0)
        return HYPERVISOR_INTERRUPTED;
    if (h->is_left != NULL && *h->is_left)
        return HYPERVISOR_LEFT;
    if (h->current != NULL && has_lost_log(h->current))
        return HYPERVISOR_NO_LOG;
    return HYPERVISOR_BUDGET;
}

enum hypervisor_why hypervisor_run(struct hypervisor *h, engine_run *engine,
                                   octa steps)
{
    octa goal =
        hypervisor_steps(h) + smaller(steps, ~(octa)0 - hypervisor_steps(h));
    enum hypervisor_why why = HYPERVISOR_BUDGET;

    while (why == HYPERVISOR_BUDGET && hypervisor_steps(h) < goal) {
        why = reason_to_stop(h);
        if (why != HYPERVISOR_BUDGET)
            break;
        if (h->is_inside && !h->has_exited)
            why = run_inside(h, engine, goal - hypervisor_steps(h));
        else
            why = handle(h);
        if (why == HYPERVISOR_BUDGET && stops_asked(&h->machine->cpu))
            why = HYPERVISOR_STOP;
    }
    return why;
}

/* --- saving ---------------------------------------------------------------
 */

static void save_phase(const struct hypervisor *h, struct buf *b)
{
    buf_add_octa(b, h->current == NULL ? 0 : h->current->number + 1);
    buf_add_octa(b, h->is_inside);
    buf_add_octa(b, h->has_exited);
    buf_add_octa(b, h->entered);
    buf_add_octa(b, h->handled);
    buf_add_octa(b, h->switches);
}

static void restore_phase(struct hypervisor *h, struct reader *r)
{
    octa current = reader_up_to(r, h->guest_count);

    h->current = current == 0 ? NULL : h->guests[current - 1];
    h->is_inside = reader_up_to(r, 1) == 1;
    h->has_exited = reader_up_to(r, 1) == 1;
    h->entered = reader_octa(r);
    h->handled = reader_octa(r);
    h->switches = reader_octa(r);
    h->is_exhausted = false;
}

void hypervisor_take_small(struct hypervisor *h, struct buf *b)
{
    snapshot_take_small(h->machine, b);
    save_phase(h, b);
    frames_save(&h->frames, b);
    for (unsigned i = 0; i < h->guest_count; i++)
        guest_save(h->guests[i], b);
    pageout_save(h, b);
}

enum status hypervisor_restore_small(struct hypervisor *h, struct reader *r)
{
    enum status s = snapshot_restore_small(h->machine, r);

    if (s != STATUS_OK)
        return s;
    restore_phase(h, r);
    frames_restore(&h->frames, r);
    for (unsigned i = 0; i < h->guest_count && s == STATUS_OK; i++)
        s = guest_restore(h->guests[i], r);
    if (s == STATUS_OK)
        s = pageout_restore(h, r);
    return s != STATUS_OK ? s : reader_status(r);
}

void hypervisor_take(struct hypervisor *h, struct buf *b)
{
    hypervisor_take_small(h, b);
    for (unsigned i = 0; i < h->guest_count; i++)
        image_save(h->guests[i]->row.disk.image, b);
    mem_save(&h->machine->mem, b);
}

enum status hypervisor_restore(struct hypervisor *h, struct reader *r)
{
    enum status s = hypervisor_restore_small(h, r);

    for (unsigned i = 0; i < h->guest_count && s == STATUS_OK; i++)
        s = image_restore(h->guests[i]->row.disk.image, r);
    if (s == STATUS_OK)
        s = mem_restore(&h->machine->mem, r);
    machine_forget_all(h->machine);
    return s;
}

enum status hypervisor_hash(struct hypervisor *h, octa *hash)
{
    struct buf b;
    enum status s;

    buf_init(&b);
    hypervisor_take_small(h, &b);
    for (unsigned i = 0; i < h->guest_count; i++)
        image_save(h->guests[i]->row.disk.image, &b);
    s = buf_status(&b);
    if (s == STATUS_OK) {
        *hash = hash_bytes(HASH_START, b.data, b.len);
        s = mem_hash(&h->machine->mem, hash);
    }
    buf_fini(&b);
    return s;
}
