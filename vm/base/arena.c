/* arena.c - blocks in a list, filled from the bottom. */
#include "vm/base/arena.h"

#include <stddef.h>
#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/bits.h"

enum { ARENA_BLOCK = 1 << 16 };

struct arena_block {
    struct arena_block *next;
    size_t size; /* of data */
    max_align_t data[];
};

void arena_init(struct arena *a)
{
    *a = (struct arena){0};
}

void arena_fini(struct arena *a)
{
    struct arena_block *next;

    for (struct arena_block *b = a->first; b != NULL; b = next) {
        next = b->next;
        alloc_free(b);
    }
    arena_init(a);
}

static bool add_block(struct arena *a, size_t size)
{
    struct arena_block *b;

    if (size < ARENA_BLOCK)
        size = ARENA_BLOCK;
    b = alloc_zeroed(1, sizeof *b + size);
    if (b == NULL)
        return false;
    b->next = a->first;
    b->size = size;
    a->first = b;
    a->used = 0;
    return true;
}

void *arena_alloc(struct arena *a, size_t size)
{
    void *p;

    if (size > SIZE_MAX / 2)
        return NULL;
    size = (size_t)bits_align_up(size > 0 ? size : 1, sizeof(max_align_t));
    if (a->first == NULL || a->first->size - a->used < size)
        if (!add_block(a, size))
            return NULL;
    p = (byte *)a->first->data + a->used;
    a->used += size;
    return p;
}

char *arena_string(struct arena *a, const char *s, size_t len)
{
    char *copy = arena_alloc(a, len + 1);

    if (copy != NULL)
        memcpy(copy, s, len);
    return copy;
}
