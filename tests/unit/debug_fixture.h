/* debug_fixture.h - a process as a target, for tests of what shows things. */
#ifndef TESTS_UNIT_DEBUG_FIXTURE_H
#define TESTS_UNIT_DEBUG_FIXTURE_H

#include "debugger/target_process.h"
#include "tests/unit/test_guest.h"

struct debug {
    struct mmo program;
    struct process *process;
    struct target *target;
};

/* D is about to run SOURCE. */
static inline void debug_init(struct debug *d, const char *source)
{
    static const struct process_options o = {.log = INPUTLOG_RECORD};
    static char name[] = "test.mmo";
    char *const argv[] = {name, NULL};
    struct error e;

    guest_assemble(source, &d->program);
    d->process = process_create(&o, &d->program, argv, &e);
    CHECK(d->process != NULL);
    d->target = target_process_create(d->process, exec_switch, &d->program);
    CHECK(d->target != NULL);
}

static inline void debug_fini(struct debug *d)
{
    d->target->class->destroy(d->target);
    process_destroy(d->process);
    mmo_fini(&d->program);
}

/* Let N instructions be executed. */
static inline void debug_step(struct debug *d, octa n)
{
    (void)d->target->class->run(d->target, n);
}

#endif
