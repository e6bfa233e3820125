/* threaded.h - how the handlers of the threaded engine are written.
 *
 * A handler is a function that executes one instruction (or a pair) and ends
 * by calling the next entry's handler.  The call is the last thing it does,
 * so the compiler makes it a jump, and the six arguments stay in the
 * registers of the host from one handler to the next:
 *
 *      e     the entry, in place of the pc
 *      fp    the slot of $0
 *      acc   what is left of the slice, less the cost of the whole block
 *      l     rL at the end of the block
 *      r     the result of the instruction before this one
 *      c     the processor, for everything else
 *
 * Where nothing makes jumps of such calls (a build without optimisation) the
 * stack still stays small: a slice ends after CODE_SLICE instructions.
 */
#ifndef VM_CORE_THREADED_H
#define VM_CORE_THREADED_H

#include "vm/core/code.h"

#define THREADED_ARGS                                                          \
    const struct code_entry *e, octa *fp, octa acc, octa l, octa r,            \
        struct cpu *c
#define THREADED_PASS e, fp, acc, l, r, c

/* Entries without an instruction: not decoded yet, behind a page's end. */
code_handler threaded_decode, threaded_page_end;

/* What the decoder has to know of an opcode's handlers. */
enum threaded_kind {
    THREADED_STEP,   /* none: the switch engine executes it */
    THREADED_RRR,    /* [3 y + z] for local $X; [9] for any registers */
    THREADED_RRI,    /* [y] for local $X; [3] for any */
    THREADED_STORE,  /* [4 x + 2 y + z], x local or result; [8] for any */
    THREADED_STOREI, /* [2 x + y]; [4] for any */
    THREADED_ANY,    /* [0]: looks itself which registers are global */
    THREADED_BRANCH, /* [x], x any of three; [3] leaves the page */
    THREADED_WYDE,   /* [x], x local or global */
    THREADED_SREG,   /* as ANY, for the special registers that allow it */
    THREADED_JUMP,   /* [0] within the page, [1] out of it */
    THREADED_PUSHJ,  /* [0], [1] out of the page, [2], [3] with global $X */
    THREADED_FLOAT,  /* as RRR when floating point is the host's, else [10] */
    THREADED_UNARY   /* as ANY in that case, else [1] */
};

struct threaded_shape {
    enum threaded_kind kind;
    code_handler *const *handlers;
};

extern const struct threaded_shape threaded_shapes[OP_COUNT];

/* Two handlers in a row, and the one that does the work of both. */
struct threaded_pair {
    code_handler *first, *second, *both;
};

extern const struct threaded_pair threaded_pairs[];
extern const unsigned threaded_pair_count;

/* The mode that entries depend on: rG, whether floating point may be done by
 * the host with its flags collected later, and the kind of processor. */
octa threaded_mode(const struct cpu *c);
enum { THREADED_MODE_HOST_FP = 256 };

/* Decode the block that begins at entry I of P. */
void predecode_block(struct code_page *p, unsigned i);

/* Entry I of P wants the result before it in r, and was reached by a jump:
 * let it look into the register instead. */
void predecode_enter(struct code_page *p, unsigned i);

/* The register that has the result which entry I of P wants. */
byte predecode_result_before(const struct code_page *p, unsigned i);

/* rL after instruction I of P, when it was L before. */
octa predecode_local_after(const struct code_page *p, unsigned i, octa l);

#endif
