/* test_history.c - any moment can be come back to. */
#include "debugger/history.h"

#include "tests/unit/toy_target.h"
#include "vm/base/alloc.h"

enum { EFFORT = 2000 }; /* of the host: a checkpoint every 30 steps */

#define ALL      ((octa)1 << 30) /* bytes: nothing need be given up */
#define FOR_EVER (~(octa)0)

static struct history *begin(octa seed, octa limit, octa effort)
{
    struct history *h = history_create(toy_begin(seed), limit);

    CHECK(h != NULL);
    toy.effort = effort;
    history_check_replay(h);
    return h;
}

/* Run on until the moment END, in portions as a person would. */
static void run_to(struct history *h, octa end)
{
    while (history_now(h) < end) {
        octa left = end - history_now(h);

        CHECK_INT(history_run(h, left < 30 ? left : 30), TARGET_STEPS);
    }
}

/* The present is the moment STEP, in every bit. */
static void check_at(const struct history *h, octa step)
{
    CHECK_U64(history_now(h), step);
    CHECK_U64(toy_print(), toy.after[step]);
}

static void the_present_is_the_only_moment_at_first(void)
{
    struct history *h = begin(1, ALL, EFFORT);

    CHECK_U64(history_first(h), 0);
    CHECK_U64(history_newest(h), 0);
    CHECK_INT(history_go(h, 0), STATUS_OK);
    CHECK(toy.target.is_live);
    CHECK_U64(history_info(h).checkpoints, 1);
    history_destroy(h);
}

static void every_moment_can_be_gone_to_from_the_newest(void)
{
    struct history *h = begin(2, ALL, EFFORT);

    run_to(h, 500);
    CHECK(history_info(h).checkpoints > 9);
    for (octa step = 0; step <= 500; step++) {
        CHECK_INT(history_go(h, step), STATUS_OK);
        check_at(h, step);
        CHECK_INT(history_go(h, 500), STATUS_OK);
        check_at(h, 500);
    }
    history_destroy(h);
}

static void steps_back_meet_the_same_states(void)
{
    struct history *h = begin(3, ALL, EFFORT);

    run_to(h, 400);
    for (octa step = 400; step-- > 0;) {
        CHECK_INT(history_go(h, step), STATUS_OK);
        check_at(h, step);
    }
    history_destroy(h);
}

static void a_run_leads_from_the_past_into_the_future(void)
{
    struct history *h = begin(4, ALL, EFFORT);
    octa told;

    run_to(h, 300);
    told = toy.told;
    CHECK_INT(history_go(h, 17), STATUS_OK);
    CHECK(!toy.target.is_live);
    CHECK_U64(history_newest(h), 300);
    CHECK_INT(history_run(h, 283), TARGET_STEPS);
    check_at(h, 300);
    CHECK_U64(toy.told, told);
    CHECK_INT(history_run(h, 200), TARGET_STEPS);
    CHECK(toy.target.is_live && toy.told > told);
    check_at(h, 500);
    CHECK_U64(history_newest(h), 500);
    CHECK_INT(history_go(h, 299), STATUS_OK);
    check_at(h, 299);
    history_destroy(h);
}

static void a_long_run_has_checkpoints_of_its_own(void)
{
    struct history *h = begin(5, ALL, 20);

    CHECK_INT(history_run(h, TOY_STEPS - 10), TARGET_STEPS);
    CHECK(history_info(h).checkpoints >= 4);
    CHECK_INT(history_go(h, 123456), STATUS_OK);
    check_at(h, 123456);
    CHECK(history_info(h).widest_gap < TOY_STEPS / 3);
    history_destroy(h);
}

