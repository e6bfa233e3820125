/* view_memory.c - memory, in hexadecimal and as text.
 *
 * As who is looked at sees it now, at the address that was chosen, or where the
 * next instruction loads or stores; as bytes, or as octas.
 */
#include <inttypes.h>

#include "debugger/peek.h"
#include "debugger/place.h"
#include "debugger/view.h"

enum { FORM_BYTES, FORM_OCTAS, FORMS, AROUND = 4096 }; /* rows */

static void title(struct view *v, const struct view_context *c, struct buf *out)
{
    octa unused;

    buf_add_string(out,
                   v->text[0] != 0 ? v->text : view_next_access(c, &unused));
}

/* Bytes of a row that fit: an address, a blank before each, their text. */
static unsigned row_bytes(const struct page *p)
{
    enum { ADDRESS = 20, WIDTH = 4 };
    unsigned room = p->area.cols > ADDRESS ? p->area.cols - ADDRESS : 0;

    return room >= 16 * WIDTH ? 16 : room >= 8 * WIDTH ? 8 : 4;
}

static void add_text(struct page *p, struct target *t, octa at, unsigned bytes)
{
    char text[20];

    for (unsigned i = 0; i < bytes; i++) {
        octa c = 0;
        bool is_there = peek_field(t, at + i, BUS_LOAD, 1, &c, NULL);

        text[i] = is_there && c >= ' ' && c < 0x7f ? (char)c : '.';
    }
    text[bytes] = 0;
    page_printf(p, LOOK_NAME, "  %s", text);
}

static void add_row(const struct view *v, const struct view_context *c,
                    struct page *p, octa at, unsigned bytes)
{
    struct target *t = c->s->target;
    unsigned size = v->form == FORM_OCTAS && bytes >= 8 ? 8 : 1;
    struct buf why;
    octa value;

    buf_init(&why);
    page_printf(p, LOOK_DIM, "#%016" PRIx64, at);
    for (unsigned i = 0; i < bytes; i += size) {
        if (!peek_field(t, at + i, BUS_LOAD, size, &value, &why)) {
            page_printf(p, LOOK_DIM, " %s", buf_text(&why));
            break;
        }
        page_printf(p, LOOK_NORMAL, " %0*" PRIx64, (int)size * 2, value);
    }
    if (why.len == 0)
        add_text(p, t, at, bytes);
    buf_fini(&why);
}

static void fill(struct view *v, const struct view_context *c, struct page *p)
{
    unsigned bytes = row_bytes(p);
    octa va, usual;

    (void)view_next_access(c, &usual);
    if (!view_address(v, c, usual, &va, p))
        return;
    v->anchor = (va & -(octa)bytes) - (octa)AROUND * bytes;
    for (octa i = 0; i < 2 * AROUND; i++) {
        octa at = v->anchor + i * bytes;

        if (view_line(v, p, at & ~(octa)7))
            add_row(v, c, p, at, bytes);
        if (i == AROUND)
            page_home(p);
    }
}

const struct view_class view_memory = {.forms = FORMS,
                                       .lets_choose = true,
                                       .title = title,
                                       .is_of_shown = true,
                                       .fill = fill};
