/* target_machine.h - the bare machine as a target. */
#ifndef DEBUGGER_TARGET_MACHINE_H
#define DEBUGGER_TARGET_MACHINE_H

#include "debugger/target.h"
#include "sysvm/machine.h"

/* M, which has an input log that records or replays, about to be debugged with
 * ENGINE; KERNEL is what it runs.  All are borrowed.  Returns owned, or null.
 */
struct target *target_machine_create(struct machine *m, engine_run *engine,
                                     const struct mmo *kernel) MUST_CHECK;

/* The machine of T, or null if it is something else. */
struct machine *target_machine(struct target *t);

#endif
