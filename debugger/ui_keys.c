/* ui_keys.c - the debugger's screen without a terminal. */
#include "debugger/ui_keys.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "debugger/keys.h"
#include "debugger/script.h"

struct driver {
    struct screen screen;
    struct grid grid;
    struct screen_cursor cursor;
    struct buf out;
};

/* --- answers --------------------------------------------------------------
 */

static void draw(struct driver *d)
{
    if (screen_draw(&d->screen, &d->grid, &d->cursor) != STATUS_OK)
        d->out.failed = true;
}

static struct panes_box whole(const struct driver *d)
{
    return (struct panes_box){.rows = d->grid.rows, .cols = d->grid.cols};
}

/* The rows of BOX, each behind a border. */
static void print_box(struct driver *d, const struct panes_box *box)
{
    draw(d);
    for (unsigned i = 0; i < box->rows && box->row + i < d->grid.rows; i++) {
        buf_add_byte(&d->out, '|');
        grid_text(&d->grid, box->row + i, box->col, box->cols, &d->out);
        buf_add_byte(&d->out, '\n');
    }
}

/* The part of the screen that NAME is; false: there is none. */
static bool find_box(const struct driver *d, const char *name,
                     struct panes_box *box)
{
    enum view_kind kind = panes_view(name, strlen(name));

    *box = whole(d);
    if (strcmp(name, "status") == 0 || strcmp(name, "line") == 0) {
        box->row = d->grid.rows - (*name == 's' ? 1 : 2);
        box->rows = 1;
        return d->grid.rows >= 2;
    }
    if (kind == VIEWS || !screen_shows(&d->screen, kind))
        return false;
    *box = d->screen.box[kind];
    return true;
}

/* The looks in these cells of a row, each once. */
static void print_looks(struct driver *d, unsigned row, unsigned col,
                        size_t len)
{
    const struct grid_cell *cell =
        &d->grid.cells[(size_t)row * d->grid.cols + col];

    for (size_t i = 0; i < len && col + i < d->grid.cols; i++)
        if (cell[i].c != ' ' && (i == 0 || cell[i].look != cell[i - 1].look))
            buf_printf(&d->out, " %s", grid_looks[cell[i].look]);
}

static bool find_in_row(struct driver *d, const struct panes_box *box,
                        unsigned row, const char *text)
{
    struct buf line;
    const char *at;

    buf_init(&line);
    grid_text(&d->grid, row, box->col, box->cols, &line);
    at = strstr(buf_text(&line), text);
    if (at != NULL) {
        buf_printf(&d->out, "|%s\n  looks:", buf_text(&line));
        print_looks(d, row, box->col + (unsigned)(at - buf_text(&line)),
                    strlen(text));
        buf_add_byte(&d->out, '\n');
    }
    buf_fini(&line);
    return at != NULL;
}

/* --- lines of the file ----------------------------------------------------
 */

static enum status fail(struct error *e, const char *text, const char *what)
{
    return error_set(e, STATUS_BAD_INPUT, "%s: %s", text, what);
}

static enum status do_size(struct driver *d, const char *args, struct error *e)
{
    unsigned rows, cols;

    if (sscanf(args, "%ux%u", &cols, &rows) != 2 || rows > 1000 || cols > 1000)
        return fail(e, "no size such as 80x24", args);
    screen_resize(&d->screen, rows, cols);
    draw(d);
    return STATUS_OK;
}

/* A terminal shows the screen behind each key, and so it is here. */
static void press(struct driver *d, uint32_t key)
{
    if (screen_is_over(&d->screen))
        return;
    screen_key(&d->screen, key);
    draw(d);
}

static enum status do_keys(struct driver *d, const char *args, struct error *e)
{
    while (*args != 0) {
        size_t len = strcspn(args, " ");
        uint32_t key = keys_code(args, len);

        if (key == KEYS_NONE)
            return fail(e, "no key has this name", args);
        press(d, key);
        args += len;
        args += strspn(args, " ");
    }
    return STATUS_OK;
}

