/* test_snapshot.c - a machine taken apart and put together is the same.
 *
 * The machines run random kernels, which get into states that nobody would
 * think of.
 */
#include "sysvm/snapshot.h"

#include "tests/unit/random_kernel.h"
#include "tests/unit/test.h"
#include "vm/base/hash.h"

enum { KERNELS = 60, PORTIONS = 12, SECTORS = 2 };

static struct image disk; /* the same for all: zeros, never written */

static struct machine *create(void)
{
    const struct machine_options o = {.ram = KERNEL_RAM};
    struct machine *m = machine_create(&o);

    CHECK(m != NULL);
    return m;
}

/* A machine that has run a random kernel for a while. */
static struct machine *create_busy(octa seed)
{
    octa state = seed * 0x9e3779b97f4a7c15;
    struct machine *m = create();

    kernel_fill(m, &state);
    for (unsigned i = 0; i < 5; i++) {
        (void)machine_run(m, exec_threaded, random_below(&state, 2000));
        if (random_below(&state, 2))
            kernel_registers(m, &state);
    }
    (void)machine_run(m, exec_threaded, random_below(&state, 2000));
    return m;
}

static octa fingerprint(struct machine *m)
{
    octa hash = 0;

    CHECK_INT(snapshot_hash(m, &hash), STATUS_OK);
    return hash;
}

static void take(struct machine *m, struct buf *b)
{
    buf_clear(b);
    snapshot_take(m, b);
    CHECK_INT(buf_status(b), STATUS_OK);
}

static enum status put(struct machine *m, const struct buf *b)
{
    struct reader r;
    enum status s;

    reader_init(&r, b->data, b->len);
    CHECK_U64(snapshot_ram(&r), KERNEL_RAM);
    s = snapshot_restore(m, &r);
    CHECK(s != STATUS_OK || r.left == 0);
    return s;
}

/* An event_sink: what is heard becomes part of a fingerprint. */
static void hear(void *listener, const struct event *e)
{
    octa *h = listener;

    *h = hash_octa(*h, e->kind);
    *h = hash_octa(*h, e->insns);
    *h = hash_octa(*h, e->address);
    *h = hash_octa(*h, (octa)e->what[0]);
    for (unsigned i = 0; i < EVENT_VALUES; i++)
        *h = hash_octa(*h, e->value[i]);
}

/* --- the same state ------------------------------------------------------- */

static void a_restored_machine_has_the_same_bytes(void)
{
    struct buf first, second;

    buf_init(&first);
    buf_init(&second);
    for (octa seed = 1; seed <= KERNELS; seed++) {
        struct machine *m = create_busy(seed), *twin = create();

        take(m, &first);
        CHECK_INT(put(twin, &first), STATUS_OK);
        take(twin, &second);
        CHECK_U64(second.len, first.len);
        CHECK_MEM(second.data, first.data, first.len);
        CHECK_U64(fingerprint(twin), fingerprint(m));
        machine_destroy(m);
        machine_destroy(twin);
    }
    buf_fini(&first);
    buf_fini(&second);
}

/* Run A and B, each with its engine, the same way; they are and tell the
 * same. */
static void run_both(struct machine *a, struct machine *b, octa *state)
{
    octa heard_a = 1, heard_b = 1;
    const struct events of_a = {hear, &heard_a, EVENT_ALL, 0};
    const struct events of_b = {hear, &heard_b, EVENT_ALL, 0};

    a->cpu.events = &of_a;
    b->cpu.events = &of_b;
    for (unsigned i = 0; i < PORTIONS; i++) {
        octa budget = random_below(state, 500), same;

        CHECK_INT(machine_run(a, exec_switch, budget).why,
                  machine_run(b, exec_threaded, budget).why);
        CHECK_U64(fingerprint(a), fingerprint(b));
        CHECK_U64(heard_a, heard_b);
        same = *state;
        if (i % 4 == 3) {
            kernel_registers(a, state);
            kernel_registers(b, &same);
        }
    }
    a->cpu.events = b->cpu.events = NULL;
}

static void a_restored_machine_goes_on_the_same_with_the_other_engine(void)
{
    struct buf b;

    buf_init(&b);
    for (octa seed = 1; seed <= KERNELS; seed++) {
        struct machine *m = create_busy(seed), *twin = create_busy(seed + 1);
        octa state = seed;

        take(m, &b);
        CHECK_INT(put(twin, &b), STATUS_OK); /* over what it has done */
        run_both(m, twin, &state);
        machine_destroy(m);
        machine_destroy(twin);
    }
    buf_fini(&b);
}

