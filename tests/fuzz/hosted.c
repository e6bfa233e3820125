/* hosted.c - a random kernel, bare and as a guest. */
#include "tests/fuzz/hosted.h"

#include "tests/fuzz/hosted_check.h"
#include "tests/fuzz/hosted_neighbour.h"
#include "tests/fuzz/hosted_stale.h"
#include "tests/fuzz/hosted_wild.h"
#include "tests/fuzz/kernel_part.h"
#include "tests/unit/random_kernel.h"
#include "tests/unit/twins.h"
#include "vm/base/bits.h"
#include "vm/base/hash.h"

enum { PORTIONS = 24, LONGEST = 600, SECTORS = 4, STEPS_TO_END = 200000 };

/* Who types on a twin's keyboard and sees what it shows. */
struct person {
    octa typing, seen;
    bool is_eager;
};

/* What is done how; all of it drawn from the input. */
struct plan {
    octa slice, host_ram;
    enum shadow_strategy shadow;
    bool has_neighbour, is_close, has_disk, is_wild, is_guest;
};

struct hosted {
    struct twins t;
    struct twins beside; /* the neighbour; bare is null: there is none */
    struct plan plan;
    struct person people[2];
    struct image disks[2];
    struct hosted_stale stale;
    octa dice, often;
    bool is_moot; /* an instruction has spilled into tables that it needs, or
                     the end is inside another one */
    hosted_look *look; /* null: not after each instruction */
    struct hosted_result result;
};

/* --- people --------------------------------------------------------------- */

/* A console_source: a few bytes, or the end of them.  With a neighbour a guest
 * is not waited for, so it is asked more often; then there is always something.
 */
static int type(void *person, byte *to, size_t room, enum console_patience p)
{
    struct person *at = person;
    octa kind = random_below(&at->typing, 12);
    size_t len = kind < 6   ? 0
                 : kind < 9 ? 1 + random_below(&at->typing, 9)
                            : random_below(&at->typing, 3 * CONSOLE_QUEUE);

    if (kind == 11 && random_below(&at->typing, 4) == 0)
        return -1;
    if (len == 0 && (p == CONSOLE_EVER || at->is_eager))
        len = 1;
    len = len < room ? len : room;
    for (size_t i = 0; i < len; i++)
        to[i] = (byte)random_octa(&at->typing);
    return (int)len;
}

/* A console_sink. */
static void show(void *person, byte b)
{
    struct person *at = person;

    at->seen = hash_octa(at->seen, b);
}

static struct console_host console(struct person *p)
{
    return (struct console_host){.source = type, .sink = show, .host = p};
}

/* --- making --------------------------------------------------------------- */

static void draw_plan(struct hosted *h)
{
    static const octa slices[] = {0, 0, 1, 2, 3, 7, 50, 333, 5000};
    octa *r = &h->dice;

    h->plan = (struct plan){.slice = slices[random_below(r, ARRAY_LEN(slices))],
                            .shadow = random_below(r, 3) ? SHADOW_FLUSH
                                                         : SHADOW_TRACE,
                            .has_neighbour = random_below(r, 2),
                            .has_disk = random_below(r, 2)};
    h->plan.is_wild = random_below(r, 6) == 0;
    h->plan.is_guest = !h->plan.is_wild && random_below(&h->often, 3) == 0;
    if (random_below(r, 4) == 0)
        h->plan.host_ram = (70 + random_below(r, 60)) << BUS_PAGE_BITS;
    h->plan.is_close = h->look != NULL || h->plan.shadow == SHADOW_TRACE;
}

/* The processor of the twins: a hosted one leaks nothing. */
static struct machine_options options(const struct hosted *h,
                                      const struct kernel_input *in)
{
    struct machine_options o = kernel_options(in);

    o.kind.is_leaky = false;
    if (h->plan.shadow == SHADOW_TRACE)
        o.tcache = 0;
    return o;
}

static struct guest_options guest_options(const struct machine_options *o)
{
    return (struct guest_options){.kind = o->kind,
                                  .ram = o->ram,
                                  .tcache = o->tcache,
                                  .max_insns = o->max_insns,
                                  .console = o->console,
                                  .disk = o->disk,
                                  .disk_latency = o->disk_latency,
                                  .weight = 1};
}

