/* hosted_tower.c - a random kernel at level 2. */
#include "tests/fuzz/hosted_tower.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "sysvm/irq.h"
#include "tests/fuzz/hosted_check.h"
#include "tests/fuzz/hosted_neighbour.h"
#include "tests/fuzz/kernel_part.h"
#include "tests/unit/random.h"
#include "tests/unit/twins.h"

enum {
    RAM = (8 << 20) + (1 << 19), /* level 2 gets what is above 8 MiB */
    PAGES = RAM >> BUS_PAGE_BITS,
    PORTIONS = 20,
    LONGEST = 30000
};

/* --- the kernel as an object ---------------------------------------------- */

/* Where the kernel begins: it sets its special registers. */
enum { BEGIN = 40 << BUS_PAGE_BITS };

static void add_line(struct buf *b, const char *before, octa value,
                     const char *after)
{
    char line[80];

    snprintf(line, sizeof line, "%s#%" PRIx64 "%s\n", before, value, after);
    buf_add_string(b, line);
}

static void add_memory(struct buf *b, struct machine *m)
{
    octa next = 1;

    for (octa at = 0; at < m->mem.size; at += 8) {
        octa value = mem_peek(&m->mem, (struct pa){at});

        if (value == 0)
            continue;
        if (at != next)
            add_line(b, " LOC ", ((octa)1 << 63) | at, "");
        add_line(b, " OCTA ", value, "");
        next = at + 8;
    }
}

static void add_value(struct buf *b, octa value)
{
    add_line(b, " SETH $255,", value >> 48, "");
    add_line(b, " ORMH $255,", value >> 32 & 0xffff, "");
    add_line(b, " ORML $255,", value >> 16 & 0xffff, "");
    add_line(b, " ORL $255,", value & 0xffff, "");
}

/* The source of the kernel that M was made ready for. */
static void write_source(struct buf *b, struct machine *m)
{
    static const enum sreg special[] = {SREG_rA, SREG_rT, SREG_rTT, SREG_rV,
                                        SREG_rC, SREG_rI, SREG_rK};

    for (unsigned i = 254; i >= 32; i--)
        add_line(b, " GREG ", m->cpu.g[i], "");
    add_memory(b, m);
    add_line(b, " LOC ", ((octa)1 << 63) | BEGIN, "");
    buf_add_string(b, "Main SWYM\n");
    for (unsigned i = 0; i < ARRAY_LEN(special); i++) {
        add_value(b, m->cpu.sr[special[i]]);
        add_line(b, " PUT ", special[i], ",$255");
    }
    buf_add_string(b, " JMP #8000000000000000\n");
}

/* Append the object file of TEXT to B. */
static void assemble(struct buf *b, const char *text, size_t len)
{
    const struct asm_source source = {"kernel.mms", text, len};
    const struct asm_options options = {.time = 0};
    struct asm_result r;

    CHECK_INT(asm_assemble(&options, &source, 1, &r), STATUS_OK);
    CHECK_INT(r.error_count, 0);
    buf_add(b, r.object.data, r.object.len);
    asm_fini(&r);
}

static void make_object(struct buf *b, const struct kernel_input *in)
{
    struct machine_options o = kernel_options(in);
    struct machine *m = machine_create(&o);
    struct buf source;

    CHECK(m != NULL);
    kernel_build(m, in);
    buf_init(&source);
    write_source(&source, m);
    assemble(b, (const char *)source.data, source.len);
    buf_fini(&source);
    machine_destroy(m);
}

/* --- towers --------------------------------------------------------------- */

/* A host with the monitor as a guest, and perhaps a neighbour. */
static struct hypervisor *create_host(octa *r, bool has_neighbour)
{
    static const octa slices[] = {0, 77, 1000, 5000};
    const struct cpu_kind kind = processor_find("mmix-v")->kind;
    const struct guest_options guests[2] = {
        {.kind = kind, .ram = RAM, .weight = 1}, hosted_neighbour_options()};
    const struct hypervisor_options o = {
        .kind = kind,
        .shadow = random_below(r, 2) ? SHADOW_FLUSH : SHADOW_TRACE,
        .slice = slices[random_below(r, ARRAY_LEN(slices))],
        .guests = guests,
        .guest_count = has_neighbour ? 2 : 1};
    struct error e;
    struct hypervisor *h = hypervisor_create(&o, &e);

    CHECK(h != NULL);
    return h;
}

static struct machine *create_bare(void)
{
    const struct machine_options o = {.ram = RAM,
                                      .kind = processor_find("mmix-v")->kind};
    struct machine *m = machine_create(&o);

    CHECK(m != NULL);
    return m;
}

static void add_kernel(struct buf *archive, const struct buf *object)
{
    struct error e;

    CHECK_INT(boot_add_program(archive, object, "kernel", "", &e), STATUS_OK);
}

static void boot(const struct hosted_tower *t, struct twins *w,
                 const struct buf *object)
{
    struct buf archive;
    struct error e;

    buf_init(&archive);
    add_kernel(&archive, object);
    CHECK_INT(boot_load(w->bare, t->monitor, "", &archive, &e), STATUS_OK);
    if (w->host != NULL)
        CHECK_INT(
            hypervisor_boot(w->host, w->guest, t->monitor, "", &archive, &e),
            STATUS_OK);
    buf_fini(&archive);
}

/* --- what is constant ----------------------------------------------------- */

static octa hash_page(struct machine *m, octa page)
{
    octa hash = 0;

    for (octa i = 0; i < BUS_PAGE_OCTAS; i++)
        hash = (hash ^
                mem_peek(&m->mem, (struct pa){page << BUS_PAGE_BITS | 8 * i})) *
               0x9e3779b97f4a7c15;
    return hash;
}

