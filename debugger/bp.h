/* bp.h - breakpoints, watchpoints, catchpoints: where a run is to stop.
 *
 *      breakpoint   before the instruction at an address
 *      watchpoint   behind the instruction that changed a place: a register,
 *                   a special register, memory, the entries of a page table
 *      catchpoint   behind the instruction in which an event of a kind came
 *
 * Each may have a condition, a number of hits to be ignored, and be disabled.
 */
#ifndef DEBUGGER_BP_H
#define DEBUGGER_BP_H

#include "debugger/expr.h"

enum bp_kind { BP_BREAK, BP_WATCH, BP_CATCH };

struct bp {
    unsigned number; /* as shown, from 1 */
    enum bp_kind kind;
    bool is_enabled, is_temporary;
    char *text;      /* what the person wrote; owned */
    char *condition; /* owned, or null */
    octa ignore;     /* hits still to be ignored */
    octa hits;
    octa location;           /* BREAK */
    struct expr_value place; /* WATCH; of memory, and of tables: */
    octa *key, *index;       /* blocks and octas in them; owned */
    size_t count;            /* how many */
    octa frame;              /* rO, for a local register */
    octa *value;             /* of each; owned */
    unsigned kinds;          /* CATCH: a set of event kinds */
};

struct bps {
    struct bp **bp; /* owned, in the order of their numbers */
    size_t count, room;
    unsigned last; /* number that was given last */
};

#endif
