/* mem.c - physical memory. */
#include "sysvm/mem.h"

#include <assert.h>
#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/bits.h"
#include "vm/base/hash.h"
#include "vm/base/sort.h"

void mem_init(struct mem *m, octa size, struct row *row)
{
    assert(size > 0 && size % BUS_PAGE_BYTES == 0 && size <= ADDR_DEVICES);
    *m = (struct mem){.size = size, .row = row};
    ram_init(&m->ram, size);
}

void mem_fini(struct mem *m)
{
    ram_fini(&m->ram);
}

enum mem_place mem_place(const struct mem *m, struct pa at)
{
    if (at.a < m->size)
        return MEM_RAM;
    if (at.a >= ADDR_DEVICES && m->row != NULL && row_has(m->row, at))
        return MEM_DEVICE;
    return MEM_NOWHERE;
}

bool mem_is_exhausted(const struct mem *m)
{
    return m->ram.is_exhausted;
}

octa *mem_page(struct mem *m, struct pa at)
{
    return at.a < m->size ? ram_make(&m->ram, at.a) : NULL;
}

/* --- loads and stores ----------------------------------------------------- */

/* The octa around AT, in RAM; null when the host has no memory. */
static octa *find_octa(struct mem *m, struct pa at)
{
    octa *page = mem_page(m, at);

    return page == NULL ? NULL : &page[at.a / 8 % BUS_PAGE_OCTAS];
}

bool mem_load(struct mem *m, struct pa at, octa *value)
{
    const octa *host;

    *value = 0;
    switch (mem_place(m, at)) {
    case MEM_RAM:
        host = find_octa(m, at);
        if (host != NULL)
            *value = *host;
        return true;
    case MEM_DEVICE:
        return row_load(m->row, at, value);
    default:
        return false;
    }
}

bool mem_store(struct mem *m, struct pa at, unsigned size, enum bus_cause cause,
               octa value)
{
    octa *host;

    switch (mem_place(m, at)) {
    case MEM_RAM:
        host = find_octa(m, at);
        if (host != NULL)
            *host = bits_set(*host, bus_shift(at.a, size), 8 * size, value);
        return true;
    case MEM_DEVICE:
        return row_store(m->row, at, size, cause, value);
    default:
        return false;
    }
}

/* --- for others than the processor ---------------------------------------- */

static octa *find_page(const struct mem *m, struct pa at)
{
    return at.a < m->size ? ram_find(&m->ram, at.a) : NULL;
}

octa mem_peek(void *mem, struct pa at)
{
    const octa *page = find_page(mem, at);

    return page == NULL ? 0 : page[at.a / 8 % BUS_PAGE_OCTAS];
}

octa *mem_for_device(void *mem, struct pa at, bool is_store)
{
    struct mem *m = mem;
    octa *page = mem_page(m, at);

    if (page != NULL && is_store && m->listener != NULL)
        m->listener(m->machine, at, page);
    return page;
}

static bool is_in_ram(const struct mem *m, struct pa at, size_t len)
{
    return at.a <= m->size && len <= m->size - at.a;
}

bool mem_read(const struct mem *m, struct pa at, byte *to, size_t len)
{
    if (!is_in_ram(m, at, len))
        return false;
    for (; len > 0; len--, at.a++) {
        octa *page = find_page(m, at);

        *to++ = page == NULL ? 0 : *bus_field(page, at.a, 1);
    }
    return true;
}

bool mem_write(struct mem *m, struct pa at, const byte *from, size_t len)
{
    octa *page = NULL;

    if (!is_in_ram(m, at, len))
        return false;
    for (; len > 0; len--, at.a++) {
        if (page == NULL || at.a % BUS_PAGE_BYTES == 0)
            page = mem_for_device(m, at, true);
        if (page == NULL)
            return false;
        *bus_field(page, at.a, 1) = *from++;
    }
    return true;
}

/* --- saving --------------------------------------------------------------- */

/*      pages of RAM  (page number  BUS_PAGE_BYTES bytes)*  pages of RAM
 *
 * The numbers are octas and grow; the last one, which no page has, ends it. */

static octa count_pages(const struct mem *m)
{
    return m->size / BUS_PAGE_BYTES;
}

