/* test_mmu.c - the walk through the page tables. */
#include "sysvm/mmu.h"
#include "tests/unit/random.h"
#include "tests/unit/test.h"
#include "vm/base/bits.h"

/* --- tables --------------------------------------------------------------- */

/* A few octas of physical memory; the rest is 0. */
struct table {
    struct {
        octa at, value;
    } octas[8];
    unsigned count;
};

static octa read_table(void *memory, struct pa at)
{
    const struct table *t = memory;

    for (unsigned i = 0; i < t->count; i++)
        if (t->octas[i].at == at.a)
            return t->octas[i].value;
    return 0;
}

static void put(struct table *t, octa at, octa value)
{
    t->octas[t->count].at = at;
    t->octas[t->count].value = value;
    t->count++;
}

static octa make_rv(unsigned b1234, unsigned s, octa r, unsigned n, unsigned f)
{
    return (octa)b1234 << 48 | (octa)s << 40 | r << 13 | n << 3 | f;
}

static struct mmu_walk walk(octa rv, octa va, struct table *t)
{
    struct mmu_rv unpacked = mmu_unpack(rv);
    struct mmu_walk w;

    mmu_translate(&unpacked, (struct va){va}, read_table, t, &w);
    return w;
}

static void check_mapped(octa rv, octa va, struct table *t, octa pa)
{
    struct mmu_walk w = walk(rv, va, t);

    CHECK_STR(mmu_text(w.outcome), "translated");
    CHECK_U64(mmu_place(&w.page, (struct va){va}).a, pa);
}

static void check_refused(octa rv, octa va, struct table *t,
                          enum mmu_outcome why)
{
    CHECK_STR(mmu_text(walk(rv, va, t).outcome), mmu_text(why));
}

/* --- cases of the document ------------------------------------------------ */

static void a_small_page_number_needs_one_entry(void)
{
    octa rv = make_rv(0x1234, 13, 0x100, 5, 0);
    struct table t = {0};
    struct mmu_walk w;

    put(&t, 0x200000 + 8 * 3, 0xabcd000012346000 | 5 << 3 | 6);
    w = walk(rv, 3 * 0x2000 + 0x123, &t);
    CHECK_INT(w.outcome, MMU_MAPPED);
    CHECK_U64(w.page.base.a, 0x12346000);
    CHECK_INT(w.page.perm, PERM_R | PERM_W);
    CHECK_INT(w.page.s, 13);
    CHECK_INT(w.steps, 1);
    CHECK_U64(w.step[0].at.a, 0x200018);
    CHECK_U64(w.step[0].entry, 0xabcd00001234602e);
    CHECK_U64(mmu_place(&w.page, (struct va){3 * 0x2000 + 0x123}).a,
              0x12346123);
}

static void a_larger_one_begins_at_a_pointer(void)
{
    octa rv = make_rv(0x3456, 13, 0x100, 5, 0);
    octa va = ((octa)7 << 20 | 8 << 10 | 9) << 13 | 0xff8;
    struct table t = {0};
    struct mmu_walk w;

    put(&t, 0x200000 + 2 * 0x2000 + 8 * 7, (octa)1 << 63 | 0x70000 | 5 << 3);
    put(&t, 0x70000 + 8 * 8, (octa)1 << 63 | 0x80000 | 5 << 3 | 7);
    put(&t, 0x80000 + 8 * 9, 0x90000 | 5 << 3 | 7);
    w = walk(rv, va, &t);
    CHECK_INT(w.outcome, MMU_MAPPED);
    CHECK_U64(mmu_place(&w.page, (struct va){va}).a, 0x90ff8);
    CHECK_INT(w.digits, 3);
    CHECK_INT(w.steps, 3);
    for (unsigned i = 0; i < 3; i++) {
        CHECK_U64(w.step[i].at.a, t.octas[i].at);
        CHECK_U64(w.step[i].entry, t.octas[i].value);
        CHECK_INT(w.step[i].level, 2 - i);
    }
}

static void five_digits_reach_the_end_of_a_segment(void)
{
    octa rv = make_rv(0x5fff, 13, 0, 0, 0);
    octa tables = (octa)1 << 63;
    struct table t = {0};

    put(&t, 4 * 0x2000 + 8 * 0xff, tables | 0x100000);
    put(&t, 0x100000 + 8 * 0x3ff, tables | 0x200000);
    put(&t, 0x200000 + 8 * 0x3ff, tables | 0x300000);
    put(&t, 0x300000 + 8 * 0x3ff, tables | 0x400000);
    put(&t, 0x400000 + 8 * 0x3ff, 0xffffffffe000 | 7);
    check_mapped(rv, 0x1fffffffffffffff, &t, 0xffffffffffff);
}

