/* shadow_fixture.h - a guest's memory beside a bare machine's.
 *
 * No instruction is executed: accesses are asked of the buses, as an engine
 * would, and where the shadow tables refuse one, shadow_miss() is asked as
 * hypervisor.c does.  Both sides are to give the same values and faults; and
 * under `flush' the guest's translation cache is the machine's at any moment.
 */
#ifndef TESTS_UNIT_SHADOW_FIXTURE_H
#define TESTS_UNIT_SHADOW_FIXTURE_H

#include "sysvm/attend.h"
#include "sysvm/hypervisor/shadow_parts.h"
#include "sysvm/irq.h"
#include "tests/unit/random.h"
#include "tests/unit/test.h"
#include "vm/base/bits.h"
#include "vm/core/processor.h"

enum {
    PAIR_PAGES = 32,
    PAIR_RAM = PAIR_PAGES << BUS_PAGE_BITS,
    PAIR_TABLES = 8 /* the first of 12 pages for tables */
};

struct pair {
    struct machine *bare;
    struct hypervisor *h;
    struct guest *g;
};

struct pair_options {
    enum shadow_strategy shadow;
    unsigned guests, host_pages; /* 0: 1, and enough */
    size_t tcache;
};

/* False: no memory. */
static inline bool pair_try(struct pair *p, struct pair_options o)
{
    struct guest_options guests[4];
    const struct hypervisor_options ho = {
        .kind = processor_find("mmix-v")->kind,
        .ram = (octa)o.host_pages << BUS_PAGE_BITS,
        .shadow = o.shadow,
        .guests = guests,
        .guest_count = o.guests == 0 ? 1 : o.guests};
    const struct machine_options mo = {.ram = PAIR_RAM, .tcache = o.tcache};
    struct error e;

    for (unsigned i = 0; i < ho.guest_count; i++)
        guests[i] = (struct guest_options){.ram = PAIR_RAM, .tcache = o.tcache};
    *p = (struct pair){.bare = machine_create(&mo)};
    p->h = hypervisor_create(&ho, &e);
    if (p->bare == NULL || p->h == NULL)
        return false;
    p->g = p->h->guests[0];
    p->bare->cpu.sr[SREG_rK] = p->h->machine->cpu.sr[SREG_rK] = IRQ_PROGRAM;
    p->h->machine->cpu.is_guest = true;
    return shadow_select(p->g);
}

static inline void pair_init(struct pair *p, struct pair_options o)
{
    CHECK(pair_try(p, o));
}

static inline void pair_fini(struct pair *p)
{
    machine_destroy(p->bare);
    hypervisor_destroy(p->h);
}

static inline void pair_put_rv(struct pair *p, octa rv)
{
    machine_put_translation(p->bare, rv, 0);
    p->bare->cpu.sr[SREG_rV] = rv;
    p->g->v.rV = rv;
    CHECK(shadow_select(p->g));
}

/* --- one access ----------------------------------------------------------- */

struct pair_access {
    enum bus_kind kind;
    unsigned size;
    bool is_swap;
    octa va, value; /* stored, or loaded */
};

static inline unsigned pair_bus(struct bus *b, struct pair_access *a)
{
    tetra insn = 0;
    unsigned fault;

    if (a->kind == BUS_STORE)
        return bus_store(b, a->va, a->size, a->value);
    if (a->kind == BUS_LOAD && a->is_swap)
        return bus_load_to_swap(b, a->va, &a->value);
    if (a->kind == BUS_LOAD)
        return bus_load(b, a->va, &a->value);
    fault = bus_fetch(b, a->va, &insn);
    a->value = insn;
    return fault;
}

static inline bool pair_is_negative(const struct pair_access *a)
{
    return sig(a->va) < 0;
}

static inline unsigned pair_bare(struct pair *p, struct pair_access *a)
{
    struct machine *m = p->bare;

    a->value = a->kind == BUS_STORE ? a->value : 0;
    return pair_bus(pair_is_negative(a) ? &m->kernel.bus : &m->user.bus, a);
}

