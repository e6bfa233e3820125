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
 * and each leaves a consistent state, so an instruction that was refused in
 * the middle can begin again: PUSHJ and its kind as they were, POP, SAVE and
 * UNSAVE as a word that does the rest.
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

/* POP: go back to the caller's registers, $0 … $(*X - 1) being returned.  When
 * the ring is full of what was filled, results that will find no place are
 * given up, the main result moving down; refused then, *X has become less. */
unsigned regstack_pop(struct cpu *c, byte *x);

/* Copy what is in use to where the window has room for at least CPU_RING
 * slots more, below and above. */
void regstack_slide(struct cpu *c);

/* How far a SAVE or UNSAVE has come: fields of the word that goes on.
 *
 *      phase   SAVE, number                UNSAVE, number
 *        0     from the beginning          from the beginning
 *        1     spills what callers have    special registers, rZ … rB
 *        2     globals, rG … 255           globals, 255 … rG
 *        3     special registers, rB …,    fills the local registers
 *              and REGSTACK_TOP at last
 *
 * The number is the next register; 0 where nothing is numbered. */
struct regstack_step {
    byte phase, number;
};

/* Stands for the topmost octa, rG and rA, after the last special register. */
enum { REGSTACK_TOP = SREG_rZ + 1 };

/* SAVE: everything goes to memory; *TOP is the address of the topmost octa,
 * which UNSAVE wants.  Refused, *AT says how to go on. */
unsigned regstack_save(struct cpu *c, struct regstack_step *at, octa *top);

/* UNSAVE: take everything back from what SAVE left below TOP, which only
 * matters at the beginning.  Refused, *AT says how to go on; in phase 0
 * nothing has changed.  A topmost octa that no SAVE has left is illegal (b),
 * or is made right in a process VM, as in the simple simulator. */
unsigned regstack_unsave(struct cpu *c, struct regstack_step *at, octa top);

#endif
