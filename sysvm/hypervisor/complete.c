/* complete.c - what the machine asks after an instruction. */
#include "sysvm/hypervisor/complete.h"

#include "sysvm/hypervisor/enter.h"
#include "sysvm/hypervisor/whole.h"
#include "sysvm/irq.h"

/* The processor shows $X for a world switch, be it legal or not, but to a guest
 * without V its word has no operands. */
static octa shown_z(const struct guest *g, const struct vmexit *x)
{
    bool is_world = x->op == OP_SAVE && codec_z(x->insn) == 4;

    return is_world && !g->kind.has_v ? 0 : x->z;
}

struct complete_done complete_of(const struct guest *g, const struct vmexit *x)
{
    return (struct complete_done){.loc = x->loc,
                                  .insn = x->insn,
                                  .y = x->y,
                                  .z = shown_z(g, x),
                                  .mask = g->v.rK,
                                  .is_guest = g->v.is_guest};
}

/* What time asks for. */
static void collect(struct guest *g)
{
    struct vcpu *v = &g->v;

    vcpu_collect_interval(v);
    row_advance(&g->row, v->clock);
    guest_take_requests(g);
    if (v->overflowed)
        vcpu_raise(v, IRQ_BIT(STACK));
    v->overflowed = false;
}

/* The instruction has raised the program bits FOUND just now; with s in rQ it
 * is in rK, too.  Returns all its program bits. */
static unsigned collect_program(struct guest *g, unsigned found, octa *mask)
{
    struct vcpu *v = &g->v;

    if (found & FAULT_S) {
        v->rK |= IRQ_BIT(S);
        *mask |= IRQ_BIT(S);
    }
    vcpu_raise(v, fault_in_rq(found));
    return found | vcpu_raised(v, v->clock - 1);
}

/* Is it time to trap, with D completed?  Not between a RESUME and what it
 * inserts. */
static enum verdict look(struct guest *g, const struct complete_done *d,
                         unsigned program)
{
    if (sig(g->entry.xx) >= 0 || (g->v.rQ & d->mask) == 0)
        return VERDICT_HANDLED;
    g->trap = (struct trap){.kind = TRAP_DYNAMIC,
                            .ropcode = TRAP_DONE,
                            .program = program,
                            .insn = d->insn,
                            .where = g->entry.where,
                            .y = d->y,
                            .z = d->z};
    return VERDICT_REFLECT;
}

void complete_count(struct guest *g, struct complete_done *d)
{
    vcpu_count(&g->v, d->loc, codec_op(d->insn), d->is_guest);
    g->counts.emulated++;
    g->counts.nested_insns += d->is_guest;
    if (d->puts_interval)
        g->v.collected = g->v.clock;
    collect(g);
    d->is_counted = true;
}

enum verdict complete(struct guest *g, struct complete_done *d)
{
    unsigned program;

    if (!d->is_counted)
        complete_count(g, d);
    program = irq_violations(d->loc, g->entry.where, d->mask);
    program = collect_program(g, program, &d->mask);
    return look(g, d, program);
}

/* That s and p are the guest's own is enter.c's doing. */
enum verdict complete_direct(struct guest *g, struct vmexit *x)
{
    struct complete_done d = complete_of(g, x);

    x->reason = x->program != 0 ? EXIT_PROGRAM : EXIT_TIMER;
    enter_next(g, x->where);
    whole_show(g, g->v.clock - 1, &d);
    collect(g);
    return look(g, &d, collect_program(g, x->program, &d.mask));
}

enum verdict complete_trap(struct guest *g, struct vmexit *x)
{
    octa mask = g->v.rK;

    x->reason = EXIT_TRAP;
    collect(g);
    g->trap = (struct trap){.kind = TRAP_FORCED,
                            .ropcode = TRAP_DONE,
                            .insn = x->insn,
                            .where = x->where,
                            .y = x->y,
                            .z = x->z};
    g->trap.program = collect_program(g, x->program, &mask);
    return VERDICT_REFLECT;
}
