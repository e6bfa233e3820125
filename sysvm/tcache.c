/* tcache.c - the translation cache.
 *
 * The entries of a side lie in a row, oldest first; an index by hash finds
 * them.  A dropped entry stays in the row, and in the index, until the row is
 * full: then the living ones move together, or to a row twice as long.  So
 * nothing is ever taken out of the index, which makes probing simple, and
 * each entry is moved at most a few times.
 */
#include "sysvm/tcache.h"

#include <assert.h>
#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/bits.h"

enum { FIRST_ROOM = 16 };

/* --- one side ------------------------------------------------------------- */

static size_t slots(const struct tcache_list *l)
{
    return 2 * l->room;
}

/* The index's slot for the key TAG and S, or the free one where it would go. */
static tetra *slot(const struct tcache_list *l, octa tag, unsigned s)
{
    octa mixed = (tag ^ s) * 0x9e3779b97f4a7c15; /* as in map.c */
    size_t i = (size_t)(mixed >> 32 ^ mixed) & (slots(l) - 1);

    while (l->index[i] != 0) {
        const struct tcache_entry *e = &l->entries[l->index[i] - 1];

        if (e->tag == tag && e->page.s == s)
            break;
        i = (i + 1) & (slots(l) - 1);
    }
    return &l->index[i];
}

static struct tcache_entry *find(const struct tcache_list *l, octa tag,
                                 unsigned s)
{
    tetra number = l->count == 0 ? 0 : *slot(l, tag, s);

    assert(s != 0);
    return number == 0 ? NULL : &l->entries[number - 1];
}

/* Move the living together, and make the index anew. */
static void compact(struct tcache_list *l)
{
    size_t end = 0;

    memset(l->index, 0, slots(l) * sizeof *l->index);
    for (size_t i = l->first; i < l->end; i++) {
        struct tcache_entry e = l->entries[i];

        if (e.page.s == 0)
            continue;
        *slot(l, e.tag, e.page.s) = (tetra)end + 1;
        l->entries[end++] = e;
    }
    assert(end == l->count);
    l->first = 0;
    l->end = end;
}

static enum status grow(struct tcache_list *l)
{
    size_t room = l->room > 0 ? 2 * l->room : FIRST_ROOM;
    tetra *index = alloc_zeroed(2 * room, sizeof *index);
    struct tcache_entry *entries = NULL;

    if (index != NULL)
        entries = alloc_resize(l->entries, room, sizeof *entries);
    if (entries == NULL) {
        alloc_free(index);
        return STATUS_NO_MEMORY;
    }
    alloc_free(l->index);
    l->index = index;
    l->entries = entries;
    l->room = room;
    compact(l);
    return STATUS_OK;
}

/* Make sure that the row has a place at its end. */
static enum status make_room(struct tcache_list *l)
{
    if (l->end < l->room)
        return STATUS_OK;
    if (l->room == 0 || 2 * l->count > l->room)
        return grow(l);
    compact(l);
    return STATUS_OK;
}

/* Add E, whose key is not there; there is room. */
static void append(struct tcache_list *l, const struct tcache_entry *e)
{
    assert(l->end < l->room);
    l->entries[l->end] = *e;
    *slot(l, e->tag, e->page.s) = (tetra)++l->end;
    l->count++;
}

static void drop(struct tcache_list *l, struct tcache_entry *e)
{
    assert(l->count > 0 && e->page.s != 0);
    e->page.s = 0;
    l->count--;
    while (l->first < l->end && l->entries[l->first].page.s == 0)
        l->first++;
}

static void clear(struct tcache_list *l)
{
    if (l->end > 0)
        memset(l->index, 0, slots(l) * sizeof *l->index);
    l->first = l->end = l->count = 0;
}

/* --- the cache ------------------------------------------------------------ */

void tcache_init(struct tcache *t, size_t limit)
{
    assert(limit <= TCACHE_MOST);
    *t = (struct tcache){.limit = limit == 0 ? TCACHE_MOST : limit};
}

void tcache_fini(struct tcache *t)
{
    for (unsigned i = 0; i < TCACHE_SIDES; i++) {
        alloc_free(t->side[i].entries);
        alloc_free(t->side[i].index);
    }
    tcache_init(t, t->limit);
}

octa tcache_tag(struct va v, unsigned s, unsigned n)
{
    assert(s >= MMU_SMALLEST_S && s <= MMU_LARGEST_S);
    return isa_field_set(v.a & ~bits_mask(s), LAYOUT_PTE_n, n);
}

const struct mmu_page *tcache_find(const struct tcache *t,
                                   enum tcache_side side, struct va v,
                                   unsigned s, unsigned n)
{
    const struct tcache_entry *e = find(&t->side[side], tcache_tag(v, s, n), s);

    return e == NULL ? NULL : &e->page;
}

/* Let the oldest entry of L go. */
static void evict_first(struct tcache *t, struct tcache_list *l)
{
    t->made.has_evicted = true;
    t->made.first = l->first;
    t->made.evicted = l->entries[l->first];
    drop(l, &l->entries[l->first]);
    t->counts.evicted++;
}

