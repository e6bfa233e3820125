/* session.h - a person debugs a target: forwards, backwards, stops.
 *
 * The session knows moments (history.h), where to stop (bp.h, runner.h), and
 * what has happened (events); faces show it and give it commands (command.h).
 * Nothing here prints.
 */
#ifndef DEBUGGER_SESSION_H
#define DEBUGGER_SESSION_H

#include "debugger/runner.h"
#include "vm/core/srctext.h"

/* Why the session stands where it stands. */
enum session_why {
    SESSION_BEGIN,       /* nothing has happened yet */
    SESSION_STEPPED,     /* as far as was asked for */
    SESSION_HIT,         /* a breakpoint, watchpoint or catchpoint: .hit */
    SESSION_EVENT,       /* the event that was run to: .hit */
    SESSION_ENDED,       /* the guest's run is over */
    SESSION_LIMIT,       /* of instructions, memory */
    SESSION_INTERRUPTED, /* Ctrl-C */
    SESSION_FIRST,       /* backwards: the first moment of the history */
    SESSION_FAILED       /* the host has no memory, or the log is of another
                            run */
};

struct script;

struct session_user { /* a program that a kernel runs */
    const char *name;
    const struct mmo *mmo;
    unsigned guest; /* of which guest, if there are guests */
};

struct session_event { /* an event, and the step that it happened in */
    octa step;
    struct event event;
};

enum { SESSION_EVENTS = 4096 }; /* so many are remembered */

/* How the commands that go on, go on. */
struct session_view {
    char letter; /* of `x`: show_value.h; 0: nothing was shown yet */
    unsigned size;
    octa count;
    const struct mmo *program; /* of `list`, and */
    tetra file, line;          /* in its lines; line 0: there was no source */
};

struct session {
    struct target *target; /* borrowed */
    struct history *history;
    struct bps bps;
    struct runner runner;
    struct events events;         /* what the target emits comes here */
    struct session_event *recent; /* a ring of SESSION_EVENTS, owned */
    octa event_count;             /* that were ever remembered */
    const struct session_user
        *users;        /* that are known: set by who begins the */
    size_t user_count; /* session; borrowed */
    const struct session_user
        *user;             /* whose symbols are used; null: nobody's */
    unsigned guest, level; /* whose user was chosen last */
    struct srctext sources, user_sources;
    const struct mmo *program; /* whose texts `sources` are */
    enum session_why why;
    struct runner_hit hit; /* HIT, EVENT; its bp is null once that is gone */
    unsigned bp_number;    /* HIT: which one it was, also when it is gone, */
    char bp_text[80];      /* and what it is called */
    octa listed;           /* where `list` goes on; pc: it begins anew */
    octa examined;         /* where `x` goes on */
    struct session_view view;
    bool is_ended;         /* `quit` was asked for, */
    int status;            /* with this exit status */
    struct script *script; /* `source` puts its file there: the face's; or
                              null */
};

/* A session with T, in which nothing has happened; at most HISTORY bytes for
 * the past.  T is borrowed. */
enum status session_init(struct session *s, struct target *t,
                         octa history) MUST_CHECK;
void session_fini(struct session *s);

/* From now on a user's addresses have the symbols and lines of U; null: of
 * nobody.  STATUS_NO_MEMORY: of nobody. */
enum status session_use(struct session *s,
                        const struct session_user *u) MUST_CHECK;

/* Another guest is looked at perhaps: if it runs a single program, that one is
 * used, else nobody's. */
void session_follow(struct session *s);

/* Let V be who is looked at. */
void session_look(struct session *s, struct target_view v);

/* The source texts of PROGRAM, which is one of the target's. */
struct srctext *session_sources(struct session *s, const struct mmo *program);

/* A breakpoint has come, gone, changed.  STATUS_NO_MEMORY: some memory is not
 * watched. */
enum status session_stops_changed(struct session *s) MUST_CHECK;

/* Forwards.  All of these set s->why and what belongs to it; each ends earlier
 * than asked for when a breakpoint is hit, or there is no going on. */
void session_step(struct session *s, octa n);

/* N times: an instruction, with the whole call that it makes, and with what a
 * hypervisor does for it. */
void session_next(struct session *s, octa n);

/* To behind the return from this frame of the register stack. */
void session_finish(struct session *s);
void session_continue(struct session *s);
void session_until(struct session *s, octa location);
void session_to_event(struct session *s, const struct event_choice *events);

/* Backwards, ended by Ctrl-C only; where there is no such moment, the first
 * one of the history. */
void session_back(struct session *s, octa n);
void session_reverse_next(struct session *s, octa n);

/* To the call that made this frame. */
void session_reverse_finish(struct session *s);
void session_reverse_continue(struct session *s);
void session_back_to_event(struct session *s,
                           const struct event_choice *events);

/* To where COUNT instructions are complete, in the past or the future; without
 * a look at breakpoints. */
void session_go(struct session *s, octa count);

/* To the moment STEP, which is one of the history's (history.h). */
void session_go_to_moment(struct session *s, octa step);

/* The remembered events, oldest first: the first is number
 * session_first_event(), the last event_count - 1. */
octa session_first_event(const struct session *s);
const struct session_event *session_event(const struct session *s, octa number);

/* The first moment behind E. */
octa session_event_moment(const struct session_event *e);

/* The present is going to be changed by hand: what came after it is no
 * longer to be remembered. */
void session_forget_future(struct session *s);

/* Append where the session stands: a line. */
void session_show_place(struct session *s, struct buf *out);

/* Append where the session stands and why: a line or two. */
void session_show_stop(struct session *s, struct buf *out);

#endif
