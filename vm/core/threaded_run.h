/* threaded_run.h - what the parts of the threaded engine share. */
#ifndef VM_CORE_THREADED_RUN_H
#define VM_CORE_THREADED_RUN_H

#include "vm/core/engine.h"
#include "vm/core/threaded.h"

/* What one run of the engine keeps besides the handlers' arguments. */
struct run {
    struct code *code;
    struct code_page *page; /* that of the entry being executed */
    octa origin;            /* rO - 8 base */
    octa *oldest;           /* the slot at rS */
    octa start;             /* acc when the slice began */
    octa bad;               /* bad guesses since then */
    octa target;            /* where a jump out of the page goes */
    struct engine_result result;
    /* Where registers became local for a whole block, with acc and rL then;
     * acc tells whether the engine is still in that block. */
    const struct code_entry *grown;
    octa grown_acc, grown_l;
};

#define ARGS              THREADED_ARGS
#define PASS              THREADED_PASS
#define RARELY(condition) __builtin_expect((condition), 0)

/* The ways out of the handlers (exec_threaded.c).  Each is a handler itself:
 * the slice is used up; the block at E needs a closer look; the switch engine
 * has to execute the instruction of E; go on at c->run->target. */
code_handler threaded_edge_slow, threaded_edge_look, threaded_step, threaded_go;

/* Begin the block at TARGET. */
#define EDGE(target)                                                           \
    do {                                                                       \
        e = (target);                                                          \
        acc -= e->cost;                                                        \
        if (RARELY(sig(acc) < 0))                                              \
            return threaded_edge_slow(PASS);                                   \
        if (RARELY(l < e->need))                                               \
            return threaded_edge_look(PASS);                                   \
        return e->run(PASS);                                                   \
    } while (0)

#define NEXT                                                                   \
    do {                                                                       \
        e++;                                                                   \
        return e->run(PASS);                                                   \
    } while (0)

#define GO(target_va)                                                          \
    do {                                                                       \
        octa va_ = (target_va), page_ = c->run->page->va;                      \
                                                                               \
        if (va_ - page_ < BUS_PAGE_BYTES && va_ % 4 == 0)                      \
            EDGE(&c->run->page->e[(va_ - page_) / 4]);                         \
        c->run->target = va_;                                                  \
        return threaded_go(PASS);                                              \
    } while (0)

#endif
