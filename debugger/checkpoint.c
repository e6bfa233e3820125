/* checkpoint.c - a moment that a target can be brought back to. */
#include "debugger/checkpoint.h"

#include <string.h>

#include "vm/base/alloc.h"

/* A map has no null as a value; this stands for a block that did not exist. */
static const octa no_block;

static void *value_of(const octa *block)
{
    return (void *)(uintptr_t)(block == NULL ? &no_block : block);
}

const octa *checkpoint_content(const void *value)
{
    return value == &no_block ? NULL : value;
}

struct checkpoint *checkpoint_create(struct target *t, struct buf *scratch)
{
    struct checkpoint *c = alloc_zeroed(1, sizeof *c);

    if (c == NULL)
        return NULL;
    buf_clear(scratch);
    t->class->save(t, scratch);
    c->small = alloc_zeroed(scratch->len + 1, 1);
    if (buf_status(scratch) != STATUS_OK || c->small == NULL) {
        alloc_free(c->small);
        alloc_free(c);
        return NULL;
    }
    c->len = scratch->len;
    if (c->len > 0)
        memcpy(c->small, scratch->data, c->len);
    c->step = t->class->now(t);
    c->insns = t->class->insns(t);
    map_init(&c->undo);
    return c;
}

void checkpoint_clear(struct checkpoint *c, struct blocks *b)
{
    const struct map_slot *slot;
    size_t at = 0;

    while ((slot = map_next(&c->undo, &at)) != NULL)
        if (slot->value != &no_block)
            blocks_give(b, slot->value);
    map_fini(&c->undo);
}

void checkpoint_destroy(struct checkpoint *c, struct blocks *b)
{
    if (c == NULL)
        return;
    checkpoint_clear(c, b);
    alloc_free(c->small);
    alloc_free(c);
}

bool checkpoint_keep(struct checkpoint *c, struct blocks *b, octa key,
                     const octa *block)
{
    octa *copy = NULL;

    if (map_get(&c->undo, key) != NULL)
        return true;
    if (block != NULL) {
        copy = blocks_copy(b, block);
        if (copy == NULL)
            return false;
    }
    if (map_put(&c->undo, key, value_of(copy)) == STATUS_OK)
        return true;
    if (copy != NULL)
        blocks_give(b, copy);
    return false;
}

/* Put into M what FROM has and M has not. */
static enum status add(struct map *m, const struct map *from)
{
    const struct map_slot *slot;
    size_t at = 0;

    while ((slot = map_next(from, &at)) != NULL)
        if (map_get(m, slot->key) == NULL &&
            map_put(m, slot->key, slot->value) != STATUS_OK)
            return STATUS_NO_MEMORY;
    return STATUS_OK;
}

/* The union is made first, so that a failure changes nothing; then NEXT keeps
 * the blocks that nobody needs, and gives them back. */
bool checkpoint_absorb(struct checkpoint *c, struct checkpoint *next,
                       struct blocks *b)
{
    const struct map_slot *slot;
    struct map both;
    size_t at = 0;

    map_init(&both);
    if (add(&both, &c->undo) != STATUS_OK ||
        add(&both, &next->undo) != STATUS_OK) {
        map_fini(&both);
        return false;
    }
    while ((slot = map_next(&next->undo, &at)) != NULL)
        if (slot->value != &no_block &&
            map_get(&both, slot->key) != slot->value)
            blocks_give(b, slot->value);
    map_fini(&next->undo);
    map_fini(&c->undo);
    c->undo = both;
    return true;
}

size_t checkpoint_bytes(const struct checkpoint *c)
{
    return sizeof *c + c->len + c->undo.room * sizeof *c->undo.slots;
}
