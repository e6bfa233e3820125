/* process.c - a user program with everything around it: the process VM. */
#include "vm/core/process.h"

#include <assert.h>

#include "vm/base/alloc.h"
#include "vm/core/loader.h"
#include "vm/core/regstack.h"

/* --- memory --------------------------------------------------------------- */

/* Negative addresses are the kernel's; instructions lie in segment 0, as in
 * the reference.  That one lets the register stack and host calls use negative
 * addresses: a difference, since these can only be mistakes. */
static bool is_permitted(const struct bus_access *a)
{
    return a->kind == BUS_FETCH ? a->va >> 61 == 0 : sig(a->va) >= 0;
}

static unsigned refuse(struct process *p, octa va, unsigned fault)
{
    p->is_refused = true;
    p->refused_va = va;
    return fault;
}

/* Do the store A to a page that somebody watches. */
static bool store_watched(struct process *p, const struct bus_access *a)
{
    const octa *there = ram_store(&p->ram, a->va, a->size, a->value);

    if (there != NULL)
        bus_written(&p->bus, there);
    return there != NULL;
}

/* What the bus asks: a bus_miss.  Reading makes no pages. */
static unsigned find_page(void *process, struct bus_access *a)
{
    struct process *p = process;
    octa before = ram_size(&p->ram);
    bool is_done;

    if (!is_permitted(a))
        return refuse(p, a->va, FAULT_K);
    if (a->kind != BUS_STORE) {
        ram_read(&p->ram, a);
        return FAULT_NONE;
    }
    if (ram_is_watched(&p->ram, a->va))
        is_done = store_watched(p, a);
    else
        is_done = ram_write(&p->ram, a);
    if (!is_done)
        return refuse(p, a->va, FAULT_W);
    if (ram_size(&p->ram) != before && ram_is_moved(&p->ram, a->va))
        bus_drop_page(&p->bus, a->va);
    return FAULT_NONE;
}

/* --- creation ------------------------------------------------------------- */

/* What the reference has in these registers; a program can read them. */
static void set_constants(struct cpu *c)
{
    c->sr[SREG_rK] = ~(octa)0;
    c->sr[SREG_rT] = 0x8000000500000000;
    c->sr[SREG_rTT] = 0x8000000600000000;
    c->sr[SREG_rV] = 0x369c200400000000;
}

/* Load the program, and let an UNSAVE that nobody counts bring its registers
 * from the stack, as in the reference. */
static enum status start(struct process *p, const struct mmo *m,
                         char *const *argv, struct error *e)
{
    struct loader_start begin;
    struct regstack_step whole = {0};
    enum status s = loader_load(&p->ram, m, argv, &begin);
    unsigned fault;

    if (s == STATUS_LIMIT)
        return error_set(e, s, "the program does not fit into %llu bytes",
                         (unsigned long long)p->ram.limit);
    if (s != STATUS_OK)
        return error_set(e, s, "%s", status_text(s));
    set_constants(&p->cpu);
    fault = regstack_unsave(&p->cpu, &whole, begin.stack_top);
    assert(fault == FAULT_NONE);
    (void)fault; /* loads below the stack segment's end cannot be refused */
    p->cpu.pc = begin.pc;
    return STATUS_OK;
}

static enum status init(struct process *p, const struct process_options *o,
                        const struct mmo *m, char *const *argv, struct error *e)
{
    static const struct cpu_kind kind = {.is_user_only = true,
                                         .interval_is_oops = true};
    enum status s;

    p->max_insns = o->max_insns != 0 ? o->max_insns : ~(octa)0;
    p->interrupted = o->interrupted;
    ram_init(&p->ram, o->max_mem);
    bus_init(&p->bus, find_page, p);
    cpu_init(&p->cpu, kind, &p->bus);
    s = hostfile_init(&p->calls.files, o->files, o->folder, o->interrupted, e);
    hostcall_init(&p->calls, o->log);
    return s == STATUS_OK ? start(p, m, argv, e) : s;
}

