/* guest_view.c - a guest's processor as the guest believes it to be. */
#include "debugger/guest_view.h"

#include <string.h>

#include "sysvm/hypervisor/enter.h"
#include "sysvm/hypervisor/hypervisor.h"
#include "vm/core/world.h"

static struct hypervisor *host_of(const struct guest *g)
{
    return g->host;
}

static bool is_in_processor(const struct guest *g)
{
    return host_of(g)->current == g;
}

/* It has the processor and runs, or has trapped just now. */
static bool is_inside(const struct guest *g)
{
    return is_in_processor(g) && host_of(g)->is_inside;
}

bool guest_view_has_exited(const struct guest *g)
{
    return is_in_processor(g) && host_of(g)->has_exited;
}

struct vmexit guest_view_exit(struct guest *g)
{
    const struct cpu *c = guest_cpu(g);

    return why(c, c->pc == c->sr[SREG_rT]);
}

bool guest_view_is_virtual(unsigned number)
{
    struct vcpu v;

    return number == SREG_rI || vcpu_register(&v, number) != NULL;
}

/* --- its own guest --------------------------------------------------------
 */

bool guest_view_is_nested(const struct guest *g)
{
    return g->v.is_guest && !guest_is_over(g);
}

octa guest_view_nested_insns(const struct guest *g)
{
    octa running = g->v.is_guest ? guest_clock(g) - g->v.clock : 0;

    return g->counts.nested_insns + running;
}

bool guest_view_has_nested(const struct guest *g)
{
    octa known = guest_view_nested_insns(g) + g->v.is_guest;

    for (unsigned i = 0; i < EXIT_REASONS; i++)
        known |= g->counts.nested_exits[i];
    return known != 0;
}

/* --- where it is ----------------------------------------------------------
 */

struct place {
    octa pc;
    enum cpu_insertion inserting;
};

/* What RESUME 2 is going to insert is what the guest's own RESUME 1 wanted. */
static bool is_own_insertion(const struct guest *g)
{
    const struct guest_entry *e = &g->entry;

    return sig(g->v.rXX) >= 0 && (tetra)g->v.rXX == (tetra)e->xx &&
           g->v.rWW == e->where && !e->is_shown;
}

static struct place place_of_entry(const struct guest *g)
{
    const struct guest_entry *e = &g->entry;

    if (sig(e->xx) < 0)
        return (struct place){.pc = e->where};
    if (is_own_insertion(g))
        return (struct place){e->where, CPU_INSERT_TRAPPED};
    return (struct place){.pc = e->where - 4};
}

/* An instruction that has been completed lies behind. */
static struct place place_of_exit(struct guest *g)
{
    struct vmexit x = guest_view_exit(g);
    bool is_complete = x.why == WHY_TRAP || x.why == WHY_DONE;

    return (struct place){.pc = is_complete ? x.where : x.loc};
}

static struct place place_of(struct guest *g)
{
    const struct cpu *c = guest_cpu(g);

    if (guest_is_over(g))
        return (struct place){.pc = g->end.pc};
    if (guest_view_has_exited(g))
        return place_of_exit(g);
    if (is_inside(g) && c->inserting != CPU_INSERT_TRAPPED)
        return (struct place){c->pc, c->inserting};
    return place_of_entry(g);
}

/* --- what it has ----------------------------------------------------------
 */

/* G's world, for reading. */
static const octa *world_of(const struct guest *g)
{
    return ram_find(&host_of(g)->machine->mem.ram,
                    (octa)g->world << BUS_PAGE_BITS);
}

static void make_real_part(struct guest *g, struct cpu *c)
{
    const octa *world = world_of(g);

    if (is_in_processor(g)) {
        *c = *guest_cpu(g);
        if (guest_view_has_exited(g))
            c->g[255] = c->sr[SREG_rBB];
        c->bus = NULL;
        c->events = NULL;
        c->stops = NULL;
    } else {
        cpu_init(c, g->kind, NULL);
        if (world != NULL)
            world_load(c, world);
    }
}

static void make_virtual_part(struct guest *g, struct cpu *c)
{
    octa usage = c->sr[SREG_rU];

    for (unsigned i = 0; i < SREG_COUNT; i++) {
        const octa *v = vcpu_register(&g->v, i);

        if (v != NULL)
            c->sr[i] = *v;
    }
    if (is_inside(g))
        c->sr[SREG_rU] = usage;
    c->sr[SREG_rI] = g->v.interval - guest_clock(g);
    c->fresh = g->v.fresh;
}

void guest_view_make(struct guest *g, struct cpu *c)
{
    struct place place = place_of(g);

    make_real_part(g, c);
    make_virtual_part(g, c);
    c->kind = g->kind;
    c->is_guest = g->v.is_guest;
    c->pc = place.pc;
    c->inserting = place.inserting;
    c->attention = 0;
    c->counts.insns = guest_clock(g);
}

/* --- set by hand ----------------------------------------------------------
 */

void guest_view_ask(struct guest *g)
{
    if (is_inside(g))
        guest_cpu(g)->sr[SREG_rI] = 1;
}

static void put_pc(struct guest *g, octa pc)
{
    struct cpu *c = guest_cpu(g);

    if (!is_inside(g)) {
        enter_next(g, pc);
        return;
    }
    c->pc = pc;
    c->inserting = CPU_INSERT_NOTHING;
}

static void put_virtual_part(struct guest *g, const struct cpu *c)
{
    for (unsigned i = 0; i < SREG_COUNT; i++) {
        octa *v = vcpu_register(&g->v, i);

        if (v != NULL)
            *v = c->sr[i];
    }
    g->v.interval = c->sr[SREG_rI] + guest_clock(g);
    g->v.fresh = c->fresh;
}

/* The machine's registers are those of the guest, but for what is virtual. */
static void put_in_processor(struct guest *g, const struct cpu *c)
{
    struct cpu *real = guest_cpu(g);

    memcpy(real->g, c->g, sizeof real->g);
    memcpy(real->window, c->window, sizeof real->window);
    real->base = c->base;
    for (unsigned i = 0; i < SREG_COUNT; i++)
        if (!guest_view_is_virtual(i))
            real->sr[i] = c->sr[i];
    if (is_inside(g))
        real->sr[SREG_rU] = c->sr[SREG_rU];
}

enum status guest_view_commit(struct guest *g, struct cpu *c, struct error *e)
{
    bool moves = c->pc != place_of(g).pc;

    if (guest_view_has_exited(g))
        return error_set(e, STATUS_REFUSED,
                         "the guest has trapped, and the hypervisor has yet to "
                         "deal with that as it was; `next` first");
    if (moves && guest_is_over(g))
        return error_set(e, STATUS_REFUSED, "the guest has come to its end");
    put_virtual_part(g, c);
    if (is_in_processor(g))
        put_in_processor(g, c);
    else
        world_save(c, guest_world(g));
    if (moves)
        put_pc(g, c->pc);
    if (is_inside(g)) {
        if (!shadow_select(g))
            return error_set(e, STATUS_NO_MEMORY, "out of memory");
        guest_view_ask(g);
    }
    return STATUS_OK;
}
