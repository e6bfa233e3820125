/* reflect.h - a trap that is the guest's own business.
 *
 * What the bare machine does with a trap, done to the virtual registers: rBB,
 * rWW, rXX, rYY, rZZ are set, $255 gets rJ, rK becomes 0, and the guest goes
 * on at its own rT or rTT (trap.h does the same to the real ones).
 */
#ifndef SYSVM_HYPERVISOR_REFLECT_H
#define SYSVM_HYPERVISOR_REFLECT_H

#include "sysvm/hypervisor/guest.h"

/* Take g->trap.  OVER: it goes to a non-negative address, and the guest is
 * wedged. */
enum verdict reflect(struct guest *g) MUST_CHECK;

/* The access or fetch X is refused by the guest's own rules, for the FAULT_
 * bits LACKS: they go to rQ; then it is either a trap, or, if nothing is
 * enabled that asks for one, masked(). */
enum verdict reflect_refused(struct guest *g, struct vmexit *x,
                             unsigned lacks) MUST_CHECK;

/* f = 1 in the virtual rV: the guest's software is asked to translate VA for
 * X. */
enum verdict reflect_software(struct guest *g, struct vmexit *x,
                              octa va) MUST_CHECK;

#endif
