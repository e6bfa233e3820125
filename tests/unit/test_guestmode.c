/* test_guestmode.c - what is different while G = 1, and how one gets there.
 *
 * What the design says is sensitive is listed here by hand, not by the tables
 * of vm/isa.
 */
#include "sysvm/snapshot.h"
#include "tests/unit/guest_fixture.h"

/* --- which instructions trap ---------------------------------------------- */

static const byte hidden_sregs[] = {
    SREG_rBB, SREG_rC,  SREG_rN,  SREG_rI,  SREG_rT, SREG_rTT,
    SREG_rK,  SREG_rQ,  SREG_rU,  SREG_rV,  SREG_rF, SREG_rWW,
    SREG_rXX, SREG_rYY, SREG_rZZ, SREG_rVV,
};

static const byte priv_sregs[] = {
    SREG_rC, SREG_rI, SREG_rT, SREG_rTT, SREG_rK,
    SREG_rQ, SREG_rU, SREG_rV, SREG_rVV,
};

static bool is_among(const byte *list, size_t count, unsigned n)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == n)
            return true;
    return false;
}

static bool is_hidden(unsigned n, bool is_put, enum processor p)
{
    if (p == PROCESSOR_mmix_leaky)
        return is_put && is_among(priv_sregs, ARRAY_LEN(priv_sregs), n);
    return is_among(hidden_sregs, ARRAY_LEN(hidden_sregs), n);
}

/* Does INSN, which is not illegal, trap on P in guest mode?  By the words of
 * the design. */
static bool ought_to_trap(tetra insn, enum processor p)
{
    switch (codec_op(insn)) {
    case OP_GET:
        return is_hidden(codec_z(insn), false, p);
    case OP_PUT:
    case OP_PUTI:
        return is_hidden(codec_x(insn), true, p);
    case OP_RESUME:
        return codec_xyz(insn) >= 1;
    case OP_SAVE:
        return codec_z(insn) == 4;
    case OP_UNSAVE:
        return codec_x(insn) == 4;
    case OP_SYNC:
        return codec_xyz(insn) >= 4;
    case OP_LDVTS:
    case OP_LDVTSI:
        return true;
    default:
        return false;
    }
}

/* Is INSN illegal by its word? */
static bool is_illegal(tetra insn)
{
    const struct cpu_kind kind = {.has_v = true};

    return legal_check(kind, true, insn) == FAULT_B;
}

/* All words of OP that may differ in this matter. */
static tetra word(byte op, unsigned i)
{
    switch (op) {
    case OP_GET:
        return codec_make(op, 3, 0, (byte)i);
    case OP_PUT:
    case OP_PUTI:
        return codec_make(op, (byte)i, 0, 7);
    case OP_SAVE:
        return codec_make(op, 255, 0, (byte)i);
    case OP_UNSAVE:
        return codec_make(op, (byte)i, 0, 201);
    case OP_RESUME:
    case OP_SYNC:
        return codec_make(op, 0, 0, (byte)i);
    default:
        return codec_make(op, 3, 4, (byte)i);
    }
}

/* Execute INSN, whatever it is, and say whether it trapped as sensitive. */
static bool has_trapped(struct machine *m, tetra insn, bool is_kernel)
{
    octa before = m->cpu.counts.insns, stalls = m->counts.stalls, xx;

    guest_put_insn(m, GUEST_AT(is_kernel ? 2 : 4), insn);
    guest_reset(m, is_kernel);
    m->cpu.sr[SREG_rXX] = 0;
    for (unsigned i = 200; i < 256; i++)
        m->cpu.g[i] = 0;
    (void)machine_step(m);
    xx = m->cpu.sr[SREG_rXX];
    if (m->cpu.is_guest || (fault_in_rq(FAULT_K) & xx) == 0)
        return false;
    CHECK_U64(m->cpu.counts.insns, before);
    CHECK_U64(m->counts.stalls, stalls + 1);
    CHECK_U64((tetra)xx, insn);
    CHECK_U64(m->cpu.sr[SREG_rQ] & IRQ_BIT(K), 0);
    return true;
}

static void check_opcode(struct machine *m, byte op, enum processor p,
                         unsigned *trapped)
{
    enum { WORDS = 40 };

    for (unsigned n = 0; n < 2 * WORDS; n++) {
        tetra insn = word(op, n / 2);
        bool traps = !is_illegal(insn) && ought_to_trap(insn, p);

        CHECK_INT(has_trapped(m, insn, n % 2 == 0), traps);
        *trapped += traps;
    }
}

