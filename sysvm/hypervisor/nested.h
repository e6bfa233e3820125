/* nested.h - a guest that is a hypervisor itself.
 *
 * Popek and Goldberg's second theorem: a machine that can be virtualised can be
 * so recursively, if its monitor can be built without clocks that tell.  So a
 * guest is given a processor with V, and what V adds is virtual, too: G and
 * rVV.  While the virtual G is 1 the guest's own guest runs, by the same real
 * processor and with nobody in between:
 *
 *      level 0   this hypervisor      G = 0
 *      level 1   the guest            G = 1, virtual G = 0
 *      level 2   its guest            G = 1, virtual G = 1
 *
 * Each trap comes to level 0.  From level 2 it is the guest's business, but
 * for what only level 0 knows of: its shadow tables, its devices, its timer.
 * How many more levels there are above does not matter here: to level 1, too,
 * its guest is one guest.
 *
 * The other half is in shadow.h: rVV names tables of the guest then.
 */
#ifndef SYSVM_HYPERVISOR_NESTED_H
#define SYSVM_HYPERVISOR_NESTED_H

#include "sysvm/hypervisor/guest.h"

/* X, a RESUME 2: the guest enters its guest. */
enum verdict nested_resume(struct guest *g, struct vmexit *x) MUST_CHECK;

/* X, a SAVE $X,4 or UNSAVE 4,$Z: one copy between the processor, which has
 * what the guest takes for its registers, and a page of the guest's. */
enum verdict nested_switch(struct guest *g, struct vmexit *x) MUST_CHECK;

/* X, a sensitive instruction of the guest's guest: it traps to the guest,
 * whatever that has in its rK. */
enum verdict nested_sensitive(struct guest *g, struct vmexit *x) MUST_CHECK;

#endif
