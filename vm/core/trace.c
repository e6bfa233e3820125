/* trace.c - says in words what an instruction did.
 *
 * Here is when to look and what a line consists of; trace_values.c gathers the
 * values of the description, trace_text.c fills in the template.
 */
#include "vm/core/trace.h"

#include <assert.h>
#include <inttypes.h>

#include "vm/core/trace_values.h"
#include "vm/core/trip.h"

void trace_init(struct trace *t, const struct profile *counts, octa limit)
{
    *t = (struct trace){.counts = counts, .limit = limit};
}

/* --- before --------------------------------------------------------------*/

/* The word at LOC, also where it can only be loaded: an instruction outside
 * the text segment is refused, but shown. */
static tetra word_at(const struct cpu *c, octa loc)
{
    octa va = loc & ~(octa)3;
    tetra insn;

    if (bus_fetch(c->bus, va, &insn) == FAULT_NONE)
        return insn;
    return (tetra)(trace_values_peek(c, va) >> bus_shift(va, 4));
}

static void fetch(struct trace_step *s, const struct cpu *c)
{
    enum sreg x = c->inserting == CPU_INSERT_TRIPPED ? SREG_rX : SREG_rXX;

    s->is_trapped = false;
    s->is_inserted = c->inserting != CPU_INSERT_NOTHING;
    if (s->is_inserted) {
        (void)trip_inserted(&s->o, c);
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
        s->q = trace_values_peek(c, s->b255);
        s->p = trace_values_peek(c, s->b255 + 8);
    }
    s->events = only_adds_events(s->o.op) ? *ra(c) & EVENTS : 0;
    *ra(c) &= ~s->events;
}

/* --- after: the line -----------------------------------------------------*/

static void add_place(struct buf *out, const struct trace_step *s, octa count)
{
    const char *name = isa_insns[codec_op(s->o.insn)].text;

    if (!s->is_inserted)
        buf_printf(out, "%10" PRIu64 ". %016" PRIx64 ": %08" PRIx32 " (%s) ",
                   count, s->o.loc, s->o.insn, name);
    else if (s->ropcode == ROPCODE_AGAIN || s->ropcode == ROPCODE_TRANS)
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
    struct trace_text v;

    trace_values_set(&v, s, c);
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
    if (trace_values_tripped(s, c))
        buf_printf(out, ", -> #%02" PRIx64, trace_values_pc(s, c));
    buf_add_byte(out, '\n');
}

void trace_trapped(struct trace *t)
{
    t->at.is_trapped = true;
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
