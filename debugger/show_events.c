/* show_events.c - what has happened, up to the present. */
#include "debugger/show_events.h"

#include "debugger/place.h"

/* Is E one that is meant, and not in the future? */
static bool is_wanted(const struct session *s, const struct session_event *e,
                      const struct event_choice *c)
{
    return event_choice_has(c, &e->event) &&
           session_event_moment(e) <= s->target->class->now(s->target);
}

static void add_event(struct buf *out, const struct target *t,
                      const struct event *e)
{
    size_t before;

    event_text(out, e);
    if (out->failed)
        return;
    buf_cut(out, out->len - 1); /* the end of the line comes later */
    before = out->len;
    buf_add_string(out, " (");
    if (place_add_name(out, t, e->address))
        buf_add_byte(out, ')');
    else if (!out->failed)
        buf_cut(out, before);
    buf_add_byte(out, '\n');
}

void show_events(struct session *s, octa count, const struct event_choice *c,
                 struct buf *out)
{
    octa first = s->event_count, found = 0;

    while (first > session_first_event(s) && found < count)
        found += is_wanted(s, session_event(s, --first), c);
    for (octa i = first; i < s->event_count; i++)
        if (is_wanted(s, session_event(s, i), c))
            add_event(out, s->target, &session_event(s, i)->event);
    if (found == 0)
        buf_add_string(out, "no such event is remembered\n");
}

const struct session_event *show_events_last(const struct session *s,
                                             const struct event_choice *c)
{
    for (octa i = s->event_count; i > session_first_event(s); i--)
        if (is_wanted(s, session_event(s, i - 1), c))
            return session_event(s, i - 1);
    return NULL;
}
