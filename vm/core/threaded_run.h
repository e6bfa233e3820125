/* threaded_run.h - how handlers go from one entry to the next. */
#ifndef VM_CORE_THREADED_RUN_H
#define VM_CORE_THREADED_RUN_H

#include "vm/core/engine.h"
#include "vm/core/threaded.h"

#define ARGS              THREADED_ARGS
#define PASS              THREADED_PASS
#define HANDLER(name)     static void name(ARGS)
#define RARELY(condition) __builtin_expect((condition), 0)

/* The ways out of the handlers (exec_threaded.c).  Each is a handler itself:
 * the slice is used up; the block at E needs a closer look; the switch engine
 * has to execute the instruction of E; the load or store of E wants another
 * window; go on at c->run.target. */
code_handler threaded_edge_slow, threaded_edge_look, threaded_step,
    threaded_look_load, threaded_look_store, threaded_go;

/* On within the block. */
#define NEXT                                                                   \
    do {                                                                       \
        e++;                                                                   \
        return e->run(PASS);                                                   \
    } while (0)

/* Begin the block at TARGET. */
#define EDGE(target)                                                           \
    do {                                                                       \
        e = (target);                                                          \
        acc -= e->cost;                                                        \
        if (RARELY(sig(acc) < 0))                                              \
            return threaded_edge_slow(PASS);                                   \
        if (RARELY((byte)l < e->need))                                         \
            return threaded_edge_look(PASS);                                   \
        return e->run(PASS);                                                   \
    } while (0)

/* Begin the block that lies BYTES behind this entry. */
#define EDGE_BY(bytes)                                                         \
    EDGE((const struct code_entry *)(const void *)((const byte *)e +           \
                                                   sig(bytes)))

/* Begin the block at an address of the guest's. */
#define GO(address)                                                            \
    do {                                                                       \
        octa to_ = (address), i_ = to_ - c->run.va;                            \
                                                                               \
        i_ = i_ >> 2 | i_ << 62;                                               \
        if (i_ < CODE_PAGE_INSNS)                                              \
            EDGE(&c->run.entries[i_]);                                         \
        c->run.target = to_;                                                   \
        return threaded_go(PASS);                                              \
    } while (0)

#endif
