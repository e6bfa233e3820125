/* show_effect.h - what the next instruction is going to do, in words. */
#ifndef DEBUGGER_SHOW_EFFECT_H
#define DEBUGGER_SHOW_EFFECT_H

#include "debugger/target.h"
#include "vm/core/operands.h"

/* The instruction that T executes next, with its operands, in *O: the one at
 * pc, or what a RESUME inserts (*IS_INSERTED).  False, with the reason in WHY:
 * there is none. */
bool show_effect_next(struct target *t, struct operands *o, bool *is_inserted,
                      struct buf *why) MUST_CHECK;

/* Bytes of memory that an instruction with this opcode loads or stores; 0 if
 * it does neither. */
unsigned show_effect_size(byte op);

/* Append what the next instruction means and what its operands are, two lines
 * behind INDENT blanks; or why it will not be executed. */
void show_effect(struct buf *out, struct target *t, unsigned indent);

#endif
