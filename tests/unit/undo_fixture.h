/* undo_fixture.h - moments of a run, and what changed between them; also some
 * octas of which every change must be heard.
 *
 * A moment has the small state, a fingerprint, and the blocks (pages of memory,
 * sectors) that changed between it and the next one, as they were.
 */
#ifndef TESTS_UNIT_UNDO_FIXTURE_H
#define TESTS_UNIT_UNDO_FIXTURE_H

#include <string.h>

#include "tests/unit/test.h"
#include "vm/base/alloc.h"
#include "vm/base/buf.h"
#include "vm/base/grow.h"
#include "vm/core/ram.h"

struct undo_block {
    octa key;
    bool is_sector;
    void *was; /* owned; null: it did not exist */
};

struct undo_moment {
    struct buf small;
    octa hash;
    struct undo_block *blocks; /* owned */
    size_t count, room;
};

struct undo {
    struct undo_moment *moment; /* owned */
    size_t count, room;
    octa pages, sectors; /* that were told of, all in all */
};

/* The present becomes a moment; the caller fills in the small state and the
 * fingerprint. */
static inline struct undo_moment *undo_begin(struct undo *u)
{
    struct undo_moment *now;

    u->moment = grow_array(u->moment, u->count, &u->room, sizeof *u->moment);
    CHECK(u->moment != NULL);
    now = &u->moment[u->count++];
    *now = (struct undo_moment){0};
    buf_init(&now->small);
    return now;
}

/* The last moment is forgotten; its blocks were given away. */
static inline void undo_end(struct undo *u)
{
    struct undo_moment *last = &u->moment[--u->count];

    CHECK_U64(last->count, 0);
    alloc_free(last->blocks);
    buf_fini(&last->small);
    if (u->count == 0) {
        alloc_free(u->moment);
        *u = (struct undo){0};
    }
}

static inline void undo_add(struct undo *u, octa key, bool is_sector,
                            const void *was)
{
    struct undo_moment *now = &u->moment[u->count - 1];
    void *copy = NULL;

    now->blocks =
        grow_array(now->blocks, now->count, &now->room, sizeof *now->blocks);
    CHECK(now->blocks != NULL);
    if (was != NULL) {
        copy = alloc_zeroed(1, BUS_PAGE_BYTES);
        CHECK(copy != NULL);
        memcpy(copy, was, BUS_PAGE_BYTES);
    }
    now->blocks[now->count++] = (struct undo_block){key, is_sector, copy};
}

/* A ram_witness; of a page in a row it hears once. */
static inline void undo_page(void *undo, octa address, const octa *page)
{
    struct undo *u = undo;
    const struct undo_moment *now = &u->moment[u->count - 1];
    bool is_in_row = address << 3 >> 3 >> RAM_ROW_BITS == 0;

    for (size_t i = 0; i < now->count && is_in_row; i++)
        CHECK(now->blocks[i].is_sector || now->blocks[i].key != address);
    undo_add(u, address, false, page);
    u->pages++;
}

/* An image_witness. */
static inline void undo_sector(void *undo, octa number, const byte *sector)
{
    struct undo *u = undo;

    undo_add(u, number, true, sector);
    u->sectors++;
}

/* --- watched octas -------------------------------------------------------- */

enum { WATCHED = 4 };

struct watcher {
    struct ram *ram;
    octa at[WATCHED];
    octa value[WATCHED]; /* as heard */
    octa changes;
};

static inline octa watcher_look(const struct watcher *w, unsigned i)
{
    const octa *page = ram_find(w->ram, w->at[i]);

    return page == NULL ? 0 : page[w->at[i] / 8 % BUS_PAGE_OCTAS];
}

/* A memwatch_changed. */
static inline void watcher_hear(void *watcher, octa address, octa before,
                                octa after)
{
    struct watcher *w = watcher;
    unsigned i = 0;

    while (w->at[i] != address)
        CHECK(++i < WATCHED);
    CHECK(before != after);
    CHECK_U64(w->value[i], before);
    CHECK_U64(watcher_look(w, i), after);
    w->value[i] = after;
    w->changes++;
}

/* Watch the octas in w->at; windows for stores are dropped by the caller. */
static inline void watcher_begin(struct watcher *w, struct ram *ram)
{
    w->ram = ram;
    for (unsigned i = 0; i < WATCHED; i++)
        w->value[i] = watcher_look(w, i);
    CHECK_INT(memwatch_set(&ram->watch, w->at, WATCHED, watcher_hear, w),
              STATUS_OK);
}

/* No change was missed. */
static inline void watcher_check(const struct watcher *w)
{
    for (unsigned i = 0; i < WATCHED; i++)
        CHECK_U64(watcher_look(w, i), w->value[i]);
}

static inline void watcher_end(struct watcher *w)
{
    CHECK_INT(memwatch_set(&w->ram->watch, NULL, 0, NULL, NULL), STATUS_OK);
}

#endif
