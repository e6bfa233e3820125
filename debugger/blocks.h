/* blocks.h - memory for many blocks of 8 KiB that come and go.
 *
 * A block that was given back is the next one taken: it is still in the host's
 * caches, and its memory need not be asked for and cleared by the host again,
 * which costs more than to copy a block into it.
 */
#ifndef DEBUGGER_BLOCKS_H
#define DEBUGGER_BLOCKS_H

#include "debugger/target.h"

struct blocks {
    byte **chunks; /* owned, of BLOCKS_CHUNK bytes each */
    size_t chunk_count, chunk_room;
    size_t fresh; /* bytes of the last chunk that were ever taken */
    octa *free;   /* given back; the first octa of each has the next one */
    octa taken;   /* so many are in use */
};

enum { BLOCKS_CHUNK = 2 << 20 };

void blocks_init(struct blocks *b);

/* All blocks are gone, too. */
void blocks_fini(struct blocks *b);

/* A copy of the block FROM; null when there is no memory. */
octa *blocks_copy(struct blocks *b, const octa *from) MUST_CHECK;

/* BLOCK, which is from here, is not used any more. */
void blocks_give(struct blocks *b, octa *block);

#endif
