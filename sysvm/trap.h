/* trap.h - going to the kernel.
 *
 * A trap saves what the kernel needs to go back, forbids further interrupts,
 * and jumps.  A forced trap (TRAP itself, or software translation) goes to rT,
 * a dynamic one (rQ and rK have a bit in common) to rTT.
 *
 *      rBB  $255, which is free now: it has rJ
 *      rWW  where to go on
 *      rXX  ropcode, bit 48 from guest mode, program bits, the instruction
 *      rYY  its operands; or the address of a refused load or store,
 *      rZZ  and what would have been stored
 *
 * (mmix-doc, sections 37 and 38.)  RESUME 1 in trip.h is the way back, RESUME 2
 * that to a guest: any trap ends guest mode.
 */
#ifndef SYSVM_TRAP_H
#define SYSVM_TRAP_H

#include "vm/core/operands.h"

enum trap_kind { TRAP_FORCED, TRAP_DYNAMIC };

/* The ropcode of what is not to be inserted again. */
enum { TRAP_DONE = 0x80 };

struct trap {
    enum trap_kind kind;
    byte ropcode;     /* of rXX: an enum ropcode, or TRAP_DONE */
    unsigned program; /* FAULT_ bits that the instruction contributed */
    tetra insn;
    octa where; /* rWW */
    octa y, z;  /* rYY, rZZ */
};

/* A trap by an instruction that is done with: O, with PROGRAM bits; pc is
 * where it goes on. */
struct trap trap_after(const struct cpu *c, const struct operands *o,
                       enum trap_kind kind, unsigned program);

/* Go to the kernel.  Returns false if its address is not negative: there rK,
 * which is 0 now, lets the first instruction violate security, so that it
 * could only trap again, and for ever. */
bool trap_take(struct cpu *c, const struct trap *t) MUST_CHECK;

#endif
