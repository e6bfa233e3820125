/* test_shadow.c - shadow paging: the guest's memory is the bare machine's. */
#include "tests/unit/shadow_fixture.h"

/* --- random tables, under flush ------------------------------------------- */

static void install(struct pair *p, octa *r)
{
    octa *sr = p->bare->cpu.sr, va = pair_random_va(r);
    bool is_fetch = random_below(r, 2) == 0;
    octa entry = pair_random_entry(r);

    if (p->bare->rv.f != 1)
        return;
    sr[SREG_rYY] = va;
    sr[SREG_rZZ] = entry;
    sr[SREG_rXX] = (octa)3 << 56 | (is_fetch ? 0xfd000000u : 0);
    attend_install(p->bare);
    shadow_install(p->g, va, entry, is_fetch);
}

/* What LDVTS may be asked with: most are of a page as rV has them now. */
static octa random_key(const struct pair *p, octa *r)
{
    const struct mmu_rv *rv = &p->bare->rv;
    octa va = pair_random_va(r) & -(octa)BUS_PAGE_BYTES;
    octa perm = random_below(r, 2) ? random_below(r, 8) : 0;

    if (random_below(r, 4) == 0 || !machine_has_valid_rv(p->bare))
        return va | (5 + random_below(r, 2)) << 3 | perm;
    return (va & ~bits_mask(rv->s)) | (octa)rv->n << 3 | perm;
}

static void take_and_restore(struct pair *p)
{
    struct buf b;
    struct reader r;

    buf_init(&b);
    hypervisor_take(p->h, &b);
    CHECK_INT(buf_status(&b), STATUS_OK);
    reader_init(&r, b.data, b.len);
    CHECK_INT(hypervisor_restore(p->h, &r), STATUS_OK);
    buf_fini(&b);
}

static void step(struct pair *p, octa *r)
{
    switch (random_below(r, 32)) {
    case 0:
        pair_sync(p);
        break;
    case 1:
    case 2:
        pair_ldvts(p, random_key(p, r));
        break;
    case 3:
    case 4:
    case 5:
        pair_put_rv(p, pair_random_rv(r));
        break;
    case 6:
    case 7:
    case 8:
        pair_poke(p, pair_random_place(r), pair_random_entry(r));
        break;
    case 9:
        install(p, r);
        break;
    default:
        pair_do(p, pair_random_access(r));
    }
}

static void fill_tables(struct pair *p, octa *r)
{
    for (unsigned i = 0; i < 60; i++)
        pair_poke(p, pair_random_place(r), pair_random_entry(r));
}

static void compare(struct pair_options o, octa seed, unsigned steps)
{
    octa r = seed;
    struct pair p;

    pair_init(&p, o);
    fill_tables(&p, &r);
    for (unsigned i = 0; i < steps; i++) {
        step(&p, &r);
        pair_check_cache(&p);
        if (i % 256 == 100)
            take_and_restore(&p);
    }
    pair_check_memory(&p);
    CHECK(p.g->counts.fills[0] + p.g->counts.fills[1] > 0);
    pair_fini(&p);
}

static void flush_is_the_bare_machine_and_its_cache(void)
{
    for (octa seed = 1; seed <= 40; seed++)
        compare((struct pair_options){.shadow = SHADOW_FLUSH}, seed, 400);
}

static void with_a_small_cache_too(void)
{
    for (octa seed = 1; seed <= 20; seed++)
        compare((struct pair_options){.shadow = SHADOW_FLUSH,
                                      .tcache = 1 + seed % 5},
                seed, 400);
}

static void with_few_frames_too(void)
{
    for (octa seed = 1; seed <= 20; seed++)
        compare((struct pair_options){.shadow = SHADOW_FLUSH,
                                      .host_pages = 60 + (unsigned)seed % 10},
                seed, 400);
}

/* --- many guests, spaces, levels ------------------------------------------ */

/* A guest and its bare machine beside P's, in the same hypervisor. */
static void join(struct pair *q, const struct pair *p, unsigned guest)
{
    const struct machine_options o = {.ram = PAIR_RAM};

    *q = (struct pair){machine_create(&o), p->h, p->h->guests[guest]};
    CHECK(q->bare != NULL);
    q->bare->cpu.sr[SREG_rK] = IRQ_PROGRAM;
}

