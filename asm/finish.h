/* finish.h - what follows when the source has been read. */
#ifndef ASM_FINISH_H
#define ASM_FINISH_H

#include "asm/assembler.h"

/* Write the rest of the object file and of the listing, report what is still
 * missing, and put the messages into order. */
void finish_assembly(struct assembler *a);

#endif
