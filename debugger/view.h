/* view.h - what a pane shows: the session, from one point of view.
 *
 * A view knows the session and asks it for everything; it knows no terminal, no
 * key, no layout, and no other view.  What it keeps from one drawing to the
 * next is in struct view, and is nothing but what the person wants to see.
 *
 *      session -----> view_NAME.c -----> page ---+
 *                        ^   |                   v
 *      struct view ------+   +--- its foot --> grid
 *
 * A chosen line stands for something: an instruction, an event, a guest, an
 * octa.  Which, the view has noted in .chosen when it drew it.
 */
#ifndef DEBUGGER_VIEW_H
#define DEBUGGER_VIEW_H

#include "debugger/changes.h"
#include "debugger/output.h"
#include "debugger/page.h"
#include "debugger/panes.h"
#include "debugger/session.h"

/* What views show; borrowed. */
struct view_context {
    struct session *s;
    const struct changes *changes;
    const struct output *printed; /* by the guest */
    const struct output *said;    /* by the session, with the commands */
};

struct view {
    enum view_kind kind;
    struct page_place place;
    unsigned form; /* which of its forms */
    char text[80]; /* an address, or the word that is searched, as typed */
    octa anchor;   /* an address that the lines are counted from */
    octa chosen;   /* what the chosen line stands for */
    bool has_chosen;
};

struct view_class {
    unsigned forms;   /* how many there are, 1 if the view does not say */
    bool lets_choose; /* lines are chosen, else only scrolled */
    bool is_of_shown; /* what is there is of who is looked at, and nothing is
                         while that one is absent (target.h) */

    /* Append what is to stand in the title behind the name; or null. */
    void (*title)(struct view *v, const struct view_context *c,
                  struct buf *out);

    /* Say all lines. */
    void (*fill)(struct view *v, const struct view_context *c, struct page *p);

    /* Append what stands below all lines, however they are scrolled; or
     * null. */
    void (*foot)(struct view *v, const struct view_context *c, struct buf *out);
};

/* By enum view_kind. */
extern const struct view_class *const view_classes[VIEWS];

#define VIEW(name, key, what) extern const struct view_class view_##name;
#include "debugger/views.def"
#undef VIEW

/* Key and meaning of each. */
struct view_info {
    const char *key, *what;
};
extern const struct view_info view_infos[VIEWS];

/* Draw V into A, which is blank. */
void view_draw(struct view *v, const struct view_context *c,
               const struct grid_area *a);

/* Append its title. */
void view_title(struct view *v, const struct view_context *c, struct buf *out);

/* The person has not moved in V since: what is shown is where the session
 * stands. */
void view_go_home(struct view *v);

/* The address that V->text means, or USUAL if there is none.  False: it means
 * none now, and P has been told so. */
bool view_address(struct view *v, const struct view_context *c, octa usual,
                  octa *address, struct page *p);

/* Where the next instruction loads or stores, or else where it is, in *ADDRESS;
 * returns what that is, in a few words. */
const char *view_next_access(const struct view_context *c, octa *address);

/* Begin a line with the mark of a chosen one; this line, and those behind it
 * that do not say so themselves, stand for THING.  False: it is out of sight.
 */
bool view_line(struct view *v, struct page *p, octa thing);

/* Is WORD in the LEN bytes at TEXT?  Capitals do not matter. */
bool view_has_word(const char *text, size_t len, const char *word);

/* Append where the chosen line of a source view is, as `break` reads it; false:
 * there is none.  *BP is the breakpoint there, or null. */
bool view_source_location(struct view *v, const struct view_context *c,
                          struct buf *out, const struct bp **bp);

#endif