static void compare_three(unsigned host_pages, octa seed)
{
    struct pair p[3];
    octa r = seed;

    pair_init(&p[0],
              (struct pair_options){.guests = 3, .host_pages = host_pages});
    join(&p[1], &p[0], 1);
    join(&p[2], &p[0], 2);
    for (unsigned i = 0; i < 60; i++) {
        struct pair *now = &p[random_below(&r, 3)];

        CHECK(shadow_select(now->g));
        if (i < 3)
            fill_tables(now, &r);
        for (unsigned k = 0; k < 20; k++)
            step(now, &r);
        if (i % 16 == 10)
            take_and_restore(now);
        pair_check_cache(now);
        pair_check_memory(now);
    }
    machine_destroy(p[1].bare);
    machine_destroy(p[2].bare);
    pair_fini(&p[0]);
}

static void guests_do_not_meet(void)
{
    for (octa seed = 1; seed <= 10; seed++)
        compare_three(0, seed);
}

static void nor_do_they_where_frames_are_few(void)
{
    for (octa seed = 1; seed <= 20; seed++)
        compare_three(130 + (unsigned)seed, seed);
}

/* 600 values of n, twice: more than a guest has spaces at a time, or frames are
 * there for. */
static void use_many_spaces(struct pair_options o)
{
    const octa table = (octa)PAIR_TABLES << BUS_PAGE_BITS;
    const struct pair_access a = {.kind = BUS_LOAD, .size = 8, .va = 0x1008};
    struct pair p;

    pair_init(&p, o);
    for (unsigned i = 0; i < 1200; i++) {
        unsigned n = 1 + i % 600, page = 1 + i % 5;

        pair_poke(&p, (octa)page << BUS_PAGE_BITS | 0x1008, page);
        pair_put_rv(&p, pair_rv(0x2468, 13, PAIR_TABLES, n, 0));
        if (i < 600)
            pair_poke(&p, table, (octa)page << BUS_PAGE_BITS | n << 3 | 7);
        pair_do(&p, a);
        pair_check_cache(&p);
    }
    pair_fini(&p);
}

static void there_may_be_many_spaces(void)
{
    use_many_spaces((struct pair_options){.host_pages = 8000});
    use_many_spaces((struct pair_options){.host_pages = 0});
    use_many_spaces((struct pair_options){.host_pages = 64});
}

/* Page numbers of five digits, in two segments: an interior table is named by
 * itself again and again. */
static void use_five_levels(enum shadow_strategy strategy)
{
    enum { TABLE = 20, PAGE = 3 };
    const octa pointer = (octa)1 << 63 | TABLE << BUS_PAGE_BITS | 5 << 3;
    const octa deep = ((octa)1 << 40 | 1 << 30 | 1 << 20 | 1 << 10 | 2) << 13;
    const octa segment = (octa)1 << 61;
    const octa vas[] = {deep, segment | deep, 0,    segment | deep,
                        deep, segment | deep, deep, 0};
    struct pair p;

    pair_init(&p, (struct pair_options){.shadow = strategy});
    pair_poke(&p, PAGE << BUS_PAGE_BITS, 77);
    pair_poke(&p, (PAIR_TABLES + 4) << BUS_PAGE_BITS | 8, pointer);
    pair_poke(&p, (PAIR_TABLES + 9) << BUS_PAGE_BITS | 8, pointer);
    pair_poke(&p, PAIR_TABLES << BUS_PAGE_BITS, PAGE << 13 | 5 << 3 | 7);
    pair_poke(&p, TABLE << BUS_PAGE_BITS | 8, pointer);
    pair_poke(&p, TABLE << BUS_PAGE_BITS | 16, PAGE << 13 | 5 << 3 | 7);
    pair_put_rv(&p, pair_rv(0x5aaa, 13, PAIR_TABLES, 5, 0));
    for (unsigned i = 0; i < ARRAY_LEN(vas); i++) {
        octa value = 0;

        pair_do(&p, (struct pair_access){
                        .kind = BUS_LOAD, .size = 8, .va = vas[i]});
        CHECK_INT(pair_load(&p, vas[i], &value), FAULT_NONE);
        CHECK_U64(value, 77);
    }
    pair_fini(&p);
}

