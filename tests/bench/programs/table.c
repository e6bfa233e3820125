/* table.c - the twin of table.mms. */
#include <string.h>

#include "bench.h"

enum { OPS = 4000000, BUCKETS = 1 << 14, KEYS = 1 << 16 };

struct node {
    uint64_t key, value;
    struct node *link;
};

static struct node *bucket[BUCKETS], nodes[KEYS], *fresh, *unused;

static struct node *new_node(void)
{
    struct node *p = unused;

    if (p != NULL)
        unused = p->link;
    else
        p = fresh++;
    return p;
}

static void insert(struct node **at, uint64_t key, uint64_t value)
{
    struct node *p = new_node();

    p->key = key;
    p->value = value;
    p->link = NULL;
    *at = p;
}

static void take_out(struct node **at)
{
    struct node *p = *at;

    *at = p->link;
    p->link = unused;
    unused = p;
}

/* Where the link to the node with KEY is, or would be. */
static struct node **find(uint64_t key)
{
    struct node **at = &bucket[key * 0x9e3779b97f4a7c15 >> 50];

    while (*at != NULL && (*at)->key != key)
        at = &(*at)->link;
    return at;
}

static uint64_t run(void)
{
    uint64_t x = 1, h = 0;

    memset(bucket, 0, sizeof bucket);
    fresh = nodes;
    unused = NULL;
    for (uint64_t n = OPS; n > 0; n--) {
        struct node **at;

        x = NEXT(x);
        at = find(x >> 48);
        if (*at == NULL) {
            insert(at, x >> 48, n);
        } else {
            h = h * 31 + (*at)->value++;
            if ((x >> 46 & 3) == 0)
                take_out(at);
        }
    }
    return h;
}
