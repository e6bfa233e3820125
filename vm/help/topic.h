/* topic.h - what `tramoya help WORD` explains, from the tables. */
#ifndef VM_HELP_TOPIC_H
#define VM_HELP_TOPIC_H

#include "vm/base/buf.h"
#include "vm/base/spell.h"

/* Append to B what the tables know of WORD: an opcode as source or the
 * disassembler write it, a special register, a host call, an exception's or
 * an interrupt's letter, or a list ("opcodes", "registers", "traps",
 * "exceptions", "interrupts").  Exactly what is written counts first, then
 * any mixture of upper and lower case.  Returns whether there was anything. */
bool topic_explain(struct buf *b, const char *word);

/* Show every word that topic_explain() knows to S. */
void topic_spell(struct spell *s);

#endif
