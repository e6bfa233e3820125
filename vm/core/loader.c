/* loader.c - a user program's memory as it is when the program starts. */
#include "vm/core/loader.h"

#include <string.h>

#include "vm/base/bits.h"

/* Special registers that lie between the globals and the topmost octa. */
enum { SAVED_SREGS = 12 };

/* Store the LEN bytes at FROM at ADDRESS, a page at a time.  False when a
 * page is refused. */
static bool put(struct ram *r, octa address, const byte *from, size_t len)
{
    octa *page = NULL;

    for (size_t i = 0; i < len; i++, address++) {
        octa *o;

        if (page == NULL || address % BUS_PAGE_BYTES == 0)
            page = ram_make(r, address);
        if (page == NULL)
            return false;
        o = &page[address / 8 % BUS_PAGE_OCTAS];
        *o = bits_set(*o, bus_shift(address, 1), 8, from[i]);
    }
    return true;
}

static bool put_octa(struct ram *r, octa address, octa value)
{
    byte bytes[8];

    be_put_octa(bytes, value);
    return put(r, address, bytes, sizeof bytes);
}

static bool put_tetra(struct ram *r, octa address, tetra value)
{
    byte bytes[4];

    be_put_tetra(bytes, value);
    return put(r, address, bytes, sizeof bytes);
}

static bool put_program(struct ram *r, const struct mmo *m)
{
    for (size_t i = 0; i < m->chunk_count; i++)
        if (!put(r, m->chunks[i].address, m->chunks[i].bytes,
                 m->chunks[i].length))
            return false;
    return true;
}

static octa count(char *const *argv)
{
    octa argc = 0;

    while (argv[argc] != NULL)
        argc++;
    return argc;
}

static bool put_arguments(struct ram *r, char *const *argv)
{
    octa free = LOADER_POOL + 8 * (count(argv) + 2);

    for (octa i = 0; argv[i] != NULL; i++) {
        size_t len = strlen(argv[i]);

        if (!put_octa(r, LOADER_POOL + 8 * (i + 1), free) ||
            !put(r, free, (const byte *)argv[i], len))
            return false;
        free += 8 + (len & ~(size_t)7); /* room for at least one zero */
    }
    return put_octa(r, LOADER_POOL, free);
}

/* $0, $1, the hole, the globals; then rG above where rA is to lie.  As the
 * reference, only the low tetras of $0 and the hole, and the high one of the
 * topmost octa. */
static bool put_stack(struct ram *r, const struct mmo *m, octa argc, octa *top)
{
    octa at = LOADER_STACK;

    if (!put_tetra(r, at + 4, (tetra)argc) ||
        !put_octa(r, at + 8, LOADER_POOL + 8) || !put_tetra(r, at + 20, 2))
        return false;
    at += 24;
    for (unsigned i = m->first_global; i < ARRAY_LEN(m->globals); i++, at += 8)
        if (!put_octa(r, at, m->globals[i]))
            return false;
    *top = at + 8 * (octa)SAVED_SREGS;
    return put_tetra(r, *top, (tetra)m->first_global << 24);
}

static octa first_pc(const struct ram *r, const struct mmo *m)
{
    const octa *page = ram_find(r, LOADER_PRELUDE);

    if (page != NULL && page[LOADER_PRELUDE / 8] >> 32 != 0)
        return LOADER_PRELUDE;
    return m->main;
}

enum status loader_load(struct ram *r, const struct mmo *m, char *const *argv,
                        struct loader_start *start)
{
    if (put_program(r, m) && put_stack(r, m, count(argv), &start->stack_top) &&
        put_arguments(r, argv)) {
        start->pc = first_pc(r, m);
        return STATUS_OK;
    }
    return ram_is_full(r) ? STATUS_LIMIT : STATUS_NO_MEMORY;
}
