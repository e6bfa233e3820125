/* cli.h - command lines, read by a table.
 *
 * A subcommand describes itself once, as a struct cli_command that its file
 * exports under the name cmd_NAME; a row COMMAND(NAME) in vm/commands.def
 * makes it known.  Parsing, `--help`, the manual page and shell completion
 * all come from that description.  A command's main looks like this:
 *
 *     while (cli_next(c))
 *         switch (c->option->id) {
 *         case OPT_OUTPUT: o.output = c->text; break;
 *         case OPT_LIMIT: o.limit = c->number; break;
 *         }
 *     if (c->state != CLI_END)
 *         return 0;   // vm/main.c prints the help or the error
 *     ... c->operands[0 ... c->operand_count-1] ...
 */
#ifndef VM_BASE_CLI_H
#define VM_BASE_CLI_H

#include <signal.h>

#include "vm/base/status.h"

/* What a command returns; what runs a guest returns the guest's own status
 * when it ended by itself. */
enum cli_exit {
#define CLI_EXIT(name, value, is_for_guests, meaning) CLI_EXIT_##name = (value),
#include "vm/base/cli_exit.def"
#undef CLI_EXIT
};

/* What follows an option.  Counts and sizes are decimal, or hexadecimal
 * after 0x or #; "_" may stand between digits; the suffixes k, M, G multiply
 * by powers of 1000 for counts and of 1024 for sizes. */
enum cli_kind {
    CLI_KIND_FLAG,      /* nothing */
    CLI_KIND_TEXT,      /* any text */
    CLI_KIND_FILE,      /* a file name */
    CLI_KIND_DIR,       /* a folder */
    CLI_KIND_COUNT,     /* a number of things, in cli.number */
    CLI_KIND_SIZE,      /* a number of bytes, in cli.number */
    CLI_KIND_COUNT_FILE /* a count, in cli.number, and a file in cli.text */
};

struct cli_option {
    int id;           /* for the command's switch */
    const char *name; /* "max-insns" is written --max-insns */
    char letter;      /* 'o' is written -o; 0: none */
    enum cli_kind kind;
    const char *argument; /* what help calls it, "N"; null for a flag */
    const char *help;     /* one phrase, lower case, no full stop */
    bool is_optional;     /* the argument may be left out: --trace[=N] */
};

struct cli;

/* Is shown words, one by one. */
typedef void cli_visitor(void *context, const char *word);

/* Is shown what can be said to a command: how it is written, what it means,
 * and perhaps sentences about it, or null. */
typedef void cli_term_visitor(void *context, const char *term,
                              const char *meaning, const char *details);

struct cli_command {
    const char *name;
    const char *operands; /* "FILE.mms ..." for the usage line, or "" */
    const char *summary;  /* one phrase, lower case, no full stop */
    const char *about;    /* paragraphs for --help and the manual */
    const struct cli_option *options; /* or null; a row {0} ends them */
    const char *suffixes; /* of the files it reads, "mms mmo", or null */
    /* Shows VISIT the words that can be operands; null: these are files. */
    void (*each_word)(cli_visitor *visit, void *context);
    /* Shows VISIT what it can be told while it runs; or null. */
    void (*each_term)(cli_term_visitor *visit, void *context);
    int (*main)(struct cli *c); /* returns the exit status */
    bool starts_with_word; /* the first operand is one, the others are files */
    bool stops_at_operand; /* what follows the first operand is the guest's */
    bool runs_guest;       /* statuses from 120 on; catches signals */
};

/* Why cli_next() returned false. */
enum cli_state {
    CLI_MORE, /* it did not */
    CLI_END,  /* all options were read: look at the operands */
    CLI_HELP, /* --help was asked for */
    CLI_WRONG /* *error says what is wrong */
};

/* One command line being read.  It owns nothing; texts point into argv. */
struct cli {
    const struct cli_command *command;
    /* A signal ends the process at once, unless it comes after the command has
     * called this, with a guest ready to run: then the number
     * of the signal is in *interrupted, and the command ends in its own time;
     * a second one of the same kind ends it at once. */
    void (*catch_signals)(void);
    /* For who goes on after Ctrl-C: it is forgotten, if it came, and however
     * often it comes from now on, it is no more than noted.  To be called
     * after catch_signals; for other signals all is as before. */
    void (*forget_interrupt)(void);
    const volatile sig_atomic_t *interrupted;

    /* The option that cli_next() found, and its argument or null. */
    const struct cli_option *option;
    const char *text;
    octa number; /* the argument's value; 0 without one */

    char **operands; /* complete, and ended by null, from CLI_END on */
    int operand_count;

    enum cli_state state;
    struct error error;
    /* For cli.c alone: */
    char **argv;
    int argc, at;
    const char *letters; /* what is left of -abc, or null */
};

/* Prepare C for ARGV[1] ... ARGV[ARGC-1]; ARGV[ARGC] is null.  The array is
 * borrowed and reordered: operands move to the front. */
void cli_init(struct cli *c, const struct cli_command *command, int argc,
              char **argv);

/* Read the next option into c->option, text and number and return true; or
 * return false, with the reason in c->state.  "--" ends the options. */
bool cli_next(struct cli *c) MUST_CHECK;

/* Let the command end with a usage error: sets state and error.  Returns the
 * exit status, so that main can `return cli_wrong(c, ...)`. */
int cli_wrong(struct cli *c, const char *format, ...) PRINTF_LIKE(2, 3);

/* The exit status of COMMAND for a wrong command line, and for a failed
 * host. */
int cli_usage_status(const struct cli_command *command);
int cli_host_status(const struct cli_command *command);

/* Read TEXT as a count or size (KIND) into *NUMBER; false if it is none or
 * does not fit, with *NUMBER unchanged. */
bool cli_number(const char *text, enum cli_kind kind, octa *number) MUST_CHECK;

#endif
