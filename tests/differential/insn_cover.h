/* insn_cover.h - what random programs have done, so that one sees whether
 * they do all there is. */
#ifndef TESTS_DIFFERENTIAL_INSN_COVER_H
#define TESTS_DIFFERENTIAL_INSN_COVER_H

#include "vm/core/cpu.h"

enum {
    COVER_TRIPS = EXC_COUNT + 1, /* by the handler's address */
    COVER_ROPCODES = 3,
    COVER_NUMBERS = 6, /* kinds of floating point numbers */
    COVER_ROUNDS = 4
};

struct insn_cover {
    octa insns; /* of the program's own, */
    octa ops[OP_COUNT];
    octa trips[COVER_TRIPS];
    octa inserted[COVER_ROPCODES], resumed; /* with and without an insertion */
    octa rounds[COVER_ROUNDS], numbers[COVER_NUMBERS];
    octa spills, fills; /* instructions that did, but for SAVE and UNSAVE */
    octa deepest;       /* the most octas between rS and $(rL) */
    bool is_rg[CPU_REGS], is_rl[CPU_REGS]; /* values seen in them */
    /* while a program runs */
    octa rs;
    bool is_moving;
};

/* Note what C is going to do next: the instruction INSN, which IS_OWN if it
 * belongs to the program and not to the frame. */
void insn_cover_note(struct insn_cover *v, const struct cpu *c, tetra insn,
                     bool is_own);

/* Add MORE to V. */
void insn_cover_add(struct insn_cover *v, const struct insn_cover *more);

/* Print some lines. */
void insn_cover_print(const struct insn_cover *v);

#endif
