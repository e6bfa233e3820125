/* attend.h - what a machine does when its engine has stopped.
 *
 * The engine stops for a reason; here is what follows from each: a trap, an
 * instruction that is the machine's and not the processor's (TRAP, LDVTS,
 * SYNC 4 and 6, the world switch), what a guest's sensitive, an illegal one or
 * a masked fetch leaves behind, and the look at rQ and rK after an instruction
 * that was completed.
 */
#ifndef SYSVM_ATTEND_H
#define SYSVM_ATTEND_H

#include "sysvm/machine.h"

/* Do what R, the result of an engine's run, asks for.  m->mask is rK as it was
 * when the last instruction began.  Returns why the run is over or has to be
 * interrupted, or MACHINE_BUDGET if it goes on. */
enum machine_why attend(struct machine *m, const struct engine_result *r);

/* A RESUME 1 or 2 has ropcode 3, rightly: rYY is translated to the page of the
 * entry rZZ from now on, for the fetch if a SWYM stands for it. */
void attend_install(struct machine *m);

#endif
