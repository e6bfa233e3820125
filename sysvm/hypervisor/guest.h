/* guest.h - one guest: a machine that somebody only believes in.
 *
 * Its processor is in two parts.  While it runs, its registers are in the real
 * processor, and while another one runs, in its world, a page of the machine's
 * memory (world.h); what it must not touch is virtual (vcpu.h).  How it goes
 * on is its entry: what RESUME 2 will find in the special registers of a trap.
 *
 * Between an exit and the next entry, $255 of the real processor is the
 * guest's, as all other registers are.
 */
#ifndef SYSVM_HYPERVISOR_GUEST_H
#define SYSVM_HYPERVISOR_GUEST_H

#include "sysvm/hypervisor/gmem.h"
#include "sysvm/hypervisor/shadow.h"
#include "sysvm/hypervisor/vcpu.h"
#include "sysvm/machine.h"
#include "sysvm/trap.h"

struct hypervisor;

/* What RESUME 2 will be given. */
struct guest_entry {
    octa where;    /* rWW */
    octa xx;       /* rXX: negative, or what is to be inserted */
    octa y, z;     /* rYY, rZZ */
    bool is_shown; /* a result is inserted, which has other operands than the
                      instruction; a trap behind it shows these: */
    octa shown_y, shown_z;
};

/* What has happened; always counted. */
struct guest_counts {
    octa exits[EXIT_REASONS];
    octa get[SREG_COUNT], put[SREG_COUNT]; /* by register */
    octa
        nested_exits[EXIT_REASONS]; /* of them, from its own guest (level 2), */
    octa nested_insns;              /* and of its instructions */
    octa forced, dynamic;           /* traps that the guest's kernel has seen */
    octa stalls;   /* of these, with no instruction completed */
    octa emulated; /* instructions that the hypervisor has done */
    octa fills[3]; /* of shadow entries for r, w, x */
    octa drops;    /* shadow entries given up */
    octa entries;  /* times it was entered */
    octa slices;   /* times it was switched to */
    octa page_ins, page_outs;
};

struct guest_options {
    struct cpu_kind kind;        /* the processor that it shall believe in */
    octa ram;                    /* bytes, whole pages */
    size_t tcache;               /* entries on each side; 0: as usual */
    octa max_insns;              /* 0: no limit */
    struct console_host console; /* borrowed */
    struct image *disk;          /* borrowed; null: no sectors */
    octa disk_latency;           /* 0: as usual */
    struct inputlog *log;        /* borrowed; null: input is not kept */
    octa weight;                 /* slices at a time; 0: 1 */
};

/* Where a guest is in a SYNC 4 that waits for somebody at a keyboard. */
enum guest_wait {
    GUEST_RUNS,  /* in none */
    GUEST_WAITS, /* others have the processor meanwhile */
    GUEST_WOKEN  /* something has come; the SYNC is to be completed */
};

struct guest {
    struct hypervisor *host; /* borrowed */
    unsigned number;         /* from 0 on */
    struct cpu_kind kind;    /* the processor that it believes in */
    struct vcpu v;
    struct guest_entry entry;
    struct trap trap; /* what a handler wants to be reflected */
    struct gmem mem;
    struct tcache tc;            /* its translation cache, virtual */
    struct shadow *shadow;       /* owned; shadow.c's own */
    struct console_host console; /* borrowed: who is asked for input */
    struct row row;              /* its devices */
    struct image no_disk;
    tetra world;    /* frame */
    octa max_insns; /* all ones: no limit */
    octa weight;    /* slices at a time */
    octa slice_end; /* when the clock is that, others have their turn */
    bool is_paused; /* it gets no time until somebody lets it go on */
    enum guest_wait wait;
    bool is_stopped; /* a SYNC 4 was given up since the run is to stop */
    struct guest_counts counts;
    struct machine_stop end; /* once why is OFF, WEDGED or INSNS */
};

/* A guest after reset, NUMBER of H.  Returns owned, or null: no memory. */
struct guest *guest_create(struct hypervisor *h, unsigned number,
                           const struct guest_options *o) MUST_CHECK;
void guest_destroy(struct guest *g); /* may be null */

/* Whether G has come to an end. */
static inline bool guest_is_over(const struct guest *g)
{
    return g->end.why != MACHINE_BUDGET;
}

/* The machine's processor: G's, while it is the current one. */
struct cpu *guest_cpu(struct guest *g);

/* G's world in the machine's memory: 1024 octas, to be written. */
octa *guest_world(struct guest *g);

/* G's special register NUMBER as it believes it to be, G being current or
 * not. */
octa guest_special(struct guest *g, unsigned number);

/* G's register $I, likewise. */
octa guest_register(struct guest *g, unsigned i);

/* G's instructions so far, also while it runs. */
octa guest_clock(const struct guest *g);

/* G is over: WHY is OFF, WEDGED or INSNS. */
void guest_finish(struct guest *g, enum machine_why why, octa pc);

/* What the devices ask for goes to rQ. */
void guest_take_requests(struct guest *g);

/* Where G goes on, or has stopped. */
octa guest_pc(const struct guest *g);

/* The fingerprint (fingerprint.h) that a machine would have in its place. */
octa guest_hash(struct guest *g);

void guest_save(struct guest *g, struct buf *b);
enum status guest_restore(struct guest *g, struct reader *r) MUST_CHECK;

#endif
