/* masked.h - refused, and nobody minds.
 *
 * The guest's tables refuse an access, and its rK lets nothing interrupt: then
 * the bare machine gives a load zero, lets a store go nowhere, and loses the
 * slot of a spill, and so does this.  In the middle of an instruction that
 * uses many octas (SAVE, UNSAVE, POP, whatever spills) it is one of them.
 *
 * What asked for that octa follows from the instruction and the registers, by
 * trying it once more: retry.h.
 */
#ifndef SYSVM_HYPERVISOR_MASKED_H
#define SYSVM_HYPERVISOR_MASKED_H

#include "sysvm/hypervisor/guest.h"

/* Do what is left to do of X (WHY_FETCH, ACCESS or NEGATIVE), the octa that
 * was refused being zero for a load or fill, and lost for a store or spill. */
enum verdict masked(struct guest *g, struct vmexit *x) MUST_CHECK;

/* X is refused by the guest's tables: if it is a spill, and the guest has a
 * continuation page (rC) that can be written, the slot goes there, and *V is
 * how the guest goes on.  False: nothing is done. */
bool masked_continues(struct guest *g, struct vmexit *x, enum verdict *v);

#endif
