/* compare.c - random kernels, bare and as guests of the hypervisor in MMIXAL.
 *
 *      compare HYPERVISOR SEED COUNT
 *
 * Makes COUNT kernels, as fuzz_kernel does, and runs each of them twice: on a
 * bare machine, and as a guest.  Whenever the hypervisor is about to
 * enter its guest, with nothing left to insert, the guest's registers, which
 * are in the hypervisor's memory, are those that the bare machine has after as
 * many instructions; and in the end so is all its memory.  What is around the
 * guest's memory stays as it was: that is isolation.
 *
 * The bare machine may have to take a trap or two more, since these count
 * nothing.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "asm/asm.h"
#include "sysvm/boot.h"
#include "tests/fuzz/kernel.h"
#include "tests/unit/random.h"
#include "vm/base/file.h"
#include "vm/base/hash.h"
#include "vm/core/processor.h"
#include "vm/core/world.h"
#include "vm/isa/mmo.h"

enum { PARTS = 60, SECTORS = 4, STALLS = 300 };

/* The most instructions of a guest, and of the machine it is on. */
enum { GUEST_MOST = 3000, HOST_MOST = 3000000 };

#define OURS ((octa)8 << 20)
#define SIGN ((octa)1 << 63)

/* rU counts the kernel, too; not always in the real one (nested.mms). */
#define KERNEL_COUNTS ((octa)1 << 47)

/* A bare machine, and one with a hypervisor. */
struct pair {
    struct machine *bare, *host;
    struct image disks[2];
    octa shown[2]; /* what the consoles have shown, as a number */
    octa world;    /* the guest's record, physical */
    octa seed;
    struct stops stops;
    octa entry, next; /* places of the hypervisor's */
    unsigned guests;
    bool has_begun, differs;
};

static struct mmo hypervisor;

static void demand(bool is_true, const char *what)
{
    if (is_true)
        return;
    fprintf(stderr, "compare: %s\n", what);
    exit(3);
}

static octa symbol(const char *name)
{
    const struct mmo_symbol *s = mmo_symbol_find(&hypervisor, name);

    demand(s != NULL, name);
    return s->value;
}

/* --- the guest's record --------------------------------------------------- */

static octa *host_octa(struct pair *p, octa at)
{
    octa *page = mem_page(&p->host->mem, (struct pa){at});

    demand(page != NULL, "there is memory");
    return &page[at / 8 % BUS_PAGE_OCTAS];
}

/* A variable of the guest's: BASE is V_ or G_. */
static octa *field(struct pair *p, const char *base, const char *name)
{
    return host_octa(p, p->world + symbol(base) + symbol(name));
}

static octa *virtual(struct pair *p, enum sreg n)
{
    return host_octa(p,
                     p->world + (n == SREG_rVV ? symbol("W_VV")
                                               : symbol("V_") + 8 * (octa)n));
}

static bool is_virtual(enum sreg n)
{
    return isa_sregs[n].flags & SREG_SENSITIVE && n != SREG_rI && n != SREG_rU;
}

/* The virtual G. */
static bool is_guest(struct pair *p)
{
    return *host_octa(p, p->world + symbol("W_Guest")) != 0;
}

static octa guest_insns(struct pair *p)
{
    return *field(p, "G_", "G_Time") - *field(p, "G_", "G_Skipped");
}

/* Has the guest ended?  It has all its time, and no turn that could be over. */
static bool is_over(const struct pair *p)
{
    return machine_is_end(p->host->end.why) ||
           (p->has_begun && p->host->cpu.pc == p->next);
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
    o.max_insns = 0;
    o.tcache = 0;
    return machine_create(&o);
}

/* The hypervisor with a guest that has hardly a kernel, up to its first entry.
 */
static void boot_host(struct pair *p, octa latency)
{
    static const char text[] = "\tLOC #8000000000000100\nMain\tSWYM\n";
    const struct asm_source source = {"none.mms", text, sizeof text - 1};
    const struct asm_options options = {.time = 0};
    struct asm_result r;
    struct buf archive;
    struct error e;
    char line[100];

    buf_init(&archive);
    snprintf(line, sizeof line,
             "guests=%u slice=1000000000000000000 disk-latency=%" PRIu64,
             p->guests, latency);
    demand(asm_assemble(&options, &source, 1, &r) == STATUS_OK &&
               boot_add_program(&archive, &r.object, "none", "", &e) ==
                   STATUS_OK &&
               boot_load(p->host, &hypervisor, line, &archive, &e) == STATUS_OK,
           "the hypervisor can be booted");
    asm_fini(&r);
    buf_fini(&archive);
}

/* A stops_wanted: where an exit begins to be handled, and where it ends. */
static bool is_stop(void *pair, octa loc, tetra insn)
{
    const struct pair *p = pair;

    (void)insn;
    return loc == p->entry || loc == p->next;
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
    } while (m->cpu.pc != p->entry);
    return true;
}

