/* greg.h - global registers, which GREG hands out from $254 downwards.
 *
 * A register that starts with a value other than zero is a base address: as
 * it never changes, memory near that address can be reached through it, and
 * whoever asks for the same value again gets the same register.
 */
#ifndef ASM_GREG_H
#define ASM_GREG_H

#include "vm/base/base.h"

enum {
    GREG_LOWEST = 32, /* the registers below are always local */
    GREG_START = 255  /* holds the address of Main when the program starts */
};

struct gregs {
    unsigned first;   /* the lowest that is in use */
    octa values[256]; /* what they start with */
};

void greg_init(struct gregs *g);

/* The register for VALUE, a new one if need be; 0 when there is none left. */
unsigned greg_allocate(struct gregs *g, octa value) MUST_CHECK;

/* The base that lies closest below ADDRESS (or at it), and its distance in
 * *OFFSET.  The number 0 counts as one, and then the result is 0. */
unsigned greg_base(const struct gregs *g, octa address, octa *offset);

#endif
