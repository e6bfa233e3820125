/* whole.h - what an instruction was before there was an exit in its middle.
 *
 * SAVE, UNSAVE and POP use many octas.  Where one of them is refused by the
 * shadow tables, the rest of the instruction goes on behind the exit as another
 * word; but on the bare machine nothing was refused, and a trap behind the
 * instruction shows it as it was in the beginning.
 */
#ifndef SYSVM_HYPERVISOR_WHOLE_H
#define SYSVM_HYPERVISOR_WHOLE_H

#include "sysvm/hypervisor/complete.h"

/* X is in the middle of its instruction, or at its beginning: remember what it
 * is, unless that was done at an earlier exit. */
void whole_note(struct guest *g, const struct vmexit *x);

/* Let D, which was completed when the clock was WHEN, show what was noted of
 * it, if anything was. */
void whole_show(const struct guest *g, octa when, struct complete_done *d);

#endif
