/* lex.c - where the fields of an instruction end. */
#include "asm/lex.h"

#include <string.h>

const char *lex_word(const char *at, const char *end)
{
    while (at < end && (lex_is_letter(*at) || lex_is_digit(*at)))
        at++;
    return at;
}

const char *lex_spaces(const char *at, const char *end)
{
    while (at < end && lex_is_space(*at))
        at++;
    return at;
}

/* The closing quote of the constant that starts at AT, or null. */
static const char *closing_quote(const char *at, const char *end,
                                 const char **problem)
{
    const char *close;

    if (*at == '"') {
        close = memchr(at + 1, '"', (size_t)(end - at) - 1);
        if (close == NULL)
            *problem = "the string has no closing quote on this line";
        return close;
    }
    /* Any one character may stand between single quotes, even a quote. */
    if (end - at >= 3 && at[2] == '\'')
        return at + 2;
    *problem = end - at < 2 ? "a character must follow the quote"
                            : "a character constant is one byte between "
                              "single quotes";
    return NULL;
}

const char *lex_operands(const char *at, const char *end, const char **problem)
{
    const char *start = at;

    *problem = NULL;
    while (at < end && *at != ';' && (at == start || !lex_is_space(*at))) {
        if (*at == '\'' || *at == '"') {
            const char *close = closing_quote(at, end, problem);

            if (close == NULL)
                return at;
            at = close;
        }
        at++;
    }
    return at;
}

bool lex_equals(struct span span, const char *text)
{
    return strlen(text) == span.len && memcmp(span.at, text, span.len) == 0;
}
