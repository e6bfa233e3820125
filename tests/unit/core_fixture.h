/* core_fixture.h - a processor with memory, for tests of vm/core.
 *
 * Memory is there from address 0 up; negative addresses are refused with n.
 * Spills and fills never enter the bus's tables, so that each of them can be
 * refused.
 */
#ifndef TESTS_UNIT_CORE_FIXTURE_H
#define TESTS_UNIT_CORE_FIXTURE_H

#include "tests/unit/test.h"
#include "vm/core/engine.h"
#include "vm/core/ram.h"

enum core_kind { CORE_PROCESS, CORE_MACHINE, CORE_MACHINE_V };

struct core {
    struct ram ram;
    struct bus bus;
    struct cpu cpu;
    unsigned ring_refused; /* this spill or fill is refused; 0: none */
    unsigned ring_count;   /* spills and fills so far */
    unsigned asked;        /* how often the bus asked */
};

static inline struct cpu_kind core_kind(enum core_kind kind)
{
    return (struct cpu_kind){.is_user_only = kind == CORE_PROCESS,
                             .interval_is_oops = kind == CORE_PROCESS,
                             .has_v = kind == CORE_MACHINE_V};
}

/* A spill or fill, done here and not by the bus. */
static inline unsigned core_ring(struct core *m, struct bus_access *a)
{
    octa *page = ram_make(&m->ram, a->va);
    octa *there = &page[a->va / 8 % BUS_PAGE_OCTAS];

    if (++m->ring_count == m->ring_refused)
        return a->kind == BUS_STORE ? FAULT_W : FAULT_R;
    if (a->kind == BUS_STORE)
        *there = a->value;
    else
        a->value = *there;
    return FAULT_NONE;
}

static inline unsigned core_miss(void *core, struct bus_access *a)
{
    struct core *m = core;

    m->asked++;
    if (sig(a->va) < 0)
        return FAULT_N;
    if (a->cause == BUS_RING || a->cause == BUS_CONTEXT)
        return core_ring(m, a);
    a->page = ram_make(&m->ram, a->va);
    return FAULT_NONE;
}

/* A processor of KIND after power-up; the stack begins at #6000000000000000,
 * the program at #1000. */
static inline void core_init(struct core *m, enum core_kind kind)
{
    m->ring_refused = m->ring_count = m->asked = 0;
    ram_init(&m->ram, 0);
    bus_init(&m->bus, core_miss, m);
    cpu_init(&m->cpu, core_kind(kind), &m->bus);
    m->cpu.sr[SREG_rO] = m->cpu.sr[SREG_rS] = 0x6000000000000000;
    m->cpu.pc = 0x1000;
}

static inline void core_fini(struct core *m)
{
    bus_fini(&m->bus);
    ram_fini(&m->ram);
}

/* Put the tetra T at LOC. */
static inline void core_put(struct core *m, octa loc, tetra t)
{
    CHECK_INT(bus_store(&m->bus, loc, 4, t), FAULT_NONE);
}

static inline octa core_octa(struct core *m, octa va)
{
    octa value = 0;

    CHECK_INT(bus_load(&m->bus, va, &value), FAULT_NONE);
    return value;
}

/* Execute the word INSN, which must not be refused, where pc is. */
static inline void core_do(struct core *m, tetra insn)
{
    struct engine_result r;

    core_put(m, m->cpu.pc, insn);
    r = exec_switch(&m->cpu, 1);
    CHECK_INT(r.stop, ENGINE_BUDGET);
}

/* Execute the word INSN; returns FAULT_ bits. */
static inline unsigned core_try(struct core *m, tetra insn)
{
    core_put(m, m->cpu.pc, insn);
    return exec_switch(&m->cpu, 1).fault;
}

#endif