static void a_stop_ends_a_run_in_the_past_as_it_does_now(void)
{
    struct history *h = begin(6, ALL, EFFORT);

    run_to(h, 2);
    toy.stop = 333;
    toy.cpu.stops = &toy.stops;
    CHECK_INT(history_run(h, FOR_EVER), TARGET_STOP);
    check_at(h, 333);
    stops_pass(&toy.cpu);
    run_to(h, 500);
    CHECK_INT(history_go(h, 2), STATUS_OK);
    CHECK_INT(history_run(h, FOR_EVER), TARGET_STOP);
    check_at(h, 333);
    CHECK_U64(toy.stopped, 2);
    history_destroy(h);
}

static void who_goes_does_not_stop(void)
{
    struct history *h = begin(21, ALL, 100);

    run_to(h, 1000);
    toy.cpu.stops = &toy.stops;
    toy.stop = 100;
    for (octa step = 1000; step-- > 900;) {
        CHECK_INT(history_go(h, step), STATUS_OK);
        check_at(h, step);
        CHECK_PTR(toy.cpu.stops, &toy.stops);
    }
    CHECK(toy.stopped > 0);
    toy.stop = 1; /* so many stops that it is better to be without */
    toy.stopped = 0;
    CHECK_INT(history_go(h, 899), STATUS_OK);
    check_at(h, 899);
    CHECK_PTR(toy.cpu.stops, &toy.stops);
    CHECK_U64(toy.stopped, 100);
    history_destroy(h);
}

static void a_run_that_is_over_can_be_gone_back_into(void)
{
    struct history *h = begin(7, ALL, EFFORT);

    toy.end = 250;
    CHECK_INT(history_run(h, FOR_EVER), TARGET_ENDED);
    CHECK_INT(history_go(h, 0), STATUS_OK);
    check_at(h, 0);
    CHECK_INT(history_run(h, FOR_EVER), TARGET_ENDED);
    check_at(h, 250);
    CHECK_INT(history_run(h, FOR_EVER), TARGET_ENDED);
    check_at(h, 250);
    history_destroy(h);
}

static void a_change_by_hand_is_a_moment_like_others(void)
{
    struct history *h = begin(8, ALL, EFFORT);

    run_to(h, 100);
    CHECK_INT(history_open(h), STATUS_OK);
    toy_poke(3, 12345);
    toy_poke(TOY_BLOCKS, 99);
    CHECK_INT(history_close(h), STATUS_OK);
    run_to(h, 200);
    for (octa step = 0; step <= 200; step += 5) {
        CHECK_INT(history_go(h, step), STATUS_OK);
        check_at(h, step);
    }
    CHECK_INT(history_go(h, 50), STATUS_OK);
    CHECK_INT(history_run(h, 100), TARGET_STEPS);
    check_at(h, 150);
    history_destroy(h);
}

static void a_second_change_at_once_takes_the_place_of_the_first(void)
{
    struct history *h = begin(9, ALL, EFFORT);

    for (octa at = 0; at < 200; at += 100) {
        run_to(h, at);
        for (unsigned i = 0; i < 4; i++) {
            CHECK_INT(history_open(h), STATUS_OK);
            toy_poke(i, 77 * i + at);
            CHECK_INT(history_close(h), STATUS_OK);
        }
    }
    run_to(h, 200);
    for (octa step = 0; step <= 200; step += 4) {
        CHECK_INT(history_go(h, step), STATUS_OK);
        check_at(h, step);
    }
    history_destroy(h);
}

static void a_change_in_the_past_forgets_the_future(void)
{
    struct history *h = begin(10, ALL, EFFORT);

    run_to(h, 300);
    CHECK_INT(history_go(h, 111), STATUS_OK);
    CHECK_INT(history_open(h), STATUS_OK);
    CHECK(toy.target.is_live);
    toy_poke(1, 4711);
    CHECK_INT(history_close(h), STATUS_OK);
    CHECK_U64(history_newest(h), 111);
    run_to(h, 200);
    CHECK_INT(history_go(h, 60), STATUS_OK);
    check_at(h, 60);
    CHECK_INT(history_go(h, 111), STATUS_OK);
    check_at(h, 111);
    CHECK_INT(history_go(h, 200), STATUS_OK);
    check_at(h, 200);
    history_destroy(h);
}

