/* cli.c - command lines, read by a table.
 *
 * The conventions are those of getopt_long(3), which people's fingers know:
 * -g, -gx for -g -x, -o FILE, -oFILE, --output FILE, --output=FILE, and an
 * optional argument only where it is attached, since after a blank it could
 * not be told from an operand.  getopt itself is not used: it keeps its state
 * in global variables, prints, and knows no table with help in it.
 */
#include "vm/base/cli.h"

#include <assert.h>
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "vm/base/spell.h"

/* Every command has this option, also as -h, without a row in its table. */
static const char help_name[] = "help";

void cli_init(struct cli *c, const struct cli_command *command, int argc,
              char **argv)
{
    assert(argc >= 1 && argv[argc] == NULL);
    *c = (struct cli){.command = command,
                      .operands = argv + 1,
                      .argv = argv,
                      .argc = argc,
                      .at = 1};
}

int cli_usage_status(const struct cli_command *command)
{
    return command->runs_guest ? CLI_EXIT_MISUSED : CLI_EXIT_USAGE;
}

int cli_host_status(const struct cli_command *command)
{
    return command->runs_guest ? CLI_EXIT_MISUSED : CLI_EXIT_HOST;
}

int cli_wrong(struct cli *c, const char *format, ...)
{
    va_list args;

    c->state = CLI_WRONG;
    c->error.status = STATUS_BAD_INPUT;
    va_start(args, format);
    vsnprintf(c->error.text, sizeof c->error.text, format, args);
    va_end(args);
    return cli_usage_status(c->command);
}

/* The power of the unit that the letter C stands for, or -1. */
static int unit_power(char c)
{
    switch (c) {
    case 'k':
    case 'K':
        return 1;
    case 'M':
        return 2;
    case 'G':
        return 3;
    default:
        return -1;
    }
}

/* Read the digits at *P into *N and move *P behind them.  False if there are
 * none, or too many, or a "_" that is not between two. */
static bool read_digits(const char **p, unsigned base, octa *n)
{
    const char *digits = "0123456789abcdef", *start = *p, *found;

    for (*n = 0; **p != 0; (*p)++) {
        if (**p == '_' && *p > start && isxdigit((byte)(*p)[1]))
            continue;
        found = strchr(digits, tolower((byte) * *p));
        if (found == NULL || found >= digits + base)
            break;
        if (__builtin_mul_overflow(*n, (octa)base, n) ||
            __builtin_add_overflow(*n, (octa)(found - digits), n))
            return false;
    }
    return *p > start;
}

bool cli_number(const char *text, enum cli_kind kind, octa *number)
{
    octa unit = kind == CLI_KIND_SIZE ? 1024 : 1000, n;
    unsigned base = 10;
    int power = 0;

    if (text[0] == '#' || (text[0] == '0' && (text[1] | 32) == 'x')) {
        text += text[0] == '#' ? 1 : 2;
        base = 16;
    }
    if (!read_digits(&text, base, &n))
        return false;
    if (*text != 0)
        power = unit_power(*text++);
    if (power < 0 || *text != 0)
        return false;
    for (; power > 0; power--)
        if (__builtin_mul_overflow(n, unit, &n))
            return false;
    *number = n;
    return true;
}

/* The file that follows the number of the option WRITTEN. */
static bool take_file(struct cli *c, const char *written)
{
    if (c->at < c->argc) {
        c->text = c->argv[c->at++];
        return true;
    }
    (void)cli_wrong(c, "%s needs %s after it", written, c->option->argument);
    return false;
}

/* Take TEXT (null: none) as the argument of the option just found, which was
 * written WRITTEN; returns what cli_next() returns. */
static bool take(struct cli *c, const char *written, const char *text)
{
    enum cli_kind kind = c->option->kind;
    bool is_number = kind == CLI_KIND_COUNT || kind == CLI_KIND_SIZE ||
                     kind == CLI_KIND_COUNT_FILE;

    c->text = text;
    c->number = 0;
    if (text == NULL || !is_number || cli_number(text, kind, &c->number))
        return kind != CLI_KIND_COUNT_FILE || take_file(c, written);
    (void)cli_wrong(c, "%s: \"%s\" is not a number (such as 5000, 10k, #ff)",
                    written, text);
    return false;
}

