/* label.h - gives the label of an instruction its value.
 *
 * A name may be defined only once, or again with the same value; a predefined
 * one may get another meaning; the local labels 0H to 9H as often as one
 * likes.  (mmixal, "Assembling an instruction".)
 */
#ifndef ASM_LABEL_H
#define ASM_LABEL_H

#include "asm/assembler.h"

/* Let the label of A->statement, if there is one, have VALUE, pure or as a
 * register number.  What has waited for it is completed, also among
 * A->operands. */
void label_define(struct assembler *a, enum sym_state state, octa value);

/* The value of the label is not known because of an error: nothing more shall
 * be said because of it. */
void label_spoil(struct assembler *a);

#endif
