/* attend.c - what a machine does when its engine has stopped. */
#include "sysvm/attend.h"

#include <assert.h>

#include "sysvm/irq.h"
#include "sysvm/trap.h"
#include "sysvm/worlds.h"
#include "vm/core/trip.h"
#include "vm/core/world.h"

/* --- traps ----------------------------------------------------------------
 */

/* Who listens hears of the trap that the instruction at LOC has taken, for
 * REQUESTS. */
static void tell_trap(const struct cpu *c, enum trap_kind kind, octa loc,
                      octa requests)
{
    const octa *sr = c->sr;

    event_emit(
        c->events,
        (struct event){.kind = EVENT_TRAP,
                       .insns = c->counts.insns,
                       .address = loc,
                       .what = kind == TRAP_FORCED ? "forced" : "dynamic",
                       .value = {c->pc, requests, sr[SREG_rWW], sr[SREG_rXX],
                                 sr[SREG_rYY], sr[SREG_rZZ]}});
}

/* Take the trap T of the instruction at LOC. */
static enum machine_why go(struct machine *m, const struct trap *t, octa loc)
{
    octa requests = irq_requested(&m->cpu, m->mask);
    bool is_exit = m->is_hosted && m->cpu.is_guest, has_kernel;

    m->access.program = 0;
    ++*(t->kind == TRAP_FORCED ? &m->counts.forced : &m->counts.dynamic);
    has_kernel = trap_take(&m->cpu, t);
    tell_trap(&m->cpu, t->kind, loc, t->kind == TRAP_FORCED ? 0 : requests);
    if (is_exit)
        return MACHINE_EXIT;
    return has_kernel ? MACHINE_BUDGET : MACHINE_WEDGED_TRAP;
}

/* The same, with nothing completed. */
static enum machine_why stall(struct machine *m, const struct trap *t, octa loc)
{
    m->counts.stalls++;
    return go(m, t, loc);
}

/* The program bits that the instruction has raised which began when so many
 * instructions were complete. */
static unsigned raised(const struct machine *m, octa when)
{
    return m->access.when == when ? m->access.program : 0;
}

/* --- after an instruction -------------------------------------------------
 */

/* What an instruction completed just now, and time, ask for.  The register rI
 * has come down to zero unless PUT has set it so. */
static void collect_requests(struct machine *m, unsigned attention)
{
    struct cpu *c = &m->cpu;
    octa requests;

    if (c->sr[SREG_rI] == 0 && !(attention & CPU_ATTENTION_INTERVAL))
        irq_raise(c, IRQ_BIT(INTERVAL));
    row_advance(&m->row, c->counts.insns);
    requests = machine_take_requests(m);
    if (m->access.overflowed)
        requests |= IRQ_BIT(STACK);
    m->access.overflowed = false;
    if (requests != 0)
        irq_raise(c, requests);
}

/* s and p of the instruction at LOC: in rQ, and s in rK, too.  Returns all
 * its program bits. */
static unsigned collect_program(struct machine *m, octa loc)
{
    struct cpu *c = &m->cpu;
    unsigned found = irq_violations(loc, c->pc, m->mask);

    if (found & FAULT_S) {
        c->sr[SREG_rK] |= IRQ_BIT(S);
        m->mask |= IRQ_BIT(S);
    }
    if (found != FAULT_NONE)
        irq_raise(c, fault_in_rq(found));
    return found | raised(m, c->counts.insns - 1);
}

/* Is it time to trap, with O completed?  Not between a RESUME and what it
 * inserts: nobody could resume that. */
static enum machine_why look_at_requests(struct machine *m,
                                         const struct operands *o)
{
    struct cpu *c = &m->cpu;
    unsigned program = collect_program(m, o->loc);
    struct trap t;

    if (c->inserting != CPU_INSERT_NOTHING || irq_requested(c, m->mask) == 0)
        return MACHINE_BUDGET;
    t = trap_after(c, o, TRAP_DYNAMIC, program);
    return go(m, &t, o->loc);
}

static enum machine_why finish(struct machine *m, const struct operands *o,
                               unsigned attention)
{
    collect_requests(m, attention);
    return look_at_requests(m, o);
}

/* Count the instruction in O, which the processor has not executed, and go
 * behind it. */
static void pass(struct machine *m, const struct operands *o)
{
    struct cpu *c = &m->cpu;

    if (c->inserting == CPU_INSERT_NOTHING)
        c->pc += 4;
    c->inserting = CPU_INSERT_NOTHING;
    cpu_count(c, o->loc, o->op, c->is_guest);
}

