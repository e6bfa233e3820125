/* test_process.c - a program with everything around it. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/unit/test_guest.h"

/* Counts $1 down from 10, then halts with status 42: 2 + 10 * 2 + 2. */
static const char COUNTDOWN[] = "        LOC   #100\n"
                                "Main    SET   $1,10\n"
                                "        SET   $2,0\n"
                                "1H      SUBU  $1,$1,1\n"
                                "        PBP   $1,1B\n"
                                "        SET   $255,42\n"
                                "        TRAP  0,Halt,0\n";
enum { COUNTDOWN_INSNS = 24 };

static void the_status_is_the_low_byte_of_255(void)
{
    struct process *p =
        guest_make(" LOC #100\nMain SETL $255,#1234\n TRAP 0,Halt,0\n", NULL);
    struct process_stop stop = guest_run(p, PROCESS_HALT);

    CHECK_U64(stop.pc, 0x104);
    CHECK_U64(process_status(p), 0x34);
    CHECK_U64(p->cpu.counts.insns, 2);
    CHECK_U64(p->cpu.counts.oops, 6);
    process_destroy(p);
}

static void a_program_begins_as_the_documents_say(void)
{
    struct process *p =
        guest_make("a GREG 5\n LOC #100\nMain TRAP 0,Halt,0\n", NULL);
    const octa *sr = p->cpu.sr;

    CHECK_U64(cpu_get(&p->cpu, 0), 1);
    CHECK_U64(cpu_get(&p->cpu, 1), 0x4000000000000008);
    CHECK_U64(cpu_get(&p->cpu, 254), 5);
    CHECK_U64(cpu_get(&p->cpu, 255), 0x100);
    CHECK_U64(sr[SREG_rL], 2);
    CHECK_U64(sr[SREG_rG], 254);
    CHECK_U64(sr[SREG_rO], 0x6000000000000000);
    CHECK_U64(sr[SREG_rS], 0x6000000000000000);
    CHECK_U64(sr[SREG_rK], ~(octa)0);
    CHECK_U64(sr[SREG_rT], 0x8000000500000000);
    CHECK_U64(sr[SREG_rTT], 0x8000000600000000);
    CHECK_U64(sr[SREG_rV], 0x369c200400000000);
    CHECK_U64(sr[SREG_rN] >> 40, 0x010001);
    CHECK_U64(p->cpu.counts.insns, 0);
    process_destroy(p);
}

static void a_run_that_is_over_stays_so(void)
{
    struct process *p = guest_make(COUNTDOWN, NULL);
    struct process_stop stop;

    (void)guest_run(p, PROCESS_HALT);
    stop = guest_run(p, PROCESS_HALT);
    CHECK_U64(stop.pc, 0x114);
    CHECK_U64(p->cpu.counts.insns, COUNTDOWN_INSNS);
    process_destroy(p);
}

/* --- limits --------------------------------------------------------------- */

static void every_number_of_instructions_is_met_exactly(void)
{
    for (octa n = 1; n <= COUNTDOWN_INSNS; n++) {
        const struct process_options o = {.max_insns = n};
        struct process *p = guest_make(COUNTDOWN, &o);

        (void)guest_run(p, n < COUNTDOWN_INSNS ? PROCESS_INSNS : PROCESS_HALT);
        CHECK_U64(p->cpu.counts.insns, n);
        process_destroy(p);
    }
}

static void every_division_of_a_run_ends_the_same(void)
{
    for (octa budget = 1; budget <= COUNTDOWN_INSNS; budget++) {
        struct process *p = guest_make(COUNTDOWN, NULL);
        struct process_stop stop;

        do {
            octa before = p->cpu.counts.insns;

            stop = process_run(p, exec_switch, budget);
            CHECK(stop.why == PROCESS_HALT ||
                  p->cpu.counts.insns == before + budget);
        } while (stop.why == PROCESS_BUDGET);
        CHECK_U64(p->cpu.counts.insns, COUNTDOWN_INSNS);
        CHECK_U64(process_status(p), 42);
        process_destroy(p);
    }
}

