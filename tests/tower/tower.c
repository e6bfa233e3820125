/* tower.c - the same kernel on 0, 1, 2, … hypervisors.
 *
 *      tower boot|host HYPERVISOR KERNEL FROM TO PROGRAM
 *
 * Runs KERNEL with PROGRAM bare, and then with FROM to TO levels below it:
 * hypervisors in MMIXAL on the bare machine (boot), or the hosted one with
 * hypervisors in MMIXAL as its guests (host).  Each time the console shows the
 * same, and the kernel's memory, registers, status and number of instructions
 * are the same in the end: they are looked up in the machine's memory, where
 * each hypervisor in MMIXAL keeps its guest's record.  And to all above it the
 * lowest machine is no news: they execute as many instructions each as without
 * it.  What differs goes to standard error, status 1.
 *
 * Standard output is JSON: for each depth, for each level from the lowest on,
 * the instructions of that machine, and, of its hypervisor in MMIXAL, the exits
 * and the instructions spent on them, by kind.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sysvm/boot.h"
#include "sysvm/fingerprint.h"
#include "sysvm/hypervisor/hypervisor.h"
#include "vm/base/file.h"
#include "vm/core/processor.h"
#include "vm/core/world.h"

#define SIGN   ((octa)1 << 63)
#define OURS   ((octa)8 << 20)  /* what a hypervisor keeps for itself */
#define KERNEL ((octa)4 << 20)  /* what the kernel has */
#define MOST   ((octa)40 << 30) /* instructions of the machine */

enum { LEVELS = 8, KINDS = 22, CONSOLE = 1 << 16 };

/* An object file, and what it says. */
struct object {
    struct buf file;
    struct mmo mmo;
};

static struct object hypervisor, kernel, program;

/* What a console has shown. */
struct shown {
    size_t len;
    byte text[CONSOLE];
};

/* Physical memory of some machine, from BASE on. */
struct view {
    octa (*peek)(void *memory, struct pa at);
    void *memory;
    octa base;
};

/* How the kernel ended; and the instructions of each machine from the lowest
 * that is not the hosted hypervisor's. */
struct end {
    octa of_level[LEVELS + 1];
    octa insns, status, fingerprint;
    struct view memory;
};

static bool differs;

static void demand(bool is_true, const char *what)
{
    if (is_true)
        return;
    fprintf(stderr, "tower: %s\n", what);
    exit(3);
}

static void object_read(struct object *o, const char *file)
{
    struct error e;

    buf_init(&o->file);
    demand(file_read(file, &o->file, &e) == STATUS_OK &&
               mmo_read(o->file.data, o->file.len, &o->mmo, &e) == STATUS_OK,
           file);
}

static octa symbol(const char *name)
{
    const struct mmo_symbol *s = mmo_symbol_find(&hypervisor.mmo, name);

    demand(s != NULL, name);
    return s->value & ~SIGN;
}

/* --- a hypervisor's records, from outside --------------------------------- */

static octa look(const struct view *v, octa at)
{
    return v->peek(v->memory, (struct pa){v->base + at});
}

/* Of the first guest of the hypervisor whose memory V is: the octa NAME, which
 * counts from GROUP. */
static octa of_guest(const struct view *v, const char *group, const char *name)
{
    return look(v, symbol("Records") + (group == NULL ? 0 : symbol(group)) +
                       symbol(name));
}

static struct view memory_of_guest(const struct view *v)
{
    struct view g = *v;

    g.base += of_guest(v, "G_", "G_Base") & ~SIGN;
    return g;
}

static octa special(const struct view *v, const octa *world, enum sreg n)
{
    octa at = symbol("Records") + symbol("V_") + 8 * (octa)n;

    if (!(isa_sregs[n].flags & SREG_SENSITIVE))
        return world_special(world, n);
    if (n == SREG_rI)
        return of_guest(v, "G_", "G_Zero") - of_guest(v, "G_", "G_Time");
    if (n == SREG_rU)
        return of_guest(v, "V_", "N_U") | (look(v, at) & (octa)1 << 47);
    return look(v, at);
}

/* As fingerprint_machine() has it. */
static octa fingerprint_of_guest(const struct view *v)
{
    octa world[WORLD_END], hidden;
    struct fingerprint f = {.pc = of_guest(v, "V_", "N_WW"),
                            .fresh = of_guest(v, "G_", "G_Fresh"),
                            .clock = of_guest(v, "G_", "G_Time") -
                                     of_guest(v, "G_", "G_Skipped")};

    for (unsigned i = 0; i < WORLD_END; i++)
        world[i] = look(v, symbol("Records") + 8 * i);
    for (unsigned i = 0; i < ARRAY_LEN(f.special); i++)
        f.special[i] = special(v, world, (enum sreg)i);
    for (unsigned i = 0; i + 1 < ARRAY_LEN(f.reg); i++)
        f.reg[i] = world_register(world, i);
    f.reg[255] = of_guest(v, "V_", "N_BB");
    hidden = (world[WORLD_RO] - world[WORLD_RS]) / 8;
    for (octa i = 0; i < hidden && i < ARRAY_LEN(f.hidden); i++)
        f.hidden[i] = world_hidden(world, i);
    return fingerprint_hash(&f);
}

