/* why_rule.c - which rule an instruction breaks.
 *
 * legal.h decides; here is only found out by which part of the word, or by
 * which value, it did.
 */
#include "debugger/why_rule.h"

#include <inttypes.h>

#include "vm/core/hostcall.h"
#include "vm/core/legal.h"
#include "vm/core/trip.h"
#include "vm/isa/codec.h"

/* --- checks ---------------------------------------------------------------
 */

/* What legal.h leaves to the instruction: values, and rG. */
static bool has_bad_value(const struct cpu *c, const struct operands *o)
{
    switch (o->op) {
    case OP_PUT:
    case OP_PUTI:
        return (o->X == SREG_rA && o->z >> 18 != 0) ||
               (o->X == SREG_rG &&
                (o->z > CPU_REGS - 1 || o->z < 32 || o->z < c->sr[SREG_rL]));
    case OP_SAVE:
        return o->X < cpu_first_global(c);
    default:
        return false;
    }
}

/* FAULT_ bits of the RESUME 0 in O, tried on a copy. */
static unsigned try_resume(const struct cpu *c, const struct operands *o)
{
    struct cpu copy = *c;

    copy.events = NULL;
    return trip_resume(&copy, o);
}

/* May RESUME not insert what it is going to? */
static bool is_bad_insertion(const struct cpu *c)
{
    struct operands unused;

    return c->inserting != CPU_INSERT_NOTHING &&
           trip_inserted(&unused, c) != FAULT_NONE;
}

/* What is decided by the word alone, unless it does not matter: SAVE or UNSAVE
 * that goes on, or ropcode 2. */
static unsigned check_word(const struct cpu *c, const struct operands *o)
{
    bool is_kernel = (sig(o->loc) < 0 || c->is_guest) && !c->kind.is_user_only;

    if (o->op != codec_op(o->insn))
        return FAULT_NONE;
    if (c->inserting == CPU_INSERT_TRAPPED &&
        legal_is_continuation(o->insn, cpu_first_global(c)))
        return FAULT_NONE;
    return legal_check(c->kind, is_kernel, o->insn);
}

/* Would a process execute what RESUME inserts where it has no business?  It
 * counts as being before the place where it resumes. */
static bool is_inserted_outside(const struct cpu *c)
{
    return c->kind.is_user_only && c->inserting != CPU_INSERT_NOTHING &&
           (c->pc - 4) >> 61 != 0;
}

bool why_rule_is_sensitive(const struct cpu *c, const struct operands *o)
{
    return c->is_guest && o->op == codec_op(o->insn) &&
           legal_is_sensitive(c->kind, o->insn);
}

unsigned why_rule_check(const struct target *t, const struct operands *o)
{
    const struct cpu *c = t->cpu;
    unsigned fault = check_word(c, o);

    if (is_bad_insertion(c))
        return FAULT_B;
    if (is_inserted_outside(c))
        return FAULT_K;
    if (c->kind.is_user_only && o->op == OP_TRAP && !hostcall_is_one(o->insn))
        return FAULT_K;
    if (fault == FAULT_NONE && o->op == OP_RESUME && o->Z == 0)
        return try_resume(c, o);
    return fault == FAULT_NONE && has_bad_value(c, o) ? FAULT_B : fault;
}

/* --- illegal --------------------------------------------------------------
 */

/* The special register N of a GET, or of a PUT. */
static void add_sreg_rule(struct buf *out, const struct target *t, tetra insn,
                          unsigned n, bool is_put)
{
    if (codec_y(insn) != 0)
        buf_printf(out, "its Y is %u and must be 0", codec_y(insn));
    else if (n >= SREG_COUNT ||
             (isa_sregs[n].flags & SREG_NEEDS_V && !t->cpu->kind.has_v))
        buf_printf(out, "this processor has no special register %u", n);
    else if (is_put && isa_sregs[n].flags & SREG_PUT_ILLEGAL)
        buf_printf(out, "PUT of %s is never allowed", isa_sregs[n].name);
    else
        buf_printf(out, "%s may not have this value", isa_sregs[n].name);
}

