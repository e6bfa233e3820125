/* encode.h - makes machine instructions.
 *
 * Three operands go into the fields X, Y, Z; two into X and YZ; one into XYZ.
 * A constant where a register could stand makes the immediate form, which is
 * the next opcode.  (mmixal, "Assembling an instruction".)
 */
#ifndef ASM_ENCODE_H
#define ASM_ENCODE_H

#include "asm/assembler.h"

/* Assemble the instruction of A->statement (also SET) with A->operands at the
 * current location.  After an error, which is reported, the location is the
 * same as without it. */
void encode_insn(struct assembler *a);

#endif
