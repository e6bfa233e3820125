/* command.c - from a line to the command that does it. */
#include "debugger/command.h"

#include <string.h>

#include "vm/base/spell.h"

const char *const command_groups[COMMAND_GROUPS] = {
#define COMMAND_GROUP(name, title) title,
#define COMMAND(function, ...)
#include "debugger/cmd.def"
#undef COMMAND
#undef COMMAND_GROUP
};

const struct command commands_all[] = {
#define COMMAND_GROUP(name, title)
#define COMMAND(function, name, letters, arguments, group, words, again,       \
                summary, details)                                              \
    {name,                                                                     \
     letters,                                                                  \
     arguments,                                                                \
     COMMAND_GROUP_##group,                                                    \
     COMMAND_##words,                                                          \
     COMMAND_##again,                                                          \
     summary,                                                                  \
     details,                                                                  \
     command_##function},
#include "debugger/cmd.def"
#undef COMMAND
#undef COMMAND_GROUP
};

const size_t commands_count = ARRAY_LEN(commands_all);

/* --- finding -------------------------------------------------------------- */

/* Is one of the words in LIST the LEN bytes at WORD? */
static bool has_word(const char *list, const char *word, size_t len)
{
    while (*list != 0) {
        size_t n = strcspn(list, " ");

        if (n == len && memcmp(list, word, len) == 0)
            return true;
        list += n + strspn(list + n, " ");
    }
    return false;
}

static const struct command *find_exactly(const char *word, size_t len)
{
    for (size_t i = 0; i < commands_count; i++)
        if (has_word(commands_all[i].name, word, len) ||
            has_word(commands_all[i].letters, word, len))
            return &commands_all[i];
    return NULL;
}

static void refuse(const char *word, size_t len, struct error *e)
{
    struct spell s;
    char name[60];

    len = len < sizeof name ? len : sizeof name - 1;
    memcpy(name, word, len);
    name[len] = 0;
    spell_init(&s, name);
    for (size_t i = 0; i < commands_count; i++)
        spell_try(&s, commands_all[i].name);
    if (s.best != NULL)
        (void)error_set(e, STATUS_BAD_INPUT,
                        "there is no command \"%s\"; did you mean %s?", name,
                        s.best);
    else
        (void)error_set(e, STATUS_BAD_INPUT,
                        "there is no command \"%s\"; `help` lists them", name);
}

/* Several commands begin with WORD: which? */
static void refuse_beginning(const char *word, size_t len, struct error *e)
{
    struct buf names;

    buf_init(&names);
    for (size_t i = 0; i < commands_count; i++)
        if (strncmp(commands_all[i].name, word, len) == 0)
            buf_printf(&names, "%s%s", names.len > 0 ? ", " : "",
                       commands_all[i].name);
    (void)error_set(e, STATUS_BAD_INPUT, "\"%.*s\" can be %s", (int)len, word,
                    buf_text(&names));
    buf_fini(&names);
}

const struct command *command_find(const char *word, size_t len,
                                   struct error *e)
{
    const struct command *c = find_exactly(word, len);
    size_t count = 0;

    if (c != NULL)
        return c;
    for (size_t i = 0; i < commands_count && len > 0; i++)
        if (strncmp(commands_all[i].name, word, len) == 0) {
            c = &commands_all[i];
            count++;
        }
    if (count == 1)
        return c;
    if (count == 0)
        refuse(word, len, e);
    else
        refuse_beginning(word, len, e);
    return NULL;
}

/* --- doing ---------------------------------------------------------------- */

static const char blanks[] = " \t\r\n";

/* The parts of a line; they point into it. */
struct parts {
    const char *word, *args;
    size_t word_len, args_len;
};

/* A name ends before what can be in none, so that p$1 is understood. */
static struct parts split(const char *line)
{
    struct parts p = {.word = line + strspn(line, blanks)};

    p.word_len = strspn(p.word, "abcdefghijklmnopqrstuvwxyz-");
    if (p.word_len == 0)
        p.word_len = strcspn(p.word, blanks);
    p.args = p.word + p.word_len + strspn(p.word + p.word_len, blanks);
    p.args_len = strlen(p.args);
    while (p.args_len > 0 && strchr(blanks, p.args[p.args_len - 1]) != NULL)
        p.args_len--;
    return p;
}

static bool is_nothing(const struct parts *p)
{
    return p->word_len == 0 || *p->word == '#';
}

enum status command_do(struct session *s, const char *line, struct buf *out,
                       struct error *e)
{
    const struct parts p = split(line);
    const struct command *c;
    struct buf args;
    enum status status;

    if (is_nothing(&p))
        return STATUS_OK;
    c = command_find(p.word, p.word_len, e);
    if (c == NULL)
        return e->status;
    buf_init(&args);
    buf_add(&args, p.args, p.args_len);
    status = args.failed ? error_set(e, STATUS_NO_MEMORY, "out of memory")
                         : c->run(s, buf_text(&args), out, e);
    buf_fini(&args);
    return status;
}

void command_repeat(const char *line, struct buf *next)
{
    const struct parts p = split(line);
    const struct command *c = command_find(p.word, p.word_len, NULL);

    if (is_nothing(&p) || c == NULL || c->again == COMMAND_ONCE)
        return;
    buf_add_string(next, c->name);
    if (c->again == COMMAND_SAME && p.args_len > 0) {
        buf_add_byte(next, ' ');
        buf_add(next, p.args, p.args_len);
    }
}

/* --- help ----------------------------------------------------------------- */

enum { NAME_COLUMNS = 26, WIDTH = 79 };

void command_add_form(const struct command *c, struct buf *out)
{
    buf_add_string(out, c->name);
    for (const char *l = c->letters; *l != 0;) {
        size_t n = strcspn(l, " ");

        buf_printf(out, ", %.*s", (int)n, l);
        l += n + strspn(l + n, " ");
    }
    if (*c->arguments != 0)
        buf_printf(out, " %s", c->arguments);
}

static void add_row(const struct command *c, struct buf *out)
{
    size_t start = out->len + 2;
    int width;

    buf_add_string(out, "  ");
    command_add_form(c, out);
    width = (int)(out->len - start);
    if (width + 2 > NAME_COLUMNS)
        buf_printf(out, "\n%*s", NAME_COLUMNS + 2, "");
    else
        buf_printf(out, "%*s", NAME_COLUMNS - width, "");
    buf_printf(out, "%s\n", c->summary);
}

void command_list_all(struct buf *out)
{
    for (enum command_group g = 0; g < COMMAND_GROUPS; g++) {
        buf_printf(out, "%s%s\n", g > 0 ? "\n" : "", command_groups[g]);
        for (size_t i = 0; i < commands_count; i++)
            if (commands_all[i].group == g)
                add_row(&commands_all[i], out);
    }
}

/* Append TEXT in indented lines. */
static void add_wrapped(const char *text, struct buf *out)
{
    size_t column = 4;

    buf_add_string(out, "    ");
    while (*text != 0) {
        size_t n = strcspn(text, " "), gap = strspn(text + n, " ");

        buf_add(out, text, n);
        column += n + gap;
        text += n + gap;
        if (column + strcspn(text, " ") > WIDTH) {
            buf_add_string(out, "\n    ");
            column = 4;
        } else {
            buf_add(out, "  ", gap);
        }
    }
    buf_add_byte(out, '\n');
}

void command_explain(const struct command *c, struct buf *out)
{
    command_add_form(c, out);
    buf_printf(out, "\n    %s\n", c->summary);
    if (c->details != NULL)
        add_wrapped(c->details, out);
}
