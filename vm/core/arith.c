/* arith.c - the parts of integer arithmetic that are longer than a line. */
#include "vm/core/arith.h"

#define EVERY_BYTE                                                             \
    0x0101010101010101ull /* times a byte: eight copies of it                  \
                           */

struct arith_quotient arith_div(octa y, octa z)
{
    int64_t q, r;

    if (z == 0)
        return (struct arith_quotient){.remainder = y, .divide_check = true};
    if (z == ~(octa)0) /* C's division may trap at -2^63 / -1 */
        return (struct arith_quotient){.quotient = 0 - y,
                                       .overflow = y == (octa)1 << 63};
    q = sig(y) / sig(z);
    r = sig(y) % sig(z);
    if (r != 0 && (r < 0) != (sig(z) < 0)) {
        q -= 1;
        r += sig(z);
    }
    return (struct arith_quotient){.quotient = (octa)q, .remainder = (octa)r};
}

struct arith_quotient arith_divu(octa hi, octa lo, octa z)
{
    __extension__ unsigned __int128 n = (unsigned __int128)hi << 64 | lo;

    if (hi >= z)
        return (struct arith_quotient){.quotient = hi, .remainder = lo};
    if (hi == 0) /* by far the most frequent case, and one host instruction */
        return (struct arith_quotient){.quotient = lo / z, .remainder = lo % z};
    return (struct arith_quotient){.quotient = (octa)(n / z),
                                   .remainder = (octa)(n % z)};
}

/* The saturating differences of all lanes of WIDTH bits at once; TOP has the
 * top bit of each lane.
 *
 * To keep a lane from borrowing from its neighbour, its top bit is set before
 * the subtraction and corrected afterwards.  A lane is too small where Y's top
 * bit is 0 and Z's is 1, or where they agree and the difference came out with
 * the top bit set.  From that bit a mask of the whole lane is made: a 1 above
 * the lane minus a 1 at its bottom. */
static octa lane_diff(octa y, octa z, octa top, unsigned width)
{
    octa diff = ((y | top) - (z & ~top)) ^ (~(y ^ z) & top);
    octa less = ((~y & z) | (~(y ^ z) & diff)) & top;
    octa mask = (less << 1) - (less >> (width - 1));

    return diff & ~mask;
}

octa arith_bdif(octa y, octa z)
{
    return lane_diff(y, z, 0x8080808080808080, 8);
}

octa arith_wdif(octa y, octa z)
{
    return lane_diff(y, z, 0x8000800080008000, 16);
}

octa arith_tdif(octa y, octa z)
{
    return lane_diff(y, z, 0x8000000080000000, 32);
}

octa arith_odif(octa y, octa z)
{
    return y > z ? y - z : 0;
}

/* The part of the matrix product that the byte of Y in column I (counted from
 * the last) is responsible for: copies of it wherever bit I of a byte of Z
 * asks for it. */
static octa selected(octa y, octa z, unsigned i)
{
    octa copies = (y >> (8 * i) & 0xff) * EVERY_BYTE;
    octa where = (z >> i & EVERY_BYTE) * 0xff;

    return copies & where;
}

octa arith_mor(octa y, octa z)
{
    octa x = 0;

    for (unsigned i = 0; i < 8; i++)
        x |= selected(y, z, i);
    return x;
}

octa arith_mxor(octa y, octa z)
{
    octa x = 0;

    for (unsigned i = 0; i < 8; i++)
        x ^= selected(y, z, i);
    return x;
}
