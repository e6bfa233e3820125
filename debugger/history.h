/* history.h - every moment that a target has lived through.
 *
 * A run is deterministic but for what the host says, and that is in the input
 * log.  So any moment can be reached again: restore the last checkpoint before
 * it, and replay.
 *
 *      0          1        2   3  4 now                newest
 *      *----------*--------*---*--*--|------*--------*---*
 *      checkpoints, closer together the newer they are
 *
 * A checkpoint has the small state, and the blocks that changed between it and
 * the next one as they were at the checkpoint.  So a block at checkpoint i is
 * what the first of i, i+1, … has of it; if none has, it never changed since.
 * The last checkpoint is told of a change just before (target_witness); that
 * is what history costs while the target runs.  When the past is entered for
 * the first time, the newest moment becomes a checkpoint, too, and what is
 * overwritten then is kept there.
 *
 * Spacing: by what the host has to do, some milliseconds, more where many
 * blocks change.  Later those go that nobody would miss, and when all takes
 * more than the limit, the one whose loss makes the smallest gap for its age;
 * its blocks go to the one before unless that has them.
 *
 * Somebody may change the state by hand.  Then the future is forgotten, and the
 * changed state becomes a checkpoint that is kept: no replay leads there.
 */
#ifndef DEBUGGER_HISTORY_H
#define DEBUGGER_HISTORY_H

#include "debugger/target.h"

struct history;

/* A history of T, which is live, with its present as the first moment.  It may
 * take LIMIT bytes; 0: there will be no history, and only history_run() and
 * history_now() make sense.  T is borrowed.  Returns owned, or null. */
struct history *history_create(struct target *t, octa limit) MUST_CHECK;
void history_destroy(struct history *h); /* may be null */

/* Moments, in steps: the first that can be reached, the present, the last. */
octa history_first(const struct history *h);
octa history_now(const struct history *h);
octa history_newest(const struct history *h);

/* Go on for up to STEPS steps: through the known future, as it was, and then
 * beyond.  STEPS may be all ones. */
enum target_why history_run(struct history *h, octa steps);

/* Go to the moment STEP, from the first one to the newest.  Stops are not
 * looked at.  STATUS_INTERRUPTED when Ctrl-C came: the present is then
 * somewhere before.  On STATUS_NO_MEMORY and STATUS_BAD_INPUT there is no going
 * on. */
enum status history_go(struct history *h, octa step) MUST_CHECK;

/* The first moment at which COUNT instructions were complete, or the newest
 * one if that is earlier; as history_go(). */
enum status history_go_to_count(struct history *h, octa count) MUST_CHECK;

/* The moment of the last checkpoint before STEP, which is not the first
 * moment. */
octa history_before(const struct history *h, octa step);

/* The present is going to be changed by hand, and has been: what is called a
 * moment earlier by the step is as before. */
enum status history_open(struct history *h) MUST_CHECK;
enum status history_close(struct history *h) MUST_CHECK;

struct history_info {
    size_t checkpoints;
    octa bytes, limit;
    octa newest_gap, widest_gap; /* steps between two checkpoints */
    octa replayed;               /* steps, all in all */
    bool is_lost; /* there was no memory: history begins later than it did */
};

struct history_info history_info(const struct history *h);

/* From now on TICK is called now and then while the target runs, between two of
 * its steps; it may look at the target, and change nothing.  Null: nobody is.
 */
typedef void history_tick(void *context);
void history_watch(struct history *h, history_tick *tick, void *context);

/* For tests: from now on assert that a replay changes no block that the run did
 * not change in the same place. */
void history_check_replay(struct history *h);

#endif
