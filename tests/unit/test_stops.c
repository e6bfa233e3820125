/* test_stops.c - runs end where somebody wants them to, and go on as if nothing
 * had been.
 *
 * Each program is run by an engine with stops, and beside it in single steps
 * without: both are in the same state at each stop and at the end, and the
 * second one meets nothing wanted in between.
 */
#include "tests/unit/test_guest.h"
#include "tests/unit/two_engines.h"
#include "vm/core/code.h"
#include "vm/isa/codec.h"

#define START ((octa)0x100)

static engine_run *const engines[] = {exec_switch, exec_threaded};

/* What is wanted: a place, or an opcode. */
struct wish {
    octa at;    /* 0: no place */
    int opcode; /* -1: none */
};

/* A stops_wanted. */
static bool wants(void *wish, octa loc, tetra insn)
{
    const struct wish *w = wish;

    return loc == w->at || codec_op(insn) == w->opcode;
}

/* --- in lock-step ---------------------------------------------------------
 */

/* Two processes with the same program; one has stops. */
struct pair {
    struct process *plain, *fast;
};

/* Is C before what W wants? */
static bool is_before(struct cpu *c, struct wish *w)
{
    tetra insn = 0;

    CHECK_INT(bus_fetch(c->bus, c->pc, &insn), FAULT_NONE);
    return c->inserting == CPU_INSERT_NOTHING && wants(w, c->pc, insn);
}

/* Let P, which has no stops, get on, by one instruction at least, until it
 * stands before what W wants; false: it has halted. */
static bool follow(struct process *p, struct wish *w)
{
    enum process_why why;

    do
        why = process_run(p, exec_switch, 1).why;
    while (why == PROCESS_BUDGET && !is_before(&p->cpu, w));
    CHECK(why == PROCESS_BUDGET || why == PROCESS_HALT);
    return why == PROCESS_BUDGET;
}

static void check_same(struct pair *t)
{
    two_check_cpus(&t->plain->cpu, &t->fast->cpu);
    CHECK_U64(ram_size(&t->plain->ram), ram_size(&t->fast->ram));
    ram_each(&t->plain->ram, two_check_page, &t->fast->ram);
}

/* Run T with ENGINE to its end, stops as W wants them.  Returns how many there
 * were. */
static unsigned run_through(struct pair *t, struct wish *w, engine_run *engine)
{
    struct stops stops = {.wanted = wants, .context = w};
    struct cpu *c = &t->fast->cpu;
    bool is_there = is_before(&t->plain->cpu, w) || follow(t->plain, w);
    unsigned count = 0;

    c->stops = &stops;
    for (; is_there; is_there = follow(t->plain, w)) {
        CHECK_INT(process_run(t->fast, engine, ~(octa)0).why, PROCESS_STOP);
        check_same(t);
        stops_pass(c);
        count++;
    }
    CHECK_INT(process_run(t->fast, engine, ~(octa)0).why, PROCESS_HALT);
    check_same(t);
    return count;
}

/* The same with SOURCE and W. */
static unsigned run_wish(const char *source, struct wish w, engine_run *engine)
{
    struct pair t = {guest_make(source, NULL), guest_make(source, NULL)};
    unsigned count = run_through(&t, &w, engine);

    process_destroy(t.plain);
    process_destroy(t.fast);
    return count;
}

/* Stop at each of the COUNT first places of SOURCE, in a run of its own. */
static void run_places(const char *source, unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        for (unsigned k = 0; k < ARRAY_LEN(engines); k++) {
            struct wish w = {.at = START + 4 * (octa)i, .opcode = -1};

            CHECK(run_wish(source, w, engines[k]) > 0);
        }
}

/* Does the fast engine use chains for it? */
static bool has_chains(const char *source)
{
    struct process *p = guest_make(source, NULL);
    bool has;

    engine_count(&p->cpu);
    CHECK_INT(process_run(p, exec_threaded, ~(octa)0).why, PROCESS_HALT);
    has = p->cpu.run.figures.superinsns > 0;
    process_destroy(p);
    return has;
}

/* --- places ---------------------------------------------------------------
 */

