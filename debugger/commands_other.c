/* commands_other.c - the commands that are about the session itself. */
#include <string.h>

#include "debugger/args.h"
#include "debugger/command.h"
#include "debugger/script.h"

static void explain_all(struct buf *out)
{
    for (size_t i = 0; i < commands_count; i++) {
        if (i > 0)
            buf_add_byte(out, '\n');
        command_explain(&commands_all[i], out);
    }
}

enum status command_help(struct session *s, const char *args, struct buf *out,
                         struct error *e)
{
    const struct command *c;

    (void)s;
    if (*args == 0) {
        command_list_all(out);
        buf_add_string(out,
                       "\n`help COMMAND` tells more of one.  The beginning "
                       "of a name is enough where no\n"
                       "other begins so; an empty line does the last "
                       "command again.\n");
        return STATUS_OK;
    }
    if (strcmp(args, "all") == 0) {
        explain_all(out);
        return STATUS_OK;
    }
    c = command_find(args, strlen(args), e);
    if (c == NULL)
        return e->status;
    command_explain(c, out);
    return STATUS_OK;
}

enum status command_source(struct session *s, const char *args, struct buf *out,
                           struct error *e)
{
    (void)out;
    if (*args == 0)
        return error_set(e, STATUS_BAD_INPUT, "which file?");
    if (s->script == NULL)
        return error_set(e, STATUS_REFUSED, "there is no place for a file");
    return script_add_file(s->script, args, e);
}

enum status command_echo(struct session *s, const char *args, struct buf *out,
                         struct error *e)
{
    (void)s;
    (void)e;
    buf_printf(out, "%s\n", args);
    return STATUS_OK;
}

enum status command_quit(struct session *s, const char *args, struct buf *out,
                         struct error *e)
{
    octa value;
    enum status status = args_value(s->target, &args, 0, &value, e);

    (void)out;
    if (status == STATUS_OK)
        status = args_end(args, e);
    if (status == STATUS_OK && value > 255)
        status =
            error_set(e, STATUS_BAD_INPUT, "a status is a number up to 255");
    if (status != STATUS_OK)
        return status;
    s->is_ended = true;
    s->status = (int)value;
    return STATUS_OK;
}
