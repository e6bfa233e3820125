/* clock.h - instructions, time, and an alarm.
 *
 * Time is the number of instructions since reset, and what SYNC 4 skipped.
 * The alarm goes off once, when time has come to it or is already beyond, and
 * is 0 then; 0 means that it is not set.
 */
#ifndef SYSVM_DEV_CLOCK_H
#define SYSVM_DEV_CLOCK_H

#include "sysvm/dev/dev.h"

struct clock {
    struct dev dev;
    octa alarm;
};

/* A clock without alarm. */
void clock_init(struct clock *c, struct dev_port *port);

#endif
