/* power.h - the machine page: power, sizes, hypercall. */
#ifndef SYSVM_DEV_POWER_H
#define SYSVM_DEV_POWER_H

#include "sysvm/dev/dev.h"

/* A guest has stored VALUE in its hypercall register. */
typedef void power_hypercall(void *hypervisor, octa value);

struct power {
    struct dev dev;
    bool is_off; /* the run is to end, */
    octa status; /* with this status */
    octa guest;  /* what the hypercall register reads: the guest's number */
    power_hypercall *hypercall; /* null: a store does nothing */
    void *hypervisor;           /* borrowed; its first argument */
};

/* A machine that is on and has no hypervisor. */
void power_init(struct power *p, struct dev_port *port);

#endif