static void there_may_be_five_levels(void)
{
    use_five_levels(SHADOW_FLUSH);
    use_five_levels(SHADOW_TRACE);
}

/* --- under trace ---------------------------------------------------------- */

/* As above, but no two of them have the same s and n and other tables: when
 * rV changes so without SYNC 6, the bare machine has old translations, and
 * `trace' follows the tables. */
static octa traced_rv(octa *r)
{
    const octa rvs[] = {pair_rv(0x2468, 13, PAIR_TABLES, 5, 0),
                        pair_rv(0x2468, 13, PAIR_TABLES, 5, 0),
                        pair_rv(0x2468, 13, PAIR_TABLES, 5, 1),
                        pair_rv(0x2468, 13, PAIR_TABLES + 1, 6, 0),
                        pair_rv(0x3333, 14, PAIR_TABLES, 5, 0),
                        pair_rv(0x1234, 15, PAIR_TABLES + 2, 6, 0),
                        pair_rv(0x5555, 16, PAIR_TABLES + 3, 5, 0),
                        pair_rv(0x2468, 13, PAIR_TABLES, 5, 2)};

    return rvs[random_below(r, ARRAY_LEN(rvs))];
}

static bool is_in_tables(octa at)
{
    return at - ((octa)PAIR_TABLES << BUS_PAGE_BITS) < (octa)12
                                                           << BUS_PAGE_BITS;
}

/* Where the guest may store without touching a table. */
static bool is_harmless(struct pair *p, const struct pair_access *a)
{
    struct mmu_walk w;
    struct va va = {a->va};
    const struct mmu_page *known;

    if (a->kind != BUS_STORE)
        return true;
    if (pair_is_negative(a))
        return !is_in_tables(addr_direct(va).a);
    if (!machine_has_valid_rv(p->bare))
        return true;
    known = tcache_find(&p->bare->tcache, TCACHE_DATA, va, p->bare->rv.s,
                        p->bare->rv.n);
    if (known != NULL)
        return !is_in_tables(mmu_place(known, va).a);
    mmu_translate(&p->bare->rv, va, mem_peek, &p->bare->mem, &w);
    return w.outcome != MMU_MAPPED || !is_in_tables(mmu_place(&w.page, va).a);
}

/* A guest that does SYNC 6 after each change of a table. */
static void careful_step(struct pair *p, octa *r)
{
    struct pair_access a = pair_random_access(r);

    switch (random_below(r, 32)) {
    case 0:
    case 1:
    case 2:
    case 3:
        pair_ldvts(p, random_key(p, r));
        break;
    case 4:
        pair_put_rv(p, traced_rv(r));
        break;
    case 5:
        pair_poke(p, pair_random_place(r), pair_random_entry(r));
        pair_sync(p);
        break;
    case 6:
        install(p, r);
        break;
    default:
        pair_do(p, a);
        if (!is_harmless(p, &a))
            pair_sync(p);
    }
}

static void compare_traced(struct pair_options o, octa seed)
{
    octa r = seed;
    struct pair p;

    o.shadow = SHADOW_TRACE;
    pair_init(&p, o);
    fill_tables(&p, &r);
    for (unsigned i = 0; i < 400; i++) {
        careful_step(&p, &r);
        if (i % 64 == 50)
            take_and_restore(&p);
    }
    pair_check_memory(&p);
    pair_fini(&p);
}

static void trace_is_the_bare_machine_to_a_careful_guest(void)
{
    for (octa seed = 1; seed <= 40; seed++)
        compare_traced((struct pair_options){0}, seed);
}

static void also_with_few_frames(void)
{
    for (octa seed = 1; seed <= 20; seed++)
        compare_traced(
            (struct pair_options){.host_pages = 60 + (unsigned)seed % 10},
            seed);
}

/* The bare machine forgets its translations before each access: so it does
 * what the tables say at the moment. */