static void equal_bounds_leave_page_0_alone(void)
{
    octa rv = make_rv(0x1233, 13, 0x10, 1, 0);
    struct table t = {0};

    put(&t, 0x20000 + 3 * 0x2000, 0x40000 | 1 << 3 | 4);
    check_mapped(rv, 0x6000000000001fff, &t, 0x41fff);
    check_refused(rv, 0x6000000000002000, &t, MMU_BEYOND);
}

static void falling_bounds_make_an_empty_segment(void)
{
    struct table t = {0};

    check_refused(make_rv(0x4344, 13, 0x10, 0, 0), 0x2000000000000000, &t,
                  MMU_BEYOND);
}

static void without_bounds_all_segments_share_one_page(void)
{
    octa rv = make_rv(0, 48, 0x10, 2, 0);
    struct table t = {0};

    put(&t, 0x20000, 0x0000ffffffffe000 | 2 << 3 | 7);
    for (octa i = 0; i < 4; i++) {
        check_mapped(rv, i << 61 | 0x123456789abc, &t, 0x123456789abc);
        check_refused(rv, i << 61 | (octa)1 << 48, &t, MMU_BEYOND);
    }
}

/* b1 = 3, b2 = 2, b3 = 1, b4 = 0: one large segment, the others empty. */
static void a_single_segment_like_that_of_the_alpha(void)
{
    octa rv = make_rv(0x3210, 13, 0, 0, 0);
    octa last = ((octa)1 << 43) - 1;
    struct table t = {0};

    put(&t, 2 * 0x2000 + 8 * 0x3ff, (octa)1 << 63 | 0x10000);
    put(&t, 0x10000 + 8 * 0x3ff, (octa)1 << 63 | 0x20000);
    put(&t, 0x20000 + 8 * 0x3ff, 0x30000 | 7);
    check_mapped(rv, last, &t, 0x31fff);
    check_refused(rv, last + 1, &t, MMU_BEYOND);
    for (octa i = 1; i < 4; i++)
        check_refused(rv, i << 61, &t, MMU_BEYOND);
}

/* b1 = 2, b2 = b3 = 1, b4 = 5: block r+1 has PTPs of segment 0 and PTEs of
 * segments 2 and 3. */
static void a_block_can_serve_two_segments(void)
{
    octa rv = make_rv(0x2115, 13, 0, 0, 0);
    struct table t = {0};

    put(&t, 0x2000, 0x8000000000010000 | 7);
    put(&t, 0x2008, 0x8000000000010000 | 7);
    put(&t, 0x10000, 0x30000 | 7);
    check_mapped(rv, (octa)1 << 23, &t, 0x30000);
    check_mapped(rv, (octa)2 << 61, &t, 0x10000);
    check_mapped(rv, (octa)3 << 61, &t, 0x10000);
    check_mapped(rv, (octa)3 << 61 | 0x2008, &t, 0x10008);
    check_refused(rv, (octa)2 << 61 | 0x2008, &t, MMU_BEYOND);
    check_refused(rv, (octa)1 << 61, &t, MMU_BEYOND);
}

static void large_pages_ignore_low_bits_of_the_entry(void)
{
    octa rv = make_rv(0x1111, 20, 0, 0, 0);
    struct table t = {0};

    put(&t, 8, 0xffff123456789000 & ~(octa)0x1ff8);
    t.octas[0].value |= 7;
    check_mapped(rv, 0x1fffff, &t, 0x1234567fffff);
}

static void who_is_to_blame_is_the_last_step(void)
{
    octa rv = make_rv(0x2345, 13, 0x10, 9, 0);
    octa va = 1 << 23;
    octa pointer = 0x20000 + 0x2000 + 8;
    struct table none = {0}, bad_pointer = {0}, bad_entry = {0};
    struct mmu_walk w;

    check_refused(rv, va, &none, MMU_NO_POINTER);
    put(&bad_pointer, pointer, (octa)1 << 63 | 0x40000 | 8 << 3);
    check_refused(rv, va, &bad_pointer, MMU_POINTER_SPACE);
    put(&bad_entry, pointer, (octa)1 << 63 | 0x40000 | 9 << 3);
    put(&bad_entry, 0x40000, 0x50000 | 8 << 3 | 7);
    w = walk(rv, va, &bad_entry);
    CHECK_INT(w.outcome, MMU_ENTRY_SPACE);
    CHECK_U64(w.step[w.steps - 1].at.a, 0x40000);
    CHECK_INT(w.page.perm, 0);
}