static void a_machine_can_go_back_and_do_it_again(void)
{
    struct buf b;

    buf_init(&b);
    for (octa seed = 1; seed <= KERNELS; seed++) {
        struct machine *m = create_busy(seed);
        octa once, twice;

        take(m, &b);
        (void)machine_run(m, exec_threaded, 3000);
        once = fingerprint(m);
        CHECK_INT(put(m, &b), STATUS_OK);
        (void)machine_run(m, exec_threaded, 3000);
        twice = fingerprint(m);
        CHECK_U64(once, twice);
        machine_destroy(m);
    }
    buf_fini(&b);
}

static void how_a_state_was_reached_does_not_matter(void)
{
    octa state = 99;
    struct machine *at_once = create(), *in_steps = create();

    kernel_fill(at_once, &state);
    state = 99;
    kernel_fill(in_steps, &state);
    (void)machine_run(at_once, exec_threaded, 700);
    for (unsigned i = 0; i < 700; i++)
        (void)machine_run(in_steps, exec_switch, 1);
    CHECK_U64(fingerprint(at_once), fingerprint(in_steps));
    machine_destroy(at_once);
    machine_destroy(in_steps);
}

/* A machine in a loop that adds STEP to $254. */
static struct machine *create_loop(byte step)
{
    struct machine *m = create();

    kernel_put(m, 0,
               (octa)codec_make(OP_ADDUI, 254, 254, step) << 32 |
                   codec_make(OP_JMPB, 0xff, 0xff, 0xff));
    m->cpu.pc = KERNEL_SIGN;
    m->cpu.sr[SREG_rG] = 254;
    return m;
}

static void decoded_instructions_do_not_outlive_their_memory(void)
{
    struct machine *ones = create_loop(1), *fives = create_loop(5);
    struct buf b;

    buf_init(&b);
    take(fives, &b);
    (void)machine_run(ones, exec_threaded, 1000);
    CHECK_U64(ones->cpu.g[254], 500);
    CHECK_INT(put(ones, &b), STATUS_OK);
    (void)machine_run(ones, exec_threaded, 1000);
    CHECK_U64(ones->cpu.g[254], 2500);
    buf_fini(&b);
    machine_destroy(ones);
    machine_destroy(fives);
}

static void a_page_that_is_put_is_decoded_anew(void)
{
    struct machine *ones = create_loop(1), *fives = create_loop(5);
    const struct pa at = {0};
    struct reader r;
    struct buf b;

    buf_init(&b);
    snapshot_take_small(ones, &b);
    CHECK_INT(buf_status(&b), STATUS_OK);
    (void)machine_run(ones, exec_threaded, 1000);
    reader_init(&r, b.data, b.len);
    CHECK_INT(snapshot_restore_small(ones, &r), STATUS_OK);
    CHECK_U64(r.left, 0);
    CHECK_U64(ones->cpu.g[254], 0);
    CHECK_INT(mem_put(&ones->mem, at, mem_page(&fives->mem, at)), STATUS_OK);
    (void)machine_run(ones, exec_threaded, 1000);
    CHECK_U64(ones->cpu.g[254], 2500);
    buf_fini(&b);
    machine_destroy(ones);
    machine_destroy(fives);
}

/* --- what is in it -------------------------------------------------------- */

/* Whether CHANGE, done to a machine, changes its fingerprint, and is undone by
 * going back. */
static bool counts(void (*change)(struct machine *m))
{
    struct machine *m = create_busy(5);
    octa before = fingerprint(m), after;
    struct buf b;

    buf_init(&b);
    take(m, &b);
    change(m);
    after = fingerprint(m);
    CHECK_INT(put(m, &b), STATUS_OK);
    CHECK_U64(fingerprint(m), before);
    buf_fini(&b);
    machine_destroy(m);
    return after != before;
}

static void change_fresh(struct machine *m)
{
    m->cpu.fresh ^= 4;
}

static void change_insertion(struct machine *m)
{
    m->cpu.inserting = (enum cpu_insertion)(m->cpu.inserting ^ 1);
}

static void change_overflow(struct machine *m)
{
    m->access.overflowed = !m->access.overflowed;
}

static void change_byte(struct machine *m)
{
    *bus_field(mem_page(&m->mem, (struct pa){0x4000}), 0x4001, 1) ^= 1;
}

static void change_alarm(struct machine *m)
{
    m->row.clock.alarm += 7;
}

static void change_queue(struct machine *m)
{
    m->row.console.queue[m->row.console.first] = 'x';
    m->row.console.count = 1;
}

static void change_disk(struct machine *m)
{
    m->row.disk.sector ^= 1;
}

static void change_translation(struct machine *m)
{
    struct mmu_page p = {.base = {0x2000}, .s = 13, .perm = PERM_R};
    bool evicted;

    CHECK_INT(tcache_put(&m->tcache, TCACHE_DATA, (struct va){0x123456000}, 77,
                         &p, &evicted),
              STATUS_OK);
}

static void change_end(struct machine *m)
{
    m->end.pc ^= 4;
}

