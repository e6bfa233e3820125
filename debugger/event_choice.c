/* event_choice.c - which events a person means. */
#include "debugger/event_choice.h"

#include <string.h>

#include "debugger/args.h"

bool event_choice_has(const struct event_choice *c, const struct event *e)
{
    return (c->kinds >> e->kind & 1) != 0 &&
           (!c->has_level || e->level == c->level) &&
           (!c->has_guest || e->level == 0 || e->guest == c->guest);
}

enum status event_choice_read_level(const char **at, unsigned *level,
                                    bool *has_guest, unsigned *guest,
                                    struct error *e)
{
    enum status s = args_number(at, level, e);

    *has_guest = s == STATUS_OK && (**at == '.' || **at == ':');
    if (!*has_guest)
        return s;
    ++*at;
    return args_number(at, guest, e);
}

/* Is WORD next, whatever is behind it? */
static bool is_next(const char *at, const char *word)
{
    return args_take(&at, word);
}

/* The kinds that are named at *AT, or all. */
static enum status read_kinds(const char **at, unsigned *kinds, struct error *e)
{
    char words[200];
    size_t len = strcspn(*at, " \t");

    *kinds = EVENT_ALL;
    if (len == 0 || is_next(*at, "level") || is_next(*at, "if"))
        return STATUS_OK;
    if (len >= sizeof words)
        return error_set(e, STATUS_BAD_INPUT, "these are too many kinds");
    memcpy(words, *at, len);
    words[len] = 0;
    *at += len;
    args_skip(at);
    return event_read_kinds(words, kinds, e) ? STATUS_OK : e->status;
}

enum status event_choice_read(const char **at, struct event_choice *c,
                              struct error *e)
{
    enum status s;

    *c = (struct event_choice){0};
    args_skip(at);
    s = read_kinds(at, &c->kinds, e);
    if (s != STATUS_OK || !args_take(at, "level"))
        return s;
    c->has_level = true;
    return event_choice_read_level(at, &c->level, &c->has_guest, &c->guest, e);
}
