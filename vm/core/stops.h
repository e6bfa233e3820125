/* stops.h - where somebody who looks on wants a run to stop.
 *
 * Before an instruction: whether it is one to stop before is asked when it is
 * decoded, not when it is executed, so an engine that decodes once runs as
 * fast with stops as without.  The answer may depend on where the instruction
 * is and what it is (a breakpoint; whatever writes a watched register; every
 * POP), on nothing else; conditions are for who is told of the stop.  An
 * instruction that RESUME inserts has no place, and one that cannot be fetched
 * does not exist: nobody asks for these.
 *
 * Behind an instruction: what happens on slow paths (an event, a store to a
 * watched page) may ask for it: stops_ask().
 *
 * A run with stops that are passed is the same as one without: the same
 * instructions, counts, state.
 *
 * Invalidation: when the answers change, stops.epoch has to grow, and the
 * engines forget what they have decoded when they are called next.  They know
 * a struct stops by its address: one that may lie where another was needs
 * another epoch than that one had.
 */
#ifndef VM_CORE_STOPS_H
#define VM_CORE_STOPS_H

#include "vm/base/base.h"

struct cpu;

/* Is INSN at LOC, a multiple of 4, an instruction to stop before? */
typedef bool stops_wanted(void *context, octa loc, tetra insn);

struct stops {
    stops_wanted *wanted; /* null: nowhere */
    void *context;        /* its first argument; borrowed */
    octa epoch;           /* of the answers */
    bool is_asked;        /* somebody has; who has stopped clears it */

    /* Who stands before such an instruction wants to get on: there is no stop
     * at pass_pc while so many instructions are complete. */
    bool passes;
    octa pass_insns, pass_pc;
};

/* Let C, which has stops, not stop where it is now.  This is forgotten when a
 * run has got on from here: who comes again (by a loop, or back in time) stops
 * again. */
void stops_pass(struct cpu *c);

/* The end of a run of C, which may have no stops: forget a pass that was
 * used. */
void stops_ran(struct cpu *c);

/* Does S, which may be null, want a stop before INSN at LOC? */
bool stops_want(const struct stops *s, octa loc, tetra insn);

/* Does C, which has stops and fetches INSN at its pc next, stop before it? */
bool stops_here(const struct cpu *c, tetra insn);

/* Let the run of C, which may have no stops, end behind the instruction at
 * hand; if there is none, behind the next one. */
void stops_ask(struct cpu *c);

/* Has somebody asked C to stop? */
bool stops_asked(const struct cpu *c);

#endif