static enum status do_type(struct driver *d, const char *args, struct error *e)
{
    (void)e;
    for (; *args != 0; args++)
        press(d, (byte)*args);
    press(d, KEYS_ENTER);
    return STATUS_OK;
}

static enum status do_click(struct driver *d, const char *args, struct error *e)
{
    unsigned row, col;

    if (sscanf(args, "%u %u", &col, &row) != 2)
        return fail(e, "no column and row", args);
    screen_click(&d->screen, row, col);
    draw(d);
    return STATUS_OK;
}

static enum status do_screen(struct driver *d, const char *args,
                             struct error *e)
{
    struct panes_box box = whole(d);

    (void)args;
    (void)e;
    print_box(d, &box);
    return STATUS_OK;
}

static enum status do_pane(struct driver *d, const char *args, struct error *e)
{
    struct panes_box box;

    if (!find_box(d, args, &box))
        return fail(e, "this pane is not on the screen", args);
    print_box(d, &box);
    return STATUS_OK;
}

static enum status do_find(struct driver *d, const char *args, struct error *e)
{
    size_t len = strcspn(args, " ");
    const char *text = args + len + (args[len] == ' ');
    char name[20];
    struct panes_box box;

    snprintf(name, sizeof name, "%.*s", (int)len, args);
    if (!find_box(d, name, &box))
        return fail(e, "this pane is not on the screen", name);
    draw(d);
    for (unsigned i = 0; i < box.rows; i++)
        if (find_in_row(d, &box, box.row + i, text))
            return STATUS_OK;
    return fail(e, "this is not in the pane", text);
}

static const struct {
    const char *name;
    enum status (*run)(struct driver *d, const char *args, struct error *e);
} words[] = {{"size", do_size},    {"keys", do_keys}, {"type", do_type},
             {"click", do_click},  {"pane", do_pane}, {"find", do_find},
             {"screen", do_screen}};

static enum status do_line(struct driver *d, const char *line, struct error *e)
{
    size_t len = strcspn(line, " ");
    const char *args = line + len + strspn(line + len, " ");

    buf_printf(&d->out, "> %s\n", line);
    if (*line == 0 || *line == '#')
        return STATUS_OK;
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (strlen(words[i].name) == len &&
            memcmp(words[i].name, line, len) == 0)
            return words[i].run(d, args, e);
    return fail(e, "size, keys, type, click, screen, pane or find is expected",
                line);
}

/* --- all ------------------------------------------------------------------
 */

/* Standard output is caught; it is what it was in the capture. */
static void print(struct driver *d)
{
    const byte *at = d->out.data;

    while (d->out.len > 0) {
        ssize_t n = write(d->screen.capture.out, at, d->out.len);

        if (n <= 0)
            break;
        at += n;
        d->out.len -= (size_t)n;
    }
    buf_clear(&d->out);
}

static enum status do_all(struct driver *d, struct script *lines,
                          struct error *e)
{
    enum status status = STATUS_OK;
    struct buf line, where;

    buf_init(&line);
    buf_init(&where);
    screen_resize(&d->screen, 24, 80);
    screen_begin(&d->screen);
    draw(d);
    while (status == STATUS_OK && script_next(lines, &line, &where)) {
        status = do_line(d, buf_text(&line), e);
        print(d);
        buf_clear(&line);
        buf_clear(&where);
    }
    buf_fini(&where);
    buf_fini(&line);
    return status;
}

int ui_keys_run(const struct screen_options *o, const char *file,
                struct error *e)
{
    struct driver d = {.out = {0}};
    struct script lines;
    enum status status;
    int result = CLI_EXIT_INPUT;

    script_init(&lines);
    status = script_add_file(&lines, file, e);
    if (status == STATUS_OK)
        status = screen_init(&d.screen, o, e);
    if (status == STATUS_OK) {
        grid_init(&d.grid);
        buf_init(&d.out);
        status = do_all(&d, &lines, e);
        if (status == STATUS_OK)
            result = screen_status(&d.screen);
        screen_fini(&d.screen);
        buf_fini(&d.out);
        grid_fini(&d.grid);
    }
    script_fini(&lines);
    return result;
}
