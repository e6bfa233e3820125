/* changes.h - what the last move has changed.
 *
 * Before each move the registers are noted, of who is looked at; afterwards
 * they are compared.  Forwards and backwards are the same here: a register that
 * a step back has changed is what the step had changed.
 */
#ifndef DEBUGGER_CHANGES_H
#define DEBUGGER_CHANGES_H

#include "debugger/target.h"

struct changes {
    bool is_known; /* something was noted */
    unsigned level, guest;
    octa reg[CPU_REGS];
    octa special[SREG_COUNT];
};

/* Note the registers as they are now. */
void changes_note(struct changes *c, const struct target *t);

/* Is register N, or special register N, another one than was noted?  False if
 * somebody else was looked at then. */
bool changes_register(const struct changes *c, const struct target *t,
                      unsigned n);
bool changes_special(const struct changes *c, const struct target *t,
                     unsigned n);

#endif
