/* panes.h - where on the screen the panes are.
 *
 * A layout is written down as it is drawn: / stands between what is above and
 * what is below, | between left and right, and binds tighter; a number behind
 * a colon is a weight.
 *
 *      (source:3|registers:2):3/(events|command)
 *
 *      +-- source ----------+- registers --+
 *      |                    |              |
 *      |                    |              |
 *      +-- events ------+---- command -----+
 *      |                |                  |
 *      +----------------+------------------+
 *
 * Names are those of views.def, each at most once.  Panes that have no room are
 * left out, those at the end first, but never the one that has the keys: so
 * every layout fits every terminal.
 */
#ifndef DEBUGGER_PANES_H
#define DEBUGGER_PANES_H

#include "vm/base/buf.h"

enum view_kind {
#define VIEW(name, key, what) VIEW_##name,
#include "debugger/views.def"
#undef VIEW
    VIEWS
};

enum { PANES_NODES = 3 * VIEWS, PANES_NONE = PANES_NODES };

enum panes_kind { PANES_PANE, PANES_ROWS, PANES_COLS };

struct panes_node {
    enum panes_kind kind;
    enum view_kind view; /* PANE */
    unsigned weight;
    unsigned first; /* ROWS, COLS: of their parts, an index, */
    unsigned next;  /* each of which leads to the next; or NONE */
};

/* Node 0 is the whole. */
struct panes {
    struct panes_node node[PANES_NODES];
    unsigned count;
};

/* Where a pane is; no rows: it is not to be seen.  Its first row is its title.
 * A border is left of it, unless it begins in column 0. */
struct panes_box {
    unsigned row, col, rows, cols;
};

/* What the layouts that are made for somebody depend on. */
enum panes_for { PANES_PROCESS, PANES_MACHINE, PANES_GUESTS };

/* The usual layout for a terminal of this size. */
const char *panes_usual(enum panes_for who, unsigned rows, unsigned cols);

/* The view that is called NAME, of LEN bytes; VIEWS: there is none. */
enum view_kind panes_view(const char *name, size_t len);
const char *panes_name(enum view_kind view);

/* Read TEXT into L.  STATUS_BAD_INPUT, with what is wrong in E: L is as it
 * was. */
enum status panes_read(struct panes *l, const char *text,
                       struct error *e) MUST_CHECK;

/* Append L as panes_read() would read it. */
void panes_write(const struct panes *l, struct buf *out);

bool panes_has(const struct panes *l, enum view_kind view);

/* Let VIEW, which L has, take more, or less, of what it shares with others. */
void panes_grow(struct panes *l, enum view_kind view, bool is_more);

/* Say in BOX where all of L's panes are on ROWS and COLS, but for those that
 * are HIDDEN, a set of 1 << VIEW_x; KEEP is not left out if L has it. */
void panes_place(const struct panes *l, unsigned rows, unsigned cols,
                 unsigned hidden, enum view_kind keep,
                 struct panes_box box[VIEWS]);

#endif
