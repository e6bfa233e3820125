/* why_trap.c - explains how a machine has come into its kernel.
 *
 * What the trap has left in rXX, rYY and rZZ says what the instruction wanted;
 * whether it might have it is asked again, now.
 */
#include "debugger/why_trap.h"

#include <ctype.h>
#include <inttypes.h>

#include "debugger/place.h"
#include "debugger/show_effect.h"
#include "debugger/show_insn.h"
#include "debugger/show_machine.h"
#include "debugger/show_word.h"
#include "debugger/why_rule.h"
#include "sysvm/irq.h"
#include "sysvm/trap.h"
#include "vm/core/trip.h"

/* The values of a trap's event, in the order of event.def. */
enum { TO, REQUESTS, RWW, RXX, RYY, RZZ };

/* Program bits of an instruction that has done nothing. */
enum { REFUSALS = FAULT_R | FAULT_W | FAULT_X | FAULT_N | FAULT_K | FAULT_B };

/* --- who deals with it ----------------------------------------------------
 */

static void add_handler(struct buf *out, const struct target *t, enum sreg r,
                        octa handler)
{
    buf_printf(out, "%s, ", isa_sregs[r].name);
    place_add(out, t, handler);
    if (sig(handler) >= 0)
        buf_add_string(out, ", which is no place for a kernel: it is not "
                            "negative");
}

/* --- what was wanted ------------------------------------------------------
 */

/* The access to VA by INSN that has raised FAULT: its own, the fetch of it, or
 * one of the register ring. */
static struct bus_access access_of(tetra insn, octa va, unsigned fault)
{
    byte op = codec_op(insn);
    unsigned flags = isa_insns[op].flags, size = show_effect_size(op);
    struct bus_access a = {.va = va, .kind = BUS_LOAD, .size = 8};

    if (fault & FAULT_X)
        a.kind = BUS_FETCH;
    else if (flags & INSN_LOAD && flags & INSN_STORE)
        a.cause = BUS_SWAP;
    else if (flags & INSN_STORE || fault & FAULT_W)
        a.kind = BUS_STORE;
    if (size != 0)
        a.size = (byte)size;
    return a;
}

/* --- a trap that was taken ------------------------------------------------
 */

/* "INSN at LOC". */
static void add_insn(struct buf *out, const struct target *t, tetra insn,
                     octa loc)
{
    show_insn(out, t, insn, loc);
    buf_add_string(out, " at ");
    place_add(out, t, loc);
}

/* The same; or, if it could not be fetched, that. */
static void add_subject(struct buf *out, const struct target *t, tetra insn,
                        octa loc, bool is_fetch)
{
    if (!is_fetch) {
        add_insn(out, t, insn, loc);
        return;
    }
    buf_add_string(out, "the fetch from ");
    place_add(out, t, loc);
}

static void add_forced(struct buf *out, const struct target *t,
                       const struct event *e)
{
    octa x = e->value[RXX];

    if (isa_field_get(x, LAYOUT_rXX_ropcode) == ROPCODE_TRANS) {
        buf_printf(out,
                   "rV has f = 1, so software translates: the kernel is asked "
                   "for the page of #%" PRIx64 " (rYY), for ",
                   e->value[RYY]);
        add_subject(out, t, (tetra)x, e->address,
                    codec_op((tetra)x) == OP_SWYM);
    } else {
        add_insn(out, t, (tetra)x, e->address);
        buf_add_string(out, " has called the kernel");
    }
    buf_add_string(out, ". A forced trap goes to ");
    add_handler(out, t, SREG_rT, e->value[TO]);
    buf_add_string(out, ". ");
}

/* A sentence begins at START. */
static void capitalize(struct buf *out, size_t start)
{
    if (out->len > start)
        out->data[start] = (byte)toupper(out->data[start]);
}

static bool is_from_guest(const struct event *e)
{
    return isa_field_get(e->value[RXX], LAYOUT_rXX_guest) != 0;
}

/* Was the instruction a guest's sensitive one?  No other raises k there. */
static bool is_sensitive(const struct event *e)
{
    return is_from_guest(e) &&
           (isa_field_get(e->value[RXX], LAYOUT_rXX_program) & FAULT_K) != 0;
}

