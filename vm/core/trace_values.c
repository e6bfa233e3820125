/* trace_values.c - the values that a trace line shows.
 *
 * Operands are from before the instruction, results from after it.  Which
 * letter means what is settled by the template and the function here that sets
 * it, together.
 */
#include "vm/core/trace_values.h"

#include <inttypes.h>
#include <stdio.h>

#include "vm/core/fpu.h"
#include "vm/core/ops_flow.h"

octa trace_values_peek(const struct cpu *c, octa va)
{
    octa value = 0;

    return bus_load(c->bus, va, &value) == FAULT_NONE ? value : 0;
}

static unsigned ring_index(octa stack_offset, unsigned x)
{
    return (unsigned)((stack_offset / 8 + x) % CPU_RING);
}

/* TRIP, or an instruction that may raise exceptions: none that goes somewhere
 * by itself does. */
static bool can_trip(const struct trace_step *s)
{
    if (s->o.op == OP_TRIP)
        return true;
    return s->o.op < OP_JMP && s->o.op != OP_TRAP &&
           !(isa_insns[s->o.op].flags & (INSN_BRANCH | INSN_GOES));
}

/* A trap that came after S has put it in rWW. */
octa trace_values_pc(const struct trace_step *s, const struct cpu *c)
{
    return s->is_trapped ? c->sr[SREG_rWW] : c->pc;
}

/* The trip is seen by where pc is; if the handler lies just behind S, by what
 * the trip has left in rW and rX. */
bool trace_values_tripped(const struct trace_step *s, const struct cpu *c)
{
    octa pc = trace_values_pc(s, c);

    if (!can_trip(s))
        return false;
    if (pc != s->next)
        return true;
    return pc <= isa_exceptions[0].handler && pc % 16 == 0 &&
           c->sr[SREG_rW] == s->next &&
           c->sr[SREG_rX] == ((octa)1 << 63 | s->o.insn);
}

/* $255 before a trap that came after S: it puts rJ there. */
static octa global_255(const struct trace_step *s, const struct cpu *c)
{
    return s->is_trapped ? c->sr[SREG_rBB] : c->g[255];
}

/* What S has left in register X.  A trip puts rJ in $255 afterwards, and saves
 * what was there. */
static octa result(const struct trace_step *s, const struct cpu *c)
{
    if (s->o.X != 255)
        return cpu_get(c, s->o.X);
    return trace_values_tripped(s, c) ? c->sr[SREG_rB] : global_255(s, c);
}

static void set_lhs(struct trace_text *v, const struct trace_step *s,
                    const struct cpu *c)
{
    unsigned x = s->o.X;

    if (x >= cpu_first_global(c))
        snprintf(v->lhs, sizeof v->lhs, "$%u=g[%u]", x, x);
    else
        snprintf(v->lhs, sizeof v->lhs, "$%u=l[%u]", x,
                 ring_index(s->stack_offset, x));
}

/* PUSHJ, PUSHGO: the hole holds how many registers were hidden. */
static void set_push(struct trace_text *v, const struct trace_step *s,
                     const struct cpu *c)
{
    octa hidden = (c->sr[SREG_rO] - s->stack_offset) / 8 - 1;

    snprintf(v->lhs, sizeof v->lhs, "l[%u]=%u, ",
             ring_index(s->stack_offset, (unsigned)hidden), (unsigned)hidden);
    v->a = c->sr[SREG_rL];
    v->b = c->sr[SREG_rO];
    v->x = c->sr[SREG_rJ];
}

/* POP: the hole gets the main result, if there is one. */
static void set_pop(struct trace_text *v, const struct trace_step *s,
                    const struct cpu *c)
{
    octa hidden = (s->stack_offset - c->sr[SREG_rO]) / 8 - 1;
    unsigned hole = ring_index(s->stack_offset, CPU_RING - 1);

    if (c->sr[SREG_rL] > hidden)
        snprintf(v->lhs, sizeof v->lhs, "l[%u]=#%" PRIx64 ", ", hole,
                 c->window[c->base + hidden]);
    v->a = c->sr[SREG_rL];
    v->b = c->sr[SREG_rO];
    v->y = s->o.b;
    v->z = 4 * (octa)codec_yz(s->o.insn);
}

static void set_put(struct trace_text *v, const struct trace_step *s,
                    const struct cpu *c)
{
    v->special = isa_sregs[s->o.X].name;
    v->rest = "%z = %#z";
    if (s->o.X != SREG_rL)
        return;
    v->x = v->z;
    v->z = c->sr[SREG_rL];
    v->rest = v->x >> 32 != 0 ? "min(rL,%#x) = %z" : "min(rL,%x) = %z";
}

static void set_cswap(struct trace_text *v, const struct trace_step *s,
                      const struct cpu *c)
{
    v->a = s->prediction;
    v->w &= ~(octa)7;
    if (v->x != 0) {
        v->rest = "M8[%#w]=%#b";
    } else {
        v->b = c->sr[SREG_rP];
        v->rest = "rP=%#b";
    }
}

