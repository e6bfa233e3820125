/* greg.c - hands out global registers, finds base addresses.
 *
 * There are few registers, so they are simply gone through.  No two bases are
 * equal, so one is always the nearest.
 */
#include "asm/greg.h"

void greg_init(struct gregs *g)
{
    *g = (struct gregs){.first = GREG_START};
}

unsigned greg_allocate(struct gregs *g, octa value)
{
    if (value != 0)
        for (unsigned i = g->first; i < GREG_START; i++)
            if (g->values[i] == value)
                return i;
    if (g->first == GREG_LOWEST)
        return 0;
    g->values[--g->first] = value;
    return g->first;
}

/* Distances wrap, so a base above ADDRESS is very far away. */
unsigned greg_base(const struct gregs *g, octa address, octa *offset)
{
    unsigned best = 0;

    *offset = address;
    for (unsigned i = g->first; i < GREG_START; i++)
        if (g->values[i] != 0 && address - g->values[i] <= *offset) {
            *offset = address - g->values[i];
            best = i;
        }
    return best;
}
