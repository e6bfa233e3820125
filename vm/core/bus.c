/* bus.c - the processor's way to memory. */
#include "vm/core/bus.h"

#include <assert.h>

#include "vm/base/bits.h"
#include "vm/core/code.h"

void bus_init(struct bus *b, bus_miss *miss, void *surroundings)
{
    b->miss = miss;
    b->surroundings = surroundings;
    b->misses = 0;
    b->epoch = 0;
    b->code = NULL;
    b->sibling = b;
    b->is_empty = false;
    bus_drop_all(b);
}

void bus_join(struct bus *b, struct bus *sibling)
{
    assert(b->sibling == b);
    b->sibling = sibling->sibling;
    sibling->sibling = b;
}

void bus_fini(struct bus *b)
{
    struct bus *before = b;

    while (before->sibling != b)
        before = before->sibling;
    before->sibling = b->sibling;
    b->sibling = b;
    code_destroy(b->code);
    b->code = NULL;
}

struct code *bus_code(struct bus *b)
{
    if (b->code == NULL)
        b->code = code_create();
    return b->code;
}

void bus_drop_page(struct bus *b, octa va)
{
    octa vpn = va >> BUS_PAGE_BITS;
    unsigned first = b->has_wide ? 0 : bus_index(vpn);
    unsigned end = b->has_wide ? BUS_ENTRIES : first + 1;

    b->epoch++;
    for (unsigned kind = 0; kind < BUS_KINDS; kind++)
        for (unsigned i = first; i < end; i++) {
            struct bus_window *w = &b->table[kind][i];

            if (va - w->start < w->size)
                w->size = 0;
        }
}

void bus_drop_all(struct bus *b)
{
    b->epoch++;
    if (b->is_empty)
        return;
    b->has_wide = false;
    b->is_empty = true;
    for (unsigned kind = 0; kind < BUS_KINDS; kind++)
        for (unsigned i = 0; i < BUS_ENTRIES; i++)
            b->table[kind][i].size = 0;
}

/* Does W lead to PAGE of the host's? */
static bool leads_to(const struct bus_window *w, const octa *page)
{
    return (const byte *)page - w->host < (int64_t)w->size &&
           (const byte *)page >= w->host;
}

void bus_forbid_stores(struct bus *b, const octa *page)
{
    struct bus *s = b;

    do {
        for (unsigned i = 0; i < BUS_ENTRIES; i++)
            if (leads_to(&s->table[BUS_STORE][i], page))
                s->table[BUS_STORE][i].size = 0;
        s = s->sibling;
    } while (s != b);
}

void bus_drop_stores(struct bus *b)
{
    struct bus *s = b;

    do {
        for (unsigned i = 0; i < BUS_ENTRIES; i++)
            s->table[BUS_STORE][i].size = 0;
        s = s->sibling;
    } while (s != b);
}

/* Do A on its octa at HOST. */
static void access_host(struct bus_access *a, octa *host)
{
    if (a->kind == BUS_STORE)
        *host =
            bits_set(*host, bus_shift(a->va, a->size), 8u * a->size, a->value);
    else
        a->value = *host;
}

/* May the table remember A's page?  A page that instructions were decoded
 * from, by whichever sibling, is not remembered for stores, so that each of
 * them is seen. */
static bool may_remember(const struct bus *b, const struct bus_access *a)
{
    const struct bus *s = b;

    if (a->kind != BUS_STORE)
        return true;
    do {
        if (s->code != NULL && code_has(s->code, a->page))
            return false;
        s = s->sibling;
    } while (s != b);
    return true;
}

void bus_written(struct bus *b, const octa *where)
{
    struct bus *s = b;

    do {
        if (s->code != NULL)
            code_written(s->code, where);
        s = s->sibling;
    } while (s != b);
}

void bus_written_page(struct bus *b, const octa *page)
{
    struct bus *s = b;

    do {
        if (s->code != NULL)
            code_drop_page(s->code, page);
        s = s->sibling;
    } while (s != b);
}

/* The part of W that instructions were decoded from is not for stores: leave
 * what lies around A's page. */
static void exclude_code(const struct bus *b, const struct bus_access *a,
                         struct bus_window *w)
{
    const struct bus *s = b;

    do {
        if (s->code != NULL)
            code_exclude(s->code, a->page, w);
        s = s->sibling;
    } while (s != b);
}

