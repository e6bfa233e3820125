/* irq.c - requests for interrupts. */
#include "sysvm/irq.h"

void irq_raise(struct cpu *c, octa bits)
{
    c->sr[SREG_rQ] |= bits;
    c->fresh |= bits;
    if (irq_requested(c, c->sr[SREG_rK]) != 0)
        c->attention |= CPU_ATTENTION_REQUESTS;
}

unsigned irq_violations(octa loc, octa next, octa mask)
{
    unsigned found = FAULT_NONE;

    if (sig(loc) >= 0 && (mask & IRQ_PROGRAM) != IRQ_PROGRAM)
        found |= FAULT_S;
    if (sig(loc) < 0 ? (mask & IRQ_BIT(P)) != 0 : sig(next) < 0)
        found |= FAULT_P;
    return found;
}
