/* threaded_bodies.h - what handlers do, as pieces that can be put together.
 *
 * A body does what its instruction does and leaves the result in r; what
 * follows it, the second body of a pair or NEXT, is not its business.  It
 * stands in a handler, whose arguments it uses; where something is unusual it
 * returns threaded_step(), before anything has changed.
 */
#ifndef VM_CORE_THREADED_BODIES_H
#define VM_CORE_THREADED_BODIES_H

#include <string.h>

#include "vm/core/ops_flow.h"
#include "vm/core/ops_fp.h"
#include "vm/core/ops_int.h"
#include "vm/core/ops_mem.h"
#include "vm/core/threaded_run.h"

/* --- operands ----------------------------------------------------------------
 */

/* Register I: local, global, the result before, any. */
#define REG_L(i) fp[i]
#define REG_G(i) c->g[i]
#define REG_R(i) r
#define REG_A(i) (*((i) >= cpu_first_global(c) ? &c->g[i] : &fp[i]))
#define REG_I(i) ((octa)(i)) /* no register: the constant itself */

/* Exceptions of integers happen seldom: events are noted at once, a trip is
 * for the switch engine, and so is the rule that underflow has. */
#define EXCEPTIONS(exc)                                                        \
    do {                                                                       \
        if (RARELY(exc)) {                                                     \
            if ((exc) & (c->sr[SREG_rA] >> 8 | EXC_U))                         \
                return threaded_step(PASS);                                    \
            c->sr[SREG_rA] |= (exc);                                           \
        }                                                                      \
    } while (0)

/* Third operands. */
#define B_NONE(X) 0
#define B_RD(X)   c->sr[SREG_rD]
#define B_RM(X)   c->sr[SREG_rM]
#define B_X(X)    REG_##X(e->x)

/* Operations of ops_int.h: the definition itself, its operands in place. */
#define PURE(name, b_, X, Y, Z)                                                \
    struct operands o = {                                                      \
        .b = B_##b_(X), .y = REG_##Y(e->y), .z = REG_##Z(e->z)};               \
                                                                               \
    op_##name(c, &o);                                                          \
    EXCEPTIONS(o.exc);                                                         \
    r = REG_##X(e->x) = o.x

/* Where SIZE bytes at VA are, or out when the bus's table does not know. */
#define FIND(kind, va, size)                                                   \
    octa vpn = (va) >> BUS_PAGE_BITS;                                          \
    const struct bus_entry *t = &c->bus->table[kind][bus_index(vpn)];          \
                                                                               \
    if (RARELY(t->vpn != vpn))                                                 \
        return threaded_step(PASS);                                            \
    byte *host = bus_field(t->page, va, size)

#define LOAD(type, how, X, Y, Z)                                               \
    octa va = REG_##Y(e->y) + REG_##Z(e->z);                                   \
    type there;                                                                \
    FIND(BUS_LOAD, va, sizeof there);                                          \
                                                                               \
    memcpy(&there, host, sizeof there);                                        \
    r = REG_##X(e->x) = how(there)

#define AS_IT_IS(there) (there)
#define SIGNED(there)   bits_sign_extend(there, 8 * sizeof there)
#define HIGH(there)     ((octa)(there) << 32)

#define STORE(type, how, check, X, Y, Z)                                       \
    octa va = REG_##Y(e->y) + REG_##Z(e->z), value = REG_##X(e->x);            \
    type there = (type)how(value);                                             \
    (void)value;                                                               \
    FIND(BUS_STORE, va, sizeof there);                                         \
                                                                               \
    check(there, value);                                                       \
    memcpy(host, &there, sizeof there)

#define TOP(value)             ((value) >> 32)
#define CONSTANT(value)        (e->x)
#define ANYTHING(there, value) (void)0
#define FITS(there, value)                                                     \
    EXCEPTIONS(SIGNED(there) == (value) ? 0u : (unsigned)EXC_V)

/* The guess was bad: two oops more. */
#define BAD_GUESS (c->run->bad++, acc -= 2 << CODE_OOPS)

#define BRANCH(name, is_probable, X)                                           \
    if (ops_truth(OP_##name, REG_##X(e->x))) {                                 \
        if (!(is_probable))                                                    \
            BAD_GUESS;                                                         \
        EDGE(e + e->rel);                                                      \
    }                                                                          \
    if (is_probable)                                                           \
        BAD_GUESS;                                                             \
    EDGE(e + 1)

/* Floating point by the host: right, flags included, unless the result is
 * not a normal number or an operand not a number. */
static inline double as_double(octa o)
{
    double d;

    memcpy(&d, &o, sizeof d);
    return d;
}

static inline octa as_octa(double d)
{
    octa o;

    memcpy(&o, &d, sizeof o);
    return o;
}

/* A normal number that is not so small that it may have been subnormal
 * before it was rounded. */
static inline bool is_ordinary(octa x)
{
    return (x >> 52 & 0x7ff) - 2 < 0x7fd;
}

static inline bool is_nan(octa x)
{
    return x << 1 > (octa)0x7ff << 53;
}

/* A result of zero is exact if it is a sum, or one of the operands is zero
 * (and in a quotient not the divisor); otherwise it was too small. */
static inline bool is_zero(octa x)
{
    return x << 1 == 0;
}

#define FLOAT(operator, zero_is_exact, Y, Z)                                   \
    octa y = REG_##Y(e->y), z = REG_##Z(e->z);                                 \
    octa x_ = as_octa(as_double(y) operator as_double(z));                     \
                                                                               \
    if (RARELY(!is_ordinary(x_)) && !(is_zero(x_) && (zero_is_exact)))         \
    return threaded_step(PASS)

#define ORDER(expression, Y, Z)                                                \
    octa y = REG_##Y(e->y), z = REG_##Z(e->z);                                 \
                                                                               \
    if (RARELY(is_nan(y) || is_nan(z)))                                        \
        return threaded_step(PASS);                                            \
    double dy = as_double(y), dz = as_double(z);                               \
    octa x_ = (octa)(expression)

#define FADD_BODY(Y, Z) FLOAT(+, true, Y, Z)
#define FSUB_BODY(Y, Z) FLOAT(-, true, Y, Z)
#define FMUL_BODY(Y, Z) FLOAT(*, is_zero(y) || is_zero(z), Y, Z)
#define FDIV_BODY(Y, Z) FLOAT(/, is_zero(y), Y, Z)
#define FCMP_BODY(Y, Z) ORDER((int64_t)(dy > dz) - (int64_t)(dy < dz), Y, Z)
#define FEQL_BODY(Y, Z) ORDER(dy == dz, Y, Z)

#endif
