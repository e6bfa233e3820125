/* layout.h - where on the screen the panes are.
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
#ifndef DEBUGGER_LAYOUT_H
#define DEBUGGER_LAYOUT_H

#include "vm/base/buf.h"

enum view_kind {
#define VIEW(name, key, what) VIEW_##name,
#include "debugger/views.def"
#undef VIEW
    VIEWS
};

enum { LAYOUT_NODES = 3 * VIEWS, LAYOUT_NONE = LAYOUT_NODES };

enum layout_kind { LAYOUT_PANE, LAYOUT_ROWS, LAYOUT_COLS };

struct layout_node {
    enum layout_kind kind;
    enum view_kind view; /* PANE */
    unsigned weight;
    unsigned first; /* ROWS, COLS: of their parts, an index, */
    unsigned next;  /* each of which leads to the next; or NONE */
};

/* Node 0 is the whole. */
struct layout {
    struct layout_node node[LAYOUT_NODES];
    unsigned count;
};

/* Where a pane is; no rows: it is not to be seen.  Its first row is its title.
 * A border is left of it, unless it begins in column 0. */
struct layout_box {
    unsigned row, col, rows, cols;
};

/* What the layouts that are made for somebody depend on. */
enum layout_for { LAYOUT_PROCESS, LAYOUT_MACHINE, LAYOUT_GUESTS };

/* The usual layout for a terminal of this size. */
const char *layout_usual(enum layout_for who, unsigned rows, unsigned cols);

/* The view that is called NAME, of LEN bytes; VIEWS: there is none. */
enum view_kind layout_view(const char *name, size_t len);
const char *layout_name(enum view_kind view);

/* Read TEXT into L.  STATUS_BAD_INPUT, with what is wrong in E: L is as it
 * was. */
enum status layout_read(struct layout *l, const char *text,
                        struct error *e) MUST_CHECK;

/* Append L as layout_read() would read it. */
void layout_write(const struct layout *l, struct buf *out);

bool layout_has(const struct layout *l, enum view_kind view);

/* Let VIEW, which L has, take more, or less, of what it shares with others. */
void layout_grow(struct layout *l, enum view_kind view, bool is_more);

/* Say in BOX where all of L's panes are on ROWS and COLS, but for those that
 * are HIDDEN, a set of 1 << VIEW_x; KEEP is not left out if L has it. */
void layout_place(const struct layout *l, unsigned rows, unsigned cols,
                  unsigned hidden, enum view_kind keep,
                  struct layout_box box[VIEWS]);

#endif
