/* access.c - what a machine's processor finds in memory. */
#include "sysvm/access.h"

#include "sysvm/irq.h"
#include "sysvm/machine.h"
#include "vm/base/bits.h"

/* --- refusing -------------------------------------------------------------
 */

/* Note that the instruction at hand has raised the program bits FAULT. */
static void raise_program(struct machine *m, unsigned fault)
{
    octa now = m->cpu.counts.insns;

    if (m->access.when != now)
        m->access.program = 0;
    m->access.when = now;
    m->access.program |= fault;
    irq_raise(&m->cpu, fault_in_rq(fault));
}

/* What would have been stored: a field of its own, without what the register
 * has above it. */
static octa stored(const struct bus_access *a)
{
    return a->kind == BUS_STORE ? a->value & bits_mask(8u * a->size) : 0;
}

/* A is not permitted.  If that interrupts, or anything else does, nothing
 * will have happened; otherwise a load gives zero and a store goes nowhere. */
static unsigned refuse(struct machine *m, struct bus_access *a, unsigned fault)
{
    const struct cpu *c = &m->cpu;

    raise_program(m, fault);
    m->access.va = a->va;
    m->access.value = stored(a);
    m->access.is_fetch = a->kind == BUS_FETCH;
    if (m->access.is_fetch || irq_requested(c, c->sr[SREG_rK]) != 0)
        return fault;
    if (a->kind == BUS_LOAD)
        a->value = 0;
    return a->cause == BUS_SWAP ? FAULT_MASKED : FAULT_NONE;
}

/* --- physical memory ------------------------------------------------------
 */

void access_lack_memory(struct machine *m)
{
    m->access.is_exhausted = true;
    m->cpu.attention |= CPU_ATTENTION_SURROUNDINGS;
}

/* Who listens hears of the load or store A of a device's register AT. */
static void tell_device(struct machine *m, const struct bus_access *a,
                        struct pa at)
{
    octa page = (at.a - ADDR_DEVICES) >> BUS_PAGE_BITS;

    if (!event_is_wanted(m->cpu.events, EVENT_DEVICE) || page >= DEV_COUNT)
        return;
    event_emit(m->cpu.events,
               (struct event){.kind = EVENT_DEVICE,
                              .insns = m->cpu.counts.insns,
                              .address = at.a,
                              .what = a->kind == BUS_STORE ? "store" : "load",
                              .of = dev_infos[page].name,
                              .value = {a->value}});
}

/* A device may ask for attention now, or earlier than it would have. */
static unsigned reach_elsewhere(struct machine *m, struct bus_access *a,
                                struct pa at)
{
    bool is_there;

    if (a->kind == BUS_FETCH)
        return refuse(m, a, FAULT_X);
    row_now(&m->row, m->cpu.counts.insns);
    if (a->kind == BUS_STORE)
        is_there = mem_store(&m->mem, at, a->size, a->cause, a->value);
    else
        is_there = mem_load(&m->mem, at, &a->value);
    tell_device(m, a, at);
    if (!is_there)
        irq_raise(&m->cpu, IRQ_BIT(NONEXISTENT));
    m->cpu.attention |= CPU_ATTENTION_SURROUNDINGS;
    return FAULT_NONE;
}

/* Do the store A in RAM AT without the bus, which would remember it. */
static unsigned store_in_ram(struct machine *m, const struct bus_access *a,
                             struct pa at)
{
    const octa *there = ram_store(&m->mem.ram, at.a, a->size, a->value);

    if (there != NULL)
        bus_written(m->cpu.bus, there);
    else
        access_lack_memory(m);
    return FAULT_NONE;
}

/* A is permitted, and is AT. */
static unsigned reach(struct machine *m, struct bus_access *a, struct pa at)
{
    if (mem_place(&m->mem, at) != MEM_RAM)
        return reach_elsewhere(m, a, at);
    if (a->kind == BUS_STORE && ram_is_watched(&m->mem.ram, at.a))
        return store_in_ram(m, a, at);
    mem_window(&m->mem, at, a);
    if (a->page == NULL) {
        a->value = 0;
        access_lack_memory(m);
    }
    return FAULT_NONE;
}

