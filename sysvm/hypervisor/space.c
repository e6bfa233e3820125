/* space.c - one space of a guest: a tree of shadow tables. */
#include "sysvm/hypervisor/space.h"

#include <assert.h>
#include <string.h>

#include "vm/base/bits.h"
#include "vm/isa/isa.h"

/* What a table of level 0 has entries for. */
#define TABLE_BYTES ((octa)1 << (SPACE_S + MMU_DIGIT_BITS))

/* --- tables in the machine's memory ---------------------------------------
 */

/* The octas of FRAME; null: all are zero. */
static const octa *read_table(struct space_memory m, tetra frame)
{
    return ram_find(&m.mem->ram, frames_place(frame).a);
}

/* The same, to be written; null: the host has no memory. */
static octa *write_table(struct space_memory m, tetra frame)
{
    return mem_touch(m.mem, frames_place(frame));
}

static octa entry_of(struct space_memory m, tetra frame, unsigned digit)
{
    const octa *table = read_table(m, frame);

    return table == NULL ? 0 : table[digit];
}

/* A PTP to FRAME. */
static octa pointer_to(tetra frame, unsigned number)
{
    octa e = isa_field_set(0, LAYOUT_PTP_sign, 1);

    e = isa_field_set(e, LAYOUT_PTP_c, frame);
    return isa_field_set(e, LAYOUT_PTP_n, number);
}

/* The table that the PTP E leads to; 0: none. */
static tetra table_of(struct space_memory m, octa e)
{
    octa c = isa_field_get(e, LAYOUT_PTP_c);

    return e != 0 && c < m.frames->count ? (tetra)c : 0;
}

/* --- making and destroying ------------------------------------------------
 */

static void share_blocks(struct space *s, const unsigned *sizes)
{
    for (unsigned i = 0; i < MMU_SEGMENTS; i++)
        s->b[i + 1] = (byte)(s->b[i] + sizes[i]);
}

static tetra root_blocks(const struct space *s)
{
    return s->is_rvv ? SPACE_NEGATIVE : SPACE_ROOT;
}

bool space_make(struct space *s, struct space_memory m, unsigned guest,
                unsigned number, bool is_rvv)
{
    static const unsigned first[] = {4, 4, 3, 4}, negative[] = {4, 0, 0, 0};

    assert(s->root == 0 && number < SPACE_NUMBERS);
    *s = (struct space){.guest = (wyde)guest,
                        .number = (wyde)number,
                        .is_rvv = is_rvv,
                        .rebuilt = SPACE_NO_SEGMENT};
    share_blocks(s, is_rvv ? negative : first);
    s->root = frames_take_row(m.frames, FRAME_SHADOW, guest, root_blocks(s));
    for (tetra i = 0; s->root != 0 && i < root_blocks(s); i++)
        if (!frames_clear(m.mem, s->root + i))
            space_destroy(s, m);
    return s->root != 0;
}

/* Give back the tables below the root, but for those of the segments KEEP. */
static void give_tables(struct space *s, struct space_memory m, unsigned keep)
{
    tetra *link = &s->tables;

    while (*link != 0) {
        tetra frame = *link;
        struct frame *f = &m.frames->frame[frame];

        if (keep >> (f->base >> ADDR_SEGMENT_BITS) & 1) {
            link = &f->next;
        } else {
            *link = f->next;
            frames_give(m.frames, frame);
        }
    }
}

void space_destroy(struct space *s, struct space_memory m)
{
    give_tables(s, m, 0);
    for (tetra i = 0; i < root_blocks(s); i++)
        frames_give(m.frames, s->root + i);
    *s = (struct space){0};
}

/* A block of the root with nothing in it; it exists in the host, since
 * something has been written there. */
static void clear_block(struct space *s, struct space_memory m, unsigned block)
{
    octa *table = NULL;

    if (s->filled >> block & 1)
        table = write_table(m, s->root + block);
    if (table != NULL)
        memset(table, 0, BUS_PAGE_BYTES);
    s->filled &= (wyde) ~(1u << block);
}

void space_clear(struct space *s, struct space_memory m)
{
    give_tables(s, m, 0);
    for (unsigned i = 0; i < root_blocks(s); i++)
        clear_block(s, m, i);
    s->entries = 0;
}

octa space_rv(const struct space *s)
{
    octa rv = isa_field_set(0, LAYOUT_rV_b1, s->b[1]);

    rv = isa_field_set(rv, LAYOUT_rV_b2, s->b[2]);
    rv = isa_field_set(rv, LAYOUT_rV_b3, s->b[3]);
    rv = isa_field_set(rv, LAYOUT_rV_b4, s->b[4]);
    rv = isa_field_set(rv, LAYOUT_rV_s, SPACE_S);
    rv = isa_field_set(rv, LAYOUT_rV_r, s->root);
    return isa_field_set(rv, LAYOUT_rV_n, s->number);
}

/* --- entries --------------------------------------------------------------
 */

static unsigned segment_of(octa at)
{
    return addr_segment((struct va){at});
}

static unsigned blocks_of(const struct space *s, unsigned segment)
{
    return (unsigned)s->b[segment + 1] - s->b[segment];
}

