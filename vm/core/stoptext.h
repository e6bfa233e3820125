/* stoptext.h - why a process stopped, in words for its author. */
#ifndef VM_CORE_STOPTEXT_H
#define VM_CORE_STOPTEXT_H

#include "vm/core/process.h"

/* Append one line without its end to OUT: what happened, where, and in which
 * line of the source if M knows; for example
 *
 *     illegal instruction fe000100 (GET) at #0000000000000104 (file.mms:12)
 *
 * and, where it may help, a second line that begins with "  hint: ". */
void stoptext_add(struct buf *out, const struct process *p,
                  const struct process_stop *stop, const struct mmo *m);

#endif
