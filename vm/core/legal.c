/* legal.c - which instruction words the processor refuses unseen. */
#include "vm/core/legal.h"

#include "vm/core/regstack.h"
#include "vm/isa/codec.h"

/* A special register that a processor of KIND has. */
static bool exists(struct cpu_kind kind, unsigned n)
{
    return n < SREG_COUNT &&
           (kind.has_v || !(isa_sregs[n].flags & SREG_NEEDS_V));
}

/* SAVE $X,0 and, with V, the world switch SAVE $X,4.  That X is global is
 * checked when it is known what rG is. */
static bool is_save_form(struct cpu_kind kind, tetra insn)
{
    return codec_yz(insn) == 0 || (kind.has_v && codec_yz(insn) == 4);
}

static bool is_unsave_form(struct cpu_kind kind, tetra insn)
{
    return codec_y(insn) == 0 &&
           (codec_x(insn) == 0 || (kind.has_v && codec_x(insn) == 4));
}

static bool is_well_formed(struct cpu_kind kind, tetra insn)
{
    enum { MODES = 5 }; /* rounding: rA's, OFF, UP, DOWN, NEAR */

    switch (codec_op(insn)) {
    case OP_FIX:
    case OP_FIXU:
    case OP_FLOT:
    case OP_FLOTI:
    case OP_FLOTU:
    case OP_FLOTUI:
    case OP_SFLOT:
    case OP_SFLOTI:
    case OP_SFLOTU:
    case OP_SFLOTUI:
    case OP_FSQRT:
    case OP_FINT:
        return codec_y(insn) < MODES;
    case OP_GET:
        return codec_y(insn) == 0 && exists(kind, codec_z(insn));
    case OP_PUT:
    case OP_PUTI:
        return codec_y(insn) == 0 && exists(kind, codec_x(insn)) &&
               !(isa_sregs[codec_x(insn)].flags & SREG_PUT_ILLEGAL);
    case OP_RESUME:
        return codec_xyz(insn) <= (kind.has_v ? 2u : 1u);
    case OP_SAVE:
        return is_save_form(kind, insn);
    case OP_UNSAVE:
        return is_unsave_form(kind, insn);
    case OP_SYNC:
        return codec_xyz(insn) <= 7;
    default:
        return true;
    }
}

unsigned legal_check(struct cpu_kind kind, bool is_kernel, tetra insn)
{
    if (!is_well_formed(kind, insn))
        return FAULT_B;
    if (!is_kernel && isa_is_privileged(insn))
        return FAULT_K;
    return FAULT_NONE;
}

bool legal_is_sensitive(struct cpu_kind kind, tetra insn)
{
    if (!kind.has_v)
        return false;
    return kind.is_leaky ? isa_is_privileged(insn) : isa_is_sensitive(insn);
}

static bool is_saved(unsigned n)
{
    return n < SREG_COUNT && isa_sregs[n].flags & SREG_SAVED;
}

static bool is_save_step(unsigned phase, unsigned number, unsigned first_global)
{
    switch (phase) {
    case 1:
        return number == 0;
    case 2:
        return number >= first_global;
    case 3:
        return is_saved(number) || number == REGSTACK_TOP;
    default:
        return false;
    }
}

static bool is_unsave_step(unsigned phase, unsigned number,
                           unsigned first_global)
{
    switch (phase) {
    case 1:
        return is_saved(number);
    case 2:
        return number >= first_global;
    case 3:
        return number == 0;
    default:
        return false;
    }
}

bool legal_is_continuation(tetra insn, unsigned first_global)
{
    unsigned number = codec_y(insn);

    if (codec_op(insn) == OP_SAVE)
        return is_save_step(codec_z(insn), number, first_global);
    return codec_op(insn) == OP_UNSAVE &&
           is_unsave_step(codec_x(insn), number, first_global);
}
