/* screen_keys.c - what keys do on the screen.
 *
 * Most are commands of keys.def.  The rest moves in panes and between them, or
 * begins a line that is typed: then all keys but Esc and Ctrl-C are readline's.
 */
#include <stdio.h>
#include <string.h>

#include "debugger/command.h"
#include "debugger/guest_view.h"
#include "debugger/keys.h"
#include "debugger/lineedit.h"
#include "debugger/screen.h"
#include "debugger/target_guest.h"

static struct view *focused(struct screen *sc)
{
    return &sc->view[sc->focus];
}

/* --- typing ---------------------------------------------------------------
 */

static void type(struct screen *sc, enum screen_typing what, const char *text)
{
    static const char *const prompts[] = {[SCREEN_COMMAND] = ":",
                                          [SCREEN_COMMANDS] = "(tramoya) ",
                                          [SCREEN_SEARCH] = "search: ",
                                          [SCREEN_ADDRESS] = "address: "};

    sc->typing = what;
    lineedit_start(prompts[what], text);
}

static void stop_typing(struct screen *sc)
{
    lineedit_stop();
    sc->typing = SCREEN_KEYS;
}

/* An empty line says the last one again, or ends a single command. */
static void take_command(struct screen *sc, const char *line, bool is_single)
{
    struct buf again;

    buf_init(&again);
    if (*line != 0) {
        buf_clear(&sc->last);
        command_repeat(line, &sc->last);
        buf_add_string(&again, line);
    } else if (!is_single) {
        buf_add_string(&again, buf_text(&sc->last));
    }
    if (again.len > 0)
        screen_do(sc, buf_text(&again));
    buf_fini(&again);
}

static void take_text(struct screen *sc, const char *line)
{
    struct view *v = focused(sc);

    snprintf(v->text, sizeof v->text, "%s", line);
    v->place.top = v->place.left = 0;
    view_go_home(v);
}

/* The next line that has WORD, chosen or at the top, by drawing line after
 * line into a grid of one. */
static bool search(struct screen *sc, const char *word)
{
    const struct view_context c = screen_context(sc);
    struct view v = *focused(sc);
    unsigned start =
        view_classes[v.kind]->lets_choose ? v.place.chosen : v.place.top;
    unsigned total = v.place.total;
    struct grid g;
    struct buf text;
    bool is_found = false;

    grid_init(&g);
    buf_init(&text);
    for (unsigned i = 1; i <= total && !is_found; i++) {
        unsigned line = (start + i) % total;
        struct page_place place = {.top = line, .is_free = true};
        struct grid_area a;
        struct page p;

        if (grid_resize(&g, 1, 400) != STATUS_OK)
            break;
        a = grid_whole(&g);
        page_begin(&p, &a, &place);
        view_classes[v.kind]->fill(&v, &c, &p);
        buf_clear(&text);
        grid_text(&g, 0, 0, 400, &text);
        is_found = view_has_word(buf_text(&text), text.len, word);
        if (is_found) {
            page_scroll(&focused(sc)->place, 0);
            focused(sc)->place.chosen = line;
            focused(sc)->place.top = line;
        }
    }
    buf_fini(&text);
    grid_fini(&g);
    return is_found;
}

static void take_search(struct screen *sc, const char *line)
{
    if (sc->focus == VIEW_help)
        take_text(sc, line);
    else if (*line != 0 && !search(sc, line))
        screen_say(sc, true, "\"%s\" is not in this pane", line);
}

static void take_line(struct screen *sc, enum screen_typing what,
                      const char *line)
{
    switch (what) {
    case SCREEN_SEARCH:
        take_search(sc, line);
        break;
    case SCREEN_ADDRESS:
        take_text(sc, line);
        break;
    default:
        take_command(sc, line, what == SCREEN_COMMAND);
        break;
    }
    if (what == SCREEN_COMMANDS && !screen_is_over(sc))
        type(sc, what, "");
}