static void what_is_sensitive_traps_for_kernel_and_user_alike(void)
{
    static const enum processor with_v[] = {PROCESSOR_mmix_v,
                                            PROCESSOR_mmix_leaky};
    /* of each mode: GET, PUT, PUTI, RESUME, SAVE, UNSAVE, SYNC, LDVTS */
    static const unsigned sensitive[] = {16 + 2 * 15 + 2 + 1 + 1 + 4 + 2 * 40,
                                         2 * 9 + 2 + 1 + 1 + 4 + 2 * 40};

    for (unsigned p = 0; p < ARRAY_LEN(with_v); p++) {
        struct machine *m = guest_create(with_v[p], true);
        unsigned trapped = 0;

        for (unsigned op = 0; op < OP_COUNT; op++)
            check_opcode(m, (byte)op, with_v[p], &trapped);
        CHECK_U64(trapped, 2 * sensitive[p]);
        machine_destroy(m);
    }
}

/* The trap that INSN makes at the guest's first location, $X being LOCAL. */
static void check_trap(tetra insn, octa xx, octa yy, octa zz, octa local)
{
    for (unsigned i = 0; i < ARRAY_LEN(guest_engines); i++) {
        struct machine *m = guest_create(PROCESSOR_mmix_v, true);
        const octa *sr = m->cpu.sr;

        m->cpu.g[210] = 0x1210;
        m->cpu.g[211] = 0x1211;
        m->cpu.g[255] = 0x1255;
        m->cpu.sr[SREG_rJ] = 0x99;
        CHECK_INT(guest_run(m, insn, true, guest_engines[i]).why, MACHINE_EXIT);
        CHECK(!m->cpu.is_guest);
        CHECK_U64(m->cpu.pc, GUEST_RTT);
        CHECK_U64(sr[SREG_rWW], GUEST_SIGN | 4);
        CHECK_U64(sr[SREG_rXX],
                  xx | GUEST_BIT_48 | fault_in_rq(FAULT_K) | insn);
        CHECK_U64(sr[SREG_rYY], yy);
        CHECK_U64(sr[SREG_rZZ], zz);
        CHECK_U64(sr[SREG_rBB], 0x1255);
        CHECK_U64(m->cpu.g[255], 0x99);
        CHECK_U64(sr[SREG_rK], 0);
        CHECK_U64(sr[SREG_rQ], 0);
        CHECK_U64(sr[SREG_rL], local);
        CHECK_U64(m->cpu.counts.insns, 0);
        CHECK_U64(machine_steps(m), 1);
        machine_destroy(m);
    }
}

static void the_trap_has_the_operands_and_ropcode_2_for_a_result(void)
{
    const octa set = (octa)2 << 56, done = (octa)0x80 << 56;

    check_trap(codec_make(OP_GET, 3, 0, SREG_rK), set, 0, 0, 4);
    check_trap(codec_make(OP_GET, 220, 0, SREG_rVV), set, 0, 0, 0);
    check_trap(codec_make(OP_LDVTS, 5, 210, 211), set, 0x1210, 0x1211, 6);
    check_trap(codec_make(OP_LDVTSI, 211, 210, 7), set, 0x1210, 7, 0);
    check_trap(codec_make(OP_PUT, SREG_rK, 0, 210), done, 0, 0x1210, 0);
    check_trap(codec_make(OP_PUTI, SREG_rBB, 0, 77), done, 0, 77, 0);
    check_trap(codec_make(OP_SAVE, 210, 0, 4), done, 0, 0x1210, 0);
    check_trap(codec_make(OP_SAVE, 7, 0, 4), done, 0, 0, 0);
    check_trap(codec_make(OP_UNSAVE, 4, 0, 211), done, 0, 0x1211, 0);
    check_trap(codec_make(OP_SYNC, 0, 0, 6), done, 0, 6, 0);
    check_trap(codec_make(OP_RESUME, 0, 0, 1), done, 0, 0, 0);
    check_trap(codec_make(OP_RESUME, 0, 0, 2), done, 0, 0, 0);
}

/* A bare machine refuses it before that, and no host could take it back. */
static void a_users_ldvts_makes_no_register_local(void)
{
    for (size_t i = 0; i < ARRAY_LEN(guest_engines); i++) {
        struct machine *m = guest_create(PROCESSOR_mmix_v, true);

        guest_reset(m, false);
        CHECK_INT(guest_run(m, codec_make(OP_LDVTS, 5, 210, 211), false,
                            guest_engines[i])
                      .why,
                  MACHINE_EXIT);
        CHECK_U64(m->cpu.sr[SREG_rL], 0);
        machine_destroy(m);
    }
}

static void a_sensitive_instruction_traps_whatever_rk_says(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);

    m->cpu.sr[SREG_rK] = 0;
    CHECK_INT(
        guest_run(m, codec_make(OP_GET, 3, 0, SREG_rI), true, exec_switch).why,
        MACHINE_EXIT);
    machine_destroy(m);
}

