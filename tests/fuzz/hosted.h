/* hosted.h - a random kernel (kernel.h), bare and as a guest.
 *
 * Both are in the same state, bit for bit, after every portion (twins.h).  How
 * it is hosted is drawn from the input, too: strategy, engines, slices, the
 * machine's memory, and whether a well-behaved guest is beside, which nothing
 * may happen to.  Now and then everything is saved, goes on for a while, is
 * restored and goes on again.
 */
#ifndef TESTS_FUZZ_HOSTED_H
#define TESTS_FUZZ_HOSTED_H

#include "tests/fuzz/kernel.h"

/* What a comparison has found and met. */
struct hosted_result {
    const char *differs; /* what does; null: nothing */
    octa at, bare_has, guest_has;
    octa insns, pc; /* of the bare machine, then */
    octa exits, traps, pages_out, restored;
    bool has_ended, was_nested, has_neighbour;
};

/* Is shown both twins before each instruction, and in the end. */
struct twins;
typedef void hosted_look(const struct twins *t);

/* Compare the kernel that IN makes; if LOOK is not null, after every single
 * instruction. */
struct hosted_result hosted_compare(const struct kernel_input *in,
                                    hosted_look *look);

/* Let TO, which has room for MOST octas, be the input number SEED; returns its
 * size in bytes. */
size_t hosted_input(byte *to, size_t most, octa seed);

#endif