enum status tcache_put(struct tcache *t, enum tcache_side side, struct va v,
                       unsigned n, const struct mmu_page *p, bool *evicted)
{
    struct tcache_list *l = &t->side[side];
    struct tcache_entry e = {.tag = tcache_tag(v, p->s, n), .page = *p};

    *evicted = false;
    t->made.is_new = false;
    if (find(l, e.tag, p->s) != NULL)
        return STATUS_OK;
    if (make_room(l) != STATUS_OK)
        return STATUS_NO_MEMORY;
    t->made = (struct tcache_made){.is_new = true, .side = side};
    if (l->count == t->limit) {
        evict_first(t, l);
        *evicted = true;
    }
    append(l, &e);
    t->counts.made++;
    return STATUS_OK;
}

/* The index still knows what was evicted: nothing is taken out of it. */
void tcache_take_back(struct tcache *t)
{
    struct tcache_made *made = &t->made;
    struct tcache_list *l = &t->side[made->side];

    if (!made->is_new)
        return;
    drop(l, &l->entries[l->end - 1]);
    t->counts.made--;
    if (made->has_evicted) {
        l->entries[made->first] = made->evicted;
        l->first = made->first;
        l->count++;
        t->counts.evicted--;
    }
    made->is_new = false;
}

unsigned tcache_change(struct tcache *t, octa key, unsigned s)
{
    octa perm = key & PERM_ALL;
    unsigned found = 0;

    t->made.is_new = false;
    if (s < MMU_SMALLEST_S || s > MMU_LARGEST_S)
        return 0; /* rV breaks the rules: no key has such an s */
    for (unsigned i = 0; i < TCACHE_SIDES; i++) {
        struct tcache_entry *e = find(&t->side[i], key - perm, s);

        if (e == NULL)
            continue;
        found |= 1u << i;
        e->page.perm = (byte)perm;
        if (perm == 0)
            drop(&t->side[i], e);
        *(perm == 0 ? &t->counts.dropped : &t->counts.changed) += 1;
    }
    return found;
}

void tcache_clear(struct tcache *t)
{
    for (unsigned i = 0; i < TCACHE_SIDES; i++)
        clear(&t->side[i]);
    t->made.is_new = false;
    t->counts.clears++;
}

const struct tcache_entry *tcache_next(const struct tcache *t,
                                       enum tcache_side side, size_t *at)
{
    const struct tcache_list *l = &t->side[side];

    while (*at < l->end) {
        const struct tcache_entry *e = &l->entries[(*at)++];

        if (e->page.s != 0)
            return e;
    }
    return NULL;
}

/* --- saving --------------------------------------------------------------- */

/*      limit  made evicted changed dropped clears
 *      and for each side  count  (tag base s perm)*
 *
 * octas all, but s and perm, which are bytes. */

static void save_side(const struct tcache *t, enum tcache_side side,
                      struct buf *b)
{
    const struct tcache_entry *e;
    size_t at = 0;

    buf_add_octa(b, t->side[side].count);
    while ((e = tcache_next(t, side, &at)) != NULL) {
        buf_add_octa(b, e->tag);
        buf_add_octa(b, e->page.base.a);
        buf_add_byte(b, e->page.s);
        buf_add_byte(b, e->page.perm);
    }
}

void tcache_save(const struct tcache *t, struct buf *b)
{
    buf_add_octa(b, t->limit);
    buf_add_octa(b, t->counts.made);
    buf_add_octa(b, t->counts.evicted);
    buf_add_octa(b, t->counts.changed);
    buf_add_octa(b, t->counts.dropped);
    buf_add_octa(b, t->counts.clears);
    for (unsigned i = 0; i < TCACHE_SIDES; i++)
        save_side(t, (enum tcache_side)i, b);
}

/* Could a cache have the entry E? */
static bool is_possible(const struct tcache_entry *e)
{
    const struct mmu_page *p = &e->page;

    if (p->s < MMU_SMALLEST_S || p->s > MMU_LARGEST_S || p->perm > PERM_ALL)
        return false;
    if (e->tag >> 63 != 0 && bits_get(e->tag, 48, 15) != 0)
        return false;
    return bits_get(e->tag, 0, 3) == 0 &&
           bits_get(e->tag, 13, p->s - 13u) == 0 &&
           p->base.a >> MMU_LARGEST_S == 0 &&
           (p->base.a & bits_mask(p->s)) == 0;
}

static enum status restore_side(struct tcache *t, enum tcache_side side,
                                struct reader *r)
{
    struct tcache_list *l = &t->side[side];
    octa count = reader_up_to(r, t->limit);

    while (count-- > 0) {
        struct tcache_entry e = {.tag = reader_octa(r)};

        e.page.base.a = reader_octa(r);
        e.page.s = reader_byte(r);
        e.page.perm = reader_byte(r);
        if (!reader_check(r, is_possible(&e)) ||
            !reader_check(r, find(l, e.tag, e.page.s) == NULL))
            break;
        if (make_room(l) != STATUS_OK)
            return STATUS_NO_MEMORY;
        append(l, &e);
    }
    return reader_status(r);
}

enum status tcache_restore(struct tcache *t, struct reader *r)
{
    enum status s = STATUS_OK;

    tcache_fini(t);
    t->limit = (size_t)reader_up_to(r, TCACHE_MOST);
    (void)reader_check(r, t->limit > 0);
    t->counts.made = reader_octa(r);
    t->counts.evicted = reader_octa(r);
    t->counts.changed = reader_octa(r);
    t->counts.dropped = reader_octa(r);
    t->counts.clears = reader_octa(r);
    for (unsigned i = 0; i < TCACHE_SIDES && s == STATUS_OK; i++)
        s = restore_side(t, (enum tcache_side)i, r);
    if (s != STATUS_OK)
        tcache_fini(t);
    return s;
}
