/* two_engines.h - two processors that ought to do the same, one per engine. */
#ifndef TESTS_UNIT_TWO_ENGINES_H
#define TESTS_UNIT_TWO_ENGINES_H

#include "tests/unit/core_fixture.h"
#include "tests/unit/random.h"
#include "vm/core/regstack.h"

struct two {
    struct core plain, fast;
    octa state; /* of the random numbers */
};

static inline unsigned two_below(struct two *t, unsigned n)
{
    return (unsigned)random_below(&t->state, n);
}

/* Processors of KIND, with memory behind MISS, whose first argument is the
 * struct core. */
static inline void two_init(struct two *t, octa seed, enum core_kind kind,
                            bus_miss *miss)
{
    t->state = seed * 0x9e3779b97f4a7c15 + 1;
    core_init(&t->plain, kind);
    core_init(&t->fast, kind);
    t->plain.bus.miss = t->fast.bus.miss = miss;
}

static inline void two_fini(struct two *t)
{
    core_fini(&t->plain);
    core_fini(&t->fast);
}

/* The LEN bytes of VALUE at VA. */
static inline void two_put(struct two *t, octa va, unsigned len, octa value)
{
    CHECK_INT(bus_store(&t->plain.bus, va, len, value), FAULT_NONE);
    CHECK_INT(bus_store(&t->fast.bus, va, len, value), FAULT_NONE);
}

static inline void two_set_special(struct two *t, enum sreg n, octa value)
{
    t->plain.cpu.sr[n] = t->fast.cpu.sr[n] = value;
}

static inline void two_set_global(struct two *t, unsigned i, octa value)
{
    t->plain.cpu.g[i] = t->fast.cpu.g[i] = value;
}

/* Make register I local and set it. */
static inline void two_set_local(struct two *t, unsigned i, octa value)
{
    struct cpu *c[2] = {&t->plain.cpu, &t->fast.cpu};

    for (unsigned k = 0; k < 2; k++) {
        CHECK_INT(regstack_make_local(c[k], i), FAULT_NONE);
        cpu_set(c[k], i, value);
    }
}

static inline void two_set_pc(struct two *t, octa pc)
{
    t->plain.cpu.pc = t->fast.cpu.pc = pc;
    t->plain.cpu.inserting = t->fast.cpu.inserting = CPU_INSERT_NOTHING;
}

/* --- comparison -----------------------------------------------------------
 */

/* All that a program can see, and what it has cost. */
static inline void two_check_cpus(struct cpu *a, struct cpu *b)
{
    octa in_ring = (a->sr[SREG_rO] - a->sr[SREG_rS]) / 8 + a->sr[SREG_rL];
    unsigned globals = cpu_first_global(a);

    CHECK_U64(a->pc, b->pc);
    CHECK_INT(a->is_guest, b->is_guest);
    CHECK_MEM(a->sr, b->sr, sizeof a->sr);
    CHECK_U64(a->fresh, b->fresh);
    CHECK_INT(a->inserting, b->inserting);
    CHECK_MEM(&a->counts, &b->counts, sizeof a->counts);
    CHECK_MEM(&a->g[globals], &b->g[globals],
              (CPU_REGS - globals) * sizeof a->g[0]);
    for (octa i = 0; i < in_ring; i++) {
        unsigned physical = (unsigned)((a->sr[SREG_rS] / 8 + i) % CPU_RING);

        CHECK_U64(*cpu_ring(a, physical), *cpu_ring(b, physical));
    }
}

static inline void two_check_page(void *context, octa address, const octa *page)
{
    const octa *other = ram_find(context, address);

    CHECK(other != NULL);
    CHECK_MEM(page, other, BUS_PAGE_BYTES);
}

static inline void two_check_memory(struct two *t)
{
    CHECK_U64(ram_size(&t->plain.ram), ram_size(&t->fast.ram));
    ram_each(&t->plain.ram, two_check_page, &t->fast.ram);
}

/* The processors have stopped for the same reason in the same state. */
static inline void two_check(struct two *t, const struct engine_result *plain,
                             const struct engine_result *fast)
{
    CHECK_INT(plain->stop, fast->stop);
    CHECK_INT(plain->fault, fast->fault);
    CHECK_INT(plain->attention, fast->attention);
    two_check_cpus(&t->plain.cpu, &t->fast.cpu);
}

#endif
