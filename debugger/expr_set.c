/* expr_set.c - puts values where an expression says.
 *
 * A debugger may do what a program may not: privileges and permissions do not
 * count.  But no value gets into a register that no program could put there,
 * or who executes would meet a state that there is not.
 */
#include "debugger/expr.h"

#include <inttypes.h>

#include "vm/base/bits.h"

static enum status set_register(struct cpu *c, unsigned n, octa value,
                                struct error *e)
{
    unsigned local = cpu_local_count(c), global = cpu_first_global(c);

    if (n >= local && n < global)
        return error_set(e, STATUS_REFUSED,
                         "$%u is marginal: it reads as 0 and has no place "
                         "before the program writes it (rL = %u, rG = %u)",
                         n, local, global);
    cpu_set(c, n, value);
    return STATUS_OK;
}

/* --- special registers ----------------------------------------------------
 */

static enum status refuse(struct error *e, unsigned n, octa value,
                          const char *why)
{
    return error_set(e, STATUS_REFUSED, "%s cannot be #%" PRIx64 ": %s",
                     isa_sregs[n].name, value, why);
}

/* rG as PUT does it: registers that become global are 0. */
static enum status set_rg(struct cpu *c, octa value, struct error *e)
{
    if (value > CPU_REGS - 1 || value < 32 || value < c->sr[SREG_rL])
        return refuse(e, SREG_rG, value,
                      "it is at least 32 and rL, at most 255");
    for (octa i = value; i < c->sr[SREG_rG]; i++)
        c->g[i] = 0;
    c->sr[SREG_rG] = value;
    return STATUS_OK;
}

static enum status set_rl(struct cpu *c, octa value, struct error *e)
{
    if (value > c->sr[SREG_rL])
        return refuse(e, SREG_rL, value, "it can only become smaller");
    c->sr[SREG_rL] = value;
    return STATUS_OK;
}

/* Unlike PUT, this happens between two runs: nobody has to be asked for
 * attention. */
static enum status set_special(struct cpu *c, unsigned n, octa value,
                               struct error *e)
{
    if (isa_sregs[n].flags & SREG_PUT_ILLEGAL)
        return refuse(e, n, value, "PUT of it is never allowed");
    if (n == SREG_rG)
        return set_rg(c, value, e);
    if (n == SREG_rL)
        return set_rl(c, value, e);
    if (n == SREG_rA && value >> 18 != 0)
        return refuse(e, n, value, "it has 18 bits");
    if (n == SREG_rQ) /* all that stays is what is new, as far as one knows */
        c->fresh = (c->fresh & value) | (value & ~c->sr[SREG_rQ]);
    c->sr[n] = value;
    return STATUS_OK;
}

/* --- memory and pc --------------------------------------------------------
 */

static enum status set_memory(struct target *t, const struct expr_value *v,
                              octa value, struct error *e)
{
    struct target_octa at;
    enum status s = STATUS_REFUSED;
    struct buf why;

    buf_init(&why);
    if (t->class->find(t, v->place, BUS_LOAD, &at, &why))
        s = t->class->poke(t, at,
                           bits_set(target_octa(t, at),
                                    bus_shift(v->place, v->size), 8u * v->size,
                                    value));
    if (s != STATUS_OK)
        (void)error_set(e, s, "nothing can be stored there: %s",
                        why.len > 0 ? buf_text(&why) : status_text(s));
    buf_fini(&why);
    return s;
}

/* What a RESUME was going to insert before the old place is given up. */
static enum status set_pc(struct cpu *c, octa value, struct error *e)
{
    if (value % 4 != 0)
        return error_set(e, STATUS_REFUSED,
                         "@ cannot be #%" PRIx64
                         ": instructions lie at multiples of 4",
                         value);
    c->pc = value;
    c->inserting = CPU_INSERT_NOTHING;
    return STATUS_OK;
}

/* In what is shown of the processor. */
static enum status set_in_cpu(struct target *t, const struct expr_value *v,
                              octa value, struct error *e)
{
    switch (v->kind) {
    case EXPR_REGISTER:
        return set_register(t->cpu, (unsigned)v->place, value, e);
    case EXPR_SPECIAL:
        return set_special(t->cpu, (unsigned)v->place, value, e);
    case EXPR_PC:
        return set_pc(t->cpu, value, e);
    default:
        return error_set(e, STATUS_REFUSED, "this is a number and no place");
    }
}

enum status expr_set(struct target *t, const struct expr_value *v, octa value,
                     struct error *e)
{
    enum status s;

    if (v->kind == EXPR_MEMORY)
        return set_memory(t, v, value, e);
    s = set_in_cpu(t, v, value, e);
    return s == STATUS_OK ? t->class->commit(t, e) : s;
}