static void a_change_lets_a_run_that_was_over_go_on(void)
{
    struct history *h = begin(11, ALL, EFFORT);

    toy.end = 100;
    CHECK_INT(history_run(h, FOR_EVER), TARGET_ENDED);
    CHECK_INT(history_open(h), STATUS_OK);
    toy_poke(1, 1);
    CHECK_INT(history_close(h), STATUS_OK);
    toy.end = 200;
    CHECK_INT(history_run(h, FOR_EVER), TARGET_ENDED);
    CHECK_INT(history_go(h, 20), STATUS_OK);
    CHECK_INT(history_run(h, FOR_EVER), TARGET_ENDED);
    check_at(h, 200);
    history_destroy(h);
}

static void the_first_moment_with_so_many_instructions_is_found(void)
{
    struct history *h = begin(12, ALL, 50000);

    for (octa step = 0; step < 400; step++)
        run_to(h, step + 1);
    for (octa count = 0; count <= toy.cpu.counts.insns; count++) {
        CHECK_INT(history_go_to_count(h, count), STATUS_OK);
        CHECK_U64(toy.cpu.counts.insns, count);
        check_at(h, toy.step);
        if (toy.step > 0) {
            CHECK_INT(history_go(h, toy.step - 1), STATUS_OK);
            CHECK_U64(toy.cpu.counts.insns, count - 1);
        }
        CHECK_INT(history_go(h, 400), STATUS_OK);
    }
    CHECK_INT(history_go(h, 30), STATUS_OK);
    CHECK_INT(history_go_to_count(h, FOR_EVER), STATUS_OK);
    check_at(h, 400);
    history_destroy(h);
}

static void an_interval_begins_at_the_checkpoint_before(void)
{
    struct history *h = begin(13, ALL, EFFORT);
    size_t count = 1;

    run_to(h, 500);
    for (octa step = 500; step > 0; count++) {
        octa before = history_before(h, step);

        CHECK(before < step);
        step = before;
    }
    CHECK(count >= history_info(h).checkpoints);
    history_destroy(h);
}

static void interrupted_on_the_way_the_present_is_somewhere_before(void)
{
    struct history *h = begin(14, ALL, EFFORT);

    run_to(h, 500);
    for (octa step = 490; step > 0; step -= 10) {
        CHECK_INT(history_go(h, 0), STATUS_OK);
        toy.patience = step / 2;
        CHECK_INT(history_go(h, 0) == STATUS_OK ? history_run(h, step) : 0,
                  TARGET_INTERRUPTED);
        check_at(h, step / 2);
        toy.patience = FOR_EVER;
    }
    CHECK_INT(history_go(h, 500), STATUS_OK);
    toy.patience = 3;
    while (history_before(h, 500) == 499)
        run_to(h, history_newest(h) + 1);
    CHECK_INT(history_go(h, history_before(h, 500) - 1), STATUS_INTERRUPTED);
    CHECK(history_now(h) < 499);
    check_at(h, history_now(h));
    toy.patience = FOR_EVER;
    CHECK_INT(history_go(h, 499), STATUS_OK);
    check_at(h, 499);
    history_destroy(h);
}

static void without_a_limit_there_is_no_history(void)
{
    struct history *h = begin(15, 0, EFFORT);

    run_to(h, 100);
    CHECK(toy.witness == NULL);
    CHECK_U64(history_first(h), 100);
    CHECK_U64(history_newest(h), 100);
    CHECK_INT(history_open(h), STATUS_OK);
    toy_poke(1, 1);
    CHECK_INT(history_close(h), STATUS_OK);
    CHECK_U64(history_info(h).bytes, 0);
    history_destroy(h);
}

