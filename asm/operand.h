/* operand.h - checks that a value fits where it shall go.
 *
 * What does not fit is cut, and what should have been a register number is
 * taken as one: both are only warnings, as in mmixal.
 */
#ifndef ASM_OPERAND_H
#define ASM_OPERAND_H

#include "asm/assembler.h"

/* Operand number I of the statement. */
struct value *operand_at(struct assembler *a, size_t i);

/* V, called WHAT ("X field", "operand"), must be defined, and should be what
 * RULE says.  False after an error, which has been reported now or before. */
bool operand_check_kind(struct assembler *a, const struct value *v,
                        const char *what, enum rule rule);

/* V should fit into field WHAT ("X") of SIZE bytes. */
void operand_check_size(struct assembler *a, const struct value *v,
                        const char *what, unsigned size);

#endif
