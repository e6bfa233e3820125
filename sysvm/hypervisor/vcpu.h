/* vcpu.h - a guest's own special registers, as it believes them to be.
 *
 * While a guest runs, most registers are its own: $0 ... $255, the ring, and
 * those special registers that no instruction needs permission for.  The rest
 * belongs to the hypervisor, which keeps the guest's values here; whatever
 * instruction of the guest reads or writes them is sensitive, traps, and is
 * emulated on this struct:
 *
 *      real, in the processor          virtual, here
 *      rA rB rD rE rG rH rJ rL rM      rBB rC rF rI rK rN rQ
 *      rO rP rR rS rW rX rY rZ         rT rTT rU rV rWW rXX rYY rZZ
 *
 * The guest's clock is its own instructions and nothing else: rI is kept as
 * the moment when it will be zero, so that time need not be told to it.
 */
#ifndef SYSVM_HYPERVISOR_VCPU_H
#define SYSVM_HYPERVISOR_VCPU_H

#include "vm/base/buf.h"
#include "vm/base/reader.h"
#include "vm/core/cpu.h"

/* What the instruction at hand was in the beginning (whole.h). */
struct vcpu_whole {
    octa when; /* when so many were complete; all ones: nothing is noted */
    tetra insn;
    octa y, z; /* operands, as a trap shows them */
};

struct vcpu {
    octa rBB; /* bootstrap register (trap): $255 when it trapped */
    octa rC;  /* continuation register: where spills go that are refused */
    octa rF;  /* failure location register */
    octa rK;  /* interrupt mask register */
    octa rN;  /* serial number */
    octa rQ;  /* interrupt request register */
    octa rT;  /* trap address register */
    octa rTT; /* dynamic trap address register */
    octa rU;  /* usage counter */
    octa rV;  /* virtual translation register */
    octa rVV; /* virtual-machine translation register */
    octa rWW; /* where interrupted (trap) */
    octa rXX; /* execution register (trap) */
    octa rYY; /* Y operand (trap) */
    octa rZZ; /* Z operand (trap) */

    bool is_guest; /* G: the guest's own guest runs (nested.h) */

    octa clock;     /* instructions that the guest has completed */
    octa interval;  /* rI: what the clock will be when it is zero */
    octa collected; /* the clock when rI was asked for last */
    octa fresh;     /* bits of rQ set since the last GET of it */

    /* What the instruction at hand has met, as in access.h. */
    unsigned program; /* FAULT_ bits that were raised, */
    octa when;        /* when so many instructions were complete */
    octa asked;       /* software was asked to translate, at this clock */
    octa resumed;     /* RESUME 1 has inserted it, at this clock */
    bool overflowed;  /* spilled to rC's page; not yet reported */
    struct vcpu_whole whole;
};

/* After reset: all zero, but rN of a processor of KIND. */
void vcpu_init(struct vcpu *v, struct cpu_kind kind);

/* Where V keeps the special register NUMBER; null for rI, which is made from
 * the clock, and for those that are real. */
octa *vcpu_register(struct vcpu *v, unsigned number);

/* rI at this moment. */
static inline octa vcpu_interval(const struct vcpu *v)
{
    return v->interval - v->clock;
}

/* Set BITS in rQ; they are fresh until the next GET. */
void vcpu_raise(struct vcpu *v, octa bits);

/* Let rQ tell if rI has come down to zero since this was asked last.  (That may
 * be one instruction late: there is no exit between a RESUME 0 and what it
 * inserts.) */
void vcpu_collect_interval(struct vcpu *v);

/* Note that the instruction at hand has raised the program bits FAULT, and
 * let rQ have them. */
void vcpu_raise_program(struct vcpu *v, unsigned fault);

/* The program bits that the instruction has raised which began when the clock
 * was WHEN. */
unsigned vcpu_raised(const struct vcpu *v, octa when);

/* The requests that rK lets through. */
static inline octa vcpu_requested(const struct vcpu *v)
{
    return v->rQ & v->rK;
}

/* What the real rU has to be for V to be entered, and V's rU when that has
 * become U. */
octa vcpu_usage_to_enter(const struct vcpu *v);
void vcpu_take_usage(struct vcpu *v, octa u);

/* The processor has set REQUESTS in the real rQ: b, s and p of them are V's,
 * too, and s is so in rK.  (Mostly they are the last instruction's; but between
 * a RESUME 0 and what it inserts nothing traps.) */
void vcpu_take_program(struct vcpu *v, octa requests);

/* Count an instruction at LOC with opcode OP that the hypervisor has done for
 * the guest, whose G was IS_GUEST when it began: clock, rI and rU. */
void vcpu_count(struct vcpu *v, octa loc, byte op, bool is_guest);

/* The processor has counted, or will count, for rU an ORI where the guest's
 * instruction at LOC was OP: put rU right. */
void vcpu_correct_usage(struct vcpu *v, octa loc, byte op);

/* Append V to B; make V what was saved, or let R's status say why not. */
void vcpu_save(const struct vcpu *v, struct buf *b);
void vcpu_restore(struct vcpu *v, struct reader *r);

#endif
