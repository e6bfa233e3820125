/* emulate.c - sensitive instructions, done to the virtual registers. */
#include "sysvm/hypervisor/emulate.h"

#include <assert.h>

#include "sysvm/hypervisor/complete.h"
#include "sysvm/hypervisor/enter.h"
#include "sysvm/hypervisor/hypervisor.h"
#include "sysvm/hypervisor/nested.h"
#include "sysvm/hypervisor/reflect.h"
#include "sysvm/irq.h"
#include "vm/core/legal.h"

/* --- special registers ----------------------------------------------------
 */

/* GET: what is read goes to $X as the guest is entered. */
static enum verdict get(struct guest *g, struct vmexit *x)
{
    struct vcpu *v = &g->v;
    unsigned number = codec_z(x->insn);
    octa value =
        number == SREG_rI ? vcpu_interval(v) : *vcpu_register(v, number);

    if (number == SREG_rQ)
        v->fresh = 0;
    g->counts.get[number]++;
    enter_result(g, x, value, x->y, value);
    return VERDICT_HANDLED;
}

/* A request that came since rQ was read last stays. */
static void put_requests(struct vcpu *v, octa z)
{
    v->fresh |= z & ~v->rQ;
    v->rQ = z | v->fresh;
}

static enum verdict put(struct guest *g, struct vmexit *x)
{
    struct complete_done d = complete_of(g, x);
    struct vcpu *v = &g->v;
    unsigned number = codec_x(x->insn);

    if (number == SREG_rQ) {
        put_requests(v, x->z);
    } else if (number == SREG_rI) { /* the PUT itself is not counted */
        v->interval = v->clock + 1 + x->z;
        d.puts_interval = true;
    } else {
        *vcpu_register(v, number) = x->z;
    }
    g->counts.put[number]++;
    enter_next(g, x->where);
    return complete(g, &d);
}

/* --- the way back from a trap ---------------------------------------------
 */

/* The guest has its $255 back, and with it its mask. */
enum verdict emulate_resume(struct guest *g, struct vmexit *x,
                            struct complete_done *d)
{
    struct cpu *c = guest_cpu(g);
    struct vcpu *v = &g->v;

    v->rK = c->g[255];
    c->g[255] = v->rBB;
    enter_resumed(g);
    hypervisor_tell_of(g, d->is_guest,
                       (struct event){.kind = EVENT_RESUME,
                                      .address = x->loc,
                                      .what = "trapped",
                                      .value = {v->rWW, v->rXX}});
    return complete(g, d);
}

static enum verdict resume(struct guest *g, struct vmexit *x)
{
    struct complete_done d = complete_of(g, x);

    return emulate_resume(g, x, &d);
}

/* --- SYNC and LDVTS -------------------------------------------------------
 */

/* Time goes on, with rI, until something happens.  An rI that has passed zero
 * would take centuries, so nobody waits for it. */
static enum row_idle wait(struct guest *g)
{
    struct vcpu *v = &g->v;
    octa interval = vcpu_interval(v), skipped = 0;
    octa most = sig(interval) > 0 ? interval : DEV_NEVER;
    enum row_idle idle = row_idle(&g->row, most, &skipped);

    v->interval -= skipped;
    if (skipped > 0 && vcpu_interval(v) == 0)
        vcpu_raise(v, IRQ_BIT(INTERVAL));
    guest_take_requests(g);
    return idle;
}

/* Nothing can ever come, but perhaps a trap that the SYNC itself has raised. */
static enum verdict wedge(struct guest *g, enum verdict verdict)
{
    if (verdict == VERDICT_REFLECT)
        verdict = reflect(g);
    if (verdict != VERDICT_OVER)
        guest_finish(g, MACHINE_WEDGED_IDLE, g->entry.where);
    return VERDICT_OVER;
}

/* SYNC 4.  What is requested and enabled has happened already; else the turn is
 * over. */
static enum verdict idle(struct guest *g, struct vmexit *x)
{
    struct complete_done d = complete_of(g, x);
    enum row_idle how = ROW_WOKEN;
    enum verdict verdict;

