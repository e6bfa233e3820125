/* vimsyntax.h - colours for MMIXAL in the editor vim. */
#ifndef VM_HELP_VIMSYNTAX_H
#define VM_HELP_VIMSYNTAX_H

#include "vm/base/buf.h"

/* Append to B a syntax file for vim, made from the tables of opcodes, special
 * registers and host calls; PSEUDO lists the pseudo-operations and a null
 * ends it. */
void vimsyntax_write(struct buf *b, const char *const *pseudo);

#endif
