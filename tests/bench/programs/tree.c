/* tree.c - the twin of tree.mms. */
#include "bench.h"

enum { NODES = 4096, WALKS = 1000 };

struct node {
    uint64_t key;
    struct node *child[2];
};

struct facts {
    uint64_t sum, high, least, large;
};

static struct node tree[NODES];

/* Hang P under Q or, if that has two children, under a node after it. */
static void hang(struct node *p, struct node *q)
{
    for (;; q++)
        for (int side = 0; side < 2; side++)
            if (q->child[side] == NULL) {
                q->child[side] = p;
                return;
            }
}

static void build(void)
{
    uint64_t x = 1;

    for (long i = 0; i < NODES; i++)
        tree[i] = (struct node){0};
    for (long i = 0; i < NODES; i++) {
        long before = (long)(x >> 61) + 1;

        if (i > 0)
            hang(&tree[i], &tree[i < before ? 0 : i - before]);
        x = NEXT(x);
        tree[i].key = x;
    }
}

static struct facts walk(const struct node *p)
{
    struct facts l, r;

    if (p == NULL)
        return (struct facts){0, 0, UINT64_MAX, 0};
    l = walk(p->child[0]);
    r = walk(p->child[1]);
    l.sum += r.sum + p->key;
    l.high = (l.high < r.high ? r.high : l.high) + 1;
    l.least = r.least < l.least ? r.least : l.least;
    l.least = p->key < l.least ? p->key : l.least;
    l.large = r.large > l.large ? r.large : l.large;
    l.large = p->key > l.large ? p->key : l.large;
    return l;
}

static uint64_t run(void)
{
    uint64_t h = 0;

    build();
    for (int n = 0; n < WALKS; n++) {
        struct facts f = walk(tree);

        h = ((h * 31 + f.sum) ^ f.high) * 31 + f.least;
        h ^= f.large;
        tree[0].key += h;
    }
    return h;
}
