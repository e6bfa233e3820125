/* peek.h - what a target has in memory, for who looks on.
 *
 * Nobody notices: no device, no translation cache, no count.  Addresses are
 * the program's, as the processor sees them now.
 */
#ifndef DEBUGGER_PEEK_H
#define DEBUGGER_PEEK_H

#include "debugger/target.h"

/* The SIZE bytes (1, 2, 4, 8) around VA as a number in *VALUE, as found for
 * accesses of KIND; where nothing was ever written they are 0.  False, with
 * the reason appended to WHY unless null: there is no memory. */
bool peek_field(struct target *t, octa va, enum bus_kind kind, unsigned size,
                octa *value, struct buf *why) MUST_CHECK;

/* The word of the instruction at LOC. */
bool peek_insn(struct target *t, octa loc, tetra *insn,
               struct buf *why) MUST_CHECK;

#endif
