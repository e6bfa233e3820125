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

/* A key is found by walking from its home to the first free slot, so no slot
 * on that way may become free: who lies behind the gap and has walked over it
 * moves into it, which makes the next gap. */
static void close_gap(struct map *m, size_t gap)
{
    const size_t mask = m->room - 1;

    for (size_t i = (gap + 1) & mask; m->slots[i].value != NULL;
         i = (i + 1) & mask) {
        size_t walked = (i - home(m->slots[i].key, m->room)) & mask;

        if (walked >= ((i - gap) & mask)) {
            m->slots[gap] = m->slots[i];
            gap = i;
        }
    }
    m->slots[gap].value = NULL;
}

void *map_remove(struct map *m, octa key)
{
    struct map_slot *slot;
    void *value;

    if (m->room == 0)
        return NULL;
    slot = find(m->slots, m->room, key);
    value = slot->value;
    if (value == NULL)
        return NULL;
    m->count--;
    close_gap(m, (size_t)(slot - m->slots));
    return value;
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
