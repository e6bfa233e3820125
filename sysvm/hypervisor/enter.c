/* enter.c - how the guest goes on, and how it is left. */
#include "sysvm/hypervisor/enter.h"

#include <assert.h>

#include "sysvm/hypervisor/hypervisor.h"
#include "sysvm/hypervisor/whole.h"
#include "sysvm/irq.h"
#include "vm/core/trip.h"

/* --- saying how -----------------------------------------------------------
 */

/* An rXX that inserts nothing. */
#define NOTHING ((octa)TRAP_DONE << 56)

void enter_next(struct guest *g, octa where)
{
    g->entry = (struct guest_entry){.where = where, .xx = NOTHING};
}

/* What the trap had in rXX but for its ropcode and program bits. */
static octa insertion(enum ropcode ropcode, tetra insn)
{
    return (octa)ropcode << 56 | insn;
}

/* A refused fetch has no instruction to insert: it is fetched again. */
void enter_again(struct guest *g, const struct vmexit *x)
{
    enter_next(g, x->why == WHY_FETCH ? x->loc : x->where);
    if (x->why == WHY_FETCH)
        return;
    g->entry.xx = insertion(ROPCODE_AGAIN, x->insn);
    whole_note(g, x);
}

void enter_result(struct guest *g, const struct vmexit *x, octa value, octa y,
                  octa z)
{
    g->entry = (struct guest_entry){.where = x->where,
                                    .xx = insertion(ROPCODE_SET, x->insn),
                                    .z = value,
                                    .is_shown = true,
                                    .shown_y = y,
                                    .shown_z = z};
    vcpu_correct_usage(&g->v, x->loc, x->op);
    g->counts.emulated++;
}

/* May software say where rYY is?  (As can_insert() in trip.c has it.) */
static bool is_translation(const struct vcpu *v)
{
    return v->rXX >> 56 == ROPCODE_TRANS && sig(v->rYY) >= 0 &&
           isa_field_get(v->rV, LAYOUT_rV_f) == 1 &&
           codec_op((tetra)v->rXX) != OP_RESUME;
}

/* A ropcode 3 is never passed on: its rZZ names the guest's own memory.  The
 * translation is installed, and then the instruction tried again, but for the
 * SWYM that stands for a fetch.  One that is illegal is so for the processor,
 * too, since f is 0 in the real rV. */
void enter_resumed(struct guest *g)
{
    struct vcpu *v = &g->v;

    g->entry = (struct guest_entry){
        .where = v->rWW, .xx = v->rXX, .y = v->rYY, .z = v->rZZ};
    if (sig(v->rXX) >= 0)
        v->resumed = v->clock + 1; /* behind the RESUME */
    if (!is_translation(v))
        return;
    if (codec_op((tetra)v->rXX) == OP_SWYM) {
        shadow_install(g, v->rYY, v->rZZ, true);
        g->entry.xx = NOTHING;
    } else {
        shadow_install(g, v->rYY, v->rZZ, false);
        g->entry.xx = insertion(ROPCODE_AGAIN, (tetra)v->rXX);
    }
}

/* --- entering -------------------------------------------------------------
 */

/* Where the first instruction is, or seems to be. */
static octa first_location(const struct guest_entry *e)
{
    return sig(e->xx) >= 0 ? e->where - 4 : e->where;
}

/* The real rK.  With all eight program bits a user may do what he wants, and
 * the kernel violates security; with fewer it is the other way round. */
static octa real_mask(const struct guest *g)
{
    octa mask = (IRQ_PROGRAM & ~IRQ_BIT(P)) | IRQ_BIT(INTERVAL);
    bool is_all = (g->v.rK & IRQ_PROGRAM) == IRQ_PROGRAM;

    return is_all ? mask | IRQ_BIT(P) : mask;
}

/* With p and not all of them in the virtual rK both violate it, and there is no
 * real rK for that.  So the kernel's instructions are executed one by one, and
 * their p is added here. */
static bool violates_unseen(const struct guest *g)
{
    octa own = g->v.rK & IRQ_PROGRAM;

    return (own & IRQ_BIT(P)) != 0 && own != IRQ_PROGRAM &&
           sig(first_location(&g->entry)) < 0;
}

/* Is there something to be said behind the next instruction, whatever it is?  A
 * device may have been used in the middle of it. */
static bool must_look(const struct guest *g)
{
    return vcpu_requested(&g->v) != 0 || g->v.overflowed ||
           g->row.port.requests != 0 || g->row.power.is_off ||
           violates_unseen(g);
}

/* So many instructions may be executed before somebody has to look. */
static octa how_many(struct guest *g)
{
    octa interval = vcpu_interval(&g->v);
    octa n = g->slice_end - g->v.clock;

    if (must_look(g))
        return 1;
    n = smaller(n, g->max_insns - g->v.clock);
    n = smaller(n, row_due(&g->row));
    return interval != 0 ? smaller(n, interval) : n;
}

static void tell_entry(const struct guest *g, octa mask, octa n)
{
    hypervisor_tell(
        g, (struct event){.kind = EVENT_ENTER,
                          .address = g->entry.where,
                          .what = sig(g->entry.xx) < 0 ? "next" : "insert",
                          .value = {g->entry.xx, mask, n}});
}

bool enter(struct guest *g)
{
    struct hypervisor *h = g->host;
    struct cpu *c = guest_cpu(g);
    octa n = how_many(g);

    assert(g == h->current && !guest_is_over(g) && n > 0);
    if (!shadow_select(g))
        return false;
    c->sr[SREG_rWW] = g->entry.where;
    c->sr[SREG_rXX] = g->entry.xx;
    c->sr[SREG_rYY] = g->entry.y;
    c->sr[SREG_rZZ] = g->entry.z;
    c->sr[SREG_rBB] = c->g[255];
    c->g[255] = real_mask(g);
    c->sr[SREG_rQ] = c->fresh = 0;
    c->sr[SREG_rU] = vcpu_usage_to_enter(&g->v);
    c->sr[SREG_rI] = n;
    h->entered = c->counts.insns;
    g->counts.entries++;
    tell_entry(g, c->g[255], n);
    machine_enter_guest(h->machine);
    return true;
}

/* --- leaving --------------------------------------------------------------
 */

/* The processor has completed RAN instructions, of which the first was the
 * kernel's.  There may be a second, behind a RESUME 0; it is the kernel's
 * unless it is an s, too. */
static void add_violation(struct guest *g, struct vmexit *x, octa ran)
{
    if (ran == 0 || !violates_unseen(g))
        return;
    vcpu_take_program(&g->v, IRQ_BIT(P));
    if ((x->why == WHY_DONE || x->why == WHY_TRAP) && !(x->program & FAULT_S))
        x->program |= FAULT_P;
}

struct vmexit enter_left(struct guest *g)
{
    struct hypervisor *h = g->host;
    struct cpu *c = guest_cpu(g);
    struct vmexit x = why(c, c->pc == c->sr[SREG_rT]);
    octa ran = c->counts.insns - h->entered;

    c->g[255] = c->sr[SREG_rBB];
    vcpu_take_usage(&g->v, c->sr[SREG_rU]);
    add_violation(g, &x, ran);
    vcpu_take_program(&g->v, c->sr[SREG_rQ]);
    g->v.clock += ran;
    x.is_nested = g->v.is_guest;
    g->counts.nested_insns += x.is_nested ? ran : 0;
    if (g->entry.is_shown && x.why == WHY_DONE && ran == 1) {
        x.y = g->entry.shown_y;
        x.z = g->entry.shown_z;
    }
    return x;
}