struct process *process_create(const struct process_options *o,
                               const struct mmo *m, char *const *argv,
                               struct error *e)
{
    struct process *p = alloc_zeroed(1, sizeof *p);

    if (p == NULL) {
        (void)error_set(e, STATUS_NO_MEMORY, "out of memory");
        return NULL;
    }
    if (init(p, o, m, argv, e) != STATUS_OK) {
        process_destroy(p);
        return NULL;
    }
    return p;
}

void process_destroy(struct process *p)
{
    if (p == NULL)
        return;
    hostcall_fini(&p->calls);
    bus_fini(&p->bus);
    ram_fini(&p->ram);
    alloc_free(p);
}

/* --- stops ---------------------------------------------------------------- */

static struct process_stop stop_at(const struct process *p,
                                   enum process_why why)
{
    return (struct process_stop){.why = why,
                                 .pc = p->cpu.pc,
                                 .va = p->refused_va,
                                 .has_va = p->is_refused};
}

/* The word that was refused, also where nothing may be executed. */
static tetra refused_word(const struct process *p, const struct operands *o)
{
    const octa *page = ram_find(&p->ram, o->loc);
    octa around = page == NULL ? 0 : page[o->loc / 8 % BUS_PAGE_OCTAS];

    if (p->cpu.inserting != CPU_INSERT_NOTHING)
        return o->insn;
    return (tetra)(o->loc & 4 ? around : around >> 32);
}

/* Is a refused instruction at LOC one of those that are counted?  In the
 * reference their number is what rU has counted, and rU leaves out negative
 * locations. */
static bool is_counted_at(octa loc)
{
    return sig(loc) >= 0;
}

/* Count the refused instruction in O as the reference does: in full, but for
 * their number. */
static void count_refused(struct process *p, const struct operands *o)
{
    bool is_inserted = p->cpu.inserting != CPU_INSERT_NOTHING;

    cpu_count(&p->cpu, o->loc, is_inserted ? o->op : codec_op(p->end.insn),
              false);
    p->cpu.counts.insns -= !is_counted_at(o->loc);
}

/* An instruction was refused, which is the end of the run; unless there was
 * no memory for it. */
static struct process_stop
end_by_fault(struct process *p, const struct operands *o, unsigned fault)
{
    if (p->ram.is_exhausted)
        return stop_at(p, ram_is_full(&p->ram) ? PROCESS_MEMORY
                                               : PROCESS_NO_MEMORY);
    p->end = stop_at(p, PROCESS_FAULT);
    p->end.insn = refused_word(p, o);
    p->end.fault = fault;
    count_refused(p, o);
    return p->end;
}

/* --- TRAP ----------------------------------------------------------------- */

static void tell_call(const struct cpu *c, const struct operands *o,
                      octa argument, octa result)
{
    if (event_is_wanted(c->events, EVENT_CALL))
        event_emit(c->events,
                   (struct event){.kind = EVENT_CALL,
                                  .insns = c->counts.insns,
                                  .address = o->loc,
                                  .what = isa_hostcalls[o->Y].name,
                                  .value = {o->Z, argument, result}});
}

/* The TRAP in O has been done, with RESULT. */
static void complete_trap(struct process *p, const struct operands *o,
                          octa result)
{
    struct cpu *c = &p->cpu;
    octa argument = c->g[CPU_REGS - 1];

    if (c->inserting == CPU_INSERT_NOTHING)
        c->pc += 4;
    c->inserting = CPU_INSERT_NOTHING;
    c->sr[SREG_rWW] = c->pc;
    c->sr[SREG_rXX] = (octa)1 << 63 | o->insn;
    c->sr[SREG_rYY] = o->y;
    c->sr[SREG_rZZ] = o->z;
    c->sr[SREG_rBB] = c->g[CPU_REGS - 1] = result;
    cpu_count(c, o->loc, OP_TRAP, false);
    tell_call(c, o, argument, result);
}

static bool is_halt(tetra insn)
{
    return codec_y(insn) == HOSTCALL_Halt && codec_z(insn) == 0;
}

