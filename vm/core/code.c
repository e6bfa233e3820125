/* code.c - the cache of predecoded instructions. */
#include "vm/core/code.h"

#include <assert.h>

#include "vm/base/alloc.h"
#include "vm/core/threaded.h"

struct code *code_create(void)
{
    struct code *k = alloc_zeroed(1, sizeof *k);

    if (k == NULL)
        return NULL;
    k->pages = alloc_zeroed(CODE_PAGES, sizeof *k->pages);
    if (k->pages == NULL) {
        alloc_free(k);
        return NULL;
    }
    return k;
}

void code_destroy(struct code *k)
{
    if (k == NULL)
        return;
    alloc_free(k->pages);
    alloc_free(k);
}

static void empty(struct code_page *p)
{
    for (unsigned i = 0; i < CODE_PAGE_INSNS; i++)
        p->e[i] = (struct code_entry){.run = threaded_decode};
    p->e[CODE_PAGE_INSNS] = (struct code_entry){.run = threaded_page_end};
}

static void forget_memos(struct code *k)
{
    for (unsigned i = 0; i < CODE_MEMOS; i++)
        k->memo[i].page = NULL;
}

/* Entries for another page: free ones, or in turn those of some page, but only
 * for one of CODE_PATIENCE who ask.  Null for the others: where more code is in
 * use than there is room for, most of it has to stay to be worth decoding. */
static struct code_page *take_page(struct code *k)
{
    for (struct code_page *p = k->pages; p < k->pages + CODE_PAGES; p++)
        if (p->host == NULL)
            return p;
    if (++k->refused < CODE_PATIENCE)
        return NULL;
    k->refused = 0;
    return &k->pages[k->newest++ % CODE_PAGES];
}

struct code_page *code_page(struct code *k, struct bus *b, octa va, octa *host,
                            octa mode)
{
    struct code_page *p;

    assert(host != NULL && va % BUS_PAGE_BYTES == 0);
    for (p = k->pages; p < k->pages + CODE_PAGES; p++)
        if (p->host == host && p->va == va && p->mode == mode)
            return p;
    p = take_page(k);
    if (p == NULL)
        return NULL;
    forget_memos(k);
    p->va = va;
    p->host = host;
    p->mode = mode;
    p->code = k;
    empty(p);
    bus_forbid_stores(b, host);
    return p;
}

static bool is_decoded(const struct code_entry *e)
{
    return e->run != threaded_decode;
}

/* How many instructions E's block has from E on. */
static unsigned block_length(const struct code_entry *e)
{
    return (unsigned)(e->cost >> CODE_INSNS);
}

/* Drop the entries that have instruction I in their block, from I backwards:
 * their costs, and the pairs made of them, depend on it. */
static void drop_around(struct code_page *p, unsigned i)
{
    for (unsigned k = i + 1; k-- > 0;) {
        struct code_entry *e = &p->e[k];

        if (!is_decoded(e) || block_length(e) <= i - k)
            break;
        *e = (struct code_entry){.run = threaded_decode};
    }
}

void code_written(struct code *k, const octa *where)
{
    for (struct code_page *p = k->pages; p < k->pages + CODE_PAGES; p++) {
        unsigned i;

        if (p->host == NULL || where < p->host ||
            where >= p->host + BUS_PAGE_OCTAS)
            continue;
        i = 2 * (unsigned)(where - p->host);
        drop_around(p, i + 2); /* it may want the result of i + 1 */
        drop_around(p, i + 1);
        drop_around(p, i);
    }
}

void code_drop_page(struct code *k, const octa *host)
{
    forget_memos(k);
    for (unsigned i = 0; i < CODE_PAGES; i++)
        if (k->pages[i].host == host)
            k->pages[i].host = NULL;
}

bool code_has(const struct code *k, const octa *host)
{
    for (unsigned i = 0; i < CODE_PAGES; i++)
        if (k->pages[i].host == host)
            return true;
    return false;
}

void code_exclude(const struct code *k, const octa *page, struct bus_window *w)
{
    for (unsigned i = 0; i < CODE_PAGES; i++) {
        const byte *own = (const byte *)k->pages[i].host;
        octa at;

        if (own == NULL || own < w->host || own >= w->host + w->size)
            continue;
        at = (octa)(own - w->host);
        if (own > (const byte *)page) {
            w->size = at;
        } else {
            w->start += at + BUS_PAGE_BYTES;
            w->size -= at + BUS_PAGE_BYTES;
            w->host += at + BUS_PAGE_BYTES;
        }
    }
    assert(w->host <= (const byte *)page && w->size >= BUS_PAGE_BYTES);
}

void code_drop_all(struct code *k)
{
    forget_memos(k);
    for (unsigned i = 0; i < CODE_PAGES; i++)
        k->pages[i].host = NULL;
}

void code_heed(struct code *k, const struct stops *s)
{
    octa epoch = s != NULL ? s->epoch : 0;

    if (k->stops == s && k->stops_epoch == epoch)
        return;
    k->stops = s;
    k->stops_epoch = epoch;
    code_drop_all(k);
}
