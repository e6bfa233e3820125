/* arena.h - memory that is given back all at once.
 *
 * For things that live as long as their owner, such as the symbols of one
 * assembly: no pointer moves, nothing is freed alone.
 */
#ifndef VM_BASE_ARENA_H
#define VM_BASE_ARENA_H

#include "vm/base/base.h"

struct arena {
    struct arena_block *first; /* newest block; null when empty */
    size_t used;               /* bytes taken of it */
};

void arena_init(struct arena *a);
void arena_fini(struct arena *a);

/* SIZE zero bytes, aligned for any object; null when there is no memory. */
void *arena_alloc(struct arena *a, size_t size) MUST_CHECK;

/* A copy of the LEN bytes at S with a 0 behind them; null when there is no
 * memory. */
char *arena_string(struct arena *a, const char *s, size_t len) MUST_CHECK;

#endif
