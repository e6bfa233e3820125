/* exitstats.h - what guests have cost: the table of exits, and a JSON object.
 *
 * Popek and Goldberg call a monitor efficient when the processor itself
 * executes nearly all instructions.  So for each guest is counted: how many it
 * has executed, how many the hypervisor has emulated instead, and why each
 * exit was.  The JSON object has "schema" 1 and
 *
 *      stop status reason memory   as stats.h has them; memory is the machine's
 *      shadow                      the strategy
 *      switches                    of guests
 *      guests                      what follows, of each: an array
 *      and the sum of their numbers, with the same names:
 *
 *      guest                       its number (not in the sum)
 *      stop status pc reason       how it ended, or was stopped (likewise)
 *      instructions                its own; of these
 *      direct emulated               by the processor, by the hypervisor
 *      entries slices              times it was entered, and switched to
 *      exits                       an object: by reason (exit.def)
 *      nested_instructions         of them, those of the guest's own guest
 *      nested_exits                likewise
 *      get put                     objects: by special register
 *      fills drops                 of shadow entries
 *      forced_traps dynamic_traps  that its kernel was given
 *      page_ins page_outs
 *      memory                      bytes: of pages that it has touched
 *      memory_hash registers_hash  what a machine has in its place (not in the
 *                                  sum)
 *
 * Nothing in it depends on the engine or on time.
 */
#ifndef SYSVM_HYPERVISOR_EXITSTATS_H
#define SYSVM_HYPERVISOR_EXITSTATS_H

#include "sysvm/hypervisor/hypervisor.h"
#include "vm/core/stats.h"

/* How something ended. */
struct exitstats_end {
    enum stats_stop stop;
    int status;
    const char *reason; /* null: there is nothing to say */
};

struct exitstats {
    const struct hypervisor *hypervisor; /* borrowed; null: none ever was */
    struct exitstats_end end;
    const struct exitstats_end *guests; /* borrowed; by number */
    double seconds;                     /* for the table */
};

/* Append the table, or the JSON object and a newline, to OUT, whose status
 * tells of failure.  The table needs a hypervisor. */
void exitstats_table(struct buf *out, const struct exitstats *s);
void exitstats_json(struct buf *out, const struct exitstats *s);

#endif
