/* test_machine_stops.c - whoever stops a machine, or steps, changes nothing.
 *
 * The machines run random kernels; what they stop before changes now and then,
 * and some are asked to stop by events, too.
 */
#include "sysvm/irq.h"
#include "sysvm/snapshot.h"
#include "tests/unit/random_kernel.h"
#include "tests/unit/test.h"
#include "vm/base/hash.h"

enum { KERNELS = 40, PORTIONS = 24, MOST = 400 };

static struct machine *create(octa seed)
{
    const struct machine_options o = {.ram = KERNEL_RAM};
    octa state = seed * 0x9e3779b97f4a7c15;
    struct machine *m = machine_create(&o);

    CHECK(m != NULL);
    kernel_fill(m, &state);
    return m;
}

static octa fingerprint(struct machine *m)
{
    octa hash = 0;

    CHECK_INT(snapshot_hash(m, &hash), STATUS_OK);
    return hash;
}

/* --- somebody who stops a machine -----------------------------------------
 */

struct looker {
    struct machine *m; /* or null */
    engine_run *engine;
    struct stops stops;
    struct events events;
    octa salt; /* what is wanted depends on it */
    octa wanted, asked;
    octa trail; /* a hash of where and when it has stopped */
};

/* A stops_wanted: some places, some opcodes. */
static bool wants(void *looker, octa loc, tetra insn)
{
    const struct looker *l = looker;
    octa of = l->salt & 1 ? loc : codec_op(insn);

    CHECK_U64(loc % 4, 0);
    return ((of ^ l->salt) * 0x9e3779b97f4a7c15) >> 59 == 0;
}

/* An event_sink. */
static void ask(void *looker, const struct event *e)
{
    struct looker *l = looker;

    (void)e;
    stops_ask(&l->m->cpu);
}

static void look(struct looker *l, struct machine *m, engine_run *engine,
                 bool asks)
{
    *l = (struct looker){.m = m, .engine = engine};
    l->stops = (struct stops){.wanted = wants, .context = l};
    l->events = (struct events){.sink = ask,
                                .listener = l,
                                .kinds = 1u << EVENT_TRAP | 1u << EVENT_DEVICE};
    m->cpu.stops = &l->stops;
    m->cpu.events = asks ? &l->events : NULL;
}

static void change(struct looker *l, octa salt)
{
    l->salt = salt;
    l->stops.epoch++;
}

/* Let it go on where it has stopped. */
static void go_on(struct looker *l)
{
    octa moment[] = {machine_steps(l->m), l->m->cpu.pc, l->stops.is_asked};

    l->trail = hash_bytes(l->trail, (const byte *)moment, sizeof moment);
    if (l->stops.is_asked) {
        l->asked++;
        l->stops.is_asked = false;
    } else {
        l->wanted++;
        stops_pass(&l->m->cpu);
    }
}

/* Who has stopped L's machine sees what WITHOUT, which nobody stops, is after
 * as many steps. */
static void check_stop(const struct looker *l, struct machine *without)
{
    octa steps = machine_steps(l->m) - machine_steps(without);

    (void)machine_run_steps(without, exec_switch, steps);
    if (machine_steps(l->m) == 0)
        return; /* one looked at its devices already, the other did not run */
    if ((l->wanted + l->asked) % 4 != 0)
        return; /* a fingerprint takes time */
    CHECK_U64(fingerprint(l->m), fingerprint(without));
}

/* So many steps, with all the stops; WITHOUT goes along. */
static enum machine_why run_through(struct looker *l, octa steps,
                                    struct machine *without)
{
    octa goal = machine_steps(l->m) + steps;
    enum machine_why why;

    while ((why = machine_run_steps(l->m, l->engine, goal - machine_steps(l->m))
                      .why) == MACHINE_STOP) {
        check_stop(l, without);
        go_on(l);
    }
    l->stops.is_asked = false;
    CHECK(why != MACHINE_BUDGET || machine_steps(l->m) == goal);
    return why;
}

