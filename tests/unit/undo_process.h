/* undo_process.h - moments of a process. */
#ifndef TESTS_UNIT_UNDO_PROCESS_H
#define TESTS_UNIT_UNDO_PROCESS_H

#include "tests/unit/undo_fixture.h"
#include "vm/core/processstate.h"

static inline octa undo_hash(const struct process *p)
{
    octa hash = 0;

    CHECK_INT(process_hash(p, &hash), STATUS_OK);
    return hash;
}

/* The present becomes a moment, to which one can go back. */
static inline void undo_arm(struct process *p, struct undo *u)
{
    struct undo_moment *now = undo_begin(u);

    now->hash = undo_hash(p);
    process_save(p, &now->small);
    CHECK_INT(buf_status(&now->small), STATUS_OK);
    ram_track(&p->ram, undo_page, u);
    bus_drop_stores(&p->bus);
}

/* Go back to the last moment, which is forgotten. */
static inline void undo_go_back(struct process *p, struct undo *u)
{
    struct undo_moment *last = &u->moment[u->count - 1];
    struct reader r;

    while (last->count > 0) {
        const struct undo_block *b = &last->blocks[--last->count];

        CHECK_INT(process_put(p, b->key, b->was), STATUS_OK);
        alloc_free(b->was);
    }
    reader_init(&r, last->small.data, last->small.len);
    CHECK_INT(process_restore(p, &r), STATUS_OK);
    CHECK_U64(r.left, 0);
    CHECK_U64(undo_hash(p), last->hash);
    undo_end(u);
}

#endif
