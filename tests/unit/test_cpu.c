/* test_cpu.c - registers and counts. */
#include "tests/unit/core_fixture.h"

static void powers_up_with_one_global_register(void)
{
    struct core m;

    core_init(&m, CORE_MACHINE);
    CHECK_INT(cpu_first_global(&m.cpu), 255);
    CHECK_INT(cpu_local_count(&m.cpu), 0);
    for (unsigned i = 0; i < CPU_REGS; i++)
        CHECK_U64(cpu_get(&m.cpu, i), 0);
    CHECK_U64(m.cpu.counts.insns, 0);
    core_fini(&m);
}

static void the_serial_number_tells_what_it_is(void)
{
    static const octa wanted[] = {
        [CORE_PROCESS] = 0x0100010000000000,
        [CORE_MACHINE] = 0x0100000000000000,
        [CORE_MACHINE_V] = 0x0101000000000000,
    };

    for (unsigned k = 0; k < ARRAY_LEN(wanted); k++) {
        struct core m;

        core_init(&m, (enum core_kind)k);
        CHECK_U64(m.cpu.sr[SREG_rN], wanted[k]);
        core_fini(&m);
    }
}

static void registers_are_local_marginal_or_global(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    m.cpu.sr[SREG_rG] = 200;
    m.cpu.sr[SREG_rL] = 2;
    for (unsigned i = 0; i < CPU_RING; i++)
        *cpu_ring(&m.cpu, i) = 1000 + i;
    for (unsigned i = 0; i < CPU_REGS; i++)
        m.cpu.g[i] = 2000 + i;
    CHECK_U64(cpu_get(&m.cpu, 0), 1000);
    CHECK_U64(cpu_get(&m.cpu, 1), 1001);
    CHECK_U64(cpu_get(&m.cpu, 2), 0);
    CHECK_U64(cpu_get(&m.cpu, 199), 0);
    CHECK_U64(cpu_get(&m.cpu, 200), 2200);
    CHECK_U64(cpu_get(&m.cpu, 255), 2255);
    core_fini(&m);
}

static void local_registers_go_round_the_ring(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    m.cpu.sr[SREG_rO] += 8 * 254;
    m.cpu.sr[SREG_rS] = m.cpu.sr[SREG_rO];
    m.cpu.sr[SREG_rL] = 4;
    for (unsigned i = 0; i < 4; i++)
        cpu_set(&m.cpu, i, i + 1);
    CHECK_U64(*cpu_ring(&m.cpu, 254), 1);
    CHECK_U64(*cpu_ring(&m.cpu, 255), 2);
    CHECK_U64(*cpu_ring(&m.cpu, 0), 3);
    CHECK_U64(*cpu_ring(&m.cpu, 1), 4);
    CHECK_U64(cpu_get(&m.cpu, 3), 4);
    cpu_set(&m.cpu, 255, 7);
    CHECK_U64(m.cpu.g[255], 7);
    core_fini(&m);
}

static void rounding_mode_is_in_ra(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    CHECK_INT(cpu_round(&m.cpu), ROUND_NEAR);
    m.cpu.sr[SREG_rA] = 0x2ffff;
    CHECK_INT(cpu_round(&m.cpu), ROUND_UP);
    m.cpu.sr[SREG_rA] = 0x30000;
    CHECK_INT(cpu_round(&m.cpu), ROUND_DOWN);
    core_fini(&m);
}

static void each_instruction_costs_what_the_table_says(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    for (unsigned op = 0; op < OP_COUNT; op++) {
        struct cpu_counts before = m.cpu.counts;

        cpu_count(&m.cpu, 0, (byte)op, false);
        CHECK_U64(m.cpu.counts.insns, before.insns + 1);
        CHECK_U64(m.cpu.counts.mems, before.mems + isa_insns[op].mems);
        CHECK_U64(m.cpu.counts.oops, before.oops + isa_insns[op].oops);
    }
    core_fini(&m);
}

static void a_bad_guess_costs_two_oops(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    cpu_count_guess(&m.cpu, true);
    CHECK_U64(m.cpu.counts.oops, 0);
    cpu_count_guess(&m.cpu, false);
    cpu_count_guess(&m.cpu, false);
    CHECK_U64(m.cpu.counts.oops, 4);
    CHECK_U64(m.cpu.counts.good, 1);
    CHECK_U64(m.cpu.counts.bad, 2);
    CHECK_U64(m.cpu.counts.insns, 0);
    core_fini(&m);
}

