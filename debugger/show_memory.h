/* show_memory.h - what is in memory, in rows. */
#ifndef DEBUGGER_SHOW_MEMORY_H
#define DEBUGGER_SHOW_MEMORY_H

#include "debugger/session.h"
#include "debugger/show_value.h"

/* Append F's count of things from ADDRESS on: numbers, strings, instructions.
 * Returns the address behind them. */
octa show_memory(struct session *s, octa address, const struct show_format *f,
                 struct buf *out);

#endif
