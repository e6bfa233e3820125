/* view_help.c - all keys, panes and commands; or those that have a word. */
#include <string.h>

#include "debugger/command.h"
#include "debugger/keys.h"
#include "debugger/view.h"

enum { KEYS_WIDTH = 18 };

static void title(struct view *v, const struct view_context *c, struct buf *out)
{
    (void)c;
    if (v->text[0] != 0)
        buf_printf(out, "what has \"%s\"", v->text);
    else
        buf_add_string(out, "keys and commands; / searches, ? leaves");
}

static bool has_word(const struct view *v, const char *text)
{
    return view_has_word(text, strlen(text), v->text);
}

static void add_row(const struct view *v, struct page *p, const char *name,
                    const char *meaning)
{
    if (!has_word(v, name) && !has_word(v, meaning))
        return;
    if (!page_line(p))
        return;
    page_printf(p, LOOK_NAME, "  %-*s ", KEYS_WIDTH, name);
    page_add(p, LOOK_NORMAL, meaning);
}

static void heading(const struct view *v, struct page *p, const char *text)
{
    if (v->text[0] == 0 && page_line(p))
        page_add(p, LOOK_TITLE, text);
}

static void add_keys(const struct view *v, struct page *p)
{
    for (unsigned g = 0; g < KEYS_GROUPS; g++) {
        heading(v, p, keys_groups[g]);
        for (unsigned i = 0; i < KEYS_ACTIONS; i++)
            if (keys_rows[i].group == g)
                add_row(v, p, keys_rows[i].keys, keys_rows[i].meaning);
    }
}

static void add_panes(const struct view *v, struct page *p)
{
    char name[40];

    heading(v, p, "Panes, and the keys that go there");
    for (unsigned i = 0; i < VIEWS; i++) {
        strcpy(name, view_infos[i].key);
        strcat(name, " ");
        strcat(name, panes_name((enum view_kind)i));
        add_row(v, p, name, view_infos[i].what);
    }
}

static void add_commands(const struct view *v, struct page *p)
{
    struct buf form;

    buf_init(&form);
    heading(v, p, "Commands, behind : or i; `help COMMAND` tells more");
    for (size_t i = 0; i < commands_count; i++) {
        buf_clear(&form);
        command_add_form(&commands_all[i], &form);
        add_row(v, p, buf_text(&form), commands_all[i].summary);
    }
    buf_fini(&form);
}

/* What stands beside the numbers of lines, and why. */
static void add_marks(const struct view *v, struct page *p)
{
    heading(v, p, "Marks");
    add_row(v, p, "=>", "where the processor stands, who is looked at");
    add_row(v, p, ">", "the chosen line, or the pane that has the keys");
    add_row(v, p, "* -", "a breakpoint; one that is disabled");
    add_row(v, p, "*", "a register that the last move has changed");
    add_row(v, p, "v", "a register that a guest has only virtually");
    add_row(v, p, "+", "an event that comes later than the present moment");
}

static void fill(struct view *v, const struct view_context *c, struct page *p)
{
    (void)c;
    add_keys(v, p);
    add_marks(v, p);
    add_panes(v, p);
    add_commands(v, p);
    if (p->line == 0 && page_line(p))
        page_add(p, LOOK_WRONG, "nothing has this word");
}

const struct view_class view_help = {.forms = 1, .title = title, .fill = fill};
