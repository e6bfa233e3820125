/* test_tcache.c - the translation cache, as a program can know it. */
#include "sysvm/tcache.h"
#include "tests/unit/random.h"
#include "tests/unit/test.h"
#include "vm/base/hash.h"

enum { S = 13, N = 5 };

static struct mmu_page page(octa base, unsigned s, unsigned perm)
{
    return (struct mmu_page){.base = {base}, .s = (byte)s, .perm = (byte)perm};
}

/* Put VA's page, of the size S in space N, at BASE.  Returns whether another
 * entry was evicted. */
static bool put(struct tcache *t, enum tcache_side side, octa va, octa base)
{
    struct mmu_page p = page(base, S, PERM_R);
    bool evicted;

    CHECK_INT(tcache_put(t, side, (struct va){va}, N, &p, &evicted), STATUS_OK);
    return evicted;
}

static bool has(const struct tcache *t, enum tcache_side side, octa va)
{
    return tcache_find(t, side, (struct va){va}, S, N) != NULL;
}

/* --- finding -------------------------------------------------------------- */

static void an_entry_serves_its_whole_page(void)
{
    struct tcache t;
    const struct mmu_page *p;

    tcache_init(&t, 0);
    CHECK(!has(&t, TCACHE_DATA, 0x4000));
    CHECK(!put(&t, TCACHE_DATA, 0x4123, 0x10000));
    p = tcache_find(&t, TCACHE_DATA, (struct va){0x5fff}, S, N);
    CHECK(p != NULL);
    CHECK_U64(p->base.a, 0x10000);
    CHECK_INT(p->perm, PERM_R);
    CHECK(has(&t, TCACHE_DATA, 0x4000));
    CHECK(!has(&t, TCACHE_DATA, 0x3fff));
    CHECK(!has(&t, TCACHE_DATA, 0x6000));
    tcache_fini(&t);
}

static void every_part_of_the_key_counts(void)
{
    struct tcache t;
    octa va = 0x2000000000400000;

    tcache_init(&t, 0);
    put(&t, TCACHE_DATA, va, 0);
    CHECK(has(&t, TCACHE_DATA, va));
    CHECK(!has(&t, TCACHE_INSNS, va));
    CHECK(!has(&t, TCACHE_DATA, va ^ (octa)1 << 63));
    CHECK(!has(&t, TCACHE_DATA, va ^ (octa)1 << 61));
    CHECK(!has(&t, TCACHE_DATA, va ^ (octa)1 << 60));
    CHECK(tcache_find(&t, TCACHE_DATA, (struct va){va}, S, N + 1) == NULL);
    CHECK(tcache_find(&t, TCACHE_DATA, (struct va){va}, S + 1, N) == NULL);
    tcache_fini(&t);
}

static void what_is_there_stays(void)
{
    struct tcache t;

    tcache_init(&t, 0);
    put(&t, TCACHE_DATA, 0x4000, 0x10000);
    put(&t, TCACHE_DATA, 0x4000, 0x20000);
    CHECK_U64(tcache_find(&t, TCACHE_DATA, (struct va){0x4000}, S, N)->base.a,
              0x10000);
    CHECK_U64(t.counts.made, 1);
    tcache_fini(&t);
}

static octa hash_of(const struct tcache *t)
{
    struct buf b;
    octa hash;

    buf_init(&b);
    tcache_save(t, &b);
    CHECK_INT(buf_status(&b), STATUS_OK);
    hash = hash_bytes(HASH_START, b.data, b.len);
    buf_fini(&b);
    return hash;
}

/* With the entry that had to go for it, wherever the row is moved. */
static void what_was_put_last_can_be_taken_back(void)
{
    struct tcache t;
    octa random = 1;

    tcache_init(&t, 20);
    for (unsigned i = 0; i < 1000; i++) {
        octa va = random_below(&random, 64) << S;
        octa before = hash_of(&t), after;

        put(&t, TCACHE_DATA, va, va);
        after = hash_of(&t);
        tcache_take_back(&t);
        CHECK_U64(hash_of(&t), before);
        tcache_take_back(&t);
        CHECK_U64(hash_of(&t), before);
        put(&t, TCACHE_DATA, va, va);
        CHECK_U64(hash_of(&t), after);
        if (random_below(&random, 4) == 0)
            tcache_change(&t, random_below(&random, 64) << S | N << 3, S);
    }
    CHECK(t.counts.evicted > 100);
    tcache_fini(&t);
}

