/* spell.h - the word that was probably meant.
 *
 * Show the candidates one by one to spell_try(); best is then the nearest,
 * or null when none is near enough to be worth a "did you mean".  Nearness
 * counts letters changed, left out, put in, or swapped with a neighbour.
 */
#ifndef VM_BASE_SPELL_H
#define VM_BASE_SPELL_H

#include "vm/base/base.h"

struct spell {
    const char *word; /* what was written; borrowed */
    const char *best; /* the nearest candidate so far, or null; borrowed */
    unsigned limit;   /* a candidate must be nearer than this */
};

/* Start looking for WORD.  A third of its letters may be wrong, but at least
 * one and at most three. */
void spell_init(struct spell *s, const char *word);

/* Consider CANDIDATE; upper and lower case are the same.  Of two equally
 * near candidates the first wins. */
void spell_try(struct spell *s, const char *candidate);

#endif
