/* machine.h - the bare machine: a processor with a kernel, memory, devices.
 *
 *                     machine_run()
 *                          |  runs, stops
 *       engine ---- cpu ---+--- bus of the user ----+
 *                          +--- two of its guest ---+
 *                          +--- bus of the kernel --+--- access
 *                                                         |
 *                              tcache ---- mmu -----------+
 *                                                         |
 *                              row of devices ---- mem ---+
 *
 * The engine executes instructions and knows nothing of interrupts.  The
 * machine gives it a budget up to the next moment that matters (rI, an alarm,
 * a disk, the limit) and looks after each stop whether a trap is due: irq.h.
 * There is a bus for each mode; which one the processor has depends on the
 * sign of pc, and a jump across is a fetch that the bus refuses.  With V the
 * guest has a user's and a kernel's of its own: what it may do differs, and so
 * does what is decoded from its code.
 *
 * Time is the number of instructions: the same input gives the same run.
 */
#ifndef SYSVM_MACHINE_H
#define SYSVM_MACHINE_H

#include <signal.h>

#include "sysvm/access.h"
#include "sysvm/mem.h"
#include "sysvm/tcache.h"
#include "sysvm/wide.h"
#include "vm/core/engine.h"

enum machine_why {
    MACHINE_BUDGET,      /* as many instructions were completed as asked for */
    MACHINE_OFF,         /* the power was switched off, with a status */
    MACHINE_INSNS,       /* it has had all its instructions */
    MACHINE_WEDGED_TRAP, /* a trap went to a non-negative address */
    MACHINE_WEDGED_LOOP, /* software translation wants to be translated */
    MACHINE_WEDGED_IDLE, /* SYNC 4, and nothing can ever come */
    MACHINE_INTERRUPTED, /* a signal came */
    MACHINE_LEFT,        /* the person at the console has gone */
    MACHINE_GIVEN_UP,    /* a SYNC 4 was, here or in the recording, and nobody
                            wants to stop: it may go on */
    MACHINE_NO_MEMORY,   /* the host has no more */
    MACHINE_NO_LOG,      /* the log to be replayed is of another run */
    MACHINE_STOP,        /* as cpu.stops wants it: before the instruction at pc,
                            or stops.is_asked behind the last step */
    MACHINE_EXIT         /* is_hosted: guest mode has been left by a trap, of
                            which the registers tell; not an end */
};

struct machine_stop {
    enum machine_why why;
    octa pc;     /* the next instruction; WEDGED_TRAP: the handler's address */
    byte status; /* OFF */
};

struct machine_options {
    octa ram;                    /* bytes, of whole pages */
    struct cpu_kind kind;        /* of processor.h */
    bool is_hosted;              /* the host of guest mode is no program: a
                                    trap from there is a MACHINE_EXIT */
    size_t tcache;               /* entries on each side; 0: as usual */
    octa max_insns;              /* 0: no limit */
    struct console_host console; /* borrowed */
    struct image *disk;          /* borrowed; null: a disk without sectors */
    octa disk_latency;           /* 0: as usual */
    struct inputlog *log;        /* borrowed; null: input is not kept */
    const volatile sig_atomic_t *interrupted; /* borrowed; may be null */
    const bool *is_left;                      /* likewise */
};

/* What a mode's bus has around it. */
struct machine_mode {
    struct machine *machine;
    bool is_kernel, is_guest;
    struct bus bus;
    struct wide wide;
};

/* What has happened, by reason. */
struct machine_counts {
    octa forced, dynamic; /* traps */
    octa stalls; /* of these, with no instruction completed: a fetch, load or
                    store was refused, a guest's instruction was sensitive,
                    or software has to translate */
};

struct machine {
    struct cpu cpu;
    struct machine_mode user, kernel, guest_user, guest_kernel;
    struct bus peek; /* loads without being noticed: for who looks on */
    struct machine_counts counts;
    struct mem mem;
    struct row row;
    struct tcache tcache;
    struct mmu_rv rv, rvv; /* rV and rVV in parts */
    struct access access;
    struct image no_disk;
    octa mask; /* rK when the instruction at hand began */
    octa max_insns;
    bool is_hosted;
    const volatile sig_atomic_t *interrupted;
    const bool *is_left;
    struct machine_stop end; /* once why is OFF or WEDGED: the run is over */
};

/* A machine after reset: RAM of zeros, pc and rO at 0, nothing to execute;
 * boot.h fills it.  Returns owned, or null when there is no memory. */
struct machine *machine_create(const struct machine_options *o) MUST_CHECK;

/* M may be null. */
void machine_destroy(struct machine *m);

/* Is WHY a reason that ends the run for good? */
bool machine_is_end(enum machine_why why);

/* Execute up to BUDGET instructions with ENGINE.  At every stop the processor
 * is between two instructions and its counts are exact.  A run that is over
 * stays so: to call again returns the same.
 *
 * What was asked for (stops_ask) is looked at behind each step that may have
 * done so; stops.is_asked stays set until the caller clears it, also when the
 * run has ended for another reason. */
struct machine_stop machine_run(struct machine *m, engine_run *engine,
                                octa budget);

/* The number of steps so far: an instruction that was completed, or a trap
 * taken instead of one.  Unlike the number of instructions it never stands
 * still, so it is what tells two moments apart. */
octa machine_steps(const struct machine *m);

/* As machine_run(), with a budget of STEPS, exactly. */
struct machine_stop machine_run_steps(struct machine *m, engine_run *engine,
                                      octa steps);

/* One step, by the switch engine. */
struct machine_stop machine_step(struct machine *m);

/* Go on in guest mode as RESUME 2 would, by rWW rXX rYY rZZ, with $255 as rK
 * and rBB as $255: for who has caught a MACHINE_EXIT, or wants to begin.  It is
 * no instruction and takes no time.  M is in host mode, with V. */
void machine_enter_guest(struct machine *m);

/* What V is translated by: rV, or rVV if it is negative and this is guest
 * mode; null: it is not, being physical.  Borrowed. */
static inline const struct mmu_rv *machine_translation(const struct machine *m,
                                                       struct va v)
{
    if (!addr_is_negative(v))
        return &m->rv;
    return m->cpu.is_guest ? &m->rvv : NULL;
}

/* Let rV be RV and rVV be RVV, and the buses forget what is no longer true;
 * cheap if nothing changes. */
void machine_put_translation(struct machine *m, octa rv, octa rvv);

/* LDVTS with the operand KEY in host mode; a negative KEY is that of an
 * address translated by rVV.  Returns what goes to $X. */
unsigned machine_ldvts(struct machine *m, octa key);

/* SYNC 6: the translation cache is empty. */
void machine_sync6(struct machine *m);

/* Are the fields of rV such that addresses can be translated at all? */
bool machine_has_valid_rv(const struct machine *m);

/* What the devices ask for, bits for rQ, which they forget. */
octa machine_take_requests(struct machine *m);

/* Let the buses forget all that they know of pages: rV has changed, or an
 * entry of the translation cache has, or is gone.  The cache itself stays. */
void machine_forget_translations(struct machine *m);

/* The same, and all that was decoded: the contents of memory are others. */
void machine_forget_all(struct machine *m);

#endif