/* A leads to AT, in one of the guest's tables. */
static inline unsigned pair_by_hand(struct pair *p, struct pair_access *a,
                                    struct gpa at)
{
    const struct pa octa_at = {at.a & ~(octa)7};

    if (a->kind == BUS_LOAD)
        a->value = gmem_peek(p->g, octa_at);
    else if (!gmem_store(p->g, at, a->size, a->value))
        return ~0u;
    return FAULT_NONE;
}

/* The guest's way: as often as the shadow tables have to be asked.  All ones:
 * there is no memory. */
static inline unsigned pair_guest(struct pair *p, struct pair_access *a)
{
    struct machine *m = p->h->machine;
    struct bus *b =
        pair_is_negative(a) ? &m->guest_kernel.bus : &m->guest_user.bus;

    a->value = a->kind == BUS_STORE ? a->value : 0;
    for (unsigned i = 0; i < 8; i++) {
        unsigned fault = pair_bus(b, a);
        const struct vmexit x = {.why = a->kind == BUS_FETCH ? WHY_FETCH
                                                             : WHY_ACCESS,
                                 .program = fault};
        struct shadow_answer answer;

        if (fault == FAULT_NONE)
            return FAULT_NONE;
        answer = shadow_miss(p->g, &x, a->va);
        if (!shadow_select(p->g))
            return ~0u;
        switch (answer.outcome) {
        case SHADOW_REFUSED:
            return answer.lacks;
        case SHADOW_SOFTWARE:
            return FAULT_TRANSLATE;
        case SHADOW_ELSEWHERE:
            CHECK(!gmem_has(&p->g->mem, answer.gpa));
            a->value = a->kind == BUS_STORE ? a->value : 0;
            return a->kind == BUS_FETCH ? FAULT_X : FAULT_NONE;
        case SHADOW_TRACED:
            return pair_by_hand(p, a, answer.gpa);
        case SHADOW_NO_MEMORY:
            return ~0u;
        default:
            break;
        }
    }
    return ~0u; /* it does not come to an end */
}

/* Both; they agree. */
static inline void pair_do(struct pair *p, struct pair_access a)
{
    struct pair_access of_guest = a;
    unsigned fault = pair_bare(p, &a);

    CHECK_INT(pair_guest(p, &of_guest), fault);
    if (fault == FAULT_NONE)
        CHECK_U64(of_guest.value, a.value);
}

static inline unsigned pair_load(struct pair *p, octa va, octa *value)
{
    struct pair_access a = {.kind = BUS_LOAD, .size = 8, .va = va};
    unsigned fault = pair_guest(p, &a);

    *value = a.value;
    return fault;
}

/* The octa at the physical address AT becomes VALUE, by a store of the kernel.
 */
static inline void pair_poke(struct pair *p, octa at, octa value)
{
    pair_do(p, (struct pair_access){.kind = BUS_STORE,
                                    .size = 8,
                                    .va = (octa)1 << 63 | at,
                                    .value = value});
}

/* --- the same in both ----------------------------------------------------- */

static inline void pair_sync(struct pair *p)
{
    machine_sync6(p->bare);
    shadow_clear(p->g);
    CHECK(shadow_select(p->g));
}

static inline void pair_ldvts(struct pair *p, octa key)
{
    CHECK_INT(shadow_change(p->g, key), machine_ldvts(p->bare, key));
}

static inline void pair_check_cache(const struct pair *p)
{
    for (unsigned i = 0; i < TCACHE_SIDES; i++) {
        const struct tcache_entry *a, *b;
        size_t at_a = 0, at_b = 0;

        do {
            a = tcache_next(&p->bare->tcache, (enum tcache_side)i, &at_a);
            b = tcache_next(&p->g->tc, (enum tcache_side)i, &at_b);
            CHECK((a == NULL) == (b == NULL));
            if (a == NULL)
                break;
            CHECK_U64(b->tag, a->tag);
            CHECK_U64(b->page.base.a, a->page.base.a);
            CHECK_INT(b->page.s, a->page.s);
            CHECK_INT(b->page.perm, a->page.perm);
        } while (true);
    }
}

