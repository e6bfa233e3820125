/* guest.c - one guest. */
#include "sysvm/hypervisor/guest.h"

#include <assert.h>

#include "sysvm/fingerprint.h"
#include "sysvm/hypervisor/hypervisor.h"
#include "sysvm/hypervisor/schedule.h"
#include "vm/base/alloc.h"
#include "vm/core/world.h"

/* --- creation -------------------------------------------------------------
 */

/* The guest has stored VALUE in its hypercall register: a power_hypercall. */
static void hear_hypercall(void *guest, octa value)
{
    const struct guest *g = guest;

    hypervisor_tell(
        g, (struct event){.kind = EVENT_HYPERCALL,
                          .address = ADDR_DEVICES | REG_MACHINE_HYPERCALL,
                          .what = "store",
                          .value = {value}});
}

/* A console_source: as the host's, but it is not waited for a person while
 * others could run, which no input log could tell again. */
static int ask(void *guest, byte *to, size_t room, enum console_patience p)
{
    const struct guest *g = guest;

    if (g->row.port.log == NULL && schedule_has_others(g))
        p = CONSOLE_NOW;
    return g->console.source(g->console.host, to, room, p);
}

/* A console_sink. */
static void show(void *guest, byte b)
{
    const struct guest *g = guest;

    g->console.sink(g->console.host, b);
}

static struct console_host host_of(struct guest *g)
{
    return (struct console_host){.source =
                                     g->console.source != NULL ? ask : NULL,
                                 .sink = g->console.sink != NULL ? show : NULL,
                                 .host = g};
}

static void init_devices(struct guest *g, const struct guest_options *o)
{
    const struct row_parts parts = {.ram = o->ram,
                                    .read = gmem_read,
                                    .write = gmem_write,
                                    .memory = g,
                                    .console = host_of(g),
                                    .image =
                                        o->disk != NULL ? o->disk : &g->no_disk,
                                    .disk_latency = o->disk_latency,
                                    .log = o->log};

    image_init(&g->no_disk, 0);
    row_init(&g->row, &parts);
    if (!g->host->has_hypercall)
        return;
    g->row.power.guest = g->number;
    g->row.power.hypercall = hear_hypercall;
    g->row.power.hypervisor = g;
}

static enum status init_memory(struct guest *g, const struct guest_options *o)
{
    enum status s = gmem_init(&g->mem, o->ram, gmem_home(g->host, o->ram));

    if (s == STATUS_OK)
        s = shadow_init(g);
    if (s != STATUS_OK)
        return s;
    g->world = frames_take(&g->host->frames, FRAME_WORLD, g->number, 0, 0);
    return g->world != 0 && guest_world(g) != NULL ? STATUS_OK
                                                   : STATUS_NO_MEMORY;
}

struct guest *guest_create(struct hypervisor *h, unsigned number,
                           const struct guest_options *o)
{
    struct guest *g = alloc_zeroed(1, sizeof *g);

    if (g == NULL)
        return NULL;
    g->host = h;
    g->number = number;
    g->kind = o->kind;
    vcpu_init(&g->v, g->kind);
    tcache_init(&g->tc, o->tcache);
    g->console = o->console;
    init_devices(g, o);
    g->max_insns = o->max_insns != 0 ? o->max_insns : ~(octa)0;
    g->weight = o->weight != 0 ? o->weight : 1;
    if (init_memory(g, o) == STATUS_OK)
        return g;
    guest_destroy(g);
    return NULL;
}

void guest_destroy(struct guest *g)
{
    if (g == NULL)
        return;
    shadow_fini(g);
    gmem_fini(&g->mem);
    tcache_fini(&g->tc);
    image_fini(&g->no_disk);
    alloc_free(g);
}

/* --- what it has ----------------------------------------------------------
 */

struct cpu *guest_cpu(struct guest *g)
{
    return &g->host->machine->cpu;
}

octa *guest_world(struct guest *g)
{
    return mem_touch(&g->host->machine->mem,
                     (struct pa){(octa)g->world << BUS_PAGE_BITS});
}

static bool is_in_processor(const struct guest *g)
{
    return g->host->current == g;
}

octa guest_clock(const struct guest *g)
{
    const struct hypervisor *h = g->host;

    if (h->current != g || !h->is_inside)
        return g->v.clock;
    return g->v.clock + h->machine->cpu.counts.insns - h->entered;
}

/* The virtual registers at this moment: the processor has a part in them while
 * G runs. */
static struct vcpu vcpu_now(struct guest *g)
{
    const octa *sr = guest_cpu(g)->sr;
    struct vcpu v = g->v;

    if (is_in_processor(g) && g->host->is_inside) {
        vcpu_take_usage(&v, sr[SREG_rU]);
        vcpu_take_program(&v, sr[SREG_rQ]);
        v.clock = guest_clock(g);
        vcpu_collect_interval(&v);
    }
    return v;
}

octa guest_special(struct guest *g, unsigned number)
{
    struct vcpu v = vcpu_now(g);

    if (number == SREG_rI)
        return v.interval - guest_clock(g);
    if (vcpu_register(&v, number) != NULL)
        return *vcpu_register(&v, number);
    return is_in_processor(g) ? guest_cpu(g)->sr[number]
                              : world_special(guest_world(g), number);
}

/* $255 in the processor is the guest's own while it runs, and again between
 * enter_left() and the next entry. */
octa guest_register(struct guest *g, unsigned i)
{
    if (i == 255 && is_in_processor(g) && g->host->has_exited)
        return guest_cpu(g)->sr[SREG_rBB]; /* nobody has put it back yet */
    return is_in_processor(g) ? cpu_get(guest_cpu(g), i)
                              : world_register(guest_world(g), i);
}

