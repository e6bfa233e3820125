/* test_classify.c - that runs which are compared differ in one thing only. */
#include <string.h>

#include "sysvm/classify/compare.h"
#include "sysvm/classify/measure.h"
#include "sysvm/classify/table.h"
#include "sysvm/classify/values.h"
#include "tests/unit/test.h"
#include "vm/base/alloc.h"
#include "vm/core/processor.h"

static const struct cpu_kind V = {.has_v = true};

/* What was measured of plain MMIX: it takes a moment, so only once. */
static struct classify plain;

static const struct classify_result *result(const struct classify *c,
                                            unsigned op, unsigned number)
{
    for (size_t i = 0; i < c->count; i++) {
        const struct classify_form *f = &c->results[i].form;

        if (f->op == op && f->number == number &&
            f->variant != CLASSIFY_OTHERS && f->variant != CLASSIFY_CONTINUED)
            return &c->results[i];
    }
    fail_msg("there is no such form");
    return NULL;
}

/* The scene before RUN: nothing has happened. */
static void set_scene(struct stage *s, const struct classify_run *run,
                      struct scene *a)
{
    CHECK(stage_prepare(s, run));
    a->run = *run;
    a->written = 0;
    a->after = s->machine->cpu;
    a->before = compare_moment(&a->after);
}

/* --- the stage ------------------------------------------------------------ */

static void save_takes_along_what_is_the_programs(void)
{
    static const byte machines[] = {SREG_rBB, SREG_rC,  SREG_rN, SREG_rI,
                                    SREG_rT,  SREG_rTT, SREG_rK, SREG_rQ,
                                    SREG_rU,  SREG_rV,  SREG_rF, SREG_rWW,
                                    SREG_rXX, SREG_rYY, SREG_rZZ};
    struct stage *s = stage_create((struct cpu_kind){0}, exec_switch);
    octa wanted = 0;

    for (size_t i = 0; i < ARRAY_LEN(machines); i++)
        wanted |= (octa)1 << machines[i];
    CHECK_U64(s->machines, wanted);
    stage_destroy(s);
    s = stage_create(V, exec_switch);
    CHECK_U64(s->machines, wanted | (octa)1 << SREG_rVV);
    stage_destroy(s);
}

static void a_program_begins_alike_whatever_is_below_it(void)
{
    static struct scene a, b;
    struct stage *s = stage_create(V, exec_switch);
    struct classify_run run = {.source = CLASSIFY_IN_MEMORY, .word = 0};
    struct classify_difference d;

    for (unsigned i = 0; i < VALUES_PARTS * CLASSIFY_MODES; i++) {
        run.part = (byte)(i / CLASSIFY_MODES);
        run.mode = i % CLASSIFY_MODES;
        run.machine = 0;
        set_scene(s, &run, &a);
        run.machine = 1;
        set_scene(s, &run, &b);
        a.written = b.written = 0;
        CHECK(!compare_programs(&a, &b, s, &d));
        for (unsigned n = 0; n < SREG_COUNT; n++)
            CHECK_INT(a.after.sr[n] != b.after.sr[n], s->machines >> n & 1);
        for (unsigned n = 0; n < PAGES_COUNT; n++)
            CHECK_MEM(s->frame[pages_frame_in(&a.run, n)],
                      s->frame[pages_frame_in(&b.run, n)], BUS_PAGE_BYTES);
    }
    stage_destroy(s);
}

static void what_a_run_has_written_is_gone_in_the_next_one(void)
{
    struct stage *s = stage_create(V, exec_switch);
    const struct classify_run run = {.mode = CLASSIFY_GUEST_KERNEL,
                                     .part = VALUES_NEGATIVE_ADDRESSES,
                                     .source = CLASSIFY_IN_MEMORY,
                                     .word = codec_make(OP_STOI, 1, 2, 24)};
    unsigned frame = pages_frame_in(&run, 6);

    for (unsigned i = 0; i < 3; i++) {
        CHECK(stage_prepare(s, &run));
        CHECK_U64(s->frame[frame][3], 3);
        CHECK_U64(s->dirty, 0);
        stage_step(s, &run);
        CHECK_U64(s->frame[frame][3], -2);
        CHECK_U64(s->dirty, (octa)1 << frame);
    }
    stage_destroy(s);
}

static void a_word_is_inserted_in_the_mode_of_the_run(void)
{
    struct stage *s = stage_create(V, exec_switch);
    struct classify_run run = {.word = codec_make(OP_ADDUI, 1, 2, 1)};
    const struct cpu *c = &s->machine->cpu;

    for (unsigned i = 0; i < CLASSIFY_INSERTERS * CLASSIFY_MODES; i++) {
        run.source = i / CLASSIFY_MODES;
        run.mode = i % CLASSIFY_MODES;
        CHECK(stage_prepare(s, &run));
        CHECK_INT(c->is_guest, pages_is_guest(run.mode));
        CHECK_U64(c->sr[SREG_rK], values_mask(run.mode));
        CHECK_U64(c->pc, pages_code(run.mode, PAGES_WORD_AT) + 4);
        stage_step(s, &run);
        CHECK_U64(cpu_get(c, 1), 8);
        CHECK_U64(c->pc, pages_code(run.mode, PAGES_WORD_AT) + 4);
    }
    stage_destroy(s);
}

