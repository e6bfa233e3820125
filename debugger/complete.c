/* complete.c - the words that could stand in a command line. */
#include "debugger/complete.h"

#include <string.h>

#include "debugger/command.h"

static void each_command(cli_visitor *visit, void *context)
{
    for (size_t i = 0; i < commands_count; i++)
        visit(context, commands_all[i].name);
}

static void each_event(cli_visitor *visit, void *context)
{
    for (unsigned i = 0; i < EVENT_KINDS; i++)
        visit(context, event_infos[i].name);
}

static void each_topic(cli_visitor *visit, void *context)
{
#define INFO(function, name, what) visit(context, name);
#include "debugger/info.def"
#undef INFO
}

static void each_label(const struct mmo *program, cli_visitor *visit,
                       void *context)
{
    for (size_t i = 0; i < program->symbol_count; i++)
        visit(context, program->symbols[i].name);
}

static void each_symbol(const struct target *t, cli_visitor *visit,
                        void *context)
{
    each_label(t->program, visit, context);
    if (t->user != NULL)
        each_label(t->user, visit, context);
    for (size_t i = 0; i < SREG_COUNT; i++)
        visit(context, isa_sregs[i].name);
}

/* Source files, which a line number is to follow. */
static void each_file(const struct mmo *program, cli_visitor *visit,
                      void *context)
{
    struct buf name;

    buf_init(&name);
    for (tetra i = 0; i < program->lines.file_count; i++) {
        buf_clear(&name);
        buf_printf(&name, "%s:", program->lines.files[i]);
        visit(context, buf_text(&name));
    }
    buf_fini(&name);
}

/* What the command that LINE begins with takes. */
static enum command_words words_of(const char *line)
{
    const char *word = line + strspn(line, " \t");
    const struct command *c = command_find(word, strcspn(word, " \t"), NULL);

    return c != NULL ? c->words : COMMAND_NO_WORDS;
}

bool complete_each(const struct session *s, const char *line, size_t start,
                   cli_visitor *visit, void *context)
{
    const struct target *t = s->target;

    if (strspn(line, " \t") >= start) {
        each_command(visit, context);
        return true;
    }
    switch (words_of(line)) {
    case COMMAND_PLACES:
        each_file(t->program, visit, context);
        if (t->user != NULL)
            each_file(t->user, visit, context);
        each_symbol(t, visit, context);
        break;
    case COMMAND_VALUES:
        each_symbol(t, visit, context);
        break;
    case COMMAND_EVENTS:
        each_event(visit, context);
        break;
    case COMMAND_NAMES:
        each_command(visit, context);
        visit(context, "all");
        break;
    case COMMAND_TOPICS:
        each_topic(visit, context);
        break;
    case COMMAND_FILES:
        return false;
    case COMMAND_NO_WORDS:
        break;
    }
    return true;
}
