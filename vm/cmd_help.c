/* cmd_help.c - `tramoya help`: explain a word, from the tables.
 *
 * It also prints what the build makes from the same tables: the manual page,
 * shell completion, and colours for an editor.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "debugger/command.h"
#include "sysvm/dev/dev.h"
#include "vm/base/data.h"
#include "vm/base/spell.h"
#include "vm/commands.h"
#include "vm/core/bus.h"
#include "vm/help/completion.h"
#include "vm/help/manpage.h"
#include "vm/help/topic.h"
#include "vm/help/usage.h"
#include "vm/help/vimsyntax.h"

enum { OPT_MAN, OPT_COMPLETION, OPT_VIM, OPT_DATA };

static const struct cli_option options[] = {
    {OPT_MAN, "man", 0, CLI_KIND_FLAG, NULL, "print the manual page", false},
    {OPT_COMPLETION, "completion", 0, CLI_KIND_TEXT, "SHELL",
     "print completion for bash or zsh", false},
    {OPT_VIM, "vim", 0, CLI_KIND_FLAG, NULL,
     "print colours for MMIXAL in the editor vim", false},
    {OPT_DATA, "data", 0, CLI_KIND_FLAG, NULL,
     "print the folder of examples and editor files", false},
    {0}};

/* The assembler's own operations, for help and for the editor's colours. */
static const struct {
    const char *name, *operands, *meaning;
} pseudos[] = {
#define PSEUDO(name, flags, align, rule, operands, meaning)                    \
    {#name, operands, meaning},
#include "asm/pseudo.def"
#undef PSEUDO
};

static const char *const pseudo_names[] = {
#define PSEUDO(name, flags, align, rule, operands, meaning) #name,
#include "asm/pseudo.def"
#undef PSEUDO
    NULL};

/* The registers of the bare machine's devices. */
static const struct dev_register_info registers[] = {
#define REGISTER(device, name, offset, meaning)                                \
    {DEV_##device, offset, #name, meaning},
#include "sysvm/dev/register.def"
#undef REGISTER
};

static const struct cli_command *find_command(const char *name)
{
    for (size_t i = 0; commands[i] != NULL; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static bool explain_pseudo(struct buf *b, const char *word)
{
    for (size_t i = 0; i < ARRAY_LEN(pseudos); i++)
        if (strcasecmp(pseudos[i].name, word) == 0) {
            buf_printf(b, "%s %s\n    %s\n    an operation of the assembler\n",
                       pseudos[i].name, pseudos[i].operands,
                       pseudos[i].meaning);
            return true;
        }
    return false;
}

/* A device: its page as a kernel reaches it, its interrupt, its registers. */
static void add_device(struct buf *b, octa device)
{
    const struct dev_info *d = &dev_infos[device];
    octa page = ADDR_DEVICES | device << BUS_PAGE_BITS;

    buf_printf(b, "%s: %s\n", d->name, d->meaning);
    if (d->bit >= 0)
        buf_printf(b, "    asks by bit %d of rQ\n", d->bit);
    for (size_t i = 0; i < ARRAY_LEN(registers); i++)
        if (registers[i].device == device)
            buf_printf(b, "    #%016" PRIx64 "  %-9s  %s\n",
                       (octa)1 << 63 | page | registers[i].offset,
                       registers[i].name, registers[i].meaning);
}

/* A device by its name, or all of them. */
static bool explain_device(struct buf *b, const char *word)
{
    bool is_list = strcasecmp(word, "devices") == 0;
    bool is_known = false;

    for (octa i = 0; i < DEV_COUNT; i++)
        if (is_list || strcasecmp(word, dev_infos[i].name) == 0) {
            add_device(b, i);
            is_known = true;
        }
    return is_known;
}

/* A command of the debugger by its full name, or all of them; it IS_KNOWN what
 * else WORD is.  Returns whether it is known now. */
static bool explain_debugger(struct buf *b, const char *word, bool is_known)
{
    if (strcmp(word, "debugger") == 0) {
        command_list_all(b);
        return true;
    }
    for (size_t i = 0; i < commands_count; i++)
        if (strcmp(commands_all[i].name, word) == 0) {
            if (is_known)
                buf_add_byte(b, '\n');
            command_explain(&commands_all[i], b);
            buf_add_string(b, "    a command of the debugger\n");
            return true;
        }
    return is_known;
}

/* Append the explanation of WORD; false if nobody knows it.  Some commands of
 * the debugger are also something else in capital letters. */
static bool explain(struct buf *b, const char *word)
{
    const struct cli_command *command = find_command(word);
    bool is_known;

    if (command != NULL) {
        usage_command(b, command);
        return true;
    }
    is_known = topic_explain(b, word) || explain_pseudo(b, word) ||
               explain_device(b, word);
    return explain_debugger(b, word, is_known);
}

/* All that explain() knows: for suggestions, and for completion. */
static void each_word(cli_visitor *visit, void *context)
{
    for (size_t i = 0; commands[i] != NULL; i++)
        visit(context, commands[i]->name);
    topic_each(visit, context);
    for (size_t i = 0; pseudo_names[i] != NULL; i++)
        visit(context, pseudo_names[i]);
    visit(context, "devices");
    for (size_t i = 0; i < DEV_COUNT; i++)
        visit(context, dev_infos[i].name);
    visit(context, "debugger");
    for (size_t i = 0; i < commands_count; i++)
        visit(context, commands_all[i].name);
}

static void try_word(void *spell, const char *word)
{
    spell_try(spell, word);
}

static int refuse(struct cli *c, const char *word)
{
    struct spell s;

    spell_init(&s, word);
    each_word(try_word, &s);
    if (s.best != NULL)
        return cli_wrong(c, "nothing is known of \"%s\"; did you mean %s?",
                         word, s.best);
    return cli_wrong(c, "nothing is known of \"%s\"", word);
}

static int explain_all(struct cli *c, struct buf *b)
{
    if (c->operand_count == 0)
        usage_overview(b, commands);
    for (int i = 0; i < c->operand_count; i++) {
        if (i > 0)
            buf_add_byte(b, '\n');
        if (!explain(b, c->operands[i]))
            return refuse(c, c->operands[i]);
    }
    return CLI_EXIT_FINE;
}

static int add_completion(struct cli *c, struct buf *b)
{
    if (strcmp(c->text, "bash") == 0)
        completion_bash(b, commands);
    else if (strcmp(c->text, "zsh") == 0)
        completion_zsh(b, commands);
    else
        return cli_wrong(c, "--completion is for bash and zsh, not \"%s\"",
                         c->text);
    return CLI_EXIT_FINE;
}

/* Append what the option just read asks for. */
static int add_option(struct cli *c, struct buf *b)
{
    switch (c->option->id) {
    case OPT_MAN:
        manpage_write(b, commands);
        break;
    case OPT_COMPLETION:
        return add_completion(c, b);
    case OPT_VIM:
        vimsyntax_write(b, pseudo_names);
        break;
    case OPT_DATA:
        buf_printf(b, "%s\n", data_folder());
        break;
    }
    return CLI_EXIT_FINE;
}

static int collect(struct cli *c, struct buf *b)
{
    int status = CLI_EXIT_FINE;

    while (status == CLI_EXIT_FINE && cli_next(c))
        status = add_option(c, b);
    if (c->state != CLI_END)
        return status;
    if (b->len > 0 && c->operand_count == 0)
        return CLI_EXIT_FINE;
    return explain_all(c, b);
}

static int help_main(struct cli *c)
{
    struct buf text;
    int status;

    buf_init(&text);
    status = collect(c, &text);
    if (text.failed) {
        fputs("tramoya help: out of memory\n", stderr);
        status = CLI_EXIT_HOST;
    } else {
        fputs(buf_text(&text), stdout);
    }
    buf_fini(&text);
    return status;
}

const struct cli_command cmd_help = {
    .name = "help",
    .operands = "[WORD ...]",
    .summary = "explain a command, opcode, register or trap",
    .about =
        "A WORD is a command of tramoya; an opcode, such as ADD, or another\n"
        "operation of the assembler, such as GREG; a special register, such\n"
        "as rA; a host call, such as Fopen; the letter of an exception or an\n"
        "interrupt; a device of the bare machine, such as disk; a command of\n"
        "the debugger, such as step; or the number of an opcode, register or\n"
        "call, such as #20.  The words opcodes, registers, traps, exceptions,\n"
        "interrupts, devices and debugger list all of a kind.",
    .options = options,
    .each_word = each_word,
    .main = help_main,
};
