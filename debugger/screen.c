/* screen.c - the debugger's face that is a screen: what it keeps, and does. */
#include "debugger/screen.h"

#include <stdio.h>
#include <string.h>

#include "debugger/command.h"
#include "debugger/complete.h"
#include "debugger/lineedit.h"
#include "debugger/script.h"
#include "debugger/target_guest.h"

/* --- beginning and end ----------------------------------------------------
 */

/* A lineedit_completer. */
static bool complete(void *session, const char *line, size_t start,
                     cli_visitor *visit, void *visited)
{
    return complete_each(session, line, start, visit, visited);
}

enum status screen_init(struct screen *sc, const struct screen_options *o,
                        struct error *e)
{
    enum status status = STATUS_OK;

    *sc = (struct screen){.o = o, .s = o->session};
    for (unsigned i = 0; i < VIEWS; i++)
        sc->view[i].kind = (enum view_kind)i;
    sc->has_layout = o->layout != NULL;
    if (sc->has_layout)
        status = panes_read(&sc->panes, o->layout, e);
    if (status == STATUS_OK)
        status = capture_begin(&sc->capture, e);
    if (status != STATUS_OK)
        return status;
    output_init(&sc->printed);
    output_init(&sc->said);
    buf_init(&sc->last);
    lineedit_open(complete, o->session, o->history);
    return STATUS_OK;
}

void screen_fini(struct screen *sc)
{
    if (sc->typing != SCREEN_KEYS)
        lineedit_stop();
    lineedit_close();
    capture_end(&sc->capture);
    buf_fini(&sc->last);
    output_fini(&sc->said);
    output_fini(&sc->printed);
}

struct view_context screen_context(const struct screen *sc)
{
    return (struct view_context){.s = sc->s,
                                 .changes = &sc->changes,
                                 .printed = &sc->printed,
                                 .said = &sc->said};
}

/* --- panes ----------------------------------------------------------------
 */

static enum panes_for who(const struct screen *sc)
{
    struct target *t = sc->s->target;

    if (target_hypervisor(t) != NULL)
        return PANES_GUESTS;
    return t->cpu->kind.is_user_only ? PANES_PROCESS : PANES_MACHINE;
}

/* Lines of the screen that are no pane's. */
enum { BELOW = 2 };

static void place(struct screen *sc)
{
    unsigned rows = sc->rows > BELOW ? sc->rows - BELOW : 0;

    panes_place(&sc->panes, rows, sc->cols, sc->hidden, sc->focus, sc->box);
    if (sc->is_zoomed || sc->box[sc->focus].rows == 0) {
        memset(sc->box, 0, sizeof sc->box);
        sc->box[sc->focus] = (struct panes_box){.rows = rows, .cols = sc->cols};
    }
}

void screen_arrange(struct screen *sc)
{
    const char *usual = panes_usual(who(sc), sc->rows, sc->cols);

    if (!sc->has_layout && panes_read(&sc->panes, usual, NULL) != STATUS_OK)
        return;
    place(sc);
}

void screen_focus(struct screen *sc, enum view_kind view)
{
    if (view != sc->focus && panes_has(&sc->panes, sc->focus))
        sc->before = sc->focus;
    sc->focus = view;
    screen_arrange(sc);
}

void screen_resize(struct screen *sc, unsigned rows, unsigned cols)
{
    sc->rows = rows;
    sc->cols = cols;
    screen_arrange(sc);
}

bool screen_shows(const struct screen *sc, enum view_kind view)
{
    return sc->box[view].rows > 0;
}

/* --- saying ---------------------------------------------------------------
 */

void screen_say(struct screen *sc, bool is_wrong, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(sc->message, sizeof sc->message, format, args);
    va_end(args);
    sc->is_wrong = is_wrong;
}

/* How many lines TEXT has, but for 2 and more. */
static unsigned few_lines(const struct buf *text)
{
    const char *end = strchr(buf_text(text), '\n');

    return text->len == 0 ? 0 : end == NULL || end[1] == 0 ? 1 : 2;
}

/* The first line of TEXT is said: it tells why, where the second tells where.
 * Where a move has led to without more ado, the status line tells. */
static void say_first(struct screen *sc, const struct buf *text, bool is_moved)
{
    const char *line = buf_text(text);

    if (!is_moved || few_lines(text) > 1)
        screen_say(sc, false, "%.*s", (int)strcspn(line, "\n"), line);
}

static void transcribe(struct screen *sc, const char *mark, const char *text)
{
    output_add(&sc->said, mark, strlen(mark));
    output_add(&sc->said, text, strlen(text));
    output_add(&sc->said, "\n", 1);
}

/* --- moving ---------------------------------------------------------------
 */

/* Where a move has begun. */
struct move {
    struct changes before;
    octa moment;
    struct target_view view;
};

static octa now(const struct screen *sc)
{
    return history_now(sc->s->history);
}

