/* mem.c - physical memory. */
#include "sysvm/mem.h"

#include <assert.h>
#include <string.h>

#include "vm/base/bits.h"
#include "vm/core/ramused.h"

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

octa *mem_touch(struct mem *m, struct pa at)
{
    return at.a < m->size ? ram_touch(&m->ram, at.a) : NULL;
}

void mem_window(struct mem *m, struct pa at, struct bus_access *a)
{
    struct bus_access there = {.va = at.a};
    octa behind = m->size - (at.a & -(octa)BUS_PAGE_BYTES) - BUS_PAGE_BYTES;

    a->page = a->kind == BUS_STORE ? mem_touch(m, at) : mem_page(m, at);
    if (a->page == NULL)
        return;
    if (a->kind != BUS_STORE)
        ram_read(&m->ram, &there);
    else if (!ram_write(&m->ram, &there))
        return;
    assert(there.page == a->page);
    a->before = there.before;
    a->after = smaller(there.after, behind);
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
    switch (mem_place(m, at)) {
    case MEM_RAM:
        (void)!ram_store(&m->ram, at.a, size, value); /* is_exhausted says it */
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

static bool is_in_ram(const struct mem *m, struct pa at, size_t len)
{
    return at.a <= m->size && len <= m->size - at.a;
}

/* How many of LEN bytes at A lie in its octa. */
static size_t bytes_in_octa(octa a, size_t len)
{
    return len < 8 - a % 8 ? len : 8 - a % 8;
}

bool mem_read(void *mem, struct pa at, byte *to, size_t len)
{
    const struct mem *m = mem;
    octa *page = NULL;
    size_t n;

    if (!is_in_ram(m, at, len))
        return false;
    for (octa a = at.a; len > 0; a += n, to += n, len -= n) {
        byte bytes[8];

        if (a == at.a || a % BUS_PAGE_BYTES == 0)
            page = ram_find(&m->ram, a);
        be_put_octa(bytes, page == NULL ? 0 : page[a / 8 % BUS_PAGE_OCTAS]);
        n = bytes_in_octa(a, len);
        memcpy(to, bytes + a % 8, n);
    }
    return true;
}

/* Where A's page is, which will be written by a device or the like; null when
 * the host has no memory. */
static octa *page_to_write(struct mem *m, octa a)
{
    octa *page = ram_touch(&m->ram, a);

    if (page != NULL && m->listener != NULL)
        m->listener(m->machine, (struct pa){a}, page);
    return page;
}

bool mem_write(void *mem, struct pa at, const byte *from, size_t len)
{
    struct mem *m = mem;
    octa *page = NULL;
    size_t n;

    if (!is_in_ram(m, at, len))
        return false;
    for (octa a = at.a; len > 0; a += n, from += n, len -= n) {
        octa *there, before;
        byte bytes[8];

        if (a == at.a || a % BUS_PAGE_BYTES == 0)
            page = page_to_write(m, a);
        if (page == NULL)
            return false;
        there = &page[a / 8 % BUS_PAGE_OCTAS];
        before = *there;
        n = bytes_in_octa(a, len);
        be_put_octa(bytes, before);
        memcpy(bytes + a % 8, from, n);
        *there = be_get_octa(bytes);
        memwatch_compare(&m->ram.watch, a & ~(octa)7, before, *there);
    }
    return true;
}

enum status mem_put(struct mem *m, struct pa at, const octa *page)
{
    octa *there = page == NULL ? find_page(m, at) : mem_page(m, at);

    assert(at.a < m->size);
    if (there == NULL)
        return page == NULL ? STATUS_OK : STATUS_NO_MEMORY;
    if (m->listener != NULL)
        m->listener(m->machine, at, there);
    memcpy(there, page == NULL ? ram_zero_page() : page, BUS_PAGE_BYTES);
    return STATUS_OK;
}

/* --- saving --------------------------------------------------------------- */

/*      pages of RAM  (page number  BUS_PAGE_BYTES bytes)*  pages of RAM
 *
 * The numbers are octas and grow; the last one, which no page has, ends it. */

static octa count_pages(const struct mem *m)
{
    return m->size / BUS_PAGE_BYTES;
}

static void save_page(const octa *page, struct buf *b)
{
    byte *to = buf_extend(b, BUS_PAGE_BYTES);

    for (unsigned i = 0; i < BUS_PAGE_OCTAS && to != NULL; i++)
        be_put_octa(to + 8 * i, page[i]);
}

octa mem_used(const struct mem *m)
{
    return ramused_size(&m->ram);
}

enum status mem_hash(const struct mem *m, octa *h)
{
    return ramused_hash(&m->ram, h);
}

void mem_save(const struct mem *m, struct buf *b)
{
    struct ramused pages;

    if (ramused_init(&pages, &m->ram) != STATUS_OK)
        b->failed = true;
    buf_add_octa(b, count_pages(m));
    for (size_t i = 0; i < pages.count; i++) {
        buf_add_octa(b, pages.at[i] / BUS_PAGE_BYTES);
        save_page(ram_find(&m->ram, pages.at[i]), b);
    }
    buf_add_octa(b, count_pages(m));
    ramused_fini(&pages);
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