static void add_sensitive(struct buf *out, const struct target *t,
                          const struct event *e)
{
    size_t start = out->len;

    add_insn(out, t, (tetra)e->value[RXX], e->address);
    capitalize(out, start);
    buf_add_string(out, " is sensitive: in guest mode it traps, whatever rK "
                        "says, and the host does it for the guest. A dynamic "
                        "trap goes to ");
    add_handler(out, t, SREG_rTT, e->value[TO]);
    buf_add_string(out, ". ");
}

/* Each request, with its meaning. */
static void add_requests(struct buf *out, octa requests)
{
    const char *between = "";

    for (unsigned bit = 0; bit < INTERRUPT_COUNT; bit++) {
        if (!(requests >> bit & 1))
            continue;
        buf_add_string(out, between);
        show_word_requests(out, (octa)1 << bit);
        if (isa_interrupts[bit].meaning != NULL)
            buf_printf(out, " (%s)", isa_interrupts[bit].meaning);
        between = ", ";
    }
}

/* What A needs and gets, as a sentence of its own; asked in guest mode if the
 * trap came from there, though who is looked at has left it. */
static void add_sentence(struct buf *out, const struct addrspace *s,
                         const struct bus_access *a, bool is_kernel,
                         bool is_guest)
{
    struct addrspace then = *s;
    size_t start = out->len;

    then.is_guest = is_guest;
    show_machine_access(out, &then, a, is_kernel);
    capitalize(out, start);
    buf_add_string(out, ". ");
}

/* What the instruction itself did wrong: FAULT_ bits of rXX. */
static void add_rule(struct buf *out, struct target *t,
                     const struct addrspace *s, const struct event *e)
{
    unsigned fault = (unsigned)isa_field_get(e->value[RXX], LAYOUT_rXX_program);
    tetra insn = (tetra)e->value[RXX];
    bool is_kernel = sig(e->address) < 0;

    if (fault & (FAULT_R | FAULT_W | FAULT_N | FAULT_X)) {
        struct bus_access a = access_of(insn, e->value[RYY], fault);

        if (fault & FAULT_X)
            a.va = e->address;
        add_sentence(out, s, &a, is_kernel, is_from_guest(e));
    }
    if (fault & FAULT_B) {
        buf_add_string(out, "It is illegal: ");
        why_rule_illegal(out, t, insn);
        buf_add_string(out, ". ");
    } else if (fault & FAULT_K) {
        buf_add_string(out, "It is privileged: ");
        why_rule_privileged(out, t, insn);
        buf_add_string(out, ". ");
    } else if (fault & FAULT_S) {
        buf_add_string(out, "rK must enable all eight program bits while a "
                            "user's instructions are executed, and did not. ");
    } else if (fault & FAULT_P) {
        buf_add_string(out, "What rK enables p for has no business at negative "
                            "locations, nor in getting there. ");
    }
}

static void add_dynamic(struct buf *out, struct target *t,
                        const struct addrspace *s, const struct event *e)
{
    octa program = isa_field_get(e->value[RXX], LAYOUT_rXX_program);
    octa own = program << INTERRUPT_P;
    size_t start = out->len;

    add_subject(out, t, (tetra)e->value[RXX], e->address, program & FAULT_X);
    capitalize(out, start);
    buf_add_string(out, program & REFUSALS
                            ? " was refused, for "
                            : " was the last instruction before a dynamic "
                              "trap, for ");
    add_requests(out, e->value[REQUESTS]);
    buf_add_string(out, ". ");
    if ((own & ~e->value[REQUESTS]) == 0)
        add_rule(out, t, s, e);
    buf_add_string(out, "It was enabled in rK; a dynamic trap goes to ");
    add_handler(out, t, SREG_rTT, e->value[TO]);
    buf_add_string(out, ". ");
}

void why_trap(struct buf *out, struct target *t, const struct addrspace *s,
              const struct event *e)
{
    if (is_sensitive(e))
        add_sensitive(out, t, e);
    else if (e->value[REQUESTS] == 0)
        add_forced(out, t, e);
    else
        add_dynamic(out, t, s, e);
    buf_add_string(out, is_from_guest(e)
                            ? "RESUME 2 would go on in guest mode at rWW, "
                            : "RESUME 1 would go on at rWW, ");
    place_add(out, t, t->cpu->sr[SREG_rWW]);
    buf_add_string(out, ". ");
}

