/* observe.h - a run that is counted and described, instruction by instruction.
 *
 * The engine is given one instruction at a time; before and after each of
 * them the profile and the trace look at the processor.  The run is the same
 * as without: only slower, and with something to show.
 */
#ifndef VM_CORE_OBSERVE_H
#define VM_CORE_OBSERVE_H

#include "vm/core/process.h"
#include "vm/core/profile.h"
#include "vm/core/trace.h"

/* Shows TEXT, some lines of a trace. */
typedef void observe_show(void *context, const struct buf *text);

struct observe {
    struct profile profile;
    struct trace trace;
    bool traces;
    struct buf text; /* of the trace, not yet shown */
    bool failed;     /* memory ran out: some lines are missing */
    observe_show *show;
    void *context; /* for it */
};

/* Profile, and if TRACES describe the first LIMIT executions of each
 * instruction by way of SHOW. */
void observe_init(struct observe *o, bool traces, octa limit,
                  observe_show *show, void *context);
void observe_fini(struct observe *o);

/* Run P with ENGINE to its end, or until there is another reason to stop.
 * What the guest writes and the trace are shown in the order of the run. */
struct process_stop observe_run(struct observe *o, struct process *p,
                                engine_run *engine);

#endif
