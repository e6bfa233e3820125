/* grid.h - a screen as characters, which nobody has to look at.
 *
 * Views draw into a grid; a terminal shows it, a test compares it, the book
 * prints it.  A cell has one character, which is one column wide, and a look:
 * what it means, not which colour it has (look.def).
 *
 * Who draws is given an area: a rectangle of the grid.  Nothing is ever drawn
 * outside of it, and an area may be empty, so that nobody who draws has to ask
 * how large the terminal is.
 */
#ifndef DEBUGGER_GRID_H
#define DEBUGGER_GRID_H

#include "vm/base/buf.h"

enum look {
#define LOOK(name, text) LOOK_##name,
#include "debugger/look.def"
#undef LOOK
    LOOKS
};

extern const char *const grid_looks[LOOKS]; /* their names */

struct grid_cell {
    uint32_t c; /* Unicode */
    byte look;
};

struct grid {
    unsigned rows, cols;
    struct grid_cell *cells; /* row by row; owned */
};

struct grid_area {
    struct grid *grid; /* borrowed */
    unsigned row, col; /* its corner in the grid */
    unsigned rows, cols;
};

/* A grid without cells. */
void grid_init(struct grid *g);
void grid_fini(struct grid *g);

/* Let G be of this size, and blank.  STATUS_NO_MEMORY: it is as it was. */
enum status grid_resize(struct grid *g, unsigned rows,
                        unsigned cols) MUST_CHECK;

struct grid_area grid_whole(struct grid *g);

/* The part of A from ROW and COL on, at most ROWS and COLS large. */
struct grid_area grid_part(const struct grid_area *a, unsigned row,
                           unsigned col, unsigned rows, unsigned cols);

/* Put LEN bytes of TEXT, UTF-8, into A from ROW and COL on.  What cannot be
 * shown in one column is '?', what has no room is not shown.  Returns the
 * column behind it. */
unsigned grid_put(const struct grid_area *a, unsigned row, unsigned col,
                  enum look look, const char *text, size_t len);

/* Fill what is left of ROW in A, from COL on, with C. */
void grid_fill(const struct grid_area *a, unsigned row, unsigned col,
               enum look look, char c);

/* Let all of ROW have LOOK, but for what has one already. */
void grid_tint(const struct grid_area *a, unsigned row, enum look look);

/* Append ROW of G, from COL on and at most COLS wide, without the blanks at
 * its end. */
void grid_text(const struct grid *g, unsigned row, unsigned col, unsigned cols,
               struct buf *out);

#endif
