/* test_irq.c - requests for interrupts, and going to the kernel. */
#include "sysvm/irq.h"
#include "sysvm/trap.h"
#include "tests/unit/core_fixture.h"

enum { SWYM = (tetra)OP_SWYM << 24 };

static const octa KERNEL = (octa)1 << 63;
static const octa USER = 0x4000;

static void begin(struct core *m)
{
    core_init(m, CORE_MACHINE);
}

static void a_request_is_fresh_until_it_is_read(void)
{
    struct core m;

    begin(&m);
    irq_raise(&m.cpu, IRQ_BIT(INTERVAL));
    CHECK_U64(m.cpu.sr[SREG_rQ], 0x40);
    CHECK_U64(m.cpu.fresh, 0x40);
    core_do(&m, codec_make(OP_GET, 1, 0, SREG_rQ));
    CHECK_U64(cpu_get(&m.cpu, 1), 0x40);
    CHECK_U64(m.cpu.fresh, 0);
    core_fini(&m);
}

static void only_what_is_enabled_asks_for_attention(void)
{
    struct core m;

    begin(&m);
    m.cpu.sr[SREG_rK] = IRQ_BIT(INTERVAL);
    irq_raise(&m.cpu, IRQ_BIT(NONEXISTENT));
    CHECK_INT(m.cpu.attention, 0);
    irq_raise(&m.cpu, IRQ_BIT(INTERVAL));
    CHECK_INT(m.cpu.attention, CPU_ATTENTION_REQUESTS);
    CHECK_U64(irq_requested(&m.cpu, m.cpu.sr[SREG_rK]), IRQ_BIT(INTERVAL));
    core_fini(&m);
}

/* The violations, with rK = MASK, of what goes from FROM to TO. */
static unsigned violations(octa mask, octa from, octa to)
{
    return irq_violations(from, to, mask);
}

static void a_user_has_to_enable_all_program_bits(void)
{
    CHECK_INT(violations(IRQ_PROGRAM, USER, USER + 4), FAULT_NONE);
    for (unsigned bit = 32; bit < 40; bit++)
        CHECK_INT(violations(IRQ_PROGRAM & ~((octa)1 << bit), USER, USER + 4),
                  FAULT_S);
    CHECK_INT(violations(~IRQ_PROGRAM, USER, USER + 4), FAULT_S);
}

static void p_is_for_negative_locations_and_the_way_there(void)
{
    CHECK_INT(violations(0, KERNEL, KERNEL + 4), FAULT_NONE);
    CHECK_INT(violations(~IRQ_BIT(P), KERNEL, KERNEL + 4), FAULT_NONE);
    CHECK_INT(violations(IRQ_BIT(P), KERNEL, KERNEL + 4), FAULT_P);
    CHECK_INT(violations(IRQ_BIT(P), KERNEL, USER), FAULT_P);
    CHECK_INT(violations(IRQ_PROGRAM, USER, KERNEL), FAULT_P);
    CHECK_INT(violations(0, USER, KERNEL), FAULT_P | FAULT_S);
}

/* A processor in the middle of something, about to trap. */
static void prepare(struct core *m)
{
    begin(m);
    m->cpu.sr[SREG_rT] = KERNEL + 0x100;
    m->cpu.sr[SREG_rTT] = KERNEL + 0x200;
    m->cpu.sr[SREG_rK] = IRQ_PROGRAM;
    m->cpu.sr[SREG_rJ] = 0x1111;
    m->cpu.g[255] = 0x255;
    m->cpu.inserting = CPU_INSERT_TRAPPED;
}

static void a_trap_saves_what_the_kernel_needs(void)
{
    const struct trap t = {.kind = TRAP_DYNAMIC,
                           .ropcode = 0,
                           .program = FAULT_W,
                           .insn = 0xab010203,
                           .where = 0x5004,
                           .y = 0x77,
                           .z = 0x88};
    struct core m;

    prepare(&m);
    CHECK(trap_take(&m.cpu, &t));
    CHECK_U64(m.cpu.pc, KERNEL + 0x200);
    CHECK_U64(m.cpu.sr[SREG_rBB], 0x255);
    CHECK_U64(m.cpu.g[255], 0x1111);
    CHECK_U64(m.cpu.sr[SREG_rWW], 0x5004);
    CHECK_U64(m.cpu.sr[SREG_rXX], 0x00000040ab010203);
    CHECK_U64(m.cpu.sr[SREG_rYY], 0x77);
    CHECK_U64(m.cpu.sr[SREG_rZZ], 0x88);
    CHECK_U64(m.cpu.sr[SREG_rK], 0);
    CHECK_INT(m.cpu.inserting, CPU_INSERT_NOTHING);
    core_fini(&m);
}