static void what_was_changed_since_is_not_taken_back(void)
{
    struct tcache t;

    tcache_init(&t, 0);
    put(&t, TCACHE_DATA, 0x4000, 0);
    tcache_change(&t, 0x4000 | N << 3 | 3, S);
    tcache_take_back(&t);
    CHECK(has(&t, TCACHE_DATA, 0x4000));
    put(&t, TCACHE_DATA, 0x6000, 0);
    tcache_clear(&t);
    tcache_take_back(&t);
    CHECK_U64(t.side[TCACHE_DATA].count, 0);
    tcache_fini(&t);
}

static void sync_6_drops_both_sides(void)
{
    struct tcache t;

    tcache_init(&t, 0);
    tcache_clear(&t);
    put(&t, TCACHE_DATA, 0x4000, 0);
    put(&t, TCACHE_INSNS, 0x4000, 0);
    tcache_clear(&t);
    CHECK(!has(&t, TCACHE_DATA, 0x4000));
    CHECK(!has(&t, TCACHE_INSNS, 0x4000));
    put(&t, TCACHE_DATA, 0x4000, 0);
    CHECK(has(&t, TCACHE_DATA, 0x4000));
    CHECK_U64(t.counts.clears, 2);
    tcache_fini(&t);
}

/* --- LDVTS ---------------------------------------------------------------- */

static void ldvts_says_on_which_side_a_key_is(void)
{
    struct tcache t;
    octa key = 0x4000 | N << 3;

    tcache_init(&t, 0);
    CHECK_INT(tcache_change(&t, key | 4, S), 0);
    put(&t, TCACHE_INSNS, 0x4000, 0);
    CHECK_INT(tcache_change(&t, key | 4, S), 1);
    put(&t, TCACHE_DATA, 0x4000, 0);
    CHECK_INT(tcache_change(&t, key | 4, S), 3);
    tcache_clear(&t);
    put(&t, TCACHE_DATA, 0x4000, 0);
    CHECK_INT(tcache_change(&t, key | 4, S), 2);
    tcache_fini(&t);
}

static void ldvts_sets_the_permissions(void)
{
    struct tcache t;

    tcache_init(&t, 0);
    put(&t, TCACHE_DATA, 0x4000, 0x10000);
    CHECK_INT(tcache_change(&t, 0x4000 | N << 3 | 3, S), 2);
    CHECK_INT(tcache_find(&t, TCACHE_DATA, (struct va){0x4000}, S, N)->perm, 3);
    CHECK_U64(t.counts.changed, 1);
    tcache_fini(&t);
}

static void ldvts_without_permissions_drops(void)
{
    struct tcache t;
    octa key = 0x4000 | N << 3;

    tcache_init(&t, 0);
    put(&t, TCACHE_DATA, 0x4000, 0x10000);
    put(&t, TCACHE_INSNS, 0x4000, 0x10000);
    CHECK_INT(tcache_change(&t, key, S), 3);
    CHECK(!has(&t, TCACHE_DATA, 0x4000));
    CHECK(!has(&t, TCACHE_INSNS, 0x4000));
    CHECK_INT(tcache_change(&t, key, S), 0);
    CHECK_U64(t.counts.dropped, 2);
    tcache_fini(&t);
}

static void ldvts_wants_the_whole_key(void)
{
    struct tcache t;
    struct mmu_page large = page(0, 20, PERM_R);
    bool evicted;

    tcache_init(&t, 0);
    CHECK_INT(
        tcache_put(&t, TCACHE_DATA, (struct va){0x1fffff}, N, &large, &evicted),
        STATUS_OK);
    CHECK_INT(tcache_change(&t, 0x102000 | N << 3 | 4, 20), 0);
    CHECK_INT(tcache_change(&t, 0x100000 | N << 3 | 4, S), 0);
    CHECK_INT(tcache_change(&t, 0x100000 | N << 3 | 4, 20), 2);
    for (unsigned s = 0; s < 256; s++)
        if (s != 20)
            CHECK_INT(tcache_change(&t, 0x100000 | N << 3 | 4, s), 0);
    tcache_fini(&t);
}

