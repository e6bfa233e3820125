/* test_trip.c - exceptions, trips and RESUME. */
#include "tests/unit/core_fixture.h"
#include "vm/core/trip.h"

enum { ENABLE = 8 }; /* an enable bit of rA is its event bit shifted so */

/* Deliver the exceptions EXC of an ADD at #1000. */
static void raise(struct core *m, unsigned exc)
{
    struct operands o;

    operands_fetch(&o, &m->cpu, codec_make(OP_ADD, 1, 2, 3), 0x1000);
    o.y = 22;
    o.z = 33;
    o.exc = exc;
    m->cpu.pc = 0x1004;
    trip_exceptions(&m->cpu, &o);
}

static void what_is_not_enabled_becomes_an_event(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    m.cpu.sr[SREG_rA] = 0x20000 | EXC_D;
    raise(&m, EXC_V | EXC_X);
    CHECK_U64(m.cpu.sr[SREG_rA], 0x20000 | EXC_D | EXC_V | EXC_X);
    CHECK_U64(m.cpu.pc, 0x1004);
    CHECK_U64(m.cpu.sr[SREG_rW], 0);
    core_fini(&m);
}

static void each_exception_has_its_handler(void)
{
    static const unsigned order[] = {EXC_TRIP, EXC_D, EXC_V, EXC_W, EXC_I,
                                     EXC_O,    EXC_U, EXC_Z, EXC_X};

    for (unsigned i = 0; i < ARRAY_LEN(order); i++) {
        struct core m;

        core_init(&m, CORE_PROCESS);
        m.cpu.sr[SREG_rA] = 0xff00;
        raise(&m, order[i]);
        CHECK_U64(m.cpu.pc, 0x10 * i);
        CHECK_U64(m.cpu.sr[SREG_rA], 0xff00); /* no event */
        core_fini(&m);
    }
}

static void the_highest_enabled_exception_trips_and_the_rest_are_events(void)
{
    for (unsigned enabled = 0; enabled < 256; enabled++)
        for (unsigned exc = 1; exc < 256; exc++) {
            unsigned taken = exc & enabled;
            struct core m;

            if ((exc & (EXC_U | EXC_X)) == EXC_U)
                continue; /* has a rule of its own, below */
            while (taken & (taken - 1))
                taken &= taken - 1; /* leave the highest bit */
            core_init(&m, CORE_PROCESS);
            m.cpu.sr[SREG_rA] = enabled << ENABLE;
            raise(&m, exc);
            CHECK_U64(m.cpu.sr[SREG_rA], enabled << ENABLE | (exc & ~taken));
            CHECK((m.cpu.pc == 0x1004) == (taken == 0));
            if (taken != 0)
                CHECK_U64(m.cpu.pc,
                          isa_exceptions[__builtin_ctz(taken)].handler);
            core_fini(&m);
        }
}

static void exact_underflow_exists_only_for_those_who_enable_it(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    raise(&m, EXC_U);
    CHECK_U64(m.cpu.sr[SREG_rA], 0);
    raise(&m, EXC_U | EXC_X);
    CHECK_U64(m.cpu.sr[SREG_rA], EXC_U | EXC_X);
    m.cpu.sr[SREG_rA] = EXC_U << ENABLE;
    raise(&m, EXC_U);
    CHECK_U64(m.cpu.pc, 0x60);
    CHECK_U64(m.cpu.sr[SREG_rA], EXC_U << ENABLE);
    core_fini(&m);
}

static void a_trip_shows_the_handler_what_happened(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    m.cpu.sr[SREG_rA] = EXC_V << ENABLE;
    m.cpu.sr[SREG_rJ] = 0x5555;
    m.cpu.g[255] = 0x6666;
    raise(&m, EXC_V);
    CHECK_U64(m.cpu.sr[SREG_rW], 0x1004);
    CHECK_U64(m.cpu.sr[SREG_rX], (octa)1 << 63 | 0x20010203);
    CHECK_U64(m.cpu.sr[SREG_rY], 22);
    CHECK_U64(m.cpu.sr[SREG_rZ], 33);
    CHECK_U64(m.cpu.sr[SREG_rB], 0x6666);
    CHECK_U64(m.cpu.g[255], 0x5555);
    core_fini(&m);
}

static void a_store_shows_its_address_and_value(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    m.cpu.sr[SREG_rA] = EXC_V << ENABLE;
    m.cpu.g[255] = 0x2000;
    core_do(&m, codec_make(OP_SETL, 0, 1, 0)); /* 256 is too much for STB */
    core_do(&m, codec_make(OP_STBI, 0, 255, 3));
    CHECK_U64(m.cpu.pc, 0x20);
    CHECK_U64(m.cpu.sr[SREG_rY], 0x2000); /* of the octa, as mmix-sim has it */
    CHECK_U64(m.cpu.sr[SREG_rZ], 0x100);
    CHECK_U64(core_octa(&m, 0x2000), 0); /* and has been done */
    core_fini(&m);
}

