/* enter.h - the last step of an exit: how the guest goes on.
 *
 * Handlers say how; enter() does it, by RESUME 2:
 *
 *      enter_next()     go on at a place
 *      enter_again()    the instruction that did nothing is tried once more
 *      enter_result()   $X gets a value.  This is the gem: the hypervisor never
 *                       touches the guest's registers
 *
 * The real rK of a guest has r w x n k b s always, since these are exits; p if
 * the bare machine would look at it; and the interval timer, by which the
 * hypervisor gets its processor back.  The real rI is so small that there is an
 * exit behind whatever instruction something happens to the guest.
 */
#ifndef SYSVM_HYPERVISOR_ENTER_H
#define SYSVM_HYPERVISOR_ENTER_H

#include "sysvm/hypervisor/guest.h"

/* G goes on at WHERE, with nothing inserted. */
void enter_next(struct guest *g, octa where);

/* What the guest's RESUME 1, whose special registers are in V, wants. */
void enter_resumed(struct guest *g);

/* The instruction of X, which has done nothing, is tried again. */
void enter_again(struct guest *g, const struct vmexit *x);

/* The instruction of X sets $X, which it has made local if need be, to VALUE
 * and is completed by that; a trap behind it shows the operands Y and Z. */
void enter_result(struct guest *g, const struct vmexit *x, octa value, octa y,
                  octa z);

/* Enter G, which is current and not over.  False: there is no memory. */
bool enter(struct guest *g) MUST_CHECK;

/* The other direction, right after the trap: take from the processor what the
 * guest has in it and what has been counted.  IS_FORCED: the trap went to rT.
 */
struct vmexit enter_left(struct guest *g);

#endif
