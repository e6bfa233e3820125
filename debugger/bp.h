/* bp.h - breakpoints, watchpoints, catchpoints: where a run is to stop.
 *
 *      breakpoint   before the instruction at an address
 *      watchpoint   behind the instruction that changed a place: a register,
 *                   a special register, memory, the entries of a page table
 *      catchpoint   behind the instruction in which an event of a kind came
 *
 * Each may have a condition, a number of hits to be ignored, and be disabled.
 * Nothing here runs anything: runner.h does, and asks whether it is a hit.
 *
 * A local register is watched in its frame, and lies still as long as rO is
 * what it was.  Memory is watched where it is kept: a watched address stays
 * the place that it was when the watchpoint was made, whatever the page tables
 * say later.
 */
#ifndef DEBUGGER_BP_H
#define DEBUGGER_BP_H

#include "debugger/event_choice.h"
#include "debugger/expr.h"

enum bp_kind { BP_BREAK, BP_WATCH, BP_CATCH };

enum { BP_ENTRIES = 8 }; /* room for a walk: the levels are fewer */

/* An octa that is watched in memory, and what it was. */
struct bp_octa {
    struct target_octa at;
    octa value;
};

struct bp {
    unsigned number; /* as shown, from 1 */
    enum bp_kind kind;
    bool is_enabled, is_temporary;
    char *text;      /* what the person wrote; owned */
    char *condition; /* owned, or null */
    octa ignore;     /* hits still to be ignored */
    octa hits;
    octa location;           /* BREAK */
    bool has_guest;          /* BREAK: only where this guest runs */
    struct target_view view; /* who was looked at when it was made: its
                                condition and place are theirs */
    struct expr_value place; /* WATCH of a register: its number and value */
    bool is_forgotten; /* likewise: the value is not known, so that the next is
                          no change */
    bool is_local;     /* it is a local one, */
    octa frame;        /* while rO is this; */
    octa *returns;     /* where calls return to that may change it */
    size_t return_count;
    struct bp_octa *octas; /* WATCH of memory; owned; in a walk's order */
    size_t octa_count;
    bool is_walk;    /* WATCH of the entries that are read for */
    octa va, space;  /* this address, while rV is that */
    octa changed_at; /* which one has changed last: its physical address */
    struct event_choice events; /* CATCH */
};

struct bps {
    struct bp **bp; /* owned, in the order of their numbers */
    size_t count, room;
    unsigned last; /* number that was given last */
};

void bps_init(struct bps *b);
void bps_fini(struct bps *b);

/* Add a breakpoint at LOCATION, a watchpoint on PLACE (which is a place:
 * expr.h), one on all entries of page tables that T reads to translate VA with
 * its present rV, whichever these are then, a catchpoint for EVENTS; TEXT is
 * what the person calls it.  Where T has levels, all of it is meant of who is
 * looked at now.  Returns it, owned by B; or null with the reason in E. */
struct bp *bps_break(struct bps *b, const struct target *t, octa location,
                     const char *text, struct error *e) MUST_CHECK;
struct bp *bps_watch(struct bps *b, struct target *t,
                     const struct expr_value *place, const char *text,
                     struct error *e) MUST_CHECK;
struct bp *bps_watch_entries(struct bps *b, struct target *t, octa va,
                             const char *text, struct error *e) MUST_CHECK;
struct bp *bps_catch(struct bps *b, const struct target *t,
                     const struct event_choice *events, const char *text,
                     struct error *e) MUST_CHECK;

/* The one with this number, or null. */
struct bp *bps_find(const struct bps *b, unsigned number);

/* Give back BP, one of B's. */
void bps_delete(struct bps *b, struct bp *bp);

/* Let BP's condition be the expression TEXT, or none if it is null or
 * empty. */
enum status bp_set_condition(struct bp *bp, const char *text) MUST_CHECK;

/* Can a run notice this watchpoint only instruction by instruction? */
bool bp_is_slow(const struct bp *bp);

/* Is the instruction INSN at LOC one to stop before: for a breakpoint there, or
 * because it may change a watched register? */
bool bps_want(const struct bps *b, octa loc, tetra insn);

/* May INSN change what some watchpoint of B looks at in registers? */
bool bps_may_change(const struct bps *b, tetra insn);

/* INSN at LOC is executed next.  A call may change a watched local register
 * when it returns: true if that makes another instruction one to stop before
 * (bps_want), namely the one behind it. */
bool bps_note_call(struct bps *b, const struct cpu *c, octa loc, tetra insn);

/* Note the present values of everything watched. */
void bps_refresh(struct bps *b, struct target *t);

/* The present is another one: what was noted of who is absent is not true. */
void bps_forget(struct bps *b, struct target *t);

/* A watchpoint of B whose place is not what was noted, or null; *OLD and *NEW
 * are its values.  The new ones are noted. */
struct bp *bps_changed(struct bps *b, struct target *t, octa *old, octa *new);

/* Other entries may be read by now for what B watches: from now on these count.
 * Returns whether there are others. */
bool bps_follow(struct bps *b, struct target *t);

/* Does the condition of BP, if it has one, hold for T now?  One that has no
 * value is taken to hold: the person should see it. */
bool bp_holds(const struct bp *bp, struct target *t);

/* All octas that are watched in memory, COUNT of them, owned by the caller;
 * null with a count of 0 when there are none. */
enum status bps_octas(const struct bps *b, struct target_octa **octas,
                      size_t *count) MUST_CHECK;

/* Append a line about BP, for a list. */
void bp_show(const struct bp *bp, const struct target *t, struct buf *out);

#endif
