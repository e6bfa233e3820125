/* machine.c - the bare machine: how it is made, and how it runs. */
#include "sysvm/machine.h"

#include <assert.h>

#include "sysvm/attend.h"
#include "sysvm/irq.h"
#include "vm/base/alloc.h"
#include "vm/core/code.h"
#include "vm/core/trip.h"

/* --- creation -------------------------------------------------------------
 */

static void mode_init(struct machine_mode *mode, struct machine *m,
                      bool is_kernel, bool is_guest)
{
    mode->machine = m;
    mode->is_kernel = is_kernel;
    mode->is_guest = is_guest;
    bus_init(&mode->bus, access_miss, mode);
}

static void init_modes(struct machine *m)
{
    mode_init(&m->user, m, false, false);
    mode_init(&m->kernel, m, true, false);
    mode_init(&m->guest_user, m, false, true);
    mode_init(&m->guest_kernel, m, true, true);
    bus_join(&m->user.bus, &m->kernel.bus);
    bus_join(&m->guest_user.bus, &m->kernel.bus);
    bus_join(&m->guest_kernel.bus, &m->kernel.bus);
}

static void fini_modes(struct machine *m)
{
    bus_fini(&m->user.bus);
    bus_fini(&m->kernel.bus);
    bus_fini(&m->guest_user.bus);
    bus_fini(&m->guest_kernel.bus);
}

/* A device writes to PAGE: a mem_listener. */
static void page_is_written(void *machine, struct pa at, octa *page)
{
    struct machine *m = machine;

    (void)at;
    bus_written_page(&m->kernel.bus, page);
}

static void init_devices(struct machine *m, const struct machine_options *o)
{
    const struct row_parts parts = {.ram = o->ram,
                                    .read = mem_read,
                                    .write = mem_write,
                                    .memory = &m->mem,
                                    .console = o->console,
                                    .image =
                                        o->disk != NULL ? o->disk : &m->no_disk,
                                    .disk_latency = o->disk_latency,
                                    .log = o->log};

    image_init(&m->no_disk, 0);
    mem_init(&m->mem, o->ram, &m->row);
    m->mem.listener = page_is_written;
    m->mem.machine = m;
    row_init(&m->row, &parts);
}

struct machine *machine_create(const struct machine_options *o)
{
    struct machine *m = alloc_zeroed(1, sizeof *m);

    if (m == NULL)
        return NULL;
    init_modes(m);
    bus_init(&m->peek, access_peek, m);
    cpu_init(&m->cpu, o->kind, &m->kernel.bus);
    tcache_init(&m->tcache, o->tcache);
    init_devices(m, o);
    m->access.when = m->access.asked = ~(octa)0;
    m->access.fetched_when = ~(octa)0;
    m->max_insns = o->max_insns != 0 ? o->max_insns : ~(octa)0;
    m->is_hosted = o->is_hosted;
    m->interrupted = o->interrupted;
    m->is_left = o->is_left;
    return m;
}

void machine_destroy(struct machine *m)
{
    if (m == NULL)
        return;
    bus_fini(&m->peek);
    fini_modes(m);
    tcache_fini(&m->tcache);
    mem_fini(&m->mem);
    image_fini(&m->no_disk);
    alloc_free(m);
}

/* --- translation ----------------------------------------------------------
 */

bool machine_has_valid_rv(const struct machine *m)
{
    return mmu_is_valid(&m->rv, (struct va){0});
}

void machine_forget_translations(struct machine *m)
{
    bus_drop_all(&m->user.bus);
    bus_drop_all(&m->kernel.bus);
    bus_drop_all(&m->guest_user.bus);
    bus_drop_all(&m->guest_kernel.bus);
}

void machine_forget_all(struct machine *m)
{
    struct bus *b = &m->kernel.bus;

    machine_forget_translations(m);
    do {
        if (b->code != NULL)
            code_drop_all(b->code);
        b = b->sibling;
    } while (b != &m->kernel.bus);
}

void machine_put_translation(struct machine *m, octa rv, octa rvv)
{
    const struct mmu_rv new_rv = mmu_unpack(rv), new_rvv = mmu_unpack(rvv);

    m->cpu.sr[SREG_rV] = rv;
    m->cpu.sr[SREG_rVV] = rvv;
    if (!mmu_is_same(&new_rv, &m->rv))
        machine_forget_translations(m);
    else if (!mmu_is_same(&new_rvv, &m->rvv))
        bus_drop_all(&m->guest_kernel.bus); /* no other has addresses by it */
    m->rv = new_rv;
    m->rvv = new_rvv;
}