/* --- refused --------------------------------------------------------------
 */

/* What a fetch becomes that is refused, or waits for software. */
static const tetra NO_INSN = (tetra)OP_SWYM << 24;

static enum machine_why trap_fetch(struct machine *m, const struct operands *o)
{
    struct trap t = {.kind = TRAP_DYNAMIC,
                     .ropcode = TRAP_DONE,
                     .program = FAULT_X,
                     .insn = NO_INSN,
                     .where = o->loc + 4};

    return stall(m, &t, o->loc);
}

/* Nobody minds that nothing can be executed here; it is as if a SWYM were. */
static enum machine_why pass_fetch(struct machine *m, struct operands o)
{
    o.insn = NO_INSN;
    o.op = OP_SWYM;
    pass(m, &o);
    return finish(m, &o, 0);
}

static enum machine_why refused_fetch(struct machine *m,
                                      const struct operands *o)
{
    const struct cpu *c = &m->cpu;

    return irq_requested(c, c->sr[SREG_rK]) != 0 ? trap_fetch(m, o)
                                                 : pass_fetch(m, *o);
}

/* A load or store that traps has done nothing and comes again. */
static enum machine_why refused_access(struct machine *m,
                                       const struct operands *o)
{
    struct trap t = {.kind = TRAP_DYNAMIC,
                     .ropcode = ROPCODE_AGAIN,
                     .program = raised(m, m->cpu.counts.insns),
                     .insn = o->insn,
                     .where = o->loc + 4,
                     .y = m->access.va,
                     .z = m->access.value};

    return stall(m, &t, o->loc);
}

/* Does the first instruction of the handler need what it should provide?  It
 * would be asked for ever, with nothing changing in between, and no limit of
 * instructions could end that. */
static bool is_asking_itself(const struct machine *m, const struct operands *o)
{
    return o->loc == m->cpu.sr[SREG_rT] && !m->cpu.is_guest &&
           m->access.asked == m->cpu.counts.insns;
}

/* The kernel shall find the page of an address, and RESUME 1 tell it us. */
static enum machine_why ask_software(struct machine *m,
                                     const struct operands *o)
{
    bool is_fetch = m->access.is_fetch, is_stuck = is_asking_itself(m, o);
    struct trap t = {.kind = TRAP_FORCED,
                     .ropcode = ROPCODE_TRANS,
                     .program = raised(m, m->cpu.counts.insns),
                     .insn = is_fetch ? NO_INSN : o->insn,
                     .where = is_fetch ? o->loc : o->loc + 4,
                     .y = m->access.va,
                     .z = m->access.value};

    m->access.asked = m->cpu.counts.insns;
    if (!is_stuck)
        return stall(m, &t, o->loc);
    m->counts.stalls++;
    return MACHINE_WEDGED_LOOP;
}

/* An illegal or privileged instruction does nothing, but is done. */
static enum machine_why refused_unseen(struct machine *m,
                                       const struct operands *o, unsigned fault)
{
    m->access.program = raised(m, m->cpu.counts.insns) | fault;
    m->access.when = m->cpu.counts.insns;
    irq_raise(&m->cpu, fault_in_rq(fault));
    pass(m, o);
    return finish(m, o, 0);
}

static enum machine_why refused(struct machine *m, const struct operands *o,
                                unsigned fault)
{
    if (fault & FAULT_ELSEWHERE)
        return MACHINE_BUDGET; /* the other bus has it */
    if (fault & FAULT_TRANSLATE)
        return ask_software(m, o);
    if (fault & FAULT_X)
        return refused_fetch(m, o);
    if (fault & (FAULT_R | FAULT_W | FAULT_N))
        return refused_access(m, o);
    assert(fault != FAULT_NONE);
    return refused_unseen(m, o, fault);
}

/* A guest's instruction is for its host to execute: k, whoever minds it, and
 * RESUME 2 will bring what goes to $X. */
static enum machine_why trap_sensitive(struct machine *m,
                                       const struct operands *o)
{
    unsigned program = raised(m, m->cpu.counts.insns) | FAULT_K;
    struct trap t = trap_after(&m->cpu, o, TRAP_DYNAMIC, program);

    if (isa_insns[o->op].operands & OPERAND_X_DEST)
        t.ropcode = ROPCODE_SET;
    t.where = o->loc + 4;
    return stall(m, &t, o->loc);
}