static void what_is_illegal_is_b_for_a_guest_too(void)
{
    static const tetra words[] = {
        (tetra)OP_PUT << 24 | SREG_rN << 16,
        (tetra)OP_GET << 24 | 33,
        (tetra)OP_PUTI << 24 | SREG_rO << 16,
        (tetra)OP_RESUME << 24 | 3,
        (tetra)OP_SAVE << 24 | 255 << 16 | 1,
        (tetra)OP_UNSAVE << 24 | 2 << 16,
        (tetra)OP_SYNC << 24 | 8,
        (tetra)OP_UNSAVE << 24 | 5 << 16,
        (tetra)OP_SAVE << 24 | 255 << 16 | 5,
    };

    for (unsigned i = 0; i < 2 * ARRAY_LEN(words); i++) {
        struct machine *m = guest_create(PROCESSOR_mmix_v, true);
        octa xx = (octa)0x80 << 56 | GUEST_BIT_48 | fault_in_rq(FAULT_B);

        CHECK_INT(guest_run(m, words[i / 2], true, guest_engines[i % 2]).why,
                  MACHINE_EXIT);
        CHECK_U64(m->cpu.sr[SREG_rXX], xx | words[i / 2]);
        CHECK_U64(m->cpu.sr[SREG_rQ], fault_in_rq(FAULT_B));
        CHECK_U64(m->cpu.counts.insns, 1);
        machine_destroy(m);
    }
}

/* --- entering and leaving ------------------------------------------------- */

/* Go back by RESUME 2, as an instruction of the host's, to the guest's
 * location 8, with XX in rXX and ZZ in rZZ. */
static void resume(struct machine *m, octa xx, octa zz)
{
    struct cpu *c = &m->cpu;

    c->is_guest = false;
    guest_put_insn(m, 0, codec_make(OP_RESUME, 0, 0, 2));
    c->pc = GUEST_SIGN;
    c->sr[SREG_rK] = 0;
    c->sr[SREG_rWW] = GUEST_SIGN | 8;
    c->sr[SREG_rXX] = xx;
    c->sr[SREG_rYY] = 0x1111;
    c->sr[SREG_rZZ] = zz;
    c->sr[SREG_rBB] = 0x1bb;
    c->g[255] = GUEST_MASK;
    CHECK_INT(machine_step(m).why, MACHINE_BUDGET);
}

static void resume_2_takes_the_guests_registers_back(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);

    resume(m, (octa)1 << 63, 0);
    CHECK(m->cpu.is_guest);
    CHECK_U64(m->cpu.pc, GUEST_SIGN | 8);
    CHECK_U64(m->cpu.sr[SREG_rK], GUEST_MASK);
    CHECK_U64(m->cpu.g[255], 0x1bb);
    CHECK_U64(m->cpu.counts.insns, 1);
    machine_destroy(m);
}

/* The trap that what RESUME 2 inserts by XX makes; 0: it makes none. */
static octa inserted(struct machine *m, octa xx)
{
    resume(m, xx, 0x7777);
    return machine_step(m).why == MACHINE_EXIT ? m->cpu.sr[SREG_rXX] : 0;
}

static void what_resume_2_inserts_is_the_guests(void)
{
    const octa get = (octa)OP_GET << 24 | 3 << 16 | SREG_rK;
    const octa k = GUEST_BIT_48 | fault_in_rq(FAULT_K), set = (octa)2 << 56;
    const octa b = (octa)0x80 << 56 | GUEST_BIT_48 | fault_in_rq(FAULT_B);
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);

    CHECK_U64(inserted(m, get), set | k | get);
    CHECK_U64(m->cpu.sr[SREG_rWW], GUEST_SIGN | 8);
    CHECK_U64(m->cpu.sr[SREG_rL], 4); /* $3 is local now, and ropcode 2 works */
    m->cpu.sr[SREG_rQ] = 0;
    CHECK_U64(inserted(m, (octa)1 << 56 | get), b | get);
    m->cpu.sr[SREG_rQ] = 0;
    CHECK_U64(inserted(m, set | GUEST_BIT_48 | get), 0);
    CHECK_U64(cpu_get(&m->cpu, 3), 0x7777);
    CHECK(m->cpu.is_guest);
    CHECK_U64(inserted(m, (octa)3 << 56 | get), b | get); /* f is 0 */
    m->cpu.sr[SREG_rQ] = 0;
    CHECK_U64(inserted(m, (octa)OP_RESUME << 24 | 1),
              b | (octa)OP_RESUME << 24 | 1);
    m->cpu.sr[SREG_rQ] = 0;
    CHECK_U64(inserted(m, (octa)OP_SAVE << 24 | 255 << 16 | 4),
              (octa)0x80 << 56 | k | (octa)OP_SAVE << 24 | 255 << 16 | 4);
    machine_destroy(m);
}

static void continuations_are_not_sensitive(void)
{
    const octa save = (octa)OP_SAVE << 24 | 255 << 16 | SREG_rW << 8 | 3;
    const octa unsave = (octa)OP_UNSAVE << 24 | 3 << 16;
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);

    CHECK_U64(inserted(m, save), 0);
    CHECK_U64(m->cpu.g[255], (GUEST_SIGN | GUEST_AT(1)) + 8 * 4);
    guest_put(m, GUEST_AT(3) + 32, 0);
    CHECK_U64(inserted(m, unsave), 0);
    CHECK_U64(m->cpu.pc, GUEST_SIGN | 8);
    machine_destroy(m);
}

