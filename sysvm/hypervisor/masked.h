/* masked.h - refused, and nobody minds.
 *
 * The guest's tables refuse an access, and its rK lets nothing interrupt: then
 * the bare machine gives a load zero, lets a store go nowhere, and loses the
 * slot of a spill, and so does this.  In the middle of an instruction that
 * uses many octas (SAVE, UNSAVE, POP, whatever spills) it is one of them.
 *
 * Which octa of which kind it was is not told; it follows from the
 * instruction and the registers (masked_what).
 */
#ifndef SYSVM_HYPERVISOR_MASKED_H
#define SYSVM_HYPERVISOR_MASKED_H

#include "sysvm/hypervisor/guest.h"

enum masked_what {
    MASKED_FETCH,
    MASKED_LOAD,  /* the operand of a load, or of CSWAP */
    MASKED_STORE, /* the operand of a store */
    MASKED_SPILL, /* of the ring: the slot at rS */
    MASKED_FILL,
    MASKED_SAVE,  /* an octa of SAVE that no ring has, at rO */
    MASKED_UNSAVE /* likewise of UNSAVE; its top: at rZZ's instruction */
};

/* What of the instruction was refused in X, which is WHY_FETCH, ACCESS or
 * NEGATIVE. */
enum masked_what masked_what(struct guest *g, const struct vmexit *x);

/* Do what is left to do of X: VALUE is what a load or fill gets (0, unless it
 * was a device that answered), and a store or spill goes nowhere, or has been
 * done already. */
enum verdict masked(struct guest *g, struct vmexit *x, octa value) MUST_CHECK;

/* X is a spill that the guest's tables refuse: if the guest has a continuation
 * page (rC) that can be written, the slot goes there, and *V is how it goes
 * on.  False: it has none. */
bool masked_continues(struct guest *g, struct vmexit *x, enum verdict *v);

#endif
