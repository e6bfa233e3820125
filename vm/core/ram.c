/* ram.c - sparse memory. */
#include "vm/core/ram.h"

#include <assert.h>
#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/bits.h"

enum { ROW_PAGES = 1 << (RAM_ROW_BITS - BUS_PAGE_BITS) };
#define ROW_BYTES   ((octa)1 << RAM_ROW_BITS)
#define ROW_RESERVE (ROW_BYTES + ((octa)2 << 20)) /* and room for bits */

void ram_init(struct ram *r, octa limit)
{
    *r = (struct ram){.limit = limit};
    map_init(&r->pages);
    memwatch_init(&r->watch);
}

void ram_without_rows(struct ram *r)
{
    for (unsigned i = 0; i < RAM_ROWS; i++)
        r->rows[i].is_refused = true;
}

/* Chunks have 64 KiB, 128 KiB and so on; from the sixth on, 2 MiB. */
static size_t chunk_bytes(size_t i)
{
    return (size_t)65536 << (i < 5 ? i : 5);
}

void ram_fini(struct ram *r)
{
    for (unsigned i = 0; i < RAM_ROWS; i++)
        alloc_pages_free(r->rows[i].host, ROW_RESERVE);
    for (size_t i = 0; i < r->chunk_count; i++)
        alloc_pages_free(r->chunks[i], chunk_bytes(i));
    alloc_free(r->chunks);
    map_fini(&r->pages);
    memwatch_fini(&r->watch);
}

/* --- rows -----------------------------------------------------------------
 */

static unsigned segment_of(octa address)
{
    return (unsigned)(address >> RAM_SEGMENT_BITS);
}

/* The number of ADDRESS's page in its row, or ROW_PAGES if it lies behind. */
static size_t place_of(octa address)
{
    octa offset = address & (((octa)1 << RAM_SEGMENT_BITS) - 1);

    return offset < ROW_BYTES ? offset >> BUS_PAGE_BITS : ROW_PAGES;
}

/* The row that has ADDRESS, or null. */
static const struct ram_row *row_of(const struct ram *r, octa address)
{
    const struct ram_row *row = &r->rows[segment_of(address)];

    return row->host != NULL && place_of(address) < ROW_PAGES ? row : NULL;
}

static octa *page_in(const struct ram_row *row, size_t place)
{
    return row->host + place * BUS_PAGE_OCTAS;
}

/* The bit for PLACE in BITS, which are a row's. */
static bool has(const octa *bits, size_t place)
{
    return bits[place / 64] >> place % 64 & 1;
}

static void set(octa *bits, size_t place)
{
    bits[place / 64] |= (octa)1 << place % 64;
}

static void clear(octa *bits, size_t place)
{
    bits[place / 64] &= ~((octa)1 << place % 64);
}

static bool exists(const struct ram_row *row, size_t place)
{
    return has(row->exists, place);
}

/* Reserve the row for ADDRESS if it has one to come. */
static void open_row(struct ram *r, octa address)
{
    struct ram_row *row = &r->rows[segment_of(address)];

    if (row->host != NULL || row->is_refused || place_of(address) == ROW_PAGES)
        return;
    row->host = alloc_reserve(ROW_RESERVE);
    row->is_refused = row->host == NULL;
    if (row->host == NULL)
        return;
    row->exists = row->host + ROW_BYTES / sizeof(octa);
    row->told = row->exists + ROW_PAGES / 64;
}

/* A page is made at PLACE.  Of a large piece of memory the next two megabytes
 * may be one huge page: what the host has to translate is a good part of what
 * a load costs here. */
static void note_page(struct ram_row *row, size_t place)
{
    const size_t huge = ((size_t)2 << 20) / BUS_PAGE_BYTES;

    assert(!exists(row, place));
    set(row->exists, place);
    if (row->end <= place)
        row->end = place + 1;
    if (place >= huge && place % huge == 0 && exists(row, place - 1) &&
        exists(row, place - huge))
        alloc_wish_huge(page_in(row, place), (size_t)2 << 20);
}

