/* runner.h - runs to the next moment that somebody is looking for.
 *
 * The engine stops before each instruction that MAY be looked for (stops.h);
 * the runner decides whether it is, and goes on if not.  What it can look for:
 *
 *      breakpoints and the like (bp.h), unless told not to
 *      a place, in this frame of the register stack or in any
 *      a return from this frame; a call from this frame, or into it
 *      events of some kinds and levels
 *
 * Forwards, the first moment is wanted.  Backwards, the last one before now:
 * so the history is replayed piece by piece, from the newest piece down, and
 * of all that is met in a piece the last counts.
 */
#ifndef DEBUGGER_RUNNER_H
#define DEBUGGER_RUNNER_H

#include "debugger/bp.h"
#include "debugger/history.h"
#include "vm/core/event.h"

enum runner_goal_kind {
    RUNNER_NOTHING,
    RUNNER_PLACE,  /* before the instruction at .place or .other */
    RUNNER_RETURN, /* behind what has left the frame, by .place if known */
    RUNNER_CALL,   /* before a call with rO at or below the frame */
    RUNNER_EVENT   /* behind the instruction with one of .events */
};

struct runner_goal {
    enum runner_goal_kind kind;
    bool ignores_bps;
    octa place, other;
    bool has_place; /* RETURN: it is known that an ordinary one leads there */
    bool has_frame; /* PLACE: only where rO is the frame */
    octa frame;     /* a value of rO */
    bool has_guest; /* PLACE, RETURN, CALL: only where this guest runs */
    unsigned guest;
    bool has_nested, is_nested; /* likewise, only where it is this guest's own
                                   guest, or is not */
    struct event_choice events;
};

/* What was met. */
struct runner_hit {
    octa step;
    struct bp *bp;  /* or null: it is the goal */
    octa old, new;  /* of a watchpoint, and, if that is a walk, */
    octa at;        /* the physical address of the entry */
    bool has_event; /* of a catchpoint, or the goal: */
    struct event event;
};

struct runner {
    struct target *target;   /* borrowed */
    struct history *history; /* borrowed */
    struct bps *bps;         /* borrowed */
    struct runner_goal goal;
    bool is_looked_at; /* the instruction at hand is no hit, or was one */
    tetra insn;        /* that one; what comes of it may take several steps */
    bool has_event;    /* one that is looked for has come: */
    struct event event;
    struct bp *catcher; /* who looks for it, or null: the goal */
    bool has_failed;    /* there was no memory to watch what is to be watched */
};

/* A runner that looks at BPS in the HISTORY of T; all are borrowed.  R is
 * what t->stops refers to, so it may not be moved. */
void runner_init(struct runner *r, struct target *t, struct history *h,
                 struct bps *bps);
void runner_fini(struct runner *r);

/* BPS have changed.  STATUS_NO_MEMORY: some are not watched. */
enum status runner_changed(struct runner *r) MUST_CHECK;

/* An event has come: to be called for each. */
void runner_event(struct runner *r, const struct event *e);

/* How history_go(), with this status, has ended: STEPS, where it was to go;
 * INTERRUPTED; FAILED. */
enum target_why runner_went(enum status s);

/* Run from the present, whose instruction is no hit, to the next hit or for
 * STEPS steps.  TARGET_STOP: *HIT has it.  Hits of breakpoints are counted. */
enum target_why runner_forward(struct runner *r, const struct runner_goal *g,
                               octa steps, struct runner_hit *hit);

/* Go to the last hit before the present.  TARGET_STOP: there is one, *HIT;
 * TARGET_STEPS: there is none, and the present is the first moment.  After
 * any other the present is somewhere before. */
enum target_why runner_backward(struct runner *r, const struct runner_goal *g,
                                struct runner_hit *hit);

#endif