static void begin_move(struct screen *sc, struct move *m)
{
    changes_note(&m->before, sc->s->target);
    m->moment = now(sc);
    m->view = sc->s->target->view;
    screen_say(sc, false, "%s", "");
}

static void take_printed(struct screen *sc)
{
    struct error e;

    if (sc->o->flush(sc->o->context, &e) != STATUS_OK)
        screen_say(sc, true, "%s", e.text);
    capture_take(&sc->capture, &sc->printed);
}

static void visit(struct screen *sc)
{
    if (sc->visits == SCREEN_VISITED) {
        memmove(sc->visited, sc->visited + 1,
                sizeof sc->visited - sizeof sc->visited[0]);
        sc->visits--;
    }
    sc->visited[sc->visits] = now(sc);
    sc->visit = sc->visits++;
}

/* The session stands where it stands; what was done, was from M on.  Panes go
 * where that is, unless nothing has moved. */
static void end_move(struct screen *sc, const struct move *m)
{
    const struct target_view *v = &sc->s->target->view;
    bool is_moved = now(sc) != m->moment;

    take_printed(sc);
    sc->o->cli->forget_interrupt();
    if (is_moved)
        sc->changes = m->before;
    if (is_moved || v->level != m->view.level || v->guest != m->view.guest)
        for (unsigned i = 0; i < VIEWS; i++)
            view_go_home(&sc->view[i]);
    view_go_home(&sc->view[VIEW_command]);
}

/* What was said at one moment, in several lines, is shown as a whole. */
static void show_answer(struct screen *sc, const struct buf *out)
{
    if (few_lines(out) < 2 || screen_shows(sc, VIEW_command))
        return;
    screen_focus(sc, VIEW_command);
    screen_say(sc, false, "Esc leads back from the answer");
}

static void do_line(struct screen *sc, const char *line)
{
    struct buf out;
    struct error e;
    struct move m;
    enum status status;

    begin_move(sc, &m);
    buf_init(&out);
    transcribe(sc, "> ", line);
    status = command_do(sc->s, line, &out, &e);
    output_add(&sc->said, buf_text(&out), out.len);
    if (status != STATUS_OK) {
        transcribe(sc, "! ", e.text);
        screen_say(sc, true, "%s", e.text);
    } else {
        say_first(sc, &out, now(sc) != m.moment);
    }
    if (status != STATUS_OK || *sc->o->cli->interrupted != 0)
        script_drop(sc->s->script);
    end_move(sc, &m);
    if (now(sc) != m.moment)
        visit(sc);
    else if (!sc->is_wrong && out.len > 0)
        show_answer(sc, &out);
    buf_fini(&out);
}

/* What `source` has brought, or who began the session. */
static void do_script(struct screen *sc)
{
    struct buf line, where;

    buf_init(&line);
    buf_init(&where);
    while (!screen_is_over(sc) && script_next(sc->s->script, &line, &where)) {
        if (!line.failed)
            do_line(sc, buf_text(&line));
        buf_clear(&line);
        buf_clear(&where);
    }
    buf_fini(&where);
    buf_fini(&line);
}

void screen_do(struct screen *sc, const char *line)
{
    do_line(sc, line);
    do_script(sc);
}

void screen_begin(struct screen *sc)
{
    sc->o->cli->forget_interrupt();
    visit(sc);
    screen_say(sc, false, "? shows all keys, q ends the session");
    do_script(sc);
}

static bool is_remembered(const struct screen *sc, octa step)
{
    return step >= history_first(sc->s->history) &&
           step <= history_newest(sc->s->history);
}

/* Go there, and say where it stands. */
static void go(struct screen *sc, octa step)
{
    struct buf place;
    struct move m;

    begin_move(sc, &m);
    session_go_to_moment(sc->s, step);
    buf_init(&place);
    session_show_stop(sc->s, &place);
    say_first(sc, &place, now(sc) != m.moment);
    buf_fini(&place);
    end_move(sc, &m);
}

void screen_go(struct screen *sc, octa step)
{
    if (!is_remembered(sc, step)) {
        screen_say(sc, true, "that moment is not remembered");
        return;
    }
    go(sc, step);
    visit(sc);
}

void screen_leaf(struct screen *sc, int by)
{
    unsigned to = sc->visit + (unsigned)by;

    if (to >= sc->visits) {
        screen_say(sc, true, "you have been nowhere %s",
                   by < 0 ? "before" : "after this");
    } else if (!is_remembered(sc, sc->visited[to])) {
        screen_say(sc, true, "that moment is not remembered any more");
    } else {
        go(sc, sc->visited[to]);
        sc->visit = to;
    }
}

bool screen_is_over(const struct screen *sc)
{
    sig_atomic_t came = *sc->o->cli->interrupted;

    return sc->s->is_ended || (came != 0 && came != SIGINT);
}

int screen_status(const struct screen *sc)
{
    return sc->s->is_ended ? sc->s->status : CLI_EXIT_FINE;
}