/* Does W lead to all that OLD leads to? */
static bool includes(const struct bus_window *w, const struct bus_window *old)
{
    return old->start - w->start <= w->size &&
           old->start - w->start + old->size <= w->size;
}

/* Let the table have W for the page VPN, and wherever less of it is known: who
 * goes through memory in a row need not ask for each page. */
static void enter(struct bus_window *table, const struct bus_window *w,
                  octa vpn)
{
    octa first = w->start >> BUS_PAGE_BITS, count = w->size >> BUS_PAGE_BITS;

    table[bus_index(vpn)] = *w;
    for (octa i = 0; i < count && i < BUS_ENTRIES; i++) {
        struct bus_window *old = &table[bus_index(first + i)];

        if (old->size == 0 || includes(w, old))
            *old = *w;
    }
}

static void remember(struct bus *b, const struct bus_access *a)
{
    octa page = a->va & -(octa)BUS_PAGE_BYTES;
    struct bus_window w = {
        .start = page - a->before,
        .size = a->before + BUS_PAGE_BYTES + a->after,
        .host = (byte *)a->page - a->before,
    };

    if (a->kind == BUS_STORE && w.size > BUS_PAGE_BYTES)
        exclude_code(b, a, &w);
    b->has_wide |= w.size > BUS_PAGE_BYTES;
    b->is_empty = false;
    enter(b->table[a->kind], &w, page >> BUS_PAGE_BITS);
}

unsigned bus_slow(struct bus *b, struct bus_access *a)
{
    octa *host = bus_find(b, a->kind, a->va);
    unsigned fault;

    if (host != NULL) {
        access_host(a, host);
        return FAULT_NONE;
    }
    b->misses++;
    fault = b->miss(b->surroundings, a);
    if (fault != FAULT_NONE || a->page == NULL)
        return fault;
    host = &a->page[a->va / 8 % BUS_PAGE_OCTAS];
    access_host(a, host);
    if (may_remember(b, a))
        remember(b, a);
    else
        bus_written(b, host);
    return FAULT_NONE;
}

octa *bus_page(struct bus *b, enum bus_kind kind, octa va)
{
    struct bus_access a = {.va = va, .kind = kind, .size = 8};
    octa *host = bus_find(b, kind, va);

    assert(kind != BUS_STORE);
    if (host == NULL && bus_slow(b, &a) == FAULT_NONE)
        host = bus_find(b, kind, va);
    return host == NULL ? NULL : host - va / 8 % BUS_PAGE_OCTAS;
}

unsigned bus_ring(struct bus *b, enum bus_kind kind, enum bus_cause cause,
                  octa va, octa *value)
{
    struct bus_access a = {
        .va = va, .kind = kind, .cause = cause, .size = 8, .value = *value};
    unsigned fault = bus_slow(b, &a);

    if (fault == FAULT_NONE && kind == BUS_LOAD)
        *value = a.value;
    return fault;
}

unsigned bus_load_to_swap(struct bus *b, octa va, octa *value)
{
    struct bus_access a = {
        .va = va, .kind = BUS_LOAD, .cause = BUS_SWAP, .size = 8};
    const octa *host = bus_find(b, BUS_LOAD, va);
    unsigned fault;

    if (host != NULL && bus_find(b, BUS_STORE, va) != NULL) {
        *value = *host;
        return FAULT_NONE;
    }
    b->misses++;
    fault = b->miss(b->surroundings, &a);
    if (fault == FAULT_NONE)
        *value = a.page == NULL ? a.value : a.page[va / 8 % BUS_PAGE_OCTAS];
    return fault;
}

unsigned bus_read(struct bus *b, octa va, byte *to, size_t len, size_t *done)
{
    for (*done = 0; *done < len; ++*done, ++va) {
        octa o;
        unsigned fault = bus_load(b, va, &o);

        if (fault != FAULT_NONE)
            return fault;
        to[*done] = (byte)(o >> bus_shift(va, 1));
    }
    return FAULT_NONE;
}

unsigned bus_write(struct bus *b, octa va, const byte *from, size_t len,
                   size_t *done)
{
    for (*done = 0; *done < len; ++*done, ++va) {
        unsigned fault = bus_store(b, va, 1, from[*done]);

        if (fault != FAULT_NONE)
            return fault;
    }
    return FAULT_NONE;
}
