/* test_session.c - forwards and backwards, to where it should.
 *
 * A program is first executed instruction by instruction, and what matters of
 * each moment is written down.  Then a session goes to and fro at random, and
 * each time ends where the list says.
 */
#include "debugger/session.h"

#include "tests/unit/random.h"
#include "tests/unit/session_fixture.h"

/* Fibonacci numbers by recursion; how often it is called is counted in memory
 * and in a global register. */
static const char source[] = "        LOC   Data_Segment\n"
                             "        GREG  @\n"
                             "Calls   OCTA  0\n"
                             "count   GREG  0\n"
                             "        LOC   #100\n"
                             "Main    SET   $1,11\n"
                             "        PUSHJ $0,Fib\n"
                             "        SET   $2,3\n"
                             "Again   SUB   $2,$2,1\n"
                             "        SET   $4,5\n"
                             "        PUSHJ $3,Fib\n"
                             "        PBNZ  $2,Again\n"
                             "        SET   $255,0\n"
                             "        TRAP  0,Halt,0\n"
                             "Fib     LDO   $1,Calls\n"
                             "        ADD   $1,$1,1\n"
                             "        STO   $1,Calls\n"
                             "        CMP   $1,$0,2\n"
                             "        BN    $1,9F\n"
                             "        ADD   count,count,1\n"
                             "        GET   $1,rJ\n"
                             "        SUB   $3,$0,1\n"
                             "        PUSHJ $2,Fib\n"
                             "        SUB   $4,$0,2\n"
                             "        PUSHJ $3,Fib\n"
                             "        ADD   $0,$2,$3\n"
                             "        PUT   rJ,$1\n"
                             "9H      POP   1,0\n";

enum { COUNT = 253, MOST = 8000, WALKS = 400 };

struct moment {
    octa pc, frame, calls, count, link;
};

static struct moment moments[MOST];
static octa moment_count;

static void note(struct process *p, octa calls)
{
    struct moment *m = &moments[moment_count++];
    octa value = 0;

    CHECK(moment_count < MOST);
    CHECK_INT(bus_load(&p->bus, calls, &value), FAULT_NONE);
    *m = (struct moment){.pc = p->cpu.pc,
                         .frame = p->cpu.sr[SREG_rO],
                         .calls = value,
                         .count = cpu_get(&p->cpu, COUNT),
                         .link = p->cpu.sr[SREG_rJ]};
}

static void write_down(const struct sitting *s)
{
    struct process *p = sitting_process(&s->mmo, INPUTLOG_PASS);
    octa calls = sitting_label(s, "Calls");

    moment_count = 0;
    do
        note(p, calls);
    while (process_run(p, exec_switch, 1).why == PROCESS_BUDGET);
    note(p, calls);
    process_destroy(p);
}

/* --- what the list says --------------------------------------------------- */

#define NONE (~(octa)0)

typedef bool is_wanted(octa moment, octa from);

/* The first moment behind FROM that is wanted; NONE. */
static octa find_next(is_wanted *wanted, octa from)
{
    for (octa i = from + 1; i < moment_count; i++)
        if (wanted(i, from))
            return i;
    return NONE;
}

static octa find_last(is_wanted *wanted, octa from)
{
    for (octa i = from; i > 0; i--)
        if (wanted(i - 1, from))
            return i - 1;
    return NONE;
}

static octa place;

static bool is_at_place(octa m, octa from)
{
    (void)from;
    return moments[m].pc == place && m + 1 < moment_count;
}

static bool has_stored(octa m, octa from)
{
    (void)from;
    return m > 0 && moments[m].calls != moments[m - 1].calls;
}

static bool has_counted(octa m, octa from)
{
    (void)from;
    return m > 0 && moments[m].count != moments[m - 1].count;
}

static bool has_linked(octa m, octa from)
{
    (void)from;
    return m > 0 && moments[m].link != moments[m - 1].link;
}

static bool is_below(octa m, octa from)
{
    return sig(moments[m].frame - moments[from].frame) < 0;
}

static bool is_not_above(octa m, octa from)
{
    return sig(moments[m].frame - moments[from].frame) <= 0;
}

/* --- going ---------------------------------------------------------------- */

static octa now(const struct sitting *s)
{
    return history_now(s->session.history);
}