static void the_limit_of_memory_stops_the_store(void)
{
    const struct process_options o = {.max_mem = 4 * BUS_PAGE_BYTES};
    struct process *p = guest_make("        LOC   #100\n"
                                   "Main    SETH  $1,#2000\n"
                                   "        STO   $1,$1,0\n"
                                   "        SET   $2,#2000\n"
                                   "        LDO   $3,$1,$2\n"
                                   "        STO   $1,$1,$2\n"
                                   "        TRAP  0,Halt,0\n",
                                   &o);
    struct process_stop stop = guest_run(p, PROCESS_MEMORY);

    CHECK_U64(stop.pc, 0x110);
    CHECK(stop.has_va);
    CHECK_U64(stop.va, 0x2000000000002000);
    CHECK_U64(p->cpu.counts.insns, 4);
    CHECK_U64(p->cpu.counts.mems, 2);
    process_destroy(p);
}

static void a_signal_stops_the_run(void)
{
    volatile sig_atomic_t signal = 0;
    const struct process_options o = {.interrupted = &signal};
    struct process *p = guest_make(COUNTDOWN, &o);

    CHECK_INT(process_run(p, exec_switch, 5).why, PROCESS_BUDGET);
    signal = SIGINT;
    (void)guest_run(p, PROCESS_INTERRUPTED);
    CHECK_U64(p->cpu.counts.insns, 5);
    signal = 0; /* and it can go on */
    (void)guest_run(p, PROCESS_HALT);
    process_destroy(p);
}

/* --- memory --------------------------------------------------------------- */

static void what_was_never_written_is_zero_until_it_is(void)
{
    struct process *p = guest_make("        LOC   #100\n"
                                   "Main    SETH  $1,#2000\n"
                                   "        LDO   $2,$1,0\n"
                                   "        STCO  7,$1,0\n"
                                   "        LDO   $3,$1,0\n"
                                   "        TRAP  0,Halt,0\n",
                                   NULL);
    octa before = ram_size(&p->ram);

    (void)guest_run(p, PROCESS_HALT);
    CHECK_U64(cpu_get(&p->cpu, 2), 0);
    CHECK_U64(cpu_get(&p->cpu, 3), 7);
    CHECK_U64(ram_size(&p->ram), before + BUS_PAGE_BYTES);
    process_destroy(p);
}

/* The page of zeros is executed (TRAP 0,Halt,0), so remembered for fetches;
 * a store must make that forgotten. */
static void code_may_come_where_nothing_was(void)
{
    struct process *p = guest_make("        LOC   #100\n"
                                   "Main    SETML $1,1\n"
                                   "        LDTU  $2,$1,0\n"
                                   "        GO    $3,$1,0\n",
                                   NULL);

    CHECK_INT(process_run(p, exec_switch, 3).why, PROCESS_BUDGET);
    CHECK_U64(p->cpu.pc, 0x10000);
    CHECK_INT(process_run(p, exec_switch, 0).why, PROCESS_BUDGET);
    {
        tetra insn = 1;

        CHECK_U64(bus_fetch(&p->bus, 0x10000, &insn), FAULT_NONE);
        CHECK_U64(insn, 0);
    }
    /* SETL $255,3; the TRAP behind it was always there */
    guest_put_octa(p, 0x10000, (octa)0xe3ff0003 << 32);
    (void)guest_run(p, PROCESS_HALT);
    CHECK_U64(process_status(p), 3);
    process_destroy(p);
}

static void stores_into_executed_code_are_seen(void)
{
    struct process *p = guest_make("        LOC   #100\n"
                                   "Main    SET   $3,2\n"
                                   "Loop    SET   $255,1\n"
                                   "        GETA  $1,Other\n"
                                   "        LDTU  $2,$1,0\n"
                                   "        GETA  $1,Loop\n"
                                   "        STTU  $2,$1,0\n"
                                   "        SUBU  $3,$3,1\n"
                                   "        BNZ   $3,Loop\n"
                                   "        TRAP  0,Halt,0\n"
                                   "Other   SET   $255,9\n",
                                   NULL);

    (void)guest_run(p, PROCESS_HALT);
    CHECK_U64(process_status(p), 9);
    process_destroy(p);
}

/* --- what is refused ------------------------------------------------------ */

/* INSN, executed at #104 with $1 = -8, ends the run with FAULT; it is counted,
 * and nothing else happens. */