static struct end end_of_guest(const struct view *v)
{
    return (struct end){.insns = of_guest(v, "G_", "G_Time") -
                                 of_guest(v, "G_", "G_Skipped"),
                        .status = of_guest(v, "G_", "G_Status"),
                        .fingerprint = fingerprint_of_guest(v),
                        .memory = memory_of_guest(v)};
}

/* --- JSON ----------------------------------------------------------------- */

/* The first as in exit.def, then those of the hypervisor in MMIXAL alone. */
static const char *const kinds[KINDS] = {
#define EXIT(name, text, meaning) text,
#include "sysvm/hypervisor/exit.def"
#undef EXIT
    "start", "nested"};

static void write_counts(const struct view *v, const char *what, octa from)
{
    const char *comma = "";

    printf(", \"%s\": {", what);
    for (unsigned i = 0; i < KINDS; i++) {
        octa n = look(v, from + 8 * i);

        if (n != 0)
            printf("%s\"%s\": %" PRIu64, comma, kinds[i], n);
        comma = n != 0 ? ", " : comma;
    }
    printf("}");
}

/* Level LEVEL, a machine that has executed so many instructions; V is its
 * memory if there is a hypervisor in MMIXAL, or null. */
static void write_level(unsigned level, octa insns, const struct view *v)
{
    printf("%s\n    {\"level\": %u, \"instructions\": %" PRIu64,
           level == 0 ? "" : ",", level, insns);
    if (v != NULL) {
        write_counts(v, "exits", symbol("Counts"));
        write_counts(v, "spent", symbol("Counts") + symbol("K_Spent"));
    }
    printf("}");
}

static void write_depth(bool is_host, unsigned depth)
{
    static const char *comma = "";

    printf("%s\n  {\"depth\": %u, \"below\": \"%s\", \"levels\": [", comma,
           depth, is_host ? "host" : "boot");
    comma = ",";
}

/* The kernel on COUNT hypervisors in MMIXAL, of which the lowest has the memory
 * V, and has run on level FROM for so many INSNS: how did it end? */
static struct end climb(unsigned from, unsigned count, struct view v,
                        octa insns)
{
    struct end e = {0};
    octa all[LEVELS + 1] = {0};

    for (unsigned i = 0; i < count; i++) {
        write_level(from + i, insns, &v);
        all[i] = insns;
        e = end_of_guest(&v);
        insns = e.insns;
        if (i + 1 < count)
            v = e.memory;
    }
    write_level(from + count, insns, NULL);
    printf("]}");
    all[count] = insns;
    memcpy(e.of_level, all, sizeof all);
    return e;
}

/* --- running -------------------------------------------------------------- */

static void show(void *shown, byte b)
{
    struct shown *s = shown;

    if (s->len < CONSOLE)
        s->text[s->len++] = b;
}

/* What COUNT hypervisors, or the kernel if there is none, find at their
 * beginning. */
static void make_archive(struct buf *archive, unsigned count)
{
    struct error e;
    enum status s = STATUS_OK;

    buf_init(archive);
    for (unsigned i = 1; i < count && s == STATUS_OK; i++)
        s = boot_add_program(archive, &hypervisor.file, "hypervisor", "", &e);
    if (count > 0 && s == STATUS_OK)
        s = boot_add_program(archive, &kernel.file, "kernel", "", &e);
    if (s == STATUS_OK)
        s = boot_add_program(archive, &program.file, "program", "", &e);
    demand(s == STATUS_OK && !archive->failed, "there is an archive");
}

static const struct mmo *lowest(unsigned count)
{
    return count > 0 ? &hypervisor.mmo : &kernel.mmo;
}

static octa peek_machine(void *memory, struct pa at)
{
    return mem_peek(memory, at);
}

/* On the bare machine, which remains: the caller's. */
static struct machine *run_boot(unsigned depth, struct shown *shown,
                                struct end *end)
{
    struct machine *m = machine_create(
        &(struct machine_options){.kind = processor_find("mmix-v")->kind,
                                  .ram = KERNEL + depth * OURS,
                                  .console = {.sink = show, .host = shown},
                                  .max_insns = MOST});
    struct buf archive;
    struct machine_stop stop;
    struct error e;

