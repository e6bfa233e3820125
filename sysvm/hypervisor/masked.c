/* masked.c - refused, and nobody minds. */
#include "sysvm/hypervisor/masked.h"

#include "sysvm/hypervisor/complete.h"
#include "sysvm/hypervisor/device.h"
#include "sysvm/hypervisor/enter.h"
#include "sysvm/hypervisor/hypervisor.h"
#include "sysvm/hypervisor/retry.h"

/* A bus_miss: a load or fill gets zero, a store or spill goes nowhere.  CSWAP
 * is to know that it could not have swapped. */
static unsigned serve_nothing(void *unused, struct bus_access *a)
{
    (void)unused;
    if (a->kind == BUS_LOAD)
        a->value = 0;
    return a->cause == BUS_SWAP ? FAULT_MASKED : FAULT_NONE;
}

/* Nobody minds that nothing can be executed here: it is as if a SWYM were, and
 * X, being a refused fetch, shows one. */
static enum verdict pass_fetch(struct guest *g, const struct vmexit *x)
{
    struct complete_done d = complete_of(g, x);

    enter_next(g, x->where);
    return complete(g, &d);
}

enum verdict masked(struct guest *g, struct vmexit *x)
{
    if (x->why == WHY_FETCH)
        return pass_fetch(g, x);
    return retry(g, x, serve_nothing, NULL);
}

/* --- rC -------------------------------------------------------------------
 */

/* Where a spill goes that the tables refuse. */
struct continuation {
    struct guest *guest;
    struct mmu_page page;
};

/* A bus_miss. */
static unsigned serve_spill(void *continuation, struct bus_access *a)
{
    const struct continuation *to = continuation;
    struct guest *g = to->guest;
    const struct gpa at = {mmu_place(&to->page, (struct va){a->va}).a};

    if (!gmem_has(&g->mem, at))
        device_serve(g, a, at);
    else if (!gmem_store(g, at, a->size, a->value))
        g->host->is_exhausted = true;
    return FAULT_NONE;
}

static bool is_spill(struct guest *g, const struct vmexit *x)
{
    struct bus_access a = retry_look(g, x);

    return a.kind == BUS_STORE && a.cause == BUS_RING;
}

/* The kernel hears of it behind the instruction. */
bool masked_continues(struct guest *g, struct vmexit *x, enum verdict *v)
{
    const struct mmu_rv rv = mmu_unpack(g->v.rV);
    struct continuation to = {.guest = g};

    if (!mmu_is_valid(&rv, (struct va){0}))
        return false;
    to.page = mmu_entry_page(g->v.rC, rv.s);
    if (!(to.page.perm & PERM_W) || !is_spill(g, x))
        return false;
    x->reason = EXIT_MASKED;
    g->v.overflowed = true;
    *v = retry(g, x, serve_spill, &to);
    return true;
}