static void no_memory_is_a_page_without_permissions_in_space_0(void)
{
    struct table t = {0};
    struct mmu_walk w = walk(make_rv(0x1234, 13, 0, 0, 0), 0, &t);

    CHECK_INT(w.outcome, MMU_MAPPED);
    CHECK_INT(w.page.perm, 0);
}

static void rv_must_obey_the_rules(void)
{
    struct table t = {0};

    put(&t, 0, 7);
    for (unsigned s = 0; s < 256; s++)
        for (unsigned f = 0; f < 8; f++) {
            bool is_good = s >= 13 && s <= 48 && f <= 1;
            enum mmu_outcome o = !is_good ? MMU_BAD_RV
                                 : f == 1 ? MMU_SOFTWARE
                                          : MMU_MAPPED;

            check_refused(make_rv(0x1111, s, 0, 0, f), 0, &t, o);
        }
}

/* --- a second walk -------------------------------------------------------- */

/* Memory full of tables: what an address holds follows from the address.  One
 * entry in eight lacks the sign, has another n, or is of any kind. */
struct jungle {
    octa seed;
    unsigned n;
    octa read[MMU_LEVELS]; /* addresses, in order */
    unsigned reads;
};

static octa read_jungle(void *memory, struct pa at)
{
    struct jungle *j = memory;
    octa state = (at.a ^ j->seed) * 0x9e3779b97f4a7c15 | 1;
    octa entry = random_octa(&state);

    CHECK(j->reads < MMU_LEVELS);
    CHECK(at.a % 8 == 0 && at.a >> 63 == 0);
    j->read[j->reads++] = at.a;
    if (random_below(&state, 8) != 0)
        entry |= (octa)1 << 63;
    if (random_below(&state, 8) != 0)
        entry = bits_set(entry, 3, 10, j->n);
    return entry;
}

/* The translation as the document's program for software finds it (mmix-doc,
 * section 48), step by step in its order: addresses of tables are negative,
 * limits are addresses, digits are peeled off one by one.  Returns the PTE,
 * or 0 for failure. */
static octa second_walk(octa rv, octa virt, struct jungle *j)
{
    unsigned segment = (unsigned)(virt >> 61);
    octa b = segment == 0 ? 0 : rv >> (64 - 4 * segment) & 15;
    octa b_next = rv >> (60 - 4 * segment) & 15;
    octa root = (octa)1 << 63 | (rv << 24 >> 37) << 13;
    octa base = root + (b << 13), limit = root + (b_next << 13);
    octa s = rv >> 40 & 255, match = (octa)1 << 63 | rv;
    octa rest, digit[MMU_LEVELS];
    int last = 0;

    if (s < 13 || s > 48)
        return 0;
    rest = (virt & ~((octa)7 << 61)) >> s;
    if (rest == 0)
        limit++;
    for (; rest >= 1024; last++, base += 0x2000) {
        digit[last] = rest % 1024;
        rest /= 1024;
    }
    digit[last] = rest;
    if (base >= limit)
        return 0;
    for (; last > 0; last--) {
        base = read_jungle(
            j, (struct pa){base + 8 * digit[last] - ((octa)1 << 63)});
        if ((base ^ match) & ((octa)1 << 63 | 0x1ff8))
            return 0;
        base -= base % 0x2000;
    }
    base = read_jungle(j, (struct pa){base + 8 * digit[0] - ((octa)1 << 63)});
    return (base ^ match) & 0x1ff8 ? 0 : base;
}

/* Both walks read the same entries and find the same page. */
static void check_both(octa rv, octa va, octa seed)
{
    struct mmu_rv unpacked = mmu_unpack(rv);
    struct jungle one = {.seed = seed, .n = unpacked.n};
    struct jungle two = one;
    octa pte = second_walk(rv, va, &two);
    octa mask = ((octa)1 << unpacked.s % 64) - 1;
    struct mmu_walk w;

    mmu_translate(&unpacked, (struct va){va}, read_jungle, &one, &w);
    CHECK_INT(one.reads, two.reads);
    CHECK_MEM(one.read, two.read, sizeof one.read);
    CHECK_INT(w.steps, two.reads);
    CHECK_INT(w.page.perm, pte & 7);
    if (w.outcome == MMU_MAPPED)
        CHECK_U64(mmu_place(&w.page, (struct va){va}).a,
                  (pte & 0xffffffffffff & ~mask) + (va & mask));
    else
        CHECK_U64(pte, 0);
}

