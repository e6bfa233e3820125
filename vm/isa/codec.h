/* codec.h - an instruction's 32 bits, taken apart and put together.
 *
 *      +--------+--------+--------+--------+
 *      |   OP   |   X    |   Y    |   Z    |
 *      +--------+--------+--------+--------+
 *                        |<----- YZ ------>|   16-bit constants, branches
 *               |<--------- XYZ ---------->|   JMP
 */
#ifndef VM_ISA_CODEC_H
#define VM_ISA_CODEC_H

#include "vm/isa/isa.h"

static inline byte codec_op(tetra insn)
{
    return (byte)(insn >> 24);
}

static inline byte codec_x(tetra insn)
{
    return (byte)(insn >> 16);
}

static inline byte codec_y(tetra insn)
{
    return (byte)(insn >> 8);
}

static inline byte codec_z(tetra insn)
{
    return (byte)insn;
}

static inline wyde codec_yz(tetra insn)
{
    return (wyde)insn;
}

static inline tetra codec_xyz(tetra insn)
{
    return insn & 0xffffff;
}

static inline tetra codec_make(byte op, byte x, byte y, byte z)
{
    return (tetra)op << 24 | (tetra)x << 16 | (tetra)y << 8 | z;
}

/* Does INSN push registers down: is it a PUSHJ or PUSHGO? */
static inline bool codec_is_push(tetra insn)
{
    return (isa_insns[codec_op(insn)].operands & OPERAND_X_PUSH) != 0;
}

/* The address that the relative instruction INSN at LOC refers to.  The odd
 * opcode of a pair counts back from 2^16 or 2^24 tetras. */
static inline octa codec_target(tetra insn, octa loc)
{
    bool wide = (codec_op(insn) & ~1) == OP_JMP;
    octa offset = wide ? codec_xyz(insn) : codec_yz(insn);

    if (codec_op(insn) & 1)
        offset -= wide ? 1u << 24 : 1u << 16;
    return loc + 4 * offset;
}

/* The octa that SETx, INCx, ORx and ANDNx make of YZ. */
static inline octa codec_wyde(tetra insn)
{
    unsigned place = 3 - (codec_op(insn) & 3); /* H is place 3, L is 0 */

    return (octa)codec_yz(insn) << 16 * place;
}

#endif
