/* tell_text.h - what was measured, as a table to be read.
 *
 * Forms of which the same is to be said stand together; those that are
 * sensitive have a line each, with what gave them away.
 */
#ifndef SYSVM_CLASSIFY_TELL_TEXT_H
#define SYSVM_CLASSIFY_TELL_TEXT_H

#include "sysvm/classify/table.h"
#include "vm/base/buf.h"

/* All of C, measured of the processor NAME, with the COUNT disputes. */
void tell_text(struct buf *b, const char *name, const struct classify *c,
               const struct classify_dispute *disputes, size_t count);

#endif
