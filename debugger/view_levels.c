/* view_levels.c - the tower: the machine, and its guests above it.
 *
 * Between them stand the three ways from one to the other, how often each was
 * gone, and which one was the last:
 *
 *      => 1.0  guest kernel  has trapped
 *         #8000000000002000 Main+8  34 instructions
 *             ^ enter      12
 *          => v exit       13  get, #8000000000002000
 *             @ reflect     2
 *         0    host kernel   the machine
 *         #8000000000000008  30 instructions
 *
 * A guest's own guest stands above it, with the exits that were its.
 */
#include <inttypes.h>

#include "debugger/place.h"
#include "debugger/show_events.h"
#include "debugger/show_levels.h"
#include "debugger/target_guest.h"
#include "debugger/view.h"
#include "vm/base/alloc.h"

/* A line stands for a level, in the upper half, and a guest. */
static void add_row(struct view *v, struct page *p,
                    const struct show_levels_row *r)
{
    if (!view_line(v, p, (octa)r->level << 32 | r->guest))
        return;
    page_add(p, LOOK_CURRENT, r->is_shown ? "=> " : "   ");
    if (r->level == 0)
        page_add(p, LOOK_NAME, "0    ");
    else
        page_printf(p, LOOK_NAME, "%u.%-3u", r->level, r->guest);
    page_printf(p, LOOK_NORMAL, "%-12s  %s", r->mode, r->state);
}

/* Where it stands, and how far it has come. */
static void add_place(const struct view_context *c, struct page *p,
                      const struct show_levels_row *r)
{
    struct buf name;

    if (!page_line(p))
        return;
    buf_init(&name);
    if (r->is_absent)
        page_add(p, LOOK_NORMAL, "    (does not run)");
    else
        page_printf(p, LOOK_NORMAL, "    #%016" PRIx64, r->pc);
    if (r->is_shown && !r->is_absent &&
        place_add_name(&name, c->s->target, r->pc))
        page_printf(p, LOOK_NAME, " %s", buf_text(&name));
    page_printf(p, LOOK_DIM, "  %" PRIu64 " instructions", r->insns);
    buf_fini(&name);
}

/* --- the ways between ------------------------------------------------------
 */

static const struct {
    enum event_kind kind;
    const char *text;
} ways[] = {{EVENT_ENTER, "^ enter"},
            {EVENT_EXIT, "v exit"},
            {EVENT_REFLECT, "@ reflect"}};

/* The last of the three that R's guest has gone, or null. */
static const struct session_event *last_way(const struct session *s,
                                            const struct show_levels_row *r)
{
    struct event_choice choice = {.has_level = true,
                                  .level = r->level,
                                  .has_guest = true,
                                  .guest = r->guest};

    for (size_t i = 0; i < ARRAY_LEN(ways); i++)
        choice.kinds |= 1u << ways[i].kind;
    return show_events_last(s, &choice);
}

static octa count_of(const struct show_levels_row *r, enum event_kind kind)
{
    return kind == EVENT_ENTER  ? r->entries
           : kind == EVENT_EXIT ? r->exits
                                : r->reflected;
}

static void add_way(struct page *p, const struct show_levels_row *r, size_t i,
                    const struct session_event *last)
{
    bool is_last = last != NULL && last->event.kind == ways[i].kind;

    if (!page_line(p))
        return;
    page_add(p, LOOK_CURRENT, is_last ? "     => " : "        ");
    page_printf(p, LOOK_NAME, "%-9s", ways[i].text);
    page_printf(p, LOOK_NORMAL, "%7" PRIu64, count_of(r, ways[i].kind));
    if (is_last)
        page_printf(p, LOOK_DIM, "  %s, #%" PRIx64, last->event.what,
                    last->event.address);
}

/* An exit is told of, and counted, when the hypervisor has dealt with it. */
static const struct session_event at_hand = {
    .event = {.kind = EVENT_EXIT, .what = "not dealt with yet"}};

static void add_ways(const struct view_context *c, struct page *p,
                     const struct show_levels_row *r)
{
    const struct hypervisor *h = target_hypervisor(c->s->target);
    struct session_event trapped = at_hand;
    const struct session_event *last = last_way(c->s, r);

    trapped.event.address = r->pc;
    if (r->is_current && h->has_exited &&
        r->level == 1u + target_is_nested(c->s->target))
        last = &trapped;
    for (size_t i = 0; i < ARRAY_LEN(ways); i++)
        if (r->level == 1 || ways[i].kind == EVENT_EXIT) /* others: unknown */
            add_way(p, r, i, last);
}

/* --- all ------------------------------------------------------------------
 */

/* Number I, and what lies between a guest that is looked at, or runs, and the
 * machine. */
static void add_level(struct view *v, const struct view_context *c,
                      struct page *p, size_t i, struct cpu *scratch)
{
    struct show_levels_row r = show_levels_row(c->s->target, i, scratch);

    add_row(v, p, &r);
    if (r.is_shown)
        page_home(p);
    add_place(c, p, &r);
    if (r.level > 0 && (r.is_shown || r.is_current))
        add_ways(c, p, &r);
}

static void fill(struct view *v, const struct view_context *c, struct page *p)
{
    struct cpu *scratch = alloc_zeroed(1, sizeof *scratch);
    size_t count = show_levels_count(c->s->target);

    if (scratch == NULL)
        return;
    for (size_t i = count; i-- > 0;)
        add_level(v, c, p, i, scratch);
    alloc_free(scratch);
    if (count == 1 && page_line(p))
        page_add(p, LOOK_DIM, "    (one level: nobody is its guest)");
}

const struct view_class view_levels = {
    .forms = 1, .lets_choose = true, .fill = fill};