/* The same for a store that the bus shall not remember. */
static unsigned store_once(struct machine *m, struct bus_access *a,
                           struct pa at)
{
    return mem_place(&m->mem, at) == MEM_RAM ? store_in_ram(m, a, at)
                                             : reach_elsewhere(m, a, at);
}

/* --- virtual memory -------------------------------------------------------
 */

/* The page of V in *PAGE; permitting nothing if there is none.  *IS_KNOWN:
 * the translation cache has it, else *W is set.  FAULT_TRANSLATE: software has
 * to say. */
static unsigned find_page(struct machine *m, enum tcache_side side, struct va v,
                          struct mmu_page *page, bool *is_known,
                          struct mmu_walk *w)
{
    const struct mmu_rv *rv = machine_translation(m, v);
    const struct mmu_page *p = tcache_find(&m->tcache, side, v, rv->s, rv->n);

    *is_known = p != NULL;
    if (p != NULL) {
        *page = *p;
        return FAULT_NONE;
    }
    mmu_translate(rv, v, mem_peek, &m->mem, w);
    if (w->outcome == MMU_SOFTWARE)
        return FAULT_TRANSLATE;
    *page = w->outcome == MMU_MAPPED ? w->page : (struct mmu_page){.perm = 0};
    return FAULT_NONE;
}

/* Is A a fetch that was walked for already?  If not, remember it. */
static bool is_told(struct machine *m, const struct bus_access *a)
{
    octa page = a->va >> BUS_PAGE_BITS, now = m->cpu.counts.insns;
    struct access *last = &m->access;

    if (a->kind != BUS_FETCH)
        return false;
    if (last->walked == page && last->walked_when == now)
        return true;
    last->walked = page;
    last->walked_when = now;
    return false;
}

/* The values of the event about W, for E: page, s, perm, and the last entry
 * that was read.  Some have nothing to say. */
static void show_walk(struct event *e, const struct mmu_walk *w)
{
    if (w->outcome == MMU_MAPPED) {
        e->value[0] = w->page.base.a;
        e->value[1] = w->page.s;
        e->value[2] = w->page.perm;
    } else {
        e->of = mmu_text(w->outcome);
        e->lacks = 1 << 0 | 1 << 1 | 1 << 2;
    }
    if (w->steps > 0)
        e->value[3] = w->step[w->steps - 1].entry;
    else
        e->lacks |= 1 << 3;
}

struct event access_walk_event(enum bus_kind kind, octa va,
                               const struct mmu_walk *w)
{
    static const char *const kinds[BUS_KINDS] = {
        [BUS_LOAD] = "load", [BUS_STORE] = "store", [BUS_FETCH] = "fetch"};
    struct event e = {.kind = EVENT_MISS,
                      .address =
                          kind == BUS_FETCH ? va & -(octa)BUS_PAGE_BYTES : va,
                      .what = kinds[kind]};

    show_walk(&e, w);
    return e;
}

/* Who listens hears of the walk W for A. */
static void tell_walk(struct machine *m, const struct bus_access *a,
                      const struct mmu_walk *w)
{
    struct event e;

    if (!event_is_wanted(m->cpu.events, EVENT_MISS) || is_told(m, a))
        return;
    e = access_walk_event(a->kind, a->va, w);
    e.insns = m->cpu.counts.insns;
    event_emit(m->cpu.events, e);
}

/* Let the translation cache know V's page, which was just used. */
static void remember(struct machine *m, enum tcache_side side, struct va v,
                     const struct mmu_page *page)
{
    bool evicted = false;

    if (tcache_put(&m->tcache, side, v, machine_translation(m, v)->n, page,
                   &evicted) != STATUS_OK)
        access_lack_memory(m);
    if (evicted)
        machine_forget_translations(m);
    if (side == TCACHE_INSNS)
        m->access.fetched_when = m->cpu.counts.insns;
}

/* What an instruction fetched before this one, or one that was loaded for, has
 * made stays: more instructions are complete since. */
void access_unfetch(struct machine *m)
{
    if (m->access.fetched_when != m->cpu.counts.insns)
        return;
    tcache_take_back(&m->tcache);
    m->access.fetched_when = ~(octa)0;
    machine_forget_translations(m);
}

