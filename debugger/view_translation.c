/* view_translation.c - how an address is translated, entry by entry.
 *
 * Without an address that was chosen it is that which the next instruction
 * loads or stores; else where the instruction is.  So, at an exit, the pane
 * shows why the access failed.
 */
#include <inttypes.h>
#include <string.h>

#include "debugger/show_machine.h"
#include "debugger/show_shadow.h"
#include "debugger/target_guest.h"
#include "debugger/view.h"

static void title(struct view *v, const struct view_context *c, struct buf *out)
{
    octa unused;

    buf_add_string(out,
                   v->text[0] != 0 ? v->text : view_next_access(c, &unused));
}

/* Lines that tell of a difference, or a refusal. */
static bool is_wrong(const char *line, size_t len)
{
    static const char *const words[] = {"  ! ", "lacks", "an exit:", "STALE"};

    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (view_has_word(line, len, words[i]))
            return true;
    return false;
}

static void add_lines(struct page *p, const struct buf *text)
{
    const char *at = buf_text(text), *end;

    for (; *at != 0; at = end + 1) {
        bool wraps = strncmp(at, "  load", 6) == 0;
        enum look look;

        end = strchr(at, '\n');
        look = is_wrong(at, (size_t)(end - at)) ? LOOK_WRONG : LOOK_NORMAL;
        if (wraps)
            page_wrap(p, look, at, (size_t)(end - at), 4);
        else
            page_text(p, look, at, (size_t)(end - at));
    }
}

static void fill(struct view *v, const struct view_context *c, struct page *p)
{
    struct target *t = c->s->target;
    struct addrspace space;
    struct buf text;
    octa va, usual;

    (void)view_next_access(c, &usual);
    if (!t->class->space(t, &space)) {
        if (page_line(p))
            page_printf(p, LOOK_DIM,
                        "a %s has no page tables: its addresses are not "
                        "translated",
                        t->class->name);
        return;
    }
    if (!view_address(v, c, usual, &va, p))
        return;
    buf_init(&text);
    if (target_guest(t) != NULL)
        show_shadow_walk(&text, target_guest(t), &space, va);
    else
        show_machine_walk(&text, &space, va);
    add_lines(p, &text);
    buf_fini(&text);
}

const struct view_class view_translation = {
    .forms = 1, .title = title, .is_of_shown = true, .fill = fill};
