/* process.h - a user program with everything around it: the process VM.
 *
 * A processor of which a program sees the user's half, memory in which every
 * non-negative address is there, and a host that answers TRAPs.  The engine
 * knows nothing of these; it asks through the bus, and stops at what is not
 * its business.
 *
 *          process_run()
 *               |  runs, stops            miss
 *            engine ------ cpu ------ bus ------> ram
 *               |
 *              TRAP -----> hostcalls ----> files of the host
 *                              |
 *                           input log
 */
#ifndef VM_CORE_PROCESS_H
#define VM_CORE_PROCESS_H

#include "vm/core/engine.h"
#include "vm/core/hostcall.h"
#include "vm/core/ram.h"
#include "vm/isa/mmo.h"

enum process_why {
    PROCESS_BUDGET,      /* as many instructions were completed as asked for */
    PROCESS_HALT,        /* the program ended; its status is $255 */
    PROCESS_FAULT,       /* it did what it may not */
    PROCESS_INSNS,       /* it has had all its instructions */
    PROCESS_MEMORY,      /* it wants more memory than it may have */
    PROCESS_INTERRUPTED, /* a signal came */
    PROCESS_NO_MEMORY,   /* the host has no more */
    PROCESS_NO_LOG,      /* the log to be replayed is of another run */
    PROCESS_STOP         /* as cpu.stops wants it: before the instruction at pc,
                            or stops.is_asked behind the one before */
};

struct process_stop {
    enum process_why why;
    octa pc;        /* the next instruction: not done, unless the why is HALT:
                       then the TRAP, which is */
    tetra insn;     /* FAULT: the refused instruction */
    unsigned fault; /* FAULT: FAULT_ bits */
    octa va;        /* FAULT, MEMORY: the address that was refused, */
    bool has_va;    /* if it was an address */
};

struct process_options {
    octa max_insns; /* 0: no limit */
    octa max_mem;   /* bytes, of whole pages; 0: no limit */
    enum hostfile_policy files;
    const char *folder; /* for HOSTFILE_BELOW */
    enum inputlog_mode log;
    const volatile sig_atomic_t *interrupted; /* borrowed; may be null */
};

struct process {
    struct cpu cpu;
    struct bus bus;
    struct ram ram;
    struct hostcalls calls;
    octa max_insns; /* all ones: no limit */
    const volatile sig_atomic_t *interrupted;
    octa refused_va;         /* by the bus, last; */
    bool is_refused;         /* set since the instruction began */
    struct process_stop end; /* once why is HALT or FAULT: the run is over */
};

/* A process with the program M and the arguments ARGV (ended by null; the
 * first is its own name), about to begin.  Returns owned, or null with the
 * reason in E: STATUS_LIMIT when it does not fit into max_mem. */
struct process *process_create(const struct process_options *o,
                               const struct mmo *m, char *const *argv,
                               struct error *e) MUST_CHECK;

/* P may be null.  Output that was kept back is lost: process_flush(). */
void process_destroy(struct process *p);

/* Execute up to BUDGET instructions with ENGINE; TRAP and what it asks for is
 * one.  At every stop the counts are exact.  A run that is over stays so:
 * to call again returns the same.  When the budget and the limit of all
 * instructions end together, the why is BUDGET; a budget of 0 asks whether
 * there is a reason not to go on.
 *
 * What was asked for (stops_ask) is looked at behind each instruction that may
 * have done so; stops.is_asked stays set until the caller clears it, also when
 * the run has ended for another reason. */
struct process_stop process_run(struct process *p, engine_run *engine,
                                octa budget);

/* What has happened to P, in steps: an instruction that was completed, or the
 * one that was refused in the end. */
octa process_steps(const struct process *p);

/* Write the output that was kept back; see hostfile_flush(). */
enum status process_flush(struct process *p, struct error *e) MUST_CHECK;

/* What the program leaves as its exit status: the low byte of $255. */
byte process_status(const struct process *p);

#endif
