/* regstack.h - the register stack: a ring of 256 slots over memory.
 *
 * The stack of all local registers, also of callers, is one array of octas
 * S[0], S[1], …  Its top lies in the ring, the rest in memory at the address
 * it has as an index times 8 (mmix-doc, sections 42-43):
 *
 *        in memory         in the ring              free
 *      ...-----------+------------+-----------+--------------
 *                    rS           rO          rO + 8 rL
 *                    |  callers'  | $0 … $(rL-1)
 *
 * PUSHJ moves rO up, POP moves it down; a spill stores the slot at rS and
 * moves rS up, a fill moves it down and loads.  The ring spills only when it
 * is full, fills only when a POP needs what is in memory.
 *
 * Every function returns FAULT_ bits.  Spills and fills are done octa by octa
 * and each leaves a consistent state, so the instruction that was refused in
 * the middle can begin again.
 */
#ifndef VM_CORE_REGSTACK_H
#define VM_CORE_REGSTACK_H

#include "vm/core/cpu.h"

/* Make register X, if it is not global, a local one: those between rL and X
 * become local too, with value 0. */
unsigned regstack_make_local(struct cpu *c, unsigned x);

/* PUSHJ and PUSHGO: hide registers 0 to X, all of them when X is global; the
 * slot of X becomes the hole, which keeps their number.  X was made local
 * before. */
unsigned regstack_push(struct cpu *c, unsigned x);

/* POP: go back to the caller's registers, $0 … $(X-1) being returned. */
unsigned regstack_pop(struct cpu *c, unsigned x);

/* Copy what is in use to where the window has room for at least CPU_RING
 * slots more, below and above. */
void regstack_slide(struct cpu *c);

/* SAVE: everything goes to memory; *TOP is the address of the topmost octa,
 * which UNSAVE wants. */
unsigned regstack_save(struct cpu *c, octa *top);

/* UNSAVE: take everything back from what SAVE left below TOP.  Refused at its
 * first octa it has changed nothing; refused later, the ring is empty and some
 * registers are new. */
unsigned regstack_unsave(struct cpu *c, octa top);

#endif