static void a_stop_may_be_anywhere_in_a_block_and_in_a_chain(void)
{
    static const char source[] = "     LOC   #100\n"
                                 "Main SET   $1,20\n"
                                 "     GETA  $7,Main\n"
                                 "1H   ADDU  $0,$0,3\n"
                                 "     ADDU  $2,$0,$0\n"
                                 "     ADDU  $3,$2,$3\n"
                                 "     XOR   $4,$3,$2\n"
                                 "     SUBU  $5,$4,1\n"
                                 "     STO   $5,$7,200\n"
                                 "     SUBU  $1,$1,1\n"
                                 "     CMP   $6,$1,0\n"
                                 "     PBP   $6,1B\n"
                                 "     TRAP  0,Halt,0\n";

    CHECK(has_chains(source));
    run_places(source, 12);
}

static void a_stop_may_be_where_a_jump_into_a_block_goes_and_behind(void)
{
    static const char source[] = "     LOC   #100\n"
                                 "Main SET   $1,20\n"
                                 "1H   ADDU  $2,$1,0\n"
                                 "2H   ADDU  $3,$2,$2  the result before\n"
                                 "     SADD  $4,$3,$2\n"
                                 "     SUBU  $1,$1,1\n"
                                 "     BZ    $1,3F\n"
                                 "     AND   $5,$1,1\n"
                                 "     BNZ   $5,2B\n"
                                 "     ADDU  $2,$2,9\n"
                                 "     JMP   1B\n"
                                 "3H   TRAP  0,Halt,0\n";

    run_places(source, 11);
}

/* Calls itself nine times. */
static const char CALLS[] = "     LOC   #100\n"
                            "Main SET   $5,9\n"
                            "     PUSHJ $4,Sub\n"
                            "     TRAP  0,Halt,0\n"
                            "Sub  GET   $1,rJ\n"
                            "     BZ    $0,1F\n"
                            "     ADDU  $20,$0,$1  more become local\n"
                            "     SUBU  $30,$0,1\n"
                            "     PUSHJ $29,Sub\n"
                            "     ADDU  $0,$29,$20\n"
                            "     PUT   rJ,$1\n"
                            "1H   POP   1,0\n";

static void a_stop_may_be_anywhere_in_calls_and_where_registers_grow(void)
{
    run_places(CALLS, 11);
}

static void a_stop_may_be_at_every_pop(void)
{
    const struct wish pops = {.opcode = OP_POP};

    for (unsigned k = 0; k < ARRAY_LEN(engines); k++)
        CHECK_INT(run_wish(CALLS, pops, engines[k]), 10);
}

static void what_resume_inserts_has_no_place_to_stop_at(void)
{
    static const char source[] = "     LOC   #100\n"
                                 "Main GETA  $0,3F\n"
                                 "     LDTU  $1,$0,0\n"
                                 "     PUT   rX,$1\n"
                                 "     GETA  $0,2F\n"
                                 "     PUT   rW,$0\n"
                                 "     RESUME\n"
                                 "     SWYM\n"
                                 "2H   SWYM\n"
                                 "     TRAP  0,Halt,0\n"
                                 "3H   TETRA #23030301  ADDU $3,$3,1\n";
    const struct wish addu = {.opcode = OP_ADDUI};
    const struct wish behind = {.at = 0x11c, .opcode = -1};

    for (unsigned k = 0; k < ARRAY_LEN(engines); k++) {
        CHECK_INT(run_wish(source, addu, engines[k]), 0);
        CHECK_INT(run_wish(source, behind, engines[k]), 1);
    }
}

/* --- what changes ---------------------------------------------------------
 */

static void what_is_stored_decides_whether_there_is_a_stop(void)
{
    static const char source[] = "     LOC   #100\n"
                                 "Main GETA  $0,2F\n"
                                 "     GETA  $1,3F\n"
                                 "     LDTU  $2,$1,4\n"
                                 "     LDTU  $1,$1,0\n"
                                 "     SET   $4,20\n"
                                 "1H   STTU  $1,$0,0\n"
                                 "2H   ADDU  $3,$3,1  becomes XOR, ADDU, ...\n"
                                 "     XOR   $1,$1,$2\n"
                                 "     SUBU  $4,$4,1\n"
                                 "     PBP   $4,1B\n"
                                 "     TRAP  0,Halt,0\n"
                                 "3H   TETRA #c7030307  XOR $3,$3,7\n"
                                 "     TETRA #c7030307^#23030301\n";
    const struct wish xors = {.opcode = OP_XORI};

    for (unsigned k = 0; k < ARRAY_LEN(engines); k++) {
        CHECK_INT(run_wish(source, xors, engines[k]), 10);
        for (octa i = 5; i < 10; i++) {
            struct wish place = {.at = START + 4 * i, .opcode = -1};

            CHECK_INT(run_wish(source, place, engines[k]), 20);
        }
    }
}