static void resume_2_is_for_the_hosts_kernel_only(void)
{
    const tetra insn = codec_make(OP_RESUME, 0, 0, 2);
    struct machine *user = guest_create(PROCESSOR_mmix_v, false);
    struct machine *plain = guest_create(PROCESSOR_mmix, false);

    guest_reset(user, false);
    user->cpu.is_guest = false;
    guest_put_insn(user, GUEST_AT(4), insn);
    (void)machine_step(user);
    CHECK_U64(user->cpu.sr[SREG_rXX],
              (octa)0x80 << 56 | fault_in_rq(FAULT_K) | insn);
    plain->cpu.sr[SREG_rK] = 0;
    guest_put_insn(plain, 0, insn);
    (void)machine_step(plain);
    CHECK_U64(plain->cpu.sr[SREG_rQ], fault_in_rq(FAULT_B));
    CHECK_U64(plain->cpu.pc, GUEST_SIGN | 4);
    CHECK(!plain->cpu.is_guest);
    machine_destroy(user);
    machine_destroy(plain);
}

static void bit_48_tells_a_guests_trap_and_resume_ignores_it(void)
{
    const octa trap = (octa)0x80 << 56 | 0x123;
    struct machine *m = guest_create(PROCESSOR_mmix_v, false);

    (void)machine_run(m, exec_switch, 0);
    guest_put_insn(m, GUEST_AT(2), 0x123);
    CHECK_INT(machine_step(m).why, MACHINE_BUDGET); /* and no exit */
    CHECK_U64(m->cpu.sr[SREG_rXX], trap | GUEST_BIT_48);
    CHECK_U64(m->cpu.pc, GUEST_RT);
    CHECK(!m->cpu.is_guest);
    CHECK_U64(m->cpu.counts.insns, 1); /* a TRAP counts */
    guest_put_insn(m, 0x400, 0x123);   /* the host's own, where rT is */
    CHECK_INT(machine_step(m).why, MACHINE_BUDGET);
    CHECK_U64(m->cpu.sr[SREG_rXX], trap);
    guest_put_insn(m, 0x400, codec_make(OP_RESUME, 0, 0, 1));
    m->cpu.sr[SREG_rXX] = (octa)2 << 56 | GUEST_BIT_48 | 5 << 16;
    m->cpu.sr[SREG_rWW] = GUEST_SIGN | 0x500;
    m->cpu.sr[SREG_rL] = 9;
    m->cpu.sr[SREG_rZZ] = 42;
    m->cpu.g[255] = 0;
    CHECK_INT(machine_run(m, exec_switch, 2).why, MACHINE_BUDGET);
    CHECK(!m->cpu.is_guest);
    CHECK_U64(cpu_get(&m->cpu, 5), 42);
    CHECK_U64(m->cpu.sr[SREG_rA], 0);
    machine_destroy(m);
}

static void a_trip_stays_in_guest_mode(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);

    guest_reset(m, false);
    CHECK_INT(
        guest_run(m, codec_make(OP_TRIP, 1, 2, 3), false, exec_switch).why,
        MACHINE_BUDGET);
    CHECK(m->cpu.is_guest);
    CHECK_U64(m->cpu.sr[SREG_rW], 4);
    machine_destroy(m);
}

static void reset_is_host_mode_without_a_guest(void)
{
    const struct machine_options o = {
        .ram = GUEST_RAM, .kind = processor_infos[PROCESSOR_mmix_v].kind};
    struct machine *m = machine_create(&o);

    CHECK(m != NULL && !m->cpu.is_guest);
    CHECK_U64(m->cpu.sr[SREG_rVV], 0);
    CHECK_U64(m->cpu.sr[SREG_rN], 0x0101000000000000);
    machine_destroy(m);
}

static void a_host_that_is_no_program_enters_as_resume_2_does(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);
    struct cpu *c = &m->cpu;

    CHECK_INT(
        guest_run(m, codec_make(OP_GET, 3, 0, SREG_rK), true, exec_switch).why,
        MACHINE_EXIT);
    CHECK(!machine_is_end(MACHINE_EXIT));
    c->sr[SREG_rZZ] = 0xabc;
    c->sr[SREG_rQ] = IRQ_BIT(INTERVAL);
    c->g[255] = GUEST_MASK | IRQ_BIT(INTERVAL);
    machine_enter_guest(m);
    CHECK(c->is_guest);
    CHECK_U64(c->counts.insns, 0);
    CHECK_INT(machine_run(m, exec_threaded, 100).why, MACHINE_EXIT);
    CHECK_U64(c->counts.insns, 1); /* one instruction before the interrupt */
    CHECK_U64(cpu_get(c, 3), 0xabc);
    CHECK_U64(c->sr[SREG_rXX], (octa)0x80 << 56 | GUEST_BIT_48 |
                                   (tetra)OP_GET << 24 | 3 << 16 | SREG_rK);
    machine_destroy(m);
}

