/* watched.h - which octas of a memory a target's session watches. */
#ifndef DEBUGGER_WATCHED_H
#define DEBUGGER_WATCHED_H

#include "debugger/target.h"
#include "vm/core/memwatch.h"

/* Let W be the COUNT octas AT, of blocks that are pages of its memory; CHANGED
 * and CONTEXT as memwatch_set() has them. */
enum status watched_set(struct memwatch *w, const struct target_octa *at,
                        size_t count, memwatch_changed *changed,
                        void *context) MUST_CHECK;

#endif