static struct hypervisor *create_host(struct hosted *h,
                                      const struct machine_options *o)
{
    const struct guest_options guests[2] = {guest_options(o),
                                            hosted_neighbour_options()};
    struct hypervisor_options host = {.kind = processor_find("mmix-v")->kind,
                                      .ram = h->plan.host_ram,
                                      .shadow = h->plan.shadow,
                                      .slice = h->plan.slice,
                                      .guests = guests,
                                      .guest_count =
                                          h->plan.has_neighbour ? 2 : 1};
    struct error e;

    return hypervisor_create(&host, &e);
}

static struct twins twins_of(struct machine *bare, struct hypervisor *host,
                             unsigned number)
{
    return (struct twins){.bare = bare,
                          .host = host,
                          .guest = host->guests[number],
                          .stop = {.why = MACHINE_BUDGET}};
}

/* The processor makes $X of a GET local before it traps, and nobody can tell
 * whether it was: so for a guest without V, to whom GET $X,rVV is illegal, L
 * may have grown.  SWYM takes its place. */
static void leave_out_rvv(struct machine *m)
{
    const octa get = (octa)OP_GET << 24 | SREG_rVV, rest = 0xff00ffff;

    for (octa at = 0; at < PART_ROOT << BUS_PAGE_BITS; at += 8) {
        octa word = mem_peek(&m->mem, (struct pa){at});

        if ((word & rest) == get)
            word = (word & ~(octa)0xffffffff) | (octa)OP_SWYM << 24;
        if ((word >> 32 & rest) == get)
            word = (word & 0xffffffff) | (octa)OP_SWYM << 56;
        kernel_put(m, at, word);
    }
}

/* M begins in guest mode: its negative addresses, where nothing else is mapped,
 * are what they were. */
static void begin_as_guest(struct machine *m)
{
    octa rvv = isa_field_set(m->cpu.sr[SREG_rV], LAYOUT_rV_f, 0);

    for (octa i = 0; m->rv.s >= BUS_PAGE_BITS && m->rv.s < ADDR_SEGMENT_BITS &&
                     i << m->rv.s < m->mem.size;
         i++) {
        octa at = (octa)m->rv.r << BUS_PAGE_BITS | 8 * i;

        if (mem_peek(&m->mem, (struct pa){at}) == 0)
            kernel_put(m, at, i << m->rv.s | (octa)m->rv.n << 3 | PERM_ALL);
    }
    m->cpu.is_guest = true;
    machine_put_translation(m, m->cpu.sr[SREG_rV], rvv);
}

static void init(struct hosted *h, const struct kernel_input *in,
                 hosted_look *look)
{
    struct machine_options o;
    struct machine *bare;
    struct hypervisor *host;

    *h = (struct hosted){.dice = kernel_dice(in, KERNEL_PACES) + 2,
                         .often = kernel_dice(in, KERNEL_PLAN) + 6,
                         .look = look};
    draw_plan(h);
    o = options(h, in);
    for (unsigned i = 0; i < 2; i++) {
        image_init(&h->disks[i], h->plan.has_disk ? SECTORS : 0);
        h->people[i] = (struct person){kernel_dice(in, KERNEL_PACES) + 3,
                                       HASH_START, h->plan.has_neighbour};
    }
    o.disk = &h->disks[0];
    o.console = console(&h->people[0]);
    bare = machine_create(&o);
    CHECK(bare != NULL);
    o.disk = &h->disks[1];
    o.console = console(&h->people[1]);
    host = create_host(h, &o);
    CHECK(host != NULL);
    h->t = twins_of(bare, host, 0);
    if (h->plan.has_neighbour) {
        h->beside = twins_of(hosted_neighbour_create(), host, 1);
        hosted_neighbour_boot(&h->beside);
    }
    if (h->plan.is_wild)
        hosted_wild(bare, &h->dice);
    else
        kernel_build(bare, in);
    if (o.kind.has_v && h->plan.is_guest)
        begin_as_guest(bare);
    if (!o.kind.has_v)
        leave_out_rvv(bare);
    twins_give(&h->t);
}

static void fini(struct hosted *h)
{
    twins_fini(&h->t);
    machine_destroy(h->beside.bare);
    image_fini(&h->disks[0]);
    image_fini(&h->disks[1]);
    hosted_stale_fini(&h->stale);
}

/* --- running -------------------------------------------------------------- */

static engine_run *pick_engine(struct hosted *h)
{
    return random_below(&h->dice, 2) ? exec_switch : exec_threaded;
}

static octa pick_budget(struct hosted *h)
{
    octa *r = &h->dice;

    switch (random_below(r, 6)) {
    case 0:
        return 1 + random_below(r, 3);
    case 1:
        return 1 + random_below(r, 40);
    default:
        return 1 + random_below(r, LONGEST);
    }
}