/* What would be PUT: for rA and rG it matters. */
static void add_put_rule(struct buf *out, const struct target *t, tetra insn)
{
    octa value = codec_z(insn);
    bool is_well_formed = legal_check(t->cpu->kind, true, insn) == FAULT_NONE;

    if (codec_op(insn) == OP_PUT)
        value = cpu_get(t->cpu, codec_z(insn));
    if (is_well_formed && codec_x(insn) == SREG_rA)
        buf_printf(out, "rA has 18 bits, and #%" PRIx64 " needs more", value);
    else if (is_well_formed && codec_x(insn) == SREG_rG)
        buf_printf(out,
                   "rG must be 32 to 255 and not below rL, which is %" PRIu64
                   "; #%" PRIx64 " is not",
                   t->cpu->sr[SREG_rL], value);
    else
        add_sreg_rule(out, t, insn, codec_x(insn), true);
}

static void add_world_rule(struct buf *out)
{
    buf_add_string(out, "a world is switched by the negative address of a page "
                        "in RAM, whose contents have to make sense");
}

static void add_save_rule(struct buf *out, const struct target *t, tetra insn)
{
    bool has_v = t->cpu->kind.has_v;

    if (codec_yz(insn) != 0 && !(has_v && codec_yz(insn) == 4))
        buf_printf(out, "its YZ is %u and must be 0%s", codec_yz(insn),
                   has_v ? " or 4" : "");
    else if (codec_x(insn) >= cpu_first_global(t->cpu))
        add_world_rule(out);
    else
        buf_printf(out,
                   "$%u is not global, and SAVE wants a global register (rG "
                   "is %" PRIu64 ")",
                   codec_x(insn), t->cpu->sr[SREG_rG]);
}

void why_rule_illegal(struct buf *out, const struct target *t, tetra insn)
{
    byte op = codec_op(insn);
    bool has_round = isa_insns[op].flags & INSN_FLOAT &&
                     isa_insns[op].operands & OPERAND_Y_IMM;

    if (is_bad_insertion(t->cpu))
        buf_add_string(out, "RESUME may not insert it");
    else if (has_round)
        buf_printf(out, "its Y is %u, but rounding modes are 0 to 4",
                   codec_y(insn));
    else if (op == OP_GET)
        add_sreg_rule(out, t, insn, codec_z(insn), false);
    else if (op == OP_PUT || op == OP_PUTI)
        add_put_rule(out, t, insn);
    else if (op == OP_SAVE)
        add_save_rule(out, t, insn);
    else if (op == OP_RESUME && codec_xyz(insn) > 1)
        buf_printf(out, "its XYZ is %u and must be %s", codec_xyz(insn),
                   t->cpu->kind.has_v ? "0 to 2" : "0 or 1");
    else if (op == OP_RESUME)
        buf_printf(out,
                   "rX is #%016" PRIx64
                   ", and what that says may not be inserted",
                   t->cpu->sr[SREG_rX]);
    else if (op == OP_SYNC)
        buf_printf(out, "its XYZ is %u and must be 0 to 7", codec_xyz(insn));
    else if (op == OP_UNSAVE && t->cpu->kind.has_v && codec_x(insn) == 4)
        add_world_rule(out);
    else if (op == OP_UNSAVE && (codec_x(insn) != 0 || codec_y(insn) != 0))
        buf_add_string(out, "its X and Y must be 0");
    else
        buf_add_string(out, "no SAVE has left what it finds");
}

/* --- privileged -----------------------------------------------------------
 */

void why_rule_privileged(struct buf *out, const struct target *t, tetra insn)
{
    unsigned operands = isa_insns[codec_op(insn)].operands;

    if (is_inserted_outside(t->cpu))
        buf_printf(out,
                   "it is what rX has, inserted by RESUME before #%" PRIx64
                   ", and instructions of a process lie below "
                   "#2000000000000000 (without a trip, rW is 0)",
                   t->cpu->pc);
    else if (codec_op(insn) == OP_TRAP)
        buf_add_string(out, "a program can only TRAP 0,Y,Z, with the Y of a "
                            "call that there is");
    else if (operands & OPERAND_X_SPECIAL && codec_x(insn) < SREG_COUNT)
        buf_printf(out, "PUT of %s, the %s, is for the kernel only",
                   isa_sregs[codec_x(insn)].name,
                   isa_sregs[codec_x(insn)].meaning);
    else
        buf_add_string(out, "it is for the kernel only, at a negative "
                            "location");
}

void why_rule_add(struct buf *out, const struct target *t, unsigned fault,
                  tetra insn)
{
    if (fault == FAULT_B)
        why_rule_illegal(out, t, insn);
    else if (fault == FAULT_K)
        why_rule_privileged(out, t, insn);
    else
        buf_printf(out,
                   "rW is #%016" PRIx64
                   ", and no user's RESUME may lead to where the kernel is",
                   t->cpu->sr[SREG_rW]);
}
