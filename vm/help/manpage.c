/* manpage.c - the manual page tramoya(1), in the language of man(7).
 *
 * Everything about a command comes from its struct cli_command, so the
 * manual and --help cannot drift apart.  No date is in it: the same input
 * gives the same bytes.
 */
#include "vm/help/manpage.h"

#include <string.h>

#include "vm/base/version.h"
#include "vm/help/usage.h"

/* Append TEXT so that troff shows it as it is: a minus stays a minus, a
 * backslash is none, and no line is taken for a request. */
static void add_text(struct buf *b, const char *text)
{
    bool at_start = true;

    for (; *text != 0; text++) {
        if (at_start && (*text == '.' || *text == '\''))
            buf_add_string(b, "\\&");
        if (*text == '\\')
            buf_add_string(b, "\\e");
        else if (*text == '-')
            buf_add_string(b, "\\-");
        else
            buf_add_byte(b, (byte)*text);
        at_start = *text == '\n';
    }
}

/* Append paragraphs: a blank line separates them, an indented one is shown
 * as it is. */
static void add_paragraphs(struct buf *b, const char *text)
{
    while (*text != 0) {
        size_t len = strcspn(text, "\n");
        char line[200];

        if (len == 0) {
            buf_add_string(b, ".PP\n");
        } else if (len < sizeof line) {
            memcpy(line, text, len);
            line[len] = 0;
            if (*line == ' ')
                buf_add_string(b, ".br\n");
            add_text(b, line);
            buf_add_byte(b, '\n');
        }
        text += len + (text[len] == '\n');
    }
}

static void add_option(struct buf *b, const struct cli_option *o)
{
    struct buf term;

    buf_init(&term);
    usage_option(&term, o);
    b->failed |= term.failed;
    buf_add_string(b, ".TP\n.B ");
    add_text(b, buf_text(&term) + strspn(buf_text(&term), " "));
    buf_add_string(b, "\n");
    add_text(b, o->help);
    buf_add_string(b, "\n");
    buf_fini(&term);
}

/* A cli_term_visitor. */
static void add_term(void *page, const char *term, const char *meaning,
                     const char *details)
{
    struct buf *b = page;

    buf_add_string(b, ".TP\n.B ");
    add_text(b, term);
    buf_add_string(b, "\n");
    add_text(b, meaning);
    buf_add_string(b, "\n");
    if (details == NULL)
        return;
    buf_add_string(b, ".br\n");
    add_text(b, details);
    buf_add_string(b, "\n");
}

static void add_command(struct buf *b, const struct cli_command *command)
{
    buf_printf(b, ".SS tramoya %s [options] ", command->name);
    add_text(b, command->operands);
    buf_add_string(b, "\n");
    add_paragraphs(b, command->about);
    for (const struct cli_option *o = command->options; o && o->name; o++)
        add_option(b, o);
    if (command->each_term == NULL)
        return;
    buf_add_string(b, ".PP\nIt can be told:\n");
    command->each_term(add_term, b);
}

static void add_statuses(struct buf *b, bool is_for_guests)
{
    for (size_t i = 0; i < USAGE_STATUS_COUNT; i++) {
        if (usage_statuses[i].is_for_guests != is_for_guests)
            continue;
        buf_printf(b, ".TP\n.B %d\n", usage_statuses[i].value);
        add_text(b, usage_statuses[i].meaning);
        buf_add_string(b, "\n");
    }
}

/* What is not about one command. */
static const char head[] =
    ".SH NAME\n"
    "tramoya \\- an MMIX machine to look behind\n"
    ".SH SYNOPSIS\n"
    ".B tramoya\n"
    ".I COMMAND\n"
    "[options] [operands]\n"
    ".br\n"
    ".B tramoya\n"
    "\\-\\-help | \\-\\-version\n"
    ".SH DESCRIPTION\n"
    "Tramoya assembles and runs programs for MMIX, the computer of Donald\n"
    "Knuth's\n"
    ".IR \"The Art of Computer Programming\" .\n"
    "Numbers are decimal, or hexadecimal after # or 0x; k, M and G multiply\n"
    "them.\n"
    ".SH COMMANDS\n";

static const char tail[] =
    ".SH ENVIRONMENT\n"
    ".TP\n"
    ".B TRAMOYA_DATA\n"
    "The folder of examples and editor files, if it is not where it was\n"
    "installed; `tramoya help \\-\\-data' prints it.\n"
    ".TP\n"
    ".B TRAMOYA_HISTORY\n"
    "The file in which the debugger keeps the lines that were typed, if any.\n"
    ".TP\n"
    ".B SOURCE_DATE_EPOCH\n"
    "The time that is written into object files, in seconds since 1970.\n"
    ".SH FILES\n"
    ".TP\n"
    ".I $TRAMOYA_DATA/vim\n"
    "Colours for the editor vim, whose \\[oq]runtimepath\\[cq] must begin with "
    "this folder.\n"
    ".TP\n"
    ".I $TRAMOYA_DATA/examples\n"
    "Programs to read, run and change.\n";

void manpage_write(struct buf *b, const struct cli_command *const *commands)
{
    buf_add_string(b, ".TH TRAMOYA 1 \"\" \"Tramoya " VERSION "\"\n");
    buf_add_string(b, head);
    for (; *commands != NULL; commands++)
        add_command(b, *commands);
    buf_add_string(b, ".SH EXIT STATUS\nOf commands that run a guest: its own "
                      "status, 0 to 255, when it ended by itself, or\n");
    add_statuses(b, true);
    buf_add_string(b, ".PP\nOf all others:\n");
    add_statuses(b, false);
    buf_add_string(b, tail);
}
