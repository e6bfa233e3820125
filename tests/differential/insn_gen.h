/* insn_gen.h - a random program while it is made.
 *
 * Programs end because of how they are made: branches go forwards, but for
 * loops that count; subroutines call only those after them.  What a program
 * does to itself may undo that, so insn_try() has the last word.
 */
#ifndef TESTS_DIFFERENTIAL_INSN_GEN_H
#define TESTS_DIFFERENTIAL_INSN_GEN_H

#include "tests/differential/common_value.h"
#include "tests/differential/insn_case.h"

enum { GEN_PENDING = 6, GEN_SUBS = 4, GEN_CALLS = 40, GEN_POINTERS = 3 };

/* A forward reference, to be completed when some more items are made. */
struct insn_pending {
    unsigned at, items;
};

/* A call of a subroutine that comes behind the main program. */
struct insn_call {
    unsigned at, sub;
};

struct insn_gen {
    struct dice dice;
    struct insn_case *c;
    bool is_kept[256]; /* registers that random results should spare */
    byte pointers[GEN_POINTERS]; /* registers with addresses of scratch */
    byte index;                  /* and one with a small number */
    struct insn_pending pending[GEN_PENDING];
    unsigned pending_count;
    struct insn_call calls[GEN_CALLS];
    unsigned call_count;
    unsigned early[GEN_SUBS], early_count; /* subroutines before it */
    unsigned first_sub;  /* the first late one that may be called now */
    unsigned least_push; /* the least X of a PUSHJ */
    unsigned nesting;    /* of loops and the like */
    unsigned pushed;     /* by PUSHGO, not yet popped */
};

/* --- insn_emit.c ---------------------------------------------------------- */

/* Registers: to be read, to be written, one that holds an address. */
byte insn_emit_source(struct insn_gen *g);
byte insn_emit_target(struct insn_gen *g);
byte insn_emit_pointer(struct insn_gen *g);

/* A word with this opcode and random operands that make sense for it. */
tetra insn_emit_word(struct insn_gen *g, byte op);

/* The same with any opcode that does not need preparation. */
tetra insn_emit_simple(struct insn_gen *g);

/* Append a word, or one made of fields; the index it gets.  When there is no
 * room it is lost. */
unsigned insn_emit(struct insn_gen *g, tetra word);
unsigned insn_emit_xyz(struct insn_gen *g, byte op, byte x, byte y, byte z);

/* Append instructions that set register X to VALUE. */
void insn_emit_constant(struct insn_gen *g, byte x, octa value);

/* Make the relative instruction number AT refer to number TARGET; whether it
 * is the opcode for forward or backward is mended. */
void insn_emit_aim(struct insn_gen *g, unsigned at, unsigned target);

/* --- insn_item.c ---------------------------------------------------------- */

/* Append one part of a program; COUNT of them. */
void insn_item(struct insn_gen *g);
void insn_items(struct insn_gen *g, unsigned count);

/* --- insn_sreg.c ---------------------------------------------------------- */

/* Append PUT of VALUE, which SREG may have. */
void insn_sreg_set(struct insn_gen *g, enum sreg sreg, octa value);

/* Append PUT or PUTI; GET, where of rN the part that differs is shifted out;
 * RESUME with the registers that it uses. */
void insn_sreg_put(struct insn_gen *g, byte op);
void insn_sreg_get(struct insn_gen *g);
void insn_sreg_resume(struct insn_gen *g);

/* What a handler or a RESUME may insert. */
struct insn_trip insn_sreg_insertion(struct insn_gen *g);

/* --- insn_fatal.c --------------------------------------------------------- */

/* Append something that is illegal or privileged, most probably. */
void insn_fatal(struct insn_gen *g);

#endif
