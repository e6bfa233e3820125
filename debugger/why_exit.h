/* why_exit.h - explains what is between a guest and its hypervisor. */
#ifndef DEBUGGER_WHY_EXIT_H
#define DEBUGGER_WHY_EXIT_H

#include "debugger/session.h"

enum why_exit_state {
    WHY_EXIT_NONE,
    WHY_EXIT_TRAPPED,  /* the guest has trapped; nothing was done about it */
    WHY_EXIT_DEALT,    /* in the last step that was dealt with, */
    WHY_EXIT_REFLECTED /* and the guest's kernel was given the trap */
};

/* If the guest that is looked at, or that has the processor, has just trapped:
 * append why, and what the hypervisor is going to do about it.  If it was dealt
 * with in the last step: what that was.  Returns which it is. */
enum why_exit_state why_exit(struct session *s, struct buf *out);

/* If the next instruction of the guest that is looked at is sensitive, append
 * that it is, and return true. */
bool why_exit_next(struct session *s, struct buf *out);

#endif
