/* disasm.c - an instruction word as a line of MMIXAL.
 *
 * The format of an opcode (format.def) says which operands its line has.  Of
 * the two opcodes of a pair, ADD and ADDI or BZ and BZB, the line names the
 * first; the assembler finds back to the right one by the kind of the last
 * operand, or by the direction of the address.
 */
#include "vm/isa/disasm.h"

#include <inttypes.h>
#include <string.h>

#include "vm/isa/codec.h"

/* What Y of FIX, FINT and their kind says; 0 is left out. */
static const char *const roundings[] = {"ROUND_CURRENT", "ROUND_OFF",
                                        "ROUND_UP", "ROUND_DOWN", "ROUND_NEAR"};

static const char *const handles[] = {"StdIn", "StdOut", "StdErr"};

/* --- which words have a form -------------------------------------------- */

/* Y is a rounding mode and no other constant. */
static bool has_rounding(tetra insn)
{
    const struct insn_info *i = &isa_insns[codec_op(insn)];

    return i->operands & OPERAND_Y_IMM && i->flags & INSN_FLOAT;
}

/* The fields that do not appear in the line are 0. */
static bool unused_fields_are_zero(tetra insn)
{
    switch (isa_insns[codec_op(insn)].format) {
    case FORMAT_GET:
    case FORMAT_PUT:
    case FORMAT_PUTI:
    case FORMAT_SAVE:
    case FORMAT_UNSAVE:
        return codec_y(insn) == 0;
    case FORMAT_RESUME:
        return codec_x(insn) == 0 && codec_y(insn) == 0;
    default:
        return true;
    }
}

bool disasm_has_form(tetra insn)
{
    if (has_rounding(insn) && codec_y(insn) >= ARRAY_LEN(roundings))
        return false;
    return unused_fields_are_zero(insn);
}

/* An assembler takes addresses as signed numbers when it looks which of two
 * is the greater, so no branch reaches across the middle of memory in
 * source; the processor does not mind. */
static bool is_reachable(tetra insn, octa loc)
{
    unsigned operands = isa_insns[codec_op(insn)].operands;
    octa target = codec_target(insn, loc);

    if (!(operands & (OPERAND_YZ_REL | OPERAND_XYZ_REL)))
        return true;
    return codec_op(insn) & 1 ? sig(target) < sig(loc)
                              : sig(target) >= sig(loc);
}

/* --- operands ----------------------------------------------------------- */

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
           c == ':' || (byte)c > 126;
}

/* NAME is a symbol of MMIXAL, and not a local one such as 2H. */
static bool is_symbol(const char *name)
{
    if (!is_letter(*name))
        return false;
    while (is_letter(*name) || (*name >= '0' && *name <= '9'))
        name++;
    return *name == 0;
}

static void add_address(struct buf *out, tetra insn, octa loc,
                        disasm_namer *namer, const void *context)
{
    octa target = codec_target(insn, loc);
    const char *name = namer == NULL ? NULL : namer(context, target);

    if (name != NULL && is_symbol(name))
        buf_add_string(out, name);
    else
        buf_printf(out, "#%" PRIx64, target);
}

/* Special register NUMBER.  mmixal does not know the name of one that only V
 * has. */
static void add_sreg(struct buf *out, unsigned number)
{
    if (number < SREG_COUNT && !(isa_sregs[number].flags & SREG_NEEDS_V))
        buf_add_string(out, isa_sregs[number].name);
    else
        buf_printf(out, "%u", number);
}

static void add_x(struct buf *out, tetra insn)
{
    if (isa_insns[codec_op(insn)].operands & OPERAND_X_SPECIAL)
        add_sreg(out, codec_x(insn));
    else
        buf_printf(out, "%u", codec_x(insn));
}

static void add_z(struct buf *out, tetra insn)
{
    if (isa_insns[codec_op(insn)].operands & OPERAND_Z_SPECIAL)
        add_sreg(out, codec_z(insn));
    else
        buf_printf(out, "%u", codec_z(insn));
}

static void add_yz(struct buf *out, tetra insn)
{
    bool is_wyde = isa_insns[codec_op(insn)].operands & OPERAND_YZ_WYDE;

    buf_printf(out, is_wyde ? "#%x" : "%u", (unsigned)codec_yz(insn));
}

/* A constant Y and its comma, or nothing for 0. */
static void add_optional_y(struct buf *out, tetra insn)
{
    if (codec_y(insn) == 0)
        return;
    if (has_rounding(insn))
        buf_printf(out, "%s,", roundings[codec_y(insn)]);
    else
        buf_printf(out, "%u,", codec_y(insn));
}

/* Go behind WORD if *AT begins with it. */
static bool take(const char **at, const char *word)
{
    size_t len = strlen(word);

    if (strncmp(*at, word, len) != 0)
        return false;
    *at += len;
    return true;
}

/* Fill in the operands as the format writes them, "$X,$Y,Z". */
static void add_operands(struct buf *out, tetra insn, octa loc,
                         disasm_namer *namer, const void *context)
{
    const struct insn_info *info = &isa_insns[codec_op(insn)];
    const char *at = isa_formats[info->format].syntax;

    while (*at != 0) {
        if (take(&at, "address"))
            add_address(out, insn, loc, namer, context);
        else if (take(&at, "XYZ"))
            buf_printf(out, "%u", codec_xyz(insn));
        else if (take(&at, "YZ"))
            add_yz(out, insn);
        else if (info->operands & OPERAND_Y_IMM && take(&at, "Y,"))
            add_optional_y(out, insn);
        else if (take(&at, "X"))
            add_x(out, insn);
        else if (take(&at, "Y"))
            buf_printf(out, "%u", codec_y(insn));
        else if (take(&at, "Z"))
            add_z(out, insn);
        else
            buf_add_byte(out, (byte)*at++);
    }
}

/* A host call with its name, and the standard handles with theirs. */
static void add_hostcall(struct buf *out, tetra insn)
{
    unsigned y = codec_y(insn), z = codec_z(insn);

    buf_printf(out, "0,%s,", isa_hostcalls[y].name);
    if (y != HOSTCALL_Halt && z < ARRAY_LEN(handles))
        buf_add_string(out, handles[z]);
    else
        buf_printf(out, "%u", z);
}

/* --- the line ----------------------------------------------------------- */

static bool is_hostcall(tetra insn)
{
    return codec_op(insn) == OP_TRAP && codec_x(insn) == 0 &&
           codec_y(insn) < HOSTCALL_COUNT;
}

/* The opcode as source has it. */
static const char *source_name(tetra insn)
{
    unsigned op = codec_op(insn);

    return isa_insns[op - (isa_insn_suffix(op) != 0)].text;
}

void disasm_insn(struct buf *out, tetra insn, octa loc, disasm_namer *namer,
                 const void *context)
{
    loc &= ~(octa)3;
    if (!disasm_has_form(insn) || !is_reachable(insn, loc)) {
        buf_printf(out, "%-6s #%08" PRIx32, "TETRA", insn);
        return;
    }
    buf_printf(out, "%-6s ", source_name(insn));
    if (is_hostcall(insn))
        add_hostcall(out, insn);
    else
        add_operands(out, insn, loc, namer, context);
}
