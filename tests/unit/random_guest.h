/* random_guest.h - random_kernel.h on a processor with V, often in guest mode.
 *
 * Among the instructions are more of those that V adds, and of those that trap
 * in guest mode; rVV names the same tables as segment 0 of rV, and some global
 * registers point to pages for worlds.
 */
#ifndef TESTS_UNIT_RANDOM_GUEST_H
#define TESTS_UNIT_RANDOM_GUEST_H

#include "tests/unit/random_kernel.h"

enum { GUEST_WORLDS = 24 << BUS_PAGE_BITS }; /* two pages */

static inline octa guest_world(octa *r)
{
    return KERNEL_SIGN | (GUEST_WORLDS + (random_below(r, 2) << BUS_PAGE_BITS));
}

static inline tetra guest_word(octa *r)
{
    byte x = kernel_register(r), global = (byte)(250 + random_below(r, 6));

    switch (random_below(r, 8)) {
    case 0:
        return codec_make(OP_GET, x, 0, (byte)random_below(r, 33));
    case 1:
        return codec_make(OP_PUT, (byte)random_below(r, 33), 0, x);
    case 2:
        return codec_make(OP_SAVE, global, 0, 4);
    case 3:
        return codec_make(OP_UNSAVE, 4, 0, global);
    case 4:
        return codec_make(OP_LDVTSI, x, global, (byte)random_below(r, 8));
    case 5:
        return codec_make(OP_SYNC, 0, 0, (byte)random_below(r, 8));
    default:
        return codec_make(OP_RESUME, 0, 0, 2);
    }
}

/* What a trap from a guest would have left, or something like it. */
static inline void guest_frame(struct machine *m, octa *r)
{
    octa *sr = m->cpu.sr;

    sr[SREG_rWW] = random_below(r, 2) ? kernel_place(r)
                                      : random_below(r, 2 * BUS_PAGE_BYTES);
    sr[SREG_rXX] = random_below(r, 3) << 56 | kernel_word(r);
    if (random_below(r, 2))
        sr[SREG_rXX] |= KERNEL_SIGN;
    sr[SREG_rYY] = kernel_operand(r);
    sr[SREG_rZZ] = kernel_operand(r);
}

/* A ring of which all slots are in use, or nearly all. */
static inline void guest_full_ring(struct machine *m, octa *r)
{
    struct cpu *c = &m->cpu;
    octa local = random_below(r, c->sr[SREG_rG] + 1);
    octa hidden = CPU_RING - random_below(r, 3) - local;

    if (hidden > CPU_RING)
        return;
    c->sr[SREG_rL] = local;
    c->sr[SREG_rO] = c->sr[SREG_rS] + 8 * hidden;
    c->base = CPU_RING + (unsigned)hidden;
    for (unsigned i = 0; i < CPU_RING; i++)
        c->window[CPU_RING + i] = random_octa(r);
}

static inline void guest_registers(struct machine *m, octa *r)
{
    struct cpu *c = &m->cpu;

    kernel_registers(m, r);
    for (unsigned i = 250; i < 254; i++)
        c->g[i] = guest_world(r);
    guest_frame(m, r);
    c->is_guest = random_below(r, 4) != 0;
    if (random_below(r, 4) == 0)
        guest_full_ring(m, r);
    machine_put_translation(m, c->sr[SREG_rV],
                            random_below(r, 8) == 0
                                ? random_octa(r)
                                : (octa)0x1fff << 48 | (octa)13 << 40 |
                                      KERNEL_TABLES | 5 << 3);
}

static inline void guest_fill(struct machine *m, octa *r)
{
    kernel_fill(m, r);
    for (unsigned i = 0; i < 1000; i++) {
        octa at = random_below(r, 6 * BUS_PAGE_BYTES) & ~(octa)7;

        kernel_put(m, at, (octa)kernel_word(r) << 32 | guest_word(r));
    }
    for (octa i = 0; i < 6; i++) /* code of a guest is where a kernel's is */
        if (random_below(r, 4))
            kernel_put(m, KERNEL_TABLES + 8 * i,
                       i << BUS_PAGE_BITS | 5 << 3 | 7);
    guest_registers(m, r);
}

#endif