/* A warning that a trip has no handler comes from a handler's place only. */
static bool is_misplaced(const struct operands *o)
{
    return o->Y == HOSTCALL_Halt && o->Z == 1 && o->loc >= 0x90;
}

static struct process_stop halt(struct process *p, const struct operands *o)
{
    p->end = stop_at(p, PROCESS_HALT);
    p->end.pc = o->loc;
    complete_trap(p, o, p->cpu.g[CPU_REGS - 1]);
    return p->end;
}

/* Do the TRAP in O; a why of BUDGET means that the run goes on. */
static struct process_stop do_trap(struct process *p, const struct operands *o)
{
    octa result = 0;
    unsigned fault = FAULT_NONE;

    if (!hostcall_is_one(o->insn) || is_misplaced(o))
        return end_by_fault(p, o, FAULT_K);
    if (is_halt(o->insn))
        return halt(p, o);
    switch (hostcall_perform(&p->calls, &p->cpu, o, &result, &fault)) {
    case HOSTCALL_END_DONE:
        complete_trap(p, o, result);
        break;
    case HOSTCALL_END_REFUSED:
        return end_by_fault(p, o, fault);
    case HOSTCALL_END_INTERRUPTED:
        return stop_at(p, PROCESS_INTERRUPTED);
    case HOSTCALL_END_NO_MEMORY:
        return stop_at(p, PROCESS_NO_MEMORY);
    case HOSTCALL_END_NO_LOG:
        return stop_at(p, PROCESS_NO_LOG);
    }
    return stop_at(p, PROCESS_BUDGET);
}

/* --- running -------------------------------------------------------------- */

/* How many instructions to execute before looking up: some 10 milliseconds,
 * so that nobody waits long after Ctrl-C. */
enum { SLICE = 1000000 };

/* Execute up to BUDGET > 0 instructions. */
static struct process_stop run_slice(struct process *p, engine_run *engine,
                                     octa budget)
{
    struct engine_result r;

    p->is_refused = false;
    r = engine(&p->cpu, budget);
    if (r.stop == ENGINE_TRAP)
        return do_trap(p, &r.at);
    if (r.stop == ENGINE_FAULT)
        return end_by_fault(p, &r.at, r.fault);
    return stop_at(p, r.stop == ENGINE_STOP ? PROCESS_STOP : PROCESS_BUDGET);
}

struct process_stop process_run(struct process *p, engine_run *engine,
                                octa budget)
{
    const octa *done = &p->cpu.counts.insns;
    octa goal = *done + smaller(budget, ~(octa)0 - *done);
    struct process_stop stop;

    if (p->end.why != PROCESS_BUDGET)
        return p->end;
    do {
        if (p->interrupted != NULL && *p->interrupted != 0)
            return stop_at(p, PROCESS_INTERRUPTED);
        if (*done >= p->max_insns)
            return stop_at(p, PROCESS_INSNS);
        if (*done >= goal)
            return stop_at(p, PROCESS_BUDGET);
        stop = run_slice(p, engine,
                         smaller(stops_asked(&p->cpu) ? 1 : SLICE,
                                 smaller(goal, p->max_insns) - *done));
        if (stop.why == PROCESS_BUDGET && stops_asked(&p->cpu))
            stop.why = PROCESS_STOP;
    } while (stop.why == PROCESS_BUDGET && *done < goal);
    stops_ran(&p->cpu);
    return stop;
}

octa process_steps(const struct process *p)
{
    bool is_inserted = p->cpu.inserting != CPU_INSERT_NOTHING;
    octa loc = is_inserted ? p->end.pc - 4 : p->end.pc;

    return p->cpu.counts.insns +
           (p->end.why == PROCESS_FAULT && !is_counted_at(loc));
}

enum status process_flush(struct process *p, struct error *e)
{
    return hostfile_flush(&p->calls.files, e);
}

byte process_status(const struct process *p)
{
    return (byte)p->cpu.g[CPU_REGS - 1];
}
