/* blocks.c - memory for many blocks of 8 KiB that come and go. */
#include "debugger/blocks.h"

#include <assert.h>
#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/grow.h"

void blocks_init(struct blocks *b)
{
    *b = (struct blocks){.fresh = BLOCKS_CHUNK};
}

void blocks_fini(struct blocks *b)
{
    for (size_t i = 0; i < b->chunk_count; i++)
        alloc_pages_free(b->chunks[i], BLOCKS_CHUNK);
    alloc_free(b->chunks);
    blocks_init(b);
}

static bool add_chunk(struct blocks *b)
{
    byte **chunks = grow_array(b->chunks, b->chunk_count, &b->chunk_room,
                               sizeof *b->chunks);
    byte *chunk;

    if (chunks == NULL)
        return false;
    b->chunks = chunks;
    chunk = alloc_pages(BLOCKS_CHUNK);
    if (chunk == NULL)
        return false;
    chunks[b->chunk_count++] = chunk;
    b->fresh = 0;
    return true;
}

static octa *take(struct blocks *b)
{
    octa *block = b->free;

    if (block != NULL) {
        memcpy(&b->free, block, sizeof b->free);
        return block;
    }
    if (b->fresh == BLOCKS_CHUNK && !add_chunk(b))
        return NULL;
    block = (octa *)(void *)(b->chunks[b->chunk_count - 1] + b->fresh);
    b->fresh += TARGET_BLOCK;
    return block;
}

octa *blocks_copy(struct blocks *b, const octa *from)
{
    octa *block = take(b);

    if (block == NULL)
        return NULL;
    b->taken++;
    return memcpy(block, from, TARGET_BLOCK);
}

void blocks_give(struct blocks *b, octa *block)
{
    assert(b->taken > 0);
    b->taken--;
    memcpy(block, &b->free, sizeof b->free);
    b->free = block;
}