static void trip_goes_to_0_whatever_is_enabled(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    core_do(&m, codec_make(OP_TRIP, 1, 2, 3));
    CHECK_U64(m.cpu.pc, 0);
    CHECK_U64(m.cpu.sr[SREG_rW], 0x1004);
    CHECK_U64(m.cpu.sr[SREG_rX], 0x80000000ff010203);
    CHECK_U64(m.cpu.sr[SREG_rA], 0);
    core_fini(&m);
}

/* --- RESUME --------------------------------------------------------------- */

/* A processor whose RESUME 0 at #1000 returns to #3000 with rX, and 1000 and
 * 1001 in the local registers $0 and $1. */
static void interrupted(struct core *m, octa rx)
{
    core_init(m, CORE_PROCESS);
    m->cpu.sr[SREG_rL] = 2;
    *cpu_ring(&m->cpu, 0) = 1000;
    *cpu_ring(&m->cpu, 1) = 1001;
    m->cpu.sr[SREG_rW] = 0x3000;
    m->cpu.sr[SREG_rX] = rx;
    m->cpu.sr[SREG_rY] = 20;
    m->cpu.sr[SREG_rZ] = 30;
}

static octa inserting(byte ropcode, byte exc, tetra insn)
{
    return (octa)ropcode << 56 | (octa)exc << 40 | insn;
}

static const tetra RESUME_0 = 0xf9000000, ADD_1_0_1 = 0x20010001;

static void a_negative_rx_inserts_nothing(void)
{
    struct core m;

    interrupted(&m, (octa)1 << 63 | ADD_1_0_1);
    core_do(&m, RESUME_0);
    CHECK_U64(m.cpu.pc, 0x3000);
    CHECK_INT(m.cpu.inserting, CPU_INSERT_NOTHING);
    CHECK_U64(cpu_get(&m.cpu, 1), 1001);
    core_fini(&m);
}

static void ropcode_0_repeats_the_instruction(void)
{
    struct core m;

    interrupted(&m, inserting(ROPCODE_AGAIN, 0, ADD_1_0_1));
    core_do(&m, RESUME_0);
    CHECK_INT(m.cpu.inserting, CPU_INSERT_TRIPPED);
    CHECK_INT(exec_switch(&m.cpu, 1).stop, ENGINE_BUDGET);
    CHECK_U64(cpu_get(&m.cpu, 1), 2001);
    CHECK_U64(m.cpu.pc, 0x3000);
    CHECK_INT(m.cpu.inserting, CPU_INSERT_NOTHING);
    CHECK_U64(m.cpu.counts.insns, 2);
    CHECK_U64(m.cpu.counts.oops, 6);
    core_fini(&m);
}

static void an_inserted_jump_is_relative_to_rw(void)
{
    struct core m;

    interrupted(&m, inserting(ROPCODE_AGAIN, 0, 0xf0000005));
    core_do(&m, RESUME_0);
    CHECK_INT(exec_switch(&m.cpu, 1).stop, ENGINE_BUDGET);
    CHECK_U64(m.cpu.pc, 0x3000 - 4 + 4 * 5);
    core_fini(&m);
}

static void ropcode_1_takes_its_operands_from_ry_and_rz(void)
{
    struct core m;

    interrupted(&m, inserting(ROPCODE_CONT, 0, ADD_1_0_1));
    core_do(&m, RESUME_0);
    CHECK_INT(exec_switch(&m.cpu, 1).stop, ENGINE_BUDGET);
    CHECK_U64(cpu_get(&m.cpu, 1), 50);
    core_fini(&m);
}

static void ropcode_1_has_no_third_operand(void)
{
    struct core m;

    /* CSN $1,20,30: not negative, so $1 would stay 1001 otherwise */
    interrupted(&m, inserting(ROPCODE_CONT, 0, 0x60010001));
    core_do(&m, RESUME_0);
    CHECK_INT(exec_switch(&m.cpu, 1).stop, ENGINE_BUDGET);
    CHECK_U64(cpu_get(&m.cpu, 1), 0);
    core_fini(&m);
}

static void ropcode_2_sets_register_x_and_raises_exceptions(void)
{
    struct core m;

    interrupted(&m, inserting(ROPCODE_SET, EXC_D | EXC_X, 0xc1010203));
    core_do(&m, RESUME_0);
    CHECK_INT(exec_switch(&m.cpu, 1).stop, ENGINE_BUDGET);
    CHECK_U64(cpu_get(&m.cpu, 1), 30);
    CHECK_U64(m.cpu.sr[SREG_rA], EXC_D | EXC_X);
    CHECK_U64(m.cpu.pc, 0x3000);
    core_fini(&m);
}

static void ropcode_2_may_trip_again(void)
{
    struct core m;

    interrupted(&m, inserting(ROPCODE_SET, EXC_D | EXC_X, ADD_1_0_1));
    m.cpu.sr[SREG_rA] = EXC_D << ENABLE;
    core_do(&m, RESUME_0);
    CHECK_INT(exec_switch(&m.cpu, 1).stop, ENGINE_BUDGET);
    CHECK_U64(m.cpu.pc, 0x10);
    CHECK_U64(m.cpu.sr[SREG_rW], 0x3000);
    CHECK_U64(m.cpu.sr[SREG_rX], (octa)1 << 63 | ADD_1_0_1);
    CHECK_U64(m.cpu.sr[SREG_rA], EXC_D << ENABLE | EXC_X);
    core_fini(&m);
}

