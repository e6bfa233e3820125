/* page.h - lines that are more than their pane has room for.
 *
 * A view says all its lines, from the first one to the last; the page shows
 * those that are in sight, and asks for no others' text:
 *
 *      while (there is one more)
 *          if (page_line(p))
 *              page_add(p, LOOK_NORMAL, its text);
 *
 * Where it is scrolled to, and which line is chosen, is kept in a struct
 * page_place from one drawing to the next.
 */
#ifndef DEBUGGER_PAGE_H
#define DEBUGGER_PAGE_H

#include "debugger/grid.h"

/* Outlives the page.  All zeros: at the top. */
struct page_place {
    unsigned top, left; /* the first line and column in sight */
    unsigned total;     /* lines that there are; set by page_end() */
    unsigned rows;      /* that were in sight; likewise */
    unsigned chosen;    /* a line, where the view lets one be chosen */
    unsigned home;      /* a line to be kept in sight, set by the view, */
    bool has_home;      /* if it said so with page_home() */
    bool is_free;       /* the person has moved: home is not followed */
};

struct page {
    struct grid_area area;
    struct page_place *place; /* borrowed */
    unsigned line;            /* of the one that was begun last, plus 1 */
    unsigned col;             /* of it; not clipped */
};

/* Begin to draw lines in A at PLACE. */
void page_begin(struct page *p, const struct grid_area *a,
                struct page_place *place);

/* Begin the next line.  Is it in sight? */
bool page_line(struct page *p);

/* The line that was begun last is where the page should be, unless the person
 * has scrolled away; for several, the last one. */
void page_home(struct page *p);

/* Is it the chosen one, and did the person choose it? */
bool page_is_chosen(const struct page *p);

/* Add to that line; nothing if it is out of sight. */
void page_add(struct page *p, enum look look, const char *text);
void page_printf(struct page *p, enum look look, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* The rest of the line begins at this column. */
void page_tab(struct page *p, unsigned col);

/* Let the whole line have this look, but for what has one. */
void page_tint(struct page *p, enum look look);

/* Add LEN bytes of TEXT, as lines; tabs are blanks.  Longer ones than the pane
 * has room for go on in the next line, behind INDENT blanks, if WRAPS. */
void page_text(struct page *p, enum look look, const char *text, size_t len);
void page_wrap(struct page *p, enum look look, const char *text, size_t len,
               unsigned indent);

/* All is said.  Returns whether the place had to be changed to fit: then it is
 * to be drawn once more. */
bool page_end(struct page *p);

/* Scroll by LINES, or columns; negative: back. */
void page_scroll(struct page_place *place, int lines);
void page_shift(struct page_place *place, int cols);

/* Choose a line further by LINES, and see it. */
void page_choose(struct page_place *place, int lines);

#endif