/* The digit of AT's page number that a table of LEVEL is asked with. */
static unsigned digit_of(octa at, unsigned level)
{
    octa number = addr_in_segment((struct va){at}) >> SPACE_S;

    return (unsigned)bits_get(number, MMU_DIGIT_BITS * level, MMU_DIGIT_BITS);
}

/* The level of the block of the root where AT is looked for. */
static unsigned first_level(octa at)
{
    octa number = addr_in_segment((struct va){at}) >> SPACE_S;
    unsigned level = 0;

    while (number >>= MMU_DIGIT_BITS)
        level++;
    return level;
}

octa space_get(const struct space *s, struct space_memory m, octa at)
{
    unsigned segment = segment_of(at), level = first_level(at);
    tetra frame = s->root + s->b[segment] + level;

    if (level >= blocks_of(s, segment))
        return 0;
    for (; level > 0 && frame != 0; level--)
        frame = table_of(m, entry_of(m, frame, digit_of(at, level)));
    return frame == 0 ? 0 : entry_of(m, frame, digit_of(at, 0));
}

/* A table of LEVEL for AT, not yet in any other; 0: there is no frame. */
static tetra make_table(struct space *s, struct space_memory m, octa at,
                        unsigned level)
{
    tetra frame = frames_take(m.frames, FRAME_SHADOW, s->guest, 0, 0);
    unsigned covers = SPACE_S + MMU_DIGIT_BITS * (level + 1);
    struct frame *f = &m.frames->frame[frame];

    if (frame == 0)
        return 0;
    if (!frames_clear(m.mem, frame)) {
        frames_give(m.frames, frame);
        return 0;
    }
    f->level = (byte)level;
    f->base = at & ~bits_mask(covers);
    f->next = s->tables;
    s->tables = frame;
    return frame;
}

/* The table that the entry for AT in FRAME, of LEVEL, leads to; made if it is
 * not there. */
static enum space_put descend(struct space *s, struct space_memory m, octa at,
                              unsigned level, tetra *frame)
{
    octa *table = write_table(m, *frame);
    octa *entry = table == NULL ? NULL : &table[digit_of(at, level)];

    if (entry == NULL)
        return SPACE_PUT_NO_HOST;
    if (*entry == 0) {
        tetra below = make_table(s, m, at, level - 1);

        if (below == 0)
            return SPACE_PUT_FULL;
        *entry = pointer_to(below, s->number);
    }
    *frame = table_of(m, *entry);
    return SPACE_PUT_DONE;
}

static void put_entry(struct space *s, octa *place, octa entry)
{
    s->entries += (tetra)(entry != 0) - (tetra)(*place != 0);
    *place = entry;
}

enum space_put space_put(struct space *s, struct space_memory m, octa at,
                         octa entry)
{
    unsigned segment = segment_of(at), level = first_level(at);
    tetra frame = s->root + s->b[segment] + level;
    enum space_put done = SPACE_PUT_DONE;
    octa *table;

    if (entry == 0 && space_get(s, m, at) == 0)
        return SPACE_PUT_DONE;
    if (level >= blocks_of(s, segment))
        return SPACE_PUT_BEYOND;
    s->filled |= (wyde)(1u << (s->b[segment] + level));
    for (; level > 0 && done == SPACE_PUT_DONE; level--)
        done = descend(s, m, at, level, &frame);
    if (done != SPACE_PUT_DONE)
        return done;
    table = write_table(m, frame);
    if (table == NULL)
        return SPACE_PUT_NO_HOST;
    put_entry(s, &table[digit_of(at, 0)], entry);
    return SPACE_PUT_DONE;
}

/* --- rebuilding -----------------------------------------------------------
 */

/* So many blocks for each segment when SEGMENT has five. */
static void new_sizes(const struct space *s, unsigned segment, unsigned *sizes)
{
    unsigned left = SPACE_ROOT - MMU_LEVELS, others = MMU_SEGMENTS - 1;

    if (s->rebuilt != SPACE_NO_SEGMENT) {
        sizes[s->rebuilt] = MMU_LEVELS;
        left -= MMU_LEVELS;
        others--;
    }
    sizes[segment] = MMU_LEVELS;
    for (unsigned i = 0; i < MMU_SEGMENTS; i++) {
        if (i == segment || i == s->rebuilt)
            continue;
        sizes[i] = left / others;
        left -= sizes[i];
        others--;
    }
}

static void copy_block(struct space *s, struct space_memory m, unsigned from,
                       unsigned to)
{
    octa *table;

    clear_block(s, m, to);
    if (!(s->filled >> from & 1))
        return;
    table = write_table(m, s->root + to);
    if (table == NULL)
        return; /* these entries are lost, which is never wrong */
    memcpy(table, read_table(m, s->root + from), BUS_PAGE_BYTES);
    s->filled |= (wyde)(1u << to);
}

/* Move the five blocks from FROM on to TO, which may overlap. */
static void move_blocks(struct space *s, struct space_memory m, unsigned from,
                        unsigned to)
{
    for (unsigned i = 0; i < MMU_LEVELS; i++) {
        unsigned k = to < from ? i : MMU_LEVELS - 1 - i;

        if (from != to)
            copy_block(s, m, from + k, to + k);
    }
}