static void trace_follows_the_tables_of_a_careless_one(void)
{
    for (octa seed = 1; seed <= 40; seed++) {
        octa r = seed;
        struct pair p;

        pair_init(&p, (struct pair_options){.shadow = SHADOW_TRACE});
        for (unsigned i = 0; i < 400; i++) {
            machine_sync6(p.bare);
            if (random_below(&r, 4) == 0)
                pair_poke(&p, pair_random_place(&r), pair_random_entry(&r));
            else if (random_below(&r, 8) == 0)
                pair_put_rv(&p, pair_random_rv(&r) & ~(octa)1);
            else if (random_below(&r, 32) == 0)
                shadow_clear(p.g);
            else
                pair_do(&p, pair_random_access(&r));
            if (i % 64 == 50)
                take_and_restore(&p);
        }
        pair_check_memory(&p);
        pair_fini(&p);
    }
}

/* --- what a write to a table does ----------------------------------------- */

enum { WAS = 3, IS = 4, OTHER = 1 << BUS_PAGE_BITS };

static octa entry_for(octa page, unsigned perm)
{
    return page << BUS_PAGE_BITS | 5 << 3 | perm;
}

static void store(struct pair *p, octa va, octa value)
{
    struct pair_access a = {
        .kind = BUS_STORE, .size = 8, .va = va, .value = value};

    CHECK_INT(pair_guest(p, &a), FAULT_NONE);
}

static octa load(struct pair *p, octa va)
{
    octa value;

    CHECK_INT(pair_load(p, va, &value), FAULT_NONE);
    return value;
}

/* A guest's page 0 is WAS, where its number is stored; IS has its own; page 1
 * is the table. */
static void begin(struct pair *p, enum shadow_strategy strategy)
{
    const octa negative = (octa)1 << 63;
    const octa table = (octa)PAIR_TABLES << BUS_PAGE_BITS;

    pair_init(p, (struct pair_options){.shadow = strategy});
    store(p, negative | WAS << BUS_PAGE_BITS, WAS);
    store(p, negative | IS << BUS_PAGE_BITS, IS);
    store(p, negative | table, entry_for(WAS, PERM_ALL));
    store(p, negative | (table + 8), entry_for(PAIR_TABLES, PERM_ALL));
    pair_put_rv(p, pair_rv(0x2468, 13, PAIR_TABLES, 5, 0));
    CHECK_U64(load(p, 0), WAS);
}

static octa negative_table(void)
{
    return (octa)1 << 63 | (octa)PAIR_TABLES << BUS_PAGE_BITS;
}

static void flush_does_not_follow_a_table_before_sync_6(void)
{
    struct pair p;

    begin(&p, SHADOW_FLUSH);
    store(&p, negative_table(), entry_for(IS, PERM_ALL));
    CHECK_U64(load(&p, 0), WAS);
    shadow_clear(p.g);
    CHECK_U64(load(&p, 0), IS);
    pair_fini(&p);
}

static void trace_follows_a_table_at_once(void)
{
    struct pair p;

    begin(&p, SHADOW_TRACE);
    store(&p, negative_table(), entry_for(IS, PERM_ALL));
    CHECK_U64(load(&p, 0), IS);
    pair_fini(&p);
}

static void trace_keeps_its_shadows_at_sync_6(void)
{
    struct pair p;
    octa before;

    begin(&p, SHADOW_TRACE);
    before = p.g->counts.fills[0];
    shadow_clear(p.g);
    CHECK_U64(load(&p, 0), WAS);
    CHECK_U64(p.g->counts.fills[0], before);
    CHECK_INT(shadow_change(p.g, 5 << 3), 1 << TCACHE_DATA);
    CHECK_INT(shadow_change(p.g, 5 << 3), 0);
    pair_fini(&p);
}

static void a_table_is_protected_wherever_it_is_mapped(void)
{
    struct pair p;

    begin(&p, SHADOW_TRACE);
    CHECK_U64(load(&p, OTHER), entry_for(WAS, PERM_ALL));
    store(&p, OTHER, entry_for(IS, PERM_ALL));
    CHECK_U64(load(&p, 0), IS);
    CHECK_U64(load(&p, negative_table()), entry_for(IS, PERM_ALL));
    store(&p, negative_table(), entry_for(WAS, PERM_ALL));
    CHECK_U64(load(&p, 0), WAS);
    pair_fini(&p);
}

