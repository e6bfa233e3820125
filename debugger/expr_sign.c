/* expr_sign.c - the binary operators of expressions. */
#include "debugger/expr_sign.h"

#include <string.h>

#include "vm/core/arith.h"

static const struct {
    enum expr_binding binding;
    const char *text;
} signs[EXPR_SIGN_COUNT] = {
#define SIGN(name, binding, text) {EXPR_BINDING_##binding, text},
#include "asm/sign.def"
#include "debugger/relation.def"
#undef SIGN
};

enum expr_sign expr_sign_at(const char *text)
{
    enum expr_sign found = EXPR_SIGN_COUNT;
    size_t longest = 0;

    for (unsigned i = 0; i < EXPR_SIGN_COUNT; i++) {
        size_t len = strlen(signs[i].text);

        if (signs[i].binding == EXPR_BINDING_NONE ||
            signs[i].binding == EXPR_BINDING_UNARY || len <= longest ||
            strncmp(text, signs[i].text, len) != 0)
            continue;
        found = (enum expr_sign)i;
        longest = len;
    }
    return found;
}

size_t expr_sign_length(enum expr_sign sign)
{
    return strlen(signs[sign].text);
}

enum expr_binding expr_sign_binding(enum expr_sign sign)
{
    return signs[sign].binding;
}

static octa compute(enum expr_sign sign, octa x, octa y)
{
    switch (sign) {
    case EXPR_SIGN_PLUS:
        return x + y;
    case EXPR_SIGN_MINUS:
        return x - y;
    case EXPR_SIGN_OR:
        return x | y;
    case EXPR_SIGN_XOR:
        return x ^ y;
    case EXPR_SIGN_TIMES:
        return x * y;
    case EXPR_SIGN_OVER:
        return arith_divu(0, x, y).quotient;
    case EXPR_SIGN_FRACTION:
        return arith_divu(x, 0, y).quotient;
    case EXPR_SIGN_MOD:
        return arith_divu(0, x, y).remainder;
    case EXPR_SIGN_LEFT:
        return arith_shift_left(x, y);
    case EXPR_SIGN_RIGHT:
        return arith_shift_right(x, y);
    default:
        return x & y;
    }
}

static bool compare(enum expr_sign sign, int64_t x, int64_t y)
{
    switch (sign) {
    case EXPR_SIGN_EQUAL:
        return x == y;
    case EXPR_SIGN_UNEQUAL:
        return x != y;
    case EXPR_SIGN_LESS:
        return x < y;
    case EXPR_SIGN_MORE:
        return x > y;
    case EXPR_SIGN_AT_MOST:
        return x <= y;
    default:
        return x >= y;
    }
}

/* What is counted from an address is one. */
static enum expr_kind kind_of(enum expr_sign sign, const struct expr_value *x,
                              const struct expr_value *y)
{
    bool first = x->kind == EXPR_ADDRESS, second = y->kind == EXPR_ADDRESS;
    bool is_sum = sign == EXPR_SIGN_PLUS && first != second;
    bool is_difference = sign == EXPR_SIGN_MINUS && first && !second;

    return is_sum || is_difference ? EXPR_ADDRESS : EXPR_NUMBER;
}

struct expr_value expr_sign_apply(enum expr_sign sign,
                                  const struct expr_value *x,
                                  const struct expr_value *y)
{
    if (signs[sign].binding == EXPR_BINDING_RELATION)
        return (struct expr_value){
            .value = compare(sign, sig(x->value), sig(y->value))};
    return (struct expr_value){.value = compute(sign, x->value, y->value),
                               .kind = kind_of(sign, x, y)};
}
