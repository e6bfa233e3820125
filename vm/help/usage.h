/* usage.h - what --help prints. */
#ifndef VM_HELP_USAGE_H
#define VM_HELP_USAGE_H

#include "vm/base/buf.h"
#include "vm/base/cli.h"

/* Append to B the help of COMMAND: usage line, text, options, statuses. */
void usage_command(struct buf *b, const struct cli_command *command);

/* Append to B the list of COMMANDS, which a null ends. */
void usage_overview(struct buf *b, const struct cli_command *const *commands);

/* Append to B how option O is written, such as "-o, --output FILE" or
 * "    --trace[=N]". */
void usage_option(struct buf *b, const struct cli_option *o);

/* The exit statuses, for whoever lists them. */
struct usage_status {
    int value;
    bool is_for_guests; /* of commands that run a guest, or of the others */
    const char *meaning;
};

enum {
    USAGE_STATUS_COUNT = 0
#define CLI_EXIT(name, value, is_for_guests, meaning) +1
#include "vm/base/cli_exit.def"
#undef CLI_EXIT
};

extern const struct usage_status usage_statuses[USAGE_STATUS_COUNT];

#endif
