/* command.h - what a person can tell the debugger, as one table.
 *
 * cmd.def has a row for each command; parsing, abbreviations, suggestions,
 * `help`, completion and the manual page are made from it.  What a command
 * says goes to a buffer: the faces print it.
 */
#ifndef DEBUGGER_COMMAND_H
#define DEBUGGER_COMMAND_H

#include "debugger/session.h"

/* Do the command with what follows its name.  On another status than OK the
 * reason is in E; what was appended to OUT is shown in any case. */
typedef enum status command_function(struct session *s, const char *args,
                                     struct buf *out, struct error *e);

struct command {
    const char *name;      /* "reverse-continue" */
    const char *letters;   /* short forms, "rc", with blanks between; or "" */
    const char *arguments; /* "[N]", or "" */
    const char *group;     /* the heading in help */
    const char *summary;   /* one phrase, lower case, no full stop */
    const char *details;   /* sentences, or null */
    command_function *run;
    bool repeats; /* an empty line does it again */
};

/* All of them, in the order of the table. */
extern const struct command commands_all[];
extern const size_t commands_count;

/* The command that WORD names, in full, by a short form, or by a beginning that
 * no other command has; null, with the reason and a suggestion in E. */
const struct command *command_find(const char *word, size_t len,
                                   struct error *e);

/* Do LINE, a command with its arguments, or a comment after #, or nothing. */
enum status command_do(struct session *s, const char *line, struct buf *out,
                       struct error *e) MUST_CHECK;

#endif