static void a_hosts_traps_go_anywhere(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);

    m->cpu.sr[SREG_rTT] = 0x1000; /* no kernel could be there */
    CHECK_INT(
        guest_run(m, codec_make(OP_GET, 3, 0, SREG_rK), true, exec_switch).why,
        MACHINE_EXIT);
    CHECK_U64(m->cpu.pc, 0x1000);
    machine_destroy(m);
}

/* With f = 1 in rV the host translates for its guest; twice for an instruction
 * that happens to be where the host's handler is. */
static void a_host_translates_by_ropcode_3(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);
    struct cpu *c = &m->cpu;

    machine_put_translation(m, GUEST_RV | 1, GUEST_RVV);
    c->sr[SREG_rT] = 0;
    c->g[210] = GUEST_AT(1);
    c->sr[SREG_rK] = IRQ_PROGRAM;
    guest_put(m, GUEST_AT(5), 55);
    CHECK_INT(guest_run(m, (tetra)OP_LDOI << 24 | 211 << 16 | 210 << 8, false,
                        exec_switch)
                  .why,
              MACHINE_EXIT);
    for (unsigned i = 0; i < 2; i++) {
        CHECK_U64(c->sr[SREG_rXX] >> 48, 0x0301);
        CHECK_U64(c->sr[SREG_rYY], GUEST_AT(i)); /* the fetch, the load */
        c->sr[SREG_rZZ] = GUEST_AT(4 + i) | 5 << 3 | 7;
        c->g[255] = IRQ_PROGRAM;
        machine_enter_guest(m);
        CHECK_INT(machine_run(m, exec_switch, 1).why,
                  i == 0 ? MACHINE_EXIT : MACHINE_BUDGET);
    }
    CHECK_U64(c->g[211], 55);
    CHECK_U64(c->counts.insns, 1);
    machine_destroy(m);
}

/* --- negative addresses --------------------------------------------------- */

/* What becomes of INSN, with ADDRESS in $210: 0 if it completes, else rXX's
 * program bits. */
static octa touch(struct machine *m, tetra insn, octa address, bool is_kernel)
{
    m->cpu.is_guest = true;
    m->cpu.sr[SREG_rQ] = 0;
    m->cpu.sr[SREG_rK] = is_kernel ? GUEST_MASK : IRQ_PROGRAM;
    m->cpu.g[210] = address;
    if (guest_run(m, insn, is_kernel, exec_switch).why != MACHINE_EXIT)
        return 0;
    CHECK_U64(m->cpu.sr[SREG_rYY], address);
    return m->cpu.sr[SREG_rXX] >> 32 & 0xff;
}

enum { LOAD = OP_LDOI << 24 | 211 << 16 | 210 << 8 };
#define STORE ((tetra)OP_STOI << 24 | 211 << 16 | 210 << 8)

static void a_guests_negative_addresses_go_through_rvv(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);

    guest_map(m, 5, 9, PERM_R);
    guest_map(m, 6, 10, PERM_R | PERM_W);
    guest_put(m, GUEST_AT(9) + 8, 0x1234);
    CHECK_U64(touch(m, LOAD, (GUEST_SIGN | GUEST_AT(5)) + 8, true), 0);
    CHECK_U64(m->cpu.g[211], 0x1234);
    CHECK_U64(touch(m, STORE, (GUEST_SIGN | GUEST_AT(6)) + 8, true), 0);
    CHECK_U64(mem_peek(&m->mem, (struct pa){GUEST_AT(10) + 8}), 0x1234);
    CHECK_U64(touch(m, STORE, GUEST_SIGN | GUEST_AT(5), true), FAULT_W);
    CHECK_U64(touch(m, LOAD, GUEST_SIGN | GUEST_AT(7), true), FAULT_R);
    CHECK_U64(touch(m, LOAD, GUEST_SIGN | GUEST_AT(5), false), FAULT_N);
    CHECK_U64(touch(m, LOAD, GUEST_AT(1), true), 0); /* by rV, as ever */
    machine_destroy(m);
}

static void a_fetch_needs_x_in_rvvs_tables(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);

    guest_map(m, 0, 2, PERM_R | PERM_W);
    CHECK_INT(guest_run(m, (tetra)OP_SWYM << 24, true, exec_threaded).why,
              MACHINE_EXIT);
    CHECK_U64(m->cpu.sr[SREG_rXX], (octa)0x80 << 56 | GUEST_BIT_48 |
                                       fault_in_rq(FAULT_X) |
                                       (tetra)OP_SWYM << 24);
    CHECK_U64(m->cpu.sr[SREG_rWW], GUEST_SIGN | 4);
    machine_destroy(m);
}

