/* target.h - what is debugged, as history and session see it.
 *
 * A process, a machine, a hypervisor with guests; later a guest under KVM.  All
 * of them have a processor, run in STEPS, and can be brought back to an earlier
 * state:
 *
 *      small state   processor, devices, place in the input log: some KiB,
 *                    saved and restored as a whole
 *      blocks        8 KiB each, of memory and of disks: many, so that only
 *                    those are kept that change
 *
 * A step is an instruction that was completed, or a trap that was taken
 * instead of one; the number of steps so far is the time.  It never stands
 * still, and at each step there is exactly one state, unlike the count of
 * instructions.
 *
 * A hypervisor has LEVELS.  What runs is the machine's processor, which is
 * real; whose registers and memory are shown, read and set is another question:
 * the machine's, or a guest's as that one believes them to be.
 */
#ifndef DEBUGGER_TARGET_H
#define DEBUGGER_TARGET_H

#include "vm/base/reader.h"
#include "vm/core/cpu.h"
#include "vm/core/stops.h"
#include "vm/isa/mmo.h"

enum { TARGET_BLOCK = BUS_PAGE_BYTES };

enum target_why {
    TARGET_STEPS,       /* as many steps were done as asked for */
    TARGET_STOP,        /* as cpu.stops wants it: stops.h */
    TARGET_ENDED,       /* the guest's run is over for good */
    TARGET_LIMIT,       /* a limit that the user has set was reached */
    TARGET_INTERRUPTED, /* Ctrl-C */
    TARGET_FAILED       /* the host has no memory, or the log is of another
                           run */
};

/* The block KEY is going to change; BLOCK has what it is now, or is null as
 * long as it does not exist.  It may be told again before the next track(). */
typedef void target_witness(void *context, octa key, const octa *block);

/* An octa of a block.  Its key has a physical address in its lowest 48 bits. */
struct target_octa {
    octa key;
    unsigned index; /* 0 to TARGET_BLOCK / 8 - 1 */
};

struct target;
struct addrspace;

/* Who is looked at. */
struct target_view {
    unsigned level;  /* 0: the machine, or process; 1: a guest; 2: its guest */
    unsigned guest;  /* which, but for level 0 */
    bool is_current; /* likewise: whichever has the processor */
};

struct target_class {
    void (*destroy)(struct target *t); /* what was created; may not be null */
    const char *name;                  /* "process", "machine" */

    /* The number of steps since the run began. */
    octa (*now)(const struct target *t);

    /* The number of instructions completed; with guests, by all of them. */
    octa (*insns)(const struct target *t);

    /* Do up to STEPS steps; with one, by the switch engine.  A run that is over
     * stays so. */
    enum target_why (*run)(struct target *t, octa steps);

    /* Append the small state to B, whose status tells of failure.  Restored,
     * the target is no longer live: what the host has said comes from the
     * input log, and the host hears nothing. */
    void (*save)(struct target *t, struct buf *b);
    enum status (*restore)(struct target *t, struct reader *r) MUST_CHECK;

    /* The state is the newest one there has ever been: from here on the host is
     * asked again.  What the input log has beyond is forgotten. */
    void (*go_live)(struct target *t);

    /* From now on WITNESS hears of each block before it changes; null: nobody
     * does. */
    void (*track)(struct target *t, target_witness *witness, void *context);

    /* What the block KEY is, or null. */
    const octa *(*block)(const struct target *t, octa key);

    /* Make the block KEY what BLOCK says, or not exist if that is null.  The
     * witness does not hear of it. */
    enum status (*put)(struct target *t, octa key,
                       const octa *block) MUST_CHECK;

    /* A fingerprint of the whole state: the same for equal states, as seen
     * between two runs. */
    enum status (*hash)(struct target *t, octa *hash) MUST_CHECK;

    /* Append why the run is over, or cannot go on: words for a person, one
     * line without its end. */
    void (*explain)(struct target *t, struct buf *out);

    /* Was it the last run that FAILED?  Then explain() tells why. */
    bool (*has_failed)(const struct target *t);

    /* The exit status that the guest has left; after ENDED. */
    int (*status)(const struct target *t);

    /* Write the guest's output that was kept back. */
    enum status (*flush)(struct target *t, struct error *e) MUST_CHECK;

    /* Where the octa around VA is kept, as the processor sees it now for KIND:
     * true, with the place in *AT.  False, with the reason in WHY unless
     * null: there is none for it.  Permissions do not matter, and nobody
     * notices. */
    bool (*find)(struct target *t, octa va, enum bus_kind kind,
                 struct target_octa *at, struct buf *why);

