/* hypervisor_create.c - a hypervisor with its guests is made, and unmade. */
#include <assert.h>
#include <inttypes.h>

#include "sysvm/boot.h"
#include "sysvm/hypervisor/enter.h"
#include "sysvm/hypervisor/hypervisor.h"
#include "sysvm/hypervisor/pageout.h"
#include "sysvm/hypervisor/schedule.h"
#include "vm/base/alloc.h"
#include "vm/core/world.h"

/* Where traps from guest mode seem to go: nothing is ever executed there. */
#define FORCED_HANDLER  ((octa)1 << 63)
#define DYNAMIC_HANDLER (FORCED_HANDLER + 8)

/* What a guest needs besides its RAM: its world, the roots of its tables, and
 * tables for what it maps. */
static octa overhead(octa ram)
{
    return ((octa)4 << 20) + ram / 8;
}

octa hypervisor_enough(const struct hypervisor_options *o)
{
    octa sum = BUS_PAGE_BYTES; /* frame 0 is nobody's */

    for (unsigned i = 0; i < o->guest_count; i++)
        sum += o->guests[i].ram + overhead(o->guests[i].ram);
    return (sum + BUS_PAGE_BYTES - 1) & -(octa)BUS_PAGE_BYTES;
}

/* So many of COUNT frames are for worlds and shadow tables: what the guests
 * leave, and in any case a few. */
static tetra kept_frames(const struct hypervisor_options *o, tetra count)
{
    tetra more = (tetra)smaller((octa)SHADOW_LEAST * o->guest_count, count / 4);
    tetra least = o->guest_count + SHADOW_LEAST + more;
    octa left = count - 1;

    for (unsigned i = 0; i < o->guest_count; i++)
        left = up_to(o->guests[i].ram >> BUS_PAGE_BITS, left);
    return left > least ? (tetra)left : least;
}

/* With fewer there is no frame for the guests' pages, who can do with one: an
 * instruction is inserted while its data is brought in. */
static tetra least_frames(const struct hypervisor_options *o)
{
    tetra count = 2; /* frame 0 is nobody's */

    while (kept_frames(o, count) > count - 2)
        count++;
    return count;
}

/* Can a machine with COUNT frames have O's guests? */
static enum status check_frames(const struct hypervisor_options *o, octa count,
                                struct error *e)
{
    if (count > HYPERVISOR_FRAMES)
        return error_set(e, STATUS_LIMIT,
                         "the guests want more memory than there is: a machine "
                         "has at most %d GiB",
                         HYPERVISOR_FRAMES >> (30 - BUS_PAGE_BITS));
    if (count < least_frames(o))
        return error_set(e, STATUS_LIMIT,
                         "the machine has too little memory for its guests: "
                         "%" PRIu64 " KiB are the least",
                         (octa)least_frames(o) << (BUS_PAGE_BITS - 10));
    return STATUS_OK;
}

static enum status create_machine(struct hypervisor *h,
                                  const struct hypervisor_options *o,
                                  struct error *e)
{
    const octa ram = o->ram != 0 ? o->ram : hypervisor_enough(o);
    const tetra count = (tetra)(ram >> BUS_PAGE_BITS);
    const struct machine_options parts = {.ram = ram,
                                          .kind = o->kind,
                                          .is_hosted = true,
                                          .interrupted = o->interrupted,
                                          .is_left = o->is_left};
    enum status s = check_frames(o, ram >> BUS_PAGE_BITS, e);

    if (s != STATUS_OK)
        return s;
    h->machine = machine_create(&parts);
    if (h->machine == NULL)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    bus_join(&h->by_hand, &h->machine->kernel.bus);
    h->machine->cpu.sr[SREG_rT] = FORCED_HANDLER;
    h->machine->cpu.sr[SREG_rTT] = DYNAMIC_HANDLER;
    s = frames_init(&h->frames, count, kept_frames(o, count));
    return s == STATUS_OK ? s : error_set(e, s, "out of memory");
}

static enum status create_guests(struct hypervisor *h,
                                 const struct hypervisor_options *o,
                                 struct error *e)
{
    h->guests = alloc_zeroed(o->guest_count, sizeof(struct guest *));
    if (h->guests == NULL)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    for (; h->guest_count < o->guest_count; h->guest_count++) {
        struct guest *g =
            guest_create(h, h->guest_count, &o->guests[h->guest_count]);

        if (g == NULL)
            return error_set(e, STATUS_NO_MEMORY, "out of memory");
        h->guests[h->guest_count] = g;
    }
    return STATUS_OK;
}

struct hypervisor *hypervisor_create(const struct hypervisor_options *o,
                                     struct error *e)
{
    struct hypervisor *h = alloc_zeroed(1, sizeof *h);

    assert(o->kind.has_v && o->guest_count > 0 &&
           o->guest_count <= HYPERVISOR_GUESTS);
    if (h == NULL) {
        (void)error_set(e, STATUS_NO_MEMORY, "out of memory");
        return NULL;
    }
    bus_init(&h->by_hand, NULL, NULL);
    h->slice = o->slice != 0 ? o->slice : SCHEDULE_SLICE;
    h->strategy = o->shadow;
    h->has_hypercall = o->has_hypercall;
    h->interrupted = o->interrupted;
    h->is_left = o->is_left;
    if (create_machine(h, o, e) == STATUS_OK &&
        create_guests(h, o, e) == STATUS_OK)
        return h;
    hypervisor_destroy(h);
    return NULL;
}

void hypervisor_destroy(struct hypervisor *h)
{
    if (h == NULL)
        return;
    for (unsigned i = 0; i < h->guest_count; i++)
        guest_destroy(h->guests[i]);
    alloc_free(h->guests);
    pageout_destroy(h->pageout);
    frames_fini(&h->frames);
    bus_fini(&h->by_hand);
    machine_destroy(h->machine);
    alloc_free(h);
}

/* The machine's processor serves to make the first world of the guest. */
enum status hypervisor_boot(struct hypervisor *h, struct guest *g,
                            const struct mmo *kernel, const char *command_line,
                            const struct buf *archive, struct error *e)
{
    struct cpu *c = &h->machine->cpu;
    const struct boot_target t = {
        .ram = g->mem.size, .write = gmem_write, .memory = g, .cpu = c};
    enum status s;

    assert(h->current == NULL);
    s = boot_load_into(&t, kernel, command_line, archive, e);
    if (s == STATUS_OK && h->is_exhausted)
        s = error_set(e, STATUS_NO_MEMORY, "out of memory");
    if (s != STATUS_OK)
        return s;
    enter_next(g, c->pc);
    world_save(c, guest_world(g));
    return STATUS_OK;
}
