/* map.h - a table from octas to pointers.
 *
 * Open addressing with linear probing; keys are any octas, values any
 * pointers but null.
 */
#ifndef VM_BASE_MAP_H
#define VM_BASE_MAP_H

#include "vm/base/status.h"

struct map_slot {
    octa key;
    void *value; /* null: the slot is free */
};

struct map {
    struct map_slot *slots; /* room, a power of two, or null when empty */
    size_t room, count;
};

void map_init(struct map *m);

/* Give back the table; the values are the caller's. */
void map_fini(struct map *m);

/* The value of KEY, or null. */
void *map_get(const struct map *m, octa key);

/* Let KEY have VALUE, which is not null.  On failure nothing changes. */
enum status map_put(struct map *m, octa key, void *value) MUST_CHECK;

/* Take KEY out of the table.  Returns the value that it had, or null. */
void *map_remove(struct map *m, octa key);

/* The next used slot at or after index *AT, which moves behind it; null at
 * the end.  Start with *AT = 0; the order has no meaning.  Between two calls
 * nothing is put or removed. */
const struct map_slot *map_next(const struct map *m, size_t *at);

#endif
