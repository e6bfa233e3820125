/* symbols.h - what names mean. */
#ifndef DEBUGGER_SYMBOLS_H
#define DEBUGGER_SYMBOLS_H

#include "debugger/target.h"

enum symbols_kind {
    SYMBOLS_ADDRESS, /* or a constant: object files do not tell them apart */
    SYMBOLS_REGISTER,
    SYMBOLS_SPECIAL
};

struct symbols_meaning {
    enum symbols_kind kind;
    octa value; /* or the register's number */
};

/* The length of the name that TEXT begins with, or 0. */
size_t symbols_name_length(const char *text);

/* What the LEN bytes at NAME mean: a special register, a symbol of T's program
 * with all its prefixes, or one that every program has, like Data_Segment.  If
 * the symbols of a user's program are known besides, those of the program that
 * pc is in come first; user:NAME and kernel:NAME are certain.
 * STATUS_NOT_FOUND, with the reason and perhaps a suggestion in E. */
enum status symbols_find(const struct target *t, const char *name, size_t len,
                         struct symbols_meaning *m, struct error *e) MUST_CHECK;

/* The other way round, place.h has names for addresses. */

/* The label that register N has in the program that pc is in, or null;
 * borrowed. */
const char *symbols_register(const struct target *t, unsigned n);

#endif
