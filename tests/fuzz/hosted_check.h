/* hosted_check.h - is what the hypervisor knows of its memory sound?
 *
 * Isolation rests on it: each frame has one owner, a shadow table leads to
 * frames of its own guest only, and the machine's translation cache has nothing
 * that the tables do not have.
 */
#ifndef TESTS_FUZZ_HOSTED_CHECK_H
#define TESTS_FUZZ_HOSTED_CHECK_H

#include "sysvm/hypervisor/hypervisor.h"

/* What is wrong with H; null: nothing. */
const char *hosted_check(struct hypervisor *h);

#endif
