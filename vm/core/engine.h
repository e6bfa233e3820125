/* engine.h - running instructions.
 *
 * An engine executes instructions until its budget is used up or something
 * happens that is not its business, and says why it stopped.  It never
 * prints, exits, or reads a clock.  The processor is then between two
 * instructions, its counts exact; a refused instruction or a TRAP has not
 * happened yet, and the surroundings (process, machine) do what it asks for.
 *
 * A refused SAVE, UNSAVE or POP has done a part of its work: at.insn is then
 * the word that does the rest.
 */
#ifndef VM_CORE_ENGINE_H
#define VM_CORE_ENGINE_H

#include "vm/core/operands.h"

enum engine_stop {
    ENGINE_BUDGET,    /* as many instructions were completed as allowed */
    ENGINE_FAULT,     /* the next instruction is refused: *fault* says why */
    ENGINE_TRAP,      /* the next instruction is TRAP, in *at* */
    ENGINE_SYSTEM,    /* the next is LDVTS, SYNC 4 or 6, SAVE $X,4 or UNSAVE
                         4,$Z, in *at*; what sets $X has made it local */
    ENGINE_SENSITIVE, /* the next, in *at*, is not illegal but sensitive, and
                         this is guest mode; what sets $X has made it local */
    ENGINE_ATTENTION, /* an instruction was completed that asks for it: *at*
                         has it, *attention* the reasons */
    ENGINE_STOP       /* the next instruction, in *at*, is one to stop before
                         (stops.h); nothing has been done of it */
};

struct engine_result {
    enum engine_stop stop;
    unsigned fault;     /* FAULT_ bits; the fetch itself may be refused */
    struct operands at; /* the refused instruction; insn is 0 if not fetched */
    unsigned attention; /* CPU_ATTENTION_ bits */
};

/* Execute up to BUDGET instructions on C.  Where the budget ends and a stop is
 * wanted, the budget has ended.  The switch engine leaves in *at* the last
 * one, also when it just used up its budget; the other one need not. */
typedef struct engine_result engine_run(struct cpu *c, octa budget);

/* The engine called NAME, "switch" or "threaded", or null. */
engine_run *engine_find(const char *name);

/* Let the threaded engine, from now on, count in c->run.figures what it does
 * on C.  It takes up to half as long again, so it is not done unasked. */
void engine_count(struct cpu *c);

/* The reference: one instruction after the other, plain C. */
engine_run exec_switch;

/* The fast one: direct threading over predecoded instructions. */
engine_run exec_threaded;

#endif
