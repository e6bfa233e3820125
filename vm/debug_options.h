/* debug_options.h - what the command line of `tramoya debug` asks for.
 *
 *      [our own options]  [run|boot|host]  [our own, and those of that]  ...
 *
 * Without that word it is run, whose options may stand there as well.  This
 * belongs to the commands: it knows the options of others.
 */
#ifndef VM_DEBUG_OPTIONS_H
#define VM_DEBUG_OPTIONS_H

#include "vm/bootjob.h"
#include "vm/core/run_options.h"
#include "vm/host_options.h"

enum debug_what { DEBUG_RUN, DEBUG_BOOT, DEBUG_HOST };

/* Texts are borrowed from the command line. */
struct debug_options {
    octa history;                          /* bytes for the past */
    const char *input, *output, *commands; /* names of files, or null */
    bool has_lines;                        /* no screen, also on a terminal */
    const char *layout, *keys;             /* of the screen; or null */
    struct buf executed;                   /* lines: the arguments of -e */
    enum debug_what what;
    const char *of_run; /* an option of run that was there, or null */
    struct run_options run;
    struct boot_options boot;
    struct host_options host;
};

/* Our own options, for --help. */
extern const struct cli_option debug_options_table[];

/* Read C's options and operands into O: C->operands begin with the program.
 * False if help was asked for, or something is wrong: then C has the error.  O
 * is given to debug_options_fini() in any case. */
bool debug_options_read(struct debug_options *o, struct cli *c) MUST_CHECK;
void debug_options_fini(struct debug_options *o);

#endif
