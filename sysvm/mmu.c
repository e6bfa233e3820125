/* mmu.c - the walk. */
#include "sysvm/mmu.h"

#include <assert.h>
#include <string.h>

#include "vm/base/bits.h"

enum { BLOCK_BITS = 13 }; /* tables are counted in blocks of 8 KiB */

struct mmu_rv mmu_unpack(octa rv)
{
    return (struct mmu_rv){
        .b = {0, (byte)isa_field_get(rv, LAYOUT_rV_b1),
              (byte)isa_field_get(rv, LAYOUT_rV_b2),
              (byte)isa_field_get(rv, LAYOUT_rV_b3),
              (byte)isa_field_get(rv, LAYOUT_rV_b4)},
        .s = (byte)isa_field_get(rv, LAYOUT_rV_s),
        .r = (tetra)isa_field_get(rv, LAYOUT_rV_r),
        .n = (wyde)isa_field_get(rv, LAYOUT_rV_n),
        .f = (byte)isa_field_get(rv, LAYOUT_rV_f),
    };
}

bool mmu_is_same(const struct mmu_rv *a, const struct mmu_rv *b)
{
    return memcmp(a->b, b->b, sizeof a->b) == 0 && a->s == b->s &&
           a->f == b->f && a->n == b->n && a->r == b->r;
}

const char *mmu_text(enum mmu_outcome o)
{
    static const char *const texts[MMU_OUTCOMES] = {
#define MMU(name, text) text,
#include "sysvm/mmu.def"
#undef MMU
    };

    assert(o < MMU_OUTCOMES);
    return texts[o];
}

struct mmu_page mmu_entry_page(octa entry, unsigned s)
{
    octa a = isa_field_get(entry, LAYOUT_PTE_a) << BLOCK_BITS;

    assert(s >= MMU_SMALLEST_S && s <= MMU_LARGEST_S);
    return (struct mmu_page){.base = {a & ~bits_mask(s)},
                             .s = (byte)s,
                             .perm = (byte)isa_field_get(entry, LAYOUT_PTE_p)};
}

/* --- the walk ------------------------------------------------------------- */

bool mmu_is_valid(const struct mmu_rv *rv, struct va v)
{
    return rv->f <= (addr_is_negative(v) ? 0 : 1) && rv->s >= MMU_SMALLEST_S &&
           rv->s <= MMU_LARGEST_S;
}

/* What can be said of RV and the sign of V alone. */
static enum mmu_outcome judge_rv(const struct mmu_rv *rv, struct va v)
{
    if (!mmu_is_valid(rv, v))
        return addr_is_negative(v) ? MMU_BAD_RVV : MMU_BAD_RV;
    return rv->f == 1 ? MMU_SOFTWARE : MMU_MAPPED;
}

/* Physical addresses have 48 bits, and negative ones could not have more. */
static bool is_beyond(struct va v)
{
    return addr_is_negative(v) && addr_direct(v).a >= ADDR_DEVICES;
}

static unsigned count_digits(octa number)
{
    unsigned digits = 1;

    while (number >>= MMU_DIGIT_BITS)
        digits++;
    return digits;
}

/* Has the segment as many blocks as W's page needs?  Page 0 needs none of its
 * own, so it is there unless the segment is empty. */
static bool has_tables(const struct mmu_rv *rv, const struct mmu_walk *w)
{
    int blocks = rv->b[w->segment + 1] - rv->b[w->segment];

    return blocks >= (w->number == 0 ? 0 : (int)w->digits);
}

/* May the table that ENTRY points to be used? */
static enum mmu_outcome judge_pointer(octa entry, unsigned n)
{
    if (isa_field_get(entry, LAYOUT_PTP_sign) == 0)
        return MMU_NO_POINTER;
    return isa_field_get(entry, LAYOUT_PTP_n) == n ? MMU_MAPPED
                                                   : MMU_POINTER_SPACE;
}

/* Read W's entry of LEVEL in the table at TABLE. */
static octa read_entry(struct mmu_walk *w, struct pa table, unsigned level,
                       mmu_read *read, void *memory)
{
    octa digit = bits_get(w->number, MMU_DIGIT_BITS * level, MMU_DIGIT_BITS);
    struct mmu_step *step = &w->step[w->steps++];

    assert(w->steps <= MMU_LEVELS);
    step->at.a = table.a + 8 * digit;
    step->level = level;
    step->entry = read(memory, step->at);
    return step->entry;
}

/* From the table where W's page begins down to its PTE. */
static enum mmu_outcome descend(const struct mmu_rv *rv, struct mmu_walk *w,
                                mmu_read *read, void *memory)
{
    unsigned level = w->digits - 1;
    struct pa table = {(octa)(rv->r + rv->b[w->segment] + level) << BLOCK_BITS};
    octa entry;

    for (; level > 0; level--) {
        enum mmu_outcome o;

        entry = read_entry(w, table, level, read, memory);
        o = judge_pointer(entry, rv->n);
        if (o != MMU_MAPPED)
            return o;
        table.a = isa_field_get(entry, LAYOUT_PTP_c) << BLOCK_BITS;
    }
    entry = read_entry(w, table, 0, read, memory);
    if (isa_field_get(entry, LAYOUT_PTE_n) != rv->n)
        return MMU_ENTRY_SPACE;
    w->page = mmu_entry_page(entry, rv->s);
    return MMU_MAPPED;
}

void mmu_translate(const struct mmu_rv *rv, struct va v, mmu_read *read,
                   void *memory, struct mmu_walk *w)
{
    *w =
        (struct mmu_walk){.segment = addr_is_negative(v) ? 0 : addr_segment(v)};
    w->outcome = judge_rv(rv, v);
    if (w->outcome == MMU_MAPPED && is_beyond(v))
        w->outcome = MMU_BEYOND;
    if (w->outcome != MMU_MAPPED)
        return;
    w->number = addr_in_segment(v) >> rv->s;
    w->digits = count_digits(w->number);
    w->outcome = has_tables(rv, w) ? descend(rv, w, read, memory) : MMU_BEYOND;
}

/* --- permissions ---------------------------------------------------------- */

unsigned mmu_need(const struct bus_access *a)
{
    switch (a->kind) {
    case BUS_FETCH:
        return PERM_X;
    case BUS_STORE:
        return a->size < 8 ? PERM_R | PERM_W : PERM_W;
    default:
        return a->cause == BUS_SWAP ? PERM_R | PERM_W : PERM_R;
    }
}

/* The three bits have the same order in both words. */
unsigned mmu_lacks(unsigned need, unsigned perm)
{
    const unsigned scale = FAULT_X / PERM_X;

    static_assert(FAULT_X == PERM_X << 5 && FAULT_W == PERM_W << 5 &&
                      FAULT_R == PERM_R << 5,
                  "permissions and faults are r, w, x alike");
    return (need & ~perm) * scale;
}
