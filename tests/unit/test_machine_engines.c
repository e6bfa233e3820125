/* test_machine_engines.c - on a machine, too, the engines do the same.
 *
 * Two machines run the same random kernel, one with each engine, in random
 * portions; after each portion they are in the same state.
 */
#include "tests/unit/random_guest.h"
#include "tests/unit/two_engines.h"
#include "vm/core/processor.h"

enum { KERNELS = 80, GUESTS = 30, PORTIONS = 40 };

static struct machine *create(enum processor p)
{
    const struct machine_options o = {.ram = KERNEL_RAM,
                                      .kind = processor_infos[p].kind};
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

/* What has been met. */
struct met {
    octa insns, traps, stalls;
    octa guests; /* portions that ended in guest mode */
};

static void end(struct machine *m, struct met *met)
{
    met->insns += m->cpu.counts.insns;
    met->traps += m->counts.dynamic + m->counts.forced;
    met->stalls += m->counts.stalls;
    machine_destroy(m);
}

/* A kernel of P, by fillers: of memory and registers, and of registers. */
static void run_kernel(enum processor p, octa seed, struct met *met,
                       void (*fill)(struct machine *m, octa *r),
                       void (*again)(struct machine *m, octa *r))
{
    octa state = seed * 0x9e3779b97f4a7c15, same = state;
    struct machine *plain = create(p), *fast = create(p);

    fill(plain, &state);
    fill(fast, &same);
    for (unsigned i = 0; i < PORTIONS; i++) {
        octa budget = random_below(&state, 300);
        struct machine_stop a = machine_run(plain, exec_switch, budget);
        struct machine_stop b = machine_run(fast, exec_threaded, budget);

        CHECK_INT(a.why, b.why);
        check_same(plain, fast);
        met->guests += plain->cpu.is_guest;
        if (a.why != MACHINE_BUDGET)
            break;
        if (i % 8 == 7) {
            same = state;
            again(plain, &state);
            again(fast, &same);
        }
    }
    end(plain, met);
    end(fast, met);
}

static void random_kernels_run_the_same_on_both_engines(void)
{
    struct met met = {0};

    for (octa seed = 1; seed <= KERNELS; seed++)
        run_kernel(PROCESSOR_mmix, seed, &met, kernel_fill, kernel_registers);
    CHECK(met.insns > 150000);
    CHECK(met.traps > 2500);
}

static void enter(struct machine *m, octa r)
{
    guest_frame(m, &r);
    m->cpu.g[255] = kernel_operand(&r);
    machine_enter_guest(m);
}

/* A hosted guest, as far as the end of the budget. */
static enum machine_why run_hosted(struct machine *plain, struct machine *fast,
                                   octa budget, octa *state)
{
    for (;;) {
        octa before = machine_steps(plain);
        struct machine_stop a = machine_run_steps(plain, exec_switch, budget);
        struct machine_stop b = machine_run_steps(fast, exec_threaded, budget);

        CHECK_INT(a.why, b.why);
        CHECK_U64(a.pc, b.pc);
        check_same(plain, fast);
        CHECK_INT(plain->cpu.is_guest, a.why != MACHINE_EXIT);
        if (a.why != MACHINE_EXIT)
            return a.why;
        budget -= machine_steps(plain) - before;
        *state = random_octa(state);
        enter(plain, *state);
        enter(fast, *state);
    }
}

static void so_do_guests_whose_host_is_no_program(void)
{
    struct met met = {0};

    for (octa seed = 1; seed <= GUESTS; seed++) {
        octa state = seed * 0x9e3779b97f4a7c15, same = state;
        struct machine *plain = create(PROCESSOR_mmix_v);
        struct machine *fast = create(PROCESSOR_mmix_v);

        plain->is_hosted = fast->is_hosted = true;
        guest_fill(plain, &state);
        guest_fill(fast, &same);
        plain->cpu.is_guest = fast->cpu.is_guest = true;
        for (unsigned i = 0; i < 4; i++)
            if (run_hosted(plain, fast, 1000, &state) != MACHINE_BUDGET)
                break;
        end(plain, &met);
        end(fast, &met);
    }
    CHECK(met.insns > 50000);
    CHECK(met.traps > 2000);
}

static void so_do_random_guests(void)
{
    static const enum processor with_v[] = {PROCESSOR_mmix_v,
                                            PROCESSOR_mmix_leaky};

    for (unsigned i = 0; i < ARRAY_LEN(with_v); i++) {
        struct met met = {0};

        for (octa seed = 1; seed <= GUESTS; seed++)
            run_kernel(with_v[i], seed, &met, guest_fill, guest_registers);
        CHECK(met.insns > 100000);
        CHECK(met.stalls > 1000);
        CHECK(met.guests > 100);
    }
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
                    so_do_random_guests, so_do_guests_whose_host_is_no_program,
                    a_wait_that_was_given_up_is_told_as_such);
}
