/* expr_sign.h - the binary operators of expressions; for expr.c alone. */
#ifndef DEBUGGER_EXPR_SIGN_H
#define DEBUGGER_EXPR_SIGN_H

#include "debugger/expr.h"

/* How closely an operator binds its operands. */
enum expr_binding {
    EXPR_BINDING_NONE,
    EXPR_BINDING_RELATION,
    EXPR_BINDING_WEAK,
    EXPR_BINDING_STRONG,
    EXPR_BINDING_UNARY
};

enum expr_sign {
#define SIGN(name, binding, text) EXPR_SIGN_##name,
#include "asm/sign.def"
#include "debugger/relation.def"
#undef SIGN
    EXPR_SIGN_COUNT
};

/* The longest binary operator that TEXT begins with, or EXPR_SIGN_COUNT. */
enum expr_sign expr_sign_at(const char *text);

size_t expr_sign_length(enum expr_sign sign);
enum expr_binding expr_sign_binding(enum expr_sign sign);

/* What X SIGN Y is worth, SIGN being binary. */
struct expr_value expr_sign_apply(enum expr_sign sign,
                                  const struct expr_value *x,
                                  const struct expr_value *y);

#endif
