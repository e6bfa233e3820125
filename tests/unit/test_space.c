/* test_space.c - a tree of shadow tables, beside a plain list.
 *
 * The machine's own walk is what reads the tables, so it is the judge.
 */
#include "sysvm/hypervisor/space.h"
#include "tests/unit/random.h"
#include "tests/unit/test.h"
#include "vm/base/bits.h"

enum { FRAMES = 256, KEPT = 200, NUMBER = 7, MOST = 128 };

/* A space, and what it is to have. */
struct fixture {
    struct mem mem;
    struct frames frames;
    struct space space;
    struct {
        octa at, entry;
    } list[MOST];
    unsigned count;
};

static struct space_memory memory(struct fixture *t)
{
    return (struct space_memory){&t->mem, &t->frames};
}

static void init(struct fixture *t, bool is_rvv)
{
    *t = (struct fixture){.count = 0};
    mem_init(&t->mem, (octa)FRAMES << BUS_PAGE_BITS, NULL);
    CHECK_INT(frames_init(&t->frames, FRAMES, KEPT), STATUS_OK);
    CHECK(space_make(&t->space, memory(t), 0, NUMBER, is_rvv));
}

static void fini(struct fixture *t)
{
    frames_fini(&t->frames);
    mem_fini(&t->mem);
}

/* --- the list ------------------------------------------------------------- */

static void list_put(struct fixture *t, octa at, octa entry)
{
    for (unsigned i = 0; i < t->count; i++)
        if (t->list[i].at == at)
            t->list[i--] = t->list[--t->count];
    if (entry == 0)
        return;
    CHECK(t->count < MOST);
    t->list[t->count].at = at;
    t->list[t->count++].entry = entry;
}

/* Drop what lies in one of SEGMENTS. */
static void list_drop(struct fixture *t, unsigned segments)
{
    for (unsigned i = 0; i < t->count; i++)
        if (segments >> addr_segment((struct va){t->list[i].at}) & 1)
            t->list[i--] = t->list[--t->count];
}

static octa list_get(const struct fixture *t, octa at)
{
    for (unsigned i = 0; i < t->count; i++)
        if (t->list[i].at == at)
            return t->list[i].entry;
    return 0;
}

/* --- the same ------------------------------------------------------------- */

static void check_walk(struct fixture *t, octa at)
{
    const struct mmu_rv rv = mmu_unpack(space_rv(&t->space));
    const octa va = t->space.is_rvv ? at | (octa)1 << 63 : at;
    octa entry = list_get(t, at);
    struct mmu_walk w;

    CHECK_U64(space_get(&t->space, memory(t), at), entry);
    mmu_translate(&rv, (struct va){va}, mem_peek, &t->mem, &w);
    CHECK_INT(w.outcome == MMU_MAPPED, entry != 0);
    if (entry == 0)
        return;
    CHECK_U64(w.page.base.a, entry & bits_mask(48) & -(octa)BUS_PAGE_BYTES);
    CHECK_INT(w.page.perm, entry & 7);
}

/* A space_visit. */
static octa count_one(void *count, octa at, octa entry)
{
    (void)at;
    ++*(unsigned *)count;
    return entry;
}

static void check_all(struct fixture *t, octa *r)
{
    octa from = random_octa(r) >> 1 & -(octa)BUS_PAGE_BYTES;
    octa len = (octa)BUS_PAGE_BYTES << random_below(r, 49);
    unsigned seen = 0, wanted = 0;

    if (t->space.is_rvv)
        from &= bits_mask(48);
    len = smaller(len, ((octa)1 << 63) - from);
    for (unsigned i = 0; i < t->count; i++) {
        check_walk(t, t->list[i].at);
        wanted += t->list[i].at - from < len;
    }
    CHECK_INT(t->space.entries, t->count);
    space_each(&t->space, memory(t), from, len, count_one, &seen);
    CHECK_INT(seen, wanted);
}