static void change_attention(struct machine *m)
{
    m->cpu.attention ^= CPU_ATTENTION_SURROUNDINGS;
}

static void change_free_slot(struct machine *m)
{
    m->cpu.window[CPU_WINDOW - 1]++;
}

static void all_that_matters_counts(void)
{
    CHECK(counts(change_fresh));
    CHECK(counts(change_insertion));
    CHECK(counts(change_overflow));
    CHECK(counts(change_byte));
    CHECK(counts(change_alarm));
    CHECK(counts(change_queue));
    CHECK(counts(change_disk));
    CHECK(counts(change_translation));
    CHECK(counts(change_end));
}

static void what_nobody_can_see_does_not_count(void)
{
    CHECK(!counts(change_attention));
    CHECK(!counts(change_free_slot));
}

/* --- what is refused ------------------------------------------------------ */

static void every_cut_is_noticed(void)
{
    struct machine *m = create_busy(3), *twin = create();
    struct buf b;
    size_t len;

    buf_init(&b);
    take(m, &b);
    for (len = 0; len < b.len; len += 1 + len / 50) {
        struct reader r;

        reader_init(&r, b.data, len);
        CHECK_INT(snapshot_restore(twin, &r), STATUS_BAD_INPUT);
    }
    CHECK_INT(put(twin, &b), STATUS_OK); /* and no harm was done */
    CHECK_U64(fingerprint(twin), fingerprint(m));
    buf_fini(&b);
    machine_destroy(m);
    machine_destroy(twin);
}

/* The checksum of a file would notice it; here the bytes are believed. */
static void flipped_bits_are_refused_or_do_no_harm(void)
{
    struct machine *m = create_busy(4), *twin = create();
    octa state = 77;
    unsigned refused = 0;
    struct buf b;

    buf_init(&b);
    take(m, &b);
    for (unsigned i = 0; i < 1500; i++) {
        /* most of them before RAM begins */
        octa bit = random_below(&state, i % 4 ? 8 * 3500 : 8 * b.len);

        b.data[bit / 8] ^= (byte)(1 << bit % 8);
        struct reader r;

        reader_init(&r, b.data, b.len);
        if (snapshot_restore(twin, &r) == STATUS_OK)
            (void)machine_run(twin, i & 1 ? exec_switch : exec_threaded, 300);
        else
            refused++;
        b.data[bit / 8] ^= (byte)(1 << bit % 8);
    }
    CHECK(refused > 50);
    buf_fini(&b);
    machine_destroy(m);
    machine_destroy(twin);
}

static void another_size_of_ram_is_refused(void)
{
    const struct machine_options o = {.ram = 2 * KERNEL_RAM};
    struct machine *m = create_busy(6), *larger = machine_create(&o);
    struct buf b;

    buf_init(&b);
    take(m, &b);
    CHECK(larger != NULL);
    CHECK_INT(put(larger, &b), STATUS_BAD_INPUT);
    buf_fini(&b);
    machine_destroy(m);
    machine_destroy(larger);
}

static void another_disk_is_refused(void)
{
    const struct machine_options o = {.ram = KERNEL_RAM, .disk = &disk};
    struct machine *m = create_busy(6), *other;
    struct buf b;

    image_init(&disk, SECTORS);
    buf_init(&b);
    take(m, &b);
    other = machine_create(&o);
    CHECK(other != NULL);
    CHECK_INT(put(other, &b), STATUS_BAD_INPUT);
    buf_fini(&b);
    machine_destroy(m);
    machine_destroy(other);
    image_fini(&disk);
}

static enum test_outcome there_and_back(void *context)
{
    struct machine *m = context;
    struct buf b;
    struct reader r;
    enum status s;

    buf_init(&b);
    snapshot_take(m, &b);
    s = buf_status(&b);
    if (s == STATUS_OK) {
        reader_init(&r, b.data, b.len);
        s = snapshot_restore(m, &r);
    }
    buf_fini(&b);
    CHECK(s == STATUS_OK || s == STATUS_NO_MEMORY);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void each_allocation_may_fail(void)
{
    struct machine *m = create_busy(7);

    CHECK(test_each_allocation_fails(there_and_back, m) > 5);
    machine_destroy(m);
}

int main(void)
{
    return TEST_RUN(a_restored_machine_has_the_same_bytes,
                    a_restored_machine_goes_on_the_same_with_the_other_engine,
                    a_machine_can_go_back_and_do_it_again,
                    how_a_state_was_reached_does_not_matter,
                    a_page_that_is_put_is_decoded_anew,
                    decoded_instructions_do_not_outlive_their_memory,
                    all_that_matters_counts, what_nobody_can_see_does_not_count,
                    every_cut_is_noticed,
                    flipped_bits_are_refused_or_do_no_harm,
                    another_size_of_ram_is_refused, another_disk_is_refused,
                    each_allocation_may_fail);
}
