/* place.h - an address as a person reads it. */
#ifndef DEBUGGER_PLACE_H
#define DEBUGGER_PLACE_H

#include "debugger/target.h"

/* Append the address A: "#0000000000000104", and in brackets what T's
 * programs know of it, "Main+4, hello.mms:2", or either, or nothing. */
void place_add(struct buf *out, const struct target *t, octa a);

/* Append the name of A, "Main+4", if a label is near before it.  Returns
 * whether there is one. */
bool place_add_name(struct buf *out, const struct target *t, octa a);

/* Append its line, "hello.mms:2".  Returns whether it is known. */
bool place_add_line(struct buf *out, const struct target *t, octa a);

#endif