/* Addresses with all numbers of digits, so that roots have to be rebuilt. */
static octa random_at(octa *r, bool is_rvv)
{
    octa at = random_octa(r) >> (3 + random_below(r, 48));

    if (is_rvv)
        at &= bits_mask(48);
    else
        at |= random_below(r, 4) << ADDR_SEGMENT_BITS;
    return at & -(octa)BUS_PAGE_BYTES;
}

/* False: there was no frame, and all was cleared. */
static bool put(struct fixture *t, octa at, octa entry)
{
    enum space_put done;

    while ((done = space_put(&t->space, memory(t), at, entry)) ==
           SPACE_PUT_BEYOND)
        list_drop(t, space_rebuild(&t->space, memory(t), at));
    if (done == SPACE_PUT_DONE) {
        list_put(t, at, entry);
        return true;
    }
    CHECK_INT(done, SPACE_PUT_FULL);
    space_clear(&t->space, memory(t));
    t->count = 0;
    return false;
}

static void compare(octa seed, bool is_rvv)
{
    struct fixture t;
    octa r = seed;

    init(&t, is_rvv);
    for (unsigned i = 0; i < 300; i++) {
        octa at = random_at(&r, is_rvv);
        octa entry = (octa)(1 + random_below(&r, FRAMES - 1)) << 13 |
                     NUMBER << 3 | (1 + random_below(&r, 7));

        if (t.count > 0 && random_below(&r, 3) == 0)
            at = t.list[random_below(&r, t.count)].at;
        if (t.count == MOST || random_below(&r, 3) == 0)
            entry = 0;
        if (t.count < MOST || list_get(&t, at) != 0)
            (void)put(&t, at, entry);
        check_walk(&t, at);
        check_walk(&t, random_at(&r, is_rvv));
        check_all(&t, &r);
    }
    space_destroy(&t.space, memory(&t));
    CHECK_INT(t.frames.free, FRAMES - 1);
    fini(&t);
}

static void the_walk_finds_what_was_put(void)
{
    for (octa seed = 1; seed <= 20; seed++)
        compare(seed, false);
}

static void for_negative_addresses_too(void)
{
    for (octa seed = 1; seed <= 20; seed++)
        compare(seed, true);
}

static void the_segment_rebuilt_before_keeps_its_entries(void)
{
    const octa far = (octa)1 << 60, entry = 9 << 13 | NUMBER << 3 | 7;
    const octa segment1 = (octa)1 << 61, segment3 = (octa)3 << 61;
    struct fixture t;

    init(&t, false);
    CHECK(put(&t, segment1, entry));
    CHECK(put(&t, segment1 | far, entry));
    CHECK(space_get(&t.space, memory(&t), segment1) == 0);
    CHECK(put(&t, segment1, entry));
    CHECK(put(&t, 0, entry));
    CHECK(put(&t, segment3 | far, entry));
    CHECK_U64(space_get(&t.space, memory(&t), segment1), entry);
    CHECK_U64(space_get(&t.space, memory(&t), segment1 | far), entry);
    CHECK_U64(space_get(&t.space, memory(&t), segment3 | far), entry);
    CHECK_U64(space_get(&t.space, memory(&t), 0), 0);
    fini(&t);
}

static void a_space_begins_empty_whatever_the_frames_had(void)
{
    struct fixture t;

    init(&t, false);
    space_destroy(&t.space, memory(&t));
    for (octa a = 0; a < t.mem.size; a += 8)
        CHECK(mem_store(&t.mem, (struct pa){a}, 8, BUS_OPERAND, ~(octa)0));
    CHECK(space_make(&t.space, memory(&t), 0, NUMBER, false));
    check_walk(&t, 0);
    check_walk(&t, (octa)1 << 40);
    CHECK(put(&t, (octa)1 << 40, 9 << 13 | NUMBER << 3 | 7));
    check_walk(&t, ((octa)1 << 40) + BUS_PAGE_BYTES);
    fini(&t);
}

int main(void)
{
    return TEST_RUN(the_walk_finds_what_was_put, for_negative_addresses_too,
                    the_segment_rebuilt_before_keeps_its_entries,
                    a_space_begins_empty_whatever_the_frames_had);
}