static void check_state(struct sitting *s)
{
    const struct moment *m = &moments[now(s)];
    octa value = 0;

    CHECK_U64(s->target->cpu->pc, m->pc);
    CHECK_U64(s->target->cpu->sr[SREG_rO], m->frame);
    CHECK_U64(cpu_get(s->target->cpu, COUNT), m->count);
    CHECK(target_load(s->target, sitting_label(s, "Calls"), BUS_LOAD, &value,
                      NULL));
    CHECK_U64(value, m->calls);
}

/* The session has gone forwards, to WANTED or to the end. */
static void check_forward(struct sitting *s, octa wanted)
{
    if (wanted == NONE) {
        CHECK_INT(s->session.why, SESSION_ENDED);
        wanted = moment_count - 1;
    }
    CHECK_U64(now(s), wanted);
    check_state(s);
}

static void check_backward(struct sitting *s, octa wanted)
{
    if (wanted == NONE) {
        CHECK_INT(s->session.why, SESSION_FIRST);
        wanted = 0;
    }
    CHECK_U64(now(s), wanted);
    check_state(s);
}

/* One instruction on from FROM, with what it calls. */
static octa next_of(octa from)
{
    if (from + 1 >= moment_count)
        return NONE;
    return find_next(is_not_above, from);
}

static void go_somewhere(struct sitting *s, octa *random)
{
    octa from = now(s), n = random_below(random, 100);

    switch (random_below(random, 8)) {
    case 0:
        session_step(&s->session, n);
        check_forward(s, from + n < moment_count ? from + n : NONE);
        break;
    case 1:
        session_back(&s->session, n);
        check_backward(s, n <= from ? from - n : NONE);
        break;
    case 2:
        session_next(&s->session, 1);
        check_forward(s, next_of(from));
        break;
    case 3:
        session_reverse_next(&s->session, 1);
        check_backward(s, find_last(is_not_above, from));
        break;
    case 4:
        session_finish(&s->session);
        check_forward(s, find_next(is_below, from));
        break;
    case 5:
        session_reverse_finish(&s->session);
        check_backward(s, find_last(is_below, from));
        break;
    case 6:
        n = random_below(random, moment_count);
        session_go(&s->session, n);
        check_forward(s, n);
        break;
    default:
        place = moments[random_below(random, moment_count)].pc;
        session_until(&s->session, place);
        check_forward(s, find_next(is_at_place, from));
        break;
    }
}

static void the_session_goes_where_it_should(void)
{
    struct sitting s;
    octa random = 1;

    sitting_init(&s, source);
    write_down(&s);
    CHECK(moment_count > 3000);
    for (unsigned i = 0; i < WALKS; i++)
        go_somewhere(&s, &random);
    sitting_fini(&s);
}

/* --- breakpoints and watchpoints ------------------------------------------ */

static void go_to_hits(struct sitting *s, is_wanted *wanted)
{
    octa random = 2;

    CHECK_INT(session_stops_changed(&s->session), STATUS_OK);
    for (unsigned i = 0; i < WALKS / 4; i++) {
        octa from;

        session_go(&s->session, random_below(&random, moment_count));
        from = now(s);
        session_continue(&s->session);
        check_forward(s, find_next(wanted, from));
        session_go(&s->session, from);
        session_reverse_continue(&s->session);
        check_backward(s, find_last(wanted, from));
    }
}

static void a_breakpoint_is_met_from_both_sides(void)
{
    struct sitting s;
    struct error e;

    sitting_init(&s, source);
    write_down(&s);
    place = sitting_label(&s, "Fib") + 0x14;
    CHECK(bps_break(&s.session.bps, s.target, place, "Fib+20", &e) != NULL);
    go_to_hits(&s, is_at_place);
    sitting_fini(&s);
}

static void watched_memory_is_met_from_both_sides(void)
{
    struct sitting s;
    struct error e;
    struct expr_value v = {.kind = EXPR_MEMORY, .size = 8};

    sitting_init(&s, source);
    write_down(&s);
    v.place = sitting_label(&s, "Calls");
    CHECK(bps_watch(&s.session.bps, s.target, &v, "Calls", &e) != NULL);
    go_to_hits(&s, has_stored);
    sitting_fini(&s);
}

