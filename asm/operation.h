/* operation.h - what may stand in the operation field, and how its operands
 * become an instruction.
 *
 * Instructions come from isa.def: those that differ only in whether Z is a
 * register, or whether an address lies behind or ahead, have one name in
 * source.  How their fields are written depends on the format only; shape.def
 * tells it.
 */
#ifndef ASM_OPERATION_H
#define ASM_OPERATION_H

#include "asm/lex.h"
#include "vm/base/map.h"
#include "vm/isa/isa.h"

enum pseudo {
#define PSEUDO(name, flags, align, rule, operands, meaning) PSEUDO_##name,
#include "asm/pseudo.def"
#undef PSEUDO
    PSEUDO_COUNT
};

enum operation_flag {
    OPERATION_ONE = 1 << 0, /* it may have one operand, */
    OPERATION_TWO = 1 << 1, /* two, */
    OPERATION_THREE = 1 << 2,
    OPERATION_MANY = 1 << 3,      /* or any number from one */
    OPERATION_LABEL = 1 << 4,     /* it may have a label */
    OPERATION_SPECIAL = 1 << 5,   /* it may stand between BSPEC and ESPEC */
    OPERATION_IMMEDIATE = 1 << 6, /* the next opcode takes Z as a constant */
    OPERATION_MEMORY = 1 << 7,    /* YZ may be an address near a base */
    OPERATION_RELATIVE = 1 << 8   /* YZ or XYZ is an address near here */
};

/* What an operand should be; if it is not, a warning says so. */
enum rule { RULE_PURE, RULE_REGISTER, RULE_ANY };

struct operation {
    const char *name;
    bool is_pseudo;
    unsigned code;              /* enum opcode or enum pseudo */
    unsigned flags;             /* OPERATION_ bits */
    unsigned align;             /* the location becomes a multiple of 2^align */
    enum rule x, y, z, yz, xyz; /* for three, two and one operands */
    const char *operands;       /* for messages: "$X,$Y,$Z" */
};

enum { OPERATION_MOST = OP_COUNT + PSEUDO_COUNT };

struct operations {
    struct operation list[OPERATION_MOST];
    size_t count;
    struct map by_name;
};

/* Collect the operations; NO_MEMORY leaves nothing but what fini needs. */
enum status operation_init(struct operations *o) MUST_CHECK;
void operation_fini(struct operations *o);

/* The operation called NAME, or null. */
const struct operation *operation_find(const struct operations *o,
                                       struct span name);

#endif
