/* threaded_handlers.c - a handler for each form of each instruction.
 *
 * The letters in the name of a handler say where its operands are: see
 * threaded_letter.  Chains of instructions are in threaded_chains.c.
 */
#include "vm/core/threaded_bodies.h"

#define DEFINE(op, X, Y, Z)                                                    \
    HANDLER(h_##op##_##X##Y##Z)                                                \
    {                                                                          \
        DO_##op(X, Y, Z);                                                      \
        NEXT;                                                                  \
    }

/* --- operations on registers ----------------------------------------------
 */

/* The forms with a register, and with a constant, as Z. */
#define Z_FORMS(F, op, X, Y) F(op, X, Y, L) F(op, X, Y, G) F(op, X, Y, R)
#define Y_FORMS(F, op, X)                                                      \
    Z_FORMS(F, op, X, L) Z_FORMS(F, op, X, G) Z_FORMS(F, op, X, R)
#define FORMS(F, op)       Y_FORMS(F, op, L) Y_FORMS(F, op, G)
#define YI_FORMS(F, op, X) F(op, X, L, I) F(op, X, G, I) F(op, X, R, I)
#define I_FORMS(F, op)     YI_FORMS(F, op, L) YI_FORMS(F, op, G)
#define NAME(op, X, Y, Z)  h_##op##_##X##Y##Z,

#define DEFINE_ALL(op)                                                         \
    FORMS(DEFINE, op)                                                          \
    I_FORMS(DEFINE, op)                                                        \
    static code_handler *const forms_##op[] = {FORMS(NAME, op)};               \
    static code_handler *const forms_##op##I[] = {I_FORMS(NAME, op)};

/* What programs are made of has every form … */
DEFINE_ALL(ADD)
DEFINE_ALL(ADDU)
DEFINE_ALL(SUB)
DEFINE_ALL(SUBU)
DEFINE_ALL(2ADDU)
DEFINE_ALL(4ADDU)
DEFINE_ALL(8ADDU)
DEFINE_ALL(16ADDU)
DEFINE_ALL(CMP)
DEFINE_ALL(CMPU)
DEFINE_ALL(SL)
DEFINE_ALL(SLU)
DEFINE_ALL(SR)
DEFINE_ALL(SRU)
DEFINE_ALL(MUL)
DEFINE_ALL(MULU)
DEFINE_ALL(OR)
DEFINE_ALL(XOR)
DEFINE_ALL(AND)
DEFINE_ALL(ANDN)
DEFINE_ALL(LDB)
DEFINE_ALL(LDBU)
DEFINE_ALL(LDW)
DEFINE_ALL(LDWU)
DEFINE_ALL(LDT)
DEFINE_ALL(LDTU)
DEFINE_ALL(LDO)
DEFINE_ALL(LDHT)

/* … and what is rare has one for all. */
#define DEFINE_ANY(op)                                                         \
    DEFINE(op, A, A, A)                                                        \
    DEFINE(op, A, A, I)                                                        \
    static code_handler *const forms_##op[] = {h_##op##_AAA};                  \
    static code_handler *const forms_##op##I[] = {h_##op##_AAI};
DEFINE_ANY(DIV)
DEFINE_ANY(DIVU)
DEFINE_ANY(ORN)
DEFINE_ANY(NOR)
DEFINE_ANY(NAND)
DEFINE_ANY(NXOR)
DEFINE_ANY(BDIF)
DEFINE_ANY(WDIF)
DEFINE_ANY(TDIF)
DEFINE_ANY(ODIF)
DEFINE_ANY(MUX)
DEFINE_ANY(SADD)
DEFINE_ANY(MOR)
DEFINE_ANY(MXOR)
DEFINE_ANY(NEG)
DEFINE_ANY(NEGU)
DEFINE_ANY(CSN)
DEFINE_ANY(CSZ)
DEFINE_ANY(CSP)
DEFINE_ANY(CSOD)
DEFINE_ANY(CSNN)
DEFINE_ANY(CSNZ)
DEFINE_ANY(CSNP)
DEFINE_ANY(CSEV)
DEFINE_ANY(ZSN)
DEFINE_ANY(ZSZ)
DEFINE_ANY(ZSP)
DEFINE_ANY(ZSOD)
DEFINE_ANY(ZSNN)
DEFINE_ANY(ZSNZ)
DEFINE_ANY(ZSNP)
DEFINE_ANY(ZSEV)
DEFINE_ANY(STCO)
DEFINE(SWYM, _, _, _)
static code_handler *const forms_SWYM[] = {h_SWYM____};

/* --- stores ---------------------------------------------------------------
 */

#define SZ_FORMS(F, op, X, Y) F(op, X, Y, L) F(op, X, Y, G)
#define SY_FORMS(F, op, X)    SZ_FORMS(F, op, X, L) SZ_FORMS(F, op, X, G)
#define S_FORMS(F, op)        SY_FORMS(F, op, L) SY_FORMS(F, op, G) SY_FORMS(F, op, R)
#define SI_FORMS(F, op)                                                        \
    F(op, L, L, I)                                                             \
    F(op, L, G, I) F(op, G, L, I) F(op, G, G, I) F(op, R, L, I) F(op, R, G, I)

#define DEFINE_STORE(op)                                                       \
    S_FORMS(DEFINE, op)                                                        \
    SI_FORMS(DEFINE, op)                                                       \
    static code_handler *const forms_##op[] = {S_FORMS(NAME, op)};             \
    static code_handler *const forms_##op##I[] = {SI_FORMS(NAME, op)};
DEFINE_STORE(STB)
DEFINE_STORE(STBU)
DEFINE_STORE(STW)
DEFINE_STORE(STWU)
DEFINE_STORE(STT)
DEFINE_STORE(STTU)
DEFINE_STORE(STO)
DEFINE_STORE(STHT)

/* --- constants and special registers --------------------------------------
 */

#define DEFINE_WYDE(op)                                                        \
    DEFINE(op, L, _, _)                                                        \
    DEFINE(op, G, _, _)                                                        \
    static code_handler *const forms_##op[] = {h_##op##_L__, h_##op##_G__};
DEFINE_WYDE(SETL)
DEFINE_WYDE(INCL)
DEFINE_WYDE(ORL)
DEFINE_WYDE(ANDNL)
DEFINE_WYDE(GETA)
DEFINE_WYDE(GET)

DEFINE(PUT, _, _, L)
DEFINE(PUT, _, _, G)
DEFINE(PUT, _, _, I)
static code_handler *const forms_PUT[] = {h_PUT___L, h_PUT___G};
static code_handler *const forms_PUTI[] = {h_PUT___I};

/* --- going elsewhere ------------------------------------------------------
 */

/* A branch to another page is rare enough to find out which one it is. */
HANDLER(far_branch)
{
    const struct code_page *page = c->run.page;
    byte op = codec_op(code_insn(page, (unsigned)(e - page->e)));
    bool goes = ops_truth(op, REG_A(e->x));

    if (goes != !!(isa_insns[op].flags & INSN_PROBABLE))
        BAD_GUESS;
    if (!goes)
        EDGE(e + 1);
    c->run.target = e->value;
    return threaded_go(PASS);
}

#define DEFINE_BRANCH(op)                                                      \
    DEFINE(op, L, _, _)                                                        \
    DEFINE(op, G, _, _)                                                        \
    DEFINE(op, R, _, _)                                                        \
    static code_handler *const forms_##op[] = {h_##op##_L__, h_##op##_G__,     \
                                               h_##op##_R__, far_branch};
DEFINE_BRANCH(BN)
DEFINE_BRANCH(BZ)
DEFINE_BRANCH(BP)
DEFINE_BRANCH(BOD)
DEFINE_BRANCH(BNN)
DEFINE_BRANCH(BNZ)
DEFINE_BRANCH(BNP)
DEFINE_BRANCH(BEV)
DEFINE_BRANCH(PBN)
DEFINE_BRANCH(PBZ)
DEFINE_BRANCH(PBP)
DEFINE_BRANCH(PBOD)
DEFINE_BRANCH(PBNN)
DEFINE_BRANCH(PBNZ)
DEFINE_BRANCH(PBNP)
DEFINE_BRANCH(PBEV)

HANDLER(near_jump)
{
    DO_JMP(_, _, _);
}

HANDLER(far_jump)
{
    c->run.target = e->value;
    return threaded_go(PASS);
}
static code_handler *const forms_JMP[] = {near_jump, far_jump};

HANDLER(near_call)
{
    DO_PUSHJ(_, _, _);
}

/* Of a far call, too, the value is the address behind it. */
HANDLER(far_call)
{
    CALL((octa)e->x + 1);
    l -= n_;
    c->run.target = predecode_target(c->run.page, e);
    return threaded_go(PASS);
}

/* With a global $X all local registers are hidden, and one more becomes local
 * to be the hole. */
HANDLER(near_call_all)
{
    if (RARELY(fp + l + 1 >= c->run.full))
        return threaded_step(PASS);
    CALL(l + 1);
    l = 0;
    EDGE(e + e->distance);
}

HANDLER(far_call_all)
{
    if (RARELY(fp + l + 1 >= c->run.full))
        return threaded_step(PASS);
    CALL(l + 1);
    l = 0;
    c->run.target = predecode_target(c->run.page, e);
    return threaded_go(PASS);
}
static code_handler *const forms_PUSHJ[] = {near_call, far_call, near_call_all,
                                            far_call_all};

HANDLER(return_nothing)
{
    RETURN((void)0);
}

HANDLER(return_some)
{
    DO_POP(_, _, _);
}
static code_handler *const forms_POP[] = {return_nothing, return_some};

#define DEFINE_GO(name, Z)                                                     \
    HANDLER(h_##name)                                                          \
    {                                                                          \
        octa to = REG_A(e->y) + REG_##Z(e->z);                                 \
                                                                               \
        if (RARELY(sig(to & ~c->run.va) < 0))                                  \
            return threaded_step(PASS); /* into the kernel */                  \
        REG_A(e->x) = e->value;                                                \
        GO(to);                                                                \
    }                                                                          \
    static code_handler *const forms_##name[] = {h_##name};
DEFINE_GO(GO, A)
DEFINE_GO(GOI, I)

/* Through a register that is local, so that CALL has its hole. */
#define DEFINE_PUSHGO(name, Z)                                                 \
    HANDLER(h_##name)                                                          \
    {                                                                          \
        octa to = REG_A(e->y) + REG_##Z(e->z);                                 \
                                                                               \
        if (RARELY(sig(to & ~c->run.va) < 0 || e->x >= cpu_first_global(c)))   \
            return threaded_step(PASS);                                        \
        CALL((octa)e->x + 1);                                                  \
        l -= n_;                                                               \
        GO(to);                                                                \
    }                                                                          \
    static code_handler *const forms_##name[] = {h_##name};
DEFINE_PUSHGO(PUSHGO, A)
DEFINE_PUSHGO(PUSHGOI, I)

static code_handler *const step_forms[] = {threaded_step};

/* --- floating point -------------------------------------------------------
 *
 * The host's, or the definition when flags cannot wait or the rounding is
 * unusual.
 */
#define SOFT(op, Y, Z)                                                         \
    HANDLER(soft_##op##_##Z)                                                   \
    {                                                                          \
        PURE(op, NONE, A, Y, Z);                                               \
        NEXT;                                                                  \
    }

#define DEFINE_FLOAT(op)                                                       \
    FORMS(DEFINE, op)                                                          \
    SOFT(op, A, A)                                                             \
    static code_handler *const forms_##op[] = {FORMS(NAME, op) soft_##op##_A};
DEFINE_FLOAT(FADD)
DEFINE_FLOAT(FSUB)
DEFINE_FLOAT(FMUL)
DEFINE_FLOAT(FDIV)
DEFINE_FLOAT(FCMP)
DEFINE_FLOAT(FEQL)

DEFINE(FSQRT, A, A, A)
DEFINE(FLOT, A, A, A)
DEFINE(FLOT, A, A, I)
SOFT(FSQRT, I, A)
SOFT(FLOT, I, A)
SOFT(FLOT, I, I)
static code_handler *const forms_FSQRT[] = {h_FSQRT_AAA, soft_FSQRT_A};
static code_handler *const forms_FLOT[] = {h_FLOT_AAA, soft_FLOT_A};
static code_handler *const forms_FLOTI[] = {h_FLOT_AAI, soft_FLOT_I};

#define DEFINE_SOFT(op)                                                        \
    DEFINE(op, A, A, A)                                                        \
    static code_handler *const forms_##op[] = {h_##op##_AAA, h_##op##_AAA};
#define DEFINE_SOFT_I(op)                                                      \
    DEFINE_SOFT(op)                                                            \
    DEFINE(op, A, A, I)                                                        \
    static code_handler *const forms_##op##I[] = {h_##op##_AAI, h_##op##_AAI};
DEFINE_SOFT(FUN)
DEFINE_SOFT(FUNE)
DEFINE_SOFT(FCMPE)
DEFINE_SOFT(FEQLE)
DEFINE_SOFT(FREM)
DEFINE_SOFT(FINT)
DEFINE_SOFT(FIX)
DEFINE_SOFT(FIXU)
DEFINE_SOFT_I(FLOTU)
DEFINE_SOFT_I(SFLOT)
DEFINE_SOFT_I(SFLOTU)

/* --- the table ------------------------------------------------------------
 */

/* ROW: an opcode, its kind, whose handlers it has, which of them.  PAIR: an
 * opcode and the same with a constant.  BACK: and the same backwards. */
#define ROW(name, kind, op, forms)                                             \
    [OP_##name] = {THREADED_##kind, OP_##op, forms_##forms}
#define ONE(name, kind) ROW(name, kind, name, name)
#define PAIR(name, kind, kind_i, op)                                           \
    ROW(name, kind, op, op), ROW(name##I, kind_i, op, op##I)
#define BACK(name, kind)                                                       \
    ROW(name, kind, name, name), ROW(name##B, kind, name, name)
#define OFTEN(name)  PAIR(name, RRR, RRI, name)
#define SELDOM(name) PAIR(name, ANY, ANY, name)
#define STORED(name) PAIR(name, STORE, STOREI, name)
#define WYDE(name)                                                             \
    ROW(name##H, WYDE, name##L, name##L),                                      \
        ROW(name##MH, WYDE, name##L, name##L),                                 \
        ROW(name##ML, WYDE, name##L, name##L),                                 \
        ROW(name##L, WYDE, name##L, name##L)
#define NONE(name)  ROW(name, ANY, SWYM, SWYM)
#define NONES(name) NONE(name), NONE(name##I)
#define STEP(name)  [OP_##name] = {THREADED_STEP, OP_##name, step_forms}
#define STEPS(name) STEP(name), STEP(name##I)

const struct threaded_shape threaded_shapes[OP_COUNT] = {
    STEP(TRAP),
    ONE(FCMP, FLOAT),
    ONE(FUN, ANY),
    ONE(FEQL, FLOAT),
    ONE(FADD, FLOAT),
    ONE(FIX, UNARY),
    ONE(FSUB, FLOAT),
    ONE(FIXU, UNARY),
    PAIR(FLOT, UNARY, UNARY, FLOT),
    PAIR(FLOTU, UNARY, UNARY, FLOTU),
    PAIR(SFLOT, UNARY, UNARY, SFLOT),
    PAIR(SFLOTU, UNARY, UNARY, SFLOTU),
    ONE(FMUL, FLOAT),
    ONE(FCMPE, ANY),
    ONE(FUNE, ANY),
    ONE(FEQLE, ANY),
    ONE(FDIV, FLOAT),
    ONE(FSQRT, UNARY),
    ONE(FREM, ANY),
    ONE(FINT, UNARY),
    OFTEN(MUL),
    OFTEN(MULU),
    SELDOM(DIV),
    SELDOM(DIVU),
    OFTEN(ADD),
    OFTEN(ADDU),
    OFTEN(SUB),
    OFTEN(SUBU),
    OFTEN(2ADDU),
    OFTEN(4ADDU),
    OFTEN(8ADDU),
    OFTEN(16ADDU),
    OFTEN(CMP),
    OFTEN(CMPU),
    SELDOM(NEG),
    SELDOM(NEGU),
    OFTEN(SL),
    OFTEN(SLU),
    OFTEN(SR),
    OFTEN(SRU),
    BACK(BN, BRANCH),
    BACK(BZ, BRANCH),
    BACK(BP, BRANCH),
    BACK(BOD, BRANCH),
    BACK(BNN, BRANCH),
    BACK(BNZ, BRANCH),
    BACK(BNP, BRANCH),
    BACK(BEV, BRANCH),
    BACK(PBN, BRANCH),
    BACK(PBZ, BRANCH),
    BACK(PBP, BRANCH),
    BACK(PBOD, BRANCH),
    BACK(PBNN, BRANCH),
    BACK(PBNZ, BRANCH),
    BACK(PBNP, BRANCH),
    BACK(PBEV, BRANCH),
    SELDOM(CSN),
    SELDOM(CSZ),
    SELDOM(CSP),
    SELDOM(CSOD),
    SELDOM(CSNN),
    SELDOM(CSNZ),
    SELDOM(CSNP),
    SELDOM(CSEV),
    SELDOM(ZSN),
    SELDOM(ZSZ),
    SELDOM(ZSP),
    SELDOM(ZSOD),
    SELDOM(ZSNN),
    SELDOM(ZSNZ),
    SELDOM(ZSNP),
    SELDOM(ZSEV),
    OFTEN(LDB),
    OFTEN(LDBU),
    OFTEN(LDW),
    OFTEN(LDWU),
    OFTEN(LDT),
    OFTEN(LDTU),
    OFTEN(LDO),
    PAIR(LDOU, RRR, RRI, LDO),
    STEPS(LDSF),
    OFTEN(LDHT),
    STEPS(CSWAP),
    PAIR(LDUNC, RRR, RRI, LDO),
    STEPS(LDVTS),
    NONES(PRELD),
    NONES(PREGO),
    PAIR(GO, ANY, ANY, GO),
    STORED(STB),
    STORED(STBU),
    STORED(STW),
    STORED(STWU),
    STORED(STT),
    STORED(STTU),
    STORED(STO),
    PAIR(STOU, STORE, STOREI, STO),
    STEPS(STSF),
    STORED(STHT),
    SELDOM(STCO),
    PAIR(STUNC, STORE, STOREI, STO),
    NONES(SYNCD),
    NONES(PREST),
    NONES(SYNCID),
    PAIR(PUSHGO, ANY, ANY, PUSHGO),
    OFTEN(OR),
    SELDOM(ORN),
    SELDOM(NOR),
    OFTEN(XOR),
    OFTEN(AND),
    OFTEN(ANDN),
    SELDOM(NAND),
    SELDOM(NXOR),
    SELDOM(BDIF),
    SELDOM(WDIF),
    SELDOM(TDIF),
    SELDOM(ODIF),
    SELDOM(MUX),
    SELDOM(SADD),
    SELDOM(MOR),
    SELDOM(MXOR),
    WYDE(SET),
    WYDE(INC),
    WYDE(OR),
    WYDE(ANDN),
    BACK(JMP, JUMP),
    BACK(PUSHJ, PUSHJ),
    BACK(GETA, WYDE),
    PAIR(PUT, PUT, PUT, PUT),
    ONE(POP, POP),
    STEP(RESUME),
    STEP(SAVE),
    STEP(UNSAVE),
    STEP(SYNC),
    NONE(SWYM),
    ONE(GET, GET),
    STEP(TRIP),
};
