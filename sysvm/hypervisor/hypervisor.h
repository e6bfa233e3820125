/* hypervisor.h - a monitor that runs many guests on one machine.
 *
 * The machine has a processor with V, which runs guests and nothing else:
 * whenever one traps, the machine stops, and what on real hardware would be
 * the hypervisor's code at rT and rTT is this folder, in C.  (The same steps
 * as a program for the machine itself: examples/hypervisor.)
 *
 *      machine runs a guest ----- trap ----+
 *             ^                            v
 *           enter                         why
 *             ^      handled               |
 *             +------------- emulate   <---+  a sensitive instruction
 *             |              shadow    <---+  refused by the shadow tables
 *             |                device  <- - - not RAM
 *             |                masked  <- - - refused, and nobody minds
 *             +-- reflect <----------------+  the guest's own business
 *             +-- schedule <---------------+  its time is over
 *
 * Read: this, guest.h, vcpu.h, why.h, then hypervisor.c and each step.
 *
 * Time, for who steps: an instruction of a guest is a step, a trap taken
 * instead of one is a step, and so is what the hypervisor does from an exit to
 * the next entry.
 */
#ifndef SYSVM_HYPERVISOR_HYPERVISOR_H
#define SYSVM_HYPERVISOR_HYPERVISOR_H

#include "sysvm/hypervisor/frames.h"
#include "sysvm/hypervisor/guest.h"
#include "vm/isa/mmo.h"

enum {
    HYPERVISOR_GUESTS = 1000,   /* at most */
    HYPERVISOR_FRAMES = 1 << 27 /* of the machine: 1 TiB */
};

enum hypervisor_why {
    HYPERVISOR_BUDGET,      /* as many steps as asked for */
    HYPERVISOR_OVER,        /* all guests are over */
    HYPERVISOR_PAUSED,      /* all that are not over are paused */
    HYPERVISOR_INTERRUPTED, /* a signal came */
    HYPERVISOR_LEFT,        /* the person at the console has gone */
    HYPERVISOR_GIVEN_UP,    /* a SYNC 4 was, and nobody wants to stop */
    HYPERVISOR_NO_MEMORY,   /* the machine, or the host, has no more */
    HYPERVISOR_NO_LOG,      /* a log to be replayed is of another run */
    HYPERVISOR_STOP         /* as the machine's cpu.stops wants it */
};

struct hypervisor_options {
    struct cpu_kind kind; /* the machine's; has_v */
    octa ram;             /* the machine's, bytes; 0: enough for all */
    enum shadow_strategy shadow;
    octa slice;         /* instructions; 0: as usual */
    bool has_hypercall; /* the register at offset 24 of device page 0 */
    const struct guest_options *guests; /* borrowed */
    unsigned guest_count;
    const volatile sig_atomic_t *interrupted; /* borrowed; may be null */
    const bool *is_left;                      /* likewise */
};

struct hypervisor {
    struct machine *machine; /* owned */
    struct bus by_hand; /* for who executes an instruction himself (retry.c);
                           always empty */
    struct frames frames;
    struct guest **guests; /* owned */
    unsigned guest_count;
    struct guest *current; /* whose registers are in the processor; or null */
    bool is_inside;  /* it is running; in guest mode but for has_exited: */
    bool has_exited; /* it has trapped, and nothing was done about it yet */
    octa entered;    /* the machine's instructions then */
    octa handled;    /* exits handled: steps */
    octa switches;   /* of guests */
    octa slice;
    enum shadow_strategy strategy;
    bool has_hypercall;
    bool is_exhausted;           /* no memory: the run has to end */
    struct pageout *pageout;     /* owned; null: no page was ever put out */
    const struct events *events; /* borrowed; or null */
    struct events of_machine;    /* who listens to the machine */
    const volatile sig_atomic_t *interrupted;
    const bool *is_left;
};

/* A machine with guests after reset, to be filled by hypervisor_boot().  On
 * failure returns null with the reason in E: STATUS_LIMIT when O asks for more
 * memory than a machine can have, or gives it too little; STATUS_NO_MEMORY. */
struct hypervisor *hypervisor_create(const struct hypervisor_options *o,
                                     struct error *e) MUST_CHECK;
void hypervisor_destroy(struct hypervisor *h); /* may be null */

/* The machine's RAM that O's guests need to have all of theirs at once. */
octa hypervisor_enough(const struct hypervisor_options *o);

/* Make the guest G ready to begin, as boot_load() does for a machine. */
enum status hypervisor_boot(struct hypervisor *h, struct guest *g,
                            const struct mmo *kernel, const char *command_line,
                            const struct buf *archive,
                            struct error *e) MUST_CHECK;

/* From now on S, which may be null, hears of what happens: borrowed. */
void hypervisor_listen(struct hypervisor *h, const struct events *s);

/* Take STEPS steps, with ENGINE for the guests' instructions. */
enum hypervisor_why hypervisor_run(struct hypervisor *h, engine_run *engine,
                                   octa steps);

/* Steps so far. */
octa hypervisor_steps(const struct hypervisor *h);

/* Show EVENT of G, if anybody listens to its kind: level and guest are set
 * here, and the instructions, which are the guest's. */
void hypervisor_tell(const struct guest *g, struct event e);

/* The same, where it is known whose it is: the guest's (level 1), or, if
 * IS_NESTED, its own guest's (level 2). */
void hypervisor_tell_of(const struct guest *g, bool is_nested, struct event e);

/* The whole state as one value, as snapshot.h has it for a machine; small: all
 * but the machine's RAM and the disks' sectors in memory. */
void hypervisor_take_small(struct hypervisor *h, struct buf *b);
enum status hypervisor_restore_small(struct hypervisor *h,
                                     struct reader *r) MUST_CHECK;
void hypervisor_take(struct hypervisor *h, struct buf *b);
enum status hypervisor_restore(struct hypervisor *h,
                               struct reader *r) MUST_CHECK;
enum status hypervisor_hash(struct hypervisor *h, octa *hash) MUST_CHECK;

#endif
