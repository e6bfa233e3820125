/* test_worlds.c - SAVE $X,4 and UNSAVE 4,$Z on a machine. */
#include "sysvm/worlds.h"

#include "tests/unit/guest_fixture.h"
#include "vm/base/hash.h"
#include "vm/core/code.h"
#include "vm/core/cpustate.h"
#include "vm/core/world.h"

#define PAGE (GUEST_SIGN | GUEST_AT(8))

enum { SAVE = OP_SAVE, UNSAVE = OP_UNSAVE };
#define SAVE_210   ((tetra)OP_SAVE << 24 | 210 << 16 | 4)
#define UNSAVE_210 ((tetra)OP_UNSAVE << 24 | 4 << 16 | 210)

/* A machine in host mode. */
static struct machine *create(enum processor p)
{
    struct machine *m = guest_create(p, false);

    m->cpu.is_guest = false;
    m->cpu.sr[SREG_rK] = 0;
    m->cpu.g[210] = PAGE;
    guest_put(m, GUEST_AT(8) + 8 * 31, GUEST_SIGN | GUEST_AT(1));
    return m;
}

/* Execute INSN as the host's kernel. */
static void execute(struct machine *m, tetra insn, engine_run *engine)
{
    guest_put_insn(m, 0, insn);
    m->cpu.is_guest = false;
    m->cpu.sr[SREG_rK] = 0;
    m->cpu.pc = GUEST_SIGN;
    CHECK_INT(machine_run(m, engine, 1).why, MACHINE_BUDGET);
}

/* A fingerprint of processor and memory, but for what every illegal
 * instruction changes. */
static octa rest(const struct machine *m)
{
    static struct cpu c;
    octa hash = HASH_START;
    struct buf b;

    c = m->cpu;
    c.counts = (struct cpu_counts){0};
    c.sr[SREG_rQ] = c.sr[SREG_rI] = c.fresh = c.pc = 0;
    buf_init(&b);
    cpustate_save(&c, &b);
    CHECK_INT(buf_status(&b), STATUS_OK);
    hash = hash_bytes(hash, b.data, b.len);
    buf_fini(&b);
    CHECK_INT(mem_hash(&m->mem, &hash), STATUS_OK);
    return hash;
}

/* Refused is INSN with ADDRESS in $210, and nothing happens. */
static void check_illegal(struct machine *m, tetra insn, octa address)
{
    octa before;

    m->cpu.g[210] = address;
    guest_put_insn(m, 0, insn);
    before = rest(m);
    m->cpu.sr[SREG_rQ] = 0;
    execute(m, insn, exec_switch);
    CHECK_U64(m->cpu.sr[SREG_rQ], IRQ_BIT(B));
    CHECK_U64(rest(m), before);
    CHECK_U64(m->cpu.pc, GUEST_SIGN | 4);
}

static void the_page_is_one_of_ram_by_its_negative_address(void)
{
    static const octa bad[] = {
        GUEST_AT(8),
        0,
        PAGE + 8,
        PAGE + 1,
        PAGE + 4096,
        GUEST_SIGN | GUEST_RAM,
        GUEST_SIGN | ADDR_DEVICES,
        GUEST_SIGN | (ADDR_DEVICES + BUS_PAGE_BYTES),
        GUEST_SIGN | (octa)1 << 62 | GUEST_AT(8),
        ~(octa)0 << 13,
    };
    struct machine *m = create(PROCESSOR_mmix_v);

    execute(m, SAVE_210, exec_switch); /* a world that could be loaded */
    for (unsigned i = 0; i < ARRAY_LEN(bad); i++) {
        check_illegal(m, SAVE_210, bad[i]);
        check_illegal(m, UNSAVE_210, bad[i]);
    }
    machine_destroy(m);
}

