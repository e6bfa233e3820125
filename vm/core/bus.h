/* bus.h - the processor's way to memory.
 *
 * Memory is made of pages of 1024 octas, each octa in the host's own byte
 * order.  MMIX aligns every access by dropping low address bits, so an octa
 * is loaded as it stands and anything smaller is a field of one octa; nobody
 * swaps bytes but those who copy text in and out (bus_read, bus_write).
 *
 * The bus remembers, per kind of access, where the host has what was used
 * last: a direct-mapped table from virtual page to a window, a piece of memory
 * around that page that lies in a row in the host, too.  What the table lacks,
 * the surroundings (process, machine, hosted guest) are asked for by `miss`.
 * A page that must be watched, or is a device, is in no window, so that every
 * access to it is asked for and no other pays.
 *
 * Invalidation: whoever changes what a page's address means, what may be done
 * with it, or where the host has it, calls bus_drop_page() or bus_drop_all()
 * before the next instruction.  Dropping more than needed is always legal.
 */
#ifndef VM_CORE_BUS_H
#define VM_CORE_BUS_H

#include "vm/core/fault.h"

enum {
    BUS_PAGE_BITS = 13,
    BUS_PAGE_BYTES = 1 << BUS_PAGE_BITS,
    BUS_PAGE_OCTAS = BUS_PAGE_BYTES / 8,
    BUS_ENTRY_BITS = 10,
    BUS_ENTRIES = 1 << BUS_ENTRY_BITS /* of each table: 8 MiB in reach */
};

enum bus_kind { BUS_LOAD, BUS_STORE, BUS_FETCH, BUS_KINDS };

/* What an access is for. */
enum bus_cause {
    BUS_OPERAND, /* what a load, store or fetch names */
    BUS_RING,    /* a spill or fill of the register ring */
    BUS_CONTEXT, /* an octa of SAVE or UNSAVE that no ring has */
    BUS_SWAP     /* the load of a CSWAP, which may store there next */
};

/* An access that the table could not serve. */
struct bus_access {
    octa va;
    enum bus_kind kind;
    enum bus_cause cause;
    byte size;          /* bytes: 1, 2, 4 or 8 */
    octa value;         /* to be stored, or as it was loaded: the whole octa */
    octa *page;         /* answer: the host's page, or null */
    octa before, after; /* answer, may stay 0: as many bytes around the page,
                           whole pages, are beside it in the host and allow
                           the same */
};

/* Serve A.  Returns FAULT_NONE and either sets a->page, which the bus then
 * remembers and uses, or leaves it null having done the access itself (a load
 * or fetch leaves the octa in a->value); or refuses with FAULT_ bits and has
 * no effect. */
typedef unsigned bus_miss(void *surroundings, struct bus_access *a);

/* No page has this number: shifting leaves the top bits 0. */
#define BUS_NO_PAGE (~(octa)0)

/* Addresses from `start` on, `size` bytes, are at `host`, octa for octa. */
struct bus_window {
    octa start, size; /* whole pages; no bytes: the window is shut */
    byte *host;
};

struct bus {
    struct bus_window table[BUS_KINDS][BUS_ENTRIES];
    bus_miss *miss;
    void *surroundings;  /* borrowed; the first argument of miss */
    bool has_wide;       /* some window may be larger than a page */
    bool is_empty;       /* no window is open */
    octa misses;         /* for statistics; no effect on the guest */
    octa epoch;          /* grows with each bus_drop_… */
    struct code *code;   /* owned: what was decoded from its pages, or null */
    struct bus *sibling; /* borrowed: a circle of buses over one memory */
};

/* An empty table in front of MISS. */
void bus_init(struct bus *b, bus_miss *miss, void *surroundings);

/* Leaves the circle of its siblings, if any. */
void bus_fini(struct bus *b);

/* Let B, which is alone, know that it leads to the same memory as SIBLING: a
 * store by one is seen by what another has decoded. */
void bus_join(struct bus *b, struct bus *sibling);

/* The octa WHERE was written, not through a bus (by a device, say): drop what
 * was decoded from it. */
void bus_written(struct bus *b, const octa *where);

/* The same for the whole page of the host's. */
void bus_written_page(struct bus *b, const octa *page);

/* No window may let a store pass to PAGE of the host's any more, here and in
 * the siblings: what is decoded from it wants to know. */
void bus_forbid_stores(struct bus *b, const octa *page);

/* Let no window for stores be left, here and in the siblings: the next store to
 * each page is asked for. */
void bus_drop_stores(struct bus *b);