static const char ROUND[] = "     LOC   #100\n"
                            "Main SUBU  $1,$1,1\n"
                            "     PBNZ  $1,Main\n";

static void other_answers_count_when_the_epoch_grows(void)
{
    struct wish w = {.opcode = OP_PBNZB};
    struct stops stops = {.wanted = wants, .context = &w};
    struct process *p = guest_make(ROUND, NULL);
    struct cpu *c = &p->cpu;

    CHECK_INT(exec_threaded(c, 100).stop, ENGINE_BUDGET);
    c->stops = &stops; /* from here on */
    CHECK_INT(exec_threaded(c, 100).stop, ENGINE_STOP);
    CHECK_U64(c->counts.insns, 101);
    w.opcode = OP_SUBUI;
    stops.epoch++;
    CHECK_INT(exec_threaded(c, 100).stop, ENGINE_STOP);
    CHECK_U64(c->counts.insns, 102);
    w.opcode = -1;
    stops.epoch++;
    CHECK_INT(exec_threaded(c, 100).stop, ENGINE_BUDGET);
    w.opcode = OP_SUBUI;
    stops.epoch++;
    c->stops = NULL; /* and no longer */
    CHECK_INT(exec_threaded(c, 100).stop, ENGINE_BUDGET);
    CHECK_U64(c->counts.insns, 302);
    process_destroy(p);
}

static void what_was_decoded_is_not_asked_for_again(void)
{
    struct wish w = {.opcode = OP_PBNZB};
    struct stops stops = {.wanted = wants, .context = &w};
    struct process *p = guest_make(ROUND, NULL);
    struct cpu *c = &p->cpu;

    c->stops = &stops;
    CHECK_INT(exec_threaded(c, 100).stop, ENGINE_STOP);
    CHECK(code_has(bus_code(c->bus), ram_find(&p->ram, START)));
    w.opcode = OP_SUBUI; /* in the same epoch, so nobody knows */
    CHECK_INT(exec_switch(c, 1).stop, ENGINE_BUDGET);
    CHECK_INT(exec_threaded(c, 1).stop, ENGINE_STOP);
    stops_pass(c);
    CHECK_INT(exec_threaded(c, 100).stop, ENGINE_BUDGET);
    process_destroy(p);
}

/* --- slices ---------------------------------------------------------------
 */

/* Slices of the engine: #10c is reached with CODE_SLICE - 1 done. */
static void a_stop_may_be_where_a_slice_of_the_engine_ends(void)
{
    static const char source[] = "     LOC   #100\n"
                                 "Main SET   $0,1999\n"
                                 "1H   SUBU  $0,$0,1\n"
                                 "     PBP   $0,1B\n"
                                 "     SWYM\n"
                                 "     SWYM\n"
                                 "     SWYM\n"
                                 "     TRAP  0,Halt,0\n";

    CHECK_INT(CODE_SLICE, 4000);
    for (octa i = 3; i <= 6; i++)
        for (unsigned k = 0; k < ARRAY_LEN(engines); k++) {
            struct wish w = {.at = START + 4 * i, .opcode = -1};

            CHECK_INT(run_wish(source, w, engines[k]), 1);
        }
}

/* --- processes ------------------------------------------------------------
 */

/* Slices of a process are a million; #114 is reached with 999,999 done. */
static const char MILLION[] = "        LOC   #100\n"
                              "Main    SETL  $0,499998&#ffff\n"
                              "        INCML $0,499998>>16\n"
                              "        SWYM\n"
                              "1H      SUBU  $0,$0,1\n"
                              "        PBP   $0,1B\n"
                              "        SWYM\n"
                              "        SWYM\n"
                              "        SWYM\n"
                              "        TRAP  0,Halt,0\n";

