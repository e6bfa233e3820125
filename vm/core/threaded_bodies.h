/* threaded_bodies.h - what handlers do, as pieces that can be put together.
 *
 * A body, DO_ and the opcode, does what its instruction does and leaves the
 * result in r; what follows it, the next body of a chain or NEXT, is not its
 * business.  It stands in a handler, whose arguments it uses; where something
 * is unusual it returns threaded_step(), before anything has changed.  X, Y
 * and Z are letters that say where the operands are; see threaded_letter.
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

#define REG_L(i) fp[i]
#define REG_G(i) c->g[i]
#define REG_R(i) r
#define REG_A(i) (*((i) >= cpu_first_global(c) ? &c->g[i] : &fp[i]))
#define REG_I(i) ((octa)(i))

/* Third operands. */
#define B_NONE(X) 0
#define B_RD(X)   c->sr[SREG_rD]
#define B_RE(X)   c->sr[SREG_rE]
#define B_RM(X)   c->sr[SREG_rM]
#define B_DEST(X) REG_##X(e->x)

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

/* --- integers -------------------------------------------------------------
 */

/* The definition itself (ops_int.h), its operands in place. */
#define PURE(name, b_, X, Y, Z)                                                \
    struct operands o = {                                                      \
        .b = B_##b_(X), .y = REG_##Y(e->y), .z = REG_##Z(e->z)};               \
                                                                               \
    op_##name(c, &o);                                                          \
    EXCEPTIONS(o.exc);                                                         \
    r = REG_##X(e->x) = o.x

#define DO_ADD(X, Y, Z)    PURE(ADD, NONE, X, Y, Z)
#define DO_ADDU(X, Y, Z)   PURE(ADDU, NONE, X, Y, Z)
#define DO_SUB(X, Y, Z)    PURE(SUB, NONE, X, Y, Z)
#define DO_SUBU(X, Y, Z)   PURE(SUBU, NONE, X, Y, Z)
#define DO_2ADDU(X, Y, Z)  PURE(2ADDU, NONE, X, Y, Z)
#define DO_4ADDU(X, Y, Z)  PURE(4ADDU, NONE, X, Y, Z)
#define DO_8ADDU(X, Y, Z)  PURE(8ADDU, NONE, X, Y, Z)
#define DO_16ADDU(X, Y, Z) PURE(16ADDU, NONE, X, Y, Z)
#define DO_SL(X, Y, Z)     PURE(SL, NONE, X, Y, Z)
#define DO_SLU(X, Y, Z)    PURE(SLU, NONE, X, Y, Z)
#define DO_SR(X, Y, Z)     PURE(SR, NONE, X, Y, Z)
#define DO_SRU(X, Y, Z)    PURE(SRU, NONE, X, Y, Z)
#define DO_MUL(X, Y, Z)    PURE(MUL, NONE, X, Y, Z)
#define DO_MULU(X, Y, Z)   PURE(MULU, NONE, X, Y, Z)
#define DO_DIV(X, Y, Z)    PURE(DIV, NONE, X, Y, Z)
#define DO_DIVU(X, Y, Z)   PURE(DIVU, RD, X, Y, Z)
#define DO_OR(X, Y, Z)     PURE(OR, NONE, X, Y, Z)
#define DO_XOR(X, Y, Z)    PURE(XOR, NONE, X, Y, Z)
#define DO_AND(X, Y, Z)    PURE(AND, NONE, X, Y, Z)
#define DO_ANDN(X, Y, Z)   PURE(ANDN, NONE, X, Y, Z)
#define DO_ORN(X, Y, Z)    PURE(ORN, NONE, X, Y, Z)
#define DO_NOR(X, Y, Z)    PURE(NOR, NONE, X, Y, Z)
#define DO_NAND(X, Y, Z)   PURE(NAND, NONE, X, Y, Z)
#define DO_NXOR(X, Y, Z)   PURE(NXOR, NONE, X, Y, Z)
#define DO_BDIF(X, Y, Z)   PURE(BDIF, NONE, X, Y, Z)
#define DO_WDIF(X, Y, Z)   PURE(WDIF, NONE, X, Y, Z)
#define DO_TDIF(X, Y, Z)   PURE(TDIF, NONE, X, Y, Z)
#define DO_ODIF(X, Y, Z)   PURE(ODIF, NONE, X, Y, Z)
#define DO_MUX(X, Y, Z)    PURE(MUX, RM, X, Y, Z)
#define DO_SADD(X, Y, Z)   PURE(SADD, NONE, X, Y, Z)
#define DO_MOR(X, Y, Z)    PURE(MOR, NONE, X, Y, Z)
#define DO_MXOR(X, Y, Z)   PURE(MXOR, NONE, X, Y, Z)
#define DO_NEG(X, Y, Z)    PURE(NEG, NONE, X, I, Z)
#define DO_NEGU(X, Y, Z)   PURE(NEGU, NONE, X, I, Z)
#define DO_CSN(X, Y, Z)    PURE(CSN, DEST, X, Y, Z)
#define DO_CSZ(X, Y, Z)    PURE(CSZ, DEST, X, Y, Z)
#define DO_CSP(X, Y, Z)    PURE(CSP, DEST, X, Y, Z)
#define DO_CSOD(X, Y, Z)   PURE(CSOD, DEST, X, Y, Z)
#define DO_CSNN(X, Y, Z)   PURE(CSNN, DEST, X, Y, Z)
#define DO_CSNZ(X, Y, Z)   PURE(CSNZ, DEST, X, Y, Z)
#define DO_CSNP(X, Y, Z)   PURE(CSNP, DEST, X, Y, Z)
#define DO_CSEV(X, Y, Z)   PURE(CSEV, DEST, X, Y, Z)
#define DO_ZSN(X, Y, Z)    PURE(ZSN, NONE, X, Y, Z)
#define DO_ZSZ(X, Y, Z)    PURE(ZSZ, NONE, X, Y, Z)
#define DO_ZSP(X, Y, Z)    PURE(ZSP, NONE, X, Y, Z)
#define DO_ZSOD(X, Y, Z)   PURE(ZSOD, NONE, X, Y, Z)
#define DO_ZSNN(X, Y, Z)   PURE(ZSNN, NONE, X, Y, Z)
#define DO_ZSNZ(X, Y, Z)   PURE(ZSNZ, NONE, X, Y, Z)
#define DO_ZSNP(X, Y, Z)   PURE(ZSNP, NONE, X, Y, Z)
#define DO_ZSEV(X, Y, Z)   PURE(ZSEV, NONE, X, Y, Z)

#define DO_CMP(X, Y, Z)  PURE(CMP, NONE, X, Y, Z)
#define DO_CMPU(X, Y, Z) PURE(CMPU, NONE, X, Y, Z)

/* Wydes, moved to their place by the decoder. */
#define DO_SETL(X, Y, Z)  r = REG_##X(e->x) = e->value
#define DO_INCL(X, Y, Z)  r = REG_##X(e->x) += e->value
#define DO_ORL(X, Y, Z)   r = REG_##X(e->x) |= e->value
#define DO_ANDNL(X, Y, Z) r = REG_##X(e->x) &= ~e->value
#define DO_GETA(X, Y, Z)  r = REG_##X(e->x) = e->value

#define DO_GET(X, Y, Z)  r = REG_##X(e->x) = c->sr[e->z]
#define DO_PUT(X, Y, Z)  c->sr[e->x] = REG_##Z(e->z)
#define DO_SWYM(X, Y, Z) (void)0

/* --- memory ---------------------------------------------------------------
 */

/* Where WIDTH bytes at VA are in the host, or out when the window that this
 * instruction used last does not have them. */
#define FIND(look, va, width)                                                  \
    const struct bus_window *w = e->window;                                    \
    octa at_ = (va)-w->start;                                                  \
                                                                               \
    if (RARELY(at_ >= w->size)) {                                              \
        c->run.wanted = (va);                                                  \
        return look(PASS);                                                     \
    }                                                                          \
    byte *host = w->host + bus_place(at_, width)

#define LOAD(type, how, X, Y, Z)                                               \
    octa va = REG_##Y(e->y) + REG_##Z(e->z);                                   \
    type there;                                                                \
    FIND(threaded_look_load, va, sizeof there);                                \
                                                                               \
    memcpy(&there, host, sizeof there);                                        \
    r = REG_##X(e->x) = how(there)

#define AS_IT_IS(there) (there)
#define SIGNED(there)   bits_sign_extend(there, 8 * sizeof there)
#define HIGH(there)     ((octa)(there) << 32)

#define DO_LDB(X, Y, Z)  LOAD(byte, SIGNED, X, Y, Z)
#define DO_LDBU(X, Y, Z) LOAD(byte, AS_IT_IS, X, Y, Z)
#define DO_LDW(X, Y, Z)  LOAD(wyde, SIGNED, X, Y, Z)
#define DO_LDWU(X, Y, Z) LOAD(wyde, AS_IT_IS, X, Y, Z)
#define DO_LDT(X, Y, Z)  LOAD(tetra, SIGNED, X, Y, Z)
#define DO_LDTU(X, Y, Z) LOAD(tetra, AS_IT_IS, X, Y, Z)
#define DO_LDO(X, Y, Z)  LOAD(octa, AS_IT_IS, X, Y, Z)
#define DO_LDHT(X, Y, Z) LOAD(tetra, HIGH, X, Y, Z)

#define STORE(type, how, check, X, Y, Z)                                       \
    octa va = REG_##Y(e->y) + REG_##Z(e->z), stored = REG_##X(e->x);           \
    type there = (type)how(stored);                                            \
    (void)stored;                                                              \
    FIND(threaded_look_store, va, sizeof there);                               \
                                                                               \
    check(there, stored);                                                      \
    memcpy(host, &there, sizeof there)

#define TOP(stored)             ((stored) >> 32)
#define CONSTANT(stored)        (e->x)
#define ANYTHING(there, stored) (void)0
#define FITS(there, stored)                                                    \
    EXCEPTIONS(SIGNED(there) == (stored) ? 0u : (unsigned)EXC_V)

#define DO_STB(X, Y, Z)  STORE(byte, AS_IT_IS, FITS, X, Y, Z)
#define DO_STBU(X, Y, Z) STORE(byte, AS_IT_IS, ANYTHING, X, Y, Z)
#define DO_STW(X, Y, Z)  STORE(wyde, AS_IT_IS, FITS, X, Y, Z)
#define DO_STWU(X, Y, Z) STORE(wyde, AS_IT_IS, ANYTHING, X, Y, Z)
#define DO_STT(X, Y, Z)  STORE(tetra, AS_IT_IS, FITS, X, Y, Z)
#define DO_STTU(X, Y, Z) STORE(tetra, AS_IT_IS, ANYTHING, X, Y, Z)
#define DO_STO(X, Y, Z)  STORE(octa, AS_IT_IS, ANYTHING, X, Y, Z)
#define DO_STHT(X, Y, Z) STORE(tetra, TOP, ANYTHING, X, Y, Z)
#define DO_STCO(X, Y, Z) STORE(octa, CONSTANT, ANYTHING, I, Y, Z)

/* --- going elsewhere ------------------------------------------------------
 */

/* The guess was bad: two oops more. */
#define BAD_GUESS (c->run.bad++, acc -= 2 << CODE_OOPS)

/* Does the branch's condition hold?  With C and U, which chains have, the
 * instruction before it is a comparison, of the numbers at hand, that has not
 * stored its result yet. */
#define HOLDS_L(name) ops_truth(OP_##name, fp[e->x])
#define HOLDS_G(name) ops_truth(OP_##name, c->g[e->x])
#define HOLDS_R(name) ops_truth(OP_##name, r)
#define HOLDS_C(name) HOLDS_##name(signed_y, signed_z)
#define HOLDS_U(name) HOLDS_##name(unsigned_y, unsigned_z)

#define HOLDS_BN(y, z)  ((y) < (z))
#define HOLDS_BZ(y, z)  ((y) == (z))
#define HOLDS_BP(y, z)  ((y) > (z))
#define HOLDS_BNN(y, z) ((y) >= (z))
#define HOLDS_BNZ(y, z) ((y) != (z))
#define HOLDS_BNP(y, z) ((y) <= (z))

/* What that comparison stores when the condition IS so. */
#define STORE_L(name, is) (void)0
#define STORE_G(name, is) (void)0
#define STORE_R(name, is) (void)0
#define STORE_C(name, is)                                                      \
    fp[e[-1].x] = (octa)ORDER_##name##_##is(signed_y, signed_z)
#define STORE_U(name, is)                                                      \
    fp[e[-1].x] = (octa)ORDER_##name##_##is(unsigned_y, unsigned_z)

#define ORDER_BN_true(y, z)   (-1)
#define ORDER_BN_false(y, z)  ((y) > (z))
#define ORDER_BZ_true(y, z)   0
#define ORDER_BZ_false(y, z)  ((y) < (z) ? -1 : 1)
#define ORDER_BP_true(y, z)   1
#define ORDER_BP_false(y, z)  (-((y) < (z)))
#define ORDER_BNN_true(y, z)  ORDER_BN_false(y, z)
#define ORDER_BNN_false(y, z) ORDER_BN_true(y, z)
#define ORDER_BNZ_true(y, z)  ORDER_BZ_false(y, z)
#define ORDER_BNZ_false(y, z) ORDER_BZ_true(y, z)
#define ORDER_BNP_true(y, z)  ORDER_BP_false(y, z)
#define ORDER_BNP_false(y, z) ORDER_BP_true(y, z)

#define BRANCH(name, is_probable, X)                                           \
    if (HOLDS_##X(name)) {                                                     \
        STORE_##X(name, true);                                                 \
        if (!(is_probable))                                                    \
            BAD_GUESS;                                                         \
        EDGE_BY(e->value);                                                     \
    }                                                                          \
    STORE_##X(name, false);                                                    \
    if (is_probable)                                                           \
        BAD_GUESS;                                                             \
    EDGE(e + 1)

#define DO_BN(X, Y, Z)   BRANCH(BN, false, X)
#define DO_BZ(X, Y, Z)   BRANCH(BZ, false, X)
#define DO_BP(X, Y, Z)   BRANCH(BP, false, X)
#define DO_BOD(X, Y, Z)  BRANCH(BOD, false, X)
#define DO_BNN(X, Y, Z)  BRANCH(BNN, false, X)
#define DO_BNZ(X, Y, Z)  BRANCH(BNZ, false, X)
#define DO_BNP(X, Y, Z)  BRANCH(BNP, false, X)
#define DO_BEV(X, Y, Z)  BRANCH(BEV, false, X)
#define DO_PBN(X, Y, Z)  BRANCH(BN, true, X)
#define DO_PBZ(X, Y, Z)  BRANCH(BZ, true, X)
#define DO_PBP(X, Y, Z)  BRANCH(BP, true, X)
#define DO_PBOD(X, Y, Z) BRANCH(BOD, true, X)
#define DO_PBNN(X, Y, Z) BRANCH(BNN, true, X)
#define DO_PBNZ(X, Y, Z) BRANCH(BNZ, true, X)
#define DO_PBNP(X, Y, Z) BRANCH(BNP, true, X)
#define DO_PBEV(X, Y, Z) BRANCH(BEV, true, X)

#define DO_JMP(X, Y, Z) EDGE_BY(e->value)

/* Hide the first N registers behind a call, the last of them being the hole.
 * When the window's end is near, the switch engine does the call. */
#define CALL(n)                                                                \
    octa n_ = (n);                                                             \
                                                                               \
    if (RARELY(fp + n_ > &c->window[CPU_WINDOW - CPU_RING]))                   \
        return threaded_step(PASS);                                            \
    fp[n_ - 1] = n_ - 1;                                                       \
    c->sr[SREG_rJ] = e->value;                                                 \
    fp += n_

#define DO_PUSHJ(X, Y, Z)                                                      \
    CALL((octa)e->x + 1);                                                      \
    l -= n_;                                                                   \
    EDGE(e + e->distance)

/* Return with the first X registers.  The usual case: the caller's registers
 * are in the ring, there are X registers to keep, and room for them. */
#define RETURN(keep)                                                           \
    octa hidden_ = fp[-1] & 0xff, x_ = e->x, kept_ = hidden_ + x_;             \
                                                                               \
    if (RARELY(fp + CPU_RING - hidden_ <= c->run.full || x_ > l ||             \
               kept_ > c->run.most))                                           \
        return threaded_step(PASS);                                            \
    keep;                                                                      \
    fp -= hidden_ + 1;                                                         \
    l = kept_;                                                                 \
    GO(c->sr[SREG_rJ] + e->value)

#define DO_POP(X, Y, Z) RETURN(fp[-1] = fp[sig(x_) - 1])

/* --- floating point -------------------------------------------------------
 *
 * By the host: right, flags included, unless the result is not a normal
 * number or an operand not a number.
 */
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

#define FLOAT(operator, zero_is_exact, X, Y, Z)                                \
    octa y_ = REG_##Y(e->y), z_ = REG_##Z(e->z);                               \
    octa x_ = as_octa(as_double(y_) operator as_double(z_));                   \
                                                                               \
    if (RARELY(!is_ordinary(x_)) && !(is_zero(x_) && (zero_is_exact)))         \
        return threaded_step(PASS);                                            \
    r = REG_##X(e->x) = x_

#define ORDER(expression, X, Y, Z)                                             \
    octa y_ = REG_##Y(e->y), z_ = REG_##Z(e->z);                               \
                                                                               \
    if (RARELY(is_nan(y_) || is_nan(z_)))                                      \
        return threaded_step(PASS);                                            \
    double dy = as_double(y_), dz = as_double(z_);                             \
    r = REG_##X(e->x) = (octa)(expression)

#define DO_FADD(X, Y, Z) FLOAT(+, true, X, Y, Z)
#define DO_FSUB(X, Y, Z) FLOAT(-, true, X, Y, Z)
#define DO_FMUL(X, Y, Z) FLOAT(*, is_zero(y_) || is_zero(z_), X, Y, Z)
#define DO_FDIV(X, Y, Z) FLOAT(/, is_zero(y_), X, Y, Z)
#define DO_FCMP(X, Y, Z) ORDER((int64_t)(dy > dz) - (int64_t)(dy < dz), X, Y, Z)
#define DO_FEQL(X, Y, Z) ORDER(dy == dz, X, Y, Z)
#define DO_FSQRT(X, Y, Z)                                                      \
    octa z_ = REG_##Z(e->z);                                                   \
                                                                               \
    if (RARELY(!is_ordinary(z_) || sig(z_) < 0))                               \
        return threaded_step(PASS);                                            \
    r = REG_##X(e->x) = as_octa(__builtin_sqrt(as_double(z_)))
#define DO_FLOT(X, Y, Z) r = REG_##X(e->x) = as_octa((double)sig(REG_##Z(e->z)))

/* The definitions of ops_fp.h, for what is rare or rounded unusually; Y of
 * the second kind is the rounding. */
#define DO_FUN(X, Y, Z)    PURE(FUN, NONE, X, Y, Z)
#define DO_FUNE(X, Y, Z)   PURE(FUNE, RE, X, Y, Z)
#define DO_FCMPE(X, Y, Z)  PURE(FCMPE, RE, X, Y, Z)
#define DO_FEQLE(X, Y, Z)  PURE(FEQLE, RE, X, Y, Z)
#define DO_FREM(X, Y, Z)   PURE(FREM, NONE, X, Y, Z)
#define DO_FINT(X, Y, Z)   PURE(FINT, NONE, X, I, Z)
#define DO_FIX(X, Y, Z)    PURE(FIX, NONE, X, I, Z)
#define DO_FIXU(X, Y, Z)   PURE(FIXU, NONE, X, I, Z)
#define DO_FLOTU(X, Y, Z)  PURE(FLOTU, NONE, X, I, Z)
#define DO_SFLOT(X, Y, Z)  PURE(SFLOT, NONE, X, I, Z)
#define DO_SFLOTU(X, Y, Z) PURE(SFLOTU, NONE, X, I, Z)

#endif