/* What a terminal would send for KEY. */
static void spell(uint32_t key, char text[8])
{
    static const struct {
        uint32_t key;
        const char *text;
    } sent[] = {{KEYS_UP, "\033[A"},     {KEYS_DOWN, "\033[B"},
                {KEYS_RIGHT, "\033[C"},  {KEYS_LEFT, "\033[D"},
                {KEYS_HOME, "\033[H"},   {KEYS_END, "\033[F"},
                {KEYS_DELETE, "\033[3~"}};

    text[0] = 0;
    for (size_t i = 0; i < ARRAY_LEN(sent); i++)
        if (sent[i].key == key)
            strcpy(text, sent[i].text);
    if (key < 0x80) {
        text[0] = (char)key;
        text[1] = 0;
    } else if (key < 0x800) {
        snprintf(text, 8, "%c%c", 0xc0 | (int)(key >> 6),
                 0x80 | (int)(key & 0x3f));
    } else if (key < 0x10000) {
        snprintf(text, 8, "%c%c%c", 0xe0 | (int)(key >> 12),
                 0x80 | (int)(key >> 6 & 0x3f), 0x80 | (int)(key & 0x3f));
    }
}

static void type_key(struct screen *sc, uint32_t key)
{
    enum screen_typing what = sc->typing;
    enum lineedit_result r;
    struct buf line;
    char text[8];

    if (key == KEYS_ESC || key == ('C' & KEYS_CTRL)) {
        stop_typing(sc);
        return;
    }
    spell(key, text);
    if (text[0] == 0)
        return;
    buf_init(&line);
    r = lineedit_type(text, &line);
    if (r != LINEEDIT_MORE)
        sc->typing = SCREEN_KEYS;
    if (r == LINEEDIT_LINE && !line.failed)
        take_line(sc, what, buf_text(&line));
    buf_fini(&line);
}

/* --- panes ----------------------------------------------------------------
 */

/* The next pane of the layout, or the one before; if it has no room, another
 * one makes room. */
static void turn(struct screen *sc, unsigned by)
{
    unsigned i = sc->focus;

    do
        i = (i + by) % VIEWS;
    while (i != sc->focus && (!panes_has(&sc->panes, (enum view_kind)i) ||
                              (sc->hidden >> i & 1)));
    screen_focus(sc, (enum view_kind)i);
}

static void leave(struct screen *sc)
{
    if (!panes_has(&sc->panes, sc->focus))
        screen_focus(sc, sc->before);
    else
        sc->is_zoomed = false;
    screen_arrange(sc);
}

static void show_pane(struct screen *sc, uint32_t key)
{
    for (unsigned i = 0; i < VIEWS; i++)
        if ((byte)view_infos[i].key[0] == key) {
            sc->hidden &= ~(1u << i);
            screen_focus(sc, (enum view_kind)i);
        }
    screen_arrange(sc);
}

static void hide(struct screen *sc)
{
    enum view_kind gone = sc->focus;

    if (!panes_has(&sc->panes, gone)) {
        leave(sc);
        return;
    }
    sc->is_zoomed = false;
    screen_arrange(sc);
    turn(sc, 1);
    if (sc->focus == gone) {
        screen_say(sc, true, "this is the last pane");
        return;
    }
    sc->hidden |= 1u << gone;
    screen_arrange(sc);
}

static void grow(struct screen *sc, bool is_more)
{
    if (!panes_has(&sc->panes, sc->focus))
        return;
    sc->has_layout = true;
    panes_grow(&sc->panes, sc->focus, is_more);
    screen_arrange(sc);
}

static void say_layout(struct screen *sc)
{
    struct buf text;

    buf_init(&text);
    panes_write(&sc->panes, &text);
    screen_say(sc, false, "--layout '%s'", buf_text(&text));
    output_add(&sc->said, sc->message, strlen(sc->message));
    output_add(&sc->said, "\n", 1);
    buf_fini(&text);
}

static void usual(struct screen *sc)
{
    sc->has_layout = sc->is_zoomed = false;
    sc->hidden = 0;
    screen_arrange(sc);
    if (!panes_has(&sc->panes, sc->focus))
        screen_focus(sc, VIEW_source);
}

/* --- lines ----------------------------------------------------------------
 */

static void move(struct screen *sc, int lines)
{
    struct view *v = focused(sc);

    if (view_classes[sc->focus]->lets_choose)
        page_choose(&v->place, lines);
    else
        page_scroll(&v->place, lines);
}

static void move_pages(struct screen *sc, int halves)
{
    int rows = (int)focused(sc)->place.rows;

    move(sc, halves * (rows > 1 ? rows / 2 : 1));
}

static void change_form(struct screen *sc)
{
    struct view *v = focused(sc);

    if (view_classes[sc->focus]->forms < 2) {
        screen_say(sc, true, "this pane has no other form");
        return;
    }
    v->form = (v->form + 1) % view_classes[sc->focus]->forms;
    v->place = (struct page_place){0};
}

/* Enter takes the address that is shown, which is then that of no next
 * instruction any more. */