static void a_stop_may_be_where_a_slice_of_the_process_ends(void)
{
    struct wish w = {.opcode = -1};
    struct stops stops = {.wanted = wants, .context = &w};

    for (octa i = 0; i < 3; i++) {
        struct process *p = guest_make(MILLION, NULL);
        struct process_stop stop;

        w.at = 0x114 + 4 * i;
        stops.epoch++;
        p->cpu.stops = &stops;
        stop = process_run(p, exec_threaded, ~(octa)0);
        CHECK_INT(stop.why, PROCESS_STOP);
        CHECK_U64(stop.pc, w.at);
        CHECK_U64(p->cpu.counts.insns, 999999 + i);
        stops_pass(&p->cpu);
        CHECK_INT(process_run(p, exec_threaded, ~(octa)0).why, PROCESS_HALT);
        CHECK_U64(p->cpu.counts.insns, 1000003);
        process_destroy(p);
    }
}

static const char ROUNDS[] = "        LOC   #100\n"
                             "Main    SET   $0,10\n"
                             "1H      SUBU  $0,$0,1\n"
                             "        TRAP  0,Ftell,9\n"
                             "        PBP   $0,1B\n"
                             "        TRAP  0,Halt,0\n";

static void what_was_passed_once_stops_when_it_comes_again(void)
{
    for (unsigned k = 0; k < ARRAY_LEN(engines); k++) {
        struct wish w = {.at = 0x104, .opcode = -1};
        struct stops stops = {.wanted = wants, .context = &w};
        struct process *p = guest_make(ROUNDS, NULL);

        p->cpu.stops = &stops;
        for (octa i = 0; i < 10; i++) {
            CHECK_INT(process_run(p, engines[k], 100).why, PROCESS_STOP);
            CHECK_INT(process_run(p, engines[k], 100).why, PROCESS_STOP);
            CHECK_U64(p->cpu.counts.insns, 1 + 3 * i);
            stops_pass(&p->cpu);
            CHECK_INT(process_run(p, engines[k], 0).why, PROCESS_BUDGET);
            CHECK(stops.passes);
            CHECK_INT(process_run(p, engines[k], 1).why, PROCESS_BUDGET);
            CHECK(!stops.passes);
        }
        CHECK_INT(process_run(p, engines[k], 100).why, PROCESS_HALT);
        process_destroy(p);
    }
}

static void a_budget_that_ends_before_a_stop_ends_as_a_budget(void)
{
    struct wish w = {.at = 0x108, .opcode = -1};
    struct stops stops = {.wanted = wants, .context = &w};
    struct process *p = guest_make(ROUNDS, NULL);

    p->cpu.stops = &stops;
    CHECK_INT(process_run(p, exec_switch, 2).why, PROCESS_BUDGET);
    CHECK_INT(process_run(p, exec_switch, 0).why, PROCESS_BUDGET);
    CHECK_INT(process_run(p, exec_switch, 1).why, PROCESS_STOP);
    CHECK_U64(p->cpu.counts.insns, 2);
    process_destroy(p);
}

/* An event_sink. */
static void ask(void *process, const struct event *e)
{
    struct process *p = process;

    (void)e;
    stops_ask(&p->cpu);
}

static void who_asks_in_a_host_call_stops_behind_it(void)
{
    for (unsigned k = 0; k < ARRAY_LEN(engines); k++) {
        struct stops stops = {.wanted = NULL};
        struct process *p = guest_make(ROUNDS, NULL);
        const struct events events = {
            .sink = ask, .listener = p, .kinds = 1u << EVENT_CALL};

        p->cpu.stops = &stops;
        p->cpu.events = &events;
        for (octa i = 0; i < 10; i++) {
            CHECK_INT(process_run(p, engines[k], 100).why, PROCESS_STOP);
            CHECK_U64(p->cpu.counts.insns, 3 + 3 * i);
            CHECK_U64(p->cpu.pc, 0x10c);
            CHECK(stops.is_asked);
            stops.is_asked = false;
        }
        CHECK_INT(process_run(p, engines[k], 100).why, PROCESS_HALT);
        CHECK(stops.is_asked); /* it was a call, too */
        process_destroy(p);
    }
}

