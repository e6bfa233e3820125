/* screen_draw.c - the screen as a grid. */
#include <inttypes.h>
#include <string.h>

#include "debugger/lineedit.h"
#include "debugger/screen.h"

/* --- panes ----------------------------------------------------------------
 */

/* "> source: count.mms =====" has the keys, "- events: 3 -----" has not. */
static void draw_title(struct screen *sc, const struct grid_area *a,
                       enum view_kind kind)
{
    const struct view_context c = screen_context(sc);
    bool is_focus = kind == sc->focus;
    enum look look = is_focus ? LOOK_FOCUS : LOOK_TITLE;
    struct buf title;
    unsigned col;

    buf_init(&title);
    view_title(&sc->view[kind], &c, &title);
    col = grid_put(a, 0, 0, look, is_focus ? "> " : "- ", 2);
    col = grid_put(a, 0, col, look, buf_text(&title), title.len);
    col = grid_put(a, 0, col, look, " ", 1);
    grid_fill(a, 0, col, look, is_focus ? '=' : '-');
    buf_fini(&title);
}

static void draw_pane(struct screen *sc, struct grid *g, enum view_kind kind)
{
    const struct view_context c = screen_context(sc);
    const struct panes_box *b = &sc->box[kind];
    struct grid_area whole = grid_whole(g), a, border;

    if (b->rows == 0)
        return;
    if (b->col > 0) {
        border = grid_part(&whole, b->row, b->col - 1, b->rows, 1);
        for (unsigned i = 0; i < border.rows; i++)
            grid_fill(&border, i, 0, LOOK_BORDER, '|');
    }
    a = grid_part(&whole, b->row, b->col, b->rows, b->cols);
    draw_title(sc, &a, kind);
    a = grid_part(&a, 1, 0, b->rows - 1, b->cols);
    view_draw(&sc->view[kind], &c, &a);
}

/* --- the lines below ------------------------------------------------------
 */

/* The line that is typed, scrolled so that the cursor is in sight. */
static void draw_typed(const struct screen *sc, const struct grid_area *a,
                       struct screen_cursor *cursor)
{
    const char *prompt = lineedit_prompt(), *offer = lineedit_offer();
    size_t at, len, from = 0;
    const char *line = lineedit_shown(&at);
    unsigned col = grid_put(a, 0, 0, LOOK_NAME, prompt, strlen(prompt));

    (void)sc;
    len = strlen(line);
    if (col + at >= a->cols)
        from = col + at - a->cols + 1;
    if (from > at)
        from = at;
    *cursor = (struct screen_cursor){
        .is_shown = true, .row = a->row, .col = col + (unsigned)(at - from)};
    if (cursor->col >= a->cols)
        cursor->is_shown = false;
    col = grid_put(a, 0, col, LOOK_NORMAL, line + from, len - from);
    if (*offer != 0)
        (void)grid_put(a, 0, col + 2, LOOK_DIM, offer, strlen(offer));
}

static void draw_message(const struct screen *sc, const struct grid_area *a,
                         struct screen_cursor *cursor)
{
    if (sc->typing != SCREEN_KEYS) {
        draw_typed(sc, a, cursor);
        return;
    }
    (void)grid_put(a, 0, 0, sc->is_wrong ? LOOK_WRONG : LOOK_NORMAL,
                   sc->message, strlen(sc->message));
}

static void add_end(const struct session *s, struct buf *out)
{
    buf_add_string(out, "over: ");
    s->target->class->explain(s->target, out);
    buf_add_string(out, " | ");
}

/* Where the session stands: in the past, that is said first. */
static void draw_status(const struct screen *sc, const struct grid_area *a)
{
    struct session *s = sc->s;
    octa back = history_newest(s->history) - history_now(s->history);
    enum look look = back > 0 ? LOOK_PAST : LOOK_STATUS;
    struct buf text;
    unsigned col;

    buf_init(&text);
    if (back > 0)
        buf_printf(&text, "PAST, %" PRIu64 " step%s back | ", back,
                   back == 1 ? "" : "s");
    else if (s->why == SESSION_ENDED)
        add_end(s, &text);
    session_show_place(s, &text);
    if (text.len > 0 && !text.failed)
        buf_cut(&text, text.len - 1);
    col = grid_put(a, 0, 0, look, buf_text(&text), text.len);
    grid_fill(a, 0, col, look, ' ');
    buf_fini(&text);
}

enum status screen_draw(struct screen *sc, struct grid *g,
                        struct screen_cursor *cursor)
{
    enum status status = grid_resize(g, sc->rows, sc->cols);
    struct grid_area whole, a;

    *cursor = (struct screen_cursor){.is_shown = false};
    if (status != STATUS_OK)
        return status;
    whole = grid_whole(g);
    for (unsigned i = 0; i < VIEWS; i++)
        draw_pane(sc, g, (enum view_kind)i);
    if (sc->rows >= 2) {
        a = grid_part(&whole, sc->rows - 2, 0, 1, sc->cols);
        draw_message(sc, &a, cursor);
    }
    if (sc->rows >= 1) {
        a = grid_part(&whole, sc->rows - 1, 0, 1, sc->cols);
        draw_status(sc, &a);
    }
    return STATUS_OK;
}

void screen_draw_progress(struct screen *sc, struct grid *g)
{
    const struct target *t = sc->s->target;
    struct grid_area whole = grid_whole(g), a;
    struct buf text;
    struct error e;
    unsigned col;

    if (g->rows != sc->rows || g->cols != sc->cols || g->rows == 0)
        return;
    if (sc->o->flush(sc->o->context, &e) == STATUS_OK)
        capture_take(&sc->capture, &sc->printed);
    draw_pane(sc, g, VIEW_console);
    a = grid_part(&whole, sc->rows - 1, 0, 1, sc->cols);
    buf_init(&text);
    buf_printf(&text, "running: %" PRIu64 " instructions, Ctrl-C stops it",
               t->class->insns(t));
    col = grid_put(&a, 0, 0, LOOK_STATUS, buf_text(&text), text.len);
    grid_fill(&a, 0, col, LOOK_STATUS, ' ');
    buf_fini(&text);
}
