/* grow.c - arrays that get longer one element at a time. */
#include "vm/base/grow.h"

#include "vm/base/alloc.h"

enum { GROW_FIRST = 16 };

void *grow_array(void *array, size_t count, size_t *room, size_t size)
{
    size_t wanted = *room < GROW_FIRST ? GROW_FIRST : 2 * *room;

    if (count < *room)
        return array;
    array = alloc_resize(array, wanted, size);
    if (array != NULL)
        *room = wanted;
    return array;
}
