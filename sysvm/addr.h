/* addr.h - addresses of three kinds that must not be mixed.
 *
 *      va    virtual: what a program says
 *      pa    physical: what a machine's memory and devices are called
 *      gpa   physical to a guest: its hypervisor says which pa that is
 *
 * Each is an octa in a structure of its own, so that a mistake does not
 * compile.  Memory of the host has pointers, as everywhere.
 *
 * A virtual address that is not negative belongs to one of four segments:
 *
 *       63 62 61 60                                            0
 *      +--+-----+----------------------------------------------+
 *      |0 |  i  |     address in segment i                     |
 *      +--+-----+----------------------------------------------+
 *
 * A negative one is the kernel's, and is a physical address but for its sign.
 */
#ifndef SYSVM_ADDR_H
#define SYSVM_ADDR_H

#include "vm/base/base.h"

struct va {
    octa a;
};

struct pa {
    octa a;
};

struct gpa {
    octa a;
};

/* Physical addresses from here on are devices (mmix-doc, section 44). */
#define ADDR_DEVICES ((octa)1 << 48)

enum { ADDR_SEGMENT_BITS = 61 };

static inline bool addr_is_negative(struct va v)
{
    return v.a >> 63 != 0;
}

/* 0 to 3; V is not negative. */
static inline unsigned addr_segment(struct va v)
{
    return v.a >> ADDR_SEGMENT_BITS & 3;
}

/* V's place in its segment. */
static inline octa addr_in_segment(struct va v)
{
    return v.a & (((octa)1 << ADDR_SEGMENT_BITS) - 1);
}

/* Where V leads, being negative: the sign is suppressed. */
static inline struct pa addr_direct(struct va v)
{
    return (struct pa){v.a & ~((octa)1 << 63)};
}

/* The negative address that leads to P. */
static inline struct va addr_negative(struct pa p)
{
    return (struct va){p.a | (octa)1 << 63};
}

#endif
