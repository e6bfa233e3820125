/* ui_cli.h - the debugger's face that is a line of text: commands in, words
 * out.
 *
 * Commands come from a script first, then from a person at a terminal, with
 * readline; or, if there is no script, from standard input line by line.  What
 * a command says goes to one stream, behind what the guest has printed
 * meanwhile, and what is wrong to another one.
 *
 * A script ends with the first command that fails, and the session with it
 * unless there is a person.  Ctrl-C stops the guest if there is, else the
 * session.
 */
#ifndef DEBUGGER_UI_CLI_H
#define DEBUGGER_UI_CLI_H

#include <stdio.h>

#include "debugger/script.h"
#include "debugger/session.h"
#include "vm/base/cli.h"

/* Write what the guest has printed and was kept back. */
typedef enum status ui_cli_flush(void *context, struct error *e);

/* All borrowed. */
struct ui_cli {
    struct session *session; /* whose script is ready */
    const struct cli *cli;   /* whose signals are caught */
    ui_cli_flush *flush;
    void *context; /* its first argument */
    FILE *in, *out, *err;
    bool is_person;      /* at the terminal IN */
    bool reads;          /* commands from IN, behind the script */
    const char *history; /* the file of lines typed before, or null */
};

/* Do all commands; returns the exit status. */
int ui_cli_run(const struct ui_cli *ui);

#endif