static struct process_stop check_refused(const char *insn, unsigned fault)
{
    char source[200];
    struct process *p;
    struct process_stop stop;

    snprintf(source, sizeof source, " LOC #100\nMain NEG $1,8\n %s\n", insn);
    p = guest_make(source, NULL);
    stop = guest_run(p, PROCESS_FAULT);
    CHECK_U64(stop.fault, fault);
    CHECK_U64(stop.pc, 0x104);
    CHECK_U64(p->cpu.counts.insns, 2);
    CHECK_U64(p->cpu.pc, 0x104);
    (void)guest_run(p, PROCESS_FAULT); /* it is not counted again */
    CHECK_U64(p->cpu.counts.insns, 2);
    process_destroy(p);
    return stop;
}

static void illegal_and_privileged_instructions_end_the_run(void)
{
    CHECK_U64(check_refused("TETRA #FE000040", FAULT_B).insn, 0xfe000040);
    CHECK_U64(check_refused("PUT rK,$1", FAULT_K).insn, 0xf60f0001);
    CHECK_U64(check_refused("RESUME 1", FAULT_K).insn, 0xf9000001);
}

static void negative_addresses_end_the_run(void)
{
    struct process_stop stop = check_refused("LDO $2,$1,0", FAULT_K);

    CHECK(stop.has_va);
    CHECK_U64(stop.va, 0 - (octa)8);
    stop = check_refused("STB $2,$1,1", FAULT_K);
    CHECK_U64(stop.va, 0 - (octa)7);
}

static void traps_that_are_no_host_calls_end_the_run(void)
{
    check_refused("TRAP 1,0,0", FAULT_K);
    check_refused("TRAP 0,11,0", FAULT_K);
    check_refused("TRAP 0,Halt,2", FAULT_K);
    check_refused("TRAP 0,Halt,1", FAULT_K); /* not a handler's place */
}

static void instructions_lie_in_segment_0(void)
{
    struct process *p = guest_make("        LOC   Data_Segment\n"
                                   "        SET   $3,1\n"
                                   "        LOC   #100\n"
                                   "Main    SETH  $1,#2000\n"
                                   "        GO    $2,$1,0\n",
                                   NULL);
    struct process_stop stop = guest_run(p, PROCESS_FAULT);

    CHECK_U64(stop.fault, FAULT_K);
    CHECK_U64(stop.pc, 0x2000000000000000);
    CHECK_U64(stop.insn, 0xe3030001); /* which is shown, and paid for: */
    CHECK_U64(p->cpu.counts.insns, 3);
    CHECK_U64(p->cpu.counts.oops, 1 + 3 + 1);
    process_destroy(p);
}

/* The reference takes its number of instructions from rU, which leaves out
 * negative locations; its oops it does not. */
static void a_refused_negative_location_is_paid_but_not_counted(void)
{
    struct process *p =
        guest_make(" LOC #100\nMain NEG $1,8\n GO $2,$1,0\n", NULL);
    struct process_stop stop = guest_run(p, PROCESS_FAULT);

    CHECK_U64(stop.pc, 0 - (octa)8);
    CHECK_U64(p->cpu.counts.insns, 2);
    CHECK_U64(p->cpu.counts.oops, 1 + 3 + 5); /* it is a TRAP, being 0 */
    process_destroy(p);
}

/* --- TRAP ----------------------------------------------------------------- */

static void a_trap_leaves_its_marks(void)
{
    struct process *p = guest_make("        LOC   #100\n"
                                   "Main    SET   $10,77\n"
                                   "        SET   $9,66\n"
                                   "        SET   $255,5\n"
                                   "        TRAP  0,Ftell,9\n"
                                   "        TRAP  0,Halt,0\n",
                                   NULL);
    const octa *sr = p->cpu.sr;

    CHECK_INT(process_run(p, exec_switch, 4).why, PROCESS_BUDGET);
    CHECK_U64(sr[SREG_rWW], 0x110);
    CHECK_U64(sr[SREG_rXX], (octa)1 << 63 | 0x000a09);
    CHECK_U64(sr[SREG_rYY], 77);
    CHECK_U64(sr[SREG_rZZ], 66);
    CHECK_U64(sr[SREG_rBB], ~(octa)0);
    CHECK_U64(cpu_get(&p->cpu, 255), ~(octa)0);
    CHECK_U64(p->cpu.counts.oops, 3 + 5);
    CHECK_U64(p->calls.count, 1);
    process_destroy(p);
}

