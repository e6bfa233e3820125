/* screen.h - the debugger's face that is a screen, without the terminal.
 *
 * Keys go in, a grid comes out: what stands between is here, and needs no
 * terminal.  ui_curses.c puts the grid on one; ui_keys.c takes keys from a
 * file, for tests and for the book.
 *
 *          keys                                    grid
 *            |                                       ^
 *      screen_keys.c ---> commands, pages --->  screen_draw.c
 *            |                                       ^
 *            +--> screen.c ---> session ---> views --+
 *
 *      +------------------------------------------------+
 *      | panes, each with a title                       |
 *      +------------------------------------------------+
 *      | the line that is typed, or what was said last  |
 *      | where the session stands; inverted in the past |
 *      +------------------------------------------------+
 */
#ifndef DEBUGGER_SCREEN_H
#define DEBUGGER_SCREEN_H

#include "debugger/capture.h"
#include "debugger/view.h"
#include "vm/base/cli.h"

/* Write what the guest has printed and was kept back. */
typedef enum status screen_flush(void *context, struct error *e);

/* What a screen is for; all borrowed. */
struct screen_options {
    struct session *session; /* whose script is ready */
    const struct cli *cli;   /* whose signals are caught */
    screen_flush *flush;
    void *context;       /* its first argument */
    const char *layout;  /* or null: by the terminal's size */
    const char *history; /* the file of lines typed before, or null */
};

/* What is being typed. */
enum screen_typing {
    SCREEN_KEYS,     /* nothing: keys are keys */
    SCREEN_COMMAND,  /* a command; then keys are keys again */
    SCREEN_COMMANDS, /* commands, until Esc */
    SCREEN_SEARCH,   /* a word */
    SCREEN_ADDRESS   /* of the pane that has the keys */
};

enum { SCREEN_VISITED = 64 };

struct screen {
    const struct screen_options *o;
    struct session *s;
    struct view view[VIEWS];
    struct panes panes;
    struct panes_box box[VIEWS]; /* where they are */
    bool has_layout;             /* the person's own; else by the size */
    unsigned rows, cols;
    unsigned hidden;       /* a set of panes */
    enum view_kind focus;  /* has the keys */
    enum view_kind before; /* had them, before one that is not in the layout */
    bool is_zoomed;
    enum screen_typing typing;
    struct changes changes;
    struct output printed, said;
    struct capture capture;
    struct buf last;              /* what an empty line means */
    char message[200];            /* the newest words, or "" */
    bool is_wrong;                /* they tell of a failure */
    octa visited[SCREEN_VISITED]; /* moments at which the session stood */
    unsigned visits, visit;       /* how many; the one that it stands at */
};

/* A screen without a size; standard output is caught from now on.  STATUS_BAD_
 * INPUT: O has a layout that is none; STATUS_IO; the reason is in E, and there
 * is nothing to be given back.  SC may not be moved. */
enum status screen_init(struct screen *sc, const struct screen_options *o,
                        struct error *e) MUST_CHECK;
void screen_fini(struct screen *sc);

/* The terminal has this size now. */
void screen_resize(struct screen *sc, unsigned rows, unsigned cols);

/* Do the commands that were written before. */
void screen_begin(struct screen *sc);

/* Has the session ended, or a signal that is to end it come? */
bool screen_is_over(const struct screen *sc);
int screen_status(const struct screen *sc);

/* KEY (keys.h, or a character) was pressed. */
void screen_key(struct screen *sc, uint32_t key);

/* The mouse was pressed in this cell: the pane gets the keys, and the line is
 * chosen; or its wheel was turned, by LINES. */
void screen_click(struct screen *sc, unsigned row, unsigned col);
void screen_wheel(struct screen *sc, unsigned row, unsigned col, int lines);

/* Where the cursor is to be. */
struct screen_cursor {
    bool is_shown;
    unsigned row, col;
};

/* Draw all into G, which gets the screen's size. */
enum status screen_draw(struct screen *sc, struct grid *g,
                        struct screen_cursor *cursor) MUST_CHECK;

/* While a command runs (history_watch): draw into G, which has the screen as it
 * was before, how far that is, and what the guest prints. */
void screen_draw_progress(struct screen *sc, struct grid *g);

/* -- for the parts of the screen -- */

/* Do the command LINE, and those that it lets come. */
void screen_do(struct screen *sc, const char *line);

/* The session goes to the moment STEP, if it is remembered. */
void screen_go(struct screen *sc, octa step);

/* Leaf through the moments where the session stood. */
void screen_leaf(struct screen *sc, int by);

/* Say something in the line for it. */
void screen_say(struct screen *sc, bool is_wrong, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* Find places for the panes; to be called when anything of that changes. */
void screen_arrange(struct screen *sc);

/* Let VIEW have the keys, and be seen. */
void screen_focus(struct screen *sc, enum view_kind view);

/* Is VIEW on the screen now, and where? */
bool screen_shows(const struct screen *sc, enum view_kind view);

struct view_context screen_context(const struct screen *sc);

#endif
