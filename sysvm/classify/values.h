/* values.h - what is in the registers when a run begins.
 *
 * A program has one of several sets of values, its part in the play: small
 * numbers, numbers that overflow, addresses, and so on.  What is the machine's
 * is different on each machine, whatever the part.
 */
#ifndef SYSVM_CLASSIFY_VALUES_H
#define SYSVM_CLASSIFY_VALUES_H

#include "sysvm/classify/classify.h"

enum {
    VALUES_NUMBERS,
    VALUES_ADDRESSES = 4,
    VALUES_NEGATIVE_ADDRESSES,
    VALUES_CONTEXT, /* $3 is what UNSAVE wants */
    VALUES_PARTS = 10,
    VALUES_SAVING = VALUES_PARTS /* for the context that UNSAVE shall find */
};

/* What PART is called. */
const char *values_name(unsigned part);

/* The mask that a kernel gives to those in MODE: all that an instruction can be
 * guilty of interrupts it; but p, which every instruction of a kernel would
 * raise. */
octa values_mask(enum classify_mode mode);

/* Let the registers of C, which is after reset, be as RUN says; CONTEXT is an
 * address for VALUES_CONTEXT.  But for pc, rV, rVV. */
void values_set(struct cpu *c, const struct classify_run *run, octa context);

/* As if no time had passed since. */
void values_set_time(struct cpu *c, const struct classify_run *run);

#endif
