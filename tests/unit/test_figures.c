/* test_figures.c - what the threaded engine has done, counted by itself. */
#include "tests/unit/core_fixture.h"
#include "vm/isa/codec.h"

#define CODE ((octa)0x1000)

/* Nine times round, and out:
 *
 *          SETL $0,9
 *      1H  ADDU $1,$1,$0
 *          SUB  $0,$0,1
 *          PBNZ $0,1B        a chain with the SUB before
 *          TRAP 0,0,0        one for the switch engine
 */
static const tetra LOOP[] = {0xe3000009, 0x22010100, 0x25000001, 0x5b00fffe,
                             0x00000000};
enum { ROUNDS = 9, INSNS = 1 + 3 * ROUNDS };

static void begin(struct core *m)
{
    core_init(m, CORE_PROCESS);
    for (unsigned i = 0; i < ARRAY_LEN(LOOP); i++)
        core_put(m, CODE + 4 * (octa)i, LOOP[i]);
    m->cpu.pc = CODE;
}

static void check_figures(const struct core *m, octa dispatches, octa blocks,
                          octa superinsns)
{
    CHECK_U64(m->cpu.run.figures.dispatches, dispatches);
    CHECK_U64(m->cpu.run.figures.blocks, blocks);
    CHECK_U64(m->cpu.run.figures.superinsns, superinsns);
}

static void a_loop_has_the_dispatches_blocks_and_chains_it_should(void)
{
    struct core m;

    begin(&m);
    engine_count(&m.cpu);
    CHECK_INT(exec_threaded(&m.cpu, 1000).stop, ENGINE_TRAP);
    CHECK_U64(m.cpu.counts.insns, INSNS);
    CHECK_U64(m.cpu.g[1], 0);
    /* SETL, two a round, TRAP; of the blocks, the first has SETL, too. */
    check_figures(&m, 1 + 2 * ROUNDS + 1, ROUNDS + 1, ROUNDS);
    core_fini(&m);
}

static void portions_add_up_and_single_steps_are_dispatches(void)
{
    struct core m;

    begin(&m);
    engine_count(&m.cpu);
    for (octa left = INSNS; left > 0; left--)
        CHECK_INT(exec_threaded(&m.cpu, 1).stop, ENGINE_BUDGET);
    check_figures(&m, INSNS, 0, 0);
    core_fini(&m);
    begin(&m);
    engine_count(&m.cpu);
    /* SETL and three rounds; the rest of the next is too long a block. */
    CHECK_INT(exec_threaded(&m.cpu, 12).stop, ENGINE_BUDGET);
    check_figures(&m, 1 + 2 * 3 + 2, 3, 3);
    CHECK_INT(exec_threaded(&m.cpu, 1000).stop, ENGINE_TRAP);
    /* A PBNZ without its SUB, five rounds, TRAP. */
    check_figures(&m, 9 + 1 + 2 * 5 + 1, 3 + 1 + 5 + 1, 3 + 5);
    core_fini(&m);
}

static void nothing_is_counted_unasked(void)
{
    struct core m;

    begin(&m);
    CHECK_INT(exec_threaded(&m.cpu, 5).stop, ENGINE_BUDGET);
    CHECK_INT(exec_threaded(&m.cpu, 1000).stop, ENGINE_TRAP);
    check_figures(&m, 0, 0, 0);
    core_fini(&m);
}

/* The switch engine does not know of all this. */
static void the_other_engine_counts_nothing(void)
{
    struct core m;

    begin(&m);
    engine_count(&m.cpu);
    CHECK_INT(exec_switch(&m.cpu, 1000).stop, ENGINE_TRAP);
    check_figures(&m, 0, 0, 0);
    core_fini(&m);
}

static void counting_can_begin_in_the_middle_of_a_run(void)
{
    struct core m;

    begin(&m);
    CHECK_INT(exec_threaded(&m.cpu, 10).stop, ENGINE_BUDGET);
    engine_count(&m.cpu);
    CHECK_INT(exec_threaded(&m.cpu, 1000).stop, ENGINE_TRAP);
    CHECK_U64(m.cpu.counts.insns, INSNS);
    check_figures(&m, 2 * 6 + 1, 6 + 1, 6);
    core_fini(&m);
}

int main(void)
{
    return TEST_RUN(a_loop_has_the_dispatches_blocks_and_chains_it_should,
                    portions_add_up_and_single_steps_are_dispatches,
                    nothing_is_counted_unasked, the_other_engine_counts_nothing,
                    counting_can_begin_in_the_middle_of_a_run);
}
