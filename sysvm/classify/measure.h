/* measure.h - execute everything, and look what happens. */
#ifndef SYSVM_CLASSIFY_MEASURE_H
#define SYSVM_CLASSIFY_MEASURE_H

#include "sysvm/classify/classify.h"

/* Execute all forms on a processor of KIND, by ENGINE where that can be (what
 * RESUME inserts is always executed by the plain one), and set all of *C.
 * STATUS_NO_MEMORY: *C means nothing. */
enum status measure_processor(struct classify *c, struct cpu_kind kind,
                              engine_run *engine) MUST_CHECK;

#endif
