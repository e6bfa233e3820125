/* expr.h - expressions of MMIXAL over what is debugged.
 *
 *      primary   #1f 31 'a' @ Label :Fib:loop  $5 $(x+1) rJ  M8[addr] (x)
 *      unary     + - ~
 *      strong    * / // % << >> &
 *      weak      + - | ^
 *      relation  = <> < > <= >=      signed; 1 or 0, weaker than all
 *
 * as in MMIXAL: operators of the same kind from left to right, octas without
 * overflow, / and % unsigned, x/0 = 0 and x%0 = x; @ is the pc, and
 * Data_Segment and its like are known.  But $5 is what register 5 holds, not
 * its number; and a label that names a register stands for its number with $
 * before it, alone for its value, which is the same.  M1[a], M2[a], M4[a] and
 * M8[a] are memory as the program sees it.  (mmixal, "Expressions"; relations
 * and M are ours.)
 */
#ifndef DEBUGGER_EXPR_H
#define DEBUGGER_EXPR_H

#include "debugger/target.h"

/* What a value is, for who shows or sets it. */
enum expr_kind {
    EXPR_NUMBER,
    EXPR_ADDRESS,  /* a label's, or counted from one */
    EXPR_REGISTER, /* place: its number */
    EXPR_SPECIAL,  /* place: its number */
    EXPR_MEMORY,   /* place: the address; size: bytes, of which the address is
                      a multiple */
    EXPR_PC        /* @, from expr_read_place() */
};

struct expr_value {
    octa value;
    enum expr_kind kind;
    octa place;
    byte size;
};

/* Read the expression at *AT, up to a comma, a blank outside of brackets that
 * is not followed by an operator, or the end, and move *AT there.
 * STATUS_BAD_INPUT, with the reason and what was expected in E, when it is
 * none or has no value (memory that is not there, an unknown name). */
enum status expr_read(struct target *t, const char **at, struct expr_value *v,
                      struct error *e) MUST_CHECK;

/* The same without relations, so that a = may follow. */
enum status expr_read_operand(struct target *t, const char **at,
                              struct expr_value *v, struct error *e) MUST_CHECK;

/* The same for what can be set, which is no more than a primary and may be
 * followed by anything: $5, rA, M8[x+1], @, a register's label. */
enum status expr_read_place(struct target *t, const char **at,
                            struct expr_value *v, struct error *e) MUST_CHECK;

/* Set what V is, which is no number or address, to VALUE.  STATUS_REFUSED,
 * with the reason in E, if that cannot be: values are checked as PUT does. */
enum status expr_set(struct target *t, const struct expr_value *v, octa value,
                     struct error *e) MUST_CHECK;

/* Read a location: an expression; or LINE, a decimal number alone, or
 * FILE:LINE of the source, for which the first instruction at or after that
 * line is taken.  LINE alone is of the file in which pc is. */
enum status expr_location(struct target *t, const char **at, octa *location,
                          struct error *e) MUST_CHECK;

#endif