unsigned machine_ldvts(struct machine *m, octa key)
{
    const struct va v = {key};
    const struct mmu_rv *rv = addr_is_negative(v) ? &m->rvv : &m->rv;
    unsigned known = 0;

    if (mmu_is_valid(rv, v))
        known = tcache_change(&m->tcache, key, rv->s);
    machine_forget_translations(m);
    return known;
}

void machine_sync6(struct machine *m)
{
    tcache_clear(&m->tcache);
    machine_forget_translations(m);
}

/* --- devices --------------------------------------------------------------
 */

static void tell_request(const struct machine *m, octa page)
{
    octa bit = (octa)1 << dev_infos[page].bit;

    event_emit(m->cpu.events,
               (struct event){.kind = EVENT_DEVICE,
                              .insns = m->cpu.counts.insns,
                              .address = ADDR_DEVICES | page << BUS_PAGE_BITS,
                              .what = "request",
                              .of = dev_infos[page].name,
                              .value = {bit}});
}

octa machine_take_requests(struct machine *m)
{
    octa requests = row_take(&m->row);

    for (octa i = 0; i < DEV_COUNT && requests != 0; i++)
        if (dev_infos[i].bit >= 0 && (requests >> dev_infos[i].bit & 1))
            tell_request(m, i);
    return requests;
}

/* --- running --------------------------------------------------------------
 */

/* How many instructions to execute before looking at the host: some 10
 * milliseconds. */
enum { SLICE = 1000000 };

/* Where the next instruction is, or seems to be. */
static octa next_location(const struct cpu *c)
{
    return c->inserting == CPU_INSERT_NOTHING ? c->pc : c->pc - 4;
}

/* The mode in which that is executed. */
static struct machine_mode *present_mode(struct machine *m)
{
    bool is_kernel = sig(next_location(&m->cpu)) < 0;

    if (m->cpu.is_guest)
        return is_kernel ? &m->guest_kernel : &m->guest_user;
    return is_kernel ? &m->kernel : &m->user;
}

/* Will there be a trap after the next instruction, whatever it is? */
static bool must_look(const struct cpu *c)
{
    octa loc = next_location(c), mask = c->sr[SREG_rK];

    if (c->inserting != CPU_INSERT_NOTHING || irq_requested(c, mask) != 0)
        return true;
    return sig(loc) < 0 ? (mask & IRQ_BIT(P)) != 0
                        : (mask & IRQ_PROGRAM) != IRQ_PROGRAM;
}

/* The number of instructions until rI or a device has something to say. */
static octa until_event(const struct machine *m)
{
    octa interval = m->cpu.sr[SREG_rI];

    return smaller(interval != 0 ? interval : DEV_NEVER, row_due(&m->row));
}

/* How many of BUDGET > 0 instructions to execute at once.  The one before an
 * event is executed alone, so that the trap can show its operands; so is the
 * one after a refused SAVE whose ring has overflowed: it has to report that,
 * however the run is divided; and the one behind which a device that was due
 * wants to stop. */
static octa how_many(const struct machine *m, octa budget)
{
    octa event = until_event(m);

    if (must_look(&m->cpu) || m->access.overflowed || event <= 1 ||
        stops_asked(&m->cpu))
        return 1;
    return smaller(smaller(budget, SLICE), event - 1);
}

/* What is due by now, before the next instruction. */
static void catch_up(struct machine *m)
{
    row_now(&m->row, m->cpu.counts.insns);
    if (row_due(&m->row) != 0)
        return;
    row_advance(&m->row, m->cpu.counts.insns);
    irq_raise(&m->cpu, machine_take_requests(m));
    m->cpu.attention = 0; /* must_look() will see it */
}

