/* asm_gen.h - makes programs in MMIXAL, right ones and wrong ones.
 *
 * A right one may well earn warnings, but mmixal accepts it: the generator
 * knows where it is, which symbols have a value and of which kind, and from
 * where each symbol that is to be defined later has been referred to, so that
 * its definition can be put within reach of all these places.
 *
 *     asm_gen.c     the program as a whole: lines, comments, files
 *     asm_names.c   symbols
 *     asm_expr.c    expressions
 *     asm_insn.c    machine instructions
 *     asm_pseudo.c  pseudo-operations
 *     asm_wrong.c   how to spoil a program
 */
#ifndef TESTS_DIFFERENTIAL_ASM_GEN_H
#define TESTS_DIFFERENTIAL_ASM_GEN_H

#include "tests/differential/asm_case.h"
#include "tests/differential/dice.h"

/* Make the right program number SEED, a wrong one, in C, which is
 * initialised. */
void asm_gen_right(octa seed, struct asm_case *c);
void asm_gen_wrong(octa seed, struct asm_case *c);

/* --- for the files named above ------------------------------------------- */

enum asm_kind { ASM_PURE, ASM_REGISTER, ASM_FUTURE };

enum { ASM_NAME_SIZE = 48, ASM_NAMES = 400, ASM_LOCALS = 10, ASM_BASES = 8 };

struct asm_name {
    char text[ASM_NAME_SIZE]; /* complete, without the first colon */
    enum asm_kind kind;
    bool is_predefined;
    bool is_known; /* PURE: the value is */
    octa value;
    octa low, high; /* FUTURE: where it may be defined */
};

struct asm_gen {
    struct dice dice;
    struct asm_case *made;
    struct buf *out; /* the file being written */

    struct asm_name names[ASM_NAMES];
    size_t count;
    struct asm_name back[ASM_LOCALS], ahead[ASM_LOCALS]; /* 0B, 0F ... */
    bool is_awaited[ASM_LOCALS];
    char prefix[ASM_NAME_SIZE];

    octa loc;
    octa bases[ASM_BASES]; /* values of global registers */
    unsigned base_count, greg_count;
    bool is_special; /* between BSPEC and ESPEC */
    bool is_lost;    /* loc is not known until the next LOC */
    bool is_bare;    /* the operand field is empty */
};

/* Append text, a formatted number; one of the words between blanks. */
void asm_put(struct asm_gen *g, const char *text);
void asm_put_number(struct asm_gen *g, octa value);

/* Names: the ones that the program begins with. */
void asm_names_init(struct asm_gen *g);
/* Some name of this kind, or null. */
struct asm_name *asm_names_pick(struct asm_gen *g, enum asm_kind kind);
/* A new name of this kind, not written yet; null when there are too many. */
struct asm_name *asm_names_new(struct asm_gen *g, enum asm_kind kind);
/* A name to be defined later that may be referred to when it must lie from
 * LOW to HIGH, which it will; null when there is none and no room. */
struct asm_name *asm_names_future(struct asm_gen *g, octa low, octa high);
/* Write N as it is called under the present prefix. */
void asm_names_put(struct asm_gen *g, const struct asm_name *n);
/* N gets its value, which the generator may not know. */
void asm_names_define(struct asm_name *n, enum asm_kind kind, bool is_known,
                      octa value);
/* Whether N may be given the value PLACE, after all references to it. */
bool asm_names_may_be(const struct asm_name *n, octa place);

/* Expressions: a pure one; a pure one that fits into a byte (most often); a
 * register; for a field that takes both; a place in reach of BITS bits of
 * relative address. */
void asm_expr_pure(struct asm_gen *g);
void asm_expr_small(struct asm_gen *g);
void asm_expr_register(struct asm_gen *g);
void asm_expr_any(struct asm_gen *g);
void asm_expr_relative(struct asm_gen *g, unsigned bits);
/* An address that a base is close to, or with -x any; false if there is none
 * (and nothing has been written). */
bool asm_expr_address(struct asm_gen *g);
/* Returns for how many constants it stands. */
size_t asm_expr_string(struct asm_gen *g);

/* Statements: label, operation, operands, and the change of g->loc. */
void asm_insn_put(struct asm_gen *g);
void asm_pseudo_put(struct asm_gen *g);
/* Go to some address; after an instruction of unknown length. */
void asm_pseudo_find_way(struct asm_gen *g);
/* Define everything that has been referred to, and Main. */
void asm_pseudo_rest(struct asm_gen *g);

/* White space, at least one; then OPERATION and white space. */
void asm_gen_white(struct asm_gen *g);
void asm_gen_operation(struct asm_gen *g, const char *operation);
/* The end of a statement: comment and newline, or a semicolon. */
void asm_gen_end(struct asm_gen *g);
/* The end of a line. */
void asm_gen_end_line(struct asm_gen *g);

/* Write a label for what is at g->loc, or none; asm_gen_label_done(), after
 * the operands, gives it this value. */
struct asm_label {
    struct asm_name *name; /* or null */
};
struct asm_label asm_gen_label(struct asm_gen *g);
/* Write a label that nothing has referred to; none only if there are too
 * many. */
struct asm_label asm_gen_new_label(struct asm_gen *g);
void asm_gen_label_done(struct asm_label l, enum asm_kind kind, bool is_known,
                        octa value);

#endif
