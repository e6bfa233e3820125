/* page.c - lines that are more than their pane has room for. */
#include "debugger/page.h"

#include <stdio.h>
#include <string.h>

enum { TAB = 8 };

void page_begin(struct page *p, const struct grid_area *a,
                struct page_place *place)
{
    *p = (struct page){.area = *a, .place = place};
    place->has_home = false;
}

/* --- a line ---------------------------------------------------------------
 */

static bool is_in_sight(const struct page *p)
{
    unsigned top = p->place->top;

    return p->line > top && p->line - 1 - top < p->area.rows;
}

static unsigned row_of(const struct page *p)
{
    return p->line - 1 - p->place->top;
}

bool page_line(struct page *p)
{
    p->line++;
    p->col = 0;
    return is_in_sight(p);
}

void page_home(struct page *p)
{
    p->place->home = p->line - 1;
    p->place->has_home = true;
}

bool page_is_chosen(const struct page *p)
{
    return p->place->is_free && p->line - 1 == p->place->chosen;
}

/* The byte behind the COUNT characters at TEXT. */
static const char *skip(const char *text, unsigned count)
{
    while (count > 0 && *text != 0) {
        text++;
        while (((byte)*text & 0xc0) == 0x80)
            text++;
        count--;
    }
    return text;
}

static unsigned width_of(const char *text)
{
    unsigned width = 0;

    for (; *text != 0; text++)
        width += ((byte)*text & 0xc0) != 0x80;
    return width;
}

void page_add(struct page *p, enum look look, const char *text)
{
    unsigned left = p->place->left, width = width_of(text);
    const char *from = text;
    unsigned at = 0;

    if (!is_in_sight(p))
        return;
    if (p->col < left)
        from = skip(text, left - p->col);
    else
        at = p->col - left;
    (void)grid_put(&p->area, row_of(p), at, look, from, strlen(from));
    p->col += width;
}

void page_printf(struct page *p, enum look look, const char *format, ...)
{
    char text[400];
    va_list args;

    if (!is_in_sight(p))
        return;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    page_add(p, look, text);
}

void page_tab(struct page *p, unsigned col)
{
    if (p->col < col)
        p->col = col;
}

void page_tint(struct page *p, enum look look)
{
    if (is_in_sight(p))
        grid_tint(&p->area, row_of(p), look);
}

/* --- texts ----------------------------------------------------------------
 */

/* LEN bytes of a line, with its tabs as blanks. */
static void add_expanded(struct page *p, enum look look, const char *text,
                         size_t len)
{
    char piece[2000];
    unsigned col = p->col;
    size_t to = 0;

    for (size_t i = 0; i < len && to < sizeof piece - TAB - 1; i++) {
        if (text[i] != '\t') {
            piece[to++] = text[i];
            col += ((byte)text[i] & 0xc0) != 0x80;
            continue;
        }
        do
            piece[to++] = ' ';
        while (++col % TAB != 0);
    }
    piece[to] = 0;
    page_add(p, look, piece);
}

static size_t line_length(const char *text, size_t len)
{
    const char *end = len > 0 ? memchr(text, '\n', len) : NULL;

    return end != NULL ? (size_t)(end - text) : len;
}

void page_text(struct page *p, enum look look, const char *text, size_t len)
{
    while (len > 0) {
        size_t n = line_length(text, len);

        if (page_line(p))
            add_expanded(p, look, text, n);
        n += n < len;
        text += n;
        len -= n;
    }
}

/* How much of a line of LEN bytes fits into ROOM columns: up to a blank, if
 * there is one. */
static size_t fitting(const char *text, size_t len, unsigned room)
{
    size_t n = room;

    if (len <= room)
        return len;
    while (n > 0 && text[n] != ' ')
        n--;
    if (n > 0 && strspn(text, " ") < n)
        return n;
    for (n = room; n > 1 && ((byte)text[n] & 0xc0) == 0x80;)
        n--;
    return n;
}

static void wrap_line(struct page *p, enum look look, const char *text,
                      size_t len, unsigned indent)
{
    unsigned room = p->area.cols > indent + 8 ? p->area.cols : indent + 8;
    size_t n = fitting(text, len, room);

    if (page_line(p))
        add_expanded(p, look, text, n);
    while (n < len) {
        text += n;
        len -= n;
        while (len > 0 && *text == ' ') {
            text++;
            len--;
        }
        n = fitting(text, len, room - indent);
        if (len > 0 && page_line(p)) {
            page_tab(p, indent);
            add_expanded(p, look, text, n);
        }
    }
}

void page_wrap(struct page *p, enum look look, const char *text, size_t len,
               unsigned indent)
{
    while (len > 0) {
        size_t n = line_length(text, len);

        wrap_line(p, look, text, n, indent);
        n += n < len;
        text += n;
        len -= n;
    }
}

/* --- the place ------------------------------------------------------------
 */

/* Move TOP no more than is needed for LINE to be in sight. */
static void see(struct page_place *place, unsigned line)
{
    if (line < place->top)
        place->top = line;
    else if (place->rows > 0 && line - place->top >= place->rows)
        place->top = line - place->rows + 1;
}

/* The same, with a few lines around it if it was out of sight. */
static void see_home(struct page_place *place)
{
    unsigned line = place->home, before = place->rows / 3;

    if (line >= place->top && line - place->top < place->rows)
        return;
    place->top = line > before ? line - before : 0;
}

static void fit(struct page_place *place)
{
    unsigned last = place->total > place->rows ? place->total - place->rows : 0;

    if (place->top > last)
        place->top = last;
}

bool page_end(struct page *p)
{
    struct page_place *place = p->place;
    unsigned top = place->top;

    place->total = p->line;
    place->rows = p->area.rows;
    if (place->has_home && !place->is_free) {
        place->chosen = place->home;
        see_home(place);
    }
    fit(place);
    return place->top != top;
}

void page_scroll(struct page_place *place, int lines)
{
    unsigned back = lines < 0 ? (unsigned)-lines : 0;

    place->is_free = true;
    if (lines >= 0)
        place->top += (unsigned)lines;
    else
        place->top = place->top > back ? place->top - back : 0;
    fit(place);
}

void page_shift(struct page_place *place, int cols)
{
    unsigned back = cols < 0 ? (unsigned)-cols : 0;

    if (cols >= 0)
        place->left += (unsigned)cols;
    else
        place->left = place->left > back ? place->left - back : 0;
}

void page_choose(struct page_place *place, int lines)
{
    unsigned back = lines < 0 ? (unsigned)-lines : 0;

    place->is_free = true;
    if (lines >= 0)
        place->chosen += (unsigned)lines;
    else
        place->chosen = place->chosen > back ? place->chosen - back : 0;
    if (place->total > 0 && place->chosen >= place->total)
        place->chosen = place->total - 1;
    see(place, place->chosen);
}
