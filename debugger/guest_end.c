/* guest_end.c - how guests have ended. */
#include "debugger/guest_end.h"

#include <inttypes.h>

#include "sysvm/stopped.h"

/* Why G, which is over but not switched off, is so. */
static void add_reason(struct guest *g, const struct mmo *kernel,
                       struct buf *out)
{
    struct stopped_state state = {.insns = guest_clock(g),
                                  .max_insns = g->max_insns};

    for (unsigned i = 0; i < SREG_rVV; i++)
        state.special[i] = guest_special(g, i);
    stopped_add_state(out, &state, &g->end, kernel);
}

static void add_guest(struct guest *g, const struct mmo *kernel,
                      struct buf *out)
{
    buf_printf(out, "%sguest %u", g->number > 0 ? "; " : "", g->number);
    if (!guest_is_over(g)) {
        buf_add_string(out, g->is_paused ? " is paused" : " goes on");
        return;
    }
    if (g->end.why == MACHINE_OFF)
        buf_printf(out, " was switched off with status %u", g->end.status);
    buf_printf(out, ", after %" PRIu64 " instructions", guest_clock(g));
    if (g->end.why == MACHINE_OFF)
        return;
    buf_add_string(out, ": ");
    add_reason(g, kernel, out);
}

void guest_end_explain(struct hypervisor *h, enum hypervisor_why why,
                       const struct mmo *const *kernels, struct buf *out)
{
    if (why == HYPERVISOR_NO_MEMORY) {
        buf_add_string(out, "the machine, or the host, has no memory left");
        return;
    }
    if (why == HYPERVISOR_NO_LOG) {
        buf_add_string(out, "what the recording has does not fit to this run");
        return;
    }
    for (unsigned i = 0; i < h->guest_count; i++)
        add_guest(h->guests[i], kernels[i], out);
    if (why == HYPERVISOR_PAUSED)
        buf_add_string(out, "; `unpause` lets a guest go on");
}

int guest_end_status(const struct hypervisor *h)
{
    int status = 0;

    for (unsigned i = 0; i < h->guest_count && status == 0; i++)
        if (guest_is_over(h->guests[i]))
            status = stopped_status(&h->guests[i]->end);
    return status;
}
