/* trace.h - says in words what an instruction did.
 *
 * The format is the one that Knuth's simulator prints with -t:
 *
 *         2. 0000000000000104: 25000001 (SUBI) $0=l[0] = 9 - 1 = 8
 *
 * how often the instruction has been executed, where it is, its word and
 * name, and a description with the values that went in and came out.
 *
 * Engines know nothing of it.  The caller alternates:
 *
 *     profile_step(counts, c);
 *     trace_before(t, c);
 *     one instruction: the engine with budget 1, or the host call of a TRAP
 *     trace_after(t, c, out), trace_refused(t, c, fault, out)
 *         or trace_cancel(t, c)
 *
 * The description is made from the states before and after.  It follows a
 * template, the column of isa.def and hostcall.def that this file explains.
 *
 * Templates.  A percent sign begins something that is filled in:
 *
 *     %x %y %z %b %w   the result, the operands, the address (operands.h);
 *                      an instruction with other values to show calls them
 *                      by these letters too, as trace_values.c says
 *     %a               a second result: rH, rR, rL, the octa after a store
 *     %p %q            memory arguments of a host call: M8[a] and M8[b]
 *     %#x %0x %.x %!x  in hexadecimal instead of signed decimal; with all 16
 *                      digits and no #; as a floating point number; as a file
 *                      handle
 *     %l               register X and what it stands for: "$1=l[101]", "$255=
 *                      g[255]"; for PUSHJ and POP what became of the hole
 *     %s               the name of the special register
 *     %( %)            brackets that tell the rounding mode: () near, [] off,
 *                      ^^ up, __ down
 *     %t %g            whether a branch goes, and where; "(bad guess)"
 *     %?+              "+" and z, or nothing at all if z is 0
 *     %r               the rest is another template, chosen when it is known
 *                      what happened
 *
 * Source: mmix-sim, "Tracing".  Two differences: the brackets of STSF tell the
 * mode that it used, and statistics are not mixed in.
 */
#ifndef VM_CORE_TRACE_H
#define VM_CORE_TRACE_H

#include "vm/base/buf.h"
#include "vm/core/operands.h"
#include "vm/core/profile.h"

/* What is remembered from before an instruction. */
struct trace_step {
    struct operands o;
    bool is_inserted; /* by RESUME, with this ropcode: */
    byte ropcode;
    bool is_trapped;      /* a dynamic trap has come after it */
    unsigned local_count; /* rL */
    octa stack_offset;    /* rO */
    octa prediction;      /* rP */
    octa next;            /* where pc goes unless something happens */
    octa bad_guesses;
    octa events;     /* taken out of rA: see trace_before() */
    octa b255, p, q; /* $255, and what it points to when TRAP needs that */
};

struct trace {
    const struct profile *counts; /* borrowed */
    octa limit;
    bool is_on;           /* the instruction in flight is described */
    bool is_gap;          /* the previous one was: a gap would show */
    struct trace_step at; /* the instruction in flight */
};

/* Describe the first LIMIT executions of each instruction, as COUNTS (which
 * is borrowed) has them. */
void trace_init(struct trace *t, const struct profile *counts, octa limit);

/* Look at the instruction that C executes next, which has been counted.
 *
 * Until one of the three functions below is called, the event bits of rA may
 * be missing: they are put aside while an instruction runs that can only add
 * to them, since else nobody could tell which ones it raised.  Nothing but
 * this one instruction may run in between. */
void trace_before(struct trace *t, struct cpu *c);

/* The instruction has completed, and a dynamic trap was taken behind it: pc,
 * $255 and what a trap saves are not its own.  trace_after() must follow. */
void trace_trapped(struct trace *t);

/* The instruction has completed.  Append its line to OUT if it is one of
 * those to be described; if it is the first that is not, a line of dots.
 * Reads memory after a store, through C's bus. */
void trace_after(struct trace *t, struct cpu *c, struct buf *out);

/* The instruction was refused because of FAULT, and has done nothing.  Append
 * its line to OUT, whether it would otherwise be described or not; it says
 * "illegal" or, of all other faults, "privileged", as the reference does. */
void trace_refused(struct trace *t, struct cpu *c, unsigned fault,
                   struct buf *out);

/* The instruction has not been tried, or not to its end: the run is to be
 * interrupted.  Gives C back as trace_before() found it. */
void trace_cancel(struct trace *t, struct cpu *c);

#endif