/* The tables permit too little for A.  A spill may go to the continuation
 * page, if that can be written; but rC is the host's own, and no guest's. */
static unsigned refuse_page(struct machine *m, struct bus_access *a,
                            unsigned lacks)
{
    struct mmu_page page;

    if (a->cause != BUS_RING || a->kind != BUS_STORE || m->cpu.is_guest ||
        !machine_has_valid_rv(m))
        return refuse(m, a, lacks);
    page = mmu_entry_page(m->cpu.sr[SREG_rC], m->rv.s);
    if (!(page.perm & PERM_W))
        return refuse(m, a, lacks);
    m->access.overflowed = true;
    m->cpu.attention |= CPU_ATTENTION_SURROUNDINGS;
    return store_once(m, a, mmu_place(&page, (struct va){a->va}));
}

/* Software shall translate, and the instruction come again. */
static unsigned ask_software(struct machine *m, const struct bus_access *a)
{
    m->access.va = a->va;
    m->access.value = stored(a);
    m->access.is_fetch = a->kind == BUS_FETCH;
    return FAULT_TRANSLATE;
}

static unsigned translate(struct machine_mode *mode, struct bus_access *a)
{
    struct machine *m = mode->machine;
    enum tcache_side side = a->kind == BUS_FETCH ? TCACHE_INSNS : TCACHE_DATA;
    const struct va v = {a->va};
    struct mmu_page page;
    struct mmu_walk walk;
    struct pa at;
    bool is_known = true;
    unsigned fault, lacks;

    if (!mmu_is_valid(machine_translation(m, v), v))
        return refuse_page(m, a, mmu_lacks(mmu_need(a), 0));
    fault = find_page(m, side, v, &page, &is_known, &walk);
    if (!is_known)
        tell_walk(m, a, &walk);
    if (fault != FAULT_NONE)
        return ask_software(m, a);
    lacks = mmu_lacks(mmu_need(a), page.perm);
    if (lacks != FAULT_NONE)
        return refuse_page(m, a, lacks);
    if (!is_known)
        remember(m, side, v, &page);
    at = mmu_place(&page, v);
    if (a->kind == BUS_STORE && !(page.perm & PERM_R))
        return store_once(m, a, at);
    fault = reach(m, a, at);
    if (a->page != NULL)
        wide_narrow(mode, a, at);
    return fault;
}

unsigned access_miss(void *mode, struct bus_access *a)
{
    struct machine_mode *around = mode;
    struct machine *m = around->machine;
    const struct va v = {a->va};

    if (a->kind == BUS_FETCH && addr_is_negative(v) != around->is_kernel)
        return FAULT_ELSEWHERE;
    if (!addr_is_negative(v))
        return translate(around, a);
    if (!around->is_kernel)
        return refuse(m, a, FAULT_N);
    if (around->is_guest)
        return translate(around, a);
    return reach(m, a, addr_direct(v));
}

/* --- looking on -----------------------------------------------------------
 */

/* Where V is, in *AT.  False: nobody knows. */
static bool whereabouts(struct machine *m, enum tcache_side side, struct va v,
                        struct pa *at)
{
    struct mmu_page page = {0};
    struct mmu_walk walk;
    bool is_known;

    if (machine_translation(m, v) == NULL) {
        *at = addr_direct(v);
        return true;
    }
    if (!mmu_is_valid(machine_translation(m, v), v) ||
        find_page(m, side, v, &page, &is_known, &walk) != FAULT_NONE ||
        page.s == 0)
        return false;
    *at = mmu_place(&page, v);
    return true;
}

unsigned access_peek(void *machine, struct bus_access *a)
{
    struct machine *m = machine;
    enum tcache_side side = a->kind == BUS_FETCH ? TCACHE_INSNS : TCACHE_DATA;
    struct pa at;

    if (a->kind == BUS_STORE ||
        !whereabouts(m, side, (struct va){a->va}, &at) ||
        mem_place(&m->mem, at) != MEM_RAM)
        return a->kind == BUS_FETCH ? FAULT_X : FAULT_R;
    a->value = mem_peek(&m->mem, (struct pa){at.a & ~(octa)7});
    return FAULT_NONE;
}
