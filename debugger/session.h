/* session.h - a person debugs a target: forwards, backwards, stops.
 *
 * The session knows moments (history.h), where to stop (bp.h), and what has
 * happened (events); faces show it and give it commands (command.h).  Nothing
 * here prints.
 */
#ifndef DEBUGGER_SESSION_H
#define DEBUGGER_SESSION_H

#include "debugger/bp.h"
#include "debugger/history.h"
#include "vm/core/event.h"
#include "vm/core/srctext.h"

/* Why the session stands where it stands. */
enum session_why {
    SESSION_BEGIN,       /* nothing has happened yet */
    SESSION_STEPPED,     /* as far as was asked for */
    SESSION_BP,          /* a breakpoint, watchpoint or catchpoint: .bp */
    SESSION_EVENT,       /* the event that was run to */
    SESSION_ENDED,       /* the guest's run is over */
    SESSION_LIMIT,       /* of instructions, memory */
    SESSION_INTERRUPTED, /* Ctrl-C */
    SESSION_FIRST,       /* backwards: the first moment of the history */
    SESSION_NEWEST,      /* forwards, through the past: the newest moment */
    SESSION_FAILED
};

struct session_event { /* an event, and the step that it happened in */
    octa step;
    struct event event;
};

enum { SESSION_EVENTS = 4096 }; /* so many are remembered */

struct script;

struct session {
    struct target *target; /* borrowed */
    struct history *history;
    struct bps bps;
    struct events events;         /* what the target emits comes here */
    struct session_event *recent; /* a ring of SESSION_EVENTS, owned */
    octa event_count;             /* that were ever remembered */
    struct srctext sources;
    enum session_why why;
    const struct bp *bp;       /* BP: which one; borrowed */
    octa old, new;             /* BP: a watchpoint's values */
    struct session_event last; /* EVENT: which one */
    octa listed;               /* where `list` and `x` go on */
    struct script *script;     /* `source` puts its file there: the face's;
                                  or null */
    bool is_ended;             /* `quit` was asked for */
    int status;                /* with this exit status */
};

/* What running does: each sets s->why and what belongs to it. */
void session_step(struct session *s, octa n);
void session_next(struct session *s, octa n);
void session_finish(struct session *s);
void session_continue(struct session *s);
void session_until(struct session *s, octa location);
void session_to_event(struct session *s, unsigned kinds);
void session_back(struct session *s, octa n);
void session_reverse_next(struct session *s, octa n);
void session_reverse_finish(struct session *s);
void session_reverse_continue(struct session *s);
void session_back_to_event(struct session *s, unsigned kinds);
void session_go(struct session *s, octa count); /* instructions */

/* A session with T, in which nothing has happened; at most HISTORY bytes for
 * the past.  T is borrowed. */
enum status session_init(struct session *s, struct target *t,
                         octa history) MUST_CHECK;
void session_fini(struct session *s);

/* Forget what is cached about stops: a breakpoint has come, gone, changed. */
void session_stops_changed(struct session *s);

/* Append where the session stands and why: a few lines. */
void session_show_stop(struct session *s, struct buf *out);

#endif
