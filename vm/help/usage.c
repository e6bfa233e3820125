/* usage.c - what --help prints, from the description of a command.
 *
 * Two columns: terms at the left, and what they mean from USAGE_COLUMN on, in
 * as many lines as it takes.  No line is wider than a screen of 80 columns.
 */
#include "vm/help/usage.h"

#include <stdio.h>
#include <string.h>

const struct usage_status usage_statuses[USAGE_STATUS_COUNT] = {
#define CLI_EXIT(name, value, is_for_guests, meaning)                          \
    {value, is_for_guests, meaning},
#include "vm/base/cli_exit.def"
#undef CLI_EXIT
};

enum { USAGE_COLUMN = 27, USAGE_WIDTH = 79 };

/* Append TEXT in lines of at most USAGE_WIDTH columns; the cursor stands in
 * column AT, and later lines start in column USAGE_COLUMN. */
static void add_wrapped(struct buf *b, const char *text, size_t at)
{
    while (*text != 0) {
        size_t word = strcspn(text, " ");

        if (at > USAGE_COLUMN && at + 1 + word > USAGE_WIDTH) {
            buf_printf(b, "\n%*s", USAGE_COLUMN, "");
            at = USAGE_COLUMN;
        } else if (at > USAGE_COLUMN) {
            buf_add_byte(b, ' ');
            at++;
        }
        buf_add(b, text, word);
        at += word;
        text += word + strspn(text + word, " ");
    }
    buf_add_byte(b, '\n');
}

/* Append TEXT beside a term that was just appended and starts in column 2 at
 * offset START of B; or below it, if the term is long. */
static void add_beside(struct buf *b, size_t start, const char *text)
{
    size_t at = b->len - start + 2;

    if (at + 2 > USAGE_COLUMN) {
        buf_add_byte(b, '\n');
        at = 0;
    }
    buf_printf(b, "%*s", (int)(USAGE_COLUMN - at), "");
    add_wrapped(b, text, USAGE_COLUMN);
}

/* Append a row of a list: TERM at the left, TEXT beside it. */
static void add_row(struct buf *b, const char *term, const char *text)
{
    size_t start = b->len + 2;

    buf_printf(b, "  %s", term);
    add_beside(b, start, text);
}

void usage_option(struct buf *b, const struct cli_option *o)
{
    if (o->letter != 0)
        buf_printf(b, "-%c, --%s", o->letter, o->name);
    else
        buf_printf(b, "    --%s", o->name);
    if (o->is_optional)
        buf_printf(b, "[=%s]", o->argument);
    else if (o->argument != NULL)
        buf_printf(b, " %s", o->argument);
}

static void add_options(struct buf *b, const struct cli_option *options)
{
    buf_add_string(b, "\nOptions:\n");
    for (const struct cli_option *o = options; o && o->name; o++) {
        size_t start = b->len + 2;

        buf_add_string(b, "  ");
        usage_option(b, o);
        add_beside(b, start, o->help);
    }
    add_row(b, "-h, --help", "show this help");
}

/* The statuses of COMMAND; its own and a guest's never overlap. */
static void add_statuses(struct buf *b, const struct cli_command *command)
{
    buf_add_string(b, "\nExit status:\n");
    if (command->runs_guest)
        add_row(b, "0-255", "the guest's own when it ends by itself; or:");
    for (size_t i = 0; i < USAGE_STATUS_COUNT; i++) {
        const struct usage_status *s = &usage_statuses[i];
        char number[12];

        snprintf(number, sizeof number, "%d", s->value);
        if (s->is_for_guests == command->runs_guest)
            add_row(b, number, s->meaning);
    }
}

/* The length of TEXT without the line ends behind it. */
static int trimmed(const char *text)
{
    size_t len = strlen(text);

    while (len > 0 && text[len - 1] == '\n')
        len--;
    return (int)len;
}

void usage_command(struct buf *b, const struct cli_command *command)
{
    buf_printf(b, "usage: tramoya %s [options]%s%s\n\n%.*s\n", command->name,
               *command->operands != 0 ? " " : "", command->operands,
               trimmed(command->about), command->about);
    add_options(b, command->options);
    add_statuses(b, command);
}

void usage_overview(struct buf *b, const struct cli_command *const *commands)
{
    buf_add_string(b, "usage: tramoya COMMAND [options] [operands]\n"
                      "       tramoya --help | --version\n\n"
                      "An MMIX machine to look behind.  Commands:\n");
    for (; *commands != NULL; commands++)
        add_row(b, (*commands)->name, (*commands)->summary);
    buf_add_string(b, "\n`tramoya COMMAND --help` tells more of one, "
                      "`tramoya help WORD` explains an\n"
                      "opcode, a special register or a host call.\n");
}
