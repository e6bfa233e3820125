/* data.c - constants in memory. */
#include "asm/data.h"

#include <assert.h>

#include "asm/fixup.h"

/* High tetra first; of a future reference both are zero for now. */
static void assemble_octa(struct assembler *a, const struct value *v)
{
    unsigned unknown = v->kind == VALUE_UNDEFINED ? 0xf : 0;

    if (v->kind == VALUE_UNDEFINED) {
        struct place place = source_place(&a->source, v->span);

        fixup_add(&a->symbols, v->symbol->sym, OBJECT_FIX_OCTA, a->object.loc,
                  &place);
    }
    object_data(&a->object, 4, (tetra)(v->number >> 32), unknown);
    object_data(&a->object, 4, (tetra)v->number, unknown);
}

/* Only the low bytes are assembled, whatever V is. */
static void check(struct assembler *a, const struct value *v, unsigned width)
{
    if (v->kind == VALUE_REGISTER)
        diag_warning(&a->diags, v->span, "register number used as a constant");
    else if (v->kind == VALUE_UNDEFINED && width < 8)
        value_report_undefined(&a->diags, v, "a constant");
    if (width == 8 || v->number >> 8 * width == 0)
        return;
    if (width == 1)
        diag_warning(&a->diags, v->span, "constant doesn't fit in one byte");
    else
        diag_warning(&a->diags, v->span, "constant doesn't fit in %u bytes",
                     width);
}

void data_assemble(struct assembler *a, unsigned width)
{
    assert(a->operands.count > 0);
    for (size_t i = 0; i < a->operands.count; i++) {
        const struct value *v = &a->operands.values[i];

        check(a, v, width);
        if (width == 8)
            assemble_octa(a, v);
        else
            object_data(&a->object, width, (tetra)v->number, 0);
    }
}
