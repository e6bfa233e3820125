/* trip.h - arithmetic exceptions, trips, and RESUME.
 *
 * A trip is the user's own interrupt: an exception whose enable bit is set in
 * rA sends control to a handler at #10 … #80, TRIP itself to 0.  The handler
 * finds the interrupted instruction in rW, rX, rY, rZ and may let RESUME
 * repeat it or replace its effect (mmix-doc, sections 34-38).
 */
#ifndef VM_CORE_TRIP_H
#define VM_CORE_TRIP_H

#include "vm/core/operands.h"

/* What the ropcode in the top byte of rX or rXX asks for; any negative one
 * means that nothing is inserted. */
enum ropcode {
    ROPCODE_AGAIN = 0, /* the instruction, as if at rW - 4 */
    ROPCODE_CONT = 1,  /* the same with rY and rZ as its operands */
    ROPCODE_SET = 2,   /* $X = rZ, raising the exceptions in rX */
    ROPCODE_TRANS = 3  /* rZZ as a translation of rYY (not RESUME 0; f = 1) */
};

/* Deal with the exceptions that O has raised: those not enabled, and all of
 * those at negative locations, become events in rA, the first enabled one
 * trips.  C->pc is already where the program would go on. */
void trip_exceptions(struct cpu *c, const struct operands *o);

/* RESUME, in O: go on at rW (Z = 0) or rWW (Z = 1, and Z = 2 in guest mode);
 * what rX or rXX inserts before that becomes c->inserting.  Refused, with
 * nothing changed, are a RESUME 0 that may not insert (FAULT_B) or whose user
 * would get into the kernel (FAULT_P).  A RESUME 1 or 2 is never refused, but
 * what it inserts may be; it takes rK and $255 back. */
unsigned trip_resume(struct cpu *c, const struct operands *o);

/* What RESUME 2 does, not as an instruction: for a hypervisor that is no
 * program.  C has V and is not in guest mode.  c->attention says what its
 * surroundings have to do. */
void trip_enter_guest(struct cpu *c);

/* Set *O for the instruction that c->inserting announces.  Ropcode 2 becomes
 * an ORI of rZ and 0, which costs and counts as such.  Returns FAULT_B if it
 * may not be inserted. */
unsigned trip_inserted(struct operands *o, const struct cpu *c);

#endif
