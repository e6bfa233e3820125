/* ram.c - sparse memory. */
#include "vm/core/ram.h"

#include "vm/base/alloc.h"

void ram_init(struct ram *r, octa limit)
{
    map_init(&r->pages);
    r->limit = limit;
    r->is_exhausted = false;
}

void ram_fini(struct ram *r)
{
    const struct map_slot *slot;
    size_t at = 0;

    while ((slot = map_next(&r->pages, &at)) != NULL)
        alloc_free(slot->value);
    map_fini(&r->pages);
}

octa *ram_find(const struct ram *r, octa address)
{
    return map_get(&r->pages, address >> BUS_PAGE_BITS);
}

/* One more page, which the map owns from then on; null when refused. */
static octa *add_page(struct ram *r, octa number)
{
    octa *page;

    if (ram_is_full(r))
        return NULL;
    page = alloc_zeroed(BUS_PAGE_OCTAS, sizeof *page);
    if (page == NULL)
        return NULL;
    if (map_put(&r->pages, number, page) != STATUS_OK) {
        alloc_free(page);
        return NULL;
    }
    return page;
}

octa *ram_make(struct ram *r, octa address)
{
    octa *page = ram_find(r, address);

    if (page == NULL)
        page = add_page(r, address >> BUS_PAGE_BITS);
    if (page == NULL)
        r->is_exhausted = true;
    return page;
}

octa *ram_zero_page(void)
{
    static const octa zeros[BUS_PAGE_OCTAS];

    /* The bus hands it out for loads and fetches only, so the lost const
     * harms nobody; a store would end in a host's segmentation fault. */
    return (octa *)(uintptr_t)zeros;
}

octa ram_size(const struct ram *r)
{
    return (octa)r->pages.count * BUS_PAGE_BYTES;
}

bool ram_is_full(const struct ram *r)
{
    return r->limit != 0 && ram_size(r) + BUS_PAGE_BYTES > r->limit;
}
