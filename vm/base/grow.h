/* grow.h - arrays that get longer one element at a time. */
#ifndef VM_BASE_GROW_H
#define VM_BASE_GROW_H

#include "vm/base/base.h"

/* Make ARRAY hold more than COUNT elements of SIZE bytes.  *ROOM, the number
 * it has memory for, doubles when that is not enough, so that filling an
 * array costs linear time.  ARRAY is null while *ROOM is 0.  Returns it,
 * perhaps moved, or null when there is no memory; then it is as it was. */
void *grow_array(void *array, size_t count, size_t *room,
                 size_t size) MUST_CHECK;

#endif