    enter_next(g, x->where);
    complete_count(g, &d);
    if ((g->v.rQ & d.mask) == 0) {
        how = wait(g);
        g->slice_end = g->v.clock;
    }
    if (how == ROW_STOPPED && g->row.port.log == NULL) {
        g->entry.y = d.y; /* which nobody else needs now */
        g->entry.z = d.z;
        g->wait = GUEST_WAITS;
        return VERDICT_HANDLED;
    }
    g->is_stopped = how == ROW_STOPPED;
    verdict = complete(g, &d);
    return how == ROW_NEVER ? wedge(g, verdict) : verdict;
}

void emulate_look(struct guest *g)
{
    assert(g->wait == GUEST_WAITS);
    if (wait(g) != ROW_STOPPED)
        g->wait = GUEST_WOKEN;
}

enum verdict emulate_wake(struct guest *g)
{
    struct complete_done d = {.loc = g->entry.where - 4,
                              .insn = (tetra)OP_SYNC << 24 | 4,
                              .y = g->entry.y,
                              .z = g->entry.z,
                              .mask = g->v.rK,
                              .is_guest = g->v.is_guest,
                              .is_counted = true};

    assert(g->wait == GUEST_WOKEN);
    g->wait = GUEST_RUNS;
    return complete(g, &d);
}

/* SYNC 5 and 7 are for caches, of which there are none. */
static enum verdict pass(struct guest *g, struct vmexit *x)
{
    struct complete_done d = complete_of(g, x);

    enter_next(g, x->where);
    return complete(g, &d);
}

static enum verdict forget(struct guest *g, struct vmexit *x)
{
    shadow_clear(g);
    return pass(g, x);
}

static enum verdict change_translation(struct guest *g, struct vmexit *x)
{
    enter_result(g, x, shadow_change(g, x->y + x->z), x->y, x->z);
    return VERDICT_HANDLED;
}

/* --- which is which -------------------------------------------------------
 */

typedef enum verdict routine(struct guest *g, struct vmexit *x);

/* RESUME 2 and the world switch are of a guest that is a hypervisor; for one
 * without V they are illegal. */
static routine *const routines[EXIT_REASONS] = {
    [EXIT_GET] = get,
    [EXIT_PUT] = put,
    [EXIT_RESUME_1] = resume,
    [EXIT_SYNC_4] = idle,
    [EXIT_SYNC_5] = pass,
    [EXIT_SYNC_6] = forget,
    [EXIT_SYNC_7] = pass,
    [EXIT_LDVTS] = change_translation,
    [EXIT_RESUME_2] = nested_resume,
    [EXIT_SAVE_WORLD] = nested_switch,
    [EXIT_UNSAVE_WORLD] = nested_switch,
};

/* As what INSN is counted. */
static enum exit_reason reason_of(tetra insn)
{
    switch (codec_op(insn)) {
    case OP_GET:
        return EXIT_GET;
    case OP_PUT:
    case OP_PUTI:
        return EXIT_PUT;
    case OP_RESUME:
        return codec_z(insn) == 1 ? EXIT_RESUME_1 : EXIT_RESUME_2;
    case OP_SAVE:
        return EXIT_SAVE_WORLD;
    case OP_UNSAVE:
        return EXIT_UNSAVE_WORLD;
    case OP_SYNC:
        return (enum exit_reason)(EXIT_SYNC_4 + codec_z(insn) - 4);
    default:
        assert(codec_op(insn) == OP_LDVTS || codec_op(insn) == OP_LDVTSI);
        return EXIT_LDVTS;
    }
}

/* One thing is not as it would be on a machine without V: a GET of rVV has made
 * $X local, and what rL was before nobody knows. */
enum verdict emulate_refused(struct guest *g, const struct vmexit *x,
                             unsigned fault)
{
    struct complete_done d = complete_of(g, x);

    vcpu_raise_program(&g->v, fault);
    enter_next(g, x->where);
    return complete(g, &d);
}

enum verdict emulate(struct guest *g, struct vmexit *x)
{
    unsigned fault = legal_check(g->kind, why_is_kernel(x), x->insn);
    routine *do_it;

    assert(legal_is_sensitive(guest_cpu(g)->kind, x->insn));
    x->reason = reason_of(x->insn);
    if (g->v.is_guest)
        return nested_sensitive(g, x);
    if (fault != FAULT_NONE)
        return emulate_refused(g, x, fault);
    do_it = routines[x->reason];
    assert(do_it != NULL);
    return do_it(g, x);
}
