/* operand.c - the kind and the size of operands. */
#include "asm/operand.h"

#include <assert.h>
#include <stdio.h>

struct value *operand_at(struct assembler *a, size_t i)
{
    assert(i < a->operands.count);
    return &a->operands.values[i];
}

bool operand_check_kind(struct assembler *a, const struct value *v,
                        const char *what, enum rule rule)
{
    bool is_register = v->kind == VALUE_REGISTER;
    char text[40];

    if (v->kind == VALUE_UNDEFINED) {
        snprintf(text, sizeof text, "the %s", what);
        value_report_undefined(&a->diags, v, text);
    }
    if (v->kind != VALUE_PURE && v->kind != VALUE_REGISTER)
        return false;
    if (rule != RULE_ANY && is_register != (rule == RULE_REGISTER))
        diag_warning(&a->diags, v->span,
                     is_register
                         ? "%s of `%.*s' should not be a register number"
                         : "%s of `%.*s' should be a register number",
                     what, SPAN_ARGS(a->statement.name));
    return true;
}

void operand_check_size(struct assembler *a, const struct value *v,
                        const char *what, unsigned size)
{
    static const char *const sizes[] = {"", "one byte", "two bytes",
                                        "three bytes"};

    if (v->number >> 8 * size != 0)
        diag_warning(&a->diags, v->span, "%s field doesn't fit in %s", what,
                     sizes[size]);
}
