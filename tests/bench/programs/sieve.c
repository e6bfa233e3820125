/* sieve.c - the twin of sieve.mms. */
#include <string.h>

#include "bench.h"

enum { N = 4000000, ROUNDS = 4 };

static unsigned char is_prime[N + 16];

/* Eight flags at once, as there; the copy is one instruction. */
static void reset(void)
{
    const uint64_t ones = 0x0101010101010101;

    for (long i = 0; i <= N; i += 8)
        memcpy(is_prime + i, &ones, sizeof ones);
}

/* Found primes are counted, and their multiples crossed out. */
static uint64_t sieve(void)
{
    uint64_t count = 0;

    for (long i = 2; i <= N; i++)
        if (is_prime[i]) {
            count++;
            for (long j = i + i; j <= N; j += i)
                is_prime[j] = 0;
        }
    return count;
}

static uint64_t run(void)
{
    uint64_t count = 0;

    for (int round = 0; round < ROUNDS; round++) {
        reset();
        count = sieve();
    }
    return count;
}
