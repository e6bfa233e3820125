/* why_rule.h - which rule an instruction breaks. */
#ifndef DEBUGGER_WHY_RULE_H
#define DEBUGGER_WHY_RULE_H

#include "debugger/target.h"
#include "vm/core/operands.h"

/* FAULT_B, FAULT_K, or FAULT_P for a RESUME, if O, which T executes next, will
 * be refused for its word or for what it is to put somewhere; otherwise
 * FAULT_NONE.  Loads and stores may be refused for their addresses, and
 * whatever needs the register ring or memory for it. */
unsigned why_rule_check(const struct target *t, const struct operands *o);

/* Will O, which C executes next and which is not refused so, trap since this is
 * guest mode and it is sensitive? */
bool why_rule_is_sensitive(const struct cpu *c, const struct operands *o);

/* Append the rule for what why_rule_check() has found, in the same way as the
 * two below. */
void why_rule_add(struct buf *out, const struct target *t, unsigned fault,
                  tetra insn);

/* Append which rule makes INSN illegal (b) for T's processor as it is now: a
 * sentence without its beginning and its full stop, "its Y is 7, but …". */
void why_rule_illegal(struct buf *out, const struct target *t, tetra insn);

/* Append why INSN is privileged (k) for T, in the same way. */
void why_rule_privileged(struct buf *out, const struct target *t, tetra insn);

#endif
