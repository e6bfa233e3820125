/* legal.h - which instruction words the processor refuses unseen.
 *
 * An instruction is illegal (b) when its fields break the rules, privileged
 * (k) when only the kernel, at a negative location, may execute it.  Both are
 * decided by the word, the kind of processor and the mode alone, before any
 * operand is looked at, and b comes before k.  What depends on a value (PUT
 * of rA or rG, RESUME's ropcode, UNSAVE's address) is checked where the
 * instruction is defined.
 */
#ifndef VM_CORE_LEGAL_H
#define VM_CORE_LEGAL_H

#include "vm/core/cpu.h"

/* FAULT_B or FAULT_K if a processor of KIND refuses the word INSN in kernel
 * mode (IS_KERNEL) or user mode, otherwise FAULT_NONE. */
unsigned legal_check(struct cpu_kind kind, bool is_kernel, tetra insn);

/* Does INSN, which is well-formed on a processor of KIND, trap in guest mode?
 * What is privileged always does; on a leaky processor nothing else. */
bool legal_is_sensitive(struct cpu_kind kind, tetra insn);

/* Is INSN, a SAVE or UNSAVE, a form that no program may have in memory, but
 * RESUME 1 or 2 may insert to finish what was interrupted?  regstack.h has the
 * forms; all else in them is illegal when rG is FIRST_GLOBAL. */
bool legal_is_continuation(tetra insn, unsigned first_global);

#endif
