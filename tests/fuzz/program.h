/* program.h - what the input of fuzz_insn means, and how it is changed.
 *
 *     +------+-----------------------+--------------------------+
 *     | pace | sixteen globals       | instructions             |
 *     +------+-----------------------+--------------------------+
 *     0      8                       PROGRAM_HEAD
 *
 * The pace says where the program lies, where its globals begin, how long it
 * may run, and where it is interrupted.  libFuzzer changes bytes; most of what
 * comes of that are instructions that nobody would write, and a program ends at
 * the first one that is illegal.  So most changes are made here instead: whole
 * instructions with operands that make sense, and the sequences of them that
 * the comparison with the reference is made of (insn_gen.h).
 */
#ifndef TESTS_FUZZ_PROGRAM_H
#define TESTS_FUZZ_PROGRAM_H

#include "vm/base/base.h"

enum {
    PROGRAM_REGISTERS = 16, /* the globals $239 to $254 */
    PROGRAM_FIRST = 255 - PROGRAM_REGISTERS,
    PROGRAM_HEAD = 8 * (1 + PROGRAM_REGISTERS)
};

/* Where the pace has what. */
enum {
    PROGRAM_PLACE = 4,
    PROGRAM_LIMIT = 5,
    PROGRAM_STEP = 6,
    PROGRAM_GLOBAL = 7
};

/* Of an input with a head: the address of the first instruction, which often
 * lies close to the end of a page; and rG at first. */
octa program_start(const byte *data);
unsigned program_first_global(const byte *data);

/* Change the SIZE bytes of DATA, an input, to another one of at most MOST
 * bytes, by dice that begin with SEED; returns its size. */
size_t program_change(byte *data, size_t size, size_t most, unsigned seed);

/* libFuzzer's own way to change bytes. */
size_t LLVMFuzzerMutate(byte *data, size_t size, size_t most);

#endif