static void stops_that_are_passed_leave_no_trace(void)
{
    octa wanted = 0, asked = 0;

    for (octa seed = 1; seed <= KERNELS; seed++) {
        octa state = seed, same;
        struct machine *free[3] = {create(seed), create(seed), create(seed)};
        struct machine *m[2] = {create(seed), create(seed)};
        struct looker slow, fast;
        enum machine_why why = MACHINE_BUDGET;

        look(&slow, m[0], exec_switch, seed % 2);
        look(&fast, m[1], exec_threaded, seed % 2);
        for (unsigned i = 0; i < PORTIONS && why == MACHINE_BUDGET; i++) {
            octa steps = random_below(&state, MOST);

            change(&slow, random_octa(&state));
            change(&fast, slow.salt);
            why = machine_run_steps(free[0], exec_threaded, steps).why;
            CHECK_INT(run_through(&slow, steps, free[1]), why);
            CHECK_INT(run_through(&fast, steps, free[2]), why);
            CHECK_U64(fast.trail, slow.trail);
            for (unsigned k = 0; k < 2; k++)
                CHECK_U64(fingerprint(m[k]), fingerprint(free[0]));
            if (i % 4 != 3)
                continue;
            for (unsigned k = 0; k < 3; k++) {
                octa left = machine_steps(free[0]) - machine_steps(free[k]);

                (void)machine_run_steps(free[k], exec_switch, left);
                same = state;
                kernel_registers(free[k], &same);
            }
            same = state;
            kernel_registers(m[0], &same);
            kernel_registers(m[1], &state);
        }
        wanted += fast.wanted;
        asked += fast.asked;
        for (unsigned k = 0; k < 3; k++)
            machine_destroy(free[k]);
        machine_destroy(m[0]);
        machine_destroy(m[1]);
    }
    CHECK(wanted > 2000);
    CHECK(asked > 300);
}

/* --- all of them ----------------------------------------------------------
 */

/* A stops_wanted that wants only what certainly can be fetched. */
static bool wants_in_kernel(void *looker, octa loc, tetra insn)
{
    return sig(loc) < 0 && wants(looker, loc, insn);
}

/* Does M, which has no stops, stand before what L wants? */
static bool is_before(struct machine *m, struct looker *l)
{
    octa loc = m->cpu.pc & ~(octa)3;
    tetra insn;

    return m->cpu.inserting == CPU_INSERT_NOTHING &&
           bus_fetch(&m->peek, loc, &insn) == FAULT_NONE &&
           wants_in_kernel(l, loc, insn);
}

/* M goes step by step to where L's machine is, and meets nothing wanted but
 * there, if that has stopped. */
static void follow(struct machine *m, struct looker *l, bool has_stopped)
{
    while (machine_steps(m) < machine_steps(l->m)) {
        octa before = machine_steps(m);

        (void)machine_step(m);
        CHECK_U64(machine_steps(m), before + 1);
        if (machine_steps(m) < machine_steps(l->m))
            CHECK(!is_before(m, l));
    }
    if (has_stopped)
        CHECK(is_before(m, l));
}

static void nothing_wanted_is_executed_without_a_stop(void)
{
    octa wanted = 0;

    for (octa seed = 1; seed <= KERNELS; seed++) {
        octa state = seed;
        struct machine *plain = create(seed), *m = create(seed);
        enum machine_why why = MACHINE_BUDGET;
        struct looker l;

        look(&l, m, seed % 4 == 0 ? exec_switch : exec_threaded, false);
        l.stops.wanted = wants_in_kernel;
        for (unsigned i = 0; i < PORTIONS; i++) {
            if (why == MACHINE_STOP)
                go_on(&l);
            else
                change(&l, random_octa(&state));
            why = machine_run_steps(m, l.engine, MOST).why;
            follow(plain, &l, why == MACHINE_STOP);
        }
        wanted += l.wanted;
        machine_destroy(plain);
        machine_destroy(m);
    }
    CHECK(wanted > 200);
}

/* --- steps ----------------------------------------------------------------
 */

