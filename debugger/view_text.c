/* view_text.c - texts that grow: what the guest has printed, what was said.
 *
 * In a session's words a line that begins with > is a command, and one that
 * begins with ! is a refusal.
 */
#include <string.h>

#include "debugger/view.h"

static void fill_text(const struct output *o, struct page *p)
{
    const char *at = buf_text(&o->text), *end = at + o->text.len;

    if (o->is_cut && page_line(p))
        page_add(p, LOOK_DIM, "(what was before is not kept)");
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t len = (size_t)((stop != NULL ? stop : end) - at);
        enum look look = *at == '>'   ? LOOK_NAME
                         : *at == '!' ? LOOK_WRONG
                                      : LOOK_NORMAL;

        if (len == 0)
            (void)page_line(p);
        page_wrap(p, look, at, len, 2);
        at += len + (stop != NULL);
    }
    if (p->line > 0)
        page_home(p);
}

static void fill_said(struct view *v, const struct view_context *c,
                      struct page *p)
{
    (void)v;
    fill_text(c->said, p);
}

static void fill_printed(struct view *v, const struct view_context *c,
                         struct page *p)
{
    (void)v;
    fill_text(c->printed, p);
}

/* What is printed was printed, also if the session has gone back since. */
static void title_printed(struct view *v, const struct view_context *c,
                          struct buf *out)
{
    const struct history *h = c->s->history;

    (void)v;
    buf_add_string(out, history_now(h) < history_newest(h)
                            ? "up to the newest moment"
                            : "what was printed");
}

const struct view_class view_command = {.forms = 1, .fill = fill_said};
const struct view_class view_console = {
    .forms = 1, .title = title_printed, .fill = fill_printed};
