/* commands.h - the subcommands, each described in its own cmd_NAME.c. */
#ifndef VM_COMMANDS_H
#define VM_COMMANDS_H

#include "vm/base/cli.h"

#define COMMAND(name) extern const struct cli_command cmd_##name;
#include "vm/commands.def"
#undef COMMAND

/* All of them in the order of the table, then null. */
extern const struct cli_command *const commands[];

#endif