static void choose_address(struct screen *sc)
{
    const struct view_context c = screen_context(sc);
    const struct view *v = focused(sc);
    char shown[20];
    octa address;

    (void)view_next_access(&c, &address);
    snprintf(shown, sizeof shown, "#%llx", (unsigned long long)address);
    if (sc->focus != VIEW_memory && sc->focus != VIEW_translation)
        screen_say(sc, true,
                   "addresses are of the panes 4, translation, and 6, memory");
    else
        type(sc, SCREEN_ADDRESS, v->text[0] != 0 ? v->text : shown);
}

/* --- what the chosen line stands for --------------------------------------
 */

/* COMMAND with the place of the chosen source line. */
static void do_there(struct screen *sc, const char *command, bool toggles)
{
    const struct view_context c = screen_context(sc);
    const struct bp *bp = NULL;
    struct buf line;

    buf_init(&line);
    buf_printf(&line, "%s ", command);
    if (!view_source_location(&sc->view[VIEW_source], &c, &line, &bp)) {
        screen_say(sc, true, "no line of the source is chosen");
    } else {
        if (toggles && bp != NULL) {
            buf_clear(&line);
            buf_printf(&line, "delete %u", bp->number);
        }
        screen_do(sc, buf_text(&line));
    }
    buf_fini(&line);
}

static void do_number(struct screen *sc, const char *format, unsigned number)
{
    char line[60];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    snprintf(line, sizeof line, format, number);
#pragma GCC diagnostic pop
    screen_do(sc, line);
}

static void enter_memory(struct screen *sc, octa address)
{
    char line[60];

    snprintf(line, sizeof line,
             "set M8[#%llx] = ", (unsigned long long)address);
    type(sc, SCREEN_COMMAND, line);
}

static void enter(struct screen *sc)
{
    const struct view *v = focused(sc);
    octa chosen = v->chosen;

    if (!v->has_chosen)
        screen_say(sc, true, "nothing is chosen");
    else if (sc->focus == VIEW_events && chosen < sc->s->event_count &&
             chosen >= session_first_event(sc->s))
        screen_go(sc, session_event_moment(session_event(sc->s, chosen)));
    else if (sc->focus == VIEW_levels && chosen == 0)
        screen_do(sc, "level 0");
    else if (sc->focus == VIEW_levels)
        do_number(sc, chosen >> 32 == 1 ? "level 1.%u" : "level 2.%u",
                  (unsigned)chosen);
    else if (sc->focus == VIEW_memory)
        enter_memory(sc, chosen);
}

/* The machine's guest that runs; a guest's own guest, if there is one; a
 * guest's neighbour. */
static void level_up(struct screen *sc)
{
    struct target *t = sc->s->target;
    struct hypervisor *h = target_hypervisor(t);

    if (h == NULL || t->view.level == 0)
        screen_do(sc, "guest");
    else if (t->view.level == 1 && guest_view_has_nested(target_guest(t)))
        do_number(sc, "level 2.%u", target_guest_number(t));
    else
        do_number(sc, "level 1.%u",
                  (target_guest_number(t) + 1) % h->guest_count);
}

/* --- dispatch -------------------------------------------------------------
 */

static void do_lines(struct screen *sc, enum keys_action a)
{
    struct view *v = focused(sc);

    switch (a) {
    case KEYS_DO_DOWN:
        move(sc, 1);
        break;
    case KEYS_DO_UP:
        move(sc, -1);
        break;
    case KEYS_DO_RIGHT:
        page_shift(&v->place, 8);
        break;
    case KEYS_DO_LEFT:
        page_shift(&v->place, -8);
        break;
    case KEYS_DO_PAGE_DOWN:
        move_pages(sc, 2);
        break;
    case KEYS_DO_PAGE_UP:
        move_pages(sc, -2);
        break;
    case KEYS_DO_HALF_DOWN:
        move_pages(sc, 1);
        break;
    case KEYS_DO_HALF_UP:
        move_pages(sc, -1);
        break;
    case KEYS_DO_TOP:
        move(sc, -(int)v->place.total);
        break;
    case KEYS_DO_BOTTOM:
        move(sc, (int)v->place.total);
        break;
    default:
        view_go_home(v);
        v->place.left = 0;
        break;
    }
}

