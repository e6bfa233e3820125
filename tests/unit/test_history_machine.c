/* test_history_machine.c - a bare machine in its history: with a disk that is
 * at work, somebody who types, and an alarm clock. */
#include "debugger/target_machine.h"
#include "tests/unit/history_walk.h"
#include "tests/unit/ward_fixture.h"

enum { KERNELS = 40, WALKS = 150 };

static struct walk walk;

/* What a kernel would do if it were not random. */
static void change_something(struct walk *w)
{
    struct ward *ward = w->subject;
    struct machine *m = ward->machine;

    m->end.why = MACHINE_BUDGET;
    kernel_registers(m, &w->state);
    kernel_command_disk(m, &w->state, WARD_SECTORS);
}

static void check_devices(const struct ward *w, octa *sectors, octa *typed)
{
    *sectors += w->disk.written.count;
    *typed += w->log.log.len;
}

static void random_kernels_are_the_same_from_both_sides(void)
{
    octa sectors = 0, typed = 0, known = 0;

    for (octa seed = 1; seed <= KERNELS; seed++) {
        struct ward w;
        struct target *t;
        octa limit = seed % 3 ? WALK_MOST : 16 * TARGET_BLOCK * seed;

        ward_init(&w, seed);
        t = target_machine_create(w.machine, exec_threaded, NULL);
        CHECK(t != NULL);
        walk = (struct walk){
            .state = seed, .change = change_something, .subject = &w};
        walk_begin(&walk, t, limit);
        for (unsigned i = 0; i < WALKS; i++)
            walk_somewhere(&walk);
        known += walk.known;
        check_devices(&w, &sectors, &typed);
        walk_end(&walk);
        t->class->destroy(t);
        ward_fini(&w);
    }
    CHECK(known > KERNELS * 100);
    CHECK(sectors > 0);
    CHECK(typed > 100);
}

int main(void)
{
    return TEST_RUN(random_kernels_are_the_same_from_both_sides);
}
