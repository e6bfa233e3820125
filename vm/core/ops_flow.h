/* ops_flow.h - going elsewhere: branches, jumps, calls and returns.
 *
 * When an operation is called, c->pc is already the instruction behind its
 * own; to go elsewhere is to change it.
 */
#ifndef VM_CORE_OPS_FLOW_H
#define VM_CORE_OPS_FLOW_H

#include "vm/core/ops.h"
#include "vm/core/regstack.h"

/* The condition in a branch, CS or ZS opcode (its bits 1-3: N Z P OD, then
 * their opposites), applied to O. */
static inline bool ops_truth(byte op, octa o)
{
    bool is_true = false;

    switch (op >> 1 & 3) {
    case 0:
        is_true = sig(o) < 0;
        break;
    case 1:
        is_true = o == 0;
        break;
    case 2:
        is_true = sig(o) > 0;
        break;
    case 3:
        is_true = o & 1;
        break;
    }
    return is_true != (op >> 3 & 1);
}

/* Branch if the condition of OP holds, and say whether the guess that its
 * name makes was good. */
static inline unsigned ops_branch(struct cpu *c, struct operands *o, byte op)
{
    bool goes = ops_truth(op, o->b);
    bool is_probable = isa_insns[op].flags & INSN_PROBABLE;

    if (goes)
        c->pc = o->z;
    cpu_count_guess(c, goes == is_probable);
    return FAULT_NONE;
}

#define BRANCH(name)                                                           \
    static inline unsigned op_##name(struct cpu *c, struct operands *o)        \
    {                                                                          \
        return ops_branch(c, o, OP_##name);                                    \
    }
#define BRANCHES(name) BRANCH(name) BRANCH(name##B)
BRANCHES(BN)
BRANCHES(BZ)
BRANCHES(BP)
BRANCHES(BOD)
BRANCHES(BNN)
BRANCHES(BNZ)
BRANCHES(BNP)
BRANCHES(BEV)
BRANCHES(PBN)
BRANCHES(PBZ)
BRANCHES(PBP)
BRANCHES(PBOD)
BRANCHES(PBNN)
BRANCHES(PBNZ)
BRANCHES(PBNP)
BRANCHES(PBEV)
#undef BRANCHES
#undef BRANCH

OP(JMP)
{
    c->pc = o->z;
    return FAULT_NONE;
}
OP_SAME(JMPB, JMP)

OP(GO)
{
    o->x = c->pc;
    c->pc = operands_address(o);
    return FAULT_NONE;
}
OP_SAME(GOI, GO)

OP(GETA)
{
    o->x = o->z;
    return FAULT_NONE;
}
OP_SAME(GETAB, GETA)

/* Push registers 0 to X down and go to TARGET, with the way back in rJ. */
static inline unsigned ops_call(struct cpu *c, const struct operands *o,
                                octa target)
{
    unsigned fault = regstack_push(c, o->X);

    if (fault != FAULT_NONE)
        return fault;
    c->sr[SREG_rJ] = o->loc + 4;
    c->pc = target;
    return FAULT_NONE;
}

OP(PUSHJ)
{
    return ops_call(c, o, o->z);
}
OP_SAME(PUSHJB, PUSHJ)

OP(PUSHGO)
{
    return ops_call(c, o, operands_address(o));
}
OP_SAME(PUSHGOI, PUSHGO)

OP(POP)
{
    byte x = o->X;
    unsigned fault = regstack_pop(c, &x);

    if (fault == FAULT_NONE)
        c->pc = o->b + 4 * (octa)codec_yz(o->insn);
    else
        o->insn = codec_make(OP_POP, x, o->Y, o->Z);
    return fault;
}

#endif
