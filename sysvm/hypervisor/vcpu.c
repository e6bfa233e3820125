/* vcpu.c - a guest's own special registers. */
#include "sysvm/hypervisor/vcpu.h"

#include "vm/core/fault.h"

void vcpu_init(struct vcpu *v, struct cpu_kind kind)
{
    *v = (struct vcpu){.when = ~(octa)0,
                       .asked = ~(octa)0,
                       .resumed = ~(octa)0,
                       .whole = {.when = ~(octa)0}};
    v->rN = cpu_serial_number(kind);
}

octa *vcpu_register(struct vcpu *v, unsigned number)
{
    switch (number) {
    case SREG_rBB:
        return &v->rBB;
    case SREG_rC:
        return &v->rC;
    case SREG_rF:
        return &v->rF;
    case SREG_rK:
        return &v->rK;
    case SREG_rN:
        return &v->rN;
    case SREG_rQ:
        return &v->rQ;
    case SREG_rT:
        return &v->rT;
    case SREG_rTT:
        return &v->rTT;
    case SREG_rU:
        return &v->rU;
    case SREG_rV:
        return &v->rV;
    case SREG_rVV:
        return &v->rVV;
    case SREG_rWW:
        return &v->rWW;
    case SREG_rXX:
        return &v->rXX;
    case SREG_rYY:
        return &v->rYY;
    case SREG_rZZ:
        return &v->rZZ;
    default:
        return NULL;
    }
}

void vcpu_raise(struct vcpu *v, octa bits)
{
    v->rQ |= bits;
    v->fresh |= bits;
}

void vcpu_collect_interval(struct vcpu *v)
{
    if (v->clock - v->interval < v->clock - v->collected)
        vcpu_raise(v, (octa)1 << INTERRUPT_INTERVAL);
    v->collected = v->clock;
}

void vcpu_raise_program(struct vcpu *v, unsigned fault)
{
    if (v->when != v->clock)
        v->program = 0;
    v->when = v->clock;
    v->program |= fault;
    vcpu_raise(v, fault_in_rq(fault));
}

unsigned vcpu_raised(const struct vcpu *v, octa when)
{
    return v->when == when ? v->program : 0;
}

/* --- counting ------------------------------------------------------------- */

/* Who has a guest does not count itself at negative locations, whatever this
 * bit of its rU says. */
#define NEGATIVE_TOO ((octa)1 << 47)

static octa usage(const struct vcpu *v, bool is_guest)
{
    return v->rVV != 0 && !is_guest ? v->rU & ~NEGATIVE_TOO : v->rU;
}

octa vcpu_usage_to_enter(const struct vcpu *v)
{
    return usage(v, v->is_guest);
}

void vcpu_take_usage(struct vcpu *v, octa u)
{
    v->rU = u | (v->rU & NEGATIVE_TOO);
}

void vcpu_take_program(struct vcpu *v, octa requests)
{
    vcpu_raise(v, requests & fault_in_rq(FAULT_B | FAULT_S | FAULT_P));
    v->rK |= requests & fault_in_rq(FAULT_S);
}

void vcpu_count(struct vcpu *v, octa loc, byte op, bool is_guest)
{
    v->clock++;
    if (cpu_usage_counts(usage(v, is_guest), loc, op))
        v->rU = cpu_usage_add(v->rU, 1);
}

void vcpu_correct_usage(struct vcpu *v, octa loc, byte op)
{
    octa u = usage(v, v->is_guest);

    if (cpu_usage_counts(u, loc, op))
        v->rU = cpu_usage_add(v->rU, 1);
    if (cpu_usage_counts(u, loc, OP_ORI))
        v->rU = cpu_usage_add(v->rU, ~(octa)0);
}

/* --- saving --------------------------------------------------------------- */

static const enum sreg kept[] = {SREG_rBB, SREG_rC,  SREG_rF,  SREG_rK,
                                 SREG_rN,  SREG_rQ,  SREG_rT,  SREG_rTT,
                                 SREG_rU,  SREG_rV,  SREG_rVV, SREG_rWW,
                                 SREG_rXX, SREG_rYY, SREG_rZZ};

void vcpu_save(const struct vcpu *v, struct buf *b)
{
    struct vcpu copy = *v;

    for (unsigned i = 0; i < ARRAY_LEN(kept); i++)
        buf_add_octa(b, *vcpu_register(&copy, kept[i]));
    buf_add_octa(b, v->is_guest);
    buf_add_octa(b, v->clock);
    buf_add_octa(b, v->interval);
    buf_add_octa(b, v->collected);
    buf_add_octa(b, v->fresh);
    buf_add_octa(b, v->program);
    buf_add_octa(b, v->when);
    buf_add_octa(b, v->asked);
    buf_add_octa(b, v->resumed);
    buf_add_octa(b, v->overflowed);
    buf_add_octa(b, v->whole.when);
    buf_add_octa(b, v->whole.insn);
    buf_add_octa(b, v->whole.y);
    buf_add_octa(b, v->whole.z);
}

void vcpu_restore(struct vcpu *v, struct reader *r)
{
    for (unsigned i = 0; i < ARRAY_LEN(kept); i++)
        *vcpu_register(v, kept[i]) = reader_octa(r);
    v->is_guest = reader_up_to(r, 1) == 1;
    v->clock = reader_octa(r);
    v->interval = reader_octa(r);
    v->collected = reader_octa(r);
    v->fresh = reader_octa(r);
    v->program = (unsigned)reader_up_to(r, 0xff);
    v->when = reader_octa(r);
    v->asked = reader_octa(r);
    v->resumed = reader_octa(r);
    v->overflowed = reader_up_to(r, 1) == 1;
    v->whole.when = reader_octa(r);
    v->whole.insn = (tetra)reader_up_to(r, ~(tetra)0);
    v->whole.y = reader_octa(r);
    v->whole.z = reader_octa(r);
}
