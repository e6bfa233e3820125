/* operands.h - one instruction in flight: its word, operands and results.
 *
 * The names are those of Knuth's documents: y and z are the source operands,
 * b is a third one where there is one ($X as a source, rD, rE, rM, rJ), x is
 * the main result, w = y + z the address of loads, stores, GO.
 */
#ifndef VM_CORE_OPERANDS_H
#define VM_CORE_OPERANDS_H

#include "vm/core/cpu.h"
#include "vm/isa/codec.h"

struct operands {
    tetra insn;
    byte op; /* as executed; not the word's for ropcode 2 of RESUME */
    byte X, Y, Z;
    octa loc;     /* where the instruction is, or seems to be if inserted */
    octa y, z, b; /* sources */
    octa x;       /* result, for the formats with a destination */
    unsigned exc; /* EXC_ bits that the instruction raises */
};

/* Set *O for the word INSN at LOC, with operands as its format says. */
void operands_fetch(struct operands *o, const struct cpu *c, tetra insn,
                    octa loc);

static inline octa operands_address(const struct operands *o)
{
    return o->y + o->z;
}

#endif
