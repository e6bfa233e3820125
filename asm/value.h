/* value.h - what an expression is worth.
 *
 * A value is a pure number of 64 bits or a register number; until it is
 * defined, a symbol stands for itself.  Arithmetic is modulo 2^64.
 * (mmixal, "Definition of MMIXAL" and "Expressions".)
 */
#ifndef ASM_VALUE_H
#define ASM_VALUE_H

#include "asm/diag.h"
#include "asm/sym.h"

enum value_kind {
    VALUE_PURE,
    VALUE_REGISTER,
    VALUE_UNDEFINED, /* a future reference to SYMBOL */
    VALUE_WRONG      /* there was an error, and it has been reported */
};

struct value {
    octa number;
    enum value_kind kind;
    struct trie *symbol; /* if the value is just a symbol, else null */
    struct span span;    /* where it is written */
};

/* Operators by what they do; the table is sign.def. */
enum sign {
#define SIGN(name, binding, text) SIGN_##name,
#include "asm/sign.def"
#undef SIGN
};

/* The value of the symbol at node T, which is written at SPAN.  A predefined
 * symbol has been used from now on. */
struct value value_of_symbol(struct trie *t, struct span span);

/* Replace V by SIGN, which stands somewhere before it in the line, applied to
 * it; *X by *X SIGN *Y.  What is not allowed is
 * reported to D and makes the value WRONG. */
void value_unary(struct diags *d, enum sign sign, struct value *v);
void value_binary(struct diags *d, enum sign sign, struct value *x,
                  const struct value *y);

/* V is undefined but must not be: report it as an error about WHAT, the name
 * of the thing that needs it. */
void value_report_undefined(struct diags *d, const struct value *v,
                            const char *what);

#endif