/* --- the machine's own instructions ---------------------------------------
 */

/* TRAP: what else is requested waits until the kernel allows it again. */
static enum machine_why force(struct machine *m, const struct operands *o)
{
    struct trap t;

    pass(m, o);
    collect_requests(m, 0);
    t = trap_after(&m->cpu, o, TRAP_FORCED, collect_program(m, o->loc));
    return go(m, &t, o->loc);
}

static enum machine_why why_of(enum row_idle idle)
{
    switch (idle) {
    case ROW_NEVER:
        return MACHINE_WEDGED_IDLE;
    case ROW_STOPPED:
        return MACHINE_GIVEN_UP;
    default:
        return MACHINE_BUDGET;
    }
}

/* SYNC 4: let time go on, with rI, until something happens.  What is requested
 * and enabled has happened already.  An rI that has passed zero would take
 * centuries, so nobody waits for it. */
static enum machine_why wait_for_event(struct machine *m)
{
    struct cpu *c = &m->cpu;
    octa most = sig(c->sr[SREG_rI]) > 0 ? c->sr[SREG_rI] : DEV_NEVER;
    octa skipped = 0;
    enum row_idle idle;

    if (irq_requested(c, m->mask) != 0)
        return MACHINE_BUDGET;
    idle = row_idle(&m->row, most, &skipped);
    c->sr[SREG_rI] -= skipped;
    if (skipped > 0 && c->sr[SREG_rI] == 0)
        irq_raise(c, IRQ_BIT(INTERVAL));
    irq_raise(c, machine_take_requests(m));
    return why_of(idle);
}

static enum machine_why synchronise(struct machine *m, const struct operands *o)
{
    enum machine_why why = MACHINE_BUDGET, trapped;

    assert(o->Z == 4 || o->Z == 6);
    pass(m, o);
    collect_requests(m, 0);
    if (o->Z == 4)
        why = wait_for_event(m);
    else
        machine_sync6(m);
    trapped = look_at_requests(m, o);
    return trapped != MACHINE_BUDGET ? trapped : why;
}

static enum machine_why switch_worlds(struct machine *m,
                                      const struct operands *o)
{
    if (!worlds_switch(m, o))
        return refused_unseen(m, o, FAULT_B);
    pass(m, o);
    m->cpu.counts.mems += WORLD_MEMS - isa_insns[o->op].mems;
    return finish(m, o, 0);
}

static enum machine_why perform(struct machine *m, const struct operands *o)
{
    if (o->op == OP_SYNC)
        return synchronise(m, o);
    if (o->op == OP_SAVE || o->op == OP_UNSAVE)
        return switch_worlds(m, o);
    assert(o->op == OP_LDVTS || o->op == OP_LDVTSI);
    cpu_set(&m->cpu, o->X, machine_ldvts(m, operands_address(o)));
    pass(m, o);
    return finish(m, o, 0);
}

/* --- attention ------------------------------------------------------------
 */

void attend_install(struct machine *m)
{
    const octa *sr = m->cpu.sr;
    bool is_fetch = codec_op((tetra)sr[SREG_rXX]) == OP_SWYM;
    struct mmu_page page;
    bool evicted;

    if (!machine_has_valid_rv(m))
        return;
    page = mmu_entry_page(sr[SREG_rZZ], m->rv.s);
    if (tcache_put(&m->tcache, is_fetch ? TCACHE_INSNS : TCACHE_DATA,
                   (struct va){sr[SREG_rYY]}, m->rv.n, &page,
                   &evicted) != STATUS_OK)
        access_lack_memory(m);
    machine_forget_translations(m);
}

static enum machine_why completed(struct machine *m,
                                  const struct engine_result *r)
{
    if (r->attention & CPU_ATTENTION_TRANSLATION)
        machine_put_translation(m, m->cpu.sr[SREG_rV], m->cpu.sr[SREG_rVV]);
    if (r->attention & CPU_ATTENTION_INSTALL)
        attend_install(m);
    return finish(m, &r->at, r->attention);
}

enum machine_why attend(struct machine *m, const struct engine_result *r)
{
    switch (r->stop) {
    case ENGINE_FAULT:
        return refused(m, &r->at, r->fault);
    case ENGINE_TRAP:
        return force(m, &r->at);
    case ENGINE_SYSTEM:
        return perform(m, &r->at);
    case ENGINE_SENSITIVE:
        return trap_sensitive(m, &r->at);
    default:
        return completed(m, r);
    }
}
