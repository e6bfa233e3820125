/* bp_value.c - what is watched: which places, and what they were. */
#include "debugger/bp.h"

#include <string.h>

#include "vm/base/alloc.h"
#include "vm/base/bits.h"

/* Of the octa O, what BP watches. */
static octa part(const struct bp *bp, octa o)
{
    if (bp->place.size == 0 || bp->place.size == 8)
        return o;
    return bits_get(o, bus_shift(bp->place.place, bp->place.size),
                    8u * bp->place.size);
}

/* The value of the register that BP watches; false: another frame has it. */
static bool read_register(const struct bp *bp, const struct cpu *c, octa *value)
{
    if (bp->is_local && bp->frame != c->sr[SREG_rO])
        return false;
    *value = bp->place.kind == EXPR_SPECIAL
                 ? c->sr[bp->place.place]
                 : cpu_get(c, (unsigned)bp->place.place);
    return true;
}

/* Let *NOTED be VALUE.  Returns whether it was another one, *OLD and *NEW. */
static bool note(const struct bp *bp, octa *noted, octa value, octa *old,
                 octa *new)
{
    *old = part(bp, *noted);
    *new = part(bp, value);
    *noted = value;
    return *old != *new;
}

static bool note_register(struct bp *bp, struct target *t, octa *old, octa *new)
{
    struct target_view view = target_look(t, bp->view);
    octa value;
    bool is_known =
        target_need(t, NULL) == STATUS_OK && read_register(bp, t->cpu, &value);

    (void)target_look(t, view);
    if (is_known && bp->is_forgotten) {
        bp->is_forgotten = false;
        bp->place.value = value;
    }
    return is_known && note(bp, &bp->place.value, value, old, new);
}

static bool note_values(struct bp *bp, struct target *t, octa *old, octa *new)
{
    if (bp->place.kind != EXPR_MEMORY)
        return note_register(bp, t, old, new);
    for (size_t i = 0; i < bp->octa_count; i++) {
        struct bp_octa *o = &bp->octas[i];

        if (!note(bp, &o->value, target_octa(t, o->at), old, new))
            continue;
        bp->changed_at = target_address(o->at);
        return true;
    }
    return false;
}

struct bp *bps_changed(struct bps *b, struct target *t, octa *old, octa *new)
{
    for (size_t i = 0; i < b->count; i++) {
        struct bp *bp = b->bp[i];

        if (bp->kind == BP_WATCH && bp->is_enabled &&
            note_values(bp, t, old, new))
            return bp;
    }
    return NULL;
}

void bps_refresh(struct bps *b, struct target *t)
{
    octa old, new;

    while (bps_changed(b, t, &old, &new) != NULL)
        continue;
}

void bps_forget(struct bps *b, struct target *t)
{
    for (size_t i = 0; i < b->count; i++) {
        struct bp *bp = b->bp[i];
        struct target_view view = target_look(t, bp->view);

        bp->is_forgotten = target_need(t, NULL) != STATUS_OK;
        (void)target_look(t, view);
    }
}

static bool is_same(struct target_octa a, struct target_octa b)
{
    return a.key == b.key && a.index == b.index;
}

/* What BP has noted of the octa AT; if it did not look there, what is there. */
static octa noted(const struct bp *bp, const struct target *t,
                  struct target_octa at)
{
    for (size_t i = 0; i < bp->octa_count; i++)
        if (is_same(bp->octas[i].at, at))
            return bp->octas[i].value;
    return target_octa(t, at);
}

/* Let BP look at the entries that are read now.  Returns whether these are not
 * the ones as before. */
static bool follow(struct bp *bp, struct target *t)
{
    struct target_octa at[BP_ENTRIES];
    struct bp_octa now[BP_ENTRIES];
    struct target_view view = target_look(t, bp->view);
    size_t count = t->class->entries(t, bp->va, bp->space, at, BP_ENTRIES);
    bool is_new = count != bp->octa_count;

    (void)target_look(t, view);

    for (size_t i = 0; i < count; i++) {
        now[i] = (struct bp_octa){at[i], noted(bp, t, at[i])};
        is_new = is_new || !is_same(at[i], bp->octas[i].at);
    }
    if (count > 0)
        memcpy(bp->octas, now, count * sizeof *now);
    bp->octa_count = count;
    return is_new;
}

bool bps_follow(struct bps *b, struct target *t)
{
    bool is_new = false;

    for (size_t i = 0; i < b->count; i++)
        if (b->bp[i]->is_walk)
            is_new |= follow(b->bp[i], t);
    return is_new;
}

enum status bps_octas(const struct bps *b, struct target_octa **octas,
                      size_t *count)
{
    size_t n = 0;

    *octas = NULL;
    *count = 0;
    for (size_t i = 0; i < b->count; i++)
        if (b->bp[i]->is_enabled)
            n += b->bp[i]->octa_count;
    if (n == 0)
        return STATUS_OK;
    *octas = alloc_zeroed(n, sizeof **octas);
    if (*octas == NULL)
        return STATUS_NO_MEMORY;
    for (size_t i = 0; i < b->count; i++)
        for (size_t j = 0; b->bp[i]->is_enabled && j < b->bp[i]->octa_count;
             j++)
            (*octas)[(*count)++] = b->bp[i]->octas[j].at;
    return STATUS_OK;
}

bool bp_holds(const struct bp *bp, struct target *t)
{
    const char *at = bp->condition;
    struct target_view view;
    struct expr_value v;
    struct error e;
    bool holds;

    if (at == NULL)
        return true;
    view = target_look(t, bp->view);
    holds = target_need(t, NULL) == STATUS_OK &&
            (expr_read(t, &at, &v, &e) != STATUS_OK || v.value != 0);
    (void)target_look(t, view);
    return holds;
}
