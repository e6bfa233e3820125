/* why.h - explains why the guest stands where it stands.
 *
 * One paragraph, made from the state as it is now: the tables of the
 * instruction set, the registers that a trap has left, a walk through the page
 * tables.  Nothing is remembered and nothing is canned, so that after a change
 * by hand the answer is another one.
 */
#ifndef DEBUGGER_WHY_H
#define DEBUGGER_WHY_H

#include "debugger/session.h"

/* Append why S stands here: the stop, the rule behind it, who deals with it. */
void why_show(struct session *s, struct buf *out);

#endif
