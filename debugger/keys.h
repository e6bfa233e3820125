/* keys.h - keys, their names, and what they do.
 *
 * A key is the character that it makes, or one of the codes below; keys.def is
 * the table of what they do, of which dispatch, the help on the screen and the
 * manual are made.  Names are as they stand on a keyboard:
 *
 *      a  A  :  Space  Enter  Tab  Esc  Backspace  Up  PageDown  F5
 *      Ctrl-C  Shift-Tab  Shift-F5
 */
#ifndef DEBUGGER_KEYS_H
#define DEBUGGER_KEYS_H

#include "vm/base/cli.h"

/* Codes beyond all characters. */
enum {
    KEYS_NONE = 0,
    KEYS_CTRL = 0x1f, /* a letter, and this, is Ctrl with it */
    KEYS_TAB = '\t',
    KEYS_ENTER = '\r',
    KEYS_ESC = 0x1b,
    KEYS_BACKSPACE = 0x7f,
    KEYS_UP = 0x110000,
    KEYS_DOWN,
    KEYS_LEFT,
    KEYS_RIGHT,
    KEYS_HOME,
    KEYS_END,
    KEYS_PAGE_UP,
    KEYS_PAGE_DOWN,
    KEYS_DELETE,
    KEYS_SHIFT_TAB,
    KEYS_F,                     /* F1 is this and 1 */
    KEYS_SHIFT_F = KEYS_F + 13, /* likewise */
    KEYS_END_OF_CODES = KEYS_F + 26
};

enum keys_action {
#define KEYS_GROUP(name, title)
#define KEY(name, ...) KEYS_DO_##name,
#include "debugger/keys.def"
#undef KEY
#undef KEYS_GROUP
    KEYS_ACTIONS
};

enum keys_group {
#define KEYS_GROUP(name, title) KEYS_GROUP_##name,
#define KEY(name, ...)
#include "debugger/keys.def"
#undef KEY
#undef KEYS_GROUP
    KEYS_GROUPS
};

extern const char *const keys_groups[KEYS_GROUPS]; /* their titles */

struct keys_row {
    const char *keys;    /* names, with blanks between */
    const char *command; /* or null */
    enum keys_group group;
    const char *meaning;
};

extern const struct keys_row keys_rows[KEYS_ACTIONS];

/* The key that is called by the LEN bytes of NAME; NONE: there is none. */
uint32_t keys_code(const char *name, size_t len);

/* What KEY does; KEYS_ACTIONS: nothing. */
enum keys_action keys_action(uint32_t key);

/* Show VISIT all keys, for the manual. */
void keys_each(cli_term_visitor *visit, void *context);

#endif