static void a_watched_register_is_met_from_both_sides(void)
{
    const struct mmo_symbol *count;
    struct sitting s;
    struct error e;
    struct expr_value v = {.kind = EXPR_REGISTER};

    sitting_init(&s, source);
    count = mmo_symbol_find(&s.mmo, "count");
    CHECK(count != NULL);
    CHECK_U64(count->value, COUNT);
    v.place = count->value;
    write_down(&s);
    CHECK(bps_watch(&s.session.bps, s.target, &v, "count", &e) != NULL);
    go_to_hits(&s, has_counted);
    sitting_fini(&s);
}

static void a_watched_special_register_is_met_from_both_sides(void)
{
    const struct expr_value v = {.kind = EXPR_SPECIAL, .place = SREG_rJ};
    struct sitting s;
    struct error e;

    sitting_init(&s, source);
    write_down(&s);
    CHECK(bps_watch(&s.session.bps, s.target, &v, "rJ", &e) != NULL);
    go_to_hits(&s, has_linked);
    sitting_fini(&s);
}

static void a_breakpoint_is_counted_and_ignored_and_conditional(void)
{
    struct sitting s;
    struct error e;
    struct bp *bp;

    sitting_init(&s, source);
    write_down(&s);
    bp = bps_break(&s.session.bps, s.target, sitting_label(&s, "Fib"), "Fib",
                   &e);
    CHECK(bp != NULL);
    bp->ignore = 3;
    CHECK_INT(bp_set_condition(bp, "$0 = 1"), STATUS_OK);
    CHECK_INT(session_stops_changed(&s.session), STATUS_OK);
    session_continue(&s.session);
    CHECK_INT(s.session.why, SESSION_HIT);
    CHECK_U64(bp->hits, 4);
    CHECK_U64(cpu_get(s.target->cpu, 0), 1);
    bp->is_temporary = true;
    session_continue(&s.session);
    CHECK_INT(s.session.why, SESSION_HIT);
    CHECK_U64(s.session.bps.count, 0);
    session_continue(&s.session);
    CHECK_INT(s.session.why, SESSION_ENDED);
    sitting_fini(&s);
}

static void a_local_register_is_watched_in_its_frame(void)
{
    struct expr_value v = {.kind = EXPR_REGISTER, .place = 2};
    struct sitting s;
    struct error e;
    octa wanted[] = {3, 2, 1, 0};

    sitting_init(&s, source);
    write_down(&s);
    session_go(&s.session, 1);
    CHECK(bps_watch(&s.session.bps, s.target, &v, "$2", &e) != NULL);
    CHECK_INT(session_stops_changed(&s.session), STATUS_OK);
    for (unsigned i = 0; i < ARRAY_LEN(wanted); i++) {
        session_continue(&s.session);
        CHECK_INT(s.session.why, SESSION_HIT);
        CHECK_U64(cpu_get(s.target->cpu, 2), wanted[i]);
    }
    session_reverse_continue(&s.session);
    CHECK_INT(s.session.why, SESSION_HIT);
    CHECK_U64(cpu_get(s.target->cpu, 2), 1);
    sitting_fini(&s);
}

/* --- failures ------------------------------------------------------------- */

static void who_replays_the_log_of_another_run_is_told_so(void)
{
    const struct inputlog_place begin = {.at = 0};
    struct sitting s;
    struct buf out;

    sitting_init(&s, "        LOC   #100\n"
                     "Main    TRAP  0,Fputs,StdOut\n"
                     "        TRAP  0,Halt,0\n");
    CHECK_INT(inputlog_go(&s.process->calls.log, begin), STATUS_OK);
    session_continue(&s.session);
    CHECK_INT(s.session.why, SESSION_FAILED);
    buf_init(&out);
    session_show_stop(&s.session, &out);
    CHECK(strncmp(buf_text(&out), "the log is not of this run", 26) == 0);
    buf_fini(&out);
    sitting_fini(&s);
}

int main(void)
{
    return TEST_RUN(the_session_goes_where_it_should,
                    a_breakpoint_is_met_from_both_sides,
                    watched_memory_is_met_from_both_sides,
                    a_watched_register_is_met_from_both_sides,
                    a_watched_special_register_is_met_from_both_sides,
                    a_breakpoint_is_counted_and_ignored_and_conditional,
                    a_local_register_is_watched_in_its_frame,
                    who_replays_the_log_of_another_run_is_told_so);
}
