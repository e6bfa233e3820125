/* operands.c - one instruction in flight. */
#include "vm/core/operands.h"

/* The third operand: register X, also of a SAVE, which may want an address
 * there; or the special register in the flags. */
static octa third(const struct cpu *c, const struct insn_info *info, byte X)
{
    if (info->operands & (OPERAND_X_SRC | OPERAND_X_GLOBAL))
        return cpu_get(c, X);
    if (info->flags & INSN_USES_RD)
        return c->sr[SREG_rD];
    if (info->flags & INSN_USES_RE)
        return c->sr[SREG_rE];
    if (info->flags & INSN_USES_RJ)
        return c->sr[SREG_rJ];
    return info->flags & INSN_USES_RM ? c->sr[SREG_rM] : 0;
}

void operands_fetch(struct operands *o, const struct cpu *c, tetra insn,
                    octa loc)
{
    const struct insn_info *info = &isa_insns[codec_op(insn)];
    unsigned use = info->operands;

    *o = (struct operands){.insn = insn,
                           .op = codec_op(insn),
                           .X = codec_x(insn),
                           .Y = codec_y(insn),
                           .Z = codec_z(insn),
                           .loc = loc};
    o->b = third(c, info, o->X);
    if (use & (OPERAND_YZ_REL | OPERAND_XYZ_REL))
        o->z = codec_target(insn, loc);
    else if (use & OPERAND_YZ_WYDE)
        o->z = codec_wyde(insn);
    else if (use & OPERAND_Z_REG)
        o->z = cpu_get(c, o->Z);
    else if (use & OPERAND_Z_IMM)
        o->z = o->Z;
    if (use & OPERAND_YZ_WYDE)
        o->y = o->b;
    else if (use & OPERAND_Y_REG)
        o->y = cpu_get(c, o->Y);
    else if (use & OPERAND_Y_IMM)
        o->y = o->Y;
}