/* The bare machine is over: so is the guest, soon. */
static void end(struct hosted *h, engine_run *engine)
{
    struct twins *t = &h->t;

    for (unsigned i = 0; i < STEPS_TO_END && !guest_is_over(t->guest); i++)
        (void)hypervisor_run(t->host, engine, 1);
    twins_same(t, "the end", 0, t->stop.why, t->guest->end.why);
    twins_same(t, "the end's location", 0, t->stop.pc, t->guest->end.pc);
    twins_same(t, "the status", 0, t->stop.status, t->guest->end.status);
    h->result.has_ended = true;
}

/* The guest completes as many instructions as the bare machine has. */
static void follow(struct hosted *h, engine_run *engine)
{
    struct twins *t = &h->t;
    const octa goal = t->bare->cpu.counts.insns;
    enum hypervisor_why why = HYPERVISOR_BUDGET;

    while (why == HYPERVISOR_BUDGET && guest_clock(t->guest) < goal)
        why = hypervisor_run(t->host, engine, goal - guest_clock(t->guest));
    twins_same(t, "why the run has ended", 0, HYPERVISOR_BUDGET,
               why == HYPERVISOR_OVER ? HYPERVISOR_BUDGET : why);
    if (why == HYPERVISOR_BUDGET)
        twins_settle(t, engine);
}

/* Behind a RESUME 0 a guest goes on, though it has had all its instructions. */
static bool has_ended_between(const struct twins *t)
{
    return t->stop.why == MACHINE_INSNS &&
           t->bare->cpu.inserting == CPU_INSERT_TRIPPED;
}

/* N instructions of both; returns whether they can go on. */
static bool run(struct hosted *h, octa n)
{
    struct twins *t = &h->t;
    engine_run *engine = pick_engine(h);
    const octa spilled = t->bare->cpu.sr[SREG_rS];

    if (h->look != NULL)
        h->look(t);
    t->stop = machine_run(t->bare, pick_engine(h), n);
    follow(h, engine);
    if (t->stop.why != MACHINE_BUDGET)
        end(h, engine);
    h->is_moot |= has_ended_between(t);
    h->result.was_nested |= t->guest->v.is_guest;
    if (h->plan.shadow == SHADOW_TRACE && hosted_stale_flush(&h->stale, t))
        h->is_moot |= t->bare->cpu.sr[SREG_rS] != spilled;
    return t->stop.why == MACHINE_BUDGET && t->differs == NULL && !h->is_moot;
}

/* --- comparing ------------------------------------------------------------ */

static void compare_people(struct hosted *h)
{
    twins_same(&h->t, "what is shown", 0, h->people[0].seen, h->people[1].seen);
    twins_same(&h->t, "what is typed", 0, h->people[0].typing,
               h->people[1].typing);
}

static void compare_disks(struct hosted *h)
{
    struct buf a, b;

    buf_init(&a);
    buf_init(&b);
    image_save(&h->disks[0], &a);
    image_save(&h->disks[1], &b);
    twins_compare_bytes(&h->t, "disk", &a, &b);
    buf_fini(&a);
    buf_fini(&b);
}

/* A RESUME 0 may have raised s or p, but there is no exit behind it, so the
 * guest's rQ has them one instruction later. */
static bool is_between(const struct hosted *h)
{
    return h->t.bare->cpu.inserting == CPU_INSERT_TRIPPED;
}

static void compare_quickly(struct hosted *h)
{
    if (is_between(h))
        return;
    (void)twins_compare_quickly(&h->t);
    compare_people(h);
}

static void compare(struct hosted *h)
{
    const char *wrong = hosted_check(h->t.host);

    compare_quickly(h);
    twins_compare_memory(&h->t);
    compare_disks(h);
    if (wrong != NULL)
        twins_same(&h->t, wrong, 0, 0, 1);
}

/* A portion, in single steps if need be. */
static bool portion(struct hosted *h)
{
    octa n = pick_budget(h);
    bool goes_on = true;

    if (!h->plan.is_close) {
        goes_on = run(h, n);
        compare_quickly(h);
    }
    for (; h->plan.is_close && goes_on && n > 0; n--) {
        goes_on = run(h, 1);
        if (h->look != NULL || random_below(&h->often, 16) == 0)
            compare_quickly(h);
        goes_on = goes_on && h->t.differs == NULL;
    }
    return goes_on && h->t.differs == NULL;
}

/* --- saving --------------------------------------------------------------- */

