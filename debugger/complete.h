/* complete.h - the words that could stand in a command line. */
#ifndef DEBUGGER_COMPLETE_H
#define DEBUGGER_COMPLETE_H

#include "debugger/session.h"
#include "vm/base/cli.h"

/* Show VISIT the words that could begin at column START of LINE: names of
 * commands, and whatever the command there takes.  False if these are names of
 * files. */
bool complete_each(const struct session *s, const char *line, size_t start,
                   cli_visitor *visit, void *context);

#endif
