/* ram.c - sparse memory. */
#include "vm/core/ram.h"

#include "vm/base/alloc.h"

void ram_init(struct ram *r, octa limit)
{
    *r = (struct ram){.limit = limit};
    map_init(&r->pages);
}

/* Chunks have 64 KiB, 128 KiB and so on; from the sixth on, 2 MiB. */
static size_t chunk_bytes(size_t i)
{
    return (size_t)65536 << (i < 5 ? i : 5);
}

void ram_fini(struct ram *r)
{
    for (size_t i = 0; i < r->chunk_count; i++)
        alloc_pages_free(r->chunks[i], chunk_bytes(i));
    alloc_free(r->chunks);
    map_fini(&r->pages);
}

octa *ram_find(const struct ram *r, octa address)
{
    return map_get(&r->pages, address >> BUS_PAGE_BITS);
}

static bool add_chunk(struct ram *r)
{
    octa **chunks =
        alloc_resize(r->chunks, r->chunk_count + 1, sizeof *r->chunks);

    if (chunks == NULL)
        return false;
    r->chunks = chunks;
    chunks[r->chunk_count] = alloc_pages(chunk_bytes(r->chunk_count));
    if (chunks[r->chunk_count] == NULL)
        return false;
    r->chunk_count++;
    r->used = 0;
    return true;
}

/* The next page that no address has yet; null when there is no memory. */
static octa *next_page(struct ram *r)
{
    size_t last = r->chunk_count - 1;

    if (r->chunk_count == 0 || r->used == chunk_bytes(last)) {
        if (!add_chunk(r))
            return NULL;
        last = r->chunk_count - 1;
    }
    return r->chunks[last] + r->used / sizeof(octa);
}

/* One more page, for page NUMBER; null when refused. */
static octa *add_page(struct ram *r, octa number)
{
    octa *page = ram_is_full(r) ? NULL : next_page(r);

    if (page == NULL || map_put(&r->pages, number, page) != STATUS_OK)
        return NULL;
    r->used += BUS_PAGE_BYTES;
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
