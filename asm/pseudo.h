/* pseudo.h - what the pseudo-operations do. */
#ifndef ASM_PSEUDO_H
#define ASM_PSEUDO_H

#include "asm/assembler.h"

/* Do what A->statement says with A->operands, whose number is right.  The
 * label has been defined, and GREG has its register. */
void pseudo_obey(struct assembler *a);

#endif
