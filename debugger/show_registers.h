/* show_registers.h - the registers of a processor, one per line. */
#ifndef DEBUGGER_SHOW_REGISTERS_H
#define DEBUGGER_SHOW_REGISTERS_H

#include "debugger/target.h"

/* Append the local registers, the global ones with their labels (and how many
 * marginal ones lie between), or the special ones with what they mean. */
void show_registers_local(struct buf *out, struct target *t);
void show_registers_global(struct buf *out, struct target *t);
void show_registers_special(struct buf *out, struct target *t);

/* Append register N; special register N, with all its fields. */
void show_registers_one(struct buf *out, struct target *t, unsigned n);
void show_registers_one_special(struct buf *out, struct target *t, unsigned n);

#endif
