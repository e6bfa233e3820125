/* hash.c - the twin of hash.mms. */
#include "bench.h"

enum { N = 1048576, ROUNDS = 24 };

static unsigned char a[N + 1], b[N + 1];

static void fill(void)
{
    uint64_t x = 1;

    for (int i = 0; i < N; i++) {
        x = NEXT(x);
        a[i] = (unsigned char)(x >> 57 | 1);
    }
    a[N] = 0;
}

static void copy(void)
{
    unsigned char c, *p = a, *q = b;

    do {
        c = *p++;
        *q++ = c;
    } while (c);
}

static uint64_t hash(uint64_t h)
{
    for (const unsigned char *q = b; *q; q++)
        h = (h ^ *q) * 0x100000001b3;
    return h;
}

static uint64_t run(void)
{
    uint64_t h = 0xcbf29ce484222325;

    fill();
    for (int round = 0; round < ROUNDS; round++) {
        copy();
        h = hash(h);
        a[0] = (unsigned char)((h & 0x7e) | 1);
    }
    return h;
}
