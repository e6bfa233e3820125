/* show_value.h - numbers as a person wants to see them. */
#ifndef DEBUGGER_SHOW_VALUE_H
#define DEBUGGER_SHOW_VALUE_H

#include "debugger/expr.h"

/* What was asked for behind a slash: "/12xb" is twelve bytes in
 * hexadecimal. */
struct show_format {
    char letter;   /* x d u f c a s i, or 0: not said */
    unsigned size; /* bytes: 1, 2, 4, 8; or 0 */
    octa count;    /* or 0 */
};

/* Read what is at *AT, if it begins with a slash, into *F, and move *AT behind
 * it and the blanks that follow.  STATUS_BAD_INPUT, with what is expected in
 * E, when it is no format. */
enum status show_format_read(const char **at, struct show_format *f,
                             struct error *e) MUST_CHECK;

/* Append VALUE, SIZE bytes of T's memory or 8, by LETTER:
 *
 *      x    hexadecimal           a    an address, with its name and line
 *      d u  signed, unsigned      s    the string at that address
 *      f    floating point        i    the instruction that it is
 *      c    characters            0    signed and hexadecimal
 */
void show_value(struct buf *out, struct target *t, char letter, octa value,
                unsigned size);

/* Append it shortly: "42", "-1", or "#2000000000000000" if it is large. */
void show_value_short(struct buf *out, octa value);

/* The same, and the name of the address that it may be: "#104 (Main+4)". */
void show_value_named(struct buf *out, const struct target *t, octa value);

/* Append what V is worth, as it is natural for its kind. */
void show_value_expr(struct buf *out, struct target *t,
                     const struct expr_value *v);

/* Append the string at VA of T, up to a zero and to some length, in quotes;
 * bytes that cannot be shown as #..; then VA is behind it. */
void show_value_string(struct buf *out, struct target *t, octa *va);

#endif
