/* cpustate.h - the processor's state as bytes.
 *
 *      pc  special registers by number  inserting  guest mode  fresh  counts
 *      global registers, rG … 255
 *      the ring: what callers have hidden, from rS on, and $0 … $(rL-1)
 *
 * octas all.  What no instruction can see is left out (slots of the ring that
 * are not in use, registers below rG), so that equal states are equal bytes.
 * There is no attention between two runs of an engine.
 */
#ifndef VM_CORE_CPUSTATE_H
#define VM_CORE_CPUSTATE_H

#include "vm/base/buf.h"
#include "vm/base/reader.h"
#include "vm/core/cpu.h"

/* Append C's state to B. */
void cpustate_save(const struct cpu *c, struct buf *b);

/* Make C, which is initialized, what was saved; its kind, its bus and its
 * listener stay.  STATUS_BAD_INPUT when R has no state that a processor can
 * be in; C means nothing then. */
enum status cpustate_restore(struct cpu *c, struct reader *r) MUST_CHECK;

#endif
