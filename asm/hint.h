/* hint.h - what may have been meant by a name that means nothing. */
#ifndef ASM_HINT_H
#define ASM_HINT_H

#include "asm/assembler.h"

/* The last message says that there is no operation called NAME. */
void hint_operation(struct assembler *a, struct span name);

/* At the end of the assembly: for the messages about symbols that were not
 * defined in time, say whether they were later, or what is spelled alike. */
void hint_pending(struct assembler *a);

#endif
