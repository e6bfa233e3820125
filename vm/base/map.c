/* map.c - open addressing with linear probing. */
#include "vm/base/map.h"

#include <assert.h>

#include "vm/base/alloc.h"

enum { FIRST_ROOM = 16 };

void map_init(struct map *m)
{
    *m = (struct map){0};
}

void map_fini(struct map *m)
{
    alloc_free(m->slots);
    map_init(m);
}

/* Fibonacci hashing: the multiplier is 2^64 divided by the golden ratio, so
 * neighbouring keys (pages, addresses) fall far apart. */
static size_t home(octa key, size_t room)
{
    octa mixed = key * 0x9e3779b97f4a7c15u;

    return (size_t)(mixed >> 32 ^ mixed) & (room - 1);
}

/* KEY's slot, or the free one where it would go. */
static struct map_slot *find(struct map_slot *slots, size_t room, octa key)
{
    size_t i = home(key, room);

    while (slots[i].value != NULL && slots[i].key != key)
        i = (i + 1) & (room - 1);
    return &slots[i];
}

void *map_get(const struct map *m, octa key)
{
    return m->room == 0 ? NULL : find(m->slots, m->room, key)->value;
}

static enum status grow(struct map *m)
{
    size_t room = m->room > 0 ? m->room * 2 : FIRST_ROOM;
    struct map_slot *slots = alloc_zeroed(room, sizeof *slots);

    if (slots == NULL)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < m->room; i++)
        if (m->slots[i].value != NULL)
            *find(slots, room, m->slots[i].key) = m->slots[i];
    alloc_free(m->slots);
    m->slots = slots;
    m->room = room;
    return STATUS_OK;
}

enum status map_put(struct map *m, octa key, void *value)
{
    struct map_slot *slot;

    assert(value != NULL);
    if (m->count * 4 >= m->room * 3 && grow(m) != STATUS_OK)
        return STATUS_NO_MEMORY;
    slot = find(m->slots, m->room, key);
    if (slot->value == NULL)
        m->count++;
    *slot = (struct map_slot){.key = key, .value = value};
    return STATUS_OK;
}

const struct map_slot *map_next(const struct map *m, size_t *at)
{
    while (*at < m->room) {
        const struct map_slot *slot = &m->slots[(*at)++];

        if (slot->value != NULL)
            return slot;
    }
    return NULL;
}