/* The argument of the option WRITTEN when it is not attached to it. */
static bool take_next(struct cli *c, const char *written)
{
    if (c->option->kind == CLI_KIND_FLAG || c->option->is_optional)
        return take(c, written, NULL);
    if (c->at < c->argc)
        return take(c, written, c->argv[c->at++]);
    (void)cli_wrong(c, "%s needs %s after it", written, c->option->argument);
    return false;
}

/* Refuse --NAME; with a suggestion, if one of the table is like it. */
static bool unknown_name(struct cli *c, const char *name)
{
    struct spell s;

    spell_init(&s, name);
    for (const struct cli_option *o = c->command->options; o && o->name; o++)
        spell_try(&s, o->name);
    spell_try(&s, help_name);
    if (s.best != NULL)
        (void)cli_wrong(c, "unknown option --%s; did you mean --%s?", name,
                        s.best);
    else
        (void)cli_wrong(c, "unknown option --%s", name);
    return false;
}

/* --help ends the reading, so that it works on an otherwise wrong line. */
static bool ask_for_help(struct cli *c)
{
    c->state = CLI_HELP;
    return false;
}

/* Let c->option be the one called NAME, or null. */
static void find_name(struct cli *c, const char *name)
{
    c->option = c->command->options;
    while (c->option != NULL && strcmp(c->option->name, name) != 0)
        c->option = c->option[1].name != NULL ? c->option + 1 : NULL;
}

/* Let c->option be the one with LETTER, or null. */
static void find_letter(struct cli *c, char letter)
{
    c->option = c->command->options;
    while (c->option != NULL && c->option->letter != letter)
        c->option = c->option[1].name != NULL ? c->option + 1 : NULL;
}

/* Read WORD, which starts with "--" and has more behind it. */
static bool read_name(struct cli *c, char *word)
{
    char *name = word + 2, *equals = strchr(name, '=');

    if (equals != NULL)
        *equals++ = 0;
    find_name(c, name);
    if (c->option == NULL && strcmp(name, help_name) == 0)
        return ask_for_help(c);
    if (c->option == NULL)
        return unknown_name(c, name);
    if (equals == NULL)
        return take_next(c, word);
    if (c->option->kind != CLI_KIND_FLAG)
        return take(c, word, equals);
    (void)cli_wrong(c, "%s takes no argument", word);
    return false;
}

/* Read the option letter at c->letters.  What follows it in the word is its
 * argument, or more letters if it takes none. */
static bool read_letter(struct cli *c)
{
    char written[] = {'-', *c->letters++, 0};
    const char *rest = *c->letters != 0 ? c->letters : NULL;

    find_letter(c, written[1]);
    if (c->option == NULL && written[1] == help_name[0])
        return ask_for_help(c);
    if (c->option == NULL) {
        (void)cli_wrong(c, "unknown option %s", written);
        return false;
    }
    c->letters = c->option->kind == CLI_KIND_FLAG ? rest : NULL;
    if (rest == NULL || c->option->kind == CLI_KIND_FLAG)
        return take_next(c, written);
    return take(c, written, rest);
}

/* The rest of the words are operands.  There is room for them: each operand
 * that moved to the front left its own place behind. */
static bool finish(struct cli *c)
{
    while (c->at < c->argc)
        c->operands[c->operand_count++] = c->argv[c->at++];
    c->operands[c->operand_count] = NULL;
    c->state = CLI_END;
    return false;
}

/* Move operands to the front until an option is next ("-" is an operand:
 * standard input). */
static void pass_operands(struct cli *c)
{
    while (c->at < c->argc) {
        char *word = c->argv[c->at];

        if (word[0] == '-' && word[1] != 0)
            return;
        if (c->command->stops_at_operand)
            (void)finish(c);
        else
            c->operands[c->operand_count++] = c->argv[c->at++];
    }
}

bool cli_next(struct cli *c)
{
    char *word;

    if (c->letters != NULL)
        return read_letter(c);
    pass_operands(c);
    if (c->at == c->argc)
        return finish(c);
    word = c->argv[c->at++];
    if (strcmp(word, "--") == 0)
        return finish(c);
    if (word[1] == '-')
        return read_name(c, word);
    c->letters = word + 1;
    return read_letter(c);
}