static void a_small_limit_is_kept_and_old_moments_get_rarer(void)
{
    const octa limit = 20 * 8192 + 40000;
    struct history *h = begin(16, limit, EFFORT);
    struct history_info info;

    for (octa step = 100; step <= 20000; step += 100) {
        run_to(h, step);
        CHECK(history_info(h).bytes <= limit);
    }
    info = history_info(h);
    CHECK_U64(history_first(h), 0);
    CHECK(!info.is_lost);
    CHECK(info.widest_gap > 20 * info.newest_gap);
    CHECK_INT(history_go(h, 7777), STATUS_OK);
    check_at(h, 7777);
    CHECK_INT(history_go(h, 20000), STATUS_OK);
    check_at(h, 20000);
    history_destroy(h);
}

static void what_does_not_fit_at_all_lets_history_begin_later(void)
{
    const octa limit = 6 * 8192;
    struct history *h = begin(17, limit, EFFORT);

    run_to(h, 2000);
    CHECK(history_info(h).is_lost);
    CHECK(history_info(h).bytes <= limit);
    CHECK(history_first(h) > 0);
    CHECK_INT(history_go(h, history_first(h)), STATUS_OK);
    check_at(h, history_first(h));
    CHECK_INT(history_run(h, 2500 - history_now(h)), TARGET_STEPS);
    check_at(h, 2500);
    history_destroy(h);
}

static void more_checkpoints_than_are_useful_are_thinned_out(void)
{
    struct history *h = begin(18, ALL, 30000);

    for (octa step = 0; step < 5000; step++)
        CHECK_INT(history_run(h, 1), TARGET_STEPS);
    CHECK(history_info(h).checkpoints < 1200);
    CHECK_INT(history_go(h, 2), STATUS_OK);
    check_at(h, 2);
    history_destroy(h);
}

/* --- at random -------------------------------------------------------------
 */

static void change_something(struct history *h, octa *r)
{
    CHECK_INT(history_open(h), STATUS_OK);
    for (octa n = random_below(r, 4); n > 0; n--)
        toy_poke((unsigned)random_below(r, TOY_BLOCKS + 1), random_octa(r));
    CHECK_INT(history_close(h), STATUS_OK);
}

static void go_somewhere(struct history *h, octa *r)
{
    octa first = history_first(h), newest = history_newest(h);
    octa step = first + random_below(r, newest - first + 1);

    if (random_below(r, 4) == 0 && history_now(h) > first)
        step = history_now(h) - 1;
    CHECK_INT(history_go(h, step), STATUS_OK);
    CHECK_U64(history_now(h), step);
}

static void do_something(struct history *h, octa *r)
{
    switch (random_below(r, 20)) {
    case 0:
        change_something(h, r);
        break;
    case 1:
    case 2:
        CHECK_INT(
            history_go_to_count(h, random_below(r, toy.cpu.counts.insns + 100)),
            STATUS_OK);
        break;
    case 3:
    case 4:
    case 5:
    case 6:
        go_somewhere(h, r);
        break;
    default:
        CHECK_INT(history_run(h, random_below(r, 60)), TARGET_STEPS);
    }
    check_at(h, history_now(h));
}

static void whatever_is_done_the_moments_stay_the_same(void)
{
    octa r = 19;

    for (unsigned n = 0; n < 60; n++) {
        octa limit = random_below(&r, 3) ? ALL : 8192 * random_below(&r, 100);
        struct history *h =
            begin(random_octa(&r), limit + 1, 10 << random_below(&r, 10));

        for (unsigned i = 0; i < 400; i++)
            do_something(h, &r);
        history_destroy(h);
    }
}

/* --- no memory -------------------------------------------------------------
 */

/* Where an allocation fails that only saves room, nobody hears of it. */
static bool is_there_memory(void)
{
    void *p = alloc_zeroed(1, 1);

    alloc_free(p);
    return p != NULL;
}