static void steps_one_by_one_are_the_same_as_at_once(void)
{
    octa stalls = 0;

    for (octa seed = 1; seed <= KERNELS; seed++) {
        octa state = seed, same;
        struct machine *at_once = create(seed), *single = create(seed);
        struct machine_stop a = {.why = MACHINE_BUDGET}, b = a;

        for (unsigned i = 0; i < PORTIONS && a.why == MACHINE_BUDGET; i++) {
            octa steps = 1 + random_below(&state, MOST);
            octa goal = machine_steps(at_once) + steps;

            a = machine_run_steps(
                at_once, seed % 4 == 0 ? exec_switch : exec_threaded, steps);
            while (steps-- > 0)
                b = machine_step(single);
            CHECK_INT(b.why, a.why);
            CHECK_U64(b.pc, a.pc);
            CHECK(a.why != MACHINE_BUDGET || machine_steps(at_once) == goal);
            CHECK_U64(fingerprint(single), fingerprint(at_once));
            same = state;
            kernel_registers(at_once, &state);
            kernel_registers(single, &same);
        }
        stalls += at_once->counts.stalls;
        machine_destroy(at_once);
        machine_destroy(single);
    }
    CHECK(stalls > 500);
}

/* A machine with WORDS at the beginning of its kernel. */
static struct machine *with_words(const tetra *words, unsigned count)
{
    const struct machine_options o = {.ram = KERNEL_RAM};
    struct machine *m = machine_create(&o);

    CHECK(m != NULL && count % 2 == 0);
    for (unsigned i = 0; i < count; i += 2)
        kernel_put(m, 4 * i, (octa)words[i] << 32 | words[i + 1]);
    m->cpu.pc = KERNEL_SIGN;
    m->cpu.sr[SREG_rT] = KERNEL_SIGN + 12;
    return m;
}

/* Software shall translate for M. */
static void translate_by_software(struct machine *m)
{
    m->cpu.sr[SREG_rV] = (octa)13 << 40 | 1;
    m->rv = mmu_unpack(m->cpu.sr[SREG_rV]);
}

/* LDO $0,$0,0; the handler is #c: LDO $0,$0,8. */
static const tetra LOADS[] = {(tetra)OP_LDOI << 24,     (tetra)OP_SWYM << 24,
                              (tetra)OP_SWYM << 24,     (tetra)OP_LDOI << 24,
                              (tetra)OP_LDOI << 24 | 8, (tetra)OP_SWYM << 24};

/* Also where that ends the run. */
static void a_step_may_complete_no_instruction(void)
{
    struct machine *m = with_words(LOADS, ARRAY_LEN(LOADS));

    translate_by_software(m);
    CHECK_INT(machine_step(m).why, MACHINE_BUDGET);
    CHECK_U64(m->cpu.pc, m->cpu.sr[SREG_rT]);
    CHECK_U64(machine_steps(m), 1);
    CHECK_INT(machine_run_steps(m, exec_switch, 9).why, MACHINE_WEDGED_LOOP);
    CHECK_U64(machine_steps(m), 2);
    CHECK_U64(m->cpu.counts.insns, 0);
    machine_destroy(m);
}

/* A stops_wanted: everything. */
static bool wants_all(void *context, octa loc, tetra insn)
{
    (void)context, (void)loc, (void)insn;
    return true;
}

static void the_limit_of_instructions_holds_for_steps(void)
{
    struct machine *m = with_words(LOADS, ARRAY_LEN(LOADS));

    m->cpu.pc = m->cpu.sr[SREG_rTT] = KERNEL_SIGN + 4;
    m->max_insns = 2;
    CHECK_INT(machine_run_steps(m, exec_threaded, 100).why, MACHINE_INSNS);
    CHECK_U64(m->cpu.counts.insns, 2);
    machine_destroy(m);
}

static void what_was_passed_stops_a_machine_that_comes_back(void)
{
    struct stops stops = {.wanted = wants_all};
    struct machine *m = with_words(LOADS, ARRAY_LEN(LOADS));

    translate_by_software(m);
    m->cpu.stops = &stops;
    stops_pass(&m->cpu);
    CHECK_INT(machine_run(m, exec_switch, 100).why, MACHINE_STOP);
    m->cpu.pc = KERNEL_SIGN; /* with as many instructions as before */
    CHECK_INT(machine_run(m, exec_switch, 100).why, MACHINE_STOP);
    CHECK_U64(m->cpu.pc, KERNEL_SIGN);
    machine_destroy(m);
}

static void who_passes_an_instruction_does_not_pass_its_handler(void)
{
    struct stops stops = {.wanted = wants_all};
    struct machine *m = with_words(LOADS, ARRAY_LEN(LOADS));

    translate_by_software(m);
    m->cpu.stops = &stops;
    stops_pass(&m->cpu);
    CHECK_INT(machine_run(m, exec_threaded, 100).why, MACHINE_STOP);
    CHECK_U64(m->cpu.pc, m->cpu.sr[SREG_rT]);
    CHECK_U64(machine_steps(m), 1);
    CHECK_U64(m->cpu.counts.insns, 0);
    machine_destroy(m);
}

