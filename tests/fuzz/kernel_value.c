/* kernel_value.c - random values that mean something to a kernel. */
#include "tests/fuzz/kernel_value.h"

#include "sysvm/irq.h"
#include "tests/fuzz/kernel_part.h"
#include "tests/unit/random_kernel.h"

octa value_entry(octa *dice, unsigned s, unsigned n)
{
    octa page = random_below(dice, PART_PAGES + 4);
    octa perm = random_below(dice, 4) ? PERM_ALL : random_below(dice, 8);
    octa entry = page << BUS_PAGE_BITS | (octa)n << 3 | perm;

    if (s > 13 && random_below(dice, 2))
        entry |= random_below(dice, 4) << s % 48;
    switch (random_below(dice, 40)) {
    case 0:
        return random_octa(dice);
    case 1:
        return entry ^ (8 << random_below(dice, 10));
    case 2:
        return entry | random_octa(dice) << 48;
    default:
        return entry;
    }
}

octa value_pointer(octa *dice, unsigned n)
{
    octa block = random_below(dice, 12) ? PART_POOL + random_below(dice, 4)
                                        : random_below(dice, PART_PAGES + 2);
    octa entry =
        KERNEL_SIGN | block << BUS_PAGE_BITS | (octa)n << 3 | (block & 7);

    switch (random_below(dice, 40)) {
    case 0:
        return entry & ~KERNEL_SIGN;
    case 1:
        return entry ^ (8 << random_below(dice, 10));
    case 2:
        return random_octa(dice);
    default:
        return entry;
    }
}

octa value_rv(octa *dice)
{
    static const wyde shapes[] = {0x1234, 0x1234, 0x2468, 0x48cf,
                                  0x5fff, 0x1111, 0x3333, 0x0000,
                                  0x3210, 0x2115, 0x5566};
    octa kind = random_below(dice, 16), n = random_below(dice, 3);
    octa s = kind < 9    ? 13
             : kind < 13 ? 14 + random_below(dice, 6)
             : kind < 15 ? 13 + random_below(dice, 36)
                         : random_below(dice, 256);
    octa shape = random_below(dice, 8)
                     ? shapes[random_below(dice, ARRAY_LEN(shapes))]
                     : random_octa(dice) & 0xffff;
    octa f = random_below(dice, 6) ? 0 : random_below(dice, 8) ? 1 : kind & 7;

    n = n == 0 ? 5 : n == 1 ? 0 : random_below(dice, 1024);
    return shape << 48 | s << 40 | (octa)PART_ROOT << BUS_PAGE_BITS | n << 3 |
           f;
}

octa value_mask(octa *dice)
{
    switch (random_below(dice, 6)) {
    case 0:
        return 0;
    case 1:
        return random_octa(dice) | IRQ_PROGRAM;
    case 2:
        return random_octa(dice) & ~IRQ_BIT(P);
    case 3:
        return ~IRQ_BIT(P);
    default:
        return IRQ_PROGRAM | (random_octa(dice) & 0x3ff);
    }
}

octa value_time(octa *dice)
{
    static const octa times[] = {0, 1, 2, 3, 5, 20, 100, 1000, 20000};

    if (random_below(dice, 20) == 0)
        return random_octa(dice) >> random_below(dice, 64);
    return times[random_below(dice, ARRAY_LEN(times))] + random_below(dice, 3);
}

octa value_address(octa *dice)
{
    octa page = random_below(dice, PART_PAGES + 1) << BUS_PAGE_BITS;

    switch (random_below(dice, 8)) {
    case 0:
        return random_octa(dice) >> random_below(dice, 64);
    case 1:
        return page + 1 + random_below(dice, 7);
    case 2:
    case 3:
        return page + 8 * random_below(dice, BUS_PAGE_OCTAS);
    default:
        return page;
    }
}