static void beyond_2_to_the_48_nothing_is_translated(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);
    const octa last = ((octa)1 << 48) - 8, sizes = (octa)0xff << 40;

    /* one page for all: s = 48 */
    machine_put_translation(m, GUEST_RV, (GUEST_RVV & ~sizes) | (octa)48 << 40);
    guest_map(m, 0, 0, PERM_ALL);
    guest_put_insn(m, GUEST_AT(2), 0);
    m->cpu.g[210] = GUEST_SIGN | last;
    guest_put_insn(m, 0, LOAD);
    m->cpu.pc = GUEST_SIGN;
    m->cpu.sr[SREG_rK] = GUEST_MASK;
    CHECK_INT(machine_step(m).why, MACHINE_BUDGET);
    CHECK_U64(m->cpu.sr[SREG_rQ], IRQ_BIT(NONEXISTENT)); /* no RAM there */
    for (unsigned bit = 48; bit < 63; bit++) {
        m->cpu.is_guest = true;
        m->cpu.pc = GUEST_SIGN;
        m->cpu.sr[SREG_rQ] = 0;
        m->cpu.sr[SREG_rK] = GUEST_MASK;
        m->cpu.g[210] = GUEST_SIGN | (octa)1 << bit;
        CHECK_INT(machine_step(m).why, MACHINE_EXIT);
        CHECK_U64(m->cpu.sr[SREG_rXX] >> 32 & 0xff, FAULT_R);
    }
    machine_destroy(m);
}

static void a_bad_rvv_refuses_every_access(void)
{
    static const octa bad[] = {0, 1, 2, 7, (octa)12 << 40, (octa)49 << 40};

    for (unsigned i = 0; i < ARRAY_LEN(bad); i++) {
        struct machine *m = guest_create(PROCESSOR_mmix_v, true);
        octa rvv = bad[i] == 0  ? 0
                   : bad[i] < 8 ? GUEST_RVV | bad[i]
                                : (GUEST_RVV & ~((octa)0xff << 40)) | bad[i];

        machine_put_translation(m, GUEST_RV, rvv);
        CHECK_INT(guest_run(m, (tetra)OP_SWYM << 24, true, exec_switch).why,
                  MACHINE_EXIT);
        CHECK_U64(m->cpu.sr[SREG_rXX] >> 32 & 0xff, FAULT_X); /* no ropcode 3 */
        CHECK_U64(m->cpu.pc, GUEST_RTT);
        machine_destroy(m);
    }
}

static void rvv_has_a_space_of_its_own_and_only_b1(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);

    guest_put(m, GUEST_AT(6) + 8 * 5, GUEST_AT(9) | 5 << 3 | 7); /* rV's n */
    CHECK_U64(touch(m, LOAD, GUEST_SIGN | GUEST_AT(5), true), FAULT_R);
    machine_put_translation(m, GUEST_RV, GUEST_RVV | (octa)0xfff << 48);
    CHECK_U64(touch(m, LOAD, GUEST_SIGN | GUEST_AT(1), true), 0);
    machine_put_translation(m, GUEST_RV, GUEST_RVV & ~((octa)15 << 60));
    CHECK_U64(touch(m, LOAD, GUEST_SIGN | GUEST_AT(1), true), 0);
    machine_destroy(m);
}

static void another_rvv_counts_at_once(void)
{
    const octa other = (octa)1 << 60 | (octa)13 << 40 | GUEST_AT(9) | 7 << 3;
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);

    guest_put(m, GUEST_AT(9), GUEST_AT(2) | 7 << 3 | 7);
    guest_put(m, GUEST_AT(9) + 8, GUEST_AT(10) | 7 << 3 | 7);
    guest_put(m, GUEST_AT(3), 33);
    guest_put(m, GUEST_AT(10), 1010);
    for (unsigned i = 0; i < 4; i++) {
        machine_put_translation(m, GUEST_RV, i % 2 ? other : GUEST_RVV);
        CHECK_U64(touch(m, LOAD, GUEST_SIGN | GUEST_AT(1), true), 0);
        CHECK_U64(m->cpu.g[211], i % 2 ? 1010 : 33);
    }
    machine_destroy(m);
}

/* --- the translation cache ------------------------------------------------ */

static octa key(octa page, unsigned n)
{
    return GUEST_AT(page) | n << 3;
}

