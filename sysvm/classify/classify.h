/* classify.h - can a processor be virtualised?  Measured, not believed.
 *
 * Popek and Goldberg ("Formal requirements for virtualizable third generation
 * architectures", 1974) split what a machine is into what belongs to the
 * program, and two things that do not: the mode M and the relocation R, by
 * which the monitor decides what of the machine a program gets.  Of an
 * instruction they ask
 *
 *      privileged           does it trap in user mode, and not in supervisor
 *                           mode?
 *      control sensitive    is there a state where it changes M or R without
 *                           a trap?
 *      behaviour sensitive  are there two states, alike for the program but
 *                           with another M or R, where it does something
 *                           else, and neither traps?
 *
 * and call it innocuous if it is not sensitive.  Theorem 1: a monitor that
 * lets the guest run until it traps, and then emulates, can be made if what is
 * sensitive is privileged.  Theorem 3: if that is true at least in user states,
 * one can be made that interprets the guest's kernel (a hybrid monitor).
 *
 * MMIX has no relocation register, but registers that take its place.  What
 * SAVE takes along with a program, and UNSAVE brings back, is the program's;
 * any other special register is the machine's: its R.  The mode is
 *
 *      on plain MMIX   the sign of pc.  Supervisor is a negative location, user
 *                      one that is not: the only place for a guest's kernel
 *                      where it would have less power than the host's.
 *      with V          guest mode, G.  Supervisor is the host, user the guest,
 *                      its kernel and its users alike; wherever they are.
 *
 * Traps for another reason (a page that is missing, an illegal form) are no
 * evidence for anything: Popek and Goldberg leave them out, too.
 */
#ifndef SYSVM_CLASSIFY_CLASSIFY_H
#define SYSVM_CLASSIFY_CLASSIFY_H

#include "sysvm/classify/form.h"
#include "vm/core/engine.h"

enum classify_mode {
    CLASSIFY_HOST_KERNEL,
    CLASSIFY_HOST_USER,
    CLASSIFY_GUEST_KERNEL, /* these two with V only */
    CLASSIFY_GUEST_USER,
    CLASSIFY_MODES
};

/* What was seen at least once, in one mode. */
enum classify_fact {
    CLASSIFY_RUNS = 1 << 0,     /* completed, and no trap followed */
    CLASSIFY_REFUSED = 1 << 1,  /* trapped: k in rXX, as privileged ones do */
    CLASSIFY_ILLEGAL = 1 << 2,  /* trapped: b */
    CLASSIFY_CALLS = 1 << 3,    /* trapped: forced */
    CLASSIFY_FAULTS = 1 << 4,   /* trapped for another reason */
    CLASSIFY_CHANGES = 1 << 5,  /* control: a part of the machine is another */
    CLASSIFY_SWITCHES = 1 << 6, /* control: the mode is another */
    CLASSIFY_READS = 1 << 7,    /* behaviour: another machine, another result */
    CLASSIFY_TELLS = 1 << 8     /* behaviour: it is not the supervisor's */
};

#define CLASSIFY_CONTROL   ((unsigned)(CLASSIFY_CHANGES | CLASSIFY_SWITCHES))
#define CLASSIFY_BEHAVIOUR ((unsigned)(CLASSIFY_READS | CLASSIFY_TELLS))
#define CLASSIFY_SENSITIVE (CLASSIFY_CONTROL | CLASSIFY_BEHAVIOUR)

/* Where an instruction comes from: inserted by RESUME 0; by RESUME 1 or, for a
 * guest, RESUME 2; both with any ropcode.  Or it is in memory. */
enum classify_source {
    CLASSIFY_TRIPPED,
    CLASSIFY_TRAPPED,
    CLASSIFY_IN_MEMORY,
    CLASSIFY_INSERTERS = CLASSIFY_IN_MEMORY
};

enum { CLASSIFY_ROPCODES = 5 }; /* 0 to 3, and one that means nothing */

