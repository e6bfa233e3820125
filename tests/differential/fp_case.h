/* fp_case.h - floating point operations over tables of operands.
 *
 * A program does every operation with every pair of operands, in every
 * rounding mode, with several sets of enabled exceptions; those that compare
 * within rE with several rE.  After each it writes two octas to standard
 * output: the result, and rA with the trips that were taken in the upper half.
 *
 *     fp_text.c      makes MMIXAL of it
 *     compare_fp.c   has both simulators run that
 */
#ifndef TESTS_DIFFERENTIAL_FP_CASE_H
#define TESTS_DIFFERENTIAL_FP_CASE_H

#include "vm/base/buf.h"

enum {
    FP_OPERANDS = 40,
    FP_EPSILONS = 12,
    FP_ENABLES = 3,
    FP_MODES = 4 * FP_ENABLES, /* values of rA */
    FP_OPS = 11 + 8 * 5 + 2
};

/* An operation; the operand z is one of zs or shorts, y one of ys, or 0 when
 * it has none. */
struct fp_op {
    const char *name;
    int round;      /* field Y, or -1 */
    bool has_y;     /* else there is one round for y */
    bool has_e;     /* else rE is the first */
    bool has_short; /* z is a short number */
};

/* What is operated on. */
struct fp_tables {
    octa ys[FP_OPERANDS], zs[FP_OPERANDS], shorts[FP_OPERANDS];
    octa epsilons[FP_EPSILONS];
};

/* Table number 0 has the special numbers; the others, random ones. */
void fp_tables_init(struct fp_tables *t, octa seed);

/* Operation I, below FP_OPS. */
struct fp_op fp_op(unsigned i);

/* Value I of rA, below FP_MODES. */
octa fp_mode(unsigned i);

/* Append to OUT the instructions that set x to the result of O for y and z,
 * each with INDENT in front. */
void fp_text_op(const struct fp_op *o, struct buf *out);

/* Append the whole program to OUT. */
void fp_text(const struct fp_tables *t, struct buf *out);

#endif
