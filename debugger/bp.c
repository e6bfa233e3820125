/* bp.c - breakpoints, watchpoints, catchpoints: where a run is to stop. */
#include "debugger/bp.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "debugger/place.h"
#include "vm/base/alloc.h"

/* --- the list ------------------------------------------------------------- */

void bps_init(struct bps *b)
{
    *b = (struct bps){.bp = NULL};
}

static void destroy(struct bp *bp)
{
    alloc_free(bp->text);
    alloc_free(bp->condition);
    alloc_free(bp->returns);
    alloc_free(bp->octas);
    alloc_free(bp);
}

void bps_fini(struct bps *b)
{
    for (size_t i = 0; i < b->count; i++)
        destroy(b->bp[i]);
    alloc_free(b->bp);
}

static bool make_room(struct bps *b)
{
    size_t room = b->room == 0 ? 8 : 2 * b->room;
    struct bp **bp;

    if (b->count < b->room)
        return true;
    bp = alloc_resize(b->bp, room, sizeof(struct bp *));
    if (bp == NULL)
        return false;
    b->bp = bp;
    b->room = room;
    return true;
}

/* A new one of KIND, which TEXT names, at the end of the list. */
static struct bp *add(struct bps *b, const struct target *t, enum bp_kind kind,
                      const char *text, struct error *e)
{
    struct bp *bp = NULL;

    if (make_room(b))
        bp = alloc_zeroed(1, sizeof *bp);
    if (bp != NULL)
        bp->text = alloc_string(text);
    if (bp == NULL || bp->text == NULL) {
        alloc_free(bp);
        (void)error_set(e, STATUS_NO_MEMORY, "out of memory");
        return NULL;
    }
    bp->number = ++b->last;
    bp->kind = kind;
    bp->is_enabled = true;
    bp->view = t->view;
    b->bp[b->count++] = bp;
    return bp;
}

struct bp *bps_find(const struct bps *b, unsigned number)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->bp[i]->number == number)
            return b->bp[i];
    return NULL;
}

void bps_delete(struct bps *b, struct bp *bp)
{
    size_t i = 0;

    while (b->bp[i] != bp) {
        i++;
        assert(i < b->count);
    }
    memmove(&b->bp[i], &b->bp[i + 1], (b->count - i - 1) * sizeof(struct bp *));
    b->count--;
    destroy(bp);
}

/* BP, which has just been added, could not be completed. */
static struct bp *give_up(struct bps *b, struct bp *bp, struct error *e,
                          const char *text)
{
    bps_delete(b, bp);
    b->last--;
    (void)error_set(e, text == NULL ? STATUS_NO_MEMORY : STATUS_BAD_INPUT, "%s",
                    text == NULL ? "out of memory" : text);
    return NULL;
}

/* --- making --------------------------------------------------------------- */

/* Whoever is meant by a guest that has been named, else any. */
struct bp *bps_break(struct bps *b, const struct target *t, octa location,
                     const char *text, struct error *e)
{
    struct bp *bp = add(b, t, BP_BREAK, text, e);

    if (bp == NULL)
        return NULL;
    bp->location = location;
    bp->has_guest = t->view.level > 0 && !t->view.is_current;
    return bp;
}

struct bp *bps_catch(struct bps *b, const struct target *t,
                     const struct event_choice *events, const char *text,
                     struct error *e)
{
    struct bp *bp = add(b, t, BP_CATCH, text, e);

    if (bp != NULL)
        bp->events = *events;
    return bp;
}

/* Let BP watch the COUNT octas AT. */
static bool set_octas(struct bp *bp, const struct target *t,
                      const struct target_octa *at, size_t count)
{
    bp->octas =
        alloc_zeroed(bp->is_walk ? BP_ENTRIES : count, sizeof *bp->octas);
    if (bp->octas == NULL)
        return false;
    bp->octa_count = count;
    for (size_t i = 0; i < count; i++)
        bp->octas[i] = (struct bp_octa){at[i], target_octa(t, at[i])};
    return true;
}

