/* test_history_guest.c - guests in their history: exits and entries, turns,
 * shadow tables under both strategies, pages that are put out and come back,
 * disks, input, and guests that are paused. */
#include "debugger/guest_view.h"
#include "tests/unit/history_walk.h"
#include "tests/unit/wards_fixture.h"

/* So few frames are too few for the guests' RAM, and not much is left for
 * shadow tables. */
enum { SEEDS = 30, WALKS = 120, FEW = 80 };

static struct walk walk;

/* Some register or other of G, as a person would set it. */
static void set_register(struct walk *w, struct guest *g)
{
    struct target_view view = {.level = 1, .guest = g->number};
    struct target_view was = target_look(w->t, view);
    bool is_refused = guest_view_has_exited(g);
    struct error e;
    struct cpu *c = w->t->cpu;

    if (random_below(&w->state, 2))
        cpu_set(c, CPU_REGS - 1 - (unsigned)random_below(&w->state, 3),
                kernel_operand(&w->state));
    else
        c->sr[SREG_rK] = kernel_operand(&w->state);
    CHECK_INT(w->t->class->commit(w->t, &e),
              is_refused ? STATUS_REFUSED : STATUS_OK);
    (void)target_look(w->t, was);
}

/* Some octa of G's RAM, perhaps one of a table. */
static void set_memory(struct walk *w, struct guest *g)
{
    octa va = KERNEL_SIGN | (random_below(&w->state, KERNEL_RAM) & -(octa)8);
    struct target_view view = {.level = 1, .guest = g->number};
    struct target_view was = target_look(w->t, view);
    struct target_octa at;

    CHECK(w->t->class->find(w->t, va, BUS_LOAD, &at, NULL));
    CHECK_INT(w->t->class->poke(w->t, at, kernel_entry(&w->state)), STATUS_OK);
    (void)target_look(w->t, was);
}

/* What a driver would do; whoever is due then has to be asked again. */
static void command_disk(struct walk *w, struct guest *g)
{
    const octa values[] = {random_below(&w->state, WARD_SECTORS),
                           random_below(&w->state, KERNEL_RAM / 2) & -(octa)8,
                           1 + random_below(&w->state, 2),
                           DISK_READ + random_below(&w->state, 2)};
    static const unsigned regs[] = {REG_DISK_SECTOR, REG_DISK_ADDRESS,
                                    REG_DISK_COUNT, REG_DISK_COMMAND};

    row_now(&g->row, guest_clock(g));
    for (size_t i = 0; i < ARRAY_LEN(regs); i++)
        CHECK(row_store(
            &g->row,
            (struct pa){ADDR_DEVICES + DEV_DISK * BUS_PAGE_BYTES + regs[i]}, 8,
            BUS_OPERAND, values[i]));
    target_guest_pause(w->t, g->number, g->is_paused);
}

static void change_something(struct walk *w)
{
    struct wards *wards = w->subject;
    struct hypervisor *h = wards->h;
    struct guest *g = h->guests[random_below(&w->state, h->guest_count)];

    g->end.why = MACHINE_BUDGET;
    command_disk(w, g);
    switch (random_below(&w->state, 4)) {
    case 0:
        target_guest_pause(w->t, g->number, g->number > 0 && !g->is_paused);
        break;
    case 1:
        set_register(w, g);
        break;
    case 2:
        set_memory(w, g);
        break;
    }
}

/* What has happened, all in all. */
static struct {
    octa sectors, typed, known, changes, switches, exits[EXIT_REASONS], outs;
} sum;

static void add_up(const struct wards *w)
{
    const struct hypervisor *h = w->h;

    sum.switches += h->switches;
    for (unsigned i = 0; i < h->guest_count; i++) {
        const struct guest_counts *c = &h->guests[i]->counts;

        sum.sectors += w->disks[i].written.count;
        sum.typed += w->logs[i].log.len;
        sum.outs += c->page_outs;
        for (unsigned k = 0; k < EXIT_REASONS; k++)
            sum.exits[k] += c->exits[k];
    }
    sum.known += walk.known;
    sum.changes += walk.changes;
}

static void walk_through(octa seed, octa host_ram)
{
    octa limit = seed % 3 ? WALK_MOST : 64 * TARGET_BLOCK * seed;
    struct wards w;
    struct target *t;

    wards_init(&w, 1 + (unsigned)(seed % WARDS_MOST), seed,
               seed % 2 ? SHADOW_FLUSH : SHADOW_TRACE, host_ram);
    t = wards_target(&w);
    walk =
        (struct walk){.state = seed, .change = change_something, .subject = &w};
    walk_begin(&walk, t, limit);
    for (unsigned i = 0; i < WALKS; i++)
        walk_somewhere(&walk);
    add_up(&w);
    walk_end(&walk);
    t->class->destroy(t);
    wards_fini(&w);
}

static void random_guests_are_the_same_from_both_sides(void)
{
    for (octa seed = 1; seed <= SEEDS; seed++)
        walk_through(seed, seed % 4 ? 0 : FEW << BUS_PAGE_BITS);
    CHECK(sum.known > SEEDS * 70);
    CHECK(sum.changes > SEEDS);
    CHECK(sum.sectors > 0);
    CHECK(sum.typed > 100);
    CHECK(sum.switches > SEEDS);
    CHECK(sum.exits[EXIT_SHADOW_FILL] > SEEDS);
    CHECK(sum.exits[EXIT_GET] > 0 && sum.exits[EXIT_PUT] > 0);
    CHECK(sum.exits[EXIT_FAULT] > 0 && sum.exits[EXIT_DEVICE] > 0);
    CHECK(sum.exits[EXIT_TRACED_WRITE] > 0);
    CHECK(sum.exits[EXIT_PAGE_IN] > 0 && sum.outs > 0);
}

int main(void)
{
    return TEST_RUN(random_guests_are_the_same_from_both_sides);
}
