/* past.c - the checkpoints of a history. */
#include "debugger/past.h"

#include <assert.h>
#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/grow.h"
#include "vm/core/arith.h"

void past_init(struct past *p)
{
    *p = (struct past){0};
    blocks_init(&p->blocks);
    buf_init(&p->scratch);
}

void past_fini(struct past *p)
{
    past_cut(p, 0);
    blocks_fini(&p->blocks);
    alloc_free(p->list);
    buf_fini(&p->scratch);
}

struct checkpoint *past_last(const struct past *p)
{
    assert(p->count > 0);
    return p->list[p->count - 1];
}

size_t past_find(const struct past *p, octa step)
{
    size_t first = 0, end = p->count;

    assert(end > 0 && p->list[0]->step <= step);
    while (end - first > 1) {
        size_t middle = first + (end - first) / 2;

        if (p->list[middle]->step <= step)
            first = middle;
        else
            end = middle;
    }
    return first;
}

octa past_bytes(const struct past *p)
{
    return p->small + p->blocks.taken * TARGET_BLOCK;
}

/* --- adding ----------------------------------------------------------------
 */

bool past_add(struct past *p, struct target *t, octa work)
{
    struct checkpoint **list =
        grow_array(p->list, p->count, &p->room, sizeof(*p->list));
    struct checkpoint *c;

    if (list == NULL)
        return false;
    p->list = list;
    c = checkpoint_create(t, &p->scratch);
    if (c == NULL)
        return false;
    assert(p->count == 0 || past_last(p)->step < c->step);
    c->work = work;
    p->list[p->count++] = c;
    p->small += checkpoint_bytes(c);
    return true;
}

bool past_keep(struct past *p, octa key, const octa *block)
{
    struct checkpoint *c = past_last(p);
    bool is_done;

    p->small -= checkpoint_bytes(c);
    is_done = checkpoint_keep(c, &p->blocks, key, block);
    p->small += checkpoint_bytes(c);
    return is_done;
}

/* --- forgetting ------------------------------------------------------------
 */

void past_clear_last(struct past *p)
{
    struct checkpoint *c = past_last(p);

    p->small -= checkpoint_bytes(c);
    checkpoint_clear(c, &p->blocks);
    p->small += checkpoint_bytes(c);
}

static void destroy(struct past *p, size_t i)
{
    p->small -= checkpoint_bytes(p->list[i]);
    checkpoint_destroy(p->list[i], &p->blocks);
}

static void close_gap(struct past *p, size_t i)
{
    p->count--;
    memmove(&p->list[i], &p->list[i + 1], (p->count - i) * sizeof *p->list);
}

void past_cut(struct past *p, size_t from)
{
    while (p->count > from)
        destroy(p, --p->count);
}

void past_drop_first(struct past *p)
{
    assert(p->count > 1);
    destroy(p, 0);
    close_gap(p, 0);
}

bool past_merge(struct past *p, size_t i)
{
    struct checkpoint *before, *c;
    octa bytes;

    assert(i > 0 && i < p->count);
    before = p->list[i - 1];
    c = p->list[i];
    bytes = checkpoint_bytes(before) + checkpoint_bytes(c);
    if (!checkpoint_absorb(before, c, &p->blocks))
        return false;
    checkpoint_destroy(c, &p->blocks);
    p->small -= bytes - checkpoint_bytes(before);
    close_gap(p, i);
    return true;
}

/* Does number I share half of its undo set with the one before? */
static bool overlaps(const struct past *p, size_t i)
{
    const struct map *undo = &p->list[i]->undo;
    const struct map_slot *slot;
    size_t at = 0, shared = 0;

    while ((slot = map_next(undo, &at)) != NULL)
        shared += map_get(&p->list[i - 1]->undo, slot->key) != NULL;
    return shared * 2 >= undo->count;
}

static struct past_loss loss_of(const struct past *p, size_t i,
                                const struct past_choice *c)
{
    octa age = c->work - p->list[i]->work;

    return (struct past_loss){
        .gap = p->list[i + 1]->work - p->list[i - 1]->work,
        .age = age < c->far ? age : c->far,
    };
}

/* Is A's gap smaller, for its age, than B's? */
static bool is_less(struct past_loss a, struct past_loss b)
{
    struct arith_wide x = arith_mulu(a.gap, b.age);
    struct arith_wide y = arith_mulu(b.gap, a.age);

    return x.hi != y.hi ? x.hi < y.hi : x.lo < y.lo;
}

size_t past_weakest(const struct past *p, const struct past_choice *c,
                    struct past_loss *loss)
{
    size_t weakest = 0;

    for (size_t i = 1; i + 1 < p->count; i++) {
        struct past_loss this = loss_of(p, i, c);

        if (!p->list[i]->is_kept && (weakest == 0 || is_less(this, *loss)) &&
            (!c->makes_room || overlaps(p, i))) {
            weakest = i;
            *loss = this;
        }
    }
    return weakest;
}

/* --- moving ----------------------------------------------------------------
 */

/* Whatever has changed behind number I may have to be put: as it is at the
 * newest moment, unless somebody knows better. */
static bool gather(struct past *p, struct target *t, size_t i,
                   struct map *changes)
{
    const struct map_slot *slot;
    size_t at = 0;

    while ((slot = map_next(&p->list[i]->undo, &at)) != NULL)
        if (!past_keep(p, slot->key, t->class->block(t, slot->key)) ||
            map_put(changes, slot->key,
                    map_get(&past_last(p)->undo, slot->key)) != STATUS_OK)
            return false;
    return true;
}

/* What number I knows is what the blocks were there. */
static bool settle(const struct past *p, size_t i, struct map *changes)
{
    const struct map_slot *slot;
    size_t at = 0;

    while ((slot = map_next(&p->list[i]->undo, &at)) != NULL)
        if (map_get(changes, slot->key) != NULL &&
            map_put(changes, slot->key, slot->value) != STATUS_OK)
            return false;
    return true;
}

bool past_changes(struct past *p, struct target *t, size_t at, size_t to,
                  struct map *changes)
{
    bool is_exact = t->class->now(t) == p->list[at]->step;
    bool is_ahead = to > at;
    size_t first = is_ahead ? at : to, end = is_ahead ? to : at + !is_exact;

    assert(at < p->count && to < p->count && (is_exact || at + 1 < p->count));
    for (size_t i = first; i < end; i++)
        if (!gather(p, t, i, changes))
            return false;
    /* Going back, each block is in one of those just seen. */
    for (size_t i = is_ahead ? p->count - 1 : end; i-- > to;)
        if (!settle(p, i, changes))
            return false;
    return true;
}
