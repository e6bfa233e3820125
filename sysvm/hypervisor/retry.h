/* retry.h - a refused instruction, tried again by hand.
 *
 * An exit says which address was refused, not for what: an instruction may
 * spill, fill and use octas of its own, and is then somewhere in the middle.
 * But what was refused has done nothing, or what it has done is no more to be
 * done.  So, tried again, it asks for the very same octa first.
 *
 * That is tried here, with the definition of the instruction that the
 * processor has (exec_switch.c): the octa that is asked for first is served by
 * the hypervisor, and whatever else is needed and not at hand is refused.
 * Then it is either complete, or the guest's processor does the rest.
 */
#ifndef SYSVM_HYPERVISOR_RETRY_H
#define SYSVM_HYPERVISOR_RETRY_H

#include "sysvm/hypervisor/guest.h"

/* What X (WHY_ACCESS or NEGATIVE) was refused: kind, cause, size and, of a
 * store, the value.  Nothing is done. */
struct bus_access retry_look(struct guest *g, const struct vmexit *x);

/* Try X, with MISS(AROUND) to serve what it asks for first; a load and then a
 * store, if it is CSWAP.  The main result of a load goes to $X as the guest is
 * entered; all else is done when this returns. */
enum verdict retry(struct guest *g, struct vmexit *x, bus_miss *miss,
                   void *around) MUST_CHECK;

#endif
