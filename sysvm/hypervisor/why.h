/* why.h - the first step of an exit: what has happened?
 *
 * All that is known is in the special registers of a trap: rXX has the
 * instruction, what it has raised, and what RESUME would do; rYY and rZZ have
 * its operands, or a refused address and what would have been stored there.
 *
 *      rXX   63      56    48      40       32 31            0
 *           +---------+---+---------+---------+--------------+
 *           | ropcode | G |         | rwxnkbsp| instruction  |
 *           +---------+---+---------+---------+--------------+
 */
#ifndef SYSVM_HYPERVISOR_WHY_H
#define SYSVM_HYPERVISOR_WHY_H

#include "vm/core/cpu.h"
#include "vm/core/fault.h"

/* As what an exit is counted. */
enum exit_reason {
#define EXIT(name, text, meaning) EXIT_##name,
#include "sysvm/hypervisor/exit.def"
#undef EXIT
    EXIT_REASONS
};

struct exit_info {
    const char *name, *meaning;
};

extern const struct exit_info exit_infos[EXIT_REASONS];

enum why {
    WHY_TRAP,      /* a TRAP, completed: a forced trap */
    WHY_SENSITIVE, /* a sensitive instruction, of which nothing is done */
    WHY_FETCH,     /* a fetch was refused */
    WHY_ACCESS,    /* a load, store, spill or fill was refused by the tables */
    WHY_NEGATIVE,  /* likewise, since a user has no negative addresses */
    WHY_DONE       /* an instruction was completed: a timer, or b s p */
};

/* One exit: the special registers of the trap, taken apart. */
struct vmexit {
    enum why why;
    enum exit_reason reason; /* set by who handles it */
    bool is_nested;          /* it is the guest's own guest's (nested.h) */
    byte ropcode;
    unsigned program; /* FAULT_ bits */
    tetra insn;
    byte op;
    octa where; /* rWW: where to go on */
    octa y, z;  /* rYY, rZZ */
    octa loc;   /* where the instruction is, or seems to be; only where it has
                   not been completed: WHY_SENSITIVE FETCH ACCESS NEGATIVE */
};

/* What a handler has to say of an exit. */
enum verdict {
    VERDICT_HANDLED, /* done: the guest goes on as enter.h was told */
    VERDICT_REFLECT, /* the guest's own business: reflect() is to be called
                        with the trap that the handler has prepared */
    VERDICT_OVER     /* the guest is at its end; it does not go on */
};

/* Take apart the trap that C, a processor, took from guest mode; IS_FORCED: it
 * went to rT. */
struct vmexit why(const struct cpu *c, bool is_forced);

/* Was the guest in its kernel when the instruction of X, which is not
 * completed, was tried? */
static inline bool why_is_kernel(const struct vmexit *x)
{
    return sig(x->loc) < 0;
}

#endif
