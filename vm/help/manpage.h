/* manpage.h - the manual page tramoya(1). */
#ifndef VM_HELP_MANPAGE_H
#define VM_HELP_MANPAGE_H

#include "vm/base/buf.h"
#include "vm/base/cli.h"

/* Append to B the manual of COMMANDS, which a null ends, in the language of
 * man(7). */
void manpage_write(struct buf *b, const struct cli_command *const *commands);

#endif