/* TRAP 0,Ftell,9 comes from rX; then the program goes on at rW. */
static void a_trap_can_be_inserted(void)
{
    struct process *p = guest_make("        LOC   #100\n"
                                   "Main    SET   $1,#a09\n"
                                   "        PUT   rX,$1\n"
                                   "        GETA  $1,1F\n"
                                   "        PUT   rW,$1\n"
                                   "        RESUME\n"
                                   "        PUT   rK,0\n"
                                   "1H      NEG   $255,$255\n"
                                   "        TRAP  0,Halt,0\n",
                                   NULL);

    (void)guest_run(p, PROCESS_HALT);
    CHECK_U64(process_status(p), 1);
    CHECK_U64(p->calls.count, 1);
    CHECK_U64(p->cpu.counts.insns, 8);
    CHECK_U64(p->cpu.sr[SREG_rWW], 0x120);
    process_destroy(p);
}

/* --- the input log -------------------------------------------------------- */

/* Reads lines of a file in the folder at $TMPDIR, writes them to a second
 * file, and leaves lengths and positions in registers and memory. */
static const char COPY[] = "        LOC   Data_Segment\n"
                           "        GREG  @\n"
                           "In      OCTA  Name,BinaryRead\n"
                           "Out     OCTA  Made,TextWrite\n"
                           "Line    OCTA  Buffer,20\n"
                           "Name    BYTE  \"read\",0\n"
                           "Made    BYTE  \"made\",0\n"
                           "Buffer  OCTA  0\n"
                           "        LOC   #100\n"
                           "Main    LDA   $255,In\n"
                           "        TRAP  0,Fopen,3\n"
                           "        SET   $3,$255\n"
                           "        LDA   $255,Out\n"
                           "        TRAP  0,Fopen,4\n"
                           "        SET   $4,$255\n"
                           "1H      LDA   $255,Line\n"
                           "        TRAP  0,Fgets,3\n"
                           "        BN    $255,2F\n"
                           "        ADD   $5,$5,$255\n"
                           "        LDA   $255,Buffer\n"
                           "        TRAP  0,Fputs,4\n"
                           "        JMP   1B\n"
                           "2H      TRAP  0,Ftell,3\n"
                           "        SET   $6,$255\n"
                           "        TRAP  0,Fclose,4\n"
                           "        TRAP  0,Halt,0\n";

static const char LINES[] = "a first line that is long\nshort\n\nlast";

static void check_same_page(void *ram, octa address, const octa *page)
{
    const octa *other = ram_find(ram, address);

    CHECK(other != NULL);
    CHECK_MEM(page, other, BUS_PAGE_BYTES);
}

/* Registers, counts and memory of A and B are the same. */
static void check_same(const struct process *a, struct process *b)
{
    CHECK_MEM(a->cpu.sr, b->cpu.sr, sizeof a->cpu.sr);
    CHECK_MEM(a->cpu.g, b->cpu.g, sizeof a->cpu.g);
    CHECK_MEM(a->cpu.window, b->cpu.window, sizeof a->cpu.window);
    CHECK_INT(a->cpu.base, b->cpu.base);
    CHECK_MEM(&a->cpu.counts, &b->cpu.counts, sizeof a->cpu.counts);
    CHECK_U64(a->cpu.pc, b->cpu.pc);
    CHECK_U64(ram_size(&a->ram), ram_size(&b->ram));
    ram_each(&a->ram, check_same_page, &b->ram);
}

/* A folder with the file "read" in it, whose name is in FOLDER. */
static void make_folder(char folder[200])
{
    const char *outer = getenv("TMPDIR");
    char name[220];
    FILE *f;

    snprintf(folder, 200, "%s/copyXXXXXX", outer != NULL ? outer : "/tmp");
    CHECK(mkdtemp(folder) != NULL);
    snprintf(name, sizeof name, "%s/read", folder);
    f = fopen(name, "w");
    CHECK(f != NULL && fputs(LINES, f) >= 0 && fclose(f) == 0);
}

