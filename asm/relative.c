/* relative.c - distances in tetras. */
#include "asm/relative.h"

#include <assert.h>
#include <inttypes.h>

#include "asm/fixup.h"
#include "vm/base/bits.h"

/* The symbol will complete the field when it is defined. */
static tetra await(struct assembler *a, const struct value *v, unsigned bits)
{
    struct place place = source_place(&a->source, v->span);

    fixup_add(&a->symbols, v->symbol->sym,
              bits == 16 ? OBJECT_FIX_YZ : OBJECT_FIX_XYZ, a->object.loc,
              &place);
    return 0;
}

/* Forward one tetra less can be reached than backward, since 0 is forward. */
static void report(struct assembler *a, const struct value *v, int64_t distance,
                   int64_t limit)
{
    diag_error(&a->diags, v->span,
               "the address is %" PRIu64 " tetras %s, but \"%.*s\" reaches "
               "only %" PRId64,
               distance < 0 ? -(octa)distance : (octa)distance,
               distance < 0 ? "behind" : "ahead", SPAN_ARGS(a->statement.name),
               distance < 0 ? limit : limit - 1);
    diag_hint(&a->diags, limit == 0x10000
                             ? "JMP reaches farther; GO, PUSHGO and LDA take "
                               "any address from a register"
                             : "GO takes any address from a register");
}

tetra relative_field(struct assembler *a, const struct value *v, unsigned bits,
                     bool *is_behind)
{
    int64_t limit = (int64_t)1 << bits, distance;

    assert(bits == 16 || bits == 24);
    *is_behind = false;
    if (v->kind == VALUE_UNDEFINED)
        return await(a, v, bits);
    if ((v->number & 3) != 0)
        diag_warning(&a->diags, v->span,
                     "relative address is not divisible by 4");
    distance = (sig(v->number) >> 2) - (sig(a->object.loc) >> 2);
    *is_behind = distance < 0;
    if (distance < -limit || distance >= limit)
        report(a, v, distance, limit);
    return (tetra)bits_get((octa)distance, 0, bits);
}