/* --- single pages ---------------------------------------------------------
 */

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

    if (r->spare != NULL)
        return r->spare;
    if (r->chunk_count == 0 || r->used == chunk_bytes(last)) {
        if (!add_chunk(r))
            return NULL;
        last = r->chunk_count - 1;
    }
    return r->chunks[last] + r->used / sizeof(octa);
}

/* What next_page() has given is in use: it begins with zeros. */
static void take_page(struct ram *r, octa *page)
{
    if (page == r->spare) {
        memcpy(&r->spare, page, sizeof r->spare);
        memset(page, 0, BUS_PAGE_BYTES);
    } else {
        r->used += BUS_PAGE_BYTES;
    }
}

/* No address has PAGE any more. */
static void spare_page(struct ram *r, octa *page)
{
    memcpy(page, &r->spare, sizeof r->spare);
    r->spare = page;
}

/* --- both -----------------------------------------------------------------
 */

octa *ram_find(const struct ram *r, octa address)
{
    const struct ram_row *row = row_of(r, address);
    size_t place = place_of(address);

    if (row == NULL)
        return map_get(&r->pages, address >> BUS_PAGE_BITS);
    return exists(row, place) ? page_in(row, place) : NULL;
}

/* The page for ADDRESS, which does not exist yet; null when refused. */
static octa *add_page(struct ram *r, octa address)
{
    octa *page;

    open_row(r, address);
    if (row_of(r, address) != NULL) {
        struct ram_row *row = &r->rows[segment_of(address)];

        note_page(row, place_of(address));
        r->count++;
        return page_in(row, place_of(address));
    }
    page = next_page(r);
    if (page == NULL ||
        map_put(&r->pages, address >> BUS_PAGE_BITS, page) != STATUS_OK)
        return NULL;
    take_page(r, page);
    r->count++;
    return page;
}

octa *ram_make(struct ram *r, octa address)
{
    octa *page = ram_find(r, address);

    if (page == NULL && !ram_is_full(r))
        page = add_page(r, address);
    if (page == NULL)
        r->is_exhausted = true;
    return page;
}

/* --- for who looks on -----------------------------------------------------
 */

/* The witness hears of ADDRESS's page, unless it is known to have. */
static void tell(struct ram *r, octa address)
{
    const struct ram_row *row = row_of(r, address);

    if (row == NULL || !has(row->told, place_of(address)))
        r->witness(r->context, address & -(octa)BUS_PAGE_BYTES,
                   ram_find(r, address));
}

octa *ram_touch(struct ram *r, octa address)
{
    const struct ram_row *row;
    octa *page;

    if (r->witness == NULL)
        return ram_make(r, address);
    tell(r, address);
    page = ram_make(r, address);
    row = row_of(r, address);
    if (page != NULL && row != NULL)
        set(row->told, place_of(address));
    return page;
}

octa *ram_store(struct ram *r, octa address, unsigned size, octa value)
{
    octa *page = ram_touch(r, address), *there, before;

    if (page == NULL)
        return NULL;
    there = &page[address / 8 % BUS_PAGE_OCTAS];
    before = *there;
    *there = bits_set(before, bus_shift(address, size), 8 * size, value);
    memwatch_compare(&r->watch, address & ~(octa)7, before, *there);
    return there;
}

void ram_track(struct ram *r, ram_witness *witness, void *context)
{
    r->witness = witness;
    r->context = context;
    for (unsigned i = 0; i < RAM_ROWS; i++)
        if (r->rows[i].host != NULL)
            memset(r->rows[i].told, 0,
                   (r->rows[i].end + 63) / 64 * sizeof(octa));
}

/* PAGE at ADDRESS shall not exist any more. */
static void remove_page(struct ram *r, octa address, octa *page)
{
    const struct ram_row *row = row_of(r, address);

    r->count--;
    if (row == NULL) {
        (void)map_remove(&r->pages, address >> BUS_PAGE_BITS);
        spare_page(r, page);
        return;
    }
    memset(page, 0, BUS_PAGE_BYTES);
    clear(row->exists, place_of(address));
    clear(row->told, place_of(address));
}

