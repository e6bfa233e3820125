/* keys.c - keys, their names, and what they do. */
#include "debugger/keys.h"

#include <stdio.h>
#include <string.h>

const char *const keys_groups[KEYS_GROUPS] = {
#define KEYS_GROUP(name, title) title,
#define KEY(...)
#include "debugger/keys.def"
#undef KEY
#undef KEYS_GROUP
};

const struct keys_row keys_rows[KEYS_ACTIONS] = {
#define KEYS_GROUP(...)
#define KEY(name, keys, command, group, meaning)                               \
    {keys, command, KEYS_GROUP_##group, meaning},
#include "debugger/keys.def"
#undef KEY
#undef KEYS_GROUP
};

static const struct {
    const char *name;
    uint32_t code;
} named[] = {{"Space", ' '},
             {"Enter", KEYS_ENTER},
             {"Tab", KEYS_TAB},
             {"Esc", KEYS_ESC},
             {"Backspace", KEYS_BACKSPACE},
             {"Up", KEYS_UP},
             {"Down", KEYS_DOWN},
             {"Left", KEYS_LEFT},
             {"Right", KEYS_RIGHT},
             {"Home", KEYS_HOME},
             {"End", KEYS_END},
             {"PageUp", KEYS_PAGE_UP},
             {"PageDown", KEYS_PAGE_DOWN},
             {"Delete", KEYS_DELETE},
             {"Shift-Tab", KEYS_SHIFT_TAB}};

/* If NAME begins with PREFIX, move it and LEN behind that. */
static bool take(const char **name, size_t *len, const char *prefix)
{
    size_t n = strlen(prefix);

    if (*len <= n || memcmp(*name, prefix, n) != 0)
        return false;
    *name += n;
    *len -= n;
    return true;
}

/* "F5", "Shift-F12". */
static uint32_t function_key(const char *name, size_t len)
{
    uint32_t base = take(&name, &len, "Shift-") ? KEYS_SHIFT_F : KEYS_F;
    uint32_t number = 0;

    if (!take(&name, &len, "F"))
        return KEYS_NONE;
    for (; len > 0 && *name >= '0' && *name <= '9' && number < 100; len--)
        number = 10 * number + (uint32_t)(*name++ - '0');
    return len == 0 && number >= 1 && number <= 12 ? base + number : KEYS_NONE;
}

uint32_t keys_code(const char *name, size_t len)
{
    if (len == 1 && *name > ' ' && *name < 0x7f)
        return (byte)*name;
    for (size_t i = 0; i < ARRAY_LEN(named); i++)
        if (strlen(named[i].name) == len &&
            memcmp(named[i].name, name, len) == 0)
            return named[i].code;
    if (take(&name, &len, "Ctrl-"))
        return len == 1 && *name >= 'A' && *name <= 'Z' ? *name & KEYS_CTRL
                                                        : KEYS_NONE;
    return function_key(name, len);
}

/* Is KEY one of NAMES? */
static bool is_among(uint32_t key, const char *names)
{
    while (*names != 0) {
        size_t len = strcspn(names, " ");

        if (keys_code(names, len) == key)
            return true;
        names += len;
        names += strspn(names, " ");
    }
    return false;
}

enum keys_action keys_action(uint32_t key)
{
    unsigned i = 0;

    while (i < KEYS_ACTIONS &&
           (key == KEYS_NONE || !is_among(key, keys_rows[i].keys)))
        i++;
    return (enum keys_action)i;
}

void keys_each(cli_term_visitor *visit, void *context)
{
    char term[60];

    for (unsigned i = 0; i < KEYS_ACTIONS; i++) {
        snprintf(term, sizeof term, "key %s", keys_rows[i].keys);
        visit(context, term, keys_rows[i].meaning, NULL);
    }
}
