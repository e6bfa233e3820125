/* stab.h - the symbol table at the end of the object file. */
#ifndef ASM_STAB_H
#define ASM_STAB_H

#include "asm/assembler.h"

/* Write all symbols with serial numbers to the object file and the listing;
 * report those that something waits for in vain. */
void stab_write(struct assembler *a);

#endif
