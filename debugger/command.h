/* command.h - what a person can tell the debugger, as one table.
 *
 * cmd.def has a row for each command; parsing, abbreviations, suggestions,
 * `help`, completion and the manual page are made from it.  What a command
 * says goes to a buffer: the faces print it.
 */
#ifndef DEBUGGER_COMMAND_H
#define DEBUGGER_COMMAND_H

#include "debugger/session.h"

/* Do the command with ARGS, what follows its name without blanks around.  On
 * another status than OK the reason is in E; what was appended to OUT is shown
 * in any case. */
typedef enum status command_function(struct session *s, const char *args,
                                     struct buf *out, struct error *e);

#define COMMAND_GROUP(name, title)
#define COMMAND(function, ...) command_function command_##function;
#include "debugger/cmd.def"
#undef COMMAND
#undef COMMAND_GROUP

/* For `info breakpoints`. */
command_function command_breakpoints;

enum command_group {
#define COMMAND_GROUP(name, title) COMMAND_GROUP_##name,
#define COMMAND(function, ...)
#include "debugger/cmd.def"
#undef COMMAND
#undef COMMAND_GROUP
    COMMAND_GROUPS
};

/* Their headings. */
extern const char *const command_groups[COMMAND_GROUPS];

/* What an empty line does after the command. */
enum command_again {
    COMMAND_ONCE, /* nothing */
    COMMAND_SAME, /* the same again */
    COMMAND_ON    /* the command without arguments, which goes on */
};

/* What its arguments are made of, for completion. */
enum command_words {
    COMMAND_NO_WORDS,
    COMMAND_VALUES, /* expressions */
    COMMAND_PLACES, /* locations */
    COMMAND_EVENTS, /* kinds of events */
    COMMAND_NAMES,  /* of commands */
    COMMAND_TOPICS, /* of `info` */
    COMMAND_FILES
};

struct command {
    const char *name;      /* "reverse-continue" */
    const char *letters;   /* short forms, "rc", with blanks between; or "" */
    const char *arguments; /* "[N]", or "" */
    enum command_group group;
    enum command_words words;
    enum command_again again;
    const char *summary; /* one phrase, lower case, no full stop */
    const char *details; /* sentences, or null */
    command_function *run;
};

/* All of them, in the order of the table. */
extern const struct command commands_all[];
extern const size_t commands_count;

/* The command that WORD names, in full, by a short form, or by a beginning that
 * no other command has; null, with the reason and a suggestion in E. */
const struct command *command_find(const char *word, size_t len,
                                   struct error *e);

/* Do LINE: a command with its arguments; or a comment, which begins with #; or
 * nothing. */
enum status command_do(struct session *s, const char *line, struct buf *out,
                       struct error *e) MUST_CHECK;

/* Append to NEXT what an empty line means after LINE: perhaps nothing. */
void command_repeat(const char *line, struct buf *next);

/* Append how C is written: "step, s [N]". */
void command_add_form(const struct command *c, struct buf *out);

/* Append the list of all commands; or C with its details. */
void command_list_all(struct buf *out);
void command_explain(const struct command *c, struct buf *out);

#endif
