/* bits.c - the twin of bits.mms. */
#include "bench.h"

enum { N = 3000000 };

static uint64_t swap(uint64_t x, int distance, uint64_t mask)
{
    return (x >> distance & mask) | (x & mask) << distance;
}

/* X, its bits from last to first. */
static uint64_t turn(uint64_t x)
{
    x = swap(x, 1, 0x5555555555555555);
    x = swap(x, 2, 0x3333333333333333);
    x = swap(x, 4, 0x0f0f0f0f0f0f0f0f);
    return __builtin_bswap64(x);
}

static uint64_t count(uint64_t x)
{
    return (uint64_t)__builtin_popcountll(x);
}

/* Both shifts may be by 64, which gives 0. */
static uint64_t rotate(uint64_t y, uint64_t by)
{
    return (by < 64 ? y << by : 0) | (by > 0 ? y >> (64 - by) : 0);
}

static uint64_t run(void)
{
    uint64_t x = 1, y = 0, sum = 0;

    for (int i = 0; i < N; i++) {
        uint64_t turned, ones;

        x = NEXT(x);
        turned = turn(x);
        ones = count(x);
        y = (rotate(y, ones) & x) | (turned & ~x);
        sum += count((x - 1) & ~x) + 2 * ones + 4 * count(turned & ~y);
        y ^= x;
        if (sum & 1)
            y += sum;
        else
            y ^= y << 3;
    }
    return y ^ sum;
}
