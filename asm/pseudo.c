/* pseudo.c - LOC, PREFIX, GREG and the others. */
#include "asm/pseudo.h"

#include <assert.h>

#include "asm/data.h"
#include "asm/encode.h"
#include "asm/operand.h"

/* A prefix is a symbol, which need not be defined. */
static void set_prefix(struct assembler *a)
{
    const struct value *v = operand_at(a, 0);

    if (v->kind == VALUE_REGISTER)
        (void)operand_check_kind(a, v, "operand", RULE_PURE);
    if (v->symbol != NULL)
        a->symbols.prefix = v->symbol;
    else if (v->kind != VALUE_WRONG)
        diag_error(&a->diags, v->span, "a prefix must be a symbol");
}

static void begin_special(struct assembler *a, const struct value *v)
{
    if (v->number > 0xffff)
        diag_warning(&a->diags, v->span,
                     "operand of `BSPEC' doesn't fit in two bytes");
    object_begin_special(&a->object, (wyde)v->number);
}

/* mmixal looks at 32 bits only. */
static void declare_local(struct assembler *a, const struct value *v)
{
    tetra reg = (tetra)v->number;

    if (reg > a->last_local)
        a->last_local = reg;
    list_register(&a->list, reg);
}

/* Those that need one operand with a value. */
static void obey_with_value(struct assembler *a)
{
    const struct operation *o = a->statement.operation;
    const struct value *v = operand_at(a, 0);

    if (!operand_check_kind(a, v, "operand", o->xyz))
        return;
    switch ((enum pseudo)o->code) {
    case PSEUDO_LOC:
        a->object.loc = v->number;
        break;
    case PSEUDO_GREG:
        list_greg(&a->list, a->statement.reg, v->number);
        break;
    case PSEUDO_LOCAL:
        declare_local(a, v);
        break;
    case PSEUDO_BSPEC:
        begin_special(a, v);
        break;
    case PSEUDO_ESPEC:
        object_end_special(&a->object);
        break;
    default:
        assert(o->code == PSEUDO_IS); /* the label has the value */
        break;
    }
}

void pseudo_obey(struct assembler *a)
{
    const struct operation *o = a->statement.operation;

    switch ((enum pseudo)o->code) {
    case PSEUDO_BYTE:
    case PSEUDO_WYDE:
    case PSEUDO_TETRA:
    case PSEUDO_OCTA:
        data_assemble(a, 1u << o->align);
        break;
    case PSEUDO_SET:
        encode_insn(a);
        break;
    case PSEUDO_PREFIX:
        set_prefix(a);
        break;
    default:
        obey_with_value(a);
        break;
    }
}
