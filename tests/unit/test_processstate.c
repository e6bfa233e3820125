/* test_processstate.c - a process goes back, and comes again to the same. */
#include "tests/unit/random_user.h"
#include "tests/unit/undo_process.h"

static const struct process_options recording = {.log = INPUTLOG_RECORD};

/* --- pages that are put --------------------------------------------------- */

/* At AT, in a row or not. */
static void check_put(octa at)
{
    static const octa page[BUS_PAGE_OCTAS] = {0, 7};
    struct process *p = guest_make(" LOC #100\nMain TRAP 0\n", NULL);
    octa count = p->ram.count;

    CHECK_U64(guest_octa(p, at), 0);
    CHECK_INT(process_put(p, at, page), STATUS_OK);
    CHECK_U64(guest_octa(p, at + 8), 7);
    guest_put_octa(p, at + 8, 8);
    CHECK_U64(ram_find(&p->ram, at)[1], 8);
    CHECK_INT(process_put(p, at, page), STATUS_OK);
    CHECK_U64(guest_octa(p, at + 8), 7);
    CHECK_INT(process_put(p, at, NULL), STATUS_OK);
    CHECK_U64(p->ram.count, count);
    CHECK_U64(guest_octa(p, at + 8), 0);
    guest_put_octa(p, at + 8, 9);
    CHECK_U64(p->ram.count, count + 1);
    CHECK_U64(ram_find(&p->ram, at)[1], 9);
    CHECK_U64(guest_octa(p, at + 8), 9);
    process_destroy(p);
}

static void loads_and_stores_find_what_was_put(void)
{
    check_put(0x2000000000004000);
    check_put(0x2000010000000000);
}

/* Adds to $1 what the instruction at 1B says. */
static const char LOOP[] = "        LOC   #100\n"
                           "Main    ADDU  $1,$1,1\n"
                           "        JMP   Main\n";

static void a_page_that_is_put_is_decoded_anew(void)
{
    struct process *p = guest_make(LOOP, NULL);
    octa page[BUS_PAGE_OCTAS];

    (void)process_run(p, exec_threaded, 1000);
    memcpy(page, ram_find(&p->ram, 0), sizeof page);
    page[0x100 / 8] += (octa)4 << 32; /* by 5 */
    CHECK_INT(process_put(p, 0, page), STATUS_OK);
    cpu_set(&p->cpu, 1, 0);
    (void)process_run(p, exec_threaded, 1000);
    CHECK_U64(cpu_get(&p->cpu, 1), 2500);
    process_destroy(p);
}

/* Changes its own first instruction, which is watched, too. */
static const char CHANGES[] = "        LOC   #100\n"
                              "Main    ADDU  $1,$1,1\n"
                              "        GETA  $2,Main\n"
                              "        ADDU  $3,$3,1\n"
                              "        CMP   $4,$3,100\n"
                              "        PBNZ  $4,Main\n"
                              "        SET   $5,5\n"
                              "        STB   $5,$2,3\n"
                              "        JMP   Main\n";

static void a_watched_instruction_may_change(void)
{
    struct process *p = guest_make(CHANGES, NULL);
    struct watcher w = {.at = {0x100, 0x100, 0x100, 0x100}};

    watcher_begin(&w, &p->ram);
    bus_drop_stores(&p->bus);
    cpu_set(&p->cpu, 1, 0);
    (void)process_run(p, exec_threaded, 503);
    CHECK_U64(cpu_get(&p->cpu, 1), 100);
    (void)process_run(p, exec_threaded, 1000);
    CHECK_U64(cpu_get(&p->cpu, 1), 1100);
    CHECK_U64(w.changes, 1);
    process_destroy(p);
}

/* --- what is refused ------------------------------------------------------ */

static void every_cut_is_noticed(void)
{
    struct process *p = guest_make(LOOP, &recording);
    struct reader r;
    struct buf b;

    buf_init(&b);
    (void)process_run(p, exec_switch, 7);
    process_save(p, &b);
    for (size_t len = 0; len < b.len; len += 1 + len / 20) {
        reader_init(&r, b.data, len);
        CHECK_INT(process_restore(p, &r), STATUS_BAD_INPUT);
    }
    reader_init(&r, b.data, b.len);
    CHECK_INT(process_restore(p, &r), STATUS_OK);
    CHECK_U64(p->cpu.counts.insns, 7);
    buf_fini(&b);
    process_destroy(p);
}

