/* test_keys.c - the table of keys keeps its promises. */
#include "debugger/keys.h"

#include <ctype.h>
#include <string.h>

#include "debugger/command.h"
#include "debugger/panes.h"
#include "tests/unit/test.h"

/* Show EACH every key of the table: what it does, its name. */
static void each_key(void each(enum keys_action a, const char *name,
                               size_t len))
{
    for (unsigned i = 0; i < KEYS_ACTIONS; i++) {
        const char *at = keys_rows[i].keys;

        while (*at != 0) {
            size_t len = strcspn(at, " ");

            each((enum keys_action)i, at, len);
            at += len + strspn(at + len, " ");
        }
    }
}

static void check_name(enum keys_action a, const char *name, size_t len)
{
    uint32_t key = keys_code(name, len);

    CHECK(key != KEYS_NONE);
    CHECK_INT(keys_action(key), a);
}

static void every_key_has_a_name_and_one_meaning(void)
{
    each_key(check_name);
}

/* Is the key NAME one that every terminal has? */
static bool is_plain(const char *name, size_t len)
{
    uint32_t key = keys_code(name, len);

    return key < 0x80;
}

static bool has_plain[KEYS_ACTIONS];

static void note_plain(enum keys_action a, const char *name, size_t len)
{
    has_plain[a] |= is_plain(name, len);
}

static void nothing_needs_a_function_key(void)
{
    each_key(note_plain);
    for (unsigned i = 0; i < KEYS_ACTIONS; i++)
        CHECK(has_plain[i]);
}

static void every_command_of_a_key_exists(void)
{
    for (unsigned i = 0; i < KEYS_ACTIONS; i++) {
        const char *command = keys_rows[i].command;
        struct error e;

        if (command != NULL)
            CHECK(command_find(command, strcspn(command, " "), &e) != NULL);
    }
}

/* What a letter does, its capital undoes. */
static void a_capital_is_the_way_back(void)
{
    static const char letters[] = "snrcfe";

    for (const char *at = letters; *at != 0; at++) {
        enum keys_action there = keys_action((byte)*at);
        enum keys_action back = keys_action((byte)toupper(*at));

        CHECK_INT(keys_rows[there].group, KEYS_GROUP_FORWARDS);
        CHECK_INT(keys_rows[back].group, KEYS_GROUP_BACKWARDS);
    }
}

static void names_that_are_none_are_refused(void)
{
    static const char *const none[] = {"",       "F0",     "F13",       "Ctrl-",
                                       "Ctrl-c", "Shift-", "Shift-F99", "ab"};

    for (size_t i = 0; i < ARRAY_LEN(none); i++)
        CHECK_INT(keys_code(none[i], strlen(none[i])), KEYS_NONE);
    CHECK_INT(keys_action(KEYS_NONE), KEYS_ACTIONS);
    CHECK_INT(keys_action('$'), KEYS_ACTIONS);
}

int main(void)
{
    return TEST_RUN(every_key_has_a_name_and_one_meaning,
                    nothing_needs_a_function_key, every_command_of_a_key_exists,
                    a_capital_is_the_way_back, names_that_are_none_are_refused);
}