    /* Is there an instruction at the real pc, which the processor would get if
     * it fetched it now?  Nobody notices.  If so, in *INSN. */
    bool (*has_insn)(struct target *t, tetra *insn);

    /* Let each change of one of the COUNT octas AT end the run behind the
     * instruction (stops_ask); they replace the ones before. */
    enum status (*watch)(struct target *t, const struct target_octa *at,
                         size_t count) MUST_CHECK;

    /* The entries of page tables that lead to the page of VA, where rV is
     * SPACE, in the order of the walk: up to ROOM of them in AT.  Returns how
     * many; 0 where nothing is translated. */
    size_t (*entries)(struct target *t, octa va, octa space,
                      struct target_octa *at, size_t room);

    /* Let the octa AT be VALUE, as if it had always been: the witness hears of
     * it, decoded instructions are dropped. */
    enum status (*poke)(struct target *t, struct target_octa at,
                        octa value) MUST_CHECK;

    /* Somebody has set registers in *t->cpu by hand: let them be the state.
     * STATUS_REFUSED, with the reason in E: they may not be set, and are as
     * they were. */
    enum status (*commit)(struct target *t, struct error *e) MUST_CHECK;

    /* How addresses are translated for who is looked at, in *S.  False: they
     * are not. */
    bool (*space)(struct target *t, struct addrspace *s);

    /* From now on S hears of events; null: nobody does. */
    void (*listen)(struct target *t, const struct events *s);

    /* -- with levels only; else null -- */

    /* Let V be who is looked at: t->cpu, t->program. */
    void (*look)(struct target *t, struct target_view v);

    /* The number of the guest that has the processor, or gets it next. */
    unsigned (*current)(const struct target *t);

    /* Is a guest's instruction at hand begun but not yet complete, or a trap
     * instead of it not yet dealt with? */
    bool (*is_between)(const struct target *t);

    /* Is it a guest's own guest that has the processor, or gets it next? */
    bool (*is_nested)(const struct target *t);

    /* Why there is nothing to show of who is looked at: a sentence without its
     * full stop; null: there is. */
    const char *(*absence)(const struct target *t);

    /* Is the special register NUMBER of who is looked at known? */
    bool (*has_special)(const struct target *t, unsigned number);
};

/* The first member of each kind of target. */
struct target {
    const struct target_class *class;
    struct cpu *real; /* the processor that runs; borrowed */
    struct cpu *cpu;  /* what is shown of it, or of a guest's: the
                         same, or like it; borrowed */
    struct target_view view;
    const struct mmo *program; /* its symbols and lines; borrowed */
    const struct mmo *user;    /* those of a user's program that it runs;
                                  borrowed, or null */
    const struct mmo *nested;  /* those of what the guest's guest that is looked
                                  at begins with; borrowed, or null */
    struct stops stops;        /* which cpu->stops refers to */
    bool is_live;              /* the host is asked, and hears */
};

/* The program whose symbols and lines the address A has: on a machine that
 * runs a known program, that one's unless A is negative. */
const struct mmo *target_program(const struct target *t, octa a);

/* The one whose symbols and lines A has not; null if there is only one. */
const struct mmo *target_other(const struct target *t, octa a);

/* Its physical address, of the machine or as a guest believes it. */
octa target_address(struct target_octa at);

/* The value of the octa AT; 0 if its block does not exist. */
octa target_octa(const struct target *t, struct target_octa at);

/* The octa around VA as T's processor would load it, or fetch it, in *VALUE;
 * false as find() says. */
bool target_load(struct target *t, octa va, enum bus_kind kind, octa *value,
                 struct buf *why);

/* The instruction at the pc that is shown, or 0. */
tetra target_insn(struct target *t);

/* Let V be who is looked at; returns who was. */
struct target_view target_look(struct target *t, struct target_view v);

/* Is a guest's instruction at hand begun but not complete (is_between)? */
bool target_is_between(const struct target *t);

/* Does a guest's own guest run (is_nested)? */
bool target_is_nested(const struct target *t);

/* STATUS_REFUSED, with the reason in E, if there is nothing to show of who is
 * looked at (absence). */
enum status target_need(const struct target *t, struct error *e);

/* Is the special register NUMBER of who is looked at known (has_special)? */
bool target_has_special(const struct target *t, unsigned number);

/* The number of the guest that is looked at. */
unsigned target_guest_number(const struct target *t);

/* For who has no levels: what is shown is what is real. */
enum status target_commit_nothing(struct target *t, struct error *e);
octa target_insns_of_cpu(const struct target *t);
void target_listen_to_cpu(struct target *t, const struct events *s);

#endif
