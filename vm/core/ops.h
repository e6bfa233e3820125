/* ops.h - how the definitions of instructions are written.
 *
 * ops_int.h, ops_mem.h, ops_flow.h, ops_fp.h and ops_sys.h define every
 * opcode of isa.def once, as one function
 *
 *      static inline unsigned op_ADD(struct cpu *c, struct operands *o)
 *
 * that finds its operands in *O, leaves its result in o->x and the exceptions
 * it raises in o->exc, and returns FAULT_ bits.  An operation that is refused
 * has changed nothing.  The engine does the rest, by the table: it fetches
 * operands, refuses illegal words (legal.h), makes register X local, writes
 * o->x there, delivers exceptions and counts.
 *
 * An engine may have faster forms of its own beside these; they must do what
 * these do, and are compared with them.
 */
#ifndef VM_CORE_OPS_H
#define VM_CORE_OPS_H

#include "vm/core/operands.h"

/* The head of a definition; not every operation needs both parameters. */
#define OP(name)                                                               \
    static inline unsigned op_##name(struct cpu *c __attribute__((unused)),    \
                                     struct operands *o                        \
                                     __attribute__((unused)))

/* NAME does what BASE does: its operands differ, which is not its business. */
#define OP_SAME(name, base)                                                    \
    OP(name)                                                                   \
    {                                                                          \
        return op_##base(c, o);                                                \
    }

#endif
