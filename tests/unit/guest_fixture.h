/* guest_fixture.h - a machine with V in guest mode, for tests of it.
 *
 *      physical page  0  host's code          4  user's code, and at user 0
 *                     1  host's stack         5  user's data, at user page 1
 *                     2  guest's kernel, at its own negative page 0
 *                     3  guest's stack, at negative page 1
 *                     6  tables of rVV (n = 6, from negative pages)
 *                     7  tables of rV (n = 5, segment 0)
 *                     8  a world
 */
#ifndef TESTS_UNIT_GUEST_FIXTURE_H
#define TESTS_UNIT_GUEST_FIXTURE_H

#include "sysvm/irq.h"
#include "sysvm/machine.h"
#include "tests/unit/test.h"
#include "vm/core/legal.h"
#include "vm/core/processor.h"
#include "vm/core/trip.h"
#include "vm/isa/codec.h"

#define GUEST_SIGN     ((octa)1 << 63)
#define GUEST_BIT_48   ((octa)1 << 48)
#define GUEST_AT(page) ((octa)(page) << BUS_PAGE_BITS)
#define GUEST_RV       ((octa)0x1111 << 48 | (octa)13 << 40 | GUEST_AT(7) | 5 << 3)
#define GUEST_RVV      ((octa)1 << 60 | (octa)13 << 40 | GUEST_AT(6) | 6 << 3)
#define GUEST_RT       (GUEST_SIGN | 0x400)
#define GUEST_RTT      (GUEST_SIGN | 0x800)

enum { GUEST_RAM = 16 << BUS_PAGE_BITS };

/* rwxnkbs: all but p. */
#define GUEST_MASK (IRQ_PROGRAM & ~IRQ_BIT(P))

static inline void guest_put(struct machine *m, octa at, octa value)
{
    octa *page = mem_page(&m->mem, (struct pa){at});

    page[at / 8 % BUS_PAGE_OCTAS] = value;
    bus_written(&m->kernel.bus, &page[at / 8 % BUS_PAGE_OCTAS]);
}

/* The instruction INSN at the physical address AT. */
static inline void guest_put_insn(struct machine *m, octa at, tetra insn)
{
    octa old = mem_peek(&m->mem, (struct pa){at & ~(octa)7});

    if (at & 4)
        guest_put(m, at & ~(octa)7, (old >> 32 << 32) | insn);
    else
        guest_put(m, at, (octa)insn << 32 | (tetra)old);
}

/* The entry of rVV's tables for negative page NUMBER. */
static inline void guest_map(struct machine *m, octa number, octa page,
                             unsigned perm)
{
    guest_put(m, GUEST_AT(6) + 8 * number, GUEST_AT(page) | 6 << 3 | perm);
}

static inline void guest_map_user(struct machine *m, octa number, octa page,
                                  unsigned perm)
{
    guest_put(m, GUEST_AT(7) + 8 * number, GUEST_AT(page) | 5 << 3 | perm);
}

/* In guest mode, with nothing executed, at the first instruction of its
 * kernel; or of its user. */
static inline void guest_reset(struct machine *m, bool is_kernel)
{
    struct cpu *c = &m->cpu;

    c->is_guest = c->kind.has_v;
    c->inserting = CPU_INSERT_NOTHING;
    c->pc = is_kernel ? GUEST_SIGN : 0;
    c->sr[SREG_rG] = 200;
    c->sr[SREG_rL] = 0;
    c->sr[SREG_rO] = c->sr[SREG_rS] = GUEST_SIGN | GUEST_AT(1);
    c->base = CPU_RING;
    c->sr[SREG_rT] = GUEST_RT;
    c->sr[SREG_rTT] = GUEST_RTT;
    c->sr[SREG_rK] = is_kernel ? GUEST_MASK : IRQ_PROGRAM;
    c->sr[SREG_rQ] = c->fresh = 0;
    c->sr[SREG_rA] = 0;
    machine_put_translation(m, GUEST_RV, GUEST_RVV);
}

/* Owned. */
static inline struct machine *guest_create(enum processor p, bool is_hosted)
{
    const struct machine_options o = {.ram = GUEST_RAM,
                                      .kind = processor_infos[p].kind,
                                      .is_hosted = is_hosted};
    struct machine *m = machine_create(&o);

    CHECK(m != NULL);
    guest_map(m, 0, 2, PERM_ALL);
    guest_map(m, 1, 3, PERM_ALL);
    guest_map_user(m, 0, 4, PERM_ALL);
    guest_map_user(m, 1, 5, PERM_ALL);
    guest_reset(m, true);
    return m;
}

/* Let the guest's kernel, or user, execute INSN with ENGINE, and some SWYMs
 * behind it so that the engine is glad to. */
static inline struct machine_stop guest_run(struct machine *m, tetra insn,
                                            bool is_kernel, engine_run *engine)
{
    octa at = GUEST_AT(is_kernel ? 2 : 4);

    for (octa i = 0; i < 64; i += 4)
        guest_put_insn(m, at + i, (tetra)OP_SWYM << 24);
    guest_put_insn(m, at, insn);
    m->cpu.pc = is_kernel ? GUEST_SIGN : 0;
    return machine_run(m, engine, 12);
}

static engine_run *const guest_engines[] = {exec_switch, exec_threaded};

#endif
