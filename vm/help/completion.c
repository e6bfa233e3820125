/* completion.c - completion of command lines for bash and zsh.
 *
 * Both scripts are data from the tables with a fixed frame around it.  bash
 * gets a `case` that sets, per command, the options (`words`), the operands
 * (`names`) if they are words, and the suffixes of files that make sense
 * (`files`); the frame then asks compgen for those that begin with what was
 * typed.  zsh has a language of its own for this, the specifications of
 * _arguments: '-o+[meaning]:FILE:_files'.
 */
#include "vm/help/completion.h"

#include <string.h>

/* --- bash -------------------------------------------------------- */

static const char bash_head[] =
    "# bash completion for tramoya; made by `tramoya help --completion=bash'\n"
    "_tramoya()\n"
    "{\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
    "    local words='' names='' files='' folders=''\n"
    "    COMPREPLY=()\n";

static const char bash_tail[] =
    "    esac\n"
    "    local IFS=$'\\n'\n"
    "    if [[ $cur == -* || $COMP_CWORD -eq 1 ]]; then\n"
    "        COMPREPLY=($(IFS=' '; compgen -W \"$words\" -- \"$cur\"))\n"
    "    elif [[ $names ]]; then\n"
    "        COMPREPLY=($(IFS=' '; compgen -W \"$names\" -- \"$cur\"))\n"
    "    elif [[ $folders ]]; then\n"
    "        COMPREPLY=($(compgen -d -- \"$cur\"))\n"
    "    elif [[ $files ]]; then\n"
    "        COMPREPLY=($(compgen -d -- \"$cur\")\n"
    "                   $(compgen -f -X \"!*.@($files)\" -- \"$cur\"))\n"
    "    else\n"
    "        COMPREPLY=($(compgen -f -- \"$cur\"))\n"
    "    fi\n"
    "}\n"
    "shopt -s extglob\n"
    "complete -o filenames -F _tramoya tramoya\n";

/* Append TEXT with every space made a bar: "mms mmo" to "mms|mmo". */
static void add_barred(struct buf *b, const char *text)
{
    for (; *text != 0; text++)
        buf_add_byte(b, *text == ' ' ? '|' : (byte)*text);
}

/* A cli_visitor: letters and digits, which no shell minds. */
static void add_word(void *b, const char *word)
{
    buf_printf(b, " %s", word);
}

/* The branch of one command, and inside it what may follow an option that
 * takes a file or a folder. */
static void bash_command(struct buf *b, const struct cli_command *command)
{
    buf_printf(b, "    %s)\n        words='--help", command->name);
    for (const struct cli_option *o = command->options; o && o->name; o++)
        buf_printf(b, " --%s", o->name);
    buf_add_string(b, "'\n");
    if (command->suffixes != NULL) {
        buf_add_string(b, "        files='");
        add_barred(b, command->suffixes);
        buf_add_string(b, "'\n");
    }
    if (command->each_word != NULL) {
        buf_printf(b, "        %snames='",
                   command->starts_with_word ? "((COMP_CWORD > 2)) || " : "");
        command->each_word(add_word, b);
        buf_add_string(b, "'\n");
    }
    buf_add_string(b, "        case $prev in\n");
    for (const struct cli_option *o = command->options; o && o->name; o++) {
        if (o->kind != CLI_KIND_FILE && o->kind != CLI_KIND_DIR)
            continue;
        buf_printf(b, "        --%s", o->name);
        if (o->letter != 0)
            buf_printf(b, " | -%c", o->letter);
        buf_printf(b, ") files=''%s ;;\n",
                   o->kind == CLI_KIND_DIR ? " folders=yes" : "");
    }
    buf_add_string(b, "        esac\n        ;;\n");
}

