/* target_process.h - a user program as a target. */
#ifndef DEBUGGER_TARGET_PROCESS_H
#define DEBUGGER_TARGET_PROCESS_H

#include "debugger/target.h"
#include "vm/core/process.h"

/* P, which records its input, about to be debugged with ENGINE; PROGRAM is
 * what it runs.  All are borrowed.  Returns owned, or null. */
struct target *target_process_create(struct process *p, engine_run *engine,
                                     const struct mmo *program) MUST_CHECK;

/* The process of T, or null if it is something else. */
struct process *target_process(struct target *t);

#endif