/* An entry without any permission can come by ropcode 3 only. */
static void an_entry_may_permit_nothing(void)
{
    struct tcache t;
    struct mmu_page p = page(0, S, 0);
    bool evicted;

    tcache_init(&t, 0);
    CHECK_INT(tcache_put(&t, TCACHE_DATA, (struct va){0}, N, &p, &evicted),
              STATUS_OK);
    CHECK(has(&t, TCACHE_DATA, 0));
    CHECK_INT(tcache_change(&t, N << 3, S), 2);
    CHECK(!has(&t, TCACHE_DATA, 0));
    tcache_fini(&t);
}

/* --- limits and order ----------------------------------------------------- */

static void the_oldest_makes_place(void)
{
    struct tcache t;

    tcache_init(&t, 2);
    CHECK(!put(&t, TCACHE_DATA, 0x2000, 0));
    CHECK(!put(&t, TCACHE_DATA, 0x4000, 0));
    CHECK(!put(&t, TCACHE_INSNS, 0x6000, 0));
    CHECK(!put(&t, TCACHE_DATA, 0x2000, 0)); /* using does not make younger */
    CHECK(put(&t, TCACHE_DATA, 0x6000, 0));
    CHECK(!has(&t, TCACHE_DATA, 0x2000));
    CHECK(has(&t, TCACHE_DATA, 0x4000));
    CHECK(has(&t, TCACHE_DATA, 0x6000));
    CHECK_U64(t.counts.evicted, 1);
    tcache_fini(&t);
}

static void entries_come_in_the_order_they_were_made(void)
{
    struct tcache t;
    const struct tcache_entry *e;
    size_t at = 0;
    octa expected = 0;

    tcache_init(&t, 0);
    for (octa i = 0; i < 100; i++)
        put(&t, TCACHE_DATA, i * 7919 % 100 << 13, i << 13);
    for (octa i = 0; i < 100; i += 3)
        CHECK_INT(tcache_change(&t, i * 7919 % 100 << 13 | N << 3, S), 2);
    while ((e = tcache_next(&t, TCACHE_DATA, &at)) != NULL) {
        expected += expected % 3 == 0;
        CHECK_U64(e->page.base.a, expected << 13);
        CHECK_U64(e->tag, expected * 7919 % 100 << 13 | N << 3);
        expected++;
    }
    CHECK_U64(expected, 99); /* the last one, 99, was dropped */
    tcache_fini(&t);
}

/* --- against a simple model ----------------------------------------------- */

enum { MODEL = 64, LIMIT = 20 };

/* The same cache as a list that is searched from the start. */
struct model {
    octa va[MODEL], base[MODEL];
    unsigned perm[MODEL], count;
};

static unsigned model_find(const struct model *m, octa va)
{
    unsigned i = 0;

    while (i < m->count && m->va[i] != va)
        i++;
    return i;
}

static void model_remove(struct model *m, unsigned at)
{
    m->count--;
    for (unsigned i = at; i < m->count; i++) {
        m->va[i] = m->va[i + 1];
        m->base[i] = m->base[i + 1];
        m->perm[i] = m->perm[i + 1];
    }
}

static bool model_put(struct model *m, octa va, octa base)
{
    bool is_full = m->count == LIMIT;

    if (model_find(m, va) < m->count)
        return false;
    if (is_full)
        model_remove(m, 0);
    m->va[m->count] = va;
    m->base[m->count] = base;
    m->perm[m->count++] = PERM_R;
    return is_full;
}

static unsigned model_change(struct model *m, octa va, unsigned perm)
{
    unsigned i = model_find(m, va);

    if (i == m->count)
        return 0;
    m->perm[i] = perm;
    if (perm == 0)
        model_remove(m, i);
    return 2;
}

static void check_model(const struct model *m, const struct tcache *t)
{
    const struct tcache_entry *e;
    size_t at = 0;
    unsigned i = 0;

    for (; (e = tcache_next(t, TCACHE_DATA, &at)) != NULL; i++) {
        CHECK_U64(e->tag, m->va[i] | N << 3);
        CHECK_U64(e->page.base.a, m->base[i]);
        CHECK_INT(e->page.perm, m->perm[i]);
        CHECK_PTR(tcache_find(t, TCACHE_DATA, (struct va){m->va[i]}, S, N),
                  &e->page);
    }
    CHECK_INT(i, m->count);
}

