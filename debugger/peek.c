/* peek.c - what a target has in memory, for who looks on. */
#include "debugger/peek.h"

#include "vm/base/bits.h"

bool peek_field(struct target *t, octa va, enum bus_kind kind, unsigned size,
                octa *value, struct buf *why)
{
    octa around;

    if (!target_load(t, va, kind, &around, why))
        return false;
    *value = bits_get(around, bus_shift(va, size), 8 * size);
    return true;
}

bool peek_insn(struct target *t, octa loc, tetra *insn, struct buf *why)
{
    octa value;

    if (!peek_field(t, loc, BUS_FETCH, 4, &value, why))
        return false;
    *insn = (tetra)value;
    return true;
}
