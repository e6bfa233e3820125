/* hosted_neighbour.h - a well-behaved guest beside a random one.
 *
 * A small kernel with a user, a timer and page tables, which prints and at last
 * switches its power off.  And what a random kernel forgets under `trace'.
 */
#ifndef TESTS_FUZZ_HOSTED_NEIGHBOUR_H
#define TESTS_FUZZ_HOSTED_NEIGHBOUR_H

#include "tests/unit/twins.h"

struct guest_options hosted_neighbour_options(void);
struct machine *hosted_neighbour_create(void) MUST_CHECK;

/* Boot both of T. */
void hosted_neighbour_boot(struct twins *t);

#endif
