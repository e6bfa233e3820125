/* trace.c - says in words what an instruction did. */
#include "vm/core/trace.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>

#include "vm/base/bits.h"
#include "vm/core/fpu.h"
#include "vm/core/ops_flow.h"
#include "vm/core/trace_text.h"
#include "vm/core/trip.h"

void trace_init(struct trace *t, const struct profile *counts, octa limit)
{
    *t = (struct trace){.counts = counts, .limit = limit};
}

/* --- before --------------------------------------------------------------*/

/* The octa around VA; 0 where the program may not load. */
static octa peek(const struct cpu *c, octa va)
{
    octa value = 0;

    return bus_load(c->bus, va, &value) == FAULT_NONE ? value : 0;
}

/* The word at LOC, also where it can only be loaded: an instruction outside
 * the text segment is refused, but shown. */
static tetra word_at(const struct cpu *c, octa loc)
{
    octa va = loc & ~(octa)3;
    tetra insn;

    if (bus_fetch(c->bus, va, &insn) == FAULT_NONE)
        return insn;
    return (tetra)(peek(c, va) >> bus_shift(va, 4));
}

static void fetch(struct trace_step *s, const struct cpu *c)
{
    enum sreg x = c->inserting == CPU_INSERT_TRIPPED ? SREG_rX : SREG_rXX;

    s->is_inserted = c->inserting != CPU_INSERT_NOTHING;
    if (s->is_inserted) {
        trip_inserted(&s->o, c);
        s->ropcode = (byte)(c->sr[x] >> 56);
        s->next = c->pc;
    } else {
        operands_fetch(&s->o, c, word_at(c, c->pc), c->pc);
        s->next = c->pc + 4;
    }
}

/* Does the opcode do no more to rA than add events, whatever it is used for?
 * So do all in front of the control instructions in the opcode chart; TRAP is
 * somebody else's. */
static bool only_adds_events(byte op)
{
    return op < OP_JMP && op != OP_TRAP;
}

static const octa EVENTS = (1 << EXC_COUNT) - 1;

static octa *ra(struct cpu *c)
{
    return &c->sr[SREG_rA];
}

void trace_before(struct trace *t, struct cpu *c)
{
    struct trace_step *s = &t->at;

    fetch(s, c);
    if (!s->is_inserted) /* what is inserted belongs to the RESUME */
        t->is_on = profile_count(t->counts, c->pc) <= t->limit;
    s->local_count = cpu_local_count(c);
    s->stack_offset = c->sr[SREG_rO];
    s->prediction = c->sr[SREG_rP];
    s->bad_guesses = c->counts.bad;
    s->b255 = c->g[255];
    if (s->o.op == OP_TRAP) {
        s->q = peek(c, s->b255);
        s->p = peek(c, s->b255 + 8);
    }
    s->events = only_adds_events(s->o.op) ? *ra(c) & EVENTS : 0;
    *ra(c) &= ~s->events;
}

/* --- after: the values ---------------------------------------------------*/

static unsigned ring_index(octa stack_offset, unsigned x)
{
    return (unsigned)((stack_offset / 8 + x) % CPU_RING);
}

/* Did S end with a trip?  Then pc is somewhere else although S goes nowhere;
 * or the handler is just what follows S, and rW and rX must tell. */
static bool is_tripped(const struct trace_step *s, const struct cpu *c)
{
    if (s->o.op >= OP_JMP && s->o.op != OP_TRIP)
        return false;
    if (isa_insns[s->o.op].flags & (INSN_BRANCH | INSN_GOES) ||
        s->o.op == OP_TRAP)
        return false;
    return c->pc != s->next || (c->pc <= isa_exceptions[0].handler &&
                                c->pc % 16 == 0 && c->sr[SREG_rW] == s->next &&
                                c->sr[SREG_rX] == ((octa)1 << 63 | s->o.insn));
}

/* What S has left in register X.  A trip puts rJ in $255 afterwards, and saves
 * what was there. */
static octa result(const struct trace_step *s, const struct cpu *c)
{
    if (s->o.X == 255 && is_tripped(s, c))
        return c->sr[SREG_rB];
    return cpu_get(c, s->o.X);
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
                 c->ring[hole]);
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
    v->a = c->g[255];
}

