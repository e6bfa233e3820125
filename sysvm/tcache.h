/* tcache.h - the translation cache: part of the architecture.
 *
 * The machine remembers translations, and a program can tell: until SYNC 6, or
 * an LDVTS that takes all permissions, an entry is used whatever the page
 * tables say meanwhile, and PUT rV drops nothing.  So this cache is as much a
 * part of a machine's state as its registers; it is saved and restored, and
 * two runs have the same entries.  (The table of host pointers in bus.h is
 * another thing: ours, and nobody can tell.)
 *
 * There are two sides, for instructions and for data.  The key of an entry is
 * sign, segment, page number, page size and address space number:
 *
 *       63   62 61                    s      13 12      3  2  0
 *      +----+-----+-------------------+--------+---------+-----+
 *      |sign|  i  |  page number      |   0    |    n    |  0  |   and s
 *      +----+-----+-------------------+--------+---------+-----+
 *
 * (mmix-doc, section 47; the sign is 1 for what rVV translates, V extension.)
 *
 * Each side has at most LIMIT entries; the oldest one makes place for a new
 * one.  The oldest made, not the longest unused: the bus does not come back
 * here at every use, and which uses it saves must not be seen.
 *
 * Invalidation: who changes or drops an entry drops the bus's table (or as
 * much of it as the entry's page has) before the next instruction.
 */
#ifndef SYSVM_TCACHE_H
#define SYSVM_TCACHE_H

#include "sysvm/mmu.h"
#include "vm/base/buf.h"
#include "vm/base/reader.h"

enum tcache_side { TCACHE_INSNS, TCACHE_DATA, TCACHE_SIDES };

/* Without a limit of its own a side has at most so many entries: 8 GiB of
 * small pages.  A kernel must not use up the host's memory by this cache. */
enum { TCACHE_MOST = 1 << 20 };

struct tcache_entry {
    octa tag;             /* the key but for s, which the page has */
    struct mmu_page page; /* s = 0: the entry is dropped */
};

struct tcache_list {
    struct tcache_entry *entries; /* oldest first, with dropped ones */
    size_t room, end;             /* allocated, used */
    size_t first;                 /* none before this one is alive */
    size_t count;                 /* alive */
    tetra *index; /* 2 room slots by hash: entry number + 1, or 0 */
};

/* What has happened; a program's doing, whatever the host does. */
struct tcache_counts {
    octa made, evicted, changed, dropped, clears;
};

/* What the last tcache_put() has done. */
struct tcache_made {
    bool is_new; /* there is an entry, which nothing has touched since; on */
    enum tcache_side side;
    bool has_evicted; /* and this one, number l->first then, had to go */
    size_t first;
    struct tcache_entry evicted;
};

struct tcache {
    struct tcache_list side[TCACHE_SIDES];
    size_t limit; /* entries on each side */
    struct tcache_made made;
    struct tcache_counts counts;
};

/* An empty cache; LIMIT is 1 to TCACHE_MOST, or 0 for the most. */
void tcache_init(struct tcache *t, size_t limit);
void tcache_fini(struct tcache *t);

/* The key of V's page of 2^S bytes in address space N, without s. */
octa tcache_tag(struct va v, unsigned s, unsigned n);

/* What is known of V's page of 2^S bytes in address space N, or null.
 * Borrowed until the cache changes. */
const struct mmu_page *tcache_find(const struct tcache *t,
                                   enum tcache_side side, struct va v,
                                   unsigned s, unsigned n);

/* Remember that V's page is P, in address space N.  If there is an entry with
 * that key it stays, as in the reference.  *EVICTED says whether another one
 * had to go.  STATUS_NO_MEMORY: nothing has changed. */
enum status tcache_put(struct tcache *t, enum tcache_side side, struct va v,
                       unsigned n, const struct mmu_page *p,
                       bool *evicted) MUST_CHECK;

/* Let T be as it was before the last tcache_put(), since when nothing has
 * happened to it: what was put for was not done. */
void tcache_take_back(struct tcache *t);

/* LDVTS with the operand KEY while pages have 2^S bytes: KEY's lowest three
 * bits become the permissions of the entry, which is dropped when they are 0.
 * Returns what goes to $X: 1 for an entry on the side of instructions plus 2
 * for one on that of data. */
unsigned tcache_change(struct tcache *t, octa key, unsigned s);

/* SYNC 6: drop all. */
void tcache_clear(struct tcache *t);

/* The first living entry at or after *AT, which moves behind it; null at the
 * end.  Start with *AT = 0; the oldest comes first. */
const struct tcache_entry *tcache_next(const struct tcache *t,
                                       enum tcache_side side, size_t *at);

/* Append the state to B; make T, which is initialized, what was saved.  On
 * failure (STATUS_BAD_INPUT, STATUS_NO_MEMORY) T is empty. */
void tcache_save(const struct tcache *t, struct buf *b);
enum status tcache_restore(struct tcache *t, struct reader *r) MUST_CHECK;

#endif
