/* assembler.h - everything that one assembly works with.
 *
 * The parts know nothing of each other but what their headers show; the
 * files that bring several of them together take the whole:
 *
 *     statement   takes a line apart, one instruction after another
 *     expr        reads the operands
 *     label       gives the label its value
 *     encode      makes an instruction of the operands (operand, relative)
 *     data        makes bytes, wydes, tetras, octas of them
 *     pseudo      does what the other pseudo-operations say
 *     finish      writes what comes after the program (stab)
 *     hint        looks for what was meant by names that mean nothing
 */
#ifndef ASM_ASSEMBLER_H
#define ASM_ASSEMBLER_H

#include "asm/diag.h"
#include "asm/greg.h"
#include "asm/list.h"
#include "asm/object.h"
#include "asm/operation.h"
#include "asm/source.h"
#include "asm/sym.h"
#include "asm/value.h"

/* The values of an operand field; expr.c fills it. */
struct operands {
    struct value *values;
    size_t count, room;
    byte *signs; /* enum sign: operators that wait for their operands */
    size_t sign_count, sign_room;
};

/* The instruction being assembled. */
struct statement {
    struct span label, name, field; /* as written; label and field may be
                                       empty */
    const struct operation *operation;
    unsigned reg; /* what GREG has allocated */
};

struct assembler {
    const struct asm_options *options;
    struct source source;
    struct list list;
    struct diags diags;
    struct object object;
    struct symbols symbols;
    struct operations operations;
    struct gregs gregs;
    tetra last_local; /* the highest that LOCAL asked for */

    struct statement statement;
    struct operands operands;
};

#endif
