/* debug_fixture.h - a process as a target, for tests of what shows things. */
#ifndef TESTS_UNIT_DEBUG_FIXTURE_H
#define TESTS_UNIT_DEBUG_FIXTURE_H

#include "debugger/target.h"
#include "tests/unit/test_guest.h"

struct debug {
    struct target target;
    struct mmo program;
    struct process *process;
};

static inline bool debug_find(struct target *t, octa va, enum bus_kind kind,
                              struct target_octa *at, struct buf *why)
{
    (void)t, (void)kind;
    *at = (struct target_octa){va >> BUS_PAGE_BITS, va / 8 % BUS_PAGE_OCTAS};
    if (sig(va) < 0 && why != NULL)
        buf_add_string(why, "the address is negative");
    return sig(va) >= 0;
}

static inline const octa *debug_block(const struct target *t, octa key)
{
    const struct debug *d = (const struct debug *)t;

    return ram_find(&d->process->ram, key << BUS_PAGE_BITS);
}

static inline enum status debug_poke(struct target *t, struct target_octa at,
                                     octa value)
{
    octa va = at.key << BUS_PAGE_BITS | 8 * at.index;

    CHECK_INT(bus_store(t->cpu->bus, va, 8, value), FAULT_NONE);
    return STATUS_OK;
}

/* D is about to run SOURCE. */
static inline void debug_init(struct debug *d, const char *source)
{
    static const struct target_class class = {.name = "process",
                                              .find = debug_find,
                                              .block = debug_block,
                                              .poke = debug_poke};
    static const struct process_options none;
    static char name[] = "test.mmo";
    char *const argv[] = {name, NULL};
    struct error e;

    guest_assemble(source, &d->program);
    d->process = process_create(&none, &d->program, argv, &e);
    CHECK(d->process != NULL);
    d->target = (struct target){
        .class = &class, .cpu = &d->process->cpu, .program = &d->program};
}

static inline void debug_fini(struct debug *d)
{
    process_destroy(d->process);
    mmo_fini(&d->program);
}

/* Let N instructions be executed. */
static inline void debug_step(struct debug *d, octa n)
{
    (void)process_run(d->process, exec_switch, n);
}

#endif
