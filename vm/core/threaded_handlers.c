/* threaded_handlers.c - a handler for each form of each instruction.
 *
 * L, G, R, A and I in the name of a handler say where its operands are: a
 * local or global register, the result before, any register, a constant.
 */
#include "vm/core/threaded_bodies.h"

#define HANDLER(name) static void name(ARGS)

/* --- handlers
 * ------------------------------------------------------------------ */

/* Every combination of sources. */
#define YZ_FORMS(F, ...)                                                       \
    F(L, L, __VA_ARGS__)                                                       \
    F(L, G, __VA_ARGS__)                                                       \
    F(L, R, __VA_ARGS__)                                                       \
    F(G, L, __VA_ARGS__)                                                       \
    F(G, G, __VA_ARGS__)                                                       \
    F(G, R, __VA_ARGS__)                                                       \
    F(R, L, __VA_ARGS__)                                                       \
    F(R, G, __VA_ARGS__)                                                       \
    F(R, R, __VA_ARGS__)
#define Y_FORMS(F, ...)     F(L, __VA_ARGS__) F(G, __VA_ARGS__) F(R, __VA_ARGS__)
#define YZ_NAME(Y, Z, name) h_##name##_L##Y##Z,
#define Y_NAME(Y, name)     h_##name##I_L##Y,
#define YZ_TABLE(name)                                                         \
    static code_handler *const h_##name##_forms[] = {YZ_FORMS(YZ_NAME, name)   \
                                                         h_##name##_AAA};      \
    static code_handler *const h_##name##I_forms[] = {Y_FORMS(Y_NAME, name)    \
                                                          h_##name##I_AA};