/* A host call; any other TRAP has nothing to show. */
static void set_trap(struct trace_text *v, const struct trace_step *s,
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

/* What the template of an opcode needs beyond the operands and $X. */
static void set_others(struct trace_text *v, const struct trace_step *s,
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
        v->target = c->pc;
        v->is_bad_guess = c->counts.bad != s->bad_guesses;
    } else if (info->flags & INSN_STORE) {
        v->w &= ~(octa)7;
        v->a = peek(c, v->w);
    } else if (info->format == FORMAT_HRR || info->format == FORMAT_HRI) {
        v->x = v->w + s->o.X; /* the end of the range of a hint */
    }
    v->round = cpu_round(c);
    if (info->flags & INSN_FLOAT && info->operands & OPERAND_Y_IMM)
        v->round = fpu_round(v->y, v->round);
}

/* --- after: the line -----------------------------------------------------*/

static void add_place(struct buf *out, const struct trace_step *s, octa count)
{
    const char *name = isa_insns[codec_op(s->o.insn)].text;

    if (!s->is_inserted)
        buf_printf(out, "%10" PRIu64 ". %016" PRIx64 ": %08" PRIx32 " (%s) ",
                   count, s->o.loc, s->o.insn, name);
    else if (s->ropcode == ROPCODE_AGAIN)
        buf_printf(out, "           (%016" PRIx64 ": %08" PRIx32 " (%s)) ",
                   s->o.loc, s->o.insn, name);
    else if (s->ropcode == ROPCODE_CONT)
        buf_printf(out, "           (%016" PRIx64 ": %04" PRIx32 "rYrZ (%s)) ",
                   s->o.loc, s->o.insn >> 16, name);
    else
        buf_printf(out, "           (%016" PRIx64 ": ..%02x..rZ (SET)) ",
                   s->o.loc, s->o.X);
}

/* PUSHJ and its kind show rL themselves, and PUT rL is meant to change it. */
static void add_local_count(struct buf *out, const struct trace_step *s,
                            const struct cpu *c)
{
    unsigned now = cpu_local_count(c);

    if (now != s->local_count && !(isa_insns[s->o.op].flags & INSN_PUSHPOP) &&
        s->o.op != OP_PUT && s->o.op != OP_PUTI)
        buf_printf(out, "rL=%u, ", now);
}

/* ADDU $X,$Y,0 is LDA, OR $X,$Y,0 is SET: nobody thinks of a sum there. */
static const char *template_of(const struct trace_step *s)
{
    bool is_copy = s->o.op == OP_ADDUI || s->o.op == OP_ORI;

    if (is_copy && (tetra)s->o.z == 0)
        return "%l = %y = %#x";
    return isa_insns[s->o.op].trace;
}

static void add_description(struct buf *out, const struct trace_step *s,
                            const struct cpu *c)
{
    struct trace_text v = {
        .y = s->o.y, .z = s->o.z, .b = s->o.b, .w = operands_address(&s->o)};

    set_group(&v, s, c);
    set_others(&v, s, c);
    trace_text_add(out, template_of(s), &v);
}

/* Put aside no longer; returns the events that the instruction has raised. */
static octa restore_events(struct trace_step *s, struct cpu *c)
{
    octa raised = only_adds_events(s->o.op) ? *ra(c) & EVENTS : 0;

    *ra(c) |= s->events;
    s->events = 0;
    return raised;
}

static void add_line(struct trace *t, const struct cpu *c, octa raised,
                     struct buf *out)
{
    const struct trace_step *s = &t->at;

    add_place(out, s, profile_count(t->counts, s->o.loc));
    add_local_count(out, s, c);
    add_description(out, s, c);
    if (raised != 0)
        buf_printf(out, ", rA=#%05" PRIx64, c->sr[SREG_rA]);
    if (is_tripped(s, c))
        buf_printf(out, ", -> #%02" PRIx64, c->pc);
    buf_add_byte(out, '\n');
}

void trace_after(struct trace *t, struct cpu *c, struct buf *out)
{
    octa raised = restore_events(&t->at, c);

    if (t->is_on)
        add_line(t, c, raised, out);
    else if (t->is_gap)
        buf_add_string(out,
                       " ...............................................\n");
    t->is_gap = t->is_on;
}

void trace_refused(struct trace *t, struct cpu *c, unsigned fault,
                   struct buf *out)
{
    const struct trace_step *s = &t->at;

    assert(fault != FAULT_NONE);
    restore_events(&t->at, c);
    add_place(out, s, profile_count(t->counts, s->o.loc));
    buf_add_string(out, fault & FAULT_B ? "illegal instruction!\n"
                                        : "privileged instruction!\n");
    t->is_gap = true;
}

void trace_cancel(struct trace *t, struct cpu *c)
{
    restore_events(&t->at, c);
}
