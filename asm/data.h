/* data.h - BYTE, WYDE, TETRA and OCTA. */
#ifndef ASM_DATA_H
#define ASM_DATA_H

#include "asm/assembler.h"

/* Assemble each of A->operands in WIDTH bytes, 1, 2, 4 or 8.  Only octas may
 * refer to symbols that are defined later. */
void data_assemble(struct assembler *a, unsigned width);

#endif
