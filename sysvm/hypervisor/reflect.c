/* reflect.c - a trap that is the guest's own business. */
#include "sysvm/hypervisor/reflect.h"

#include "sysvm/hypervisor/enter.h"
#include "sysvm/hypervisor/hypervisor.h"
#include "sysvm/hypervisor/masked.h"
#include "sysvm/irq.h"
#include "vm/core/trip.h"

/* What a fetch becomes that is refused, or waits for software. */
static const tetra NO_INSN = (tetra)OP_SWYM << 24;

/* Who listens hears of it: an interrupt is injected, all else reflected. */
static void tell(const struct guest *g, octa requests, octa mask)
{
    const struct trap *t = &g->trap;
    const struct vcpu *v = &g->v;

    if ((requests & ~IRQ_PROGRAM) != 0)
        hypervisor_tell(g, (struct event){.kind = EVENT_INJECT,
                                          .address = t->where,
                                          .what = "request",
                                          .value = {requests, v->rQ, mask}});
    hypervisor_tell(
        g, (struct event){.kind = EVENT_REFLECT,
                          .address = t->where - 4,
                          .what = t->kind == TRAP_FORCED ? "forced" : "dynamic",
                          .value = {g->entry.where, requests, v->rWW, v->rXX,
                                    v->rYY, v->rZZ}});
}

enum verdict reflect(struct guest *g)
{
    const struct trap *t = &g->trap;
    struct vcpu *v = &g->v;
    struct cpu *c = guest_cpu(g);
    octa mask = v->rK;
    octa requests = t->kind == TRAP_FORCED ? 0 : vcpu_requested(v);

    v->rWW = t->where;
    v->rXX =
        isa_field_set((octa)t->ropcode << 56 | (octa)t->program << 32 | t->insn,
                      LAYOUT_rXX_guest, v->is_guest);
    v->is_guest = false;
    v->rYY = t->y;
    v->rZZ = t->z;
    v->rBB = c->g[255];
    c->g[255] = c->sr[SREG_rJ];
    v->rK = 0;
    v->program = 0;
    v->whole.when = ~(octa)0;
    ++*(t->kind == TRAP_FORCED ? &g->counts.forced : &g->counts.dynamic);
    enter_next(g, t->kind == TRAP_FORCED ? v->rT : v->rTT);
    tell(g, requests, mask);
    if (sig(g->entry.where) < 0)
        return VERDICT_HANDLED;
    guest_finish(g, MACHINE_WEDGED_TRAP, g->entry.where);
    return VERDICT_OVER;
}

/* --- refused --------------------------------------------------------------
 */

static struct trap trap_of_fetch(const struct vmexit *x)
{
    return (struct trap){.kind = TRAP_DYNAMIC,
                         .ropcode = TRAP_DONE,
                         .program = FAULT_X,
                         .insn = NO_INSN,
                         .where = x->where};
}

static struct trap trap_of_access(const struct guest *g, const struct vmexit *x)
{
    return (struct trap){.kind = TRAP_DYNAMIC,
                         .ropcode = ROPCODE_AGAIN,
                         .program = vcpu_raised(&g->v, g->v.clock),
                         .insn = x->insn,
                         .where = x->where,
                         .y = x->y,
                         .z = x->z};
}

enum verdict reflect_refused(struct guest *g, struct vmexit *x, unsigned lacks)
{
    enum verdict v;

    if (x->why == WHY_ACCESS && !g->v.is_guest && masked_continues(g, x, &v))
        return v;
    vcpu_raise_program(&g->v, lacks);
    if (vcpu_requested(&g->v) == 0) {
        x->reason = EXIT_MASKED;
        return masked(g, x);
    }
    x->reason = EXIT_FAULT;
    g->counts.stalls++;
    g->trap = x->why == WHY_FETCH ? trap_of_fetch(x) : trap_of_access(g, x);
    return VERDICT_REFLECT;
}

/* --- software translation -------------------------------------------------
 */

/* Does the first instruction of the handler need what it should provide?  (As
 * attend.c has it.) */
static bool is_asking_itself(const struct guest *g, const struct vmexit *x)
{
    return x->loc == g->v.rT && g->v.asked == g->v.clock && !g->v.is_guest;
}

enum verdict reflect_software(struct guest *g, struct vmexit *x, octa va)
{
    bool is_fetch = x->why == WHY_FETCH, is_stuck = is_asking_itself(g, x);

    x->reason = EXIT_FAULT;
    g->v.asked = g->v.clock;
    g->counts.stalls++;
    if (is_stuck) {
        guest_finish(g, MACHINE_WEDGED_LOOP, x->loc);
        return VERDICT_OVER;
    }
    g->trap = trap_of_access(g, x);
    g->trap.kind = TRAP_FORCED;
    g->trap.ropcode = ROPCODE_TRANS;
    g->trap.y = va;
    if (is_fetch) {
        g->trap.insn = NO_INSN;
        g->trap.where = x->loc;
    }
    return VERDICT_REFLECT;
}