/* The guest, which is about to be entered, begins as the bare machine does. */
static void give(struct pair *p)
{
    struct cpu copy = p->bare->cpu;
    octa *page = host_octa(p, p->world), keep[2] = {page[30], page[31]};
    octa now = *field(p, "G_", "G_Time"), ri = copy.sr[SREG_rI];

    for (octa at = 0; at < p->bare->mem.size; at += 8)
        *host_octa(p, OURS + at) = mem_peek(&p->bare->mem, (struct pa){at});
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
            "seed %" PRIu64 ", after %" PRIu64 " instructions at #%" PRIx64
            " (host %" PRIu64 "): %s %" PRIu64 " is #%" PRIx64
            " bare, #%" PRIx64 " as a guest\n",
            p->seed, p->bare->cpu.counts.insns, p->bare->cpu.pc,
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
             mem_peek(&p->host->mem, (struct pa){OURS + at}));
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
    octa h = hash(p, HASH_START, symbol("Code") & ~SIGN, p->world);
    octa pool = symbol("Pool") & ~SIGN;

    h = hash(p, h, p->world + (1 << 14), p->world + (2 << 14));
    h = hash(p, h, pool + (OURS - pool) / p->guests, OURS);
    return hash(p, h, OURS + p->bare->mem.size, p->host->mem.size);
}

/* --- one kernel ----------------------------------------------------------- */

static void run(struct pair *p)
{
    octa last = 0, times = 0, others = hash_others(p);

    while (!p->differs && guest_insns(p) < GUEST_MOST && run_to_entry(p)) {
        times = guest_insns(p) == last ? times + 1 : 0;
        last = guest_insns(p);
        if (times > 2000)
            break; /* a trap for ever, perhaps */
        compare(p);
    }
    if (!p->differs && is_over(p)) {
        (void)machine_run(p->bare, exec_switch,
                          guest_insns(p) - p->bare->cpu.counts.insns);
        for (unsigned i = 0; i < STALLS && !machine_is_end(p->bare->end.why);
             i++)
            (void)machine_run_steps(p->bare, exec_switch, 1);
        same(p, "the end", 0, machine_is_end(p->bare->end.why), true);
        same(p, "the number of instructions at the end", 0,
             p->bare->cpu.counts.insns, guest_insns(p));
    }
    if (sig(p->host->cpu.sr[SREG_rXX]) < 0)
        compare_memory(p);
    same(p, "what is not the guest's", 0, others, hash_others(p));
}

static bool try(octa seed)
{
    static byte bytes[KERNEL_HEAD + 8 * PARTS];
    struct pair p = {.seed = seed,
                     .guests = 1 + seed % 2,
                     .world = symbol("Records") & ~SIGN};
    struct kernel_input in = {bytes, sizeof bytes / 8};
    struct machine_options o;
    octa dice = (seed + 1) * 0x9e3779b97f4a7c15;

    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (byte)(random_octa(&dice) >> 20);
    o = kernel_options(&in);
    o.kind = processor_find("mmix-v")->kind;
    p.bare = make(&p, 0, o);
    o.ram = OURS + p.guests * o.ram;
    p.host = make(&p, 1, o);
    demand(p.bare != NULL && p.host != NULL, "there is memory");
    p.entry = symbol("Enter:In");
    p.next = symbol("Schedule:Next");
    p.stops = (struct stops){.wanted = is_stop, .context = &p, .epoch = seed};
    p.host->cpu.stops = &p.stops;
    boot_host(&p, o.disk_latency != 0 ? o.disk_latency : 1000);
    demand(run_to_entry(&p), "the hypervisor enters its guest");
    p.has_begun = true;
    kernel_build(p.bare, &in);
    give(&p);
    run(&p);
    machine_destroy(p.bare);
    machine_destroy(p.host);
    image_fini(&p.disks[0]);
    image_fini(&p.disks[1]);
    return !p.differs;
}

int main(int argc, char **argv)
{
    struct buf object;
    struct error e;
    octa seed, count, bad = 0;

    demand(argc == 4, "compare HYPERVISOR SEED COUNT");
    buf_init(&object);
    demand(file_read(argv[1], &object, &e) == STATUS_OK &&
               mmo_read(object.data, object.len, &hypervisor, &e) == STATUS_OK,
           "the hypervisor can be read");
    seed = strtoull(argv[2], NULL, 0);
    count = strtoull(argv[3], NULL, 0);
    for (octa i = 0; i < count; i++)
        bad += !try(seed + i);
    printf("%" PRIu64 " of %" PRIu64 " kernels differ\n", bad, count);
    mmo_fini(&hypervisor);
    buf_fini(&object);
    return bad != 0;
}
