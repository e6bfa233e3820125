/* statement.h - a line of source, instruction by instruction. */
#ifndef ASM_STATEMENT_H
#define ASM_STATEMENT_H

#include "asm/assembler.h"

/* Assemble the current line: instructions with semicolons between them, and a
 * comment.  After an error the rest of the line is still looked at. */
void statement_assemble_line(struct assembler *a);

#endif
