/* ramused.c - the pages of a memory that are not all zero, in order. */
#include "vm/core/ramused.h"

#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/hash.h"
#include "vm/base/sort.h"

static bool is_zero(const octa *page)
{
    return memcmp(page, ram_zero_page(), BUS_PAGE_BYTES) == 0;
}

/* A ram_visit. */
static void add_address(void *used, octa address, const octa *page)
{
    struct ramused *u = used;

    if (!is_zero(page))
        u->at[u->count++] = address;
}

enum status ramused_init(struct ramused *u, const struct ram *r)
{
    u->count = 0;
    u->at = alloc_zeroed(r->count + 1, sizeof *u->at);
    if (u->at == NULL)
        return STATUS_NO_MEMORY;
    ram_each(r, add_address, u);
    sort_octas(u->at, u->count);
    return STATUS_OK;
}

void ramused_fini(struct ramused *u)
{
    alloc_free(u->at);
    *u = (struct ramused){0};
}

/* A ram_visit. */
static void add_size(void *bytes, octa address, const octa *page)
{
    octa *sum = bytes;

    (void)address;
    if (!is_zero(page))
        *sum += BUS_PAGE_BYTES;
}

octa ramused_size(const struct ram *r)
{
    octa bytes = 0;

    ram_each(r, add_size, &bytes);
    return bytes;
}

enum status ramused_hash(const struct ram *r, octa *h)
{
    struct ramused u;
    enum status s = ramused_init(&u, r);

    for (size_t i = 0; i < u.count; i++) {
        const octa *page = ram_find(r, u.at[i]);

        *h = hash_octa(*h, u.at[i] / BUS_PAGE_BYTES);
        for (unsigned k = 0; k < BUS_PAGE_OCTAS; k++)
            *h = hash_octa(*h, page[k]);
    }
    ramused_fini(&u);
    return s;
}
