/* past.h - the checkpoints of a history, oldest first, in so many bytes.
 *
 * What a block was at checkpoint i is what the first of i, i+1, … has of it in
 * its undo set.  If none has it, it never changed since: it is as it was at the
 * newest moment there has been.
 *
 * To go back overwrites the newest moment, so it has to be a checkpoint by
 * then, and what is overwritten is kept there.  From then on it holds that
 *
 *      a block that the last undo set lacks is at present as it was at the
 *      newest moment
 *
 * and this is all that must be known to go from any moment to any other.
 */
#ifndef DEBUGGER_PAST_H
#define DEBUGGER_PAST_H

#include "debugger/checkpoint.h"

struct past {
    struct checkpoint **list; /* owned */
    size_t count, room;
    struct blocks blocks;
    octa small; /* bytes that they take besides the blocks */
    struct buf scratch;
};

void past_init(struct past *p);
void past_fini(struct past *p);

/* The last one; there is one. */
struct checkpoint *past_last(const struct past *p);

/* The number of the last one before or at STEP; there is one. */
size_t past_find(const struct past *p, octa step);

/* Bytes that all take. */
octa past_bytes(const struct past *p);

/* The present of T, which comes after all, is the last one from now on; WORK is
 * what the host had to do until then.  False, with nothing changed, when there
 * is no memory. */
bool past_add(struct past *p, struct target *t, octa work) MUST_CHECK;

/* The block KEY is going to change, or to be overwritten: the last one keeps
 * what it is.  As checkpoint_keep(). */
bool past_keep(struct past *p, octa key, const octa *block) MUST_CHECK;

/* Nothing has changed since the last one. */
void past_clear_last(struct past *p);

/* Forget those from number FROM on. */
void past_cut(struct past *p, size_t from);

/* Forget the first one of several. */
void past_drop_first(struct past *p);

/* Forget number I, which is not the first: who came after can still be reached
 * by a replay from the one before.  False, with nothing changed, when there is
 * no memory. */
bool past_merge(struct past *p, size_t i) MUST_CHECK;

/* Which one could be spared best? */
struct past_choice {
    octa work;       /* what the host has done until now, and */
    octa far;        /* so much work ago moments do not get rarer any more */
    bool makes_room; /* only those that share half of their undo set with the
                        one before */
};

/* The gap that a loss would leave, and the age, both in work. */
struct past_loss {
    octa gap, age;
};

/* The number of the one whose loss leaves the smallest gap for its age, and
 * both in LOSS.  0: there is none; the first, the last and what was changed by
 * hand are never chosen.  Without floating point: the guest's exceptions would
 * get ours. */
size_t past_weakest(const struct past *p, const struct past_choice *c,
                    struct past_loss *loss);

/* The present of T lies behind number AT: at the next one at the latest.  Which
 * blocks would have to be put, and how, to come to number TO?  Puts into
 * CHANGES, which is empty, by key, what checkpoint_content() understands; the
 * last one keeps what it needs.  False, with T as it was, when there is no
 * memory. */
bool past_changes(struct past *p, struct target *t, size_t at, size_t to,
                  struct map *changes) MUST_CHECK;

#endif
