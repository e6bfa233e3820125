/* view_events.c - what has happened, the newest last.
 *
 * In the past, what is going to happen stands there, too, behind a +.
 */
#include <string.h>

#include "debugger/place.h"
#include "debugger/view.h"

static void title(struct view *v, const struct view_context *c, struct buf *out)
{
    (void)v;
    buf_printf(
        out, "%llu",
        (unsigned long long)(c->s->event_count - session_first_event(c->s)));
}

/* The numbers are aligned for long runs; of the blanks before them some can be
 * spared. */
static size_t spare_blanks(const char *text)
{
    size_t blanks = strspn(text, " ");

    return blanks < 4 ? blanks : 4;
}

static void add_event(const struct view_context *c, struct page *p,
                      const struct event *e, bool is_later)
{
    struct buf text, name;

    buf_init(&text);
    buf_init(&name);
    event_text(&text, e);
    if (text.len > 0 && !text.failed)
        buf_cut(&text, text.len - 1);
    page_add(p, LOOK_DIM, is_later ? "+" : " ");
    page_add(p, is_later ? LOOK_DIM : LOOK_NORMAL,
             buf_text(&text) + spare_blanks(buf_text(&text)));
    if (place_add_name(&name, c->s->target, e->address))
        page_printf(p, LOOK_NAME, " (%s)", buf_text(&name));
    buf_fini(&name);
    buf_fini(&text);
}

static void fill(struct view *v, const struct view_context *c, struct page *p)
{
    const struct session *s = c->s;
    octa now = history_now(s->history);

    for (octa i = session_first_event(s); i < s->event_count; i++) {
        const struct session_event *e = session_event(s, i);
        bool is_later = session_event_moment(e) > now;

        if (view_line(v, p, i))
            add_event(c, p, &e->event, is_later);
        if (!is_later)
            page_home(p);
    }
    if (p->line == 0 && page_line(p))
        page_add(p, LOOK_DIM, "nothing has happened yet");
}

const struct view_class view_events = {
    .forms = 1, .lets_choose = true, .title = title, .fill = fill};
