/* relative.h - addresses that are written as a distance.
 *
 * A branch, JMP, PUSHJ or GETA says how many tetras away its target lies.  A
 * target behind it makes the odd opcode, whose distance starts 2^16 (for JMP
 * 2^24) tetras below the instruction.
 */
#ifndef ASM_RELATIVE_H
#define ASM_RELATIVE_H

#include "asm/assembler.h"

/* A field of BITS bits, 16 or 24, that refers to V, which is pure or
 * undefined; *IS_BEHIND asks for the odd opcode.  For an undefined V the
 * field is 0 and the symbol remembers it.  A target that is too far away is
 * reported. */
tetra relative_field(struct assembler *a, const struct value *v, unsigned bits,
                     bool *is_behind);

#endif
