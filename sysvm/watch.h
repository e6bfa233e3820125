/* watch.h - a machine whose every step is described.
 *
 * Who describes looks at memory through a bus of his own, so that the machine
 * does not notice.
 */
#ifndef SYSVM_WATCH_H
#define SYSVM_WATCH_H

#include "sysvm/machine.h"
#include "vm/core/profile.h"
#include "vm/core/trace.h"

struct watch {
    struct profile profile;
    struct trace trace;
};

/* Describe the first LIMIT executions of each instruction.  W may not be
 * moved. */
void watch_init(struct watch *w, octa limit);
void watch_fini(struct watch *w);

/* As machine_step(), and append to TEXT what there is to say. */
struct machine_stop watch_step(struct watch *w, struct machine *m,
                               struct buf *text);

#endif
