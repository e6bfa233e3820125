/* hosted_stale.h - under `trace' a guest does SYNC 6 before it relies on a
 * changed table; random kernels do not, so it is done for them.
 *
 * What the bare machine's translation cache has is compared with what its
 * tables say, after each instruction.  When they do not say the same any more
 * as when the entry was made, both twins forget all.
 */
#ifndef TESTS_FUZZ_HOSTED_STALE_H
#define TESTS_FUZZ_HOSTED_STALE_H

#include "tests/unit/twins.h"

/* What the tables said for the page of an entry when it was seen first. */
struct hosted_said {
    octa tag;
    byte s;
    struct mmu_walk walk;
};

struct hosted_stale {
    struct hosted_said *said; /* owned */
    size_t count, room;
};

/* Let both of T, which have just completed an instruction, do SYNC 6 if need
 * be; returns whether it was. */
bool hosted_stale_flush(struct hosted_stale *s, struct twins *t);
void hosted_stale_fini(struct hosted_stale *s);

#endif
