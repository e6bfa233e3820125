/* device.c - a guest's access to where no RAM is. */
#include "sysvm/hypervisor/device.h"

#include <assert.h>

#include "sysvm/hypervisor/hypervisor.h"
#include "sysvm/hypervisor/reflect.h"
#include "sysvm/hypervisor/retry.h"
#include "sysvm/irq.h"

/* What the guest takes for a physical address is one to its devices. */
static struct pa physical(struct gpa at)
{
    return (struct pa){at.a};
}

static bool is_device(const struct guest *g, struct gpa at)
{
    return at.a >= ADDR_DEVICES && row_has(&g->row, physical(at));
}

/* Do A; false: there is no such register. */
static bool reach(struct guest *g, struct bus_access *a, struct gpa at)
{
    if (a->kind == BUS_STORE)
        return is_device(g, at) &&
               row_store(&g->row, physical(at), a->size, a->cause, a->value);
    a->value = 0;
    return is_device(g, at) && row_load(&g->row, physical(at), &a->value);
}

/* Who listens hears of the load or store A of a device's register AT. */
static void tell(const struct guest *g, const struct bus_access *a,
                 struct gpa at)
{
    octa page = (at.a - ADDR_DEVICES) >> BUS_PAGE_BITS;

    if (is_device(g, at))
        hypervisor_tell(
            g, (struct event){.kind = EVENT_DEVICE,
                              .address = at.a,
                              .what = a->kind == BUS_STORE ? "store" : "load",
                              .of = dev_infos[page].name,
                              .value = {a->value}});
}

/* The devices know what time it is, as after any exit. */
void device_serve(struct guest *g, struct bus_access *a, struct gpa at)
{
    bool is_there = reach(g, a, at);

    assert(g->row.port.insns == g->v.clock);
    tell(g, a, at);
    if (!is_there)
        vcpu_raise(&g->v, IRQ_BIT(NONEXISTENT));
}

/* Where what X asks for is. */
struct place {
    struct guest *guest;
    struct gpa at;
};

/* A bus_miss. */
static unsigned serve(void *place, struct bus_access *a)
{
    const struct place *p = place;

    device_serve(p->guest, a, p->at);
    return FAULT_NONE;
}

/* Behind it somebody asks what the device wants: complete(), or must_look() of
 * enter.c. */
enum verdict device_access(struct guest *g, struct vmexit *x, struct gpa at)
{
    struct place place = {.guest = g, .at = at};

    if (x->why == WHY_FETCH)
        return reflect_refused(g, x, FAULT_X);
    x->reason = EXIT_DEVICE;
    return retry(g, x, serve, &place);
}
