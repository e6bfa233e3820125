/* guest_end.h - how guests have ended, in words and as an exit status. */
#ifndef DEBUGGER_GUEST_END_H
#define DEBUGGER_GUEST_END_H

#include "sysvm/hypervisor/hypervisor.h"

/* Append why H, whose guests run KERNELS, has stopped so: one line without its
 * end, and what a trap has left in the registers of a guest that is wedged. */
void guest_end_explain(struct hypervisor *h, enum hypervisor_why why,
                       const struct mmo *const *kernels, struct buf *out);

/* The first status of a guest that is not 0, as `tramoya host` has it. */
int guest_end_status(const struct hypervisor *h);

#endif
