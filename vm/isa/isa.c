/* isa.c - the tables, made from their .def files.
 *
 * A .def file is a list of macro calls, one per row.  Whoever wants a table
 * defines the macro to pick what it needs from a row, and includes the file;
 * so a fact about the machine is written once, whatever is made of it: here
 * tables, elsewhere enums, names for the assembler, help.
 */
#include "vm/isa/isa.h"

#include <assert.h>
#include <string.h>

#include "vm/base/bits.h"
#include "vm/isa/codec.h"

/* The operand flags of each format, as constants that isa_insns can use. */
enum {
#define FORMAT(name, syntax, operands) OPERANDS_##name = (operands),
#include "vm/isa/format.def"
#undef FORMAT
};

const struct format_info isa_formats[FORMAT_COUNT] = {
#define FORMAT(name, syntax, operands) {syntax, operands},
#include "vm/isa/format.def"
#undef FORMAT
};

const struct insn_info isa_insns[OP_COUNT] = {
#define INSN(name, text, format, flags, mems, oops, trace, meaning)            \
    {text,  FORMAT_##format, OPERANDS_##format, flags, mems, oops,             \
     trace, meaning},
#include "vm/isa/isa.def"
#undef INSN
};

/* The tables from here on have their rows in an order that people read;
 * [number] puts each in its place. */
const struct sreg_info isa_sregs[SREG_COUNT] = {
#define SREG(name, number, flags, meaning) [number] = {#name, flags, meaning},
#include "vm/isa/sreg.def"
#undef SREG
};

const struct exception_info isa_exceptions[EXC_COUNT] = {
#define EXCEPTION(letter, bit, handler, meaning)                               \
    [bit] = {#letter[0], handler, meaning},
#include "vm/isa/exception.def"
#undef EXCEPTION
};

const struct interrupt_info isa_interrupts[INTERRUPT_COUNT] = {
#define INTERRUPT(name, bit, letter, meaning) [bit] = {#name, letter, meaning},
#include "vm/isa/interrupt.def"
#undef INTERRUPT
};

const struct hostcall_info isa_hostcalls[HOSTCALL_COUNT] = {
#define HOSTCALL(name, y, arguments, trace, meaning)                           \
    [y] = {#name, arguments, trace, meaning},
#include "vm/isa/hostcall.def"
#undef HOSTCALL
};

const struct lop_info isa_lops[LOP_COUNT] = {
#define LOP(name, number, meaning) [number] = {"lop_" #name, meaning},
#include "vm/isa/lop.def"
#undef LOP
};

const struct layout_info isa_layouts[LAYOUT_COUNT] = {
#define FIELD(word, field, low, width, meaning)                                \
    {#word, #field, low, width, meaning},
#include "vm/isa/layout.def"
#undef FIELD
};

octa isa_field_get(octa word, enum layout f)
{
    assert(f < LAYOUT_COUNT);
    return bits_get(word, isa_layouts[f].low, isa_layouts[f].width);
}

octa isa_field_set(octa word, enum layout f, octa value)
{
    assert(f < LAYOUT_COUNT);
    return bits_set(word, isa_layouts[f].low, isa_layouts[f].width, value);
}

int isa_sreg_find(const char *name)
{
    for (int i = 0; i < SREG_COUNT; i++)
        if (strcmp(isa_sregs[i].name, name) == 0)
            return i;
    return -1;
}

int isa_insn_find(const char *name)
{
    for (int i = 0; i < OP_COUNT; i++)
        if (strcmp(isa_insns[i].text, name) == 0)
            return i;
    return -1;
}

char isa_insn_suffix(unsigned op)
{
    const char *text = isa_insns[op].text;
    size_t len = strlen(text) - 1;

    if (op % 2 == 0 || (text[len] != 'I' && text[len] != 'B'))
        return 0;
    if (strlen(isa_insns[op - 1].text) != len ||
        strncmp(isa_insns[op - 1].text, text, len) != 0)
        return 0;
    return text[len];
}

/* The flags of the special register that GET or PUT names; 0 if none, also
 * where Y, which must be 0, makes the instruction illegal. */
static unsigned named_sreg_flags(tetra insn)
{
    unsigned operands = isa_insns[codec_op(insn)].operands;
    unsigned n = SREG_COUNT;

    if (operands & OPERAND_X_SPECIAL)
        n = codec_x(insn);
    else if (operands & OPERAND_Z_SPECIAL)
        n = codec_z(insn);
    return n < SREG_COUNT && codec_y(insn) == 0 ? isa_sregs[n].flags : 0;
}

/* Variants of SAVE, UNSAVE, RESUME and SYNC that are the kernel's. */
static bool is_kernel_variant(tetra insn)
{
    switch (codec_op(insn)) {
    case OP_RESUME:
        return codec_xyz(insn) == 1 || codec_xyz(insn) == 2;
    case OP_SYNC:
        return codec_xyz(insn) >= 4 && codec_xyz(insn) <= 7;
    case OP_SAVE:
        return codec_yz(insn) == 4;
    case OP_UNSAVE:
        return codec_x(insn) == 4 && codec_y(insn) == 0;
    default:
        return false;
    }
}

bool isa_is_privileged(tetra insn)
{
    unsigned flags = isa_insns[codec_op(insn)].flags;

    if (flags & INSN_PRIV)
        return true;
    if (!(flags & INSN_PRIV_SOME))
        return false;
    return is_kernel_variant(insn) || named_sreg_flags(insn) & SREG_PUT_PRIV;
}

bool isa_is_sensitive(tetra insn)
{
    unsigned flags = isa_insns[codec_op(insn)].flags;
    unsigned sreg = named_sreg_flags(insn);

    if (flags & INSN_SENS)
        return true;
    if (!(flags & INSN_SENS_SOME))
        return false;
    if (codec_op(insn) != OP_GET && sreg & SREG_PUT_ILLEGAL)
        return false; /* PUT rN is illegal everywhere */
    return is_kernel_variant(insn) || sreg & SREG_SENSITIVE;
}