static enum machine_why run_some(struct machine *m, engine_run *engine,
                                 octa budget)
{
    struct cpu *c = &m->cpu;
    struct engine_result r;
    enum machine_why why;
    octa count;

    catch_up(m);
    count = how_many(m, budget);
    c->bus = &present_mode(m)->bus;
    m->mask = c->sr[SREG_rK];
    m->access.fetched_when = ~(octa)0;
    r = (count == 1 ? exec_switch : engine)(c, count);
    if (r.stop == ENGINE_STOP) {
        access_unfetch(m);
        return MACHINE_STOP;
    }
    if (r.stop == ENGINE_BUDGET && count > 1)
        return MACHINE_BUDGET; /* nothing has happened */
    why = attend(m, &r);
    return why == MACHINE_BUDGET && stops_asked(c) ? MACHINE_STOP : why;
}

bool machine_is_end(enum machine_why why)
{
    return why == MACHINE_OFF || why == MACHINE_WEDGED_TRAP ||
           why == MACHINE_WEDGED_LOOP || why == MACHINE_WEDGED_IDLE;
}

/* Does somebody outside want to stop?  Returns why, or BUDGET. */
static enum machine_why wish_to_stop(const struct machine *m)
{
    if (m->interrupted != NULL && *m->interrupted != 0)
        return MACHINE_INTERRUPTED;
    return m->is_left != NULL && *m->is_left ? MACHINE_LEFT : MACHINE_BUDGET;
}

static struct machine_stop stop_at(struct machine *m, enum machine_why why)
{
    struct machine_stop stop = {.why = why, .pc = m->cpu.pc};

    if (why == MACHINE_GIVEN_UP && wish_to_stop(m) != MACHINE_BUDGET)
        stop.why = wish_to_stop(m);
    if (why == MACHINE_OFF)
        stop.status = (byte)m->row.power.status;
    if (machine_is_end(why))
        m->end = stop;
    else if (m->row.power.is_off)
        (void)stop_at(m, MACHINE_OFF); /* the next run tells it */
    return stop;
}

/* Is there a reason not to go on, but the budget? */
static enum machine_why reason_to_stop(const struct machine *m)
{
    const struct inputlog *log = m->row.port.log;

    if (m->row.power.is_off)
        return MACHINE_OFF;
    if (log != NULL && log->is_lost)
        return MACHINE_NO_LOG;
    if (log != NULL && log->log.failed)
        return MACHINE_NO_MEMORY;
    if (m->access.is_exhausted || mem_is_exhausted(&m->mem))
        return MACHINE_NO_MEMORY;
    if (wish_to_stop(m) != MACHINE_BUDGET)
        return wish_to_stop(m);
    if (m->cpu.counts.insns >= m->max_insns)
        return MACHINE_INSNS;
    return MACHINE_BUDGET;
}

static octa insns(const struct machine *m)
{
    return m->cpu.counts.insns;
}

octa machine_steps(const struct machine *m)
{
    return insns(m) + m->counts.stalls;
}

/* Run for BUDGET ticks of the clock NOW, which are instructions or steps.  The
 * engine has at most one stall, at its end, and only if it has not completed
 * all that it may: so what is left is never too much for it. */
static struct machine_stop run(struct machine *m, engine_run *engine,
                               octa (*now)(const struct machine *m),
                               octa budget)
{
    octa goal = now(m) + smaller(budget, ~(octa)0 - now(m));
    enum machine_why why = MACHINE_BUDGET;

    if (machine_is_end(m->end.why))
        return m->end;
    while (why == MACHINE_BUDGET) {
        why = reason_to_stop(m);
        if (why != MACHINE_BUDGET || now(m) >= goal)
            break;
        why = run_some(m, engine,
                       smaller(goal - now(m), m->max_insns - insns(m)));
    }
    assert(now(m) <= goal);
    stops_ran(&m->cpu);
    return stop_at(m, why);
}

struct machine_stop machine_run(struct machine *m, engine_run *engine,
                                octa budget)
{
    return run(m, engine, insns, budget);
}

struct machine_stop machine_run_steps(struct machine *m, engine_run *engine,
                                      octa steps)
{
    return run(m, engine, machine_steps, steps);
}

struct machine_stop machine_step(struct machine *m)
{
    return machine_run_steps(m, exec_switch, 1);
}

void machine_enter_guest(struct machine *m)
{
    struct cpu *c = &m->cpu;

    trip_enter_guest(c);
    if (c->attention & CPU_ATTENTION_INSTALL)
        attend_install(m);
    c->attention = 0; /* must_look() will see what is requested */
}