/* The cache of predecoded instructions (code.h), made when first asked for;
 * null when there is no memory for it. */
struct code *bus_code(struct bus *b);

/* The host's page for accesses of KIND to VA, or null if there is none that
 * the table may remember. */
octa *bus_page(struct bus *b, enum bus_kind kind, octa va);

/* Forget VA's page in every table, or everything. */
void bus_drop_page(struct bus *b, octa va);
void bus_drop_all(struct bus *b);

/* Serve what the table lacks; called by the functions below. */
unsigned bus_slow(struct bus *b, struct bus_access *a);

/* Where the table would have page VPN.  Fibonacci hashing spreads the pages:
 * arrays that lie a power of two apart would share entries otherwise. */
static inline unsigned bus_index(octa vpn)
{
    return (unsigned)(vpn * 0x9e3779b97f4a7c15 >> (64 - BUS_ENTRY_BITS));
}

static inline octa *bus_find(const struct bus *b, enum bus_kind kind, octa va)
{
    const struct bus_window *w =
        &b->table[kind][bus_index(va >> BUS_PAGE_BITS)];
    octa at = va - w->start;

    return at < w->size ? (octa *)(void *)(w->host + (at & -(octa)8)) : NULL;
}

/* The octa around VA (its low three bits are ignored) in *VALUE.  Returns
 * FAULT_ bits; on a fault *VALUE is unchanged. */
static inline unsigned bus_load(struct bus *b, octa va, octa *value)
{
    const octa *host = bus_find(b, BUS_LOAD, va);
    struct bus_access a = {.va = va, .kind = BUS_LOAD, .size = 8};
    unsigned fault;

    if (host != NULL) {
        *value = *host;
        return FAULT_NONE;
    }
    fault = bus_slow(b, &a);
    if (fault == FAULT_NONE)
        *value = a.value;
    return fault;
}

/* Where the SIZE bytes at offset AT of a window are. */
static inline size_t bus_place(octa at, size_t size)
{
    bool is_little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;

    at &= -(octa)size;
    return is_little ? at ^ (8 - size) : at;
}

/* Where the host has the SIZE bytes at VA in PAGE. */
static inline byte *bus_field(octa *page, octa va, unsigned size)
{
    return (byte *)page + bus_place(va % BUS_PAGE_BYTES, size);
}

/* Where a field of SIZE bytes at VA begins in its octa, as a shift count. */
static inline unsigned bus_shift(octa va, unsigned size)
{
    return 8 * (8 - size - (unsigned)(va & 7 & -size));
}

/* The instruction at VA, a multiple of 4, in *INSN; as bus_load. */
static inline unsigned bus_fetch(struct bus *b, octa va, tetra *insn)
{
    const octa *host = bus_find(b, BUS_FETCH, va);
    struct bus_access a = {.va = va, .kind = BUS_FETCH, .size = 4};
    unsigned fault = FAULT_NONE;

    if (host != NULL)
        a.value = *host;
    else
        fault = bus_slow(b, &a);
    if (fault == FAULT_NONE)
        *insn = (tetra)(a.value >> bus_shift(va, 4));
    return fault;
}

/* Store the lowest SIZE bytes of VALUE at VA, whose low bits that SIZE makes
 * superfluous are ignored; SIZE is 1, 2, 4 or 8.  Returns FAULT_ bits, and on
 * a fault nothing is stored. */
static inline unsigned bus_store(struct bus *b, octa va, unsigned size,
                                 octa value)
{
    octa *host = bus_find(b, BUS_STORE, va);
    struct bus_access a = {
        .va = va, .kind = BUS_STORE, .size = (byte)size, .value = value};

    if (host == NULL || size != 8)
        return bus_slow(b, &a);
    *host = value;
    return FAULT_NONE;
}

/* The octa at VA is stored (BUS_STORE) or loaded for CAUSE, which is RING or
 * CONTEXT. */
unsigned bus_ring(struct bus *b, enum bus_kind kind, enum bus_cause cause,
                  octa va, octa *value);

/* The octa around VA in *VALUE, if it may be loaded and stored; as bus_load. */
unsigned bus_load_to_swap(struct bus *b, octa va, octa *value);

/* Copy LEN bytes out of the guest's memory at VA, or into it, on behalf of
 * the surroundings.  Returns FAULT_ bits; *DONE says how many bytes were
 * copied before a fault. */
unsigned bus_read(struct bus *b, octa va, byte *to, size_t len, size_t *done);
unsigned bus_write(struct bus *b, octa va, const byte *from, size_t len,
                   size_t *done);

#endif