void hosted_tower_init(struct hosted_tower *t, const struct mmo *monitor)
{
    static const char text[] = " LOC #8000000000000000\n"
                               "Main SETH $0,#8001\n"
                               " STOU $0,$0,0\n";
    octa before[PAGES];
    struct buf object;
    struct twins w = {.bare = create_bare()};

    t->monitor = monitor;
    t->is_constant = calloc(PAGES, sizeof *t->is_constant);
    CHECK(t->is_constant != NULL);
    buf_init(&object);
    assemble(&object, text, sizeof text - 1);
    boot(t, &w, &object);
    for (octa i = 0; i < PAGES; i++)
        before[i] = hash_page(w.bare, i);
    CHECK_INT(machine_run(w.bare, exec_threaded, 1 << 24).why, MACHINE_OFF);
    for (octa i = 0; i < PAGES; i++)
        t->is_constant[i] = before[i] != 0 && before[i] == //
                                                  hash_page(w.bare, i);
    buf_fini(&object);
    machine_destroy(w.bare);
}

void hosted_tower_fini(struct hosted_tower *t)
{
    free(t->is_constant);
}

static octa hash_constant(const struct hosted_tower *t, struct machine *m)
{
    octa hash = 0;

    for (octa i = 0; i < PAGES; i++)
        if (t->is_constant[i])
            hash = hash * 31 + hash_page(m, i);
    return hash;
}

/* --- running -------------------------------------------------------------- */

static engine_run *pick_engine(octa *r)
{
    return random_below(r, 2) ? exec_switch : exec_threaded;
}

static bool run(struct twins *w, octa *r)
{
    octa n = 1 + random_below(r, LONGEST);
    enum hypervisor_why why = HYPERVISOR_BUDGET;
    const octa *goal = &w->bare->cpu.counts.insns;

    w->stop = machine_run(w->bare, pick_engine(r), n);
    while (w->stop.why == MACHINE_BUDGET && /* s and p come later, hosted */
           w->bare->cpu.inserting == CPU_INSERT_TRIPPED)
        w->stop = machine_run(w->bare, exec_switch, 1);
    while (why == HYPERVISOR_BUDGET && guest_clock(w->guest) < *goal)
        why = hypervisor_run(w->host, pick_engine(r),
                             *goal - guest_clock(w->guest));
    if (w->stop.why == MACHINE_BUDGET) {
        twins_settle(w, exec_switch);
        return w->differs == NULL;
    }
    for (unsigned i = 0; i < LONGEST && !guest_is_over(w->guest); i++)
        (void)hypervisor_run(w->host, exec_switch, 1);
    twins_same(w, "level 1's end", 0, MACHINE_OFF, w->stop.why);
    twins_same(w, "the end", 0, w->stop.why, w->guest->end.why);
    return false;
}

/* The neighbour goes on to its end, alone. */
static void end_neighbour(struct twins *w, struct twins *b)
{
    w->guest->is_paused = true;
    b->stop = machine_run(b->bare, exec_threaded, 1 << 20);
    for (unsigned i = 0; i < 1000 && !guest_is_over(b->guest); i++)
        if (hypervisor_run(b->host, exec_threaded, 1000) == HYPERVISOR_PAUSED)
            break;
    if (!twins_compare(b))
        twins_same(w, "the neighbour", 0, 0, 1);
}

static struct hosted_result result_of(const struct twins *w)
{
    struct hosted_result r = {.differs = w->differs,
                              .at = w->at,
                              .bare_has = w->bare_has,
                              .guest_has = w->guest_has,
                              .insns = w->bare->cpu.counts.insns,
                              .pc = w->bare->cpu.pc,
                              .was_nested = true,
                              .has_neighbour = w->host->guest_count > 1,
                              .traps = w->guest->counts.forced +
                                       w->guest->counts.dynamic,
                              .has_ended = w->stop.why != MACHINE_BUDGET};

    for (unsigned i = 0; i < EXIT_REASONS; i++)
        r.exits += w->guest->counts.exits[i];
    return r;
}

struct hosted_result hosted_tower_compare(const struct hosted_tower *t,
                                          const struct kernel_input *in)
{
    octa dice = kernel_dice(in, KERNEL_PACES) + 5, constant;
    bool has_neighbour = random_below(&dice, 2);
    static struct twins w, beside; /* large */
    struct hosted_result r;
    struct buf object;

    w = (struct twins){.bare = create_bare(),
                       .host = create_host(&dice, has_neighbour)};
    w.guest = w.host->guests[0];
    beside = (struct twins){.host = w.host};
    if (has_neighbour) {
        beside.bare = hosted_neighbour_create();
        beside.guest = w.host->guests[1];
        hosted_neighbour_boot(&beside);
    }
    buf_init(&object);
    make_object(&object, in);
    boot(t, &w, &object);
    constant = hash_constant(t, w.bare);
    for (unsigned i = 0; i < PORTIONS && run(&w, &dice); i++)
        if (!twins_compare_quickly(&w))
            break;
    (void)twins_compare(&w);
    twins_same(&w, "level 1's own pages", 0, constant,
               hash_constant(t, w.bare));
    if (hosted_check(w.host) != NULL)
        twins_same(&w, hosted_check(w.host), 0, 0, 1);
    if (has_neighbour && w.differs == NULL)
        end_neighbour(&w, &beside);
    r = result_of(&w);
    buf_fini(&object);
    machine_destroy(beside.bare);
    twins_fini(&w);
    return r;
}
