/* bits.h - fields of octas, and big-endian bytes.
 *
 * MMIX numbers bytes from the most significant end: the byte at address 8k is
 * the top byte of the octa at 8k.  The functions be_* move between that order
 * and host integers; they need no alignment.
 */
#ifndef VM_BASE_BITS_H
#define VM_BASE_BITS_H

#include <assert.h>

#include "vm/base/base.h"

/* WIDTH one bits, 0 <= WIDTH <= 64. */
static inline octa bits_mask(unsigned width)
{
    assert(width <= 64);
    return width == 64 ? ~(octa)0 : ((octa)1 << width) - 1;
}

/* Bits LOW ... LOW+WIDTH-1 of O, counted from the least significant. */
static inline octa bits_get(octa o, unsigned low, unsigned width)
{
    return o >> low & bits_mask(width);
}

/* O with bits LOW ... LOW+WIDTH-1 replaced by those of VALUE. */
static inline octa bits_set(octa o, unsigned low, unsigned width, octa value)
{
    octa field = bits_mask(width) << low;

    return (o & ~field) | (value << low & field);
}

/* O's lowest WIDTH bits as a signed number, 1 <= WIDTH <= 64. */
static inline octa bits_sign_extend(octa o, unsigned width)
{
    octa sign = (octa)1 << (width - 1);

    return ((o & bits_mask(width)) ^ sign) - sign;
}

/* A rounded up to a multiple of ALIGN, a power of two; wraps at 2^64. */
static inline octa bits_align_up(octa a, octa align)
{
    return (a + align - 1) & ~(align - 1);
}

static inline tetra be_get_tetra(const byte *p)
{
    return (tetra)p[0] << 24 | (tetra)p[1] << 16 | (tetra)p[2] << 8 | p[3];
}

static inline octa be_get_octa(const byte *p)
{
    return (octa)be_get_tetra(p) << 32 | be_get_tetra(p + 4);
}

static inline void be_put_tetra(byte *p, tetra t)
{
    p[0] = (byte)(t >> 24);
    p[1] = (byte)(t >> 16);
    p[2] = (byte)(t >> 8);
    p[3] = (byte)t;
}

static inline void be_put_octa(byte *p, octa o)
{
    be_put_tetra(p, (tetra)(o >> 32));
    be_put_tetra(p + 4, (tetra)o);
}

#endif
