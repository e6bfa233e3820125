/* list.c - the twin of list.mms. */
#include "bench.h"

enum { N = 1 << 19, ROUNDS = 16 };

struct node {
    struct node *link;
    uint64_t value;
};

static struct node nodes[N];
static uint64_t order[N];

static void shuffle(void)
{
    uint64_t x = 1;

    for (uint64_t i = 0; i < N; i++)
        order[i] = i;
    for (uint64_t i = N - 1; i > 0; i--) {
        uint64_t j, t = order[i];

        x = NEXT(x);
        j = (x >> 32) * i >> 32;
        order[i] = order[j];
        order[j] = t;
    }
}

static void connect(void)
{
    for (uint64_t i = 0; i < N; i++)
        nodes[i] = (struct node){&nodes[order[i]], i * i};
}

static uint64_t run(void)
{
    const struct node *p = nodes;
    uint64_t h = 0;

    shuffle();
    connect();
    for (uint64_t r = ROUNDS; r > 0; r--) {
        for (long i = N; i > 0; i--) {
            h = 2 * h + p->value;
            p = p->link;
        }
        h ^= r - 1;
    }
    return h;
}
