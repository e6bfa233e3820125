/* bp_insn.c - which instructions a breakpoint or watchpoint asks to stop at. */
#include "debugger/bp.h"

#include "vm/base/alloc.h"
#include "vm/isa/codec.h"

/* --- what may change a register ------------------------------------------- */

static bool watches_register(const struct bp *bp)
{
    return bp->kind == BP_WATCH && bp->is_enabled &&
           bp->place.kind != EXPR_MEMORY;
}

bool bp_is_slow(const struct bp *bp)
{
    if (bp->kind != BP_WATCH || bp->place.kind != EXPR_SPECIAL)
        return false;
    switch (bp->place.place) {
    case SREG_rA: /* any arithmetic may set it */
    case SREG_rI:
    case SREG_rL:
    case SREG_rO:
    case SREG_rQ:
    case SREG_rS:
    case SREG_rU:
        return true;
    default:
        return false;
    }
}

/* What may change everything: it brings other registers, or inserts an
 * instruction of its own. */
static bool changes_all(tetra insn)
{
    switch (codec_op(insn)) {
    case OP_SAVE:
    case OP_UNSAVE:
    case OP_RESUME:
        return true;
    case OP_PUT:
    case OP_PUTI:
        return codec_x(insn) == SREG_rG || codec_x(insn) == SREG_rL;
    default:
        return false;
    }
}

/* Registers 0 to X move away, and come back with the results. */
static bool moves(const struct bp *bp, tetra insn)
{
    return bp->is_local && codec_is_push(insn) &&
           codec_x(insn) <= bp->place.place;
}

static bool may_change_general(const struct bp *bp, tetra insn)
{
    octa x = bp->place.place;

    if (isa_insns[codec_op(insn)].operands &
        (OPERAND_X_DEST | OPERAND_X_GLOBAL))
        return codec_x(insn) == x;
    return moves(bp, insn) || (x == 255 && codec_op(insn) == OP_TRAP);
}

/* Besides PUT. */
static bool may_change_special(octa number, tetra insn)
{
    switch (codec_op(insn)) {
    case OP_MULU:
    case OP_MULUI:
        return number == SREG_rH;
    case OP_DIV:
    case OP_DIVI:
    case OP_DIVU:
    case OP_DIVUI:
        return number == SREG_rR;
    case OP_CSWAP:
    case OP_CSWAPI:
        return number == SREG_rP;
    case OP_TRAP:
    case OP_TRIP: /* and whatever trips or traps otherwise is an event */
        return number != SREG_rH && number != SREG_rR;
    case OP_PUT:
    case OP_PUTI:
        return codec_x(insn) == number;
    default:
        return number == SREG_rJ && codec_is_push(insn);
    }
}

static bool may_change(const struct bp *bp, tetra insn)
{
    if (!watches_register(bp))
        return false;
    if (bp_is_slow(bp) || changes_all(insn))
        return true;
    return bp->place.kind == EXPR_SPECIAL
               ? may_change_special(bp->place.place, insn)
               : may_change_general(bp, insn);
}

bool bps_may_change(const struct bps *b, tetra insn)
{
    for (size_t i = 0; i < b->count; i++)
        if (may_change(b->bp[i], insn))
            return true;
    return false;
}

static bool returns_to(const struct bp *bp, octa loc)
{
    for (size_t i = 0; i < bp->return_count; i++)
        if (bp->returns[i] == loc)
            return true;
    return false;
}

bool bps_want(const struct bps *b, octa loc, tetra insn)
{
    for (size_t i = 0; i < b->count; i++) {
        const struct bp *bp = b->bp[i];

        if (!bp->is_enabled)
            continue;
        if (bp->kind == BP_BREAK && bp->location == loc)
            return true;
        if (bp->kind == BP_WATCH &&
            (returns_to(bp, loc) || may_change(bp, insn)))
            return true;
    }
    return false;
}

/* Without memory for it the change is noticed at the next stop. */
static bool note_return(struct bp *bp, octa loc)
{
    octa *more;

    if (returns_to(bp, loc))
        return false;
    more = alloc_resize(bp->returns, bp->return_count + 1, sizeof *more);
    if (more == NULL)
        return false;
    bp->returns = more;
    more[bp->return_count++] = loc;
    return true;
}

bool bps_note_call(struct bps *b, const struct cpu *c, octa loc, tetra insn)
{
    bool is_new = false;

    if (!codec_is_push(insn))
        return false;
    for (size_t i = 0; i < b->count; i++) {
        struct bp *bp = b->bp[i];

        if (watches_register(bp) && moves(bp, insn) &&
            bp->frame == c->sr[SREG_rO])
            is_new |= note_return(bp, loc + 4);
    }
    return is_new;
}
