/* values.c - what is in the registers when a run begins. */
#include "sysvm/classify/values.h"

#include <assert.h>

#include "sysvm/classify/pages.h"
#include "sysvm/irq.h"

struct part {
    const char *name;
    octa value[4]; /* of $1 to $4 */
    octa ra;
    octa elsewhere;  /* rJ, rW, rWW */
    unsigned hidden; /* registers of callers in the ring */
    unsigned rl, rg;
};

enum { TRIPS = 0xff00 }; /* rA with all of them enabled */

#define LARGEST  ((octa)-1 >> 1)
#define SMALLEST PAGES_NEGATIVE
#define LARGE    ((octa)0x123456789) /* for a tetra */
#define NAN      ((octa)0x7ff4000000000000)
#define DATA     PAGES_DATA_AT
#define KERNEL   PAGES_KERNEL_DATA_AT
#define WORLD    PAGES_KERNEL_WORLD_AT
#define USER_AT  PAGES_NOTHING_AT
#define NEG_AT   (PAGES_NEGATIVE | PAGES_NOTHING_AT)
#define KEY      (DATA | 1 << 3) /* as LDVTS wants it, with machine 0's n */

static const struct part parts[VALUES_PARTS + 1] = {
    {"small numbers", {5, 7, 5, 100}, 0, USER_AT, 8, 16, 250},
    {"large numbers", {-1, LARGEST, LARGEST, 1}, TRIPS, USER_AT, 8, 16, 250},
    {"NaN and zero", {0, NAN, 0, 0}, TRIPS, USER_AT, 8, 16, 250},
    {"the least", {-1, SMALLEST, NAN, SMALLEST}, TRIPS, USER_AT, 8, 16, 250},
    {"addresses", {2, DATA, 16, 8}, 0, USER_AT, 8, 16, 250},
    {"negative addresses", {-2, KERNEL, 16, 8}, 0, NEG_AT, 8, 16, 250},
    {"a saved context", {7, DATA, 0, 8}, 3, USER_AT, 8, 16, 252},
    {"a saved world", {7, 16, WORLD, 8}, 0, USER_AT, 8, 16, 250},
    {"a full ring", {LARGE, DATA, 16, 8}, TRIPS, USER_AT, 236, 16, 250},
    {"a page's key", {7, KEY, 0, 0}, 0, USER_AT, 8, 16, 250},
    {"saving", {1, 2, 3, 4}, 0, NEG_AT, 0, 12, 250}};

const char *values_name(unsigned part)
{
    assert(part < ARRAY_LEN(parts));
    return parts[part].name;
}

octa values_mask(enum classify_mode mode)
{
    return (pages_is_kernel(mode) ? IRQ_PROGRAM & ~IRQ_BIT(P) : IRQ_PROGRAM) |
           IRQ_BIT(NONEXISTENT) | IRQ_BIT(STACK);
}

/* --- the program's -------------------------------------------------------- */

/* No two parts have the same; but rD, which DIVU divides, stays small. */
static void set_own_sregs(struct cpu *c, const struct classify_run *run)
{
    static const byte numbers[] = {SREG_rB, SREG_rD, SREG_rE, SREG_rH, SREG_rM,
                                   SREG_rP, SREG_rR, SREG_rY, SREG_rZ};

    for (size_t i = 0; i < ARRAY_LEN(numbers); i++)
        c->sr[numbers[i]] = run->part * (octa)16 + i;
    c->sr[SREG_rA] = parts[run->part].ra;
    c->sr[SREG_rJ] = c->sr[SREG_rW] = parts[run->part].elsewhere;
    c->sr[SREG_rX] = PAGES_NEGATIVE | run->part;
}

static void set_locals(struct cpu *c, const struct part *part)
{
    const bool saves = part == &parts[VALUES_SAVING];

    c->sr[SREG_rS] = saves ? PAGES_CONTEXT_AT : PAGES_STACK_AT;
    c->sr[SREG_rO] = c->sr[SREG_rS] + 8 * (octa)part->hidden;
    c->sr[SREG_rL] = part->rl;
    for (unsigned i = 0; i < part->hidden; i++)
        c->window[c->base - 1 - i] = 0x1000 + i;
    for (unsigned i = 0; i < part->rl; i++)
        *cpu_slot(c, i) = i < 5 ? 0 : 0x2000 + i;
    for (unsigned i = 0; i < ARRAY_LEN(part->value); i++)
        *cpu_slot(c, i + 1) = part->value[i];
}

static void set_globals(struct cpu *c, const struct part *part)
{
    const octa another_mask = IRQ_PROGRAM | (octa)1 << 46;

    c->sr[SREG_rG] = part->rg;
    for (unsigned i = part->rg; i < CPU_REGS; i++)
        c->g[i] = 0x3000 + i;
    c->g[254] = PAGES_KERNEL_WORLD_AT;
    c->g[255] = another_mask; /* for RESUME 1 and 2 */
}

/* --- the machine's -------------------------------------------------------- */

/* rU counts GET only, wherever it is: not the SWYM that may come before. */
void values_set_time(struct cpu *c, const struct classify_run *run)
{
    const octa get = (octa)OP_GET << 56 | (octa)0xff << 48 | (octa)1 << 47;
    const octa which = run->machine;

    c->sr[SREG_rI] = 1000000 + which * 1000;
    c->sr[SREG_rU] = get | (1000 + which * 1000);
}

/* Everything that a monitor may want to have otherwise than its guest knows.
 * Nothing that is requested is enabled, and handlers are far from all code. */
static void set_machine_sregs(struct cpu *c, const struct classify_run *run)
{
    const octa which = run->machine;
    octa *sr = c->sr;

    sr[SREG_rBB] = 0x4000 + which;
    sr[SREG_rC] = PAGES_NEGATIVE | which;
    sr[SREG_rN] += which << 4;
    sr[SREG_rT] = PAGES_NEGATIVE | (0x10000 + which * 0x100);
    sr[SREG_rTT] = PAGES_NEGATIVE | (0x11000 + which * 0x100);
    sr[SREG_rK] = values_mask(run->mode) | which << 45;
    sr[SREG_rQ] = which << 50;
    sr[SREG_rF] = 0x5000 + which;
    sr[SREG_rWW] = parts[run->part].elsewhere + which * 16;
    sr[SREG_rXX] = PAGES_NEGATIVE | which;
    sr[SREG_rYY] = 0x6000 + which;
    sr[SREG_rZZ] = 0x7000 + which;
    c->fresh = which << 50;
    values_set_time(c, run);
}

void values_set(struct cpu *c, const struct classify_run *run, octa context)
{
    const struct part *part = &parts[run->part];

    assert(run->part < ARRAY_LEN(parts));
    set_locals(c, part);
    set_globals(c, part);
    set_own_sregs(c, run);
    set_machine_sregs(c, run);
    if (run->part == VALUES_CONTEXT)
        *cpu_slot(c, 3) = context;
}
