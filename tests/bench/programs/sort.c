/* sort.c - the twin of sort.mms. */
#include "bench.h"

enum { N = 300000 };

static uint64_t a[N];

static void fill(void)
{
    uint64_t x = 12345;

    for (long i = 0; i < N; i++) {
        x = NEXT(x);
        a[i] = x >> 1;
    }
}

/* Sort by insertion the elements that are H apart. */
static void pass(long h)
{
    for (long i = h; i < N; i++) {
        uint64_t v = a[i];
        long j = i;

        while (j >= h && (int64_t)a[j - h] > (int64_t)v) {
            a[j] = a[j - h];
            j -= h;
        }
        a[j] = v;
    }
}

static uint64_t run(void)
{
    uint64_t checksum = 0;

    fill();
    for (long h = N / 2; h > 0; h /= 2)
        pass(h);
    for (long i = 0; i < N; i++)
        checksum = checksum * 31 + a[i];
    return checksum;
}
