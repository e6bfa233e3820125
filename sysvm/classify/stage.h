/* stage.h - the stage on which instructions show what they do.
 *
 * One machine is set up anew for each run, as one of two that a program could
 * not tell apart by what is its own (values.h, pages.h).  No device can be
 * reached: there is none at the addresses that the values give.
 */
#ifndef SYSVM_CLASSIFY_STAGE_H
#define SYSVM_CLASSIFY_STAGE_H

#include "sysvm/classify/pages.h"
#include "sysvm/machine.h"

struct stage {
    struct machine *machine; /* owned */
    engine_run *engine;
    struct cpu_kind kind;
    octa *frame[PAGES_FRAMES];                /* in the machine's memory */
    octa image[PAGES_FRAMES][BUS_PAGE_OCTAS]; /* before a run */
    octa dirty;                               /* a bit for each frame */
    octa machines;   /* a bit for each special register that is not the
                        program's, by what SAVE and UNSAVE do */
    octa context;    /* what UNSAVE wants */
    octa drops;      /* stage_drops() before the run */
    unsigned filled; /* machine that the translation cache is filled for */
};

/* A stage with a processor of KIND; returns owned, or null when there is no
 * memory. */
struct stage *stage_create(struct cpu_kind kind, engine_run *engine) MUST_CHECK;
void stage_destroy(struct stage *s); /* S may be null */

/* The state before RUN, with the machine about to execute the word.  False: it
 * is to be inserted, and RESUME was refused. */
bool stage_prepare(struct stage *s, const struct classify_run *run) MUST_CHECK;

/* Execute the word of RUN, which was prepared: nothing else, but a SWYM before
 * it if the engine wants more than one instruction. */
void stage_step(struct stage *s, const struct classify_run *run);

/* How often entries of the translation cache were dropped or changed. */
octa stage_drops(const struct stage *s);

/* Has a run been impossible for lack of the host's memory? */
bool stage_is_exhausted(const struct stage *s);

/* The Z of the RESUME that inserts the word of RUN. */
byte stage_resume(const struct classify_run *run);

#endif
