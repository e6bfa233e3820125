/* fingerprint.h - what a program can see of its processor, as one number.
 *
 * A machine and a guest that takes itself for one have the same fingerprint
 * when no instruction could tell them apart: so fidelity is one comparison.
 * Memory has a fingerprint of its own (mem_hash, gmem_hash).
 */
#ifndef SYSVM_FINGERPRINT_H
#define SYSVM_FINGERPRINT_H

#include "sysvm/machine.h"

enum { FINGERPRINT_SPECIALS = SREG_rVV }; /* those that plain MMIX has */

/* Where all of it is for now. */
struct fingerprint {
    octa clock; /* instructions */
    octa pc;    /* the next one */
    octa fresh; /* bits of rQ since the last GET */
    octa special[FINGERPRINT_SPECIALS];
    octa reg[CPU_REGS];    /* $0 to $255 */
    octa hidden[CPU_RING]; /* callers' registers in the ring, from rS on */
};

octa fingerprint_hash(const struct fingerprint *f);

/* That of M, which has stopped at PC. */
octa fingerprint_machine(const struct machine *m, octa pc);

#endif
