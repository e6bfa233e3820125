/* emulate.h - sensitive instructions, done to the virtual registers.
 *
 * Popek and Goldberg's interpreter routines, one for each sensitive
 * instruction (PUT and GET: for each register), and for nothing else: to be
 * asked to emulate any other is a mistake of ours.
 *
 * The guest's kernel gets what the bare machine would do; a user gets that,
 * too, which for most is a k.
 */
#ifndef SYSVM_HYPERVISOR_EMULATE_H
#define SYSVM_HYPERVISOR_EMULATE_H

#include "sysvm/hypervisor/complete.h"

/* X is WHY_SENSITIVE; sets x->reason. */
enum verdict emulate(struct guest *g, struct vmexit *x) MUST_CHECK;

/* G waits in a SYNC 4: has something come that it waits for?  Then it is
 * GUEST_WOKEN. */
void emulate_look(struct guest *g);

/* G, which is current, was woken: its SYNC 4 is completed. */
enum verdict emulate_wake(struct guest *g) MUST_CHECK;

/* X is refused unseen by the guest's own rules, for the bits FAULT, b or k: it
 * does nothing, but is done. */
enum verdict emulate_refused(struct guest *g, const struct vmexit *x,
                             unsigned fault) MUST_CHECK;

/* X, which D describes, is a RESUME: the guest goes on as its special registers
 * say. */
enum verdict emulate_resume(struct guest *g, struct vmexit *x,
                            struct complete_done *d) MUST_CHECK;

#endif
