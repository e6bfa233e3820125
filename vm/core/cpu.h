/* cpu.h - the processor's state.
 *
 * Architectural state only: what a program can see, what it costs (time is
 * the instruction count), and the little that lies between two instructions.
 * How the state changes is engine.h; where the local registers are kept is
 * regstack.h.
 *
 * Registers $0 ... $255 are three kinds at any moment:
 *
 *      $0 ... $(rL-1)     local: slots (rO/8 + X) mod 256 of the ring
 *      $rL ... $(rG-1)    marginal: read as 0, become local when written
 *      $rG ... $255       global
 *
 * The ring is kept as a window that slides over the endless stack of local
 * registers: its slots lie in a row, so that no index wraps, and $0 is found
 * at window[base].  A call moves the base up, a return moves it down; when an
 * end of the window comes near, regstack.c copies what is in use back to the
 * middle.  Always (rO-rS)/8 <= base <= CPU_WINDOW - CPU_RING.
 */
#ifndef VM_CORE_CPU_H
#define VM_CORE_CPU_H

#include "vm/core/bus.h"
#include "vm/core/event.h"
#include "vm/core/run.h"
#include "vm/core/stops.h"

enum { CPU_RING = 256, CPU_REGS = 256, CPU_WINDOW = 4 * CPU_RING };

/* Whose special registers describe the instruction that a RESUME inserts
 * before the one at pc. */
enum cpu_insertion {
    CPU_INSERT_NOTHING,
    CPU_INSERT_TRIPPED, /* rW rX rY rZ: after RESUME 0 */
    CPU_INSERT_TRAPPED  /* rWW rXX rYY rZZ: after RESUME 1 or 2 */
};

/* Why the surroundings want to have a look after this instruction: whoever
 * changes one of these says so, and the engine stops behind the instruction.
 * So an engine never asks whether there is an interrupt. */
enum cpu_attention {
    CPU_ATTENTION_REQUESTS = 1 << 0,    /* rQ or rK: is a trap due? */
    CPU_ATTENTION_INTERVAL = 1 << 1,    /* PUT of rI */
    CPU_ATTENTION_TRANSLATION = 1 << 2, /* PUT of rV or rVV */
    CPU_ATTENTION_INSTALL = 1 << 3,     /* ropcode 3: rYY, rZZ to be known */
    CPU_ATTENTION_CROSSED = 1 << 4,     /* from non-negative to negative */
    CPU_ATTENTION_MODE = 1 << 5,        /* the kernel's RESUME 0 */
    CPU_ATTENTION_USAGE = 1 << 6,       /* PUT of rU: engines count otherwise */
    CPU_ATTENTION_SURROUNDINGS = 1 << 7 /* the surroundings' own reason */
};

/* What has been done, in Knuth's units.  Every stop leaves them exact. */
struct cpu_counts {
    octa insns, mems, oops;
    octa good, bad; /* guesses of branches */
};

/* What a processor is; set once, before it runs. */
struct cpu_kind {
    bool has_v;            /* the V extension: rVV, RESUME 2, worlds */
    bool is_leaky;         /* has V, but lets a guest's kernel see through */
    bool is_user_only;     /* a process VM: no kernel, no system registers */
    bool interval_is_oops; /* rI falls by oops (process VM), not by 1 */
};

struct cpu {
    octa pc;                 /* location of the next instruction */
    octa sr[SREG_COUNT];     /* special registers by number */
    octa g[CPU_REGS];        /* global registers; below rG without meaning */
    octa window[CPU_WINDOW]; /* the ring; $0 is window[base] */
    unsigned base;
    enum cpu_insertion inserting;
    bool is_guest;      /* guest mode, G of the V extension */
    octa fresh;         /* bits of rQ set since the last GET of it */
    unsigned attention; /* CPU_ATTENTION_ bits, for the engine's next stop */
    struct cpu_counts counts;
    struct cpu_kind kind;
    struct bus *bus;             /* borrowed; the way to memory */
    const struct events *events; /* borrowed; who listens; may be null */
    struct stops *stops;         /* borrowed; null: nowhere */
    struct run run;              /* the threaded engine's own, while it runs */
};

/* A processor after power-up: rG = 255, rN as KIND has it, all else zero;
 * BUS is borrowed. */
void cpu_init(struct cpu *c, struct cpu_kind kind, struct bus *bus);

static inline unsigned cpu_local_count(const struct cpu *c)
{
    return (unsigned)c->sr[SREG_rL];
}

static inline unsigned cpu_first_global(const struct cpu *c)
{
    return (unsigned)c->sr[SREG_rG];
}

/* The slot of local register I, which may be beyond rL; I is less than
 * CPU_RING. */
static inline octa *cpu_slot(struct cpu *c, unsigned i)
{
    return &c->window[c->base + i];
}

/* The slot with PHYSICAL index, 0 to 255, in the ring as the manual has it. */
octa *cpu_ring(struct cpu *c, unsigned physical);

/* Let rG be G, 32 to 255.  Registers that thereby become global are 0: what
 * they were when they were global before is nowhere kept. */
void cpu_set_first_global(struct cpu *c, octa g);

/* The value of register I. */
static inline octa cpu_get(const struct cpu *c, unsigned i)
{
    if (i >= cpu_first_global(c))
        return c->g[i];
    if (i < cpu_local_count(c))
        return c->window[c->base + i];
    return 0;
}

/* Set register I, which is global or already local. */
static inline void cpu_set(struct cpu *c, unsigned i, octa value)
{
    if (i >= cpu_first_global(c))
        c->g[i] = value;
    else
        *cpu_slot(c, i) = value;
}

static inline enum round cpu_round(const struct cpu *c)
{
    return (enum round)(c->sr[SREG_rA] >> 16 & 3);
}

/* Count one completed instruction at LOC with opcode OP, which was executed in
 * guest mode or not: instructions, mems and oops by the table, rI, rU. */
void cpu_count(struct cpu *c, octa loc, byte op, bool is_guest);

/* What rN is on a processor of KIND. */
octa cpu_serial_number(struct cpu_kind kind);

/* Does U, a value of rU, count an instruction at LOC with opcode OP?  And U
 * with N more counted. */
bool cpu_usage_counts(octa u, octa loc, byte op);
octa cpu_usage_add(octa u, octa n);

/* Let rU count N instructions of any opcode, at negative locations or not, in
 * the present mode; its pattern and mask are zero, so that it does not choose.
 */
void cpu_count_usage(struct cpu *c, octa n, bool is_negative);

/* Count a branch's guess; a bad one costs two oops more (mmix-doc, 50). */
void cpu_count_guess(struct cpu *c, bool is_good);

#endif