/* A space_visit. */
static octa count_entry(void *count, octa at, octa entry)
{
    tetra *entries = count;

    (void)at;
    ++*entries;
    return entry;
}

unsigned space_rebuild(struct space *s, struct space_memory m, octa at)
{
    const unsigned segment = segment_of(at), kept = s->rebuilt;
    const bool is_keeping = kept != SPACE_NO_SEGMENT;
    unsigned sizes[MMU_SEGMENTS], from = s->b[is_keeping ? kept : 0];
    unsigned keep = is_keeping ? 1u << kept : 0;
    tetra entries = 0;

    assert(!s->is_rvv && segment != kept);
    new_sizes(s, segment, sizes);
    give_tables(s, m, keep);
    share_blocks(s, sizes);
    if (is_keeping)
        move_blocks(s, m, from, s->b[kept]);
    for (unsigned i = 0; i < SPACE_ROOT; i++)
        if (!is_keeping || i - s->b[kept] >= MMU_LEVELS)
            clear_block(s, m, i);
    s->rebuilt = (byte)segment;
    space_each(s, m, 0, (octa)1 << 63, count_entry, &entries);
    s->entries = entries;
    return ((1u << MMU_SEGMENTS) - 1) & ~keep;
}

/* --- visiting -------------------------------------------------------------
 */

/* What is asked for, and who is to be shown it. */
struct tour {
    struct space *space;
    struct space_memory memory;
    octa from, end;
    space_visit *visit;
    void *context;
};

/* Visit the table of level 0 in FRAME, which begins with BASE. */
static void visit_table(const struct tour *t, tetra frame, octa base)
{
    octa first = t->from > base ? t->from - base : 0;
    octa end = smaller(t->end - base, TABLE_BYTES);
    const octa *table = read_table(t->memory, frame);

    if (t->end <= base || first >= TABLE_BYTES || table == NULL)
        return;
    for (octa i = first >> SPACE_S; i << SPACE_S < end; i++) {
        octa wanted;

        if (table[i] == 0)
            continue;
        wanted = t->visit(t->context, base + (i << SPACE_S), table[i]);
        if (wanted != table[i])
            put_entry(t->space, &write_table(t->memory, frame)[i], wanted);
    }
}

void space_each(struct space *s, struct space_memory m, octa from, octa len,
                space_visit *visit, void *context)
{
    const struct tour t = {s, m, from, from + len, visit, context};

    for (unsigned i = 0; i < MMU_SEGMENTS; i++)
        if (blocks_of(s, i) > 0 && (s->filled >> s->b[i] & 1))
            visit_table(&t, s->root + s->b[i], (octa)i << ADDR_SEGMENT_BITS);
    for (tetra f = s->tables; f != 0; f = m.frames->frame[f].next)
        if (m.frames->frame[f].level == 0)
            visit_table(&t, f, m.frames->frame[f].base);
}

/* --- saving ---------------------------------------------------------------
 */

void space_save(const struct space *s, struct buf *b)
{
    buf_add_octa(b, s->root);
    if (s->root == 0)
        return;
    buf_add_octa(b, s->key);
    buf_add_octa(b, s->used);
    buf_add_octa(b, s->tables);
    buf_add_octa(b, s->entries);
    buf_add_octa(b, s->number);
    buf_add_octa(b, s->filled);
    buf_add_octa(b, s->guest);
    buf_add_octa(b, s->is_rvv);
    buf_add_octa(b, s->rebuilt);
    buf_add(b, s->b, sizeof s->b);
}

/* Could S have these blocks? */
static bool is_possible(const struct space *s, const struct frames *f)
{
    for (unsigned i = 0; i < MMU_SEGMENTS; i++)
        if (s->b[i] > s->b[i + 1])
            return false;
    return s->b[0] == 0 && s->b[MMU_SEGMENTS] <= root_blocks(s) &&
           s->root >= f->kept && s->root + root_blocks(s) <= f->count;
}

void space_restore(struct space *s, const struct frames *f, struct reader *r)
{
    const byte *b;

    *s = (struct space){.root = (tetra)reader_up_to(r, f->count - 1)};
    if (s->root == 0)
        return;
    s->key = reader_octa(r);
    s->used = reader_octa(r);
    s->tables = (tetra)reader_up_to(r, f->count - 1);
    s->entries = (tetra)reader_up_to(r, 0xffffffff);
    s->number = (wyde)reader_up_to(r, SPACE_NUMBERS - 1);
    s->filled = (wyde)reader_up_to(r, bits_mask(SPACE_ROOT));
    s->guest = (wyde)reader_up_to(r, 0xffff);
    s->is_rvv = reader_up_to(r, 1) == 1;
    s->rebuilt = (byte)reader_up_to(r, SPACE_NO_SEGMENT);
    b = reader_bytes(r, sizeof s->b);
    if (b != NULL)
        memcpy(s->b, b, sizeof s->b);
    if (!reader_check(r, is_possible(s, f)))
        s->root = 0;
}
