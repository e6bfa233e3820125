/* common_value.c - interesting numbers. */
#include "tests/differential/common_value.h"

static const octa floats[COMMON_FLOATS] = {
    0x0000000000000000,                     /* 0 */
    0x8000000000000000,                     /* -0 */
    0x0000000000000001,                     /* the least subnormal number, */
    0x8000000000000001,                     /* its opposite, */
    0x0000000000000002, 0x000fffffffffffff, /* the greatest subnormal number */
    0x800fffffffffffff, 0x0008000000000000,
    0x0010000000000000, /* the least normal number */
    0x8010000000000000, 0x0010000000000001,
    0x001fffffffffffff, 0x0020000000000000,
    0x3ca0000000000000, /* half a unit in the last place of 1, */
    0x3ca0000000000001, /* a little more */
    0x3cb0000000000000, /* a whole one */
    0x3fe0000000000000, /* 1/2 */
    0x3fefffffffffffff, /* the number before 1 */
    0x3ff0000000000000, /* 1 */
    0xbff0000000000000, /* -1 */
    0x3ff0000000000001, /* the number behind 1 */
    0x3ff8000000000000, /* 1.5 */
    0xc004000000000000, /* -2.5 */
    0x400921fb54442d18, /* pi */
    0x47efffffe0000000, /* the greatest short number, */
    0x47efffffefffffff, /* what almost rounds to more, */
    0x36a0000000000000, /* the least short one, */
    0x3690000000000000, /* half of it */
    0x4330000000000000, /* 2^52 */
    0xc330000000000001, 0x4340000000000001, /* 2^53+2 */
    0x43e0000000000000,                     /* 2^63 */
    0xc3e0000000000000,                     /* -2^63 */
    0x43f0000000000000,                     /* 2^64 */
    0x7fe0000000000000,                     /* the greatest power of two */
    0x7fefffffffffffff,                     /* the greatest finite number */
    0x7ff0000000000000,                     /* infinity */
    0xfff0000000000000, 0x7ff8000000000abc, /* a quiet NaN */
    0xfff0000000000def                      /* a signalling one */
};

octa common_value_float(unsigned i)
{
    return floats[i];
}

static octa power_of_two(struct dice *d)
{
    return ((octa)1 << dice_below(d, 64)) + dice_below(d, 3) - 1;
}

static octa small(struct dice *d)
{
    return dice_below(d, 20) - 4;
}

/* Bits in which one part is all zeros or all ones. */
static octa run_of_bits(struct dice *d)
{
    octa mask = ~(octa)0 >> dice_below(d, 64) << dice_below(d, 64);

    return dice_chance(d, 50) ? dice_octa(d) | mask : dice_octa(d) & ~mask;
}

/* A number whose exponent is one of a few, so that sums and products often
 * touch each other's bits and the ends of the range. */
octa common_value_near(struct dice *d)
{
    static const octa exponents[] = {0,     1,     2,     0x1ff, 0x380, 0x3c9,
                                     0x3fe, 0x3ff, 0x400, 0x433, 0x43e, 0x47e,
                                     0x5fe, 0x7fd, 0x7fe, 0x7ff};
    octa fraction = dice_chance(d, 50) ? run_of_bits(d) : dice_octa(d);

    return dice_below(d, 2) << 63 | DICE_PICK(d, exponents) << 52 |
           fraction >> 12;
}

octa common_value(struct dice *d)
{
    switch (dice_below(d, 10)) {
    case 0:
    case 1:
        return floats[dice_below(d, COMMON_FLOATS)];
    case 2:
        return power_of_two(d);
    case 3:
        return -power_of_two(d);
    case 4:
    case 5:
        return small(d);
    case 6:
        return run_of_bits(d);
    case 7:
    case 8:
        return common_value_near(d);
    default:
        return dice_octa(d);
    }
}

octa common_value_ra(struct dice *d)
{
    octa enables = dice_chance(d, 40) ? dice_octa(d) & 0xff00 : 0;
    octa events = dice_chance(d, 30) ? dice_octa(d) & 0xff : 0;

    return dice_below(d, 4) << 16 | enables | events;
}