void completion_bash(struct buf *b, const struct cli_command *const *commands)
{
    buf_add_string(b, bash_head);
    buf_add_string(b, "    if ((COMP_CWORD == 1)); then\n"
                      "        words='--help --version");
    for (size_t i = 0; commands[i] != NULL; i++)
        buf_printf(b, " %s", commands[i]->name);
    buf_add_string(b, "'\n    fi\n"
                      "    ((COMP_CWORD == 1)) || case ${COMP_WORDS[1]} in\n");
    for (size_t i = 0; commands[i] != NULL; i++)
        bash_command(b, commands[i]);
    buf_add_string(b, bash_tail);
}

/* --- zsh --------------------------------------------------------- */

/* Append TEXT so that it can stand between '' inside [] of a specification. */
static void add_quoted(struct buf *b, const char *text)
{
    for (; *text != 0; text++) {
        if (*text == '\'')
            buf_add_string(b, "'\\'");
        else if (strchr("[]:\\", *text) != NULL)
            buf_add_byte(b, '\\');
        buf_add_byte(b, (byte)*text);
    }
}

static const char *zsh_action(enum cli_kind kind)
{
    switch (kind) {
    case CLI_KIND_FILE:
        return "_files";
    case CLI_KIND_DIR:
        return "_files -/";
    case CLI_KIND_COUNT_FILE: /* a second argument */
        return " :FILE:_files";
    default:
        return "";
    }
}

/* One form of an option: NAME with its dashes.  ATTACHED says how zsh is told
 * where an argument goes: "=" also after a blank, "=-" only attached. */
static void zsh_option(struct buf *b, const struct cli_option *o,
                       const char *name, const char *attached)
{
    buf_printf(b, " \\\n            '*%s%s[", name,
               o->kind == CLI_KIND_FLAG ? "" : attached);
    add_quoted(b, o->help);
    buf_add_string(b, "]");
    if (o->kind != CLI_KIND_FLAG) {
        buf_add_string(b, o->is_optional ? "::" : ":");
        add_quoted(b, o->argument);
        buf_printf(b, ":%s", zsh_action(o->kind));
    }
    buf_add_string(b, "'");
}

/* The branch of one command: a specification for each form of each option,
 * and one for the operands. */
static void zsh_command(struct buf *b, const struct cli_command *command)
{
    buf_printf(b, "    %s)\n        _arguments '(- *)'{-h,--help}'[show help]'",
               command->name);
    for (const struct cli_option *o = command->options; o && o->name; o++) {
        char letter[] = {'-', o->letter, 0};
        char name[80] = "--";

        strncat(name, o->name, sizeof name - 3);
        zsh_option(b, o, name, o->is_optional ? "=-" : "=");
        if (o->letter != 0)
            zsh_option(b, o, letter, o->is_optional ? "-" : "+");
    }
    if (command->suffixes != NULL) {
        buf_add_string(b, " \\\n            '*:file:_files -g \"*.(");
        add_barred(b, command->suffixes);
        buf_add_string(b, ")\"'");
    }
    if (command->each_word != NULL) {
        bool is_first = command->starts_with_word;

        buf_printf(b, " \\\n            '%s:word:(", is_first ? "1" : "*");
        command->each_word(add_word, b);
        buf_printf(b, ")'%s", is_first ? " '*:file:_files'" : "");
    }
    buf_add_string(b, "\n        ;;\n");
}

void completion_zsh(struct buf *b, const struct cli_command *const *commands)
{
    buf_add_string(b, "#compdef tramoya\n"
                      "# made by `tramoya help --completion=zsh'\n"
                      "if ((CURRENT == 2)); then\n"
                      "    local -a commands=(");
    for (size_t i = 0; commands[i] != NULL; i++) {
        buf_printf(b, "\n        '%s:", commands[i]->name);
        add_quoted(b, commands[i]->summary);
        buf_add_string(b, "'");
    }
    buf_add_string(b, ")\n    _describe command commands\n    return\n"
                      "fi\nlocal command=$words[2]\n"
                      "shift words\n((CURRENT--))\ncase $command in\n");
    for (size_t i = 0; commands[i] != NULL; i++)
        zsh_command(b, commands[i]);
    buf_add_string(b, "esac\n");
}
