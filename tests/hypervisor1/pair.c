/* pair.c - a bare machine, and a guest of the hypervisor in MMIXAL. */
#include "tests/hypervisor1/pair.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vm/base/hash.h"
#include "vm/core/processor.h"
#include "vm/core/world.h"

enum { SECTORS = 4, STALLS = 300 };

/* So many instructions of the machine without an exit: a guest in a loop. */
enum { HOST_MOST = 3000000 };

#define SIGN ((octa)1 << 63)

/* rU counts the kernel, too; not always in the real one (nested.mms). */
#define KERNEL_COUNTS ((octa)1 << 47)

void pair_demand(bool is_true, const char *what)
{
    if (is_true)
        return;
    fprintf(stderr, "compare: %s\n", what);
    exit(3);
}

static octa symbol(const struct pair *p, const char *name)
{
    const struct mmo_symbol *s = mmo_symbol_find(p->hypervisor, name);

    pair_demand(s != NULL, name);
    return s->value;
}

/* --- the guest's record --------------------------------------------------- */

static octa *host_octa(struct pair *p, octa at)
{
    octa *page = mem_page(&p->host->mem, (struct pa){at});

    pair_demand(page != NULL, "there is memory");
    return &page[at / 8 % BUS_PAGE_OCTAS];
}

/* A variable of the guest's: BASE is V_ or G_. */
static octa *field(struct pair *p, const char *base, const char *name)
{
    return host_octa(p, p->world + symbol(p, base) + symbol(p, name));
}

static octa *virtual(struct pair *p, enum sreg n)
{
    octa at = n == SREG_rVV ? symbol(p, "W_VV") : symbol(p, "V_") + 8 * (octa)n;

    return host_octa(p, p->world + at);
}

static bool is_virtual(enum sreg n)
{
    return isa_sregs[n].flags & SREG_SENSITIVE && n != SREG_rI && n != SREG_rU;
}

/* The virtual G. */
static bool is_guest(struct pair *p)
{
    return *host_octa(p, p->world + symbol(p, "W_Guest")) != 0;
}

static octa guest_insns(struct pair *p)
{
    return *field(p, "G_", "G_Time") - *field(p, "G_", "G_Skipped");
}

/* Is the hypervisor, not a guest, at PLACE? */
static bool is_at(const struct pair *p, octa place)
{
    return p->host->cpu.pc == place && !p->host->cpu.is_guest;
}

/* Has the guest ended?  It has all its time, and no turn that could be over. */
static bool is_over(const struct pair *p)
{
    return machine_is_end(p->host->end.why) ||
           (p->has_begun && is_at(p, p->next));
}

/* --- making both ---------------------------------------------------------- */

static void show(void *number, byte b)
{
    octa *shown = number;

    *shown = (*shown + b) * 0x9e3779b97f4a7c15;
}

static struct machine *make(struct pair *p, unsigned i,
                            struct machine_options o)
{
    image_init(&p->disks[i], SECTORS);
    o.disk = &p->disks[i];
    o.console = (struct console_host){.sink = show, .host = &p->shown[i]};
    return machine_create(&o);
}

/* A stops_wanted: where an exit ends, and where the guest has ended. */
static bool is_stop(void *pair, octa loc, tetra insn)
{
    const struct pair *p = pair;

    (void)insn;
    return loc == p->entry || loc == p->next;
}

static octa pairs; /* how many there have been */

void pair_init(struct pair *p, const struct mmo *h,
               const struct machine_options *asked, unsigned guests)
{
    struct machine_options o = {.ram = asked->ram,
                                .disk_latency = asked->disk_latency,
                                .kind = processor_find("mmix-v")->kind};

    *p = (struct pair){.hypervisor = h, .guests = guests};
    p->world = symbol(p, "Records") & ~SIGN;
    p->entry = symbol(p, "Enter:In");
    p->next = symbol(p, "Schedule:Next");
    /* where this pair lies another one may have lain */
    p->stops =
        (struct stops){.wanted = is_stop, .context = p, .epoch = ++pairs};
    p->bare = make(p, 0, o);
    o.ram = PAIR_OURS + guests * o.ram;
    p->host = make(p, 1, o);
    pair_demand(p->bare != NULL && p->host != NULL, "there is memory");
    p->host->cpu.stops = &p->stops;
}

void pair_fini(struct pair *p)
{
    machine_destroy(p->bare);
    machine_destroy(p->host);
    image_fini(&p->disks[0]);
    image_fini(&p->disks[1]);
}

/* Let the host's machine run until it is about to enter the guest.  False: the
 * guest has ended, or nothing happens to it any more. */