/* A hash of everything, some steps from now. */
static octa run_on(struct hosted *h, octa steps)
{
    octa hash = 0;

    (void)hypervisor_run(h->t.host, exec_threaded, steps);
    CHECK_INT(hypervisor_hash(h->t.host, &hash), STATUS_OK);
    return hash;
}

/* All is as B has it; IS_SMALL: but memory is, and the disks are, there
 * already. */
static void put_back(struct hosted *h, const struct buf *b)
{
    struct reader r;

    reader_init(&r, b->data, b->len);
    if (hypervisor_restore(h->t.host, &r) != STATUS_OK || r.left != 0)
        twins_same(&h->t, "what was saved cannot be restored", 0, 0, 1);
}

/* Save, go on, restore, go on, restore. */
static void save(struct hosted *h)
{
    octa steps = random_below(&h->dice, 3 * LONGEST), first, again;
    struct person person = h->people[1], beside = {0};
    struct twins_console shown = h->beside.consoles[1];
    struct buf b;

    (void)beside;
    buf_init(&b);
    hypervisor_take(h->t.host, &b);
    CHECK_INT(buf_status(&b), STATUS_OK);
    first = run_on(h, steps);
    put_back(h, &b);
    h->people[1] = person;
    again = run_on(h, steps);
    twins_same(&h->t, "what comes after it was restored", steps, first, again);
    put_back(h, &b);
    h->people[1] = person;
    h->beside.consoles[1] = shown;
    h->result.restored++;
    buf_fini(&b);
}

/* --- the neighbour -------------------------------------------------------- */

/* It goes on to its end, alone, and nothing has happened to it. */
static void end_neighbour(struct hosted *h)
{
    struct twins *b = &h->beside, *t = &h->t;

    h->t.guest->is_paused = true;
    b->stop = machine_run(b->bare, exec_threaded, 1 << 20);
    for (unsigned i = 0; i < 1000 && !guest_is_over(b->guest); i++)
        if (hypervisor_run(b->host, exec_threaded, 1000) == HYPERVISOR_PAUSED)
            break;
    twins_same(b, "the end", 0, b->stop.why, b->guest->end.why);
    twins_same(b, "the status", 0, b->stop.status, b->guest->end.status);
    (void)twins_compare(b);
    if (b->differs != NULL && t->differs == NULL) {
        t->differs = b->differs;
        t->at = b->at;
        t->bare_has = b->bare_has;
        t->guest_has = b->guest_has;
        t->differs = "the neighbour";
    }
}

static void finish(struct hosted *h)
{
    const struct twins *t = &h->t;
    struct hosted_result *r = &h->result;

    r->differs = t->differs;
    r->at = t->at;
    r->bare_has = t->bare_has;
    r->guest_has = t->guest_has;
    r->insns = t->bare->cpu.counts.insns;
    r->pc = t->bare->cpu.pc;
    for (unsigned i = 0; i < EXIT_REASONS; i++)
        r->exits += t->guest->counts.exits[i];
    r->traps = t->guest->counts.forced + t->guest->counts.dynamic;
    r->pages_out = t->guest->counts.page_outs;
    r->has_neighbour = h->plan.has_neighbour;
}

struct hosted_result hosted_compare(const struct kernel_input *in,
                                    hosted_look *look)
{
    static struct hosted h; /* large */
    bool goes_on = true;

    init(&h, in, look);
    for (unsigned i = 0; i < PORTIONS && goes_on; i++) {
        goes_on = portion(&h);
        if (goes_on && !is_between(&h) && random_below(&h.dice, 4) == 0)
            compare(&h);
        if (goes_on && random_below(&h.dice, 16) == 0)
            save(&h);
    }
    while (goes_on && is_between(&h))
        goes_on = run(&h, 1);
    if (h.is_moot)
        h.t.differs = NULL;
    else if (h.t.differs == NULL)
        compare(&h);
    if (h.plan.has_neighbour && h.t.differs == NULL)
        end_neighbour(&h);
    if (look != NULL)
        look(&h.t);
    finish(&h);
    fini(&h);
    return h.result;
}

size_t hosted_input(byte *to, size_t most, octa seed)
{
    octa dice = (seed + 1) * 0x9e3779b97f4a7c15;
    size_t parts = 4 + random_below(&dice, 80);

    if (parts > most - KERNEL_PARTS)
        parts = most - KERNEL_PARTS;
    for (size_t i = 0; i < KERNEL_PARTS + parts; i++)
        be_put_octa(to + 8 * i, random_octa(&dice));
    return 8 * (KERNEL_PARTS + parts);
}