/* --- what happens to it ---------------------------------------------------
 */

void guest_finish(struct guest *g, enum machine_why why, octa pc)
{
    assert(!guest_is_over(g));
    g->end = (struct machine_stop){.why = why, .pc = pc};
    if (why == MACHINE_OFF)
        g->end.status = (byte)g->row.power.status;
}

static void tell_request(const struct guest *g, octa page)
{
    hypervisor_tell(
        g, (struct event){.kind = EVENT_DEVICE,
                          .address = ADDR_DEVICES | page << BUS_PAGE_BITS,
                          .what = "request",
                          .of = dev_infos[page].name,
                          .value = {(octa)1 << dev_infos[page].bit}});
}

void guest_take_requests(struct guest *g)
{
    octa requests = row_take(&g->row);

    for (octa i = 0; i < DEV_COUNT && requests != 0; i++)
        if (dev_infos[i].bit >= 0 && (requests >> dev_infos[i].bit & 1))
            tell_request(g, i);
    vcpu_raise(&g->v, requests);
}

/* --- fingerprint ----------------------------------------------------------
 */

/* The callers' register that is number I from rS on. */
static octa hidden(struct guest *g, octa i)
{
    const struct cpu *c = guest_cpu(g);

    if (is_in_processor(g))
        return c->window[c->base - (c->sr[SREG_rO] - c->sr[SREG_rS]) / 8 + i];
    return world_hidden(guest_world(g), i);
}

octa guest_pc(const struct guest *g)
{
    const struct hypervisor *h = g->host;

    if (guest_is_over(g))
        return g->end.pc;
    return h->current == g && h->is_inside && !h->has_exited
               ? h->machine->cpu.pc
               : g->entry.where;
}

octa guest_hash(struct guest *g)
{
    struct fingerprint f = {
        .clock = guest_clock(g), .pc = guest_pc(g), .fresh = g->v.fresh};
    octa count;

    for (unsigned i = 0; i < ARRAY_LEN(f.special); i++)
        f.special[i] = guest_special(g, i);
    for (unsigned i = 0; i < ARRAY_LEN(f.reg); i++)
        f.reg[i] = guest_register(g, i);
    count = (f.special[SREG_rO] - f.special[SREG_rS]) / 8;
    for (octa i = 0; i < count && i < ARRAY_LEN(f.hidden); i++)
        f.hidden[i] = hidden(g, i);
    return fingerprint_hash(&f);
}

/* --- saving ---------------------------------------------------------------
 */

static void save_entry(const struct guest_entry *e, struct buf *b)
{
    buf_add_octa(b, e->where);
    buf_add_octa(b, e->xx);
    buf_add_octa(b, e->y);
    buf_add_octa(b, e->z);
    buf_add_octa(b, e->is_shown);
    buf_add_octa(b, e->shown_y);
    buf_add_octa(b, e->shown_z);
}

static void restore_entry(struct guest_entry *e, struct reader *r)
{
    e->where = reader_octa(r);
    e->xx = reader_octa(r);
    e->y = reader_octa(r);
    e->z = reader_octa(r);
    e->is_shown = reader_up_to(r, 1) == 1;
    e->shown_y = reader_octa(r);
    e->shown_z = reader_octa(r);
}

/* The counts are octas, one after the other. */
static_assert(sizeof(struct guest_counts) % sizeof(octa) == 0,
              "nothing but octas");

static void save_counts(const struct guest_counts *counts, struct buf *b)
{
    const octa *p = (const octa *)counts;

    for (size_t i = 0; i < sizeof *counts / sizeof *p; i++)
        buf_add_octa(b, p[i]);
}

static void restore_counts(struct guest_counts *counts, struct reader *r)
{
    octa *p = (octa *)counts;

    for (size_t i = 0; i < sizeof *counts / sizeof *p; i++)
        p[i] = reader_octa(r);
}

static void restore_end(struct machine_stop *end, struct reader *r)
{
    end->why = (enum machine_why)reader_up_to(r, MACHINE_WEDGED_IDLE);
    end->pc = reader_octa(r);
    end->status = (byte)reader_up_to(r, 255);
}

void guest_save(struct guest *g, struct buf *b)
{
    row_now(&g->row, guest_clock(g));
    vcpu_save(&g->v, b);
    save_entry(&g->entry, b);
    save_counts(&g->counts, b);
    buf_add_octa(b, g->slice_end);
    buf_add_octa(b, g->is_paused);
    buf_add_octa(b, g->wait);
    buf_add_octa(b, g->end.why);
    buf_add_octa(b, g->end.pc);
    buf_add_octa(b, g->end.status);
    gmem_save(&g->mem, b);
    tcache_save(&g->tc, b);
    shadow_save(g, b);
    row_save(&g->row, b);
}

enum status guest_restore(struct guest *g, struct reader *r)
{
    enum status s;

    vcpu_restore(&g->v, r);
    restore_entry(&g->entry, r);
    restore_counts(&g->counts, r);
    g->slice_end = reader_octa(r);
    g->is_paused = reader_up_to(r, 1) == 1;
    g->wait = (enum guest_wait)reader_up_to(r, GUEST_WOKEN);
    restore_end(&g->end, r);
    gmem_restore(&g->mem, r);
    s = tcache_restore(&g->tc, r);
    if (s == STATUS_OK)
        s = shadow_restore(g, r);
    if (s == STATUS_OK)
        s = row_restore(&g->row, r);
    return s != STATUS_OK ? s : reader_status(r);
}
