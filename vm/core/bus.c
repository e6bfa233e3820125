/* bus.c - the processor's way to memory. */
#include "vm/core/bus.h"

#include "vm/base/bits.h"

void bus_init(struct bus *b, bus_miss *miss, void *surroundings)
{
    b->miss = miss;
    b->surroundings = surroundings;
    b->misses = 0;
    bus_drop_all(b);
}

void bus_drop_page(struct bus *b, octa va)
{
    octa vpn = va >> BUS_PAGE_BITS;

    for (unsigned kind = 0; kind < BUS_KINDS; kind++) {
        struct bus_entry *e = &b->table[kind][vpn % BUS_ENTRIES];

        if (e->vpn == vpn)
            e->vpn = BUS_NO_PAGE;
    }
}

void bus_drop_all(struct bus *b)
{
    for (unsigned kind = 0; kind < BUS_KINDS; kind++)
        for (unsigned i = 0; i < BUS_ENTRIES; i++)
            b->table[kind][i].vpn = BUS_NO_PAGE;
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

unsigned bus_slow(struct bus *b, struct bus_access *a)
{
    octa vpn = a->va >> BUS_PAGE_BITS;
    octa *host = bus_find(b, a->kind, a->va);
    unsigned fault;

    if (host == NULL) {
        b->misses++;
        fault = b->miss(b->surroundings, a);
        if (fault != FAULT_NONE || a->page == NULL)
            return fault;
        b->table[a->kind][vpn % BUS_ENTRIES] =
            (struct bus_entry){.vpn = vpn, .page = a->page};
        host = &a->page[a->va / 8 % BUS_PAGE_OCTAS];
    }
    access_host(a, host);
    return FAULT_NONE;
}

unsigned bus_ring(struct bus *b, enum bus_kind kind, octa va, octa *value)
{
    struct bus_access a = {
        .va = va, .kind = kind, .size = 8, .is_ring = true, .value = *value};
    unsigned fault = bus_slow(b, &a);

    if (fault == FAULT_NONE && kind == BUS_LOAD)
        *value = a.value;
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