static void the_cache_keeps_signs_apart(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);

    guest_map_user(m, 0, 4, PERM_ALL);
    machine_put_translation(m, (GUEST_RV & ~(octa)0x1ff8) | 6 << 3, GUEST_RVV);
    guest_put(m, GUEST_AT(7) + 8, GUEST_AT(5) | 6 << 3 | 7);
    guest_put(m, GUEST_AT(5), 55);
    guest_put(m, GUEST_AT(3), 33);
    CHECK_U64(touch(m, LOAD, GUEST_AT(1), true), 0);
    CHECK_U64(m->cpu.g[211], 55);
    CHECK_U64(touch(m, LOAD, GUEST_SIGN | GUEST_AT(1), true), 0);
    CHECK_U64(m->cpu.g[211], 33);
    CHECK_U64(machine_ldvts(m, GUEST_SIGN | key(1, 6) | 4), 2);
    CHECK_U64(machine_ldvts(m, key(1, 6) | 2), 2);
    CHECK_U64(machine_ldvts(m, GUEST_SIGN | key(0, 6) | 1), 1);
    CHECK_U64(machine_ldvts(m, key(0, 6) | 1), 0);
    CHECK_U64(touch(m, LOAD, GUEST_AT(1), true), FAULT_R); /* w only */
    CHECK_U64(touch(m, LOAD, GUEST_SIGN | GUEST_AT(1), true), 0);
    CHECK_U64(touch(m, STORE, GUEST_SIGN | GUEST_AT(1), true), FAULT_W);
    CHECK_U64(machine_ldvts(m, GUEST_SIGN | key(1, 6)), 2);
    CHECK_U64(machine_ldvts(m, GUEST_SIGN | key(1, 6)), 0);
    machine_destroy(m);
}

static void sync_6_drops_both_and_put_rvv_none(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);

    CHECK_U64(touch(m, LOAD, GUEST_SIGN | GUEST_AT(1), true), 0);
    guest_map(m, 1, 9, PERM_ALL);
    guest_put(m, GUEST_AT(9), 99);
    guest_put(m, GUEST_AT(3), 33);
    machine_put_translation(m, GUEST_RV, 0);
    machine_put_translation(m, GUEST_RV, GUEST_RVV);
    CHECK_U64(touch(m, LOAD, GUEST_SIGN | GUEST_AT(1), true), 0);
    CHECK_U64(m->cpu.g[211], 33); /* stale, as the machine has it */
    machine_sync6(m);
    CHECK_U64(touch(m, LOAD, GUEST_SIGN | GUEST_AT(1), true), 0);
    CHECK_U64(m->cpu.g[211], 99);
    machine_destroy(m);
}

static void ldvts_of_a_negative_key_needs_an_rvv(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);

    CHECK_U64(touch(m, LOAD, GUEST_SIGN | GUEST_AT(1), true), 0);
    machine_put_translation(m, GUEST_RV, 0);
    CHECK_U64(machine_ldvts(m, GUEST_SIGN | key(1, 6)), 0);
    machine_put_translation(m, GUEST_RV, GUEST_RVV);
    CHECK_U64(machine_ldvts(m, GUEST_SIGN | key(1, 6)), 2);
    machine_destroy(m);
}

/* --- the rest ------------------------------------------------------------- */

/* Fill the ring by a SETL of $190, twice over, its stack being at S where
 * nothing is permitted.  Returns rXX's program bits. */
static octa overflow(struct machine *m, octa s)
{
    struct cpu *c = &m->cpu;

    c->sr[SREG_rO] = s + 8 * 100;
    c->sr[SREG_rS] = s;
    c->base = CPU_RING + 100;
    c->sr[SREG_rTT] = GUEST_RTT;
    (void)guest_run(m, codec_make(OP_SETL, 190, 0, 1), true, exec_switch);
    return c->sr[SREG_rXX] >> 32 & 0xff;
}

static void a_guests_refused_spill_is_a_w_though_the_host_has_rc(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);

    m->cpu.sr[SREG_rC] = GUEST_AT(9) | 7;
    CHECK_U64(overflow(m, GUEST_SIGN | GUEST_AT(8)), FAULT_W);
    CHECK_U64(m->cpu.sr[SREG_rYY], GUEST_SIGN | GUEST_AT(8));
    CHECK_U64(m->cpu.sr[SREG_rQ] & IRQ_BIT(STACK), 0);
    CHECK(!m->access.overflowed);
    guest_reset(m, true);
    CHECK_U64(overflow(m, GUEST_AT(100)), FAULT_W); /* by rV */
    CHECK_U64(m->cpu.sr[SREG_rQ] & IRQ_BIT(STACK), 0);
    machine_destroy(m);
}

static void a_masked_spill_shows_in_the_trap(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);
    struct cpu *c = &m->cpu;

    c->sr[SREG_rK] = 0;
    c->sr[SREG_rS] = GUEST_SIGN | GUEST_AT(8); /* nothing is mapped there */
    c->sr[SREG_rO] = c->sr[SREG_rS] + 8 * 100;
    c->base = CPU_RING + 100;
    CHECK_INT(
        guest_run(m, codec_make(OP_GET, 190, 0, SREG_rK), true, exec_threaded)
            .why,
        MACHINE_EXIT);
    CHECK_U64(c->sr[SREG_rXX] >> 32 & 0xff, FAULT_W | FAULT_K);
    CHECK_U64(c->sr[SREG_rQ], IRQ_BIT(W));
    CHECK_U64(c->sr[SREG_rL], 191);
    machine_destroy(m);
}

