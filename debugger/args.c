/* args.c - taking the arguments of a command apart. */
#include "debugger/args.h"

#include <string.h>

#include "debugger/expr.h"

void args_skip(const char **at)
{
    *at += strspn(*at, " \t");
}

bool args_take(const char **at, const char *word)
{
    size_t len = strlen(word);

    if (strncmp(*at, word, len) != 0 || strchr(" \t", (*at)[len]) == NULL)
        return false;
    *at += len;
    args_skip(at);
    return true;
}

enum status args_value(struct target *t, const char **at, octa usual,
                       octa *value, struct error *e)
{
    struct expr_value v = {.value = usual};
    enum status s = STATUS_OK;

    args_skip(at);
    if (**at != 0)
        s = expr_read(t, at, &v, e);
    *value = v.value;
    args_skip(at);
    return s;
}

enum status args_number(const char **at, unsigned *number, struct error *e)
{
    size_t len;

    args_skip(at);
    len = strspn(*at, "0123456789");
    if (len == 0 || len > 9)
        return error_set(e, STATUS_BAD_INPUT, "\"%.60s\" is not a number", *at);
    *number = 0;
    for (size_t i = 0; i < len; i++)
        *number = 10 * *number + (unsigned)((*at)[i] - '0');
    *at += len;
    args_skip(at);
    return STATUS_OK;
}

enum status args_end(const char *at, struct error *e)
{
    args_skip(&at);
    if (*at == 0)
        return STATUS_OK;
    return error_set(e, STATUS_BAD_INPUT, "what is \"%.60s\" here?", at);
}
