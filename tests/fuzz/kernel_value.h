/* kernel_value.h - random values that mean something to a kernel.
 *
 * Most are as a kernel would have them, some are damaged.  DICE is a state of
 * random.h.
 */
#ifndef TESTS_FUZZ_KERNEL_VALUE_H
#define TESTS_FUZZ_KERNEL_VALUE_H

#include "vm/base/base.h"

/* An entry of a table for pages of 2^S bytes in address space N: a PTE, or a
 * PTP that leads to one of the blocks in PART_POOL. */
octa value_entry(octa *dice, unsigned s, unsigned n);
octa value_pointer(octa *dice, unsigned n);

/* rV with tables at PART_ROOT. */
octa value_rv(octa *dice);

/* rK: most often the eight program bits, which a user needs. */
octa value_mask(octa *dice);

/* How long it is until an event. */
octa value_time(octa *dice);

/* A physical address for the disk: of RAM, seldom aligned as it should be. */
octa value_address(octa *dice);

#endif
