/* retry.c - a refused instruction, tried again by hand. */
#include "sysvm/hypervisor/retry.h"

#include <assert.h>

#include "sysvm/hypervisor/complete.h"
#include "sysvm/hypervisor/emulate.h"
#include "sysvm/hypervisor/enter.h"
#include "sysvm/hypervisor/hypervisor.h"
#include "sysvm/hypervisor/whole.h"
#include "vm/core/ops_flow.h"
#include "vm/core/ops_fp.h"
#include "vm/core/ops_int.h"
#include "vm/core/ops_mem.h"
#include "vm/core/ops_sys.h"

/* --- the bus of an instruction that is tried again ------------------------
 */

/* Who serves what the bus lacks. */
struct server {
    bus_miss *miss;
    void *around;
    bool is_swap;   /* the first octa is CSWAP's, which may store there */
    unsigned asked; /* how often */
};

/* A bus_miss: the first octa is served, and no other one. */
static unsigned serve_first(void *server, struct bus_access *a)
{
    struct server *s = server;

    if (s->asked++ == 0)
        s->is_swap = a->cause == BUS_SWAP;
    else if (!s->is_swap)
        return FAULT_ELSEWHERE;
    return s->miss(s->around, a);
}

/* A bus_miss: note what is asked for, a struct bus_access. */
static unsigned note(void *noted, struct bus_access *a)
{
    *(struct bus_access *)noted = *a;
    return FAULT_ELSEWHERE;
}

/* What the guest's processor has around it and must not notice; rI and rU will
 * be set when the guest is entered. */
struct aside {
    struct bus *bus;
    struct cpu_counts counts;
};

/* Let the processor have a bus that asks MISS(AROUND) for everything.  It has
 * no page at hand, and remembers none: so it is not our own caches that say
 * how many exits an instruction takes. */
static struct aside put_aside(struct guest *g, bus_miss *miss, void *around)
{
    struct cpu *c = guest_cpu(g);
    struct aside a = {.bus = c->bus, .counts = c->counts};

    assert(!c->is_guest);
    c->attention = 0; /* the next entry looks whether there is a reason */
    c->bus = &g->host->by_hand;
    c->bus->miss = miss;
    c->bus->surroundings = around;
    return a;
}

static void put_back(struct cpu *c, const struct aside *a)
{
    assert(c->bus->is_empty);
    c->bus = a->bus;
    c->counts = a->counts;
}

/* Execute X in guest mode, where what is sensitive does nothing, and as if it
 * were inserted, which lets a SAVE go on. */
static struct engine_result execute(struct guest *g, const struct vmexit *x,
                                    bus_miss *miss, void *around)
{
    struct cpu *c = guest_cpu(g);
    struct aside aside = put_aside(g, miss, around);
    struct engine_result r;

    c->pc = x->where;
    c->sr[SREG_rXX] = x->insn;
    c->inserting = CPU_INSERT_TRAPPED;
    c->is_guest = true;
    r = exec_switch(c, 1);
    c->is_guest = false;
    c->inserting = CPU_INSERT_NOTHING;
    put_back(c, &aside);
    return r;
}

struct bus_access retry_look(struct guest *g, const struct vmexit *x)
{
    struct bus_access a = {0};
    struct engine_result r = execute(g, x, note, &a);

    assert(r.stop == ENGINE_FAULT && r.fault == FAULT_ELSEWHERE);
    assert(a.va == x->y && r.at.insn == x->insn);
    (void)r;
    return a;
}

/* --- loads ----------------------------------------------------------------
 */

/* What the definition of O's opcode, a load, does. */
static unsigned perform_load(struct cpu *c, struct operands *o)
{
    switch ((enum opcode)o->op) {
#define INSN(name, text, format, flags, mems, oops, trace, meaning)            \
    case OP_##name:                                                            \
        return (flags)&INSN_LOAD ? op_##name(c, o) : FAULT_B;
#include "vm/isa/isa.def"
#undef INSN
    case OP_COUNT:
        break;
    }
    assert(!"a byte is always an opcode");
    return FAULT_B;
}

/* $X, which has been made local, is set by RESUME 2 and no hand of ours. */
static enum verdict load(struct guest *g, struct vmexit *x, struct server *s)
{
    struct cpu *c = guest_cpu(g);
    struct aside aside = put_aside(g, serve_first, s);
    struct operands o;
    unsigned fault;

    operands_fetch(&o, c, x->insn, x->loc);
    fault = perform_load(c, &o);
    put_back(c, &aside);
    assert(fault == FAULT_NONE && o.exc == 0);
    (void)fault;
    enter_result(g, x, o.x, o.y, o.z);
    return VERDICT_HANDLED;
}

/* --- all others -----------------------------------------------------------
 */

/* X is complete. */
static enum verdict end(struct guest *g, const struct vmexit *x)
{
    struct complete_done d = complete_of(g, x);

    whole_show(g, g->v.clock, &d);
    enter_next(g, guest_cpu(g)->pc);
    return complete(g, &d);
}

/* Did R end before the instruction was complete: by an octa that was not at
 * hand, or since it is sensitive and has its registers now? */
static bool needs_more(const struct engine_result *r)
{
    return r->stop == ENGINE_SENSITIVE ||
           (r->stop == ENGINE_FAULT && r->fault == FAULT_ELSEWHERE);
}

/* X, of which REST is to be done, needs more, and the guest's processor will
 * find it. */
static enum verdict go_on(struct guest *g, struct vmexit *x, tetra rest)
{
    x->insn = rest;
    enter_again(g, x);
    return VERDICT_HANDLED;
}

/* From now on X shows the operands of O, as a trap behind it does, and no
 * longer the refused octa. */
static void show_operands(struct guest *g, struct vmexit *x,
                          const struct operands *o)
{
    struct trap t = trap_after(guest_cpu(g), o, TRAP_DYNAMIC, 0);

    x->y = t.y;
    x->z = t.z;
}

enum verdict retry(struct guest *g, struct vmexit *x, bus_miss *miss,
                   void *around)
{
    struct bus_access first = retry_look(g, x);
    struct server s = {.miss = miss, .around = around};
    struct engine_result r;

    if (first.kind == BUS_LOAD &&
        (first.cause == BUS_OPERAND || first.cause == BUS_SWAP))
        return load(g, x, &s);
    whole_note(g, x);
    r = execute(g, x, serve_first, &s);
    if (needs_more(&r))
        return go_on(g, x, r.at.insn);
    show_operands(g, x, &r.at);
    return r.stop == ENGINE_FAULT ? emulate_refused(g, x, r.fault) : end(g, x);
}
