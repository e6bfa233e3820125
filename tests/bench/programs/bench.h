/* bench.h - what the C twins have in common.
 *
 * A twin does the same work as the MMIX program of its name, with the same
 * algorithm and the same order of memory accesses, and prints the same
 * checksum.  It is compiled by `gcc -O2` (programs.txt has further flags) with
 * -DSCALE=N and does its work N times, so that the short time of one round
 * can be measured; the work does not depend on what an earlier round left.
 */
#ifndef TESTS_BENCH_PROGRAMS_BENCH_H
#define TESTS_BENCH_PROGRAMS_BENCH_H

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

#ifndef SCALE
#define SCALE 1
#endif

/* Knuth's 64-bit generator: the next number after X.  The upper bits are the
 * random ones. */
#define NEXT(x) ((x)*6364136223846793005u + 1442695040888963407u)

/* The work, once; the checksum.  Each twin has its own. */
static uint64_t run(void);

/* The compiler must not see that each round gives the same, and do one only:
 * so it is not to know which function is called. */
int main(void)
{
    uint64_t (*volatile work)(void) = run;
    uint64_t checksum = 0;

    for (int i = 0; i < SCALE; i++)
        checksum = work();
    printf("%" PRIu64 "\n", checksum);
    return 0;
}

#endif
