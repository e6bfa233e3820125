/* show_stack.h - who has called whom, from the register stack.
 *
 * A call hides the caller's registers and leaves their number in the hole
 * between them and the callee's:
 *
 *      … $0 $1 … $(X-1) | X | $0 $1 …
 *      caller's         hole  callee's
 *
 * so the frames can be told apart for certain.  Where they return to is
 * another matter: rJ says it for the innermost one; the others have kept it
 * somewhere, and that is found by looking at their code.
 */
#ifndef DEBUGGER_SHOW_STACK_H
#define DEBUGGER_SHOW_STACK_H

#include "debugger/target.h"

/* Append at most COUNT frames of T, the innermost first: the place, and the
 * registers.  "perhaps" stands before a place that is a guess, "?" where there
 * is not even one. */
void show_stack(struct buf *out, struct target *t, octa count);

/* The octa at the address A of T's register stack: from the ring, or spilled.
 * False: there is none. */
bool show_stack_octa(struct target *t, octa a, octa *value);

/* Does the stack of T begin at A, as far as one can see? */
bool show_stack_is_bottom(struct target *t, octa a);

#endif