enum status ram_put(struct ram *r, octa address, const octa *page)
{
    octa *there = ram_find(r, address);

    if (page == NULL) {
        if (there != NULL)
            remove_page(r, address, there);
        return STATUS_OK;
    }
    if (there == NULL)
        there = add_page(r, address);
    if (there == NULL)
        return STATUS_NO_MEMORY;
    memcpy(there, page, BUS_PAGE_BYTES);
    return STATUS_OK;
}

/* --- windows --------------------------------------------------------------
 */

octa *ram_zero_page(void)
{
    static const octa zeros[BUS_PAGE_OCTAS];

    /* The bus hands it out for loads and fetches only, so the lost const
     * harms nobody; a store would end in a host's segmentation fault. */
    return (octa *)(uintptr_t)zeros;
}

void ram_read(struct ram *r, struct bus_access *a)
{
    const struct ram_row *row;

    open_row(r, a->va);
    row = row_of(r, a->va);
    if (row != NULL) {
        a->page = page_in(row, place_of(a->va));
        a->before = place_of(a->va) * BUS_PAGE_BYTES;
        a->after = ROW_BYTES - BUS_PAGE_BYTES - a->before;
        return;
    }
    a->page = ram_find(r, a->va);
    if (a->page == NULL)
        a->page = ram_zero_page();
}

bool ram_is_moved(const struct ram *r, octa address)
{
    return row_of(r, address) == NULL;
}

/* How many pages have their bits in a row with PLACE, from it (but without it)
 * up. */
static size_t run_up(const octa *bits, size_t place)
{
    size_t at = place + 1;

    while (at < ROW_PAGES && has(bits, at))
        at += at % 64 == 0 && bits[at / 64] == ~(octa)0 ? 64 : 1;
    return at - place - 1;
}

/* The same, down. */
static size_t run_down(const octa *bits, size_t place)
{
    size_t at = place;

    while (at > 0 && has(bits, at - 1))
        at -= at % 64 == 0 && bits[at / 64 - 1] == ~(octa)0 ? 64 : 1;
    return place - at;
}

bool ram_write(struct ram *r, struct bus_access *a)
{
    const struct ram_row *row;
    size_t place = place_of(a->va);

    assert(!ram_is_watched(r, a->va));
    a->page = ram_touch(r, a->va);
    if (a->page == NULL)
        return false;
    row = row_of(r, a->va);
    if (row != NULL) {
        const octa *bits = r->witness != NULL ? row->told : row->exists;

        a->before = run_down(bits, place) * BUS_PAGE_BYTES;
        a->after = run_up(bits, place) * BUS_PAGE_BYTES;
        memwatch_exclude(&r->watch, a->va, a);
    }
    return true;
}

static void each_in(const struct ram_row *row, octa start, ram_visit *visit,
                    void *context)
{
    for (size_t i = 0; i < row->end; i++)
        if (exists(row, i))
            visit(context, start + i * BUS_PAGE_BYTES, page_in(row, i));
}

void ram_each(const struct ram *r, ram_visit *visit, void *context)
{
    const struct map_slot *slot;
    size_t at = 0;

    for (unsigned i = 0; i < RAM_ROWS; i++)
        if (r->rows[i].host != NULL)
            each_in(&r->rows[i], (octa)i << RAM_SEGMENT_BITS, visit, context);
    while ((slot = map_next(&r->pages, &at)) != NULL)
        visit(context, slot->key << BUS_PAGE_BITS, slot->value);
}

octa ram_size(const struct ram *r)
{
    return r->count * BUS_PAGE_BYTES;
}

bool ram_is_full(const struct ram *r)
{
    return r->limit != 0 && ram_size(r) + BUS_PAGE_BYTES > r->limit;
}
