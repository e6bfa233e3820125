/* schedule.h - whose turn it is.
 *
 * Guests take turns in the order of their numbers.  A turn is a slice of
 * instructions times the guest's weight, by the guest's own clock; who is over
 * or paused, or waits for a person, is passed by, and who is idle (SYNC 4) has
 * had his turn.  Nothing of this can be told from inside a guest.
 */
#ifndef SYSVM_HYPERVISOR_SCHEDULE_H
#define SYSVM_HYPERVISOR_SCHEDULE_H

#include "sysvm/hypervisor/guest.h"

enum { SCHEDULE_SLICE = 100000 };

/* Is it somebody else's turn than G's? */
bool schedule_is_due(const struct guest *g);

/* Could another guest than G have the processor now? */
bool schedule_has_others(const struct guest *g);

/* Let the next guest that can run be the current one, with its world in the
 * processor: perhaps the same.  False: there is none. */
bool schedule(struct hypervisor *h) MUST_CHECK;

#endif
