/* complete.h - what the machine asks after an instruction.
 *
 * Behind every instruction that is completed the bare machine looks at rI, at
 * its devices, at s and p, and then whether a trap is due: rQ and rK.  For a
 * guest the hypervisor asks the same questions of the virtual ones: at once
 * where it has done the instruction itself, and at the exit where the processor
 * has.  (attend.c does this for the bare machine.)
 */
#ifndef SYSVM_HYPERVISOR_COMPLETE_H
#define SYSVM_HYPERVISOR_COMPLETE_H

#include "sysvm/hypervisor/guest.h"

/* An instruction that the hypervisor has done for the guest. */
struct complete_done {
    octa loc;
    tetra insn;
    octa y, z;          /* its operands, as a trap shows them */
    octa mask;          /* the virtual rK when it began */
    bool is_guest;      /* the virtual G when it began */
    bool puts_interval; /* it was PUT rI */
    bool is_counted;    /* time has been told already: complete_count() */
};

/* What X was, with the virtual rK at this moment as its mask. */
struct complete_done complete_of(const struct guest *g, const struct vmexit *x);

/* The first half: count the instruction of D, and collect what time and
 * devices ask for. */
void complete_count(struct guest *g, struct complete_done *d);

/* G's entry is set behind D: count it, unless that has been done, and look at
 * what is due.  REFLECT: g->trap is to be taken. */
enum verdict complete(struct guest *g, struct complete_done *d) MUST_CHECK;

/* X was completed by the processor (WHY_DONE). */
enum verdict complete_direct(struct guest *g, struct vmexit *x) MUST_CHECK;

/* X was a TRAP, completed by the processor (WHY_TRAP). */
enum verdict complete_trap(struct guest *g, struct vmexit *x) MUST_CHECK;

#endif