    demand(m != NULL, "there is memory");
    make_archive(&archive, depth);
    demand(boot_load(m, lowest(depth), "", &archive, &e) == STATUS_OK, e.text);
    buf_fini(&archive);
    stop = machine_run(m, exec_threaded, MOST);
    demand(stop.why == MACHINE_OFF, "the machine is switched off");
    write_depth(false, depth);
    *end = climb(0, depth, (struct view){peek_machine, &m->mem, 0},
                 m->cpu.counts.insns);
    if (depth == 0) {
        end->insns = m->cpu.counts.insns;
        end->status = m->row.power.status;
        end->fingerprint = fingerprint_machine(m, stop.pc);
        end->memory = (struct view){peek_machine, &m->mem, 0};
    }
    return m;
}

/* As a guest of the hosted hypervisor, likewise. */
static struct hypervisor *run_host(unsigned depth, struct shown *shown,
                                   struct end *end)
{
    const struct guest_options g = {.kind = processor_find("mmix-v")->kind,
                                    .ram = KERNEL + (depth - 1) * OURS,
                                    .console = {.sink = show, .host = shown}};
    const struct hypervisor_options o = {
        .kind = g.kind, .guests = &g, .guest_count = 1};
    struct error e;
    struct hypervisor *h = hypervisor_create(&o, &e);
    struct guest *guest;
    struct buf archive;

    demand(h != NULL, e.text);
    guest = h->guests[0];
    make_archive(&archive, depth - 1);
    demand(hypervisor_boot(h, guest, lowest(depth - 1), "", &archive, &e) ==
               STATUS_OK,
           e.text);
    buf_fini(&archive);
    demand(hypervisor_run(h, exec_threaded, MOST) == HYPERVISOR_OVER &&
               guest->end.why == MACHINE_OFF,
           "the guest is switched off");
    write_depth(true, depth);
    write_level(0, h->machine->cpu.counts.insns, NULL);
    *end = climb(1, depth - 1, (struct view){gmem_peek, guest, 0},
                 guest_clock(guest));
    if (depth == 1) {
        end->insns = guest_clock(guest);
        end->status = guest->row.power.status;
        end->fingerprint = guest_hash(guest);
        end->memory = (struct view){gmem_peek, guest, 0};
    }
    return h;
}

/* --- comparing ------------------------------------------------------------ */

static void same(unsigned depth, const char *what, octa bare, octa nested)
{
    if (bare == nested)
        return;
    differs = true;
    fprintf(stderr, "depth %u: %s: #%" PRIx64 " bare, #%" PRIx64 " nested\n",
            depth, what, bare, nested);
}

static void compare(unsigned depth, const struct end *bare,
                    const struct end *nested)
{
    octa at = 0;

    same(depth, "instructions", bare->insns, nested->insns);
    same(depth, "status", bare->status, nested->status);
    same(depth, "registers", bare->fingerprint, nested->fingerprint);
    while (at < KERNEL && look(&bare->memory, at) == look(&nested->memory, at))
        at += 8;
    same(depth, "the first octa of memory that differs", KERNEL, at);
}

/* To all but its lowest machine LATER is as BEFORE was. */
static void compare_levels(unsigned depth, const struct end *before,
                           const struct end *later)
{
    for (unsigned i = 0; i < LEVELS; i++)
        same(depth, "instructions of some level", before->of_level[i],
             later->of_level[i + 1]);
}

static void compare_shown(unsigned depth, const struct shown *bare,
                          const struct shown *nested)
{
    same(depth, "bytes on the console", bare->len, nested->len);
    same(depth, "the order of two texts", 0,
         (octa)memcmp(bare->text, nested->text, bare->len));
}

static void run(bool is_host, unsigned from, unsigned to)
{
    static struct shown bare_shown, shown;
    struct end bare, before, nested;
    struct machine *b = run_boot(0, &bare_shown, &bare);

    for (unsigned depth = from; depth <= to; depth++) {
        struct machine *m = NULL;
        struct hypervisor *h = NULL;

        shown.len = 0;
        if (is_host)
            h = run_host(depth, &shown, &nested);
        else
            m = run_boot(depth, &shown, &nested);
        compare(depth, &bare, &nested);
        compare_shown(depth, &bare_shown, &shown);
        if (depth > from)
            compare_levels(depth, &before, &nested);
        before = nested;
        machine_destroy(m);
        hypervisor_destroy(h);
    }
    machine_destroy(b);
}

int main(int argc, char **argv)
{
    bool is_host = argc == 7 && strcmp(argv[1], "host") == 0;
    unsigned from, to;

    demand(argc == 7 && (is_host || strcmp(argv[1], "boot") == 0),
           "tower boot|host HYPERVISOR KERNEL FROM TO PROGRAM");
    object_read(&hypervisor, argv[2]);
    object_read(&kernel, argv[3]);
    from = (unsigned)strtoul(argv[4], NULL, 10);
    to = (unsigned)strtoul(argv[5], NULL, 10);
    demand(from >= 1 && to <= LEVELS, "FROM is at least 1, TO at most 8");
    object_read(&program, argv[6]);
    printf("[");
    run(is_host, from, to);
    printf("\n]\n");
    return differs;
}
