/* stopped.h - why a machine has stopped, in words and as an exit status. */
#ifndef SYSVM_STOPPED_H
#define SYSVM_STOPPED_H

#include "sysvm/machine.h"
#include "vm/isa/mmo.h"

/* What is shown of it: of a machine, or of a guest that takes itself for one.
 */
struct stopped_state {
    octa insns;     /* instructions so far, */
    octa max_insns; /* and the most that there may be */
    octa special[SREG_COUNT];
};

/* Append why something with STATE has stopped so, other than by its power, and
 * where: with the line of KERNEL, if that is known, and what a trap has left in
 * the registers if it is wedged.  A why of BUDGET means that a recording ends
 * here. */
void stopped_add_state(struct buf *out, const struct stopped_state *state,
                       const struct machine_stop *stop,
                       const struct mmo *kernel);

/* The same for M. */
void stopped_add(struct buf *out, const struct machine *m,
                 const struct machine_stop *stop, const struct mmo *kernel);

/* The exit status of a run that has stopped so. */
int stopped_status(const struct machine_stop *stop);

#endif
