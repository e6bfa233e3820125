/* stops.h - where somebody who looks on wants a run to stop.
 *
 * Whether an instruction is one to stop before is asked when it is decoded,
 * not when it is executed: so an engine that decodes once runs as fast with
 * stops as without.  The answer may depend on where the instruction is and
 * what it is (a breakpoint; whatever writes a watched register; every POP),
 * on nothing else; conditions are for who is told of the stop.
 *
 * What happens on slow paths (an event, a store to a watched page) may ask for
 * a stop behind the instruction at hand: stops_ask().
 *
 * Invalidation: when the answers change, stops.epoch has to grow, and the
 * engines forget what they have decoded.
 */
#ifndef VM_CORE_STOPS_H
#define VM_CORE_STOPS_H

#include "vm/base/base.h"

struct cpu;

/* Is INSN at LOC an instruction to stop before? */
typedef bool stops_wanted(void *context, octa loc, tetra insn);

struct stops {
    stops_wanted *wanted; /* null: nowhere */
    void *context;        /* its first argument; borrowed */
    octa epoch;           /* of the answers */
    bool is_asked;        /* stop behind the instruction at hand */

    /* Who stands before such an instruction wants to get on: there is no stop
     * at pass_pc as long as so many instructions are complete. */
    bool passes;
    octa pass_insns, pass_pc;
};

/* Let the next run of C not stop before its first instruction. */
void stops_pass(struct stops *s, const struct cpu *c);

/* Does C, which fetches INSN at its pc next, stop before it?  C->stops is not
 * null. */
bool stops_here(const struct cpu *c, tetra insn);

/* Let the run of C, which may have no stops, end behind the instruction at
 * hand. */
void stops_ask(struct cpu *c);

#endif
