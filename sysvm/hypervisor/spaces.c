/* spaces.c - which spaces there are, and room for them. */
#include <assert.h>

#include "sysvm/hypervisor/shadow_parts.h"
#include "vm/base/bits.h"

/* --- finding --------------------------------------------------------------
 */

/* By what G's space of its virtual rV or rVV is found.  Under `flush' a space
 * is the guest's translation cache, to which only s and n matter; under `trace'
 * it follows from the tables, and so from all of it. */
static octa key_of(const struct guest *g, enum shadow_of of)
{
    octa rv = of == SHADOW_OF_RVV ? g->v.rVV : g->v.rV, key;

    if (g->host->strategy == SHADOW_TRACE)
        return rv;
    key = isa_field_set(0, LAYOUT_rV_s, isa_field_get(rv, LAYOUT_rV_s));
    return isa_field_set(key, LAYOUT_rV_n, isa_field_get(rv, LAYOUT_rV_n));
}

struct space *spaces_find(struct guest *g, enum shadow_of of)
{
    struct shadow *sh = g->shadow;
    struct space *s = &sh->space[SHADOW_NEGATIVE];
    const octa key = key_of(g, of);

    if (of == SHADOW_OF_RAM)
        return s->root != 0 ? s : NULL;
    s = &sh->space[sh->latest[of]];
    for (unsigned i = 0; i <= sh->end; i++) {
        if (s->root != 0 && s->key == key && s->is_rvv == (of == SHADOW_OF_RVV))
            return s;
        s = &sh->space[i];
    }
    return NULL;
}

/* --- giving up ------------------------------------------------------------
 */

/* G's space S is no more.  Its number may be given to another one at once, so
 * the caller makes the machine forget what it knows by it. */
static void discard(struct guest *g, struct space *s)
{
    g->shadow->selection.is_valid = false;
    entries_clear(g, s);
    traced_forget(g, spaces_number(g, s));
    space_destroy(s, shadow_memory(g));
}

static tetra tables_of(const struct guest *g)
{
    const struct shadow *sh = g->shadow;
    tetra count = sh->space[SHADOW_NEGATIVE].root != 0 ? SPACE_NEGATIVE : 0;

    for (unsigned i = 0; i <= SHADOW_NEGATIVE; i++) {
        const struct space *s = &sh->space[i];

        if (s->root == 0)
            continue;
        count += i == SHADOW_NEGATIVE ? 0 : SPACE_ROOT;
        for (tetra f = s->tables; f != 0; f = g->host->frames.frame[f].next)
            count++;
    }
    return count;
}

bool spaces_make_room(struct hypervisor *h)
{
    struct guest *victim = NULL;
    tetra most = 0;

    for (unsigned i = 0; i < h->guest_count; i++) {
        tetra count = tables_of(h->guests[i]);

        if (count > most) {
            most = count;
            victim = h->guests[i];
        }
    }
    if (victim == NULL)
        return false;
    entries_flush(h, NULL);
    for (unsigned i = 0; i <= SHADOW_NEGATIVE; i++)
        if (victim->shadow->space[i].root != 0)
            discard(victim, &victim->shadow->space[i]);
    victim->shadow->end = 0;
    return true;
}

/* --- making ---------------------------------------------------------------
 */

/* An address-space number that no space for addresses of the same sign has, or
 * will have: the RAM of each guest is for negative ones and has a number of its
 * own.  0: there is none. */
static unsigned free_number(const struct hypervisor *h, bool is_rvv)
{
    bool is_taken[SPACE_NUMBERS] = {true};

    for (unsigned i = 0; i < h->guest_count; i++) {
        const struct shadow *sh = h->guests[i]->shadow;

        for (unsigned k = 0; k < sh->end; k++)
            if (sh->space[k].is_rvv == is_rvv)
                is_taken[sh->space[k].number] = true;
    }
    for (unsigned n = is_rvv ? h->guest_count + 1 : 1; n < SPACE_NUMBERS; n++)
        if (!is_taken[n])
            return n;
    return 0;
}

/* The place of a space that does not exist; the oldest one has to go for it, if
 * need be. */
static struct space *free_place(struct guest *g)
{
    struct shadow *sh = g->shadow;
    struct space *oldest = &sh->space[0];

    for (unsigned i = 0; i < SHADOW_SPACES; i++) {
        struct space *s = &sh->space[i];

        if (s->root == 0) {
            sh->end = i < sh->end ? sh->end : i + 1;
            return s;
        }
        oldest = s->used < oldest->used ? s : oldest;
    }
    entries_flush(g->host, NULL);
    discard(g, oldest);
    return oldest;
}

/* Null: there is no room for it. */
static struct space *make(struct guest *g, enum shadow_of of)
{
    bool is_ram = of == SHADOW_OF_RAM;
    bool is_rvv = of != SHADOW_OF_RV;
    unsigned number = is_ram ? g->number + 1 : free_number(g->host, is_rvv);
    struct space *s = &g->shadow->space[SHADOW_NEGATIVE];

    if (number == 0)
        return NULL;
    if (!is_ram)
        s = free_place(g);
    g->shadow->selection.is_valid = false;
    if (!space_make(s, shadow_memory(g), g->number, number, is_rvv))
        return NULL;
    s->key = is_ram ? 0 : key_of(g, of);
    return s;
}

/* To drop another guest's shadows may not be enough for a root, which is a row
 * of frames; to drop all is, or nothing. */
struct space *spaces_need(struct guest *g, enum shadow_of of)
{
    struct space *s = spaces_find(g, of);

    static_assert((int)HYPERVISOR_GUESTS + 3 < (int)SPACE_NUMBERS,
                  "each guest has a number for its RAM, and there are others");
    while (s == NULL) {
        s = make(g, of);
        if (s == NULL && !spaces_make_room(g->host))
            return NULL;
    }
    return s;
}
