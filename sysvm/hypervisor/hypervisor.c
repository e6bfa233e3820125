/* hypervisor.c - guests run until they trap; then the steps of an exit. */
#include "sysvm/hypervisor/hypervisor.h"

#include <assert.h>

#include "sysvm/hypervisor/complete.h"
#include "sysvm/hypervisor/device.h"
#include "sysvm/hypervisor/emulate.h"
#include "sysvm/hypervisor/enter.h"
#include "sysvm/hypervisor/reflect.h"
#include "sysvm/hypervisor/retry.h"
#include "sysvm/hypervisor/schedule.h"

/* --- telling -------------------------------------------------------------- */

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