/* Page numbers with each count of digits: the first, the last, any. */
static void check_all_lengths(octa rv, octa segment, octa *state)
{
    unsigned s = (unsigned)(rv >> 40 & 255);

    for (unsigned bits = 0; bits < 61 - s; bits += 10) {
        octa least = bits == 0 ? 0 : (octa)1 << bits;
        octa most = (octa)1 << (bits + 10 < 61 - s ? bits + 10 : 61 - s);
        octa any = least + random_below(state, most - least);
        octa seed = random_octa(state);

        check_both(rv, segment << 61 | least << s, seed);
        check_both(rv, segment << 61 | ((most << s) - 1), seed);
        check_both(rv, segment << 61 | any << s | (seed & 0x1fff), seed);
    }
}

/* What a segment has depends on the bounds before and after it only. */
static void both_walks_agree_for_every_s_and_pair_of_bounds(void)
{
    octa state = 2009;

    for (unsigned s = 13; s <= 48; s++)
        for (octa segment = 0; segment < 4; segment++)
            for (unsigned pair = 0; pair < (segment == 0 ? 16 : 256); pair++) {
                octa rv = bits_set(random_octa(&state), 40, 8, s);
                octa low = 64 - 4 * (segment + 1);

                rv = bits_set(rv, (unsigned)low, segment == 0 ? 4 : 8, pair);
                check_all_lengths(rv & ~(octa)7, segment, &state);
            }
}

static void both_walks_agree_for_every_shape_of_rv(void)
{
    octa state = 1999;

    for (unsigned shape = 0; shape < 0x10000; shape++) {
        octa rv = (octa)shape << 48 | random_octa(&state) << 24 >> 24;

        rv = bits_set(rv, 40, 8, 13 + random_below(&state, 36));
        check_all_lengths(rv & ~(octa)7, shape % 4, &state);
    }
}

static void both_walks_agree_for_any_s(void)
{
    octa state = 1962;

    for (unsigned i = 0; i < 20000; i++)
        check_both(random_octa(&state) & ~(octa)7, random_octa(&state) >> 1,
                   random_octa(&state));
}

/* --- permissions ---------------------------------------------------------- */

static unsigned need(enum bus_kind kind, enum bus_cause cause, byte size)
{
    struct bus_access a = {.kind = kind, .cause = cause, .size = size};

    return mmu_need(&a);
}

static void an_access_needs_what_it_does(void)
{
    CHECK_INT(need(BUS_LOAD, BUS_OPERAND, 1), PERM_R);
    CHECK_INT(need(BUS_LOAD, BUS_RING, 8), PERM_R);
    CHECK_INT(need(BUS_FETCH, BUS_OPERAND, 4), PERM_X);
    CHECK_INT(need(BUS_STORE, BUS_OPERAND, 8), PERM_W);
    CHECK_INT(need(BUS_STORE, BUS_CONTEXT, 8), PERM_W);
}

static void a_part_of_an_octa_is_read_to_be_stored(void)
{
    CHECK_INT(need(BUS_STORE, BUS_OPERAND, 1), PERM_R | PERM_W);
    CHECK_INT(need(BUS_STORE, BUS_OPERAND, 4), PERM_R | PERM_W);
    CHECK_INT(need(BUS_LOAD, BUS_SWAP, 8), PERM_R | PERM_W);
}

static void what_is_lacking_are_bits_of_rq(void)
{
    CHECK_INT(mmu_lacks(PERM_R, PERM_R), FAULT_NONE);
    CHECK_INT(mmu_lacks(PERM_R, PERM_W | PERM_X), FAULT_R);
    CHECK_INT(mmu_lacks(PERM_W, PERM_R | PERM_X), FAULT_W);
    CHECK_INT(mmu_lacks(PERM_X, PERM_R | PERM_W), FAULT_X);
    CHECK_INT(mmu_lacks(PERM_R | PERM_W, PERM_W), FAULT_R);
    CHECK_INT(mmu_lacks(PERM_R | PERM_W, 0), FAULT_R | FAULT_W);
}

int main(void)
{
    return TEST_RUN(
        a_small_page_number_needs_one_entry, a_larger_one_begins_at_a_pointer,
        five_digits_reach_the_end_of_a_segment, equal_bounds_leave_page_0_alone,
        falling_bounds_make_an_empty_segment,
        without_bounds_all_segments_share_one_page,
        a_single_segment_like_that_of_the_alpha, a_block_can_serve_two_segments,
        large_pages_ignore_low_bits_of_the_entry,
        who_is_to_blame_is_the_last_step,
        no_memory_is_a_page_without_permissions_in_space_0,
        rv_must_obey_the_rules, both_walks_agree_for_every_s_and_pair_of_bounds,
        both_walks_agree_for_every_shape_of_rv, both_walks_agree_for_any_s,
        an_access_needs_what_it_does, a_part_of_an_octa_is_read_to_be_stored,
        what_is_lacking_are_bits_of_rq);
}