static void a_forced_trap_goes_to_another_place(void)
{
    const struct operands o = {.insn = 0x00010203, .y = 2, .z = 3};
    struct core m;
    struct trap t;

    prepare(&m);
    m.cpu.pc = 0x6000;
    t = trap_after(&m.cpu, &o, TRAP_FORCED, FAULT_NONE);
    CHECK(trap_take(&m.cpu, &t));
    CHECK_U64(m.cpu.pc, KERNEL + 0x100);
    CHECK_U64(m.cpu.sr[SREG_rWW], 0x6000);
    CHECK_U64(m.cpu.sr[SREG_rXX], 0x8000000000010203);
    CHECK_U64(m.cpu.sr[SREG_rYY], 2);
    CHECK_U64(m.cpu.sr[SREG_rZZ], 3);
    core_fini(&m);
}

static void a_handler_at_a_users_location_is_of_no_use(void)
{
    const struct trap t = {.kind = TRAP_FORCED};
    struct core m;

    prepare(&m);
    m.cpu.sr[SREG_rT] = USER;
    CHECK(!trap_take(&m.cpu, &t));
    core_fini(&m);
}

/* --- what the processor leaves to a machine -------------------------------
 */

static struct engine_result execute(struct core *m, tetra insn)
{
    core_put(m, m->cpu.pc, insn);
    return exec_switch(&m->cpu, 1);
}

static void what_a_user_may_not_do_is_refused(void)
{
    static const tetra words[] = {
        (tetra)OP_SYNC << 24 | 4, (tetra)OP_LDVTS << 24,
        (tetra)OP_RESUME << 24 | 1, (tetra)OP_PUTI << 24 | SREG_rK << 16,
        (tetra)OP_PUTI << 24 | SREG_rV << 16};
    struct core m;

    begin(&m);
    for (unsigned i = 0; i < ARRAY_LEN(words); i++)
        CHECK_INT(execute(&m, words[i]).fault, FAULT_K);
    CHECK_INT(execute(&m, (tetra)OP_SYNC << 24 | 8).fault, FAULT_B);
    core_fini(&m);
}

static void getting_to_a_negative_location_is_noticed(void)
{
    struct core m;
    struct engine_result r;

    begin(&m);
    m.cpu.g[255] = KERNEL + 0x40;
    r = execute(&m, codec_make(OP_GOI, 255, 255, 4));
    CHECK_INT(r.stop, ENGINE_ATTENTION);
    CHECK_INT(r.attention, CPU_ATTENTION_CROSSED);
    CHECK_U64(r.at.y, KERNEL + 0x40);
    CHECK_U64(m.cpu.pc, KERNEL + 0x44);
    core_fini(&m);
}

static void a_user_cannot_resume_into_the_kernel(void)
{
    struct core m;
    octa pc;

    begin(&m);
    m.cpu.sr[SREG_rX] = KERNEL; /* inserts nothing */
    m.cpu.sr[SREG_rW] = KERNEL;
    pc = m.cpu.pc;
    CHECK_INT(execute(&m, (tetra)OP_RESUME << 24).fault, FAULT_P);
    CHECK_U64(m.cpu.pc, pc);
    m.cpu.sr[SREG_rX] = SWYM; /* which would seem to be at -4 */
    m.cpu.sr[SREG_rW] = 0;
    CHECK_INT(execute(&m, (tetra)OP_RESUME << 24).fault, FAULT_P);
    m.cpu.sr[SREG_rW] = 4;
    CHECK_INT(execute(&m, (tetra)OP_RESUME << 24).fault, FAULT_NONE);
    core_fini(&m);
}

int main(void)
{
    return TEST_RUN(a_request_is_fresh_until_it_is_read,
                    only_what_is_enabled_asks_for_attention,
                    a_user_has_to_enable_all_program_bits,
                    p_is_for_negative_locations_and_the_way_there,
                    a_trap_saves_what_the_kernel_needs,
                    a_forced_trap_goes_to_another_place,
                    a_handler_at_a_users_location_is_of_no_use,
                    what_a_user_may_not_do_is_refused,
                    getting_to_a_negative_location_is_noticed,
                    a_user_cannot_resume_into_the_kernel);
}