/* A place is one of the guest's that is looked at now, whoever runs later. */
static void stay_with_guest(struct bp *bp, const struct target *t)
{
    if (bp->view.level > 0)
        bp->view = (struct target_view){.level = bp->view.level,
                                        .guest = target_guest_number(t)};
}

static struct bp *watch_memory(struct bps *b, struct bp *bp, struct target *t,
                               struct error *e)
{
    struct target_octa at;
    struct buf why;

    buf_init(&why);
    if (!t->class->find(t, bp->place.place, BUS_LOAD, &at, &why))
        bp = give_up(b, bp, e, buf_text(&why));
    else if (!set_octas(bp, t, &at, 1))
        bp = give_up(b, bp, e, NULL);
    buf_fini(&why);
    return bp;
}

struct bp *bps_watch(struct bps *b, struct target *t,
                     const struct expr_value *place, const char *text,
                     struct error *e)
{
    struct bp *bp = add(b, t, BP_WATCH, text, e);

    assert(place->kind != EXPR_NUMBER && place->kind != EXPR_ADDRESS);
    if (bp == NULL)
        return NULL;
    bp->place = *place;
    stay_with_guest(bp, t);
    if (place->kind == EXPR_MEMORY)
        return watch_memory(b, bp, t, e);
    bp->is_local =
        place->kind == EXPR_REGISTER && place->place < cpu_first_global(t->cpu);
    bp->frame = t->cpu->sr[SREG_rO];
    return bp;
}

struct bp *bps_watch_entries(struct bps *b, struct target *t, octa va,
                             const char *text, struct error *e)
{
    struct target_octa at[BP_ENTRIES];
    octa space = t->cpu->sr[SREG_rV];
    size_t count = t->class->entries(t, va, space, at, ARRAY_LEN(at));
    struct bp *bp;

    if (count == 0) {
        (void)error_set(e, STATUS_BAD_INPUT,
                        "no page table is read for #%016" PRIx64, va);
        return NULL;
    }
    bp = add(b, t, BP_WATCH, text, e);
    if (bp == NULL)
        return NULL;
    bp->place = (struct expr_value){.kind = EXPR_MEMORY, .size = 8};
    bp->is_walk = true;
    stay_with_guest(bp, t);
    bp->va = va;
    bp->space = space;
    return set_octas(bp, t, at, count) ? bp : give_up(b, bp, e, NULL);
}

enum status bp_set_condition(struct bp *bp, const char *text)
{
    char *copy = NULL;

    if (text != NULL && *text != 0) {
        copy = alloc_string(text);
        if (copy == NULL)
            return STATUS_NO_MEMORY;
    }
    alloc_free(bp->condition);
    bp->condition = copy;
    return STATUS_OK;
}

/* --- showing -------------------------------------------------------------- */

void bp_show(const struct bp *bp, const struct target *t, struct buf *out)
{
    static const char *const kinds[] = {
        [BP_BREAK] = "break", [BP_WATCH] = "watch", [BP_CATCH] = "catch"};

    buf_printf(out, "%-4u%s%-6s", bp->number, bp->is_temporary ? "t" : "",
               kinds[bp->kind]);
    if (bp->kind == BP_BREAK)
        place_add(out, t, bp->location);
    else
        buf_add_string(out, bp->text);
    if (bp->view.level > 0 && !bp->view.is_current)
        buf_printf(out, " of guest %u", bp->view.guest);
    if (bp->view.level == 2 && bp->kind != BP_CATCH)
        buf_add_string(out, ", level 2");
    if (bp->condition != NULL)
        buf_printf(out, " if %s", bp->condition);
    if (!bp->is_enabled)
        buf_add_string(out, ", disabled");
    if (bp->hits > 0)
        buf_printf(out, ", %" PRIu64 " hit%s", bp->hits,
                   bp->hits == 1 ? "" : "s");
    if (bp->ignore > 0)
        buf_printf(out, ", ignored %" PRIu64 " more", bp->ignore);
    buf_add_byte(out, '\n');
}