static void the_interval_of_a_process_falls_by_oops(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    cpu_count(&m.cpu, 0, OP_DIV, false);
    CHECK_U64(m.cpu.sr[SREG_rI], 0 - (octa)60);
    cpu_count_guess(&m.cpu, false);
    CHECK_U64(m.cpu.sr[SREG_rI], 0 - (octa)62);
    core_fini(&m);
}

static void the_interval_of_a_machine_falls_by_instructions(void)
{
    struct core m;

    core_init(&m, CORE_MACHINE);
    m.cpu.sr[SREG_rI] = 10;
    cpu_count(&m.cpu, 0, OP_DIV, false);
    cpu_count_guess(&m.cpu, false);
    CHECK_U64(m.cpu.sr[SREG_rI], 9);
    core_fini(&m);
}

/* rU: eight bits of pattern, eight of mask, one for negative locations, and
 * the count. */
static octa usage(octa pattern, octa mask, octa negative, octa count)
{
    return pattern << 56 | mask << 48 | negative << 47 | count;
}

static void usage_counts_opcodes_that_match(void)
{
    struct core m;

    core_init(&m, CORE_MACHINE);
    m.cpu.sr[SREG_rU] = usage(0x80, 0xe0, 0, 5); /* loads: #80 ... #9f */
    cpu_count(&m.cpu, 0, OP_LDB, false);
    cpu_count(&m.cpu, 0, OP_GOI, false);
    cpu_count(&m.cpu, 0, OP_STB, false);
    cpu_count(&m.cpu, 0, OP_ADD, false);
    CHECK_U64(m.cpu.sr[SREG_rU], usage(0x80, 0xe0, 0, 7));
    core_fini(&m);
}

static void usage_with_an_impossible_pattern_counts_nothing(void)
{
    struct core m;

    core_init(&m, CORE_MACHINE);
    m.cpu.sr[SREG_rU] = usage(0x01, 0xf0, 0, 0);
    for (unsigned op = 0; op < OP_COUNT; op++)
        cpu_count(&m.cpu, 0, (byte)op, false);
    CHECK_U64(m.cpu.sr[SREG_rU], usage(0x01, 0xf0, 0, 0));
    core_fini(&m);
}

static void usage_counts_the_kernel_only_when_told(void)
{
    const octa kernel = (octa)1 << 63;
    struct core m;

    core_init(&m, CORE_MACHINE);
    m.cpu.sr[SREG_rU] = 0;
    cpu_count(&m.cpu, kernel, OP_ADD, false);
    CHECK_U64(m.cpu.sr[SREG_rU], 0);
    cpu_count(&m.cpu, 0, OP_ADD, false);
    CHECK_U64(m.cpu.sr[SREG_rU], 1);
    m.cpu.sr[SREG_rU] = usage(0, 0, 1, 0);
    cpu_count(&m.cpu, kernel, OP_ADD, false);
    cpu_count(&m.cpu, 0, OP_ADD, false);
    CHECK_U64(m.cpu.sr[SREG_rU], usage(0, 0, 1, 2));
    core_fini(&m);
}

static void usage_wraps_without_touching_its_settings(void)
{
    const octa most = ((octa)1 << 47) - 1;
    struct core m;

    core_init(&m, CORE_MACHINE);
    m.cpu.sr[SREG_rU] = usage(OP_ADD, 0xff, 1, most);
    cpu_count(&m.cpu, 0, OP_ADD, false);
    CHECK_U64(m.cpu.sr[SREG_rU], usage(OP_ADD, 0xff, 1, 0));
    core_fini(&m);
}

int main(void)
{
    return TEST_RUN(
        powers_up_with_one_global_register, the_serial_number_tells_what_it_is,
        registers_are_local_marginal_or_global,
        local_registers_go_round_the_ring, rounding_mode_is_in_ra,
        each_instruction_costs_what_the_table_says, a_bad_guess_costs_two_oops,
        the_interval_of_a_process_falls_by_oops,
        the_interval_of_a_machine_falls_by_instructions,
        usage_counts_opcodes_that_match,
        usage_with_an_impossible_pattern_counts_nothing,
        usage_counts_the_kernel_only_when_told,
        usage_wraps_without_touching_its_settings);
}
