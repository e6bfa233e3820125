/* topic.h - what `tramoya help WORD` explains, from the tables. */
#ifndef VM_HELP_TOPIC_H
#define VM_HELP_TOPIC_H

#include "vm/base/buf.h"
#include "vm/base/cli.h"

/* Append to B what the tables know of WORD: an opcode as source or the
 * disassembler write it, a special register, a host call, an exception's or
 * an interrupt's letter, or a list ("opcodes", "registers", "traps",
 * "exceptions", "interrupts").  Exactly what is written counts first, then
 * any mixture of upper and lower case.  A number, such as #20, stands for all
 * that an instruction can mean by it: the opcode, the special register, the
 * host call.  Returns whether there was anything. */
bool topic_explain(struct buf *b, const char *word);

/* Show every word that topic_explain() knows, but no numbers, to VISIT. */
void topic_each(cli_visitor *visit, void *context);

#endif