static inline void pair_check_memory(struct pair *p)
{
    octa a = 1, b = 1;

    CHECK_INT(mem_hash(&p->bare->mem, &a), STATUS_OK);
    CHECK_INT(gmem_hash(p->g, &b), STATUS_OK);
    CHECK_U64(b, a);
}

/* --- random tables -------------------------------------------------------- */

static inline octa pair_rv(octa b1234, unsigned s, unsigned root, unsigned n,
                           unsigned f)
{
    return b1234 << 48 | (octa)s << 40 | (octa)root << 13 | n << 3 | f;
}

/* One of a few values of rV, some of which share s and n; now and then one that
 * breaks the rules. */
static inline octa pair_random_rv(octa *r)
{
    const octa rvs[] = {
        pair_rv(0x2468, 13, PAIR_TABLES, 5, 0),
        pair_rv(0x2468, 13, PAIR_TABLES, 5, 1),
        pair_rv(0x2468, 13, PAIR_TABLES + 4, 5, 0),
        pair_rv(0x2468, 13, PAIR_TABLES + 1, 6, 0),
        pair_rv(0x3333, 14, PAIR_TABLES, 5, 0),
        pair_rv(0x1234, 15, PAIR_TABLES + 2, 6, 0),
        pair_rv(0x5555, 16, PAIR_TABLES + 3, 5, 0),
        pair_rv(0x2468, 13, PAIR_TABLES, 5, 2),
        pair_rv(0x2468, 12, PAIR_TABLES, 5, 0),
    };

    return rvs[random_below(r, random_below(r, 4) == 0 ? ARRAY_LEN(rvs) : 7)];
}

/* An entry: most are for a page that is there, or for a table. */
static inline octa pair_random_entry(octa *r)
{
    octa n = 5 + random_below(r, 12) / 11;

    switch (random_below(r, 12)) {
    case 0:
        return random_octa(r);
    case 1:
        return 0;
    case 2:
    case 3:
    case 4:
        return (octa)1 << 63 |
               (PAIR_TABLES + random_below(r, 12)) << BUS_PAGE_BITS | n << 3;
    default:
        return random_below(r, PAIR_PAGES + 2) << BUS_PAGE_BITS | n << 3 |
               (random_below(r, 4) ? 7 : random_below(r, 8));
    }
}

/* Where tables have entries that random addresses need. */
static inline octa pair_random_place(octa *r)
{
    return (PAIR_TABLES + random_below(r, 12)) << BUS_PAGE_BITS |
           8 * random_below(r, 4);
}

static inline octa pair_random_va(octa *r)
{
    octa page = random_below(r, 4), offset = random_below(r, BUS_PAGE_BYTES);

    if (random_below(r, 2) == 0) /* one of few, so that they meet again */
        return random_below(r, 2) << 61 | page / 2 << 13 | offset;
    if (random_below(r, 3) == 0)
        page |= random_below(r, 4) << 10;
    if (random_below(r, 9) == 0)
        page |= random_below(r, 4) << (10 * random_below(r, 5));
    return random_below(r, 4) << 61 | (page << 13 & bits_mask(61)) | offset;
}

static inline struct pair_access pair_random_access(octa *r)
{
    struct pair_access a = {.kind = (enum bus_kind)random_below(r, BUS_KINDS),
                            .size = 1u << random_below(r, 4),
                            .is_swap = random_below(r, 4) == 0,
                            .va = pair_random_va(r),
                            .value = random_octa(r)};

    if (random_below(r, 6) == 0)
        a.va = (octa)1 << 63 | random_below(r, PAIR_RAM + BUS_PAGE_BYTES);
    if (a.kind == BUS_FETCH)
        a.va &= ~(octa)3;
    return a;
}

#endif