static void x_is_global(void)
{
    struct machine *m = create(PROCESSOR_mmix_v);

    m->cpu.sr[SREG_rL] = 8;
    *cpu_slot(&m->cpu, 7) = PAGE;
    check_illegal(m, codec_make(SAVE, 7, 0, 4), PAGE);
    check_illegal(m, codec_make(SAVE, 199, 0, 4), PAGE);
    m->cpu.g[200] = PAGE;
    m->cpu.sr[SREG_rQ] = 0;
    execute(m, codec_make(SAVE, 200, 0, 4), exec_switch);
    CHECK_U64(m->cpu.sr[SREG_rQ], 0);
    m->cpu.sr[SREG_rL] = 8; /* but Z may be any */
    *cpu_slot(&m->cpu, 7) = PAGE;
    execute(m, codec_make(UNSAVE, 4, 0, 7), exec_switch);
    CHECK_U64(m->cpu.sr[SREG_rQ], 0);
    machine_destroy(m);
}

static void what_the_page_holds_has_to_make_sense(void)
{
    static const struct {
        unsigned octa;
        octa value;
        tetra insn;
    } bad[] = {
        {30, 31, SAVE_210},          {30, 256, SAVE_210},
        {31, 12, SAVE_210},          {WORLD_RG, 31, UNSAVE_210},
        {WORLD_RL, 201, UNSAVE_210}, {WORLD_RA, 0x40000, UNSAVE_210},
        {WORLD_RO, 4, UNSAVE_210},   {WORLD_RS, 8 * 1000, UNSAVE_210},
    };
    struct machine *m = create(PROCESSOR_mmix_v);

    execute(m, SAVE_210, exec_switch);
    for (unsigned i = 0; i < ARRAY_LEN(bad); i++) {
        octa at = GUEST_AT(8) + 8 * (octa)bad[i].octa;
        octa good = mem_peek(&m->mem, (struct pa){at});

        guest_put(m, at, bad[i].value);
        check_illegal(m, bad[i].insn, PAGE);
        guest_put(m, at, good);
    }
    check_illegal(m, UNSAVE_210, GUEST_SIGN | GUEST_AT(12)); /* zeros */
    machine_destroy(m);
}

static void either_costs_an_oops_and_544_mems(void)
{
    static const tetra insns[] = {SAVE_210, UNSAVE_210};

    for (unsigned i = 0; i < ARRAY_LEN(guest_engines); i++) {
        struct machine *m = create(PROCESSOR_mmix_v);

        for (unsigned k = 0; k < ARRAY_LEN(insns); k++) {
            struct cpu_counts before = m->cpu.counts;
            octa ri = m->cpu.sr[SREG_rI];

            execute(m, insns[k], guest_engines[i]);
            CHECK_U64(m->cpu.sr[SREG_rQ], 0);
            CHECK_U64(m->cpu.counts.insns, before.insns + 1);
            CHECK_U64(m->cpu.counts.oops, before.oops + 1);
            CHECK_U64(m->cpu.counts.mems, before.mems + 544);
            CHECK_U64(m->cpu.sr[SREG_rI], ri - 1);
        }
        machine_destroy(m);
    }
}

static void a_world_that_spills_elsewhere_is_switched_all_the_same(void)
{
    struct machine *m = create(PROCESSOR_mmix_v);
    struct cpu *c = &m->cpu;

    c->sr[SREG_rS] = GUEST_SIGN | (octa)1
                                      << 60; /* the host has nothing there */
    c->sr[SREG_rO] = c->sr[SREG_rS] + 8 * 155;
    c->sr[SREG_rL] = 100;
    c->base = CPU_RING + 155;
    for (unsigned i = 0; i < 255; i++)
        c->window[CPU_RING + i] = 0x4000 + i;
    execute(m, SAVE_210, exec_threaded);
    CHECK_U64(c->sr[SREG_rO], GUEST_SIGN | GUEST_AT(1));
    CHECK_U64(c->sr[SREG_rL], 0);
    execute(m, codec_make(OP_SETL, 150, 0, 1), exec_threaded);
    execute(m, codec_make(OP_PUSHJ, 150, 0, 1), exec_threaded);
    execute(m, codec_make(OP_SETL, 150, 0, 1), exec_threaded); /* spills */
    CHECK(c->sr[SREG_rS] > (GUEST_SIGN | GUEST_AT(1)));
    execute(m, UNSAVE_210, exec_threaded);
    CHECK_U64(c->sr[SREG_rL], 100);
    CHECK_U64(c->sr[SREG_rS], GUEST_SIGN | (octa)1 << 60);
    for (unsigned i = 0; i < 100; i++)
        CHECK_U64(cpu_get(c, i), 0x4000 + 155 + i);
    for (unsigned i = 0; i < 155; i++)
        CHECK_U64(cpu_slot(c, 0)[sig(i) - 155], 0x4000 + i);
    machine_destroy(m);
}