/* --- the verdict ---------------------------------------------------------- */

static void plain_mmix_cannot_be_virtualised(void)
{
    const struct classify_result *get = result(&plain, OP_GET, SREG_rBB);

    CHECK_INT(classify_class(&plain, get), CLASSIFY_CLASS_OFFENDER);
    CHECK(classify_offends(&plain, get, 1) && classify_offends(&plain, get, 3));
    CHECK_U64(get->facts[CLASSIFY_HOST_USER], CLASSIFY_RUNS | CLASSIFY_READS);
    CHECK_INT(get->witness[2].what.place, CLASSIFY_REGISTER);
    CHECK_INT(get->witness[2].run.mode, CLASSIFY_HOST_USER);
}

static void what_only_tells_the_mode_does_not_offend_a_hybrid_monitor(void)
{
    const struct classify_result *r = result(&plain, OP_GETA, 0);

    CHECK(classify_offends(&plain, r, 1));
    CHECK(!classify_offends(&plain, r, 3));
    r = result(&plain, OP_JMPB, 0);
    CHECK_U64(classify_sensitivity(r), CLASSIFY_SWITCHES);
    CHECK(!classify_offends(&plain, r, 3)); /* a user's jump traps: p */
}

static void privilege_is_what_traps_for_users_only(void)
{
    CHECK(classify_is_privileged(&plain, result(&plain, OP_PUT, SREG_rK)));
    CHECK(!classify_is_privileged(&plain, result(&plain, OP_PUT, SREG_rBB)));
    CHECK(!classify_is_privileged(&plain, result(&plain, OP_PUT, SREG_rN)));
    CHECK(!classify_is_privileged(&plain, result(&plain, OP_TRAP, 0)));
    CHECK_INT(classify_class(&plain, result(&plain, OP_SYNC, 5)),
              CLASSIFY_CLASS_CAUTIOUS);
    CHECK_INT(classify_class(&plain, result(&plain, OP_SYNC, 4)),
              CLASSIFY_CLASS_GUARDED);
    CHECK_INT(classify_class(&plain, result(&plain, OP_TRAP, 0)),
              CLASSIFY_CLASS_CALL);
    CHECK_INT(classify_class(&plain, result(&plain, OP_RESUME, 2)),
              CLASSIFY_CLASS_NONE);
}

/* --- the table ------------------------------------------------------------ */

static struct classify_dispute disputes[CLASSIFY_DISPUTES];

/* FACTS of the form OP, NUMBER as user, instead of what was measured: the only
 * dispute is the CLAIM about it. */
static void check_dispute(unsigned op, unsigned number, unsigned facts,
                          enum classify_claim claim)
{
    static struct classify c;
    struct classify_result *r;

    c = plain;
    r = &c.results[result(&plain, op, number) - plain.results];
    r->facts[CLASSIFY_HOST_USER] = facts;
    CHECK_U64(table_compare(&c, disputes), 1);
    CHECK_PTR(disputes[0].result, r);
    CHECK_INT(disputes[0].claim, claim);
    CHECK(strlen(table_text(&disputes[0])) > 0);
}

static void a_dispute_with_the_table_is_about_the_form_that_is_odd(void)
{
    CHECK_U64(table_compare(&plain, disputes), 0);
    check_dispute(OP_PUT, SREG_rK, CLASSIFY_RUNS | CLASSIFY_CHANGES,
                  CLASSIFY_CLAIM_PRIVILEGED);
    check_dispute(OP_PUT, SREG_rK, CLASSIFY_RUNS | CLASSIFY_REFUSED,
                  CLASSIFY_CLAIM_PRIVILEGED);
    check_dispute(OP_ADD, 0, CLASSIFY_REFUSED, CLASSIFY_CLAIM_PRIVILEGED);
    check_dispute(OP_ADD, 0, CLASSIFY_RUNS | CLASSIFY_READS,
                  CLASSIFY_CLAIM_SENSITIVE);
    check_dispute(OP_RESUME, 2, CLASSIFY_RUNS, CLASSIFY_CLAIM_EXISTS);
}

/* --- out of memory -------------------------------------------------------- */

static enum test_outcome make_stage(void *context)
{
    struct stage *s = stage_create(V, exec_switch);
    bool is_complete = s != NULL && !stage_is_exhausted(s);

    (void)context;
    stage_destroy(s);
    return is_complete ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void lack_of_memory_is_told(void)
{
    CHECK(test_each_allocation_fails(make_stage, NULL) > 5);
}

int main(void)
{
    if (measure_processor(&plain, (struct cpu_kind){0}, exec_switch) !=
        STATUS_OK)
        return 1;
    return TEST_RUN(save_takes_along_what_is_the_programs,
                    a_program_begins_alike_whatever_is_below_it,
                    what_a_run_has_written_is_gone_in_the_next_one,
                    a_word_is_inserted_in_the_mode_of_the_run,
                    plain_mmix_cannot_be_virtualised,
                    what_only_tells_the_mode_does_not_offend_a_hybrid_monitor,
                    privilege_is_what_traps_for_users_only,
                    a_dispute_with_the_table_is_about_the_form_that_is_odd,
                    lack_of_memory_is_told);
}