#define PURE_YZ(Y, Z, name, b)                                                 \
    HANDLER(h_##name##_L##Y##Z)                                                \
    {                                                                          \
        PURE(name, b, L, Y, Z);                                                \
        NEXT;                                                                  \
    }
#define PURE_Y(Y, name, b)                                                     \
    HANDLER(h_##name##I_L##Y)                                                  \
    {                                                                          \
        PURE(name, b, L, Y, I);                                                \
        NEXT;                                                                  \
    }
#define PURE_ANY(name, b)                                                      \
    HANDLER(h_##name##_AAA)                                                    \
    {                                                                          \
        PURE(name, b, A, A, A);                                                \
        NEXT;                                                                  \
    }                                                                          \
    HANDLER(h_##name##I_AA)                                                    \
    {                                                                          \
        PURE(name, b, A, A, I);                                                \
        NEXT;                                                                  \
    }

/* Those that programs are made of have every form … */
#define OFTEN(F)                                                               \
    F(ADD)                                                                     \
    F(ADDU)                                                                    \
    F(SUB)                                                                     \
    F(SUBU)                                                                    \
    F(2ADDU)                                                                   \
    F(4ADDU)                                                                   \
    F(8ADDU)                                                                   \
    F(16ADDU)                                                                  \
    F(CMP)                                                                     \
    F(CMPU)                                                                    \
    F(SL)                                                                      \
    F(SLU)                                                                     \
    F(SR)                                                                      \
    F(SRU)                                                                     \
    F(MUL)                                                                     \
    F(MULU)                                                                    \
    F(OR)                                                                      \
    F(XOR)                                                                     \
    F(AND)                                                                     \
    F(ANDN)

/* … the others one for all. */
#define SELDOM(F)                                                              \
    F(DIV, NONE)                                                               \
    F(DIVU, RD)                                                                \
    F(ORN, NONE)                                                               \
    F(NOR, NONE)                                                               \
    F(NAND, NONE)                                                              \
    F(NXOR, NONE)                                                              \
    F(BDIF, NONE)                                                              \
    F(WDIF, NONE)                                                              \
    F(TDIF, NONE)                                                              \
    F(ODIF, NONE)                                                              \
    F(MUX, RM)                                                                 \
    F(SADD, NONE)                                                              \
    F(MOR, NONE)                                                               \
    F(MXOR, NONE)                                                              \
    F(CSN, X)                                                                  \
    F(CSZ, X)                                                                  \
    F(CSP, X)                                                                  \
    F(CSOD, X)                                                                 \
    F(CSNN, X)                                                                 \
    F(CSNZ, X)                                                                 \
    F(CSNP, X)                                                                 \
    F(CSEV, X)                                                                 \
    F(ZSN, NONE)                                                               \
    F(ZSZ, NONE)                                                               \
    F(ZSP, NONE)                                                               \
    F(ZSOD, NONE)                                                              \
    F(ZSNN, NONE)                                                              \
    F(ZSNZ, NONE)                                                              \
    F(ZSNP, NONE)                                                              \
    F(ZSEV, NONE)

#define DEFINE_OFTEN(name)                                                     \
    YZ_FORMS(PURE_YZ, name, NONE)                                              \
    Y_FORMS(PURE_Y, name, NONE)                                                \
    PURE_ANY(name, NONE)                                                       \
    YZ_TABLE(name)
OFTEN(DEFINE_OFTEN)

#define DEFINE_SELDOM(name, b)                                                 \
    PURE_ANY(name, b)                                                          \
    static code_handler *const h_##name##_forms[] = {h_##name##_AAA};          \
    static code_handler *const h_##name##I_forms[] = {h_##name##I_AA};
SELDOM(DEFINE_SELDOM)

/* NEG and NEGU: Y is a constant. */
#define DEFINE_NEG(name)                                                       \
    HANDLER(h_##name##_AIA)                                                    \
    {                                                                          \
        PURE(name, NONE, A, I, A);                                             \
        NEXT;                                                                  \
    }                                                                          \
    HANDLER(h_##name##_AII)                                                    \
    {                                                                          \
        PURE(name, NONE, A, I, I);                                             \
        NEXT;                                                                  \
    }                                                                          \
    static code_handler *const h_##name##_forms[] = {h_##name##_AIA};          \
    static code_handler *const h_##name##I_forms[] = {h_##name##_AII};
DEFINE_NEG(NEG)
DEFINE_NEG(NEGU)

#define LOADS(F)                                                               \
    F(LDB, byte, SIGNED)                                                       \
    F(LDBU, byte, AS_IT_IS)                                                    \
    F(LDW, wyde, SIGNED)                                                       \
    F(LDWU, wyde, AS_IT_IS)                                                    \
    F(LDT, tetra, SIGNED)                                                      \
    F(LDTU, tetra, AS_IT_IS)                                                   \
    F(LDO, octa, AS_IT_IS)                                                     \
    F(LDHT, tetra, HIGH)
#define LOAD_YZ(Y, Z, name, type, how)                                         \
    HANDLER(h_##name##_L##Y##Z)                                                \
    {                                                                          \
        LOAD(type, how, L, Y, Z);                                              \
        NEXT;                                                                  \
    }
#define LOAD_Y(Y, name, type, how)                                             \
    HANDLER(h_##name##I_L##Y)                                                  \
    {                                                                          \
        LOAD(type, how, L, Y, I);                                              \
        NEXT;                                                                  \
    }
#define DEFINE_LOAD(name, type, how)                                           \
    YZ_FORMS(LOAD_YZ, name, type, how)                                         \
    Y_FORMS(LOAD_Y, name, type, how)                                           \
    HANDLER(h_##name##_AAA)                                                    \
    {                                                                          \
        LOAD(type, how, A, A, A);                                              \
        NEXT;                                                                  \
    }                                                                          \
    HANDLER(h_##name##I_AA)                                                    \
    {                                                                          \
        LOAD(type, how, A, A, I);                                              \
        NEXT;                                                                  \
    }                                                                          \
    YZ_TABLE(name)
LOADS(DEFINE_LOAD)

#define STORES(F)                                                              \
    F(STB, byte, AS_IT_IS, FITS)                                               \
    F(STBU, byte, AS_IT_IS, ANYTHING)                                          \
    F(STW, wyde, AS_IT_IS, FITS)                                               \
    F(STWU, wyde, AS_IT_IS, ANYTHING)                                          \
    F(STT, tetra, AS_IT_IS, FITS)                                              \
    F(STTU, tetra, AS_IT_IS, ANYTHING)                                         \
    F(STO, octa, AS_IT_IS, ANYTHING)                                           \
    F(STHT, tetra, TOP, ANYTHING)
#define STORE_FORM(name, form, ...)                                            \
    HANDLER(h_##name##_##form)                                                 \
    {                                                                          \
        STORE(__VA_ARGS__);                                                    \
        NEXT;                                                                  \
    }
#define DEFINE_STORE(name, type, how, check)                                   \
    STORE_FORM(name, LLL, type, how, check, L, L, L)                           \
    STORE_FORM(name, LLG, type, how, check, L, L, G)                           \
    STORE_FORM(name, LGL, type, how, check, L, G, L)                           \
    STORE_FORM(name, LGG, type, how, check, L, G, G)                           \
    STORE_FORM(name, RLL, type, how, check, R, L, L)                           \
    STORE_FORM(name, RLG, type, how, check, R, L, G)                           \
    STORE_FORM(name, RGL, type, how, check, R, G, L)                           \
    STORE_FORM(name, RGG, type, how, check, R, G, G)                           \
    STORE_FORM(name, AAA, type, how, check, A, A, A)                           \
    STORE_FORM(name, LLI, type, how, check, L, L, I)                           \
    STORE_FORM(name, LGI, type, how, check, L, G, I)                           \
    STORE_FORM(name, RLI, type, how, check, R, L, I)                           \
    STORE_FORM(name, RGI, type, how, check, R, G, I)                           \
    STORE_FORM(name, AAI, type, how, check, A, A, I)                           \
    static code_handler *const h_##name##_forms[] = {                          \
        h_##name##_LLL, h_##name##_LLG, h_##name##_LGL,                        \
        h_##name##_LGG, h_##name##_RLL, h_##name##_RLG,                        \
        h_##name##_RGL, h_##name##_RGG, h_##name##_AAA};                       \
    static code_handler *const h_##name##I_forms[] = {                         \
        h_##name##_LLI, h_##name##_LGI, h_##name##_RLI, h_##name##_RGI,        \
        h_##name##_AAI};
STORES(DEFINE_STORE)

/* Here X is a constant, of no register. */
STORE_FORM(STCO, IAA, octa, CONSTANT, ANYTHING, I, A, A)
STORE_FORM(STCO, IAI, octa, CONSTANT, ANYTHING, I, A, I)
static code_handler *const h_STCO_forms[] = {h_STCO_IAA};
static code_handler *const h_STCOI_forms[] = {h_STCO_IAI};

#define BRANCHES(F)                                                            \
    F(BN)                                                                      \
    F(BZ)                                                                      \
    F(BP)                                                                      \
    F(BOD)                                                                     \
    F(BNN)                                                                     \
    F(BNZ)                                                                     \
    F(BNP)                                                                     \
    F(BEV)
#define BRANCH_FORM(name, is_probable, X)                                      \
    HANDLER(h_##name##_##X)                                                    \
    {                                                                          \
        BRANCH(name, is_probable, X);                                          \
    }
#define DEFINE_BRANCH(name)                                                    \
    BRANCH_FORM(name, false, L)                                                \
    BRANCH_FORM(name, false, G)                                                \
    BRANCH_FORM(name, false, R)                                                \
    BRANCH_FORM(P##name, true, L)                                              \
    BRANCH_FORM(P##name, true, G)                                              \
    BRANCH_FORM(P##name, true, R)                                              \
    static code_handler *const h_##name##_forms[] = {                          \
        h_##name##_L, h_##name##_G, h_##name##_R, far_branch};                 \
    static code_handler *const h_P##name##_forms[] = {                         \
        h_P##name##_L, h_P##name##_G, h_P##name##_R, far_branch};

/* The word that E was made from. */
static tetra word_of(const struct run *k, const struct code_entry *e)
{
    unsigned i = (unsigned)(e - k->page->e);
    octa pair = k->page->host[i / 2];

    return (tetra)(i & 1 ? pair : pair >> 32);
}

static octa place_of(const struct run *k, const struct code_entry *e)
{
    return k->page->va + 4 * (octa)(e - k->page->e);
}

/* Where a relative address leads to, out of the page. */
static octa far_target(const struct run *k, const struct code_entry *e)
{
    return codec_target(word_of(k, e), place_of(k, e));
}

HANDLER(far_branch)
{
    byte op = codec_op(word_of(c->run, e));
    bool goes = ops_truth(op, REG_A(e->x));

    if (goes != !!(isa_insns[op].flags & INSN_PROBABLE))
        BAD_GUESS;
    if (!goes)
        EDGE(e + 1);
    c->run->target = far_target(c->run, e);
    return threaded_go(PASS);
}
BRANCHES(DEFINE_BRANCH)

HANDLER(near_jump)
{
    EDGE(e + e->rel);
}

HANDLER(far_jump)
{
    c->run->target = far_target(c->run, e);
    return threaded_go(PASS);
}
static code_handler *const h_JMP_forms[] = {near_jump, far_jump};

/* Hide the first N registers behind a call, the last of them being the hole.
 * When the window's end is near, the switch engine does the call. */
#define CALL(n)                                                                \
    octa n_ = (n);                                                             \
                                                                               \
    if (RARELY(fp + n_ > &c->window[CPU_WINDOW - CPU_RING]))                   \
        return threaded_step(PASS);                                            \
    fp[n_ - 1] = n_ - 1;                                                       \
    c->sr[SREG_rJ] = c->run->page->va + 4 * ((octa)e->y << 8 | e->z) + 4;      \
    fp += n_

HANDLER(near_call)
{
    CALL((octa)e->x + 1);
    l -= n_;
    EDGE(e + e->rel);
}

HANDLER(far_call)
{
    CALL((octa)e->x + 1);
    l -= n_;
    c->run->target = far_target(c->run, e);
    return threaded_go(PASS);
}

/* With a global $X all local registers are hidden, and one more becomes local
 * to be the hole. */
HANDLER(near_call_all)
{
    if (RARELY(fp - c->run->oldest + (int64_t)l + 1 >= CPU_RING))
        return threaded_step(PASS);
    CALL(l + 1);
    l = 0;
    EDGE(e + e->rel);
}

HANDLER(far_call_all)
{
    if (RARELY(fp - c->run->oldest + (int64_t)l + 1 >= CPU_RING))
        return threaded_step(PASS);
    CALL(l + 1);
    l = 0;
    c->run->target = far_target(c->run, e);
    return threaded_go(PASS);
}
static code_handler *const h_PUSHJ_forms[] = {near_call, far_call,
                                              near_call_all, far_call_all};

HANDLER(POP_)
{
    octa hidden = fp[-1] & 0xff, X = e->x, kept, g = cpu_first_global(c);

    if (RARELY(fp - c->run->oldest <= (int64_t)hidden))
        return threaded_step(PASS); /* it is in memory */
    kept = hidden + (X <= l ? X : l + 1);
    if (RARELY(kept > g))
        kept = g;
    if (kept > hidden)
        fp[-1] = X > 0 && X <= l ? fp[X - 1] : 0;
    fp -= hidden + 1;
    l = kept;
    GO(c->sr[SREG_rJ] + 4 * (octa)(wyde)e->rel);
}
static code_handler *const h_POP_forms[] = {POP_};

#define DEFINE_GO(name, Z)                                                     \
    HANDLER(h_##name##_)                                                       \
    {                                                                          \
        octa to = REG_A(e->y) + REG_##Z(e->z);                                 \
                                                                               \
        if (RARELY(sig(to & ~c->run->page->va) < 0))                           \
            return threaded_step(PASS); /* into the kernel */                  \
        REG_A(e->x) = place_of(c->run, e) + 4;                                 \
        GO(to);                                                                \
    }                                                                          \
    static code_handler *const h_##name##_forms[] = {h_##name##_};
DEFINE_GO(GO, A)
DEFINE_GO(GOI, I)

HANDLER(GETA_)
{
    r = REG_A(e->x) = far_target(c->run, e);
    NEXT;
}
static code_handler *const h_GETA_forms[] = {GETA_};

/* Wydes: the constant in rel, its place by the opcode. */
#define WYDE(name, place, value)                                               \
    HANDLER(h_##name##_L)                                                      \
    {                                                                          \
        octa y = REG_L(e->x), z = (octa)(wyde)e->rel << 16 * (place);          \
                                                                               \
        (void)y;                                                               \
        r = REG_L(e->x) = (value);                                             \
        NEXT;                                                                  \
    }                                                                          \
    HANDLER(h_##name##_G)                                                      \
    {                                                                          \
        octa y = REG_G(e->x), z = (octa)(wyde)e->rel << 16 * (place);          \
                                                                               \
        (void)y;                                                               \
        r = REG_G(e->x) = (value);                                             \
        NEXT;                                                                  \
    }                                                                          \
    static code_handler *const h_##name##_forms[] = {h_##name##_L,             \
                                                     h_##name##_G};
#define WYDES(name, value)                                                     \
    WYDE(name##H, 3, value)                                                    \
    WYDE(name##MH, 2, value)                                                   \
    WYDE(name##ML, 1, value)                                                   \
    WYDE(name##L, 0, value)
WYDES(SET, z)
WYDES(INC, y + z)
WYDES(OR, y | z)
WYDES(ANDN, y & ~z)

HANDLER(GET_)
{
    r = REG_A(e->x) = c->sr[e->z];
    NEXT;
}

HANDLER(PUT_)
{
    c->sr[e->x] = REG_A(e->z);
    NEXT;
}

HANDLER(PUTI_)
{
    c->sr[e->x] = e->z;
    NEXT;
}
static code_handler *const h_GET_forms[] = {GET_};
static code_handler *const h_PUT_forms[] = {PUT_};
static code_handler *const h_PUTI_forms[] = {PUTI_};

HANDLER(nothing)
{
    NEXT;
}
static code_handler *const nothing_forms[] = {nothing};
static code_handler *const step_forms[] = {threaded_step};

/* Floating point: the host's, or the definition when flags cannot wait or the
 * rounding is unusual. */
#define FLOATS(F) F(FADD) F(FSUB) F(FMUL) F(FDIV) F(FCMP) F(FEQL)
#define FLOAT_YZ(Y, Z, name)                                                   \
    HANDLER(h_##name##_L##Y##Z)                                                \
    {                                                                          \
        name##_BODY(Y, Z);                                                     \
        r = REG_L(e->x) = x_;                                                  \
        NEXT;                                                                  \
    }
#define DEFINE_FLOAT(name)                                                     \
    YZ_FORMS(FLOAT_YZ, name)                                                   \
    HANDLER(h_##name##_AAA)                                                    \
    {                                                                          \
        name##_BODY(A, A);                                                     \
        r = REG_A(e->x) = x_;                                                  \
        NEXT;                                                                  \
    }                                                                          \
    HANDLER(h_##name##_soft)                                                   \
    {                                                                          \
        PURE(name, NONE, A, A, A);                                             \
        NEXT;                                                                  \
    }                                                                          \
    static code_handler *const h_##name##_forms[] = {                          \
        YZ_FORMS(YZ_NAME, name) h_##name##_AAA, h_##name##_soft};
FLOATS(DEFINE_FLOAT)

HANDLER(FSQRT_)
{
    octa z = REG_A(e->z), x_;

    if (RARELY(!is_ordinary(z) || sig(z) < 0))
        return threaded_step(PASS);
    x_ = as_octa(__builtin_sqrt(as_double(z)));
    r = REG_A(e->x) = x_;
    NEXT;
}

#define DEFINE_FLOT(name, Z)                                                   \
    HANDLER(h_##name##_)                                                       \
    {                                                                          \
        r = REG_A(e->x) = as_octa((double)sig(REG_##Z(e->z)));                 \
        NEXT;                                                                  \
    }                                                                          \
    static code_handler *const h_##name##_forms[] = {h_##name##_,              \
                                                     threaded_step};
DEFINE_FLOT(FLOT, A)
DEFINE_FLOT(FLOTI, I)
static code_handler *const h_FSQRT_forms[] = {FSQRT_, threaded_step};

/* --- pairs
 * ---------------------------------------------------------------------
 *
 * Two instructions that often follow each other are executed by one handler,
 * a superinstruction: that saves a jump, which costs the host more than most
 * instructions do, and the result of the first one stays at hand. */

/* A comparison and the branch on its result.  VALUES is the type that
 * compares, HOLDS the relation for which the branch goes. */
#define COMPARE_BRANCH(cmp, values, Y, Z, form, branch, is_probable, holds)    \
    HANDLER(p_##cmp##_##form##_##branch)                                       \
    {                                                                          \
        values y = (values)REG_##Y(e->y), z = (values)REG_##Z(e->z);           \
                                                                               \
        REG_L(e->x) = (octa)(y > z) - (octa)(y < z);                           \
        e++;                                                                   \
        if (y holds z) {                                                       \
            if (!(is_probable))                                                \
                BAD_GUESS;                                                     \
            EDGE(e + e->rel);                                                  \
        }                                                                      \
        if (is_probable)                                                       \
            BAD_GUESS;                                                         \
        EDGE(e + 1);                                                           \
    }
#define COMPARE_ROW(cmp, values, Y, Z, form, branch, is_probable, holds)       \
    {h_##cmp##_##form, h_##branch##_R, p_##cmp##_##form##_##branch},

#define ON_RESULT(F, cmp, values, Y, Z, form)                                  \
    F(cmp, values, Y, Z, form, BN, false, <)                                   \
    F(cmp, values, Y, Z, form, BZ, false, ==)                                  \
    F(cmp, values, Y, Z, form, BP, false, >)                                   \
    F(cmp, values, Y, Z, form, BNN, false, >=)                                 \
    F(cmp, values, Y, Z, form, BNZ, false, !=)                                 \
    F(cmp, values, Y, Z, form, BNP, false, <=)                                 \
    F(cmp, values, Y, Z, form, PBN, true, <)                                   \
    F(cmp, values, Y, Z, form, PBZ, true, ==)                                  \
    F(cmp, values, Y, Z, form, PBP, true, >)                                   \
    F(cmp, values, Y, Z, form, PBNN, true, >=)                                 \
    F(cmp, values, Y, Z, form, PBNZ, true, !=)                                 \
    F(cmp, values, Y, Z, form, PBNP, true, <=)
#define COMPARISONS(F, cmp, values)                                            \
    ON_RESULT(F, cmp, values, L, L, LLL)                                       \
    ON_RESULT(F, cmp, values, L, G, LLG)                                       \
    ON_RESULT(F, cmp, values, R, L, LRL)                                       \
    ON_RESULT(F, cmp, values, R, G, LRG)                                       \
    ON_RESULT(F, cmp##I, values, L, I, LL)                                     \
    ON_RESULT(F, cmp##I, values, R, I, LR)
#define COMPARE_BRANCHES(F)                                                    \
    COMPARISONS(F, CMP, int64_t)                                               \
    COMPARISONS(F, CMPU, octa)
COMPARE_BRANCHES(COMPARE_BRANCH)

/* --- tables
 * -------------------------------------------------------------------- */

#define BOTH(name, kind_, kind_i)                                              \
    [OP_##name] = {THREADED_##kind_, h_##name##_forms},                        \
    [OP_##name##I] = {THREADED_##kind_i, h_##name##I_forms},
#define OFTEN_ROW(name)                   BOTH(name, RRR, RRI)
#define SELDOM_ROW(name, b)               BOTH(name, ANY, ANY)
#define LOAD_ROW(name, type, how)         BOTH(name, RRR, RRI)
#define STORE_ROW(name, type, how, check) BOTH(name, STORE, STOREI)
#define BRANCH_ROW(name)                                                       \
    [OP_##name] = {THREADED_BRANCH, h_##name##_forms},                         \
    [OP_##name##B] = {THREADED_BRANCH, h_##name##_forms},                      \
    [OP_P##name] = {THREADED_BRANCH, h_P##name##_forms},                       \
    [OP_P##name##B] = {THREADED_BRANCH, h_P##name##_forms},
#define WYDE_ROW(name)                                                         \
    [OP_##name##H] = {THREADED_WYDE, h_##name##H_forms},                       \
    [OP_##name##MH] = {THREADED_WYDE, h_##name##MH_forms},                     \
    [OP_##name##ML] = {THREADED_WYDE, h_##name##ML_forms},                     \
    [OP_##name##L] = {THREADED_WYDE, h_##name##L_forms},
#define FLOAT_ROW(name)          [OP_##name] = {THREADED_FLOAT, h_##name##_forms},
#define SAME(name, kind_, forms) [OP_##name] = {THREADED_##kind_, forms},
#define STEPS(name)              SAME(name, STEP, step_forms)
#define NOTHING(name)            SAME(name, ANY, nothing_forms)

const struct threaded_shape threaded_shapes[OP_COUNT] = {
    OFTEN(OFTEN_ROW) SELDOM(SELDOM_ROW) LOADS(LOAD_ROW) STORES(
        STORE_ROW) BRANCHES(BRANCH_ROW) WYDE_ROW(SET) WYDE_ROW(INC) WYDE_ROW(OR)
        WYDE_ROW(ANDN) FLOATS(FLOAT_ROW) BOTH(NEG, ANY, ANY) BOTH(
            NEGU, ANY, ANY) BOTH(STCO, ANY, ANY) SAME(LDOU, RRR, h_LDO_forms)
            SAME(LDOUI, RRI, h_LDOI_forms) SAME(LDUNC, RRR, h_LDO_forms) SAME(
                LDUNCI, RRI, h_LDOI_forms) SAME(STOU, STORE, h_STO_forms)
                SAME(STOUI, STOREI, h_STOI_forms) SAME(
                    STUNC, STORE,
                    h_STO_forms) SAME(STUNCI, STOREI,
                                      h_STOI_forms) SAME(JMP, JUMP, h_JMP_forms)
                    SAME(JMPB, JUMP, h_JMP_forms) SAME(PUSHJ, PUSHJ, h_PUSHJ_forms) SAME(
                        PUSHJB,
                        PUSHJ, h_PUSHJ_forms) SAME(POP, ANY, h_POP_forms)
                        BOTH(GO, ANY, ANY) SAME(GETA, ANY, h_GETA_forms) SAME(
                            GETAB, ANY,
                            h_GETA_forms) SAME(GET, SREG, h_GET_forms)
                            BOTH(PUT, SREG, SREG) SAME(FSQRT, UNARY, h_FSQRT_forms) BOTH(
                                FLOT, UNARY,
                                UNARY) NOTHING(SWYM)
                                NOTHING(PRELD) NOTHING(PRELDI) NOTHING(
                                    PREGO) NOTHING(PREGOI) NOTHING(PREST) NOTHING(PRESTI)
                                    NOTHING(SYNCD) NOTHING(SYNCDI) NOTHING(SYNCID) NOTHING(
                                        SYNCIDI) STEPS(TRAP) STEPS(TRIP)
                                        STEPS(RESUME) STEPS(SAVE) STEPS(
                                            UNSAVE) STEPS(SYNC) STEPS(LDVTS)
                                            STEPS(LDVTSI) STEPS(CSWAP) STEPS(
                                                CSWAPI) STEPS(PUSHGO)
                                                STEPS(PUSHGOI) STEPS(LDSF) STEPS(
                                                    LDSFI) STEPS(STSF) STEPS(STSFI)
                                                    STEPS(FUN) STEPS(FIX) STEPS(
                                                        FIXU) STEPS(FLOTU)
                                                        STEPS(FLOTUI) STEPS(
                                                            SFLOT) STEPS(SFLOTI)
                                                            STEPS(SFLOTU) STEPS(
                                                                SFLOTUI)
                                                                STEPS(FCMPE) STEPS(
                                                                    FUNE) STEPS(FEQLE)
                                                                    STEPS(FREM)
                                                                        STEPS(
                                                                            FINT)};

const struct threaded_pair threaded_pairs[] = {COMPARE_BRANCHES(COMPARE_ROW)};
const unsigned threaded_pair_count = ARRAY_LEN(threaded_pairs);
