/* compare.h - what differs between two moments on the stage.
 *
 * A scene is what a run has left behind.  Of it everything counts that a
 * program could notice, or the machine below it; but time, which every
 * instruction takes, only if it has gone faster than that.
 */
#ifndef SYSVM_CLASSIFY_COMPARE_H
#define SYSVM_CLASSIFY_COMPARE_H

#include "sysvm/classify/stage.h"

/* What is the machine's, and where it is. */
struct moment {
    octa pc, insns, fresh;
    octa sr[SREG_COUNT];
    bool is_guest;
};

struct scene {
    struct classify_run run;
    unsigned facts; /* CLASSIFY_ bits of this run alone */
    struct moment before;
    struct cpu after; /* its pointers are not to be used */
    octa written;     /* a bit for each page of the program */
    octa page[PAGES_COUNT][BUS_PAGE_OCTAS]; /* of those, what is in it */
};

/* The moment at which C is. */
struct moment compare_moment(const struct cpu *c);

/* Does the program have something else behind the run of A than behind that of
 * B, which began alike for it?  Where pc is, counts from where the instruction
 * was, or absolutely. */
bool compare_programs(const struct scene *a, const struct scene *b,
                      const struct stage *s, struct classify_difference *d);

/* Has the run of A changed what is the machine's, but by time? */
bool compare_machines(const struct scene *a, const struct stage *s,
                      struct classify_difference *d);

/* Is the mode another one behind the run of A? */
bool compare_modes(const struct scene *a, const struct stage *s,
                   struct classify_difference *d);

#endif
