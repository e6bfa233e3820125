/* target_guest.h - a hypervisor with its guests as a target.
 *
 * Steps are the hypervisor's: an instruction of a guest, a trap taken instead
 * of one, and what is done from an exit to the next entry.  Level 0 is the
 * machine, level 1 a guest as it believes itself to be.
 *
 * A guest may be a hypervisor.  Then level 2 is its guest, as far as level 0
 * knows it: while the virtual G is 1, the processor has its registers and the
 * guest's tables its addresses.  The special registers that the guest keeps for
 * it, and all of it while the virtual G is 0, are somewhere in the guest's
 * memory.
 */
#ifndef DEBUGGER_TARGET_GUEST_H
#define DEBUGGER_TARGET_GUEST_H

#include "debugger/target.h"
#include "sysvm/hypervisor/hypervisor.h"

/* H, each of whose guests has an input log that records or replays, about to be
 * debugged with ENGINE; KERNELS are what the guests run, by number.  All are
 * borrowed.  The current guest is looked at.  Returns owned, or null. */
struct target *target_guest_create(struct hypervisor *h, engine_run *engine,
                                   const struct mmo *const *kernels) MUST_CHECK;

/* The hypervisor of T, or null if it is something else. */
struct hypervisor *target_hypervisor(struct target *t);

/* The guest that is looked at, or whose guest is; null if it is none. */
struct guest *target_guest(struct target *t);

/* Let GUEST of T's hypervisor get no time from now on, or get it again: a
 * change by hand. */
void target_guest_pause(struct target *t, unsigned guest, bool is_paused);

#endif