static void any_history_is_that_of_a_plain_list(void)
{
    struct model m = {.count = 0};
    struct tcache t;
    octa state = 1970;

    tcache_init(&t, LIMIT);
    for (unsigned i = 0; i < 50000; i++) {
        octa va = random_below(&state, 40) * 0x30000002000;
        octa base = random_below(&state, 1000) << 13;
        unsigned perm = (unsigned)random_below(&state, 4);

        if (random_below(&state, 2) == 0)
            CHECK_INT(put(&t, TCACHE_DATA, va, base), model_put(&m, va, base));
        else
            CHECK_INT(tcache_change(&t, va | N << 3 | perm, S),
                      model_change(&m, va, perm));
        check_model(&m, &t);
    }
    tcache_fini(&t);
}

static void many_entries_are_all_found(void)
{
    struct tcache t;

    tcache_init(&t, 0);
    for (octa i = 0; i < 100000; i++)
        put(&t, TCACHE_DATA, i << 13, i << 13);
    for (octa i = 0; i < 100000; i++)
        CHECK_U64(
            tcache_find(&t, TCACHE_DATA, (struct va){i << 13}, S, N)->base.a,
            i << 13);
    CHECK(!has(&t, TCACHE_DATA, (octa)100000 << 13));
    tcache_fini(&t);
}

/* --- saving --------------------------------------------------------------- */

/* A cache with something of everything, saved in B. */
static void make_saved(struct tcache *t, struct buf *b)
{
    struct mmu_page large = page((octa)5 << 30, 30, PERM_ALL);
    bool evicted;

    tcache_init(t, 30);
    buf_init(b);
    for (octa i = 0; i < 40; i++)
        put(t, TCACHE_DATA, i % 4 << 61 | i << 20, i << 13);
    put(t, TCACHE_INSNS, 0x2000, 0x4000);
    CHECK_INT(
        tcache_put(t, TCACHE_INSNS, (struct va){0}, 1023, &large, &evicted),
        STATUS_OK);
    CHECK_INT(tcache_change(t, (octa)20 << 20 | N << 3, S), 2);
    tcache_save(t, b);
    CHECK_INT(buf_status(b), STATUS_OK);
}

static enum status restore(struct tcache *t, const struct buf *b, size_t len)
{
    struct reader r;

    reader_init(&r, b->data, len);
    return tcache_restore(t, &r);
}

static void what_was_saved_is_restored(void)
{
    struct tcache t, u;
    struct buf b, again;

    make_saved(&t, &b);
    tcache_init(&u, 7);
    put(&u, TCACHE_DATA, 0x123456000, 0);
    CHECK_INT(restore(&u, &b, b.len), STATUS_OK);
    buf_init(&again);
    tcache_save(&u, &again);
    CHECK_U64(again.len, b.len);
    CHECK_MEM(again.data, b.data, b.len);
    CHECK_U64(u.limit, 30);
    CHECK(has(&u, TCACHE_DATA, (octa)39 << 20 | (octa)3 << 61));
    CHECK(!has(&u, TCACHE_DATA, 0x123456000));
    CHECK_INT(put(&u, TCACHE_DATA, 0x2000, 0), put(&t, TCACHE_DATA, 0x2000, 0));
    CHECK_INT(put(&u, TCACHE_DATA, 0x4000, 0), put(&t, TCACHE_DATA, 0x4000, 0));
    buf_fini(&again);
    buf_fini(&b);
    tcache_fini(&t);
    tcache_fini(&u);
}

static void a_part_of_a_saved_cache_is_refused(void)
{
    struct tcache t, u;
    struct buf b;
    size_t at = 0;

    make_saved(&t, &b);
    tcache_init(&u, 0);
    for (size_t len = 0; len < b.len; len++) {
        CHECK_INT(restore(&u, &b, len), STATUS_BAD_INPUT);
        CHECK(tcache_next(&u, TCACHE_DATA, &at) == NULL);
    }
    buf_fini(&b);
    tcache_fini(&t);
    tcache_fini(&u);
}

