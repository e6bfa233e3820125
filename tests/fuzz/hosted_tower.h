/* hosted_tower.h - a random kernel at level 2.
 *
 *      level 0   the bare machine           level 0   sysvm/hypervisor
 *      level 1   examples/hypervisor        level 1   examples/hypervisor
 *      level 2   the random kernel          level 2   the random kernel
 *
 * Neither level 1 nor level 0 is harmed: the hypervisor of level 1 goes on or
 * switches its machine off, what is constant of it stays as it is, both sides
 * are the same, bit for bit, and nothing happens to another guest of level 0.
 */
#ifndef TESTS_FUZZ_HOSTED_TOWER_H
#define TESTS_FUZZ_HOSTED_TOWER_H

#include "tests/fuzz/hosted.h"
#include "vm/isa/mmo.h"

struct hosted_tower {
    const struct mmo *monitor; /* borrowed: examples/hypervisor.mmo */
    bool *is_constant;         /* pages that no kernel changes; owned */
};

/* Find out what is constant of MONITOR. */
void hosted_tower_init(struct hosted_tower *t, const struct mmo *monitor);
void hosted_tower_fini(struct hosted_tower *t);

/* Run the kernel that IN makes. */
struct hosted_result hosted_tower_compare(const struct hosted_tower *t,
                                          const struct kernel_input *in);

#endif
