/* why_trap.h - explains how a machine has come into its kernel. */
#ifndef DEBUGGER_WHY_TRAP_H
#define DEBUGGER_WHY_TRAP_H

#include "debugger/addrspace.h"

/* Append sentences about the trap E, which T, whose addresses S translates, has
 * taken: which instruction, for which requests, by which rule or table entry as
 * they are now, and who deals with it. */
void why_trap(struct buf *out, struct target *t, const struct addrspace *s,
              const struct event *e);

/* Append sentences about what the instruction that T executes next will be
 * refused for, if it will be. */
void why_trap_next(struct buf *out, struct target *t);

#endif