static void others_may_not_switch(void)
{
    static const tetra insns[] = {SAVE_210, UNSAVE_210};

    for (unsigned i = 0; i < ARRAY_LEN(insns); i++) {
        struct machine *user = create(PROCESSOR_mmix_v);
        struct machine *plain = create(PROCESSOR_mmix);

        user->cpu.sr[SREG_rK] = IRQ_PROGRAM;
        user->cpu.pc = 0;
        guest_put_insn(user, GUEST_AT(4), insns[i]);
        CHECK_INT(machine_step(user).why, MACHINE_BUDGET);
        CHECK_U64(user->cpu.sr[SREG_rXX],
                  (octa)0x80 << 56 | fault_in_rq(FAULT_K) | insns[i]);
        CHECK_U64(user->cpu.sr[SREG_rZZ], PAGE);
        check_illegal(plain, insns[i], PAGE);
        machine_destroy(user);
        machine_destroy(plain);
    }
}

static void a_page_of_code_is_decoded_anew_after_a_save(void)
{
    const octa code = 8 * 100; /* where globals go that there are none of */
    struct machine *m = create(PROCESSOR_mmix_v);

    guest_put_insn(m, GUEST_AT(8) + code, (tetra)OP_SWYM << 24);
    guest_put_insn(m, GUEST_AT(8) + code + 4, (tetra)OP_JMPB << 24 | 0xffffff);
    for (unsigned i = 0; i < 2; i++) {
        m->cpu.pc = PAGE + code;
        CHECK_INT(machine_run(m, exec_threaded, 40).why, MACHINE_BUDGET);
        CHECK_U64(m->counts.forced > 0, i); /* zeros, now: a TRAP */
        execute(m, SAVE_210, exec_threaded);
    }
    machine_destroy(m);
}

/* A memwatch_changed. */
static void sum_up(void *context, octa address, octa before, octa after)
{
    octa *sum = context;

    CHECK_U64(address, GUEST_AT(8) + 8 * (32 + 210));
    *sum += after - before;
}

static void who_watches_an_octa_of_the_page_hears_of_a_save(void)
{
    const octa at = GUEST_AT(8) + 8 * (32 + 210);
    struct machine *m = create(PROCESSOR_mmix_v);
    octa sum = 0;

    CHECK_INT(memwatch_set(&m->mem.ram.watch, &at, 1, sum_up, &sum), STATUS_OK);
    bus_drop_stores(&m->kernel.bus);
    execute(m, SAVE_210, exec_switch);
    CHECK_U64(sum, PAGE); /* the value of $210, where 0 was */
    machine_destroy(m);
}

int main(void)
{
    return TEST_RUN(the_page_is_one_of_ram_by_its_negative_address, x_is_global,
                    what_the_page_holds_has_to_make_sense,
                    either_costs_an_oops_and_544_mems,
                    a_world_that_spills_elsewhere_is_switched_all_the_same,
                    others_may_not_switch,
                    a_page_of_code_is_decoded_anew_after_a_save,
                    who_watches_an_octa_of_the_page_hears_of_a_save);
}