static void do_panes(struct screen *sc, enum keys_action a, uint32_t key)
{
    switch (a) {
    case KEYS_DO_PANE_NEXT:
        turn(sc, 1);
        break;
    case KEYS_DO_PANE_BEFORE:
        turn(sc, VIEWS - 1);
        break;
    case KEYS_DO_PANE:
        show_pane(sc, key);
        break;
    case KEYS_DO_ZOOM:
        sc->is_zoomed = !sc->is_zoomed;
        screen_arrange(sc);
        break;
    case KEYS_DO_HIDE:
        hide(sc);
        break;
    case KEYS_DO_GROW:
    case KEYS_DO_SHRINK:
        grow(sc, a == KEYS_DO_GROW);
        break;
    case KEYS_DO_LAYOUT:
        say_layout(sc);
        break;
    default:
        usual(sc);
        break;
    }
}

static void do_other(struct screen *sc, enum keys_action a)
{
    switch (a) {
    case KEYS_DO_COMMAND:
        type(sc, SCREEN_COMMAND, "");
        break;
    case KEYS_DO_COMMANDS:
        type(sc, SCREEN_COMMANDS, "");
        break;
    case KEYS_DO_SEARCH:
        type(sc, SCREEN_SEARCH, "");
        break;
    case KEYS_DO_QUIT:
        type(sc, SCREEN_COMMAND, "quit");
        break;
    case KEYS_DO_HELP:
        if (sc->focus == VIEW_help)
            leave(sc);
        else
            show_pane(sc, '?');
        break;
    case KEYS_DO_ESCAPE:
        leave(sc);
        break;
    case KEYS_DO_INTERRUPT:
        screen_say(sc, false, "nothing runs; q ends the session");
        break;
    default:
        break;
    }
}

static void do_chosen(struct screen *sc, enum keys_action a)
{
    switch (a) {
    case KEYS_DO_UNTIL:
        do_there(sc, "until", false);
        break;
    case KEYS_DO_BREAK:
        do_there(sc, "break", true);
        break;
    case KEYS_DO_TEMPORARY:
        do_there(sc, "tbreak", false);
        break;
    case KEYS_DO_EARLIER:
    case KEYS_DO_LATER:
        screen_leaf(sc, a == KEYS_DO_EARLIER ? -1 : 1);
        break;
    case KEYS_DO_FORM:
        change_form(sc);
        break;
    case KEYS_DO_ADDRESS:
        choose_address(sc);
        break;
    case KEYS_DO_LEVEL_UP:
        level_up(sc);
        break;
    case KEYS_DO_LEVEL_DOWN:
        screen_do(sc, "level 0");
        break;
    default:
        enter(sc);
        break;
    }
}

void screen_key(struct screen *sc, uint32_t key)
{
    enum keys_action a = keys_action(key);

    if (sc->typing != SCREEN_KEYS) {
        type_key(sc, key);
        return;
    }
    if (a == KEYS_ACTIONS)
        return;
    screen_say(sc, false, "%s", "");
    if (keys_rows[a].command != NULL)
        screen_do(sc, keys_rows[a].command);
    else if (keys_rows[a].group == KEYS_GROUP_LINES)
        do_lines(sc, a);
    else if (keys_rows[a].group == KEYS_GROUP_PANES)
        do_panes(sc, a, key);
    else if (keys_rows[a].group == KEYS_GROUP_OTHER)
        do_other(sc, a);
    else
        do_chosen(sc, a);
}

/* --- the mouse ------------------------------------------------------------
 */

/* The pane that this cell is in; VIEWS: none. */
static enum view_kind pane_at(const struct screen *sc, unsigned row,
                              unsigned col)
{
    unsigned i = 0;

    while (i < VIEWS && (row - sc->box[i].row >= sc->box[i].rows ||
                         col - sc->box[i].col >= sc->box[i].cols))
        i++;
    return (enum view_kind)i;
}

void screen_click(struct screen *sc, unsigned row, unsigned col)
{
    enum view_kind kind = pane_at(sc, row, col);
    struct view *v;

    if (kind == VIEWS || sc->typing != SCREEN_KEYS)
        return;
    screen_focus(sc, kind);
    v = &sc->view[kind];
    row -= sc->box[kind].row;
    if (row == 0 || row > v->place.rows || !view_classes[kind]->lets_choose)
        return;
    v->place.chosen = v->place.top + row - 1;
    page_choose(&v->place, 0);
}

void screen_wheel(struct screen *sc, unsigned row, unsigned col, int lines)
{
    enum view_kind kind = pane_at(sc, row, col);

    if (kind != VIEWS)
        page_scroll(&sc->view[kind].place, lines);
}
