/* test_machine_engines.c - on a machine, too, the engines do the same.
 *
 * Two machines run the same random kernel, one with each engine, in random
 * portions; after each portion they are in the same state.
 */
#include "tests/unit/random_kernel.h"
#include "tests/unit/two_engines.h"

enum { KERNELS = 80, PORTIONS = 40 };

static struct machine *create(void)
{
    const struct machine_options o = {.ram = KERNEL_RAM};
    struct machine *m = machine_create(&o);

    CHECK(m != NULL);
    return m;
}

static void check_same(struct machine *a, struct machine *b)
{
    two_check_cpus(&a->cpu, &b->cpu);
    CHECK_MEM(&a->counts, &b->counts, sizeof a->counts);
    CHECK_MEM(&a->tcache.counts, &b->tcache.counts, sizeof a->tcache.counts);
    CHECK_U64(a->row.port.time - a->row.port.insns, /* skipped */
              b->row.port.time - b->row.port.insns);
    CHECK_U64(a->row.clock.alarm, b->row.clock.alarm);
    for (octa at = 0; at < KERNEL_RAM; at += BUS_PAGE_BYTES)
        CHECK_MEM(mem_page(&a->mem, (struct pa){at}),
                  mem_page(&b->mem, (struct pa){at}), BUS_PAGE_BYTES);
}

static void end(struct machine *m, octa *insns, octa *traps)
{
    *insns += m->cpu.counts.insns;
    *traps += m->counts.dynamic + m->counts.forced;
    machine_destroy(m);
}

static void random_kernels_run_the_same_on_both_engines(void)
{
    octa insns = 0, traps = 0;

    for (octa seed = 1; seed <= KERNELS; seed++) {
        octa state = seed * 0x9e3779b97f4a7c15, same = state;
        struct machine *plain = create(), *fast = create();

        kernel_fill(plain, &state);
        kernel_fill(fast, &same);
        for (unsigned i = 0; i < PORTIONS; i++) {
            octa budget = random_below(&state, 300);
            struct machine_stop a = machine_run(plain, exec_switch, budget);
            struct machine_stop b = machine_run(fast, exec_threaded, budget);

            CHECK_INT(a.why, b.why);
            check_same(plain, fast);
            if (a.why != MACHINE_BUDGET)
                break;
            if (i % 8 == 7) {
                same = state;
                kernel_registers(plain, &state);
                kernel_registers(fast, &same);
            }
        }
        end(plain, &insns, &traps);
        end(fast, &insns, &traps);
    }
    CHECK(insns > 150000);
    CHECK(traps > 2500);
}

/* The console of somebody who types nothing. */
struct person {
    unsigned waits;       /* for input, that came to nothing */
    sig_atomic_t is_over; /* he wants to stop */
};

/* A console_source that gives up each wait; after the second one there is a
 * wish, to stop. */
static int give_up(void *host, byte *to, size_t room, enum console_patience p)
{
    struct person *person = host;

    (void)to, (void)room;
    if (p == CONSOLE_EVER)
        person->is_over = ++person->waits == 2;
    return 0;
}

static void a_wait_that_was_given_up_is_told_as_such(void)
{
    static engine_run *const engines[] = {exec_switch, exec_threaded};

    for (unsigned i = 0; i < ARRAY_LEN(engines); i++) {
        struct person person = {0};
        const struct machine_options o = {
            .ram = KERNEL_RAM,
            .console = {.source = give_up, .host = &person},
            .interrupted = &person.is_over};
        struct machine *m = machine_create(&o);

        CHECK(m != NULL);
        for (octa at = 0; at < 64; at += 8)
            kernel_put(m, at,
                       (octa)codec_make(OP_SYNC, 0, 0, 4) << 32 |
                           codec_make(OP_SYNC, 0, 0, 4));
        m->cpu.pc = KERNEL_SIGN;
        CHECK_INT(machine_run(m, engines[i], 10).why, MACHINE_GIVEN_UP);
        CHECK_U64(m->cpu.counts.insns, 1);
        CHECK_INT(machine_run(m, engines[i], 10).why, MACHINE_INTERRUPTED);
        CHECK_U64(m->cpu.counts.insns, 2);
        machine_destroy(m);
    }
}

int main(void)
{
    return TEST_RUN(random_kernels_run_the_same_on_both_engines,
                    a_wait_that_was_given_up_is_told_as_such);
}