static void a_disk_is_followed_too(void)
{
    const octa entry = entry_for(IS, PERM_ALL);
    struct pair p;
    byte bytes[8];

    begin(&p, SHADOW_TRACE);
    be_put_octa(bytes, entry);
    CHECK(gmem_write(p.g, (struct pa){(octa)PAIR_TABLES << BUS_PAGE_BITS},
                     bytes, sizeof bytes));
    CHECK_U64(load(&p, 0), IS);
    pair_fini(&p);
}

static void what_ldvts_has_set_is_kept_until_the_table_changes(void)
{
    struct pair p;
    octa value;

    begin(&p, SHADOW_TRACE);
    CHECK_INT(shadow_change(p.g, 5 << 3 | PERM_W), 1 << TCACHE_DATA);
    CHECK_INT(pair_load(&p, 0, &value), FAULT_R);
    store(&p, negative_table(), entry_for(IS, PERM_ALL));
    CHECK_U64(load(&p, 0), IS);
    pair_fini(&p);
}

static void a_page_that_is_no_table_any_more_is_given_up(void)
{
    struct pair p;
    octa fills;

    begin(&p, SHADOW_TRACE);
    for (octa i = 0; i < 8; i++)
        store(&p, negative_table() + 0x1000, i);
    CHECK(!traced_has(&p.g->shadow->traced, PAIR_TABLES));
    fills = p.g->counts.fills[1];
    for (octa i = 0; i < 8; i++)
        store(&p, negative_table() + 0x1000, i);
    CHECK_U64(p.g->counts.fills[1], fills);
    pair_fini(&p);
}

/* --- no memory ------------------------------------------------------------ */

/* The guest alone enters two pages, uses them, changes one, and flushes. */
static bool use_pages(struct pair *p)
{
    const octa table = (octa)PAIR_TABLES << BUS_PAGE_BITS;
    const octa values[] = {3 << 13 | 5 << 3 | 7, 4 << 13 | 5 << 3 | 7};
    octa value;

    p->g->v.rV = pair_rv(0x2468, 13, PAIR_TABLES, 5, 0);
    for (unsigned i = 0; i < 4; i++) {
        struct pair_access a = {.kind = BUS_STORE,
                                .size = 8,
                                .va = (octa)1 << 63 | table | 8 * (i & 1),
                                .value = values[i / 2]};

        if (!shadow_select(p->g) || pair_guest(p, &a) != FAULT_NONE)
            return false;
        shadow_clear(p->g);
        if (pair_load(p, (octa)(i & 1) << 13, &value) != FAULT_NONE)
            return false;
    }
    return !p->h->is_exhausted;
}

static enum test_outcome make_and_use(void *context)
{
    struct pair p;
    bool is_done =
        pair_try(&p, *(struct pair_options *)context) && use_pages(&p);

    pair_fini(&p);
    return is_done ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void every_allocation_may_fail(void)
{
    for (unsigned i = 0; i < SHADOW_STRATEGIES; i++) {
        struct pair_options o = {.shadow = (enum shadow_strategy)i};

        CHECK(test_each_allocation_fails(make_and_use, &o) > 10);
    }
}

int main(void)
{
    return TEST_RUN(
        flush_is_the_bare_machine_and_its_cache, with_a_small_cache_too,
        with_few_frames_too, guests_do_not_meet,
        nor_do_they_where_frames_are_few, there_may_be_many_spaces,
        there_may_be_five_levels, trace_is_the_bare_machine_to_a_careful_guest,
        also_with_few_frames, trace_follows_the_tables_of_a_careless_one,
        flush_does_not_follow_a_table_before_sync_6,
        trace_follows_a_table_at_once, trace_keeps_its_shadows_at_sync_6,
        a_table_is_protected_wherever_it_is_mapped, a_disk_is_followed_too,
        what_ldvts_has_set_is_kept_until_the_table_changes,
        a_page_that_is_no_table_any_more_is_given_up,
        every_allocation_may_fail);
}