/* Remove NAME from FOLDER; false if it is not there. */
static bool removed(const char *folder, const char *name)
{
    char path[220];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return unlink(path) == 0;
}

static void a_replay_is_the_same_run_and_touches_nothing(void)
{
    char folder[200];
    struct process_options o = {
        .files = HOSTFILE_BELOW, .folder = folder, .log = INPUTLOG_RECORD};
    struct process *live, *again;

    make_folder(folder);
    live = guest_make(COPY, &o);
    (void)guest_run(live, PROCESS_HALT);
    CHECK_U64(cpu_get(&live->cpu, 5), strlen(LINES));
    CHECK_U64(cpu_get(&live->cpu, 6), strlen(LINES));
    CHECK(removed(folder, "made") && removed(folder, "read"));

    o.log = INPUTLOG_PASS;
    again = guest_make(COPY, &o);
    CHECK_INT(inputlog_replay(&again->calls.log, live->calls.log.log.data,
                              live->calls.log.log.len),
              STATUS_OK);
    (void)guest_run(again, PROCESS_HALT);
    check_same(live, again);
    CHECK(inputlog_is_at_end(&again->calls.log));
    CHECK(!removed(folder, "made"));
    process_destroy(live);
    process_destroy(again);
    CHECK(rmdir(folder) == 0);
}

static void a_log_of_another_run_is_noticed(void)
{
    struct process *p = guest_make(" LOC #100\nMain TRAP 0,Ftell,3\n", NULL);
    struct process_stop stop;

    CHECK_INT(inputlog_replay(&p->calls.log, NULL, 0), STATUS_OK);
    stop = guest_run(p, PROCESS_NO_LOG);
    CHECK_U64(stop.pc, 0x100);
    CHECK_U64(p->cpu.counts.insns, 0);
    process_destroy(p);
}

/* --- memory of the host --------------------------------------------------- */

static enum test_outcome create_and_run(void *mmo)
{
    static const struct process_options o = {.log = INPUTLOG_RECORD};
    char *const argv[] = {(char[]){"a"}, NULL};
    struct process_stop stop;
    struct error e;
    struct process *p = process_create(&o, mmo, argv, &e);

    if (p == NULL) {
        CHECK_INT(e.status, STATUS_NO_MEMORY);
        return TEST_OUTCOME_REFUSED;
    }
    stop = process_run(p, exec_switch, ~(octa)0);
    process_destroy(p);
    if (stop.why == PROCESS_HALT)
        return TEST_OUTCOME_DONE;
    CHECK_INT(stop.why, PROCESS_NO_MEMORY);
    return TEST_OUTCOME_REFUSED;
}

static void lack_of_memory_is_a_reason_to_stop(void)
{
    struct mmo m;

    guest_assemble("        LOC   #100\n"
                   "Main    SETH  $1,#2000\n"
                   "        INCMH $1,#100\n"
                   "        STO   $1,$1,0\n"
                   "        TRAP  0,Ftell,3\n"
                   "        TRAP  0,Halt,0\n",
                   &m);
    /* the process, a chunk of pages and its list, the table, the log */
    CHECK(test_each_allocation_fails(create_and_run, &m) >= 5);
    mmo_fini(&m);
}

int main(void)
{
    return TEST_RUN(
        the_status_is_the_low_byte_of_255,
        a_program_begins_as_the_documents_say, a_run_that_is_over_stays_so,
        every_number_of_instructions_is_met_exactly,
        every_division_of_a_run_ends_the_same,
        the_limit_of_memory_stops_the_store, a_signal_stops_the_run,
        what_was_never_written_is_zero_until_it_is,
        code_may_come_where_nothing_was, stores_into_executed_code_are_seen,
        illegal_and_privileged_instructions_end_the_run,
        negative_addresses_end_the_run,
        traps_that_are_no_host_calls_end_the_run, instructions_lie_in_segment_0,
        a_refused_negative_location_is_paid_but_not_counted,
        a_trap_leaves_its_marks, a_trap_can_be_inserted,
        a_replay_is_the_same_run_and_touches_nothing,
        a_log_of_another_run_is_noticed, lack_of_memory_is_a_reason_to_stop);
}
