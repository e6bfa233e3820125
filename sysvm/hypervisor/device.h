/* device.h - a guest's access to where no RAM is: devices, or nothing.
 *
 * The guest's devices are those of the bare machine, the very same code
 * (sysvm/dev), in a row of its own, with the guest's own time.
 */
#ifndef SYSVM_HYPERVISOR_DEVICE_H
#define SYSVM_HYPERVISOR_DEVICE_H

#include "sysvm/hypervisor/guest.h"

/* The access X (WHY_FETCH or ACCESS) is permitted and leads to AT, which is
 * not in RAM. */
enum verdict device_access(struct guest *g, struct vmexit *x,
                           struct gpa at) MUST_CHECK;

/* Do A, which is no fetch and leads to AT, which is not in RAM: a load gets
 * its value.  Where there is nothing, that is requested in rQ. */
void device_serve(struct guest *g, struct bus_access *a, struct gpa at);

#endif
