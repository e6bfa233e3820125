/* run.h - what one run of the threaded engine keeps in the processor.
 *
 * None of it is state of the machine; but for the figures, and whether they
 * are wanted, it means nothing between two runs.  It lies in struct cpu because
 * the handlers (threaded.h) have but one register of the host to find
 * everything with.
 */
#ifndef VM_CORE_RUN_H
#define VM_CORE_RUN_H

#include "vm/base/base.h"

/* What the engine has done, if it was asked to count (engine.h). */
struct run_figures {
    octa dispatches; /* handlers called, and instructions that the switch
                        engine executed without one */
    octa blocks;     /* begun, or gone on with behind an instruction that the
                        switch engine has executed */
    octa superinsns; /* of the handlers, those of chains */
};

struct run {
    octa va;                    /* of the page being executed */
    struct code_entry *entries; /* its entries */
    octa *full;                 /* a ring above the slot at rS: no $0 plus rL
                                   reaches this without a spill */
    octa most;                  /* local registers that there may be: rG, or
                                   less than CODE_LOOK */
    octa bad;                   /* bad guesses since the slice began */
    struct code *code;          /* the cache */
    struct code_page *page;     /* the page being executed */
    octa origin;                /* rO - 8 base */
    octa start;                 /* what was left when the slice began */
    octa target;                /* where a jump out of the page goes */
    octa wanted;                /* the address that no window was found for */
    struct engine_result *result;
    /* Where registers became local for a whole block, with what was left and
     * rL then; the former tells whether the engine is still in that block. */
    const struct code_entry *grown;
    octa grown_acc, grown_l;
    octa counted; /* 0 or THREADED_MODE_COUNTED: engine_count() */
    octa seen;    /* acc in the block that was counted last */
    struct run_figures figures;
};

#endif