/* Offsets in what make_saved() saves. */
enum {
    AT_LIMIT = 0,
    AT_COUNT = 6 * 8,
    AT_ENTRY = 7 * 8, /* the first one: tag, base, s, perm */
    ENTRY = 18
};

static void check_refused_with(size_t at, byte value)
{
    struct tcache t, u;
    struct buf b;

    make_saved(&t, &b);
    tcache_init(&u, 0);
    CHECK(b.data[at] != value);
    b.data[at] = value;
    CHECK_INT(restore(&u, &b, b.len), STATUS_BAD_INPUT);
    buf_fini(&b);
    tcache_fini(&t);
    tcache_fini(&u);
}

static void what_no_cache_has_is_refused(void)
{
    check_refused_with(AT_LIMIT + 7, 0);   /* no entries at all */
    check_refused_with(AT_LIMIT, 1);       /* too many */
    check_refused_with(AT_COUNT + 7, 31);  /* more than the limit */
    check_refused_with(AT_ENTRY + 7, 1);   /* a tag with permissions */
    check_refused_with(AT_ENTRY + 16, 12); /* small pages, */
    check_refused_with(AT_ENTRY + 16, 49); /* large ones */
    check_refused_with(AT_ENTRY + 16, 15); /* a base within a page */
    check_refused_with(AT_ENTRY + 17, 8);  /* a fourth permission */
    check_refused_with(AT_ENTRY + 8, 1);   /* a page of a device */
    check_refused_with(AT_ENTRY + ENTRY + 6,
                       0x3f); /* bits between page and n */
}

static void one_key_twice_is_refused(void)
{
    struct tcache t, u;
    struct buf b;

    make_saved(&t, &b);
    tcache_init(&u, 0);
    for (unsigned i = 0; i < ENTRY; i++)
        b.data[AT_ENTRY + ENTRY + i] = b.data[AT_ENTRY + i];
    CHECK_INT(restore(&u, &b, b.len), STATUS_BAD_INPUT);
    buf_fini(&b);
    tcache_fini(&t);
    tcache_fini(&u);
}

/* --- out of memory -------------------------------------------------------- */

static enum test_outcome fill(void *context)
{
    struct mmu_page p = page(0, S, PERM_R);
    struct tcache t;
    octa i = 0;
    bool evicted;

    (void)context;
    tcache_init(&t, 0);
    while (i < 100 && tcache_put(&t, TCACHE_DATA, (struct va){i << 13}, N, &p,
                                 &evicted) == STATUS_OK)
        i++;
    for (octa j = 0; j < 100; j++)
        CHECK_INT(has(&t, TCACHE_DATA, j << 13), j < i);
    tcache_fini(&t);
    return i == 100 ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static enum test_outcome restore_saved(void *context)
{
    const struct buf *b = context;
    struct tcache t;
    enum status s;
    size_t at = 0;

    tcache_init(&t, 0);
    s = restore(&t, b, b->len);
    if (s != STATUS_OK) {
        CHECK_INT(s, STATUS_NO_MEMORY);
        CHECK(tcache_next(&t, TCACHE_DATA, &at) == NULL);
    }
    tcache_fini(&t);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void each_allocation_may_fail(void)
{
    struct tcache t;
    struct buf b;

    CHECK(test_each_allocation_fails(fill, NULL) > 4);
    make_saved(&t, &b);
    CHECK(test_each_allocation_fails(restore_saved, &b) > 2);
    buf_fini(&b);
    tcache_fini(&t);
}

int main(void)
{
    return TEST_RUN(
        an_entry_serves_its_whole_page, every_part_of_the_key_counts,
        what_is_there_stays, what_was_put_last_can_be_taken_back,
        what_was_changed_since_is_not_taken_back, sync_6_drops_both_sides,
        ldvts_says_on_which_side_a_key_is, ldvts_sets_the_permissions,
        ldvts_without_permissions_drops, ldvts_wants_the_whole_key,
        an_entry_may_permit_nothing, the_oldest_makes_place,
        entries_come_in_the_order_they_were_made,
        any_history_is_that_of_a_plain_list, many_entries_are_all_found,
        what_was_saved_is_restored, a_part_of_a_saved_cache_is_refused,
        what_no_cache_has_is_refused, one_key_twice_is_refused,
        each_allocation_may_fail);
}
