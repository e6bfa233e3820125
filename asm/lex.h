/* lex.h - the characters of MMIXAL, and the fields of an instruction.
 *
 * A line is a run of bytes that holds no newline and no zero byte.  Every
 * byte above 126 counts as a letter, so names may be written in UTF-8; a
 * character outside of names and strings is one byte.  (mmixal, "Definition
 * of MMIXAL".)
 *
 *     2H    ADD      $1,$1,8   the rest is a comment
 *     label operation operands
 */
#ifndef ASM_LEX_H
#define ASM_LEX_H

#include "vm/base/base.h"

/* A piece of a line; it is borrowed from the source. */
struct span {
    const char *at;
    size_t len;
};

/* For printf's "%.*s". */
#define SPAN_ARGS(s) (int)(s).len, (s).at

/* The span from START up to END, not included. */
static inline struct span lex_span(const char *start, const char *end)
{
    return (struct span){start, (size_t)(end - start)};
}

/* The C locale's classes, whatever the locale of the process is. */
static inline bool lex_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool lex_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool lex_is_letter(char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' || c == ':' ||
           (byte)c > 126;
}

/* The value of the hexadecimal digit C, or -1. */
static inline int lex_hex_digit(char c)
{
    if (lex_is_digit(c))
        return c - '0';
    return (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* The character at AT, or 0 at the END of the line. */
static inline char lex_char(const char *at, const char *end)
{
    return at < end ? *at : 0;
}

/* The end of the letters and digits from AT on. */
const char *lex_word(const char *at, const char *end);

/* The first character from AT on that is not white space, or END. */
const char *lex_spaces(const char *at, const char *end);

/* The end of the operand field that starts at AT: the first blank or
 * semicolon that is not part of a constant.  *PROBLEM gets what is wrong with
 * a constant there, or null; then the constant starts at the result. */
const char *lex_operands(const char *at, const char *end, const char **problem);

/* Whether SPAN consists of the characters of the string TEXT. */
bool lex_equals(struct span span, const char *text);

#endif