/* Is RESUME 0 with this rX refused? */
static bool is_refused(octa rx)
{
    struct core m;
    unsigned fault;

    interrupted(&m, rx);
    fault = core_try(&m, RESUME_0);
    CHECK(fault == FAULT_NONE || fault == FAULT_B);
    if (fault != FAULT_NONE) {
        CHECK_U64(m.cpu.pc, 0x1000);
        CHECK_INT(m.cpu.inserting, CPU_INSERT_NOTHING);
    }
    core_fini(&m);
    return fault != FAULT_NONE;
}

static void only_ropcodes_0_to_2_may_be_resumed_in_user_mode(void)
{
    for (unsigned ropcode = 0; ropcode < 0x80; ropcode++)
        CHECK(is_refused(inserting((byte)ropcode, 0, ADD_1_0_1)) ==
              (ropcode > 2));
}

static void no_ropcode_inserts_a_resume(void)
{
    for (byte ropcode = 0; ropcode < 3; ropcode++)
        CHECK(is_refused(inserting(ropcode, 0, RESUME_0)));
}

static void ropcode_1_inserts_arithmetic_only(void)
{
    for (unsigned op = 0; op < OP_COUNT; op++) {
        unsigned digit = op >> 4;
        bool is_normal = digit < 4 || digit == 6 || digit == 7 ||
                         (digit >= 0xc && digit < 0xf);
        tetra insn = codec_make((byte)op, 0, 0, 0);

        CHECK(is_refused(inserting(ROPCODE_CONT, 0, insn)) != is_normal);
    }
}

static void ropcodes_1_and_2_want_a_register_that_is_there(void)
{
    for (byte ropcode = 0; ropcode < 3; ropcode++)
        for (unsigned x = 0; x < CPU_REGS; x++) {
            bool is_marginal = x >= 2 && x < 255;
            tetra insn = codec_make(OP_ADD, (byte)x, 0, 1);

            CHECK(is_refused(inserting(ropcode, 0, insn)) ==
                  (is_marginal && ropcode > 0));
        }
}

static void an_inserted_instruction_that_is_refused_stays_inserted(void)
{
    struct core m;

    interrupted(&m, inserting(ROPCODE_AGAIN, 0, codec_make(OP_FIX, 1, 9, 0)));
    core_do(&m, RESUME_0);
    CHECK_INT(exec_switch(&m.cpu, 1).fault, FAULT_B);
    CHECK_INT(m.cpu.inserting, CPU_INSERT_TRIPPED);
    CHECK_U64(m.cpu.pc, 0x3000);
    CHECK_U64(m.cpu.counts.insns, 1);
    core_fini(&m);
}

static void resume_1_takes_the_registers_of_traps(void)
{
    const octa kernel = (octa)1 << 63;
    const struct operands resume = {.Z = 1, .loc = kernel};
    struct cpu c;
    struct bus b;

    bus_init(&b, core_miss, NULL);
    cpu_init(&c, core_kind(CORE_MACHINE), &b);
    c.pc = kernel;
    c.sr[SREG_rWW] = 0x4000;
    c.sr[SREG_rXX] = inserting(ROPCODE_CONT, 0, codec_make(OP_ADD, 255, 0, 0));
    c.sr[SREG_rYY] = 7;
    c.sr[SREG_rZZ] = 8;
    CHECK_INT(trip_resume(&c, &resume), FAULT_NONE);
    CHECK_U64(c.pc, 0x4000);
    CHECK_INT(c.inserting, CPU_INSERT_TRAPPED);
    CHECK_INT(c.attention, CPU_ATTENTION_REQUESTS);
    c.attention = 0;
    CHECK_INT(exec_switch(&c, 1).stop, ENGINE_BUDGET);
    CHECK_U64(c.g[255], 15);
    CHECK_U64(c.pc, 0x4000);
}

int main(void)
{
    return TEST_RUN(
        what_is_not_enabled_becomes_an_event, each_exception_has_its_handler,
        the_highest_enabled_exception_trips_and_the_rest_are_events,
        exact_underflow_exists_only_for_those_who_enable_it,
        a_trip_shows_the_handler_what_happened,
        a_store_shows_its_address_and_value, trip_goes_to_0_whatever_is_enabled,
        a_negative_rx_inserts_nothing, ropcode_0_repeats_the_instruction,
        an_inserted_jump_is_relative_to_rw,
        ropcode_1_takes_its_operands_from_ry_and_rz,
        ropcode_1_has_no_third_operand,
        ropcode_2_sets_register_x_and_raises_exceptions,
        ropcode_2_may_trip_again,
        only_ropcodes_0_to_2_may_be_resumed_in_user_mode,
        no_ropcode_inserts_a_resume, ropcode_1_inserts_arithmetic_only,
        ropcodes_1_and_2_want_a_register_that_is_there,
        an_inserted_instruction_that_is_refused_stays_inserted,
        resume_1_takes_the_registers_of_traps);
}
