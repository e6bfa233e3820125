/* nested.c - a guest that is a hypervisor itself. */
#include "sysvm/hypervisor/nested.h"

#include <assert.h>

#include "sysvm/hypervisor/complete.h"
#include "sysvm/hypervisor/emulate.h"
#include "sysvm/hypervisor/enter.h"
#include "sysvm/hypervisor/hypervisor.h"
#include "sysvm/worlds.h"

/* --- entering and leaving -------------------------------------------------
 */

/* G is 1 first, then all is as with RESUME 1: so what the inserted instruction
 * does is the guest's guest's. */
enum verdict nested_resume(struct guest *g, struct vmexit *x)
{
    struct complete_done d = complete_of(g, x);

    assert(!g->v.is_guest);
    g->v.is_guest = true;
    return emulate_resume(g, x, &d);
}

/* The processor has done for level 1 what it does for us: what $X becomes by
 * RESUME 2 is in the ropcode already. */
enum verdict nested_sensitive(struct guest *g, struct vmexit *x)
{
    assert(g->v.is_guest);
    g->counts.stalls++;
    g->trap = (struct trap){.kind = TRAP_DYNAMIC,
                            .ropcode = x->ropcode,
                            .program = vcpu_raised(&g->v, g->v.clock) | FAULT_K,
                            .insn = x->insn,
                            .where = x->where,
                            .y = x->y,
                            .z = x->z};
    return VERDICT_REFLECT;
}

/* --- the world switch -----------------------------------------------------
 */

/* Where the page of the guest's RAM at ADDRESS is.  False: it is none, or (the
 * run ends then) there is no memory for it. */
static bool find_page(struct guest *g, octa address, struct pa *at)
{
    const struct va v = {address};
    const struct gpa gpa = {addr_direct(v).a};

    if (!addr_is_negative(v) || address % BUS_PAGE_BYTES != 0 ||
        !gmem_has(&g->mem, gpa))
        return false;
    if (!gmem_place(g, gpa, at))
        g->host->is_exhausted = true;
    return !g->host->is_exhausted;
}

static bool save(struct guest *g, const struct vmexit *x)
{
    struct pa at;

    if (codec_x(x->insn) < cpu_first_global(guest_cpu(g)) ||
        !find_page(g, x->z, &at) || !worlds_save(g->host->machine, at))
        return false;
    shadow_written(g, addr_direct((struct va){x->z}).a >> BUS_PAGE_BITS);
    return true;
}

static bool load(struct guest *g, const struct vmexit *x)
{
    struct pa at;

    return find_page(g, x->z, &at) && worlds_load(g->host->machine, at);
}

enum verdict nested_switch(struct guest *g, struct vmexit *x)
{
    struct complete_done d = complete_of(g, x);

    if (!(x->op == OP_SAVE ? save(g, x) : load(g, x)))
        return emulate_refused(g, x, FAULT_B);
    enter_next(g, x->where);
    return complete(g, &d);
}
