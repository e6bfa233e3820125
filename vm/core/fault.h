/* fault.h - why an instruction was refused.
 *
 * A fault is a set of MMIX's eight program bits, in the order in which rQ,
 * rK and rXX hold them: "rwxnkbsp" from the highest bit down.  Faults are
 * events of the guest: data, never errors of ours.  No bit set means that
 * nothing was refused.  A few more bits above these eight say what the
 * surroundings have to do before the instruction can be executed at all.
 */
#ifndef VM_CORE_FAULT_H
#define VM_CORE_FAULT_H

#include "vm/isa/isa.h"

#define FAULT_BIT(name) (1 << (INTERRUPT_##name - INTERRUPT_P))

enum fault {
    FAULT_NONE = 0,
    FAULT_P = FAULT_BIT(P), /* the instruction is at a privileged location */
    FAULT_S = FAULT_BIT(S), /* it violates security */
    FAULT_B = FAULT_BIT(B), /* it breaks the rules: illegal */
    FAULT_K = FAULT_BIT(K), /* it is privileged, for the kernel only */
    FAULT_N = FAULT_BIT(N), /* it refers to a negative address */
    FAULT_X = FAULT_BIT(X), /* its page may not be executed */
    FAULT_W = FAULT_BIT(W), /* its store is not permitted */
    FAULT_R = FAULT_BIT(R), /* its load is not permitted */

    /* Between the bus and who surrounds it; never in rQ. */
    FAULT_ELSEWHERE = 1 << 8, /* the fetch is another bus's: other mode */
    FAULT_TRANSLATE = 1 << 9, /* software has to translate first: forced trap */
    FAULT_MASKED = 1 << 10    /* a CSWAP is refused, but nobody minds */
};

#undef FAULT_BIT

/* The fault's place in rQ. */
static inline octa fault_in_rq(unsigned fault)
{
    return (octa)fault << INTERRUPT_P;
}

/* What a person calls the highest bit of FAULT, which is not FAULT_NONE:
 * "illegal", "privileged", …; static storage. */
const char *fault_text(unsigned fault);

#endif