static bool run_to_entry(struct pair *p)
{
    struct machine *m = p->host;
    octa end = m->cpu.counts.insns + HOST_MOST;

    do {
        stops_pass(&m->cpu);
        (void)machine_run(m, exec_threaded, end - m->cpu.counts.insns);
        if (is_over(p) || m->cpu.counts.insns >= end)
            return false;
    } while (!is_at(p, p->entry));
    return true;
}

void pair_boot(struct pair *p, const struct buf *archive)
{
    octa latency = p->bare->row.disk.latency;
    struct error e;
    char line[100];

    snprintf(line, sizeof line,
             "guests=%u slice=1000000000000000000 disk-latency=%" PRIu64,
             p->guests, latency);
    pair_demand(boot_load(p->host, p->hypervisor, line, archive, &e) ==
                    STATUS_OK,
                "the hypervisor can be booted");
    pair_demand(run_to_entry(p), "the hypervisor enters its guest");
    p->has_begun = true;
}

void pair_give(struct pair *p)
{
    struct cpu copy = p->bare->cpu;
    octa *page = host_octa(p, p->world), keep[2] = {page[30], page[31]};
    octa now = *field(p, "G_", "G_Time"), ri = copy.sr[SREG_rI];

    for (octa at = 0; at < p->bare->mem.size; at += 8)
        *host_octa(p, PAIR_OURS + at) =
            mem_peek(&p->bare->mem, (struct pa){at});
    for (unsigned i = 0; i < SREG_COUNT; i++)
        if (is_virtual((enum sreg)i) && i != SREG_rN)
            *virtual(p, (enum sreg)i) = copy.sr[i];
    p->host->cpu.sr[SREG_rU] = *virtual(p, SREG_rU) = copy.sr[SREG_rU];
    if (copy.sr[SREG_rVV] != 0)
        p->host->cpu.sr[SREG_rU] &= ~KERNEL_COUNTS;
    *field(p, "G_", "G_Usage") = copy.sr[SREG_rU] >> 47;
    *field(p, "G_", "G_Zero") = now + ri;
    if (ri != 0 && ri < (octa)1 << 62)
        *field(p, "G_", "G_Interval") = now + ri;
    *field(p, "G_", "G_Fresh") = copy.fresh;
    *field(p, "G_", "G_Next") = now + 1;
    p->host->cpu.sr[SREG_rBB] = copy.g[255];
    p->host->cpu.sr[SREG_rWW] = copy.pc;
    p->host->cpu.sr[SREG_rXX] = SIGN;
    world_save(&copy, page);
    page[30] = keep[0];
    page[31] = keep[1];
}

/* --- comparing ------------------------------------------------------------ */

static void same(struct pair *p, const char *what, octa number, octa bare,
                 octa guest)
{
    if (bare == guest || p->differs)
        return;
    p->differs = true;
    fprintf(stderr,
            "%s, after %" PRIu64 " instructions at #%" PRIx64 " (host %" PRIu64
            "): %s %" PRIu64 " is #%" PRIx64 " bare, #%" PRIx64 " as a guest\n",
            p->name, p->bare->cpu.counts.insns, p->bare->cpu.pc,
            p->host->cpu.counts.insns, what, number, bare, guest);
}

/* What SAVE $X,4 would store for the bare machine is in the guest's world. */
static void compare_world(struct pair *p)
{
    static octa page[BUS_PAGE_OCTAS];
    struct cpu copy = p->bare->cpu;
    const octa *world = host_octa(p, p->world);
    octa used = (copy.sr[SREG_rO] - copy.sr[SREG_rS]) / 8 + copy.sr[SREG_rL];
    octa first = copy.sr[SREG_rS] / 8;

    page[30] = page[31] = 0;
    world_save(&copy, page);
    for (unsigned i = 0; i < 17; i++)
        same(p, "octa of the world", i, page[i], world[i]);
    for (octa i = page[1]; i < 255; i++)
        same(p, "global register", i, page[32 + i], world[32 + i]);
    same(p, "global register", 255, p->bare->cpu.g[255],
         p->host->cpu.sr[SREG_rBB]);
    for (octa i = 0; i < used; i++)
        same(p, "slot of the ring", (first + i) % CPU_RING,
             page[288 + (first + i) % CPU_RING],
             world[288 + (first + i) % CPU_RING]);
}