/* A user's program begins where nothing is translated yet. */
static struct machine *with_user(const struct machine_options *o)
{
    struct machine *m = machine_create(o);

    CHECK(m != NULL);
    kernel_put(m, KERNEL_TABLES, BUS_PAGE_BYTES | 5 << 3 | PERM_ALL);
    kernel_put(m, BUS_PAGE_BYTES, (octa)OP_SWYM << 56 | (octa)OP_SWYM << 24);
    m->cpu.sr[SREG_rK] = IRQ_PROGRAM;
    m->cpu.sr[SREG_rV] =
        (octa)0x1234 << 48 | (octa)13 << 40 | KERNEL_TABLES | 5 << 3;
    m->rv = mmu_unpack(m->cpu.sr[SREG_rV]);
    m->cpu.pc = 4;
    return m;
}

static void what_was_fetched_for_a_stop_is_not_in_the_translation_cache(void)
{
    static engine_run *const engines[] = {exec_switch, exec_threaded};
    const struct machine_options o = {.ram = KERNEL_RAM};

    for (unsigned i = 0; i < ARRAY_LEN(engines); i++) {
        struct stops stops = {.wanted = wants_all};
        struct machine *m = with_user(&o);

        CHECK_INT(machine_run(m, engines[i], 0).why, MACHINE_BUDGET);
        m->cpu.stops = &stops;
        for (unsigned again = 0; again < 2; again++) {
            CHECK_INT(machine_run(m, engines[i], 9).why, MACHINE_STOP);
            CHECK_U64(m->cpu.pc, 4);
            CHECK_U64(m->tcache.side[TCACHE_INSNS].count, 0);
            CHECK_U64(m->tcache.counts.made, 0);
        }
        stops_pass(&m->cpu);
        CHECK_INT(machine_run(m, engines[i], 9).why, MACHINE_STOP);
        CHECK_U64(m->cpu.pc, 8);
        CHECK_U64(m->tcache.side[TCACHE_INSNS].count, 1);
        machine_destroy(m);
    }
}

/* STO $0,$255,0 with the register of the machine that switches it off. */
static void a_machine_that_stops_where_it_is_switched_off_is_at_its_end(void)
{
    static const tetra words[] = {(tetra)OP_STOI << 24 | 255 << 8,
                                  (tetra)OP_SWYM << 24};
    octa switched = ADDR_DEVICES + DEV_MACHINE * BUS_PAGE_BYTES;
    struct machine *asked = with_words(words, ARRAY_LEN(words));
    struct machine *free = with_words(words, ARRAY_LEN(words));
    struct looker l;

    look(&l, asked, exec_threaded, true);
    l.stops.wanted = NULL;
    asked->cpu.g[255] = free->cpu.g[255] = KERNEL_SIGN | switched;
    CHECK_INT(machine_run(free, exec_threaded, 9).why, MACHINE_OFF);
    CHECK_INT(machine_run(asked, exec_threaded, 9).why, MACHINE_STOP);
    CHECK_U64(fingerprint(asked), fingerprint(free));
    CHECK_INT(machine_run(asked, exec_threaded, 9).why, MACHINE_OFF);
    machine_destroy(asked);
    machine_destroy(free);
}

/* --- what was asked for ---------------------------------------------------
 */

static void who_asks_in_a_trap_stops_behind_it(void)
{
    static const tetra words[] = {
        (tetra)OP_SWYM << 24, (tetra)OP_SWYM << 24, OP_TRAP,
        (tetra)OP_SWYM << 24, (tetra)OP_SWYM << 24, (tetra)OP_SWYM << 24};
    static engine_run *const engines[] = {exec_switch, exec_threaded};

    for (unsigned i = 0; i < ARRAY_LEN(engines); i++) {
        struct machine *m = with_words(words, ARRAY_LEN(words));
        struct machine_stop stop;
        struct looker l;

        look(&l, m, engines[i], true);
        l.stops.wanted = NULL;
        stop = machine_run(m, engines[i], 100);
        CHECK_INT(stop.why, MACHINE_STOP);
        CHECK_U64(stop.pc, KERNEL_SIGN + 12);
        CHECK_U64(m->cpu.counts.insns, 3);
        CHECK(l.stops.is_asked);
        l.stops.is_asked = false;
        CHECK_INT(machine_run(m, engines[i], 2).why, MACHINE_BUDGET);
        machine_destroy(m);
    }
}