static void ru_leaves_the_monitor_out(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);
    const octa all = (octa)1 << 47;

    for (unsigned i = 0; i < ARRAY_LEN(guest_engines); i++) {
        m->cpu.sr[SREG_rU] = all;
        (void)guest_run(m, (tetra)OP_SWYM << 24, true, guest_engines[i]);
        CHECK_U64(m->cpu.sr[SREG_rU], all + 12);
        resume(m, (octa)1 << 63, 0); /* is the host's */
        CHECK_U64(m->cpu.sr[SREG_rU], all + 12);
        m->cpu.is_guest = false;
        m->cpu.pc = GUEST_SIGN | 0x40;
        (void)machine_run(m, guest_engines[i], 0);
        for (octa at = 0x40; at < 0x80; at += 4)
            guest_put_insn(m, at, (tetra)OP_SWYM << 24);
        m->cpu.sr[SREG_rK] = 0;
        CHECK_INT(machine_run(m, guest_engines[i], 12).why, MACHINE_BUDGET);
        CHECK_U64(m->cpu.sr[SREG_rU], all + 12);
        machine_put_translation(m, GUEST_RV, 0);
        m->cpu.pc = GUEST_SIGN | 0x40;
        CHECK_INT(machine_run(m, guest_engines[i], 12).why, MACHINE_BUDGET);
        CHECK_U64(m->cpu.sr[SREG_rU], all + 24);
        guest_reset(m, true);
    }
    machine_destroy(m);
}

static void a_snapshot_has_the_mode_and_the_processor(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_v, true);
    struct machine *twin = guest_create(PROCESSOR_mmix_v, true);
    struct machine *plain = guest_create(PROCESSOR_mmix, false);
    struct reader r;
    struct buf b;

    buf_init(&b);
    snapshot_take(m, &b);
    twin->cpu.is_guest = false;
    machine_put_translation(twin, 0, 0);
    reader_init(&r, b.data, b.len);
    CHECK_STR(snapshot_processor(&r)->name, "mmix-v");
    CHECK_INT(snapshot_restore(twin, &r), STATUS_OK);
    CHECK(twin->cpu.is_guest);
    CHECK_U64(touch(twin, LOAD, GUEST_SIGN | GUEST_AT(1), true), 0);
    reader_init(&r, b.data, b.len);
    CHECK_INT(snapshot_restore(plain, &r), STATUS_BAD_INPUT);
    buf_fini(&b);
    machine_destroy(m);
    machine_destroy(twin);
    machine_destroy(plain);
}

static void processors_have_names(void)
{
    const struct processor_info *v = processor_find("mmix-v");

    CHECK(v != NULL && v->kind.has_v && !v->kind.is_leaky);
    CHECK(!processor_find("mmix")->kind.has_v);
    CHECK(processor_find("mmix-leaky")->kind.is_leaky);
    CHECK(processor_find("mmix-leaky")->kind.has_v);
    CHECK(processor_find("mmix-va") == NULL);
    for (unsigned i = 0; i < PROCESSOR_COUNT; i++)
        CHECK_INT(processor_of(processor_infos[i].kind), i);
}

static void a_leaky_guest_sees_the_host(void)
{
    struct machine *m = guest_create(PROCESSOR_mmix_leaky, true);

    CHECK_INT(
        guest_run(m, codec_make(OP_GET, 211, 0, SREG_rVV), true, exec_threaded)
            .why,
        MACHINE_BUDGET);
    CHECK_U64(m->cpu.g[211], GUEST_RVV);
    machine_destroy(m);
}

int main(void)
{
    return TEST_RUN(
        what_is_sensitive_traps_for_kernel_and_user_alike,
        the_trap_has_the_operands_and_ropcode_2_for_a_result,
        a_users_ldvts_makes_no_register_local,
        a_sensitive_instruction_traps_whatever_rk_says,
        what_is_illegal_is_b_for_a_guest_too,
        resume_2_takes_the_guests_registers_back,
        what_resume_2_inserts_is_the_guests, continuations_are_not_sensitive,
        resume_2_is_for_the_hosts_kernel_only,
        bit_48_tells_a_guests_trap_and_resume_ignores_it,
        a_trip_stays_in_guest_mode, reset_is_host_mode_without_a_guest,
        a_host_that_is_no_program_enters_as_resume_2_does,
        a_hosts_traps_go_anywhere, a_host_translates_by_ropcode_3,
        a_guests_negative_addresses_go_through_rvv,
        a_fetch_needs_x_in_rvvs_tables,
        beyond_2_to_the_48_nothing_is_translated,
        a_bad_rvv_refuses_every_access, rvv_has_a_space_of_its_own_and_only_b1,
        another_rvv_counts_at_once, the_cache_keeps_signs_apart,
        sync_6_drops_both_and_put_rvv_none,
        ldvts_of_a_negative_key_needs_an_rvv,
        a_guests_refused_spill_is_a_w_though_the_host_has_rc,
        a_masked_spill_shows_in_the_trap, ru_leaves_the_monitor_out,
        a_snapshot_has_the_mode_and_the_processor, processors_have_names,
        a_leaky_guest_sees_the_host);
}