static void compare_specials(struct pair *p)
{
    const octa *sr = p->bare->cpu.sr;

    for (unsigned i = 0; i < SREG_COUNT; i++)
        if (is_virtual((enum sreg)i))
            same(p, isa_sregs[i].name, i, sr[i], *virtual(p, (enum sreg)i));
    same(p, "rU", 17, sr[SREG_rU],
         p->host->cpu.sr[SREG_rU] | (*virtual(p, SREG_rU) & KERNEL_COUNTS));
    same(p, "rI", 12, sr[SREG_rI],
         *field(p, "G_", "G_Zero") - *field(p, "G_", "G_Time"));
    same(p, "fresh", 0, p->bare->cpu.fresh, *field(p, "G_", "G_Fresh"));
    if (p->guests == 1)
        same(p, "the output", 0, p->shown[0], p->shown[1]);
    row_now(&p->bare->row, p->bare->cpu.counts.insns);
    same(p, "time", 0, p->bare->row.port.time, *field(p, "G_", "G_Time"));
}

/* Is the bare machine where the guest is? */
static bool is_there(struct pair *p, octa where)
{
    return p->bare->cpu.pc == where && p->bare->cpu.is_guest == is_guest(p);
}

/* The bare machine's pc, when it has taken the traps that the guest has. */
static void catch_up(struct pair *p, octa where)
{
    octa insns = guest_insns(p);

    if (insns > p->bare->cpu.counts.insns)
        (void)machine_run(p->bare, exec_switch,
                          insns - p->bare->cpu.counts.insns);
    for (unsigned i = 0; i < STALLS && !is_there(p, where); i++) {
        struct cpu before = p->bare->cpu;

        if (machine_is_end(p->bare->end.why))
            break;
        (void)machine_run_steps(p->bare, exec_switch, 1);
        if (p->bare->cpu.counts.insns != before.counts.insns) {
            same(p, "the location", 0, before.pc, where);
            break;
        }
    }
}

static void compare(struct pair *p)
{
    const octa *sr = p->host->cpu.sr;

    if (sig(sr[SREG_rXX]) >= 0)
        return; /* an instruction has begun already */
    catch_up(p, sr[SREG_rWW]);
    same(p, "the number of instructions", 0, p->bare->cpu.counts.insns,
         guest_insns(p));
    same(p, "the location", 0, p->bare->cpu.pc, sr[SREG_rWW]);
    same(p, "G", 0, p->bare->cpu.is_guest, is_guest(p));
    if (p->bare->cpu.inserting == CPU_INSERT_NOTHING) {
        compare_specials(p);
        compare_world(p);
    }
}

static void compare_memory(struct pair *p)
{
    for (octa at = 0; at < p->bare->mem.size; at += 8)
        same(p, "memory", at, mem_peek(&p->bare->mem, (struct pa){at}),
             mem_peek(&p->host->mem, (struct pa){PAIR_OURS + at}));
}

/* --- isolation ------------------------------------------------------------ */

static octa hash(struct pair *p, octa hash, octa from, octa to)
{
    for (octa at = from; at < to; at += 8)
        hash = hash_octa(hash, mem_peek(&p->host->mem, (struct pa){at}));
    return hash;
}

/* What is not the guest's, nor changes when it runs: the hypervisor's code, the
 * other guest's record, its part of the pool, its memory. */
static octa hash_others(struct pair *p)
{
    octa h = hash(p, HASH_START, symbol(p, "Code") & ~SIGN, p->world);
    octa pool = symbol(p, "Pool") & ~SIGN;

    h = hash(p, h, p->world + (1 << 14), p->world + (2 << 14));
    h = hash(p, h, pool + (PAIR_OURS - pool) / p->guests, PAIR_OURS);
    return hash(p, h, PAIR_OURS + p->bare->mem.size, p->host->mem.size);
}

/* --- one kernel ----------------------------------------------------------- */

static bool is_at_end(const struct pair *p)
{
    return machine_is_end(p->bare->end.why);
}

/* The guest has ended; does the bare machine, too? */
static void compare_ends(struct pair *p)
{
    octa insns = p->bare->cpu.counts.insns;

    (void)machine_run(p->bare, exec_threaded, guest_insns(p) - insns);
    for (unsigned i = 0; i < STALLS && !is_at_end(p); i++)
        (void)machine_run_steps(p->bare, exec_switch, 1);
    same(p, "the end", 0, is_at_end(p), true);
    if (p->bare->end.why == MACHINE_OFF)
        compare(p); /* who is wedged is told about on the console */
}

void pair_run(struct pair *p, octa most)
{
    octa last = 0, times = 0, others = hash_others(p);

    while (!p->differs && guest_insns(p) < most && run_to_entry(p)) {
        times = guest_insns(p) == last ? times + 1 : 0;
        last = guest_insns(p);
        if (times > 2000)
            break; /* a trap for ever, perhaps */
        compare(p);
    }
    if (!p->differs && is_over(p))
        compare_ends(p);
    if (sig(p->host->cpu.sr[SREG_rXX]) < 0)
        compare_memory(p);
    same(p, "what is not the guest's", 0, others, hash_others(p));
}