/* A test_body. */
static enum test_outcome make_hash(void *process)
{
    octa hash;

    return process_hash(process, &hash) == STATUS_OK ? TEST_OUTCOME_DONE
                                                     : TEST_OUTCOME_REFUSED;
}

static void each_allocation_may_fail(void)
{
    struct process *p = guest_make(LOOP, &recording);

    CHECK(test_each_allocation_fails(make_hash, p) >= 2);
    process_destroy(p);
}

/* A page of zeros is as none. */
static void what_nobody_can_see_does_not_count(void)
{
    struct process *p = guest_make(LOOP, &recording);
    octa before = undo_hash(p);

    guest_put_octa(p, 0x2000000000010000, 0);
    CHECK_U64(undo_hash(p), before);
    guest_put_octa(p, 0x2000000000010000, 1);
    CHECK(undo_hash(p) != before);
    guest_put_octa(p, 0x2000000000010000, 0);
    p->calls.modes[77] = 1;
    CHECK(undo_hash(p) != before);
    p->calls.modes[77] = 0;
    CHECK_U64(undo_hash(p), before);
    process_destroy(p);
}

/* --- random programs ------------------------------------------------------ */

enum { RUNS = 25, PORTIONS = 24 };

/* Watch octas that are stored to; each in its own page, or not. */
static void watch(struct process *p, struct watcher *w, octa *r)
{
    w->at[0] = USER_DATA + 8 * random_below(r, 40);
    w->at[1] = w->at[0] + 8;
    w->at[2] = USER_STACK + 8 * random_below(r, 4100);
    w->at[3] = USER_FAR + 8 * random_below(r, 64);
    watcher_begin(w, &p->ram);
    bus_drop_stores(&p->bus);
}

/* One portion of a run; where the one before ended in a mistake, it is
 * forgiven. */
static void run_portion(struct process *p, engine_run *engine, octa *r)
{
    user_registers(p, r);
    (void)process_run(p, engine, random_below(r, 400));
}

static void random_runs_go_back_through_all_moments(void)
{
    octa pages = 0, changes = 0;

    for (octa seed = 1; seed <= RUNS; seed++) {
        octa state = seed * 0x9e3779b97f4a7c15, same = state, first, twins;
        struct process *p = user_create(&recording, &state),
                       *twin = user_create(&recording, &same);
        const bool is_fast = seed % 2;
        const octa count = p->ram.count;
        struct undo u = {0};
        struct watcher w = {0};

        first = state;
        undo_arm(p, &u);
        watch(p, &w, &same);
        for (unsigned i = 0; i < PORTIONS; i++) {
            same = state;
            run_portion(p, is_fast ? exec_threaded : exec_switch, &state);
            run_portion(twin, is_fast ? exec_switch : exec_threaded, &same);
            CHECK_U64(undo_hash(p), undo_hash(twin));
            watcher_check(&w);
            if (random_below(&state, 3) != 0)
                undo_arm(p, &u);
            watch(p, &w, &same);
        }
        watcher_end(&w);
        pages += u.pages;
        changes += w.changes;
        while (u.count > 0)
            undo_go_back(p, &u);
        CHECK_U64(p->ram.count, count);
        ram_track(&p->ram, NULL, NULL);
        twins = undo_hash(twin);
        for (unsigned i = 0; i < PORTIONS; i++) {
            run_portion(p, exec_threaded, &first);
            (void)random_below(&first, 3);
        }
        CHECK_U64(undo_hash(p), twins);
        process_destroy(p);
        process_destroy(twin);
    }
    CHECK(pages > RUNS * PORTIONS);
    CHECK(changes > RUNS);
}

int main(void)
{
    return TEST_RUN(
        loads_and_stores_find_what_was_put, a_page_that_is_put_is_decoded_anew,
        a_watched_instruction_may_change, every_cut_is_noticed,
        each_allocation_may_fail, what_nobody_can_see_does_not_count,
        random_runs_go_back_through_all_moments);
}