/* Whichever allocation fails: what can be gone to is right. */
static enum test_outcome live_a_little(void *context)
{
    struct history *h = history_create(toy_begin(20), ALL);
    bool is_refused = h == NULL;

    (void)context;
    if (h == NULL)
        return TEST_OUTCOME_REFUSED;
    toy.effort = EFFORT;
    for (octa step = 0; step < 200; step += 20)
        CHECK_INT(history_run(h, 20), TARGET_STEPS);
    check_at(h, 200);
    CHECK_INT(history_open(h), STATUS_OK);
    toy_poke(5, 1234);
    CHECK_INT(history_close(h), STATUS_OK);
    CHECK_INT(history_run(h, 20), TARGET_STEPS);
    for (octa step = 220; step >= history_first(h) && step <= 220; step -= 20) {
        octa before = history_now(h);
        enum status s = history_go(h, step);

        is_refused |= s == STATUS_NO_MEMORY;
        CHECK(s == STATUS_OK || s == STATUS_NO_MEMORY);
        check_at(h, s == STATUS_OK ? step : before);
    }
    if (history_run(h, 240 - history_now(h)) == TARGET_FAILED)
        is_refused = true; /* the change by hand could not be restored */
    else
        check_at(h, 240);
    is_refused |= history_info(h).is_lost || !is_there_memory();
    history_destroy(h);
    return is_refused ? TEST_OUTCOME_REFUSED : TEST_OUTCOME_DONE;
}

static bool always(void)
{
    return true;
}

static void a_change_that_could_not_be_restored_is_so_later(void)
{
    struct history *h = begin(22, ALL, EFFORT);

    for (octa step = 100; step <= 200; step += 100) {
        run_to(h, step);
        CHECK_INT(history_open(h), STATUS_OK);
        toy_poke(2, 55 + step);
        CHECK_INT(history_close(h), STATUS_OK);
    }
    run_to(h, 300);
    for (unsigned i = 0; i < 3; i++) {
        CHECK_INT(history_go(h, 110), STATUS_OK);
        alloc_fail_hook(always);
        CHECK_INT(history_run(h, 110), TARGET_FAILED);
        CHECK_INT(history_go(h, 220), STATUS_NO_MEMORY);
        alloc_fail_hook(NULL);
        CHECK_INT(history_go(h, 200 + 10 * i), STATUS_OK);
        check_at(h, 200 + 10 * i);
    }
    history_destroy(h);
}

static void without_memory_history_begins_later_and_goes_on(void)
{
    CHECK(test_each_allocation_fails(live_a_little, NULL) > 30);
}

int main(void)
{
    return TEST_RUN(the_present_is_the_only_moment_at_first,
                    every_moment_can_be_gone_to_from_the_newest,
                    steps_back_meet_the_same_states,
                    a_run_leads_from_the_past_into_the_future,
                    a_long_run_has_checkpoints_of_its_own,
                    a_stop_ends_a_run_in_the_past_as_it_does_now,
                    who_goes_does_not_stop,
                    a_run_that_is_over_can_be_gone_back_into,
                    a_change_by_hand_is_a_moment_like_others,
                    a_second_change_at_once_takes_the_place_of_the_first,
                    a_change_in_the_past_forgets_the_future,
                    a_change_lets_a_run_that_was_over_go_on,
                    the_first_moment_with_so_many_instructions_is_found,
                    an_interval_begins_at_the_checkpoint_before,
                    interrupted_on_the_way_the_present_is_somewhere_before,
                    without_a_limit_there_is_no_history,
                    a_small_limit_is_kept_and_old_moments_get_rarer,
                    what_does_not_fit_at_all_lets_history_begin_later,
                    more_checkpoints_than_are_useful_are_thinned_out,
                    whatever_is_done_the_moments_stay_the_same,
                    a_change_that_could_not_be_restored_is_so_later,
                    without_memory_history_begins_later_and_goes_on);
}
