/* exec_switch.c - the reference engine: fetch, decode, execute, repeat.
 *
 * Every instruction goes through the same five steps, and the middle one is a
 * switch over the opcode:
 *
 *      fetch      the word at pc, or the one that RESUME inserts
 *      refuse     what is illegal or privileged, unseen
 *      operands   registers and constants, as the format says
 *      execute    the definition in ops_*.h
 *      finish     write $X, deliver exceptions, count
 *
 * It is slow because it decodes again what it has decoded before, and right
 * because it does nothing else.
 */
#include <assert.h>

#include "vm/core/engine.h"
#include "vm/core/legal.h"
#include "vm/core/ops_flow.h"
#include "vm/core/ops_fp.h"
#include "vm/core/ops_int.h"
#include "vm/core/ops_mem.h"
#include "vm/core/ops_sys.h"

/* What the definition of O's opcode does. */
static unsigned execute(struct cpu *c, struct operands *o)
{
    switch ((enum opcode)o->op) {
#define INSN(name, text, format, flags, mems, oops, trace, meaning)            \
    case OP_##name:                                                            \
        return op_##name(c, o);
#include "vm/isa/isa.def"
#undef INSN
    case OP_COUNT:
        break;
    }
    assert(!"a byte is always an opcode");
    return FAULT_B;
}

/* The next instruction with its operands. */
static unsigned fetch(struct cpu *c, struct operands *o)
{
    tetra insn;
    unsigned fault;

    if (c->inserting != CPU_INSERT_NOTHING)
        return trip_inserted(o, c);
    *o = (struct operands){.loc = c->pc};
    fault = bus_fetch(c->bus, c->pc & ~(octa)3, &insn);
    if (fault == FAULT_NONE)
        operands_fetch(o, c, insn, c->pc);
    return fault;
}

/* The word to be judged.  RESUME with ropcode 1 brings a y of its own, and a
 * rounding mode that does not exist is illegal as if it were in field Y. */
static tetra judged_word(const struct operands *o)
{
    octa Y = o->y < 255 ? o->y : 255;

    if (!(isa_insns[o->op].operands & OPERAND_Y_IMM))
        return o->insn;
    return codec_make(o->op, o->X, (byte)Y, o->Z);
}

/* What is refused before anything happens.  A process has no business outside
 * segment 0, also for instructions that RESUME inserts.  What is privileged is
 * sensitive, too, so in guest mode that is not asked here. */
static unsigned refuse(const struct cpu *c, const struct operands *o)
{
    bool is_kernel = !c->kind.is_user_only && (sig(o->loc) < 0 || c->is_guest);

    if (c->kind.is_user_only && o->loc >> 61 != 0)
        return FAULT_K;
    if (o->op != codec_op(o->insn))
        return FAULT_NONE; /* ropcode 2 executes rZ, not the word */
    if (c->inserting == CPU_INSERT_TRAPPED &&
        legal_is_continuation(o->insn, cpu_first_global(c)))
        return FAULT_NONE;
    return legal_check(c->kind, is_kernel, judged_word(o));
}

/* Is O, which is not refused, for the host to know, since a guest is at work?
 * With ropcode 2 the word is not what is executed. */
static bool is_sensitive(const struct cpu *c, const struct operands *o)
{
    return c->is_guest && o->op == codec_op(o->insn) &&
           legal_is_sensitive(c->kind, o->insn);
}

/* Is O, which is not refused, what the machine does and not the processor? */
static bool is_for_surroundings(const struct operands *o)
{
    switch (o->op) {
    case OP_LDVTS:
    case OP_LDVTSI:
        return true;
    case OP_SYNC:
        return o->Z == 4 || o->Z == 6;
    case OP_SAVE:
        return o->Z == 4; /* the world switch */
    case OP_UNSAVE:
        return o->X == 4;
    default:
        return false;
    }
}

/* Make register X local where a result will go there: the registers below it
 * are local, too, while the instruction executes.  A guest's user may not do
 * what is privileged, so it is left alone as it would be without a host. */
static unsigned prepare(struct cpu *c, const struct operands *o)
{
    unsigned use = isa_insns[o->op].operands;

    if (is_sensitive(c, o) && sig(o->loc) >= 0 && isa_is_privileged(o->insn))
        return FAULT_NONE;
    if (use & (OPERAND_X_DEST | OPERAND_X_PUSH))
        return regstack_make_local(c, o->X);
    return FAULT_NONE;
}

static void finish(struct cpu *c, const struct operands *o, bool is_guest)
{
    if (isa_insns[o->op].operands & OPERAND_X_DEST)
        cpu_set(c, o->X, o->x);
    if (o->exc != 0)
        trip_exceptions(c, o);
    cpu_count(c, o->loc, o->op, is_guest);
}

/* Execute O with pc behind it; a refusal puts everything back.  A RESUME 2,
 * which ends in guest mode, is the host's own still. */
static unsigned complete(struct cpu *c, struct operands *o)
{
    enum cpu_insertion inserting = c->inserting;
    bool is_guest = c->is_guest;
    octa pc = c->pc;
    unsigned fault;

    c->inserting = CPU_INSERT_NOTHING;
    if (inserting == CPU_INSERT_NOTHING)
        c->pc += 4;
    fault = execute(c, o);
    if (fault == FAULT_NONE) {
        finish(c, o, is_guest);
        if (sig(c->pc & ~o->loc) < 0 && !c->kind.is_user_only)
            c->attention |= CPU_ATTENTION_CROSSED;
    } else {
        c->pc = pc;
        c->inserting = inserting;
    }
    return fault;
}

/* One instruction; a TRAP, and what else is not the processor's business, is
 * fetched and left alone; and so is, if somebody LOOKS on, what he wants to
 * stop before. */
static enum engine_stop step(struct cpu *c, struct engine_result *r, bool looks)
{
    looks = looks && c->inserting == CPU_INSERT_NOTHING;
    r->fault = fetch(c, &r->at);
    if (looks && r->fault == FAULT_NONE && stops_here(c, r->at.insn))
        return ENGINE_STOP;
    if (r->fault == FAULT_NONE)
        r->fault = refuse(c, &r->at);
    if (r->fault == FAULT_NONE && r->at.op == OP_TRAP)
        return ENGINE_TRAP;
    if (r->fault == FAULT_NONE)
        r->fault = prepare(c, &r->at);
    if (r->fault == FAULT_NONE && is_sensitive(c, &r->at))
        return ENGINE_SENSITIVE;
    if (r->fault == FAULT_NONE && is_for_surroundings(&r->at))
        return ENGINE_SYSTEM;
    if (r->fault == FAULT_NONE)
        r->fault = complete(c, &r->at);
    if (r->fault != FAULT_NONE)
        return ENGINE_FAULT;
    return c->attention == 0 ? ENGINE_BUDGET : ENGINE_ATTENTION;
}

/* A second loop without LOOKS is no faster: the host keeps this flag in a
 * register and always guesses it right. */
struct engine_result exec_switch(struct cpu *c, octa budget)
{
    struct engine_result r = {.stop = ENGINE_BUDGET};
    bool looks = c->stops != NULL;

    for (; budget > 0 && r.stop == ENGINE_BUDGET; budget--)
        r.stop = step(c, &r, looks);
    r.attention = c->attention;
    c->attention = 0;
    return r;
}
