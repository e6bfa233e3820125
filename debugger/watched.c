/* watched.c - which octas of a memory a target's session watches. */
#include "debugger/watched.h"

#include "vm/base/alloc.h"

enum status watched_set(struct memwatch *w, const struct target_octa *at,
                        size_t count, memwatch_changed *changed, void *context)
{
    octa *addresses = alloc_zeroed(count + 1, sizeof *addresses);
    enum status s;

    if (addresses == NULL)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < count; i++)
        addresses[i] = at[i].key + 8 * (octa)at[i].index;
    s = memwatch_set(w, addresses, count, changed, context);
    alloc_free(addresses);
    return s;
}
