/* grid.c - a screen as characters. */
#include "debugger/grid.h"

#include <assert.h>
#include <string.h>

#include "vm/base/alloc.h"

const char *const grid_looks[LOOKS] = {
#define LOOK(name, text) text,
#include "debugger/look.def"
#undef LOOK
};

void grid_init(struct grid *g)
{
    *g = (struct grid){0};
}

void grid_fini(struct grid *g)
{
    alloc_free(g->cells);
}

static void clear(struct grid *g)
{
    for (size_t i = 0; i < (size_t)g->rows * g->cols; i++)
        g->cells[i] = (struct grid_cell){.c = ' ', .look = LOOK_NORMAL};
}

enum status grid_resize(struct grid *g, unsigned rows, unsigned cols)
{
    struct grid_cell *cells = g->cells;

    if (cells == NULL || rows != g->rows || cols != g->cols)
        cells = alloc_resize(cells, (size_t)rows * cols + 1, sizeof *cells);
    if (cells == NULL)
        return STATUS_NO_MEMORY;
    *g = (struct grid){.rows = rows, .cols = cols, .cells = cells};
    clear(g);
    return STATUS_OK;
}

struct grid_area grid_whole(struct grid *g)
{
    return (struct grid_area){.grid = g, .rows = g->rows, .cols = g->cols};
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

struct grid_area grid_part(const struct grid_area *a, unsigned row,
                           unsigned col, unsigned rows, unsigned cols)
{
    row = least(row, a->rows);
    col = least(col, a->cols);
    return (struct grid_area){.grid = a->grid,
                              .row = a->row + row,
                              .col = a->col + col,
                              .rows = least(rows, a->rows - row),
                              .cols = least(cols, a->cols - col)};
}

/* --- characters -----------------------------------------------------------
 */

/* The character that the LEN bytes at TEXT begin with, and how many bytes it
 * has; what is no UTF-8 is a byte by itself. */
static size_t decode(const char *text, size_t len, uint32_t *c)
{
    byte first = (byte)text[0];
    size_t more = first < 0xc2 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;

    *c = more == 0 ? first : first & (0x3fu >> more);
    if (first >= 0xf5 || more >= len)
        more = 0;
    for (size_t i = 1; i <= more; i++) {
        if (((byte)text[i] & 0xc0) != 0x80) {
            *c = 0xfffd;
            return 1;
        }
        *c = *c << 6 | ((byte)text[i] & 0x3f);
    }
    if (more == 0 && first >= 0x80)
        *c = 0xfffd;
    return more + 1;
}

/* Is C certainly one column wide?  Letters of alphabets, and the signs that
 * drawings are made of. */
static bool is_plain(uint32_t c)
{
    return (c >= ' ' && c < 0x7f) || (c > 0xa0 && c < 0x300 && c != 0xad) ||
           (c >= 0x370 && c < 0x483) || (c >= 0x2190 && c < 0x2300) ||
           (c >= 0x2010 && c < 0x2028) || (c >= 0x2500 && c < 0x25a0);
}

static struct grid_cell *cell(const struct grid_area *a, unsigned row,
                              unsigned col)
{
    assert(row < a->rows && col < a->cols);
    return &a->grid
                ->cells[(size_t)(a->row + row) * a->grid->cols + a->col + col];
}

unsigned grid_put(const struct grid_area *a, unsigned row, unsigned col,
                  enum look look, const char *text, size_t len)
{
    for (size_t at = 0; at < len && row < a->rows && col < a->cols; col++) {
        uint32_t c;

        at += decode(text + at, len - at, &c);
        *cell(a, row, col) =
            (struct grid_cell){.c = is_plain(c) ? c : '?', .look = (byte)look};
    }
    return col;
}

void grid_fill(const struct grid_area *a, unsigned row, unsigned col,
               enum look look, char c)
{
    for (; row < a->rows && col < a->cols; col++)
        *cell(a, row, col) =
            (struct grid_cell){.c = (byte)c, .look = (byte)look};
}

void grid_tint(const struct grid_area *a, unsigned row, enum look look)
{
    for (unsigned col = 0; row < a->rows && col < a->cols; col++)
        if (cell(a, row, col)->look == LOOK_NORMAL)
            cell(a, row, col)->look = (byte)look;
}

static void add_character(struct buf *out, uint32_t c)
{
    if (c < 0x80) {
        buf_add_byte(out, (byte)c);
    } else if (c < 0x800) {
        buf_add_byte(out, (byte)(0xc0 | c >> 6));
        buf_add_byte(out, (byte)(0x80 | (c & 0x3f)));
    } else {
        buf_add_byte(out, (byte)(0xe0 | c >> 12));
        buf_add_byte(out, (byte)(0x80 | (c >> 6 & 0x3f)));
        buf_add_byte(out, (byte)(0x80 | (c & 0x3f)));
    }
}

void grid_text(const struct grid *g, unsigned row, unsigned col, unsigned cols,
               struct buf *out)
{
    const struct grid_cell *c = &g->cells[(size_t)row * g->cols];
    unsigned end = col + cols < g->cols ? col + cols : g->cols;

    while (end > col && c[end - 1].c == ' ')
        end--;
    for (; col < end; col++)
        add_character(out, c[col].c);
}