/* --- a trap that is to come
 * -----------------------------------------------
 */

/* The FAULT_ bits FAULT of the next instruction lead to a trap, or do not.
 */
static void add_consequence(struct buf *out, const struct target *t,
                            unsigned fault)
{
    const struct cpu *c = t->cpu;

    buf_add_string(out, ". ");
    if (c->kind.is_user_only) {
        buf_add_string(out, "In a process nobody deals with that: it would be "
                            "the end of the run. ");
        return;
    }
    if ((c->sr[SREG_rK] & fault_in_rq(fault)) == 0) {
        buf_add_string(out, "rK does not enable it: the bit is set in rQ, and "
                            "the program goes on as if nothing were. ");
        return;
    }
    buf_add_string(out, "rK enables it: there would be a dynamic trap to ");
    add_handler(out, t, SREG_rTT, c->sr[SREG_rTT]);
    buf_add_string(out, ". ");
}

static void add_next(struct buf *out, struct target *t,
                     const struct operands *o)
{
    buf_add_string(out, "The next instruction, ");
    show_insn(out, t, o->insn, o->loc);
    buf_add_string(out, ", will be refused: ");
}

/* FAULT_ bits of the access A of the next instruction O. */
static unsigned access_fault(struct target *t, const struct operands *o,
                             const struct bus_access *a)
{
    struct addrspace s;

    if (!t->class->space(t, &s))
        return sig(a->va) < 0 ? FAULT_K : FAULT_NONE;
    return show_machine_fault(&s, a, sig(o->loc) < 0);
}

/* The load or store of the next instruction O, if that will be refused. */
static void add_next_access(struct buf *out, struct target *t,
                            const struct operands *o)
{
    const struct bus_access a =
        access_of(o->insn, operands_address(o), FAULT_NONE);
    unsigned fault = FAULT_NONE;
    struct addrspace s;

    if (show_effect_size(o->op) != 0)
        fault = access_fault(t, o, &a);
    if (fault == FAULT_NONE)
        return;
    add_next(out, t, o);
    if (t->class->space(t, &s))
        show_machine_access(out, &s, &a, sig(o->loc) < 0);
    else
        buf_printf(out,
                   "its address, #%" PRIx64
                   ", is negative, and only a kernel may use such",
                   a.va);
    add_consequence(out, t, fault);
}

/* Can the next instruction be fetched?  If not, say why. */
static bool can_fetch(struct buf *out, struct target *t)
{
    struct addrspace s;
    bool has_space = t->class->space(t, &s);
    const struct bus_access fetch = {
        .va = t->cpu->pc, .kind = BUS_FETCH, .size = 4};
    bool is_kernel = sig(fetch.va) < 0;

    if (!has_space && fetch.va >> 61 == 0)
        return true;
    if (has_space && show_machine_fault(&s, &fetch, is_kernel) == FAULT_NONE)
        return true;
    buf_add_string(out, "Nothing can be executed here: ");
    if (!has_space)
        buf_add_string(out, "the instructions of a process lie below "
                            "#2000000000000000");
    else
        show_machine_access(out, &s, &fetch, is_kernel);
    add_consequence(out, t, FAULT_X);
    return false;
}

/* What is wrong with the word of the next instruction O, if anything. */
static void add_next_word(struct buf *out, struct target *t,
                          const struct operands *o)
{
    unsigned fault = why_rule_check(t, o);

    if (fault == FAULT_NONE && why_rule_is_sensitive(t->cpu, o)) {
        buf_add_string(out, "The next instruction, ");
        show_insn(out, t, o->insn, o->loc);
        buf_add_string(out, ", is sensitive and will trap: this is guest "
                            "mode. ");
        return;
    }
    if (fault == FAULT_NONE) {
        add_next_access(out, t, o);
        return;
    }
    add_next(out, t, o);
    why_rule_add(out, t, fault, o->insn);
    add_consequence(out, t, fault);
}

void why_trap_next(struct buf *out, struct target *t)
{
    struct operands o;
    bool is_inserted = t->cpu->inserting != CPU_INSERT_NOTHING;

    if (!is_inserted && !can_fetch(out, t))
        return;
    if (show_effect_next(t, &o, &is_inserted, NULL))
        add_next_word(out, t, &o);
}
