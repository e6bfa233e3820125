/* code.h - the cache of predecoded instructions.
 *
 * Decoding an instruction is work that gives the same answer every time, so
 * the threaded engine does it once: an instruction becomes an entry, which
 * begins with the address of the function that executes it.  The entries of a
 * page of memory lie in a row, like the instructions they were made from.
 *
 * A block is a run of instructions that is left only at its end: it ends with
 * the first one that may go elsewhere.  What has to be done per block and not
 * per instruction (counting, making registers local) is known to each entry
 * for the rest of its block, so that a block can be entered anywhere.
 *
 * Invalidation: entries depend on the page's bytes, on where the page is in
 * virtual memory, and on the mode (rG, and how floating point is done).
 * A page that has entries is not in the bus's table of stores; each store to
 * it comes by code_written(), which drops the entries that saw the old bytes.
 * Another mode, or a changed translation, makes the engine look for another
 * page.  Where to stop is heeded by all entries: code_heed().  code_drop_all()
 * is legal at any time between two instructions.
 */
#ifndef VM_CORE_CODE_H
#define VM_CORE_CODE_H

#include "vm/core/cpu.h"

enum { CODE_PAGE_INSNS = BUS_PAGE_BYTES / 4, CODE_PAGES = 64 };

struct code_entry;

/* How an entry is executed; see threaded.h for what the arguments are. */
typedef void code_handler(const struct code_entry *e, octa *fp, octa r, octa l,
                          octa acc, struct cpu *c);

struct code_entry {
    code_handler *run;
    octa cost;        /* from here to the end of the block: CODE_COST_ units */
    byte x, y, z;     /* the fields */
    byte need;        /* rL that saves a closer look; CODE_LOOK: none does */
    byte dest;        /* rL at the end of the block is at least this */
    byte uses;        /* rL that makes every local register here a local one */
    int16_t distance; /* of PUSHJ within the page: entries to its target */
    union {
        octa value; /* a constant; the bytes between a branch's entry and that
                       of its target; a far target; the address behind a call */
        const struct bus_window *window; /* of a load or store: the one in the
                                            bus's table that it used last; it is
                                            looked into each time, and the table
                                            outlives the entries */
    };
};

/* With so many local registers no entry could ask for a closer look: the fast
 * engine leaves them to the other one. */
enum { CODE_LOOK = 255 };

/* A cost is four counts in one octa, so that one subtraction counts a block:
 *
 *      63        48 47      35 34      18 17       0
 *     +------------+----------+----------+----------+
 *     |instructions| branches |   mems   |   oops   |
 *     +------------+----------+----------+----------+
 *
 * A slice of CODE_SLICE instructions cannot overflow a field: no instruction
 * costs more than 62 oops (DIV and a bad guess) or 20 mems. */
enum { CODE_OOPS = 0, CODE_MEMS = 18, CODE_BRANCHES = 35, CODE_INSNS = 48 };
enum { CODE_SLICE = 4000 };

/* What an entry's handler is when the engine counts: `run` is then one that
 * counts and calls this. */
struct code_counted {
    code_handler *run;
    bool is_chain;
};

struct code_page {
    octa va;                 /* virtual address of the page */
    octa *host;              /* its bytes; null: this page is free */
    octa mode;               /* what else the entries depend on */
    const struct code *code; /* whose page it is */
    struct code_entry e[CODE_PAGE_INSNS + 1];     /* and one behind the end */
    struct code_counted counted[CODE_PAGE_INSNS]; /* in the mode for that */
};

/* Instruction I of P. */
static inline tetra code_insn(const struct code_page *p, unsigned i)
{
    octa pair = p->host[i / 2];

    return (tetra)(i % 2 != 0 ? pair : pair >> 32);
}

/* Where a page was found last.  Counts only in the bus's same epoch; whoever
 * gives away or drops a page of entries forgets all memos. */
struct code_memo {
    octa va, mode, epoch;
    struct code_page *page;
};

enum { CODE_MEMOS = 32, CODE_PATIENCE = 256 };

struct code {
    struct code_page *pages; /* CODE_PAGES, owned */
    unsigned newest;         /* replaced in turn */
    unsigned refused;        /* pages that found no place, since the last one */
    struct code_memo memo[CODE_MEMOS];
    struct bus_window shut;    /* always empty; where each entry's begins */
    const struct stops *stops; /* that the entries heed; borrowed, or null */
    octa stops_epoch;
};

/* An empty cache; null when there is no memory. */
struct code *code_create(void) MUST_CHECK;
void code_destroy(struct code *k);

/* The page of entries for HOST at VA in MODE; new ones are UNDECODED.  The
 * store table of B forgets HOST.  Null: there is no place for it now; its
 * instructions are to be executed otherwise for a while. */
struct code_page *code_page(struct code *k, struct bus *b, octa va, octa *host,
                            octa mode);

/* The octa WHERE, in some page of the host's, was written: drop what was
 * decoded from it. */
void code_written(struct code *k, const octa *where);

/* The page HOST was written all over: drop what was decoded from it.  Not
 * while an engine runs. */
void code_drop_page(struct code *k, const octa *host);

/* Are there entries of the page HOST? */
bool code_has(const struct code *k, const octa *host);

/* Shrink W, a window around the host's PAGE, which has no entries, so that it
 * leads to no page with entries. */
void code_exclude(const struct code *k, const octa *page, struct bus_window *w);

/* From now on entries heed S, which may be null: drop those that were made for
 * other stops, or for what S was in another epoch.  Not while an engine
 * runs. */
void code_heed(struct code *k, const struct stops *s);

void code_drop_all(struct code *k);

#endif
