/* profile.h - how often each instruction was executed.
 *
 * The caller announces every instruction before it runs.  What RESUME inserts
 * is not counted, having no place of its own; a refused one is, as in the
 * reference.
 *
 * Counters come in pages, like memory.  The page used last is remembered, so
 * that a step costs one comparison and one increment except when the program
 * crosses to another page.
 */
#ifndef VM_CORE_PROFILE_H
#define VM_CORE_PROFILE_H

#include "vm/base/buf.h"
#include "vm/base/map.h"
#include "vm/core/cpu.h"
#include "vm/isa/lines.h"

enum { PROFILE_PAGE_TETRAS = BUS_PAGE_BYTES / 4 };

struct profile {
    struct map pages; /* page number -> octa[PROFILE_PAGE_TETRAS], owned */
    octa number;      /* of the page used last, or BUS_NO_PAGE */
    octa *page;       /* that page's counters, borrowed from the map */
    bool failed;      /* memory ran out: some counts are missing */
};

/* All counts 0. */
void profile_init(struct profile *p);
void profile_fini(struct profile *p);

/* Where executions of the instruction at LOC are counted; null when there is
 * no memory, which profile_status() remembers. */
octa *profile_counter(struct profile *p, octa loc);

/* Count the instruction that C executes next. */
static inline void profile_step(struct profile *p, const struct cpu *c)
{
    octa *counter;

    if (c->inserting != CPU_INSERT_NOTHING)
        return;
    if (c->pc >> BUS_PAGE_BITS == p->number) {
        p->page[c->pc / 4 % PROFILE_PAGE_TETRAS]++;
        return;
    }
    counter = profile_counter(p, c->pc);
    if (counter != NULL)
        ++*counter;
}

/* How often the instruction at LOC was counted. */
octa profile_count(const struct profile *p, octa loc);

/* STATUS_OK, or STATUS_NO_MEMORY if counts are missing. */
enum status profile_status(const struct profile *p) MUST_CHECK;

/* Append the profile to OUT, in the order of locations:
 *
 *         1. 0000000000000100: e300000a (SETL)      2: Main  SETL $0,10
 *        10. 0000000000000104: 25000001 (SUBI)      3: 1H    SUB  $0,$0,1
 *         0.        ...
 *
 * as the reference's -P, and on the first instruction of each source line its
 * number and text.  Words are read from memory through BUS.  LINES, finished,
 * knows the source lines; null: none are shown.  Source files are read by the
 * names that LINES has for them; of those that cannot be read only the line
 * numbers are shown.  Returns STATUS_NO_MEMORY if anything is missing. */
enum status profile_report(const struct profile *p, struct bus *bus,
                           const struct lines *lines,
                           struct buf *out) MUST_CHECK;

#endif