static void set_unsave(struct trace_text *v, const struct cpu *c)
{
    v->z &= ~(octa)7;
    v->x = c->sr[SREG_rG];
    v->a = c->sr[SREG_rL];
}

static void set_trip(struct trace_text *v, const struct trace_step *s,
                     const struct cpu *c)
{
    v->w = c->sr[SREG_rW];
    v->x = c->sr[SREG_rX];
    v->b = s->b255;
    v->a = global_255(s, c);
}

/* A process's host call; any other TRAP of it has nothing to show. */
static void set_call(struct trace_text *v, const struct trace_step *s,
                     const struct cpu *c)
{
    bool is_call = s->o.X == 0 && s->o.Y < HOSTCALL_COUNT;

    v->rest = is_call ? isa_hostcalls[s->o.Y].trace : "";
    v->x = c->g[255];
    v->z = s->o.Z;
    v->b = s->b255;
    v->a = v->b + 8;
    v->p = s->p;
    v->q = s->q;
}

/* A machine's goes to its kernel, whatever X and Y are. */
static void set_trap(struct trace_text *v, const struct trace_step *s,
                     const struct cpu *c)
{
    if (c->kind.is_user_only) {
        set_call(v, s, c);
        return;
    }
    v->rest = "rWW=%#w, rXX=%#x, -> %#z";
    v->w = c->sr[SREG_rWW];
    v->x = c->sr[SREG_rXX];
    v->z = c->pc;
}

/* What can be told of SYNC besides its number. */
static const char *sync_text(byte Z)
{
    switch (Z) {
    case 4:
        return "time goes on to the next event";
    case 6:
        return "all translations are forgotten";
    default:
        return "";
    }
}

/* What the template of an operation needs beyond the operands and $X. */
static void set_operation(struct trace_text *v, const struct trace_step *s,
                          const struct cpu *c)
{
    switch (s->o.op) {
    case OP_TRAP:
        set_trap(v, s, c);
        break;
    case OP_MULU:
    case OP_MULUI:
        v->a = c->sr[SREG_rH];
        break;
    case OP_DIV:
    case OP_DIVI:
    case OP_DIVU:
    case OP_DIVUI:
        v->a = c->sr[SREG_rR];
        break;
    case OP_CSWAP:
    case OP_CSWAPI:
        set_cswap(v, s, c);
        break;
    case OP_STCO:
    case OP_STCOI:
        v->b = s->o.X;
        break;
    default:
        break;
    }
}

/* The same for calls, returns and what goes with special registers. */
static void set_control(struct trace_text *v, const struct trace_step *s,
                        const struct cpu *c)
{
    switch (s->o.op) {
    case OP_PUSHGO:
    case OP_PUSHGOI:
    case OP_PUSHJ:
    case OP_PUSHJB:
        set_push(v, s, c);
        break;
    case OP_POP:
        set_pop(v, s, c);
        break;
    case OP_PUT:
    case OP_PUTI:
        set_put(v, s, c);
        break;
    case OP_SYNC:
        v->rest = sync_text(s->o.Z);
        break;
    case OP_GET:
        v->special = isa_sregs[s->o.Z].name;
        break;
    case OP_RESUME:
        v->b = c->sr[s->o.Z == 0 ? SREG_rX : SREG_rXX];
        v->z = c->sr[s->o.Z == 0 ? SREG_rW : SREG_rWW];
        break;
    case OP_UNSAVE:
        set_unsave(v, c);
        break;
    case OP_TRIP:
        set_trip(v, s, c);
        break;
    default:
        break;
    }
}

/* What the template of a group of opcodes needs. */
static void set_group(struct trace_text *v, const struct trace_step *s,
                      const struct cpu *c)
{
    const struct insn_info *info = &isa_insns[s->o.op];

    if (info->operands & (OPERAND_X_DEST | OPERAND_X_GLOBAL)) {
        v->x = result(s, c);
        set_lhs(v, s, c);
    } else if (info->flags & INSN_BRANCH) {
        v->x = ops_truth(s->o.op, s->o.b);
        v->target = trace_values_pc(s, c);
        v->is_bad_guess = c->counts.bad != s->bad_guesses;
    } else if (info->flags & INSN_STORE) {
        v->w &= ~(octa)7;
        v->a = trace_values_peek(c, v->w);
    } else if (info->format == FORMAT_HRR || info->format == FORMAT_HRI) {
        v->x = v->w + s->o.X; /* the end of the range of a hint */
    }
    v->round = cpu_round(c);
    if (info->flags & INSN_FLOAT && info->operands & OPERAND_Y_IMM)
        v->round = fpu_round(v->y, v->round);
}

void trace_values_set(struct trace_text *v, const struct trace_step *s,
                      const struct cpu *c)
{
    *v = (struct trace_text){
        .y = s->o.y, .z = s->o.z, .b = s->o.b, .w = operands_address(&s->o)};
    set_group(v, s, c);
    set_operation(v, s, c);
    set_control(v, s, c);
}
