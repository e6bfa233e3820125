/* listing.h - what is in a store, for people and for programs. */
#ifndef SYSVM_LISTING_H
#define SYSVM_LISTING_H

#include "sysvm/survey.h"

/* Append to B a line for each file that V has found. */
void listing_text(struct buf *b, const struct survey *v);

/* The same facts, and some of the store, as a JSON object; its disk is called
 * NAME. */
void listing_json(struct buf *b, const struct survey *v, const char *name);

/* Which root counts, how many files there are, and what is free. */
void listing_summary(struct buf *b, const struct survey *v);

#endif
