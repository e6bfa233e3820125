/* kernel.h - what the input of fuzz_kernel means, and how it is changed.
 *
 *     +------+-------+--------+------+------+------+----
 *     | plan | paces | tables | regs | part | part | ...
 *     +------+-------+--------+------+------+------+----
 *     0      8       16       24     KERNEL_HEAD
 *
 * Octas all, from which numbers are drawn: the plan says what machine it is,
 * the paces how it is run, the tables how memory is translated, the registers
 * what they are at first.  Each part becomes some instructions that belong
 * together, of the kernel or of a user, so that no input is without sense, and
 * one part can be changed without the others.
 *
 *      page 0 and 1    the kernel's code, its parts one behind the other
 *           2 to 5     users' code and data
 *           6          what traps lead to, most often
 *           7          data
 *           8 to 23    blocks of page tables, from rV's root on
 *           24 to 27   more of them, for pointers
 *           28 to 31   the register stack
 */
#ifndef TESTS_FUZZ_KERNEL_H
#define TESTS_FUZZ_KERNEL_H

#include "sysvm/machine.h"

enum {
    KERNEL_PLAN,
    KERNEL_PACES,
    KERNEL_MAPS,
    KERNEL_REGISTERS,
    KERNEL_PARTS, /* the first of them */
    KERNEL_HEAD = 8 * KERNEL_PARTS
};

/* The numbers of an input: its octas one after the other. */
struct kernel_input {
    const byte *data;
    size_t octas;
};

/* The state (random.h) that octa I of IN begins. */
octa kernel_dice(const struct kernel_input *in, size_t i);

/* A machine as the plan of IN has it, without what it borrows. */
struct machine_options kernel_options(const struct kernel_input *in);

/* Make M, which is fresh, ready to begin, as IN says. */
void kernel_build(struct machine *m, const struct kernel_input *in);

/* Change the SIZE bytes of DATA, an input, to another one of at most MOST
 * bytes, by dice that begin with SEED; returns its size. */
size_t kernel_change(byte *data, size_t size, size_t most, unsigned seed);

#endif
