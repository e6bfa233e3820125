/* commands.c - the list of subcommands. */
#include "vm/commands.h"

const struct cli_command *const commands[] = {
#define COMMAND(name) &cmd_##name,
#include "vm/commands.def"
#undef COMMAND
    NULL};
