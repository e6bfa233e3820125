/* commands_symbols.c - whose labels and lines a user's addresses have. */
#include <string.h>

#include "debugger/args.h"
#include "debugger/command.h"

static void list(const struct session *s, struct buf *out)
{
    for (size_t i = 0; i < s->user_count; i++)
        buf_printf(out, "%s %zu  %s\n", &s->users[i] == s->user ? "=>" : "  ",
                   i + 1, s->users[i].name);
    if (s->user_count == 0)
        buf_add_string(out, "no program is known but the one that is "
                            "debugged\n");
}

/* The program called NAME, with or without its folders, or null. */
static const struct session_user *find_name(const struct session *s,
                                            const char *name)
{
    for (size_t i = 0; i < s->user_count; i++) {
        const char *known = s->users[i].name, *slash = strrchr(known, '/');

        if (strcmp(known, name) == 0 ||
            (slash != NULL && strcmp(slash + 1, name) == 0))
            return &s->users[i];
    }
    return NULL;
}

/* The program that ARGS name, or number; null, with the reason in E. */
static const struct session_user *find(const struct session *s,
                                       const char *args, struct error *e)
{
    const struct session_user *u = find_name(s, args);
    unsigned number;

    if (u == NULL && *args >= '0' && *args <= '9' &&
        args_number(&args, &number, e) == STATUS_OK && *args == 0 &&
        number > 0 && number <= s->user_count)
        u = &s->users[number - 1];
    if (u == NULL)
        (void)error_set(e, STATUS_NOT_FOUND,
                        "there is no such program; `symbols` lists them");
    return u;
}

enum status command_symbols(struct session *s, const char *args,
                            struct buf *out, struct error *e)
{
    const struct session_user *u = NULL;

    if (*args != 0 && strcmp(args, "none") != 0) {
        u = find(s, args, e);
        if (u == NULL)
            return e->status;
    }
    if (*args != 0 && session_use(s, u) != STATUS_OK)
        return error_set(e, STATUS_NO_MEMORY, "out of memory");
    list(s, out);
    return STATUS_OK;
}