static void who_asks_between_runs_stops_a_machine_behind_one_step(void)
{
    static const tetra words[] = {(tetra)OP_SWYM << 24, (tetra)OP_SWYM << 24,
                                  (tetra)OP_SWYM << 24, (tetra)OP_SWYM << 24,
                                  (tetra)OP_SWYM << 24, (tetra)OP_SWYM << 24};
    struct stops stops = {.wanted = NULL};
    struct machine *m = with_words(words, ARRAY_LEN(words));

    m->cpu.stops = &stops;
    stops_ask(&m->cpu);
    CHECK_INT(machine_run(m, exec_threaded, 100).why, MACHINE_STOP);
    CHECK_U64(machine_steps(m), 1);
    machine_destroy(m);
}

static void the_end_of_a_run_is_told_though_somebody_asked(void)
{
    static const tetra words[] = {(tetra)OP_SWYM << 24, OP_TRAP};
    struct machine *m = with_words(words, ARRAY_LEN(words));
    struct looker l;

    look(&l, m, exec_switch, true);
    l.stops.wanted = NULL;
    m->cpu.sr[SREG_rT] = 0x1000; /* which is no kernel */
    CHECK_INT(machine_run(m, exec_switch, 100).why, MACHINE_WEDGED_TRAP);
    CHECK(l.stops.is_asked);
    machine_destroy(m);
}

/* --- slices ---------------------------------------------------------------
 */

enum { TURNS = 499999, SLICE = 2 + 2 * TURNS };

/* A stops_wanted: the address in *AT. */
static bool wants_place(void *at, octa loc, tetra insn)
{
    (void)insn;
    return loc == *(octa *)at;
}

/* The loop ends where the machine looks up. */
static void a_stop_may_be_where_a_slice_ends(void)
{
    static const tetra words[] = {
        (tetra)OP_SETL << 24 | (TURNS & 0xffff),
        (tetra)OP_INCML << 24 | TURNS >> 16,
        (tetra)OP_SUBUI << 24 | 1,
        (tetra)OP_PBPB << 24 | 0xffff,
        (tetra)OP_SWYM << 24,
        (tetra)OP_SWYM << 24,
        (tetra)OP_SWYM << 24,
        (tetra)OP_SWYM << 24,
    };
    octa at;
    struct stops stops = {.wanted = wants_place, .context = &at};

    for (unsigned i = 3; i <= 5; i++) {
        struct machine *m = with_words(words, ARRAY_LEN(words));

        at = KERNEL_SIGN + 4 * (octa)i;
        stops.epoch++;
        m->cpu.stops = &stops;
        if (i == 3) /* each turn has it */
            CHECK_INT(machine_run(m, exec_threaded, 10).why, MACHINE_STOP);
        else
            CHECK_INT(machine_run(m, exec_threaded, 2 * SLICE).why,
                      MACHINE_STOP);
        CHECK_U64(m->cpu.counts.insns, i == 3 ? 3 : SLICE + i - 4);
        CHECK_U64(m->cpu.pc, at);
        machine_destroy(m);
    }
}

int main(void)
{
    return TEST_RUN(stops_that_are_passed_leave_no_trace,
                    nothing_wanted_is_executed_without_a_stop,
                    steps_one_by_one_are_the_same_as_at_once,
                    a_step_may_complete_no_instruction,
                    the_limit_of_instructions_holds_for_steps,
                    what_was_passed_stops_a_machine_that_comes_back,
                    who_passes_an_instruction_does_not_pass_its_handler,
                    what_was_fetched_for_a_stop_is_not_in_the_translation_cache,
                    a_machine_that_stops_where_it_is_switched_off_is_at_its_end,
                    who_asks_in_a_trap_stops_behind_it,
                    who_asks_between_runs_stops_a_machine_behind_one_step,
                    the_end_of_a_run_is_told_though_somebody_asked,
                    a_stop_may_be_where_a_slice_ends);
}
