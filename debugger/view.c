/* view.c - what a pane shows: what all views have in common. */
#include "debugger/view.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "debugger/expr.h"
#include "debugger/show_effect.h"

const struct view_class *const view_classes[VIEWS] = {
#define VIEW(name, key, what) &view_##name,
#include "debugger/views.def"
#undef VIEW
};

const struct view_info view_infos[VIEWS] = {
#define VIEW(name, key, what) {key, what},
#include "debugger/views.def"
#undef VIEW
};

/* --- drawing --------------------------------------------------------------
 */

static void clear(const struct grid_area *a)
{
    for (unsigned row = 0; row < a->rows; row++)
        grid_fill(a, row, 0, LOOK_NORMAL, ' ');
}

/* Is it who is looked at that V shows, and who is not there?  *E says why. */
static bool is_absent(const struct view *v, const struct view_context *c,
                      struct error *e)
{
    return view_classes[v->kind]->is_of_shown &&
           target_need(c->s->target, e) != STATUS_OK;
}

static void fill(struct view *v, const struct view_context *c, struct page *p)
{
    struct error e;

    if (is_absent(v, c, &e))
        page_wrap(p, LOOK_NORMAL, e.text, strlen(e.text), 0);
    else
        view_classes[v->kind]->fill(v, c, p);
}

/* Draw all lines; once more if the place had to be mended. */
static void draw_lines(struct view *v, const struct view_context *c,
                       const struct grid_area *a)
{
    bool is_moved = true;

    for (unsigned i = 0; i < 2 && is_moved; i++) {
        struct page p;

        clear(a);
        v->has_chosen = false;
        page_begin(&p, a, &v->place);
        fill(v, c, &p);
        is_moved = page_end(&p);
    }
}

/* How many rows TEXT takes, being wrapped. */
static unsigned rows_of(const struct grid_area *a, const struct buf *text)
{
    struct grid_area none = grid_part(a, a->rows, 0, 0, a->cols);
    struct page_place place = {0};
    struct page p;

    none.cols = a->cols;
    page_begin(&p, &none, &place);
    page_wrap(&p, LOOK_NORMAL, buf_text(text), text->len, 2);
    return p.line;
}

/* Draw the foot, behind a border, in at most the half of A.  Returns how many
 * rows that takes. */
static unsigned draw_foot(const struct grid_area *a, const struct buf *text)
{
    unsigned rows = rows_of(a, text);
    struct page_place place = {0};
    struct grid_area foot;
    struct page p;

    if (rows > a->rows / 2)
        rows = a->rows / 2;
    if (rows == 0)
        return 0;
    foot = grid_part(a, a->rows - rows, 0, rows, a->cols);
    page_begin(&p, &foot, &place);
    page_wrap(&p, LOOK_NORMAL, buf_text(text), text->len, 2);
    if (a->rows - rows < 4)
        return rows;
    grid_fill(a, a->rows - rows - 1, 0, LOOK_BORDER, '-');
    return rows + 1;
}

void view_draw(struct view *v, const struct view_context *c,
               const struct grid_area *a)
{
    const struct view_class *class = view_classes[v->kind];
    struct grid_area lines = *a;
    struct buf foot;

    buf_init(&foot);
    if (class->foot != NULL && !is_absent(v, c, NULL))
        class->foot(v, c, &foot);
    lines.rows -= draw_foot(a, &foot);
    buf_fini(&foot);
    draw_lines(v, c, &lines);
}

void view_title(struct view *v, const struct view_context *c, struct buf *out)
{
    buf_add_string(out, panes_name(v->kind));
    if (view_classes[v->kind]->title == NULL)
        return;
    buf_add_string(out, ": ");
    view_classes[v->kind]->title(v, c, out);
}

void view_go_home(struct view *v)
{
    v->place.is_free = false;
}

bool view_line(struct view *v, struct page *p, octa thing)
{
    bool is_seen = page_line(p), is_chosen = page_is_chosen(p);

    if (p->line - 1 <= v->place.chosen) {
        v->chosen = thing;
        v->has_chosen = true;
    }
    page_add(p, LOOK_CHOSEN, is_chosen ? ">" : " ");
    return is_seen;
}

bool view_has_word(const char *text, size_t len, const char *word)
{
    size_t n = strlen(word);

    for (size_t i = 0; i + n <= len; i++)
        if (strncasecmp(text + i, word, n) == 0)
            return true;
    return false;
}

/* --- addresses ------------------------------------------------------------
 */

const char *view_next_access(const struct view_context *c, octa *address)
{
    struct target *t = c->s->target;
    struct operands o;
    bool is_inserted, is_access;
    struct buf why;

    buf_init(&why);
    is_access = show_effect_next(t, &o, &is_inserted, &why) &&
                show_effect_size(o.op) != 0;
    buf_fini(&why);
    *address = is_access ? operands_address(&o) : t->cpu->pc;
    return is_access ? "what the next instruction reaches"
                     : "the next instruction";
}

bool view_address(struct view *v, const struct view_context *c, octa usual,
                  octa *address, struct page *p)
{
    const char *at = v->text;
    struct expr_value value;
    struct error e;

    *address = usual;
    if (*at == 0)
        return true;
    if (expr_read(c->s->target, &at, &value, &e) == STATUS_OK) {
        *address = value.value;
        return true;
    }
    page_wrap(p, LOOK_WRONG, e.text, strlen(e.text), 2);
    return false;
}
