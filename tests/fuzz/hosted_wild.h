/* hosted_wild.h - kernels of words without sense.
 *
 * The parts of kernel_part.h do what kernels do; here all of the code is
 * random, and so are the registers, and whether it is guest mode.
 */
#ifndef TESTS_FUZZ_HOSTED_WILD_H
#define TESTS_FUZZ_HOSTED_WILD_H

#include "sysvm/machine.h"

/* Fill M, which is fresh and has 256 KiB, by the dice *R. */
void hosted_wild(struct machine *m, octa *r);

#endif
