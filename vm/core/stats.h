/* stats.h - what a run has cost and how it ended: a table and a JSON object.
 *
 * Both are made from one struct, which a command fills in.  The counts are
 * Knuth's: oops are cycles, mems are references to memory (mmix-doc, section
 * 50).  The JSON object has "schema" 1:
 *
 *      instructions mems oops good bad   counts; guesses of branches
 *      host_calls                        TRAPs served, by a process VM;
 *      forced_traps dynamic_traps        a bare machine has others, and
 *      pages_translated pages_evicted    what its translation cache did:
 *      pages_changed pages_dropped       entries made, lost, changed and
 *      cache_clears                      dropped by LDVTS; SYNC 6
 *      memory                            bytes; a machine's: of pages that
 *                                        are not all zero
 *      stop                              halt limit fault wedged interrupted
 *                                        error
 *      status                            the exit status of the toolkit
 *      pc file line                      where it stopped, if known
 *      state                             fingerprint of a machine's state;
 *      memory_hash registers_hash        of parts, the same for a guest of a
 *                                        hypervisor (exitstats.h)
 *      reason                            what a person was told, if anything
 *
 * Time is for the table only, and so is what the engine has done for the run:
 * the same run gives the same JSON, with whatever engine and however watched.
 */
#ifndef VM_CORE_STATS_H
#define VM_CORE_STATS_H

#include "vm/base/buf.h"
#include "vm/core/cpu.h"

enum stats_stop {
    STATS_HALT,
    STATS_LIMIT,
    STATS_FAULT,
    STATS_WEDGED,
    STATS_INTERRUPTED,
    STATS_ERROR /* of the host or the file: the guest may not have begun */
};

/* Their names in the object. */
extern const char *const stats_stops[];

/* A count that only some surroundings have. */
struct stats_row {
    const char *name; /* in the table; with _ for blanks, in the object */
    octa value;
};

struct stats {
    struct cpu_counts counts;
    octa before; /* instructions that were done before it was restored */
    const struct stats_row *rows; /* borrowed */
    size_t row_count;
    octa memory;
    enum stats_stop stop;
    int status;
    bool has_pc;
    octa pc;
    const char *file; /* null: the line is not known */
    tetra line;
    bool has_state;
    octa state, memory_hash, registers_hash;
    const char *reason;        /* null: there is nothing to say */
    struct run_figures engine; /* shown if the engine has counted */
    octa misses;               /* of the bus; likewise */
    double seconds;
};

/* Append the table, or the JSON object and a newline, to OUT, whose status
 * tells of failure. */
void stats_table(struct buf *out, const struct stats *s);
void stats_json(struct buf *out, const struct stats *s);

#endif