/* One run: what the state was, and what was executed. */
struct classify_run {
    enum classify_mode mode;
    byte part;    /* values of the program's, see values.h */
    byte machine; /* 0 or 1: two machines below it */
    enum classify_source source;
    byte ropcode;
    tetra word;
};

/* Something that is not the same in two moments, or in two runs. */
enum classify_place {
    CLASSIFY_NOWHERE,
    CLASSIFY_PC,
    CLASSIFY_SREG,     /* a special register, by number */
    CLASSIFY_REGISTER, /* $0 to $255 */
    CLASSIFY_STACK,    /* a register of a caller's, in the ring: its address */
    CLASSIFY_MEMORY,   /* an octa, by virtual address */
    CLASSIFY_FRAME,    /* memory that is not the program's, physical */
    CLASSIFY_TCACHE,   /* the translation cache lost or changed an entry */
    CLASSIFY_FRESH,    /* which bits of rQ are new to the kernel */
    CLASSIFY_G         /* guest mode */
};

struct classify_difference {
    enum classify_place place;
    octa number;     /* which one */
    octa one, other; /* values */
};

/* How a fact was seen: in RUN, and BESIDE it in another one for what takes
 * two.  A place that is NOWHERE: it was not seen. */
struct classify_witness {
    struct classify_run run, beside;
    struct classify_difference what;
};

enum { CLASSIFY_WITNESSES = 4 }; /* CHANGES, SWITCHES, READS, TELLS */

/* All that is known of a form. */
struct classify_result {
    struct classify_form form;
    unsigned facts[CLASSIFY_MODES]; /* in memory: CLASSIFY_ bits */
    unsigned inserted[CLASSIFY_INSERTERS][CLASSIFY_ROPCODES][CLASSIFY_MODES];
    struct classify_witness witness[CLASSIFY_WITNESSES];
    struct classify_witness inserted_witness; /* it escapes when inserted */
};

struct classify {
    struct cpu_kind kind;
    octa machines; /* a bit for each special register that is the machine's */
    octa runs, inserted_runs; /* so many instructions were executed */
    size_t count;
    struct classify_result results[CLASSIFY_FORMS];
};

/* What Popek and Goldberg would call it. */
enum classify_class {
    CLASSIFY_CLASS_GUARDED,  /* sensitive and privileged */
    CLASSIFY_CLASS_OFFENDER, /* sensitive and not privileged */
    CLASSIFY_CLASS_CAUTIOUS, /* privileged and innocuous */
    CLASSIFY_CLASS_INNOCUOUS,
    CLASSIFY_CLASS_CALL, /* always traps: how control comes to the monitor */
    CLASSIFY_CLASS_NONE, /* illegal in every state */
    CLASSIFY_CLASSES
};

/* Is MODE one that the theorems call user mode, on a processor of KIND?  Does
 * the processor have it at all? */
bool classify_is_user(struct cpu_kind kind, enum classify_mode mode);
bool classify_has_mode(struct cpu_kind kind, enum classify_mode mode);

/* R traps in every user state, for being privileged, and not in the
 * supervisor's. */
bool classify_is_privileged(const struct classify *c,
                            const struct classify_result *r);

/* The CLASSIFY_SENSITIVE bits that were seen of R in any mode; and those that
 * were seen in a state where a hybrid monitor lets the guest run. */
unsigned classify_sensitivity(const struct classify_result *r);
unsigned classify_user_sensitivity(const struct classify *c,
                                   const struct classify_result *r);

enum classify_class classify_class(const struct classify *c,
                                   const struct classify_result *r);

/* Offenders against theorem 1 or 3; the theorem applies if it returns false of
 * all. */
bool classify_offends(const struct classify *c, const struct classify_result *r,
                      int theorem);

/* Is R, inserted by RESUME, sensitive without a trap in a user state, though it
 * would not be in memory? */
bool classify_escapes(const struct classify *c,
                      const struct classify_result *r);

#endif
