/* irq.h - requests for interrupts: who asks, and when somebody listens.
 *
 * rQ holds the requests, rK says which are allowed to interrupt:
 *
 *       63            40 39     32 31             8 7      0
 *      +----------------+---------+----------------+--------+
 *      | slow devices   | rwxnkbsp| urgent devices | machine|
 *      +----------------+---------+----------------+--------+
 *
 * rQ and rK are compared after every instruction that completes, with the rK
 * that held when it began, so that PUT rK and RESUME 1 are followed by one
 * more instruction before anything happens; and at once when an instruction is
 * refused.  Nobody compares them in the fast path: rK changes
 * only by instructions that end the engine's run, and rQ by those, by time,
 * which the machine knows beforehand, or on the slow way to memory; and that
 * calls irq_raise(), which asks for attention.
 */
#ifndef SYSVM_IRQ_H
#define SYSVM_IRQ_H

#include "vm/core/cpu.h"

/* Rightmost bits of rQ and rK, as octas. */
#define IRQ_BIT(name) ((octa)1 << INTERRUPT_##name)
#define IRQ_PROGRAM   ((octa)0xff << INTERRUPT_P)

/* Set BITS in rQ; they are fresh until the next GET. */
void irq_raise(struct cpu *c, octa bits);

/* The requests that MASK, a value of rK, lets through. */
static inline octa irq_requested(const struct cpu *c, octa mask)
{
    return c->sr[SREG_rQ] & mask;
}

/* FAULT_S and FAULT_P bits of an instruction that was completed at LOC with
 * MASK in rK, NEXT being where it goes on: a user must enable all eight program
 * bits; what enables p has no business at negative locations, nor in getting
 * there. */
unsigned irq_violations(octa loc, octa next, octa mask);

#endif
