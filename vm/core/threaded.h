/* threaded.h - how the handlers of the threaded engine are written.
 *
 * A handler is a function that executes one instruction (or a chain of them)
 * and ends by calling the next entry's handler.  The call is the last thing it
 * does, so the compiler makes it a jump, and the six arguments stay in the
 * registers of the host from one handler to the next:
 *
 *      e     the entry, in place of the pc
 *      fp    the slot of $0
 *      r     the result of the instruction before this one
 *      l     rL at the end of the block
 *      acc   what is left of the slice, less the cost of the whole block
 *      c     the processor, for everything else
 *
 * Where nothing makes jumps of such calls (a build without optimisation) the
 * stack still stays small: a slice ends after CODE_SLICE instructions.
 */
#ifndef VM_CORE_THREADED_H
#define VM_CORE_THREADED_H

#include "vm/core/code.h"

#define THREADED_ARGS                                                          \
    const struct code_entry *e, octa *fp, octa r, octa l, octa acc,            \
        struct cpu *c
#define THREADED_PASS e, fp, r, l, acc, c

/* Entries without an instruction: not decoded yet, behind a page's end. */
code_handler threaded_decode, threaded_page_end;

/* All others when somebody wants to know how many there were. */
code_handler threaded_counted;

/* What the decoder has to know of an opcode's handlers: which forms there are,
 * and in which order.  L, G, R, I and A are the letters below. */
enum threaded_kind {
    THREADED_STEP,   /* none: the switch engine executes it */
    THREADED_RRR,    /* [9 x + 3 y + z]: x of L G, y and z of L G R */
    THREADED_RRI,    /* [3 x + y] */
    THREADED_STORE,  /* [4 x + 2 y + z]: x of L G R, y and z of L G */
    THREADED_STOREI, /* [2 x + y] */
    THREADED_ANY,    /* [0]: looks itself which registers are global */
    THREADED_BRANCH, /* [x], x of L G R; [3] leaves the page */
    THREADED_WYDE,   /* [x], x of L G */
    THREADED_GET,    /* as WYDE, for the special registers that allow it */
    THREADED_PUT,    /* [z], z of L G, for them; with a constant [0] */
    THREADED_JUMP,   /* [0] within the page, [1] out of it */
    THREADED_PUSHJ,  /* [0], [1] out of the page, [2], [3] with global $X */
    THREADED_POP,    /* [0] keeps nothing, [1] keeps something */
    THREADED_FLOAT,  /* as RRR when floating point is the host's, else [18] */
    THREADED_UNARY   /* as ANY in that case, else [1] */
};

struct threaded_shape {
    enum threaded_kind kind;
    byte op; /* whose handlers these are: LDOU has LDO's */
    code_handler *const *handlers;
};

extern const struct threaded_shape threaded_shapes[OP_COUNT];

/* Where an operand is. */
enum threaded_letter {
    LETTER__,            /* there is none */
    LETTER_L,            /* in a local register */
    LETTER_G,            /* in a global one */
    LETTER_R,            /* in r: it is the result of the instruction before */
    LETTER_I,            /* it is a constant */
    LETTER_A,            /* in a register of which the handler finds out */
    LETTER_D,            /* in a local register, where the result goes to */
    LETTER_E,            /* in a local register that has the result of the last
                            instruction but one; D and E are for chains only */
    LETTER_C = LETTER_R, /* the result of a CMP before, or of a CMPU: who */
    LETTER_U = LETTER_R  /* looks at it may compare again */
};

/* An instruction with the letters of its operands. */
#define THREADED_KEY(op, x, y, z) ((tetra)(op) << 9 | (x) << 6 | (y) << 3 | (z))

/* Instructions in a row that one handler executes, a superinstruction. */
enum { THREADED_CHAIN = 4 };
struct threaded_chain {
    tetra keys[THREADED_CHAIN]; /* the rest 0 */
    code_handler *run;
};

/* All of them, in the order of the first two opcodes; those where these are
 * the same, longer ones first. */
extern const struct threaded_chain threaded_chains[];
extern const unsigned threaded_chain_count;

/* The mode that entries depend on: rG, whether floating point may be done by
 * the host with its flags collected later, whether dispatches are counted. */
octa threaded_mode(const struct cpu *c);
enum { THREADED_MODE_HOST_FP = 256, THREADED_MODE_COUNTED = 512 };

/* What chains call instruction I of P, which has been entered by a jump, or
 * follows the one before; 0: it is in no chain.  *ENDS: so does its block.
 * There may be other names, with D or E instead of L. */
tetra predecode_key(const struct code_page *p, unsigned i, bool is_entered,
                    bool *ends);

/* May a chain call instruction I of P by KEY when BEFORE instructions of the
 * same chain precede it?  If none does, the result of the one before it is
 * still at hand. */
bool predecode_fits(const struct code_page *p, unsigned i, unsigned before,
                    tetra key);

/* Decode the block that begins at entry I of P. */
void predecode_block(struct code_page *p, unsigned i);

/* Entry I of P wants the result before it in r, and was reached by a jump:
 * let it look into the register instead. */
void predecode_enter(struct code_page *p, unsigned i);

/* The address that the instruction of E, an entry of P, refers to. */
octa predecode_target(const struct code_page *p, const struct code_entry *e);

/* The register that has the result which entry I of P wants. */
byte predecode_result_before(const struct code_page *p, unsigned i);

/* rL after instruction I of P, when it was L before. */
octa predecode_local_after(const struct code_page *p, unsigned i, octa l);

#endif
