/* expr.h - reads the operand field.
 *
 * Strong operators bind closer than weak ones, unary ones closest; equals
 * from left to right.  Two stacks hold what is pending, values and
 * operators, so brackets may nest as deeply as the line is long.
 * (mmixal, "Expressions".)
 */
#ifndef ASM_EXPR_H
#define ASM_EXPR_H

#include "asm/assembler.h"

void expr_init(struct operands *o);
void expr_fini(struct operands *o);

/* Read FIELD, a part of the current line, into A->operands: at least one
 * value, each with the span it was written in.  An empty field, and one that
 * begins like a comment, count as "0".  False after a syntax error, which has
 * been reported, or without memory. */
bool expr_read_field(struct assembler *a, struct span field) MUST_CHECK;

#endif
