/* show_insn.h - an instruction in the middle of a sentence. */
#ifndef DEBUGGER_SHOW_INSN_H
#define DEBUGGER_SHOW_INSN_H

#include "debugger/target.h"

/* Append the instruction INSN at LOC with single blanks: "LDO $1,$2,0"; with
 * the names that T, unless null, has for addresses.  One that no source
 * gives is shown as a name and three numbers. */
void show_insn(struct buf *out, const struct target *t, tetra insn, octa loc);

#endif