static octa *page_by_number(const struct mem *m, octa number)
{
    return ram_find(&m->ram, number * BUS_PAGE_BYTES);
}

static bool is_zero(const octa *page)
{
    return memcmp(page, ram_zero_page(), BUS_PAGE_BYTES) == 0;
}

/* A ram_visit. */
static void add_used(void *used, octa address, const octa *page)
{
    octa *bytes = used;

    (void)address;
    if (!is_zero(page))
        *bytes += BUS_PAGE_BYTES;
}

octa mem_used(const struct mem *m)
{
    octa used = 0;

    ram_each(&m->ram, add_used, &used);
    return used;
}

static void save_page(const octa *page, struct buf *b)
{
    byte *to = buf_extend(b, BUS_PAGE_BYTES);

    for (unsigned i = 0; i < BUS_PAGE_OCTAS && to != NULL; i++)
        be_put_octa(to + 8 * i, page[i]);
}

struct list {
    octa *numbers;
    size_t count;
};

/* A ram_visit. */
static void add_number(void *list, octa address, const octa *page)
{
    struct list *l = list;

    if (!is_zero(page))
        l->numbers[l->count++] = address / BUS_PAGE_BYTES;
}

/* The numbers of the pages that are not all zero, in order; owned.  They are
 * null when there is no memory.  A machine may have more pages than anybody
 * could look at, but only few of them exist. */
static struct list list_pages(const struct mem *m)
{
    size_t most = ram_size(&m->ram) / BUS_PAGE_BYTES;
    struct list l = {.numbers = alloc_zeroed(most + 1, sizeof *l.numbers)};

    if (l.numbers == NULL)
        return l;
    ram_each(&m->ram, add_number, &l);
    sort_octas(l.numbers, l.count);
    return l;
}

void mem_save(const struct mem *m, struct buf *b)
{
    struct list pages = list_pages(m);

    if (pages.numbers == NULL)
        b->failed = true;
    buf_add_octa(b, count_pages(m));
    for (size_t i = 0; i < pages.count; i++) {
        buf_add_octa(b, pages.numbers[i]);
        save_page(page_by_number(m, pages.numbers[i]), b);
    }
    buf_add_octa(b, count_pages(m));
    alloc_free(pages.numbers);
}

enum status mem_hash(const struct mem *m, octa *h)
{
    struct list pages = list_pages(m);

    for (size_t i = 0; i < pages.count; i++) {
        const octa *page = page_by_number(m, pages.numbers[i]);

        *h = hash_octa(*h, pages.numbers[i]);
        for (unsigned k = 0; k < BUS_PAGE_OCTAS; k++)
            *h = hash_octa(*h, page[k]);
    }
    alloc_free(pages.numbers);
    return pages.numbers == NULL ? STATUS_NO_MEMORY : STATUS_OK;
}

/* The page NUMBER becomes what R has next. */
static enum status restore_page(struct mem *m, octa number, struct reader *r)
{
    const byte *from = reader_bytes(r, BUS_PAGE_BYTES);
    octa *page;

    if (from == NULL)
        return STATUS_BAD_INPUT;
    page = ram_make(&m->ram, number * BUS_PAGE_BYTES);
    if (page == NULL)
        return STATUS_NO_MEMORY;
    for (unsigned i = 0; i < BUS_PAGE_OCTAS; i++)
        page[i] = be_get_octa(from + 8 * i);
    return STATUS_OK;
}

/* A ram_visit. */
static void clear_page(void *mem, octa address, const octa *page)
{
    (void)page; /* it may be changed, but by who owns it only */
    memset(find_page(mem, (struct pa){address}), 0, BUS_PAGE_BYTES);
}

enum status mem_restore(struct mem *m, struct reader *r)
{
    octa count = count_pages(m), least = 0;

    (void)reader_check(r, reader_octa(r) == count);
    ram_each(&m->ram, clear_page, m);
    for (;;) {
        octa number = reader_up_to(r, count);
        enum status s;

        if (!reader_check(r, number >= least))
            return STATUS_BAD_INPUT;
        if (number == count)
            return STATUS_OK;
        s = restore_page(m, number, r);
        if (s != STATUS_OK)
            return s;
        least = number + 1;
    }
}
