/* threaded_chains.c - superinstructions: handlers for several in a row.
 *
 * Which ones there are is said by chains.txt; the build makes chains.def of
 * it.  A chain saves the jumps between its handlers, which cost the
 * host more than most instructions do, and lets the compiler keep a result
 * where the next instruction wants it.
 */
#include "vm/core/threaded_bodies.h"

/* A comparison before a branch only notes what it compares.  The branch has to
 * find out anyway which is less, and knows then more about the result. */
#define OP_ORDER  OP_CMP
#define OP_ORDERU OP_CMPU
#define DO_ORDER(X, Y, Z)                                                      \
    signed_y = sig(REG_##Y(e->y)), signed_z = sig(REG_##Z(e->z))
#define DO_ORDERU(X, Y, Z)                                                     \
    unsigned_y = REG_##Y(e->y), unsigned_z = REG_##Z(e->z)

/* What only chains know of: where a result goes to, which the compiler then
 * has to find but once, and the result of the last part but one. */
#define REG_D(i) fp[e->x]
#define REG_E(i) earlier

#define BEGIN                                                                  \
    octa earlier = 0;                                                          \
    int64_t signed_y = 0, signed_z = 0;                                        \
    octa unsigned_y = 0, unsigned_z = 0;                                       \
                                                                               \
    (void)signed_y, (void)signed_z, (void)unsigned_y, (void)unsigned_z,        \
        (void)earlier;
#define PART(op, X, Y, Z)                                                      \
    {                                                                          \
        octa before_ = r;                                                      \
        DO_##op(X, Y, Z);                                                      \
        earlier = before_;                                                     \
    }

#define CHAIN2(name, a, b)                                                     \
    HANDLER(name)                                                              \
    {                                                                          \
        BEGIN PART a e++;                                                      \
        PART b NEXT;                                                           \
    }
#define CHAIN3(name, a, b, c_)                                                 \
    HANDLER(name)                                                              \
    {                                                                          \
        BEGIN PART a e++;                                                      \
        PART b e++;                                                            \
        PART c_ NEXT;                                                          \
    }
#define CHAIN4(name, a, b, c_, d)                                              \
    HANDLER(name)                                                              \
    {                                                                          \
        BEGIN PART a e++;                                                      \
        PART b e++;                                                            \
        PART c_ e++;                                                           \
        PART d NEXT;                                                           \
    }
#include "vm/core/chains.def"
#undef CHAIN2
#undef CHAIN3
#undef CHAIN4

#define KEY(op, x, y, z)                                                       \
    THREADED_KEY(OP_##op, LETTER_##x, LETTER_##y, LETTER_##z)
#define CHAIN2(name, a, b)        {{KEY a, KEY b}, name},
#define CHAIN3(name, a, b, c_)    {{KEY a, KEY b, KEY c_}, name},
#define CHAIN4(name, a, b, c_, d) {{KEY a, KEY b, KEY c_, KEY d}, name},

const struct threaded_chain threaded_chains[] = {
#include "vm/core/chains.def"
};
const unsigned threaded_chain_count = ARRAY_LEN(threaded_chains);
