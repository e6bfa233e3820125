/* disasm.h - an instruction word as a line of MMIXAL.
 *
 * The text assembles to the very same word at the same location, with our
 * assembler and with mmixal.  A word that no instruction line gives (a field
 * that must be zero is not, a rounding mode that does not exist) is shown as
 * what it then is, data: "TETRA #........".
 */
#ifndef VM_ISA_DISASM_H
#define VM_ISA_DISASM_H

#include "vm/base/buf.h"

/* The name of ADDRESS, or null if it has none; borrowed until the next call.
 * A name that MMIXAL could not read is not used. */
typedef const char *disasm_namer(const void *context, octa address);

/* Append the instruction INSN at location LOC to OUT: the opcode, padded to
 * a column, and the operands.  NAMER, unless null, is asked with CONTEXT for
 * the name of the address that a relative instruction refers to. */
void disasm_insn(struct buf *out, tetra insn, octa loc, disasm_namer *namer,
                 const void *context);

/* Whether INSN has a source form of its own.  disasm_insn() gives a TETRA for
 * the others, and for relative instructions from the lower half of memory
 * into the upper or back, which no assembler accepts. */
bool disasm_has_form(tetra insn);

#endif
