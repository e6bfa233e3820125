/* search.c - the twin of search.mms. */
#include "bench.h"

enum { N = 1 << 20, WORDS = 64 };

static unsigned char text[N];
static uint64_t shift[256];

static void fill(void)
{
    uint64_t x = 1;

    for (long i = 0; i < N; i++) {
        x = NEXT(x);
        text[i] = (unsigned char)((x >> 60) + 'a');
    }
}

static void prepare(const unsigned char *word, long m)
{
    for (int c = 0; c < 256; c++)
        shift[c] = (uint64_t)m;
    for (long i = 0; i < m - 1; i++)
        shift[word[i]] = (uint64_t)(m - 1 - i);
}

/* The sum of all places where WORD is, counted from 1. */
static uint64_t search(const unsigned char *word, long m)
{
    uint64_t sum = 0;

    for (long i = 0; i <= N - m; i += (long)shift[text[i + m - 1]]) {
        long j = m - 1;

        while (j >= 0 && text[i + j] == word[j])
            j--;
        if (j < 0)
            sum += (uint64_t)i + 1;
    }
    return sum;
}

static uint64_t run(void)
{
    uint64_t h = 0;

    fill();
    for (long k = 0; k < WORDS; k++) {
        const unsigned char *word = text + 16001 * k;
        long m = k % 8 + 3;

        prepare(word, m);
        h = h * 31 + search(word, m);
    }
    return h;
}
