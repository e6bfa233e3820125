/* schedule.c - whose turn it is. */
#include "sysvm/hypervisor/schedule.h"

#include "sysvm/hypervisor/emulate.h"
#include "sysvm/hypervisor/hypervisor.h"
#include "vm/core/world.h"

bool schedule_is_due(const struct guest *g)
{
    return g->v.clock >= g->slice_end;
}

static bool has_work(const struct guest *g)
{
    return !guest_is_over(g) && !g->is_paused && g->wait != GUEST_WAITS;
}

bool schedule_has_others(const struct guest *g)
{
    const struct hypervisor *h = g->host;

    for (unsigned i = 0; i < h->guest_count; i++)
        if (h->guests[i] != g && has_work(h->guests[i]))
            return true;
    return false;
}

/* Who waits is asked whether something has come: where nobody else could run,
 * only when it has. */
static bool can_run(struct guest *g)
{
    if (g->wait == GUEST_WAITS && !guest_is_over(g) && !g->is_paused)
        emulate_look(g);
    return has_work(g);
}

/* Who is next; perhaps the current one again.  Null: nobody. */
static struct guest *choose(const struct hypervisor *h)
{
    unsigned first = h->current == NULL ? 0 : h->current->number + 1;

    for (unsigned i = 0; i < h->guest_count; i++) {
        struct guest *g = h->guests[(first + i) % h->guest_count];

        if (can_run(g))
            return g;
    }
    return NULL;
}

/* The world switch: the registers of one guest go to its page, and those of
 * another come. */
static void switch_to(struct hypervisor *h, struct guest *g)
{
    if (h->current != NULL) {
        world_save(&h->machine->cpu, guest_world(h->current));
        h->switches++;
    }
    world_load(&h->machine->cpu, guest_world(g));
    h->current = g;
    g->counts.slices++;
    hypervisor_tell(g, (struct event){.kind = EVENT_SCHEDULE,
                                      .address = g->entry.where,
                                      .what = "turn",
                                      .value = {h->slice * g->weight}});
}

bool schedule(struct hypervisor *h)
{
    struct guest *g = choose(h);

    if (g == NULL)
        return false;
    if (g != h->current)
        switch_to(h, g);
    g->slice_end = g->v.clock + h->slice * g->weight;
    return true;
}
