/* completion.h - completion of command lines for bash and zsh. */
#ifndef VM_HELP_COMPLETION_H
#define VM_HELP_COMPLETION_H

#include "vm/base/buf.h"
#include "vm/base/cli.h"

/* Append to B a script that completes COMMANDS, which a null ends. */
void completion_bash(struct buf *b, const struct cli_command *const *commands);
void completion_zsh(struct buf *b, const struct cli_command *const *commands);

#endif
