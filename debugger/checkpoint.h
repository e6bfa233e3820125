/* checkpoint.h - a moment that a target can be brought back to.
 *
 * It has the small state, and of the blocks that have changed since, up to the
 * next checkpoint, what they were at this moment: the undo set.
 */
#ifndef DEBUGGER_CHECKPOINT_H
#define DEBUGGER_CHECKPOINT_H

#include "debugger/blocks.h"
#include "vm/base/map.h"

struct checkpoint {
    octa step, insns; /* the moment, in steps and in instructions */
    octa work;        /* of the host until then: history.c */
    bool is_kept;     /* a change by hand: no replay leads here */
    byte *small;      /* owned, `len` bytes */
    size_t len;
    struct map undo; /* block key -> content: checkpoint_content() */
};

/* The present of T, with nothing to be undone.  SCRATCH is used on the way.
 * Returns owned, or null when there is no memory. */
struct checkpoint *checkpoint_create(struct target *t,
                                     struct buf *scratch) MUST_CHECK;

/* C may be null; its blocks are given back to B. */
void checkpoint_destroy(struct checkpoint *c, struct blocks *b);

/* Was it at this moment that the block KEY was BLOCK, or did not exist if that
 * is null?  Then let C have a copy, unless it knows already what the block
 * was.  False, with nothing changed, when there is no memory. */
bool checkpoint_keep(struct checkpoint *c, struct blocks *b, octa key,
                     const octa *block) MUST_CHECK;

/* NEXT, which comes after C, will be destroyed: let C have what it undoes but
 * C does not.  False, with nothing changed, when there is no memory. */
bool checkpoint_absorb(struct checkpoint *c, struct checkpoint *next,
                       struct blocks *b) MUST_CHECK;

/* Nothing is to be undone. */
void checkpoint_clear(struct checkpoint *c, struct blocks *b);

/* What a value of C's undo set says: a block, or null if there was none. */
const octa *checkpoint_content(const void *value);

/* Bytes that C takes besides its blocks. */
size_t checkpoint_bytes(const struct checkpoint *c);

#endif
