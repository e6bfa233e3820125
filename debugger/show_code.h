/* show_code.h - instructions and source lines around a place. */
#ifndef DEBUGGER_SHOW_CODE_H
#define DEBUGGER_SHOW_CODE_H

#include "debugger/session.h"

/* Append COUNT instructions from LOCATION on, one per line, marked:
 *
 *      => the next one       *  a breakpoint      -  one that is disabled
 *
 * Behind the next one stands what it is going to do. */
void show_code(struct session *s, octa location, octa count, struct buf *out);

/* Append one line about the instruction at LOCATION. */
void show_code_line(struct session *s, octa location, struct buf *out);

/* The breakpoint at LOCATION, rather one that is enabled; or at an instruction
 * of a source line; or null. */
const struct bp *show_code_breakpoint(const struct session *s, octa location);
const struct bp *show_code_breakpoint_in(const struct session *s,
                                         const struct mmo *program, tetra file,
                                         tetra line);

/* Does A, an address, come from line LINE of file FILE of PROGRAM? */
bool show_code_is_from(const struct target *t, octa a,
                       const struct mmo *program, tetra file, tetra line);

enum { SHOW_SOURCE_LINES = 10 };

/* Append so many source lines around line LINE of file FILE of PROGRAM, marked
 * in the same way.  False: their text cannot be read. */
bool show_source(struct session *s, const struct mmo *program, tetra file,
                 tetra line, struct buf *out);

#endif
