/* value.c - the arithmetic of expressions.
 *
 * Errors are contagious but silent: what is computed from a WRONG value is
 * WRONG too, and only the first cause is reported.
 */
#include "asm/value.h"

static const char *const texts[] = {
#define SIGN(name, binding, text) text,
#include "asm/sign.def"
#undef SIGN
};

struct value value_of_symbol(struct trie *t, struct span span)
{
    static const enum value_kind kinds[] = {
        [SYM_UNDEFINED] = VALUE_UNDEFINED, [SYM_PURE] = VALUE_PURE,
        [SYM_REGISTER] = VALUE_REGISTER,   [SYM_PREDEFINED] = VALUE_PURE,
        [SYM_WRONG] = VALUE_WRONG,
    };
    struct sym *sym = t->sym;

    if (sym->state == SYM_PREDEFINED)
        sym->state = SYM_PURE;
    return (struct value){.number =
                              sym->state == SYM_UNDEFINED ? 0 : sym->value,
                          .kind = kinds[sym->state],
                          .symbol = t,
                          .span = span};
}

void value_report_undefined(struct diags *d, const struct value *v,
                            const char *what)
{
    diag_error(d, v->span, "%s must be known here, but %.*s is not yet defined",
               what, SPAN_ARGS(v->span));
    diag_about(d, v->symbol);
}

/* --- one operand -------------------------------------------------------- */

/* V, an operand of SIGN, must be pure. */
static bool is_pure(struct diags *d, enum sign sign, const struct value *v)
{
    if (v->kind == VALUE_UNDEFINED)
        value_report_undefined(d, v, "an operand");
    else if (v->kind == VALUE_REGISTER)
        diag_error(d, v->span,
                   "\"%s\" needs a pure value, not a register number",
                   texts[sign]);
    return v->kind == VALUE_PURE;
}

/* &x is the number by which the object file identifies x. */
static void serialize(struct diags *d, struct value *v)
{
    if (v->symbol == NULL) {
        diag_error(d, v->span, "only a symbol has a serial number");
        v->kind = VALUE_WRONG;
        return;
    }
    v->number = v->symbol->sym->serial;
    v->kind = VALUE_PURE;
}

/* -x, ~x, $x. */
static void apply_to_pure(struct diags *d, enum sign sign, struct value *v)
{
    if (!is_pure(d, sign, v)) {
        v->kind = VALUE_WRONG;
        return;
    }
    if (sign == SIGN_NEGATE)
        v->number = -v->number;
    else if (sign == SIGN_COMPLEMENT)
        v->number = ~v->number;
    else
        v->kind = VALUE_REGISTER;
}

/* A message about -x or $x points to the sign, if that is next to it. */
static void include_sign(enum sign sign, struct value *v)
{
    if (v->span.at[-1] == *texts[sign]) {
        v->span.at--;
        v->span.len++;
    }
}

void value_unary(struct diags *d, enum sign sign, struct value *v)
{
    if (sign == SIGN_SERIALIZE)
        serialize(d, v);
    else
        apply_to_pure(d, sign, v);
    v->symbol = NULL;
    include_sign(sign, v);
}

/* --- two operands ------------------------------------------------------- */

/* The kind of X + Y or X - Y: register numbers count from a base like
 * addresses, so only their difference is pure. */
static enum value_kind kind_of_sum(struct diags *d, enum sign sign,
                                   const struct value *x, const struct value *y)
{
    if (x->kind == VALUE_UNDEFINED)
        value_report_undefined(d, x, "an operand");
    if (y->kind == VALUE_UNDEFINED)
        value_report_undefined(d, y, "an operand");
    if (x->kind > VALUE_REGISTER || y->kind > VALUE_REGISTER)
        return VALUE_WRONG;
    if (y->kind == VALUE_PURE)
        return x->kind;
    if (sign == SIGN_PLUS && x->kind == VALUE_PURE)
        return VALUE_REGISTER;
    if (sign == SIGN_MINUS && x->kind == VALUE_REGISTER)
        return VALUE_PURE;
    diag_error(d, y->span,
               sign == SIGN_PLUS
                   ? "cannot add two register numbers"
                   : "cannot subtract a register number from a pure value");
    return VALUE_WRONG;
}

/* mmixal divides by zero as the machine does: quotient 0, remainder X. */
static octa quotient(struct diags *d, enum sign sign, octa x,
                     const struct value *y)
{
    if (y->number == 0) {
        diag_warning(d, y->span, "division by zero");
        return sign == SIGN_MOD ? x : 0;
    }
    return sign == SIGN_MOD ? x % y->number : x / y->number;
}

/* 2^64 X / Y, for X < Y: the bits of the quotient one by one. */
static octa fraction(struct diags *d, octa x, const struct value *y)
{
    octa result = 0;

    if (x >= y->number) {
        diag_warning(d, y->span, "illegal fraction");
        return x;
    }
    for (unsigned i = 0; i < 64; i++) {
        bool carry = x >> 63 != 0;

        x <<= 1;
        result <<= 1;
        if (carry || x >= y->number) {
            x -= y->number;
            result |= 1;
        }
    }
    return result;
}

/* C leaves shifts by 64 and more undefined; here everything is shifted out. */
static octa shifted(enum sign sign, octa x, octa by)
{
    if (by > 63)
        return 0;
    return sign == SIGN_LEFT ? x << by : x >> by;
}

static octa compute(struct diags *d, enum sign sign, octa x,
                    const struct value *y)
{
    switch (sign) {
    case SIGN_PLUS:
        return x + y->number;
    case SIGN_MINUS:
        return x - y->number;
    case SIGN_OR:
        return x | y->number;
    case SIGN_XOR:
        return x ^ y->number;
    case SIGN_TIMES:
        return x * y->number;
    case SIGN_FRACTION:
        return fraction(d, x, y);
    case SIGN_LEFT:
    case SIGN_RIGHT:
        return shifted(sign, x, y->number);
    case SIGN_AND:
        return x & y->number;
    default:
        return quotient(d, sign, x, y);
    }
}

/* What X SIGN Y is; WRONG after an error. */
static enum value_kind kind_of_result(struct diags *d, enum sign sign,
                                      const struct value *x,
                                      const struct value *y)
{
    bool x_is_pure;

    if (sign == SIGN_PLUS || sign == SIGN_MINUS)
        return kind_of_sum(d, sign, x, y);
    x_is_pure = is_pure(d, sign, x);
    return is_pure(d, sign, y) && x_is_pure ? VALUE_PURE : VALUE_WRONG;
}

void value_binary(struct diags *d, enum sign sign, struct value *x,
                  const struct value *y)
{
    enum value_kind kind = kind_of_result(d, sign, x, y);

    if (kind != VALUE_WRONG)
        x->number = compute(d, sign, x->number, y);
    x->kind = kind;
    x->symbol = NULL;
    x->span = lex_span(x->span.at, y->span.at + y->span.len);
}