/* A trip is an engine's own business, unlike a host call. */
static void who_asks_in_a_trip_stops_behind_it(void)
{
    for (unsigned k = 0; k < ARRAY_LEN(engines); k++) {
        struct stops stops = {.wanted = NULL};
        struct process *p = guest_make("     LOC   0\n"
                                       "     JMP   @+8\n"
                                       "     LOC   #100\n"
                                       "Main SWYM\n"
                                       "     TRIP  1,2,3\n"
                                       "1H   JMP   1B\n",
                                       NULL);
        const struct events events = {
            .sink = ask, .listener = p, .kinds = 1u << EVENT_TRIP};

        p->cpu.stops = &stops;
        p->cpu.events = &events;
        CHECK_INT(process_run(p, engines[k], 100).why, PROCESS_STOP);
        CHECK_U64(p->cpu.counts.insns, 2);
        CHECK_U64(p->cpu.pc, 0);
        process_destroy(p);
    }
}

static void who_asks_between_runs_stops_behind_one_instruction(void)
{
    for (unsigned k = 0; k < ARRAY_LEN(engines); k++) {
        struct stops stops = {.wanted = NULL};
        struct process *p = guest_make(MILLION, NULL);

        p->cpu.stops = &stops;
        stops_ask(&p->cpu);
        CHECK_INT(process_run(p, engines[k], 100).why, PROCESS_STOP);
        CHECK_U64(p->cpu.counts.insns, 1);
        process_destroy(p);
    }
}

/* A stops_wanted: everything. */
static bool wants_all(void *context, octa loc, tetra insn)
{
    (void)context, (void)loc, (void)insn;
    return true;
}

static void where_nothing_can_be_fetched_nobody_stops(void)
{
    for (unsigned k = 0; k < ARRAY_LEN(engines); k++) {
        struct stops stops = {.wanted = wants_all};
        struct process *p =
            guest_make(" LOC #100\nMain NEG $1,8\n GO $2,$1,0\n", NULL);

        CHECK_INT(process_run(p, engines[k], 2).why, PROCESS_BUDGET);
        p->cpu.stops = &stops;
        CHECK_INT(process_run(p, engines[k], 100).why, PROCESS_FAULT);
        process_destroy(p);
    }
}

static void an_instruction_that_is_refused_is_a_step(void)
{
    struct process *p =
        guest_make(" LOC #100\nMain NEG $1,8\n LDO $2,$1,0\n", NULL);

    CHECK_U64(process_steps(p), 0);
    (void)guest_run(p, PROCESS_FAULT);
    CHECK_U64(process_steps(p), 2);
    process_destroy(p);
    p = guest_make(" LOC #100\nMain NEG $1,8\n GO $2,$1,0\n", NULL);
    (void)guest_run(p, PROCESS_FAULT); /* at -8, which is not counted */
    CHECK_U64(p->cpu.counts.insns, 2);
    CHECK_U64(process_steps(p), 3);
    process_destroy(p);
    p = guest_make(ROUNDS, NULL);
    (void)guest_run(p, PROCESS_HALT);
    CHECK_U64(process_steps(p), p->cpu.counts.insns);
    process_destroy(p);
}

int main(void)
{
    return TEST_RUN(a_stop_may_be_anywhere_in_a_block_and_in_a_chain,
                    a_stop_may_be_where_a_jump_into_a_block_goes_and_behind,
                    a_stop_may_be_anywhere_in_calls_and_where_registers_grow,
                    a_stop_may_be_at_every_pop,
                    what_resume_inserts_has_no_place_to_stop_at,
                    what_is_stored_decides_whether_there_is_a_stop,
                    other_answers_count_when_the_epoch_grows,
                    what_was_decoded_is_not_asked_for_again,
                    a_stop_may_be_where_a_slice_of_the_engine_ends,
                    a_stop_may_be_where_a_slice_of_the_process_ends,
                    what_was_passed_once_stops_when_it_comes_again,
                    a_budget_that_ends_before_a_stop_ends_as_a_budget,
                    who_asks_in_a_host_call_stops_behind_it,
                    who_asks_in_a_trip_stops_behind_it,
                    who_asks_between_runs_stops_behind_one_instruction,
                    where_nothing_can_be_fetched_nobody_stops,
                    an_instruction_that_is_refused_is_a_step);
}
