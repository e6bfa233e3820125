/* program.h - what a person calls a program, made ready to be run.
 *
 * The commands that run something (run, boot, host, debug) take an object
 * file, or one or more source files with commas between, which are assembled
 * in memory as `tramoya asm` would.  This file belongs to the commands, being
 * the only one that knows both the assembler and object files.
 */
#ifndef VM_PROGRAM_H
#define VM_PROGRAM_H

#include "vm/base/cli.h"
#include "vm/isa/mmo.h"

struct program {
    struct mmo mmo;      /* with the source lines of the side file, if any */
    struct buf object;   /* the object file itself */
    char *name;          /* as the program is to be called: an object file */
    struct buf messages; /* of the assembler, and warnings: to be printed
                            whether there is a program or not */
};

/* Read the program that NAMES names:
 *
 *   A.mms,B.mms   source, assembled as one text; called A.mmo
 *   NAME          an object file of that name, or called NAME.mmo
 *
 *   -             an object file on standard input, of which nothing is left
 *
 * A file that has a comma in its name can be named if it exists.  Returns
 * CLI_EXIT_FINE; or, with the reason in E (and errors of the source in
 * p->messages), CLI_EXIT_NO_PROGRAM when a file does not exist,
 * CLI_EXIT_NOT_PROGRAM when it is not a program, CLI_EXIT_MISUSED when the
 * host failed.  P is given to program_fini() in any case. */
enum cli_exit program_read(struct program *p, const char *names,
                           struct error *e) MUST_CHECK;
void program_fini(struct program *p);

/* Whether FILE is one that NAMES names: who writes it then would destroy the
 * program. */
bool program_has_file(const char *names, const char *file);

#endif
