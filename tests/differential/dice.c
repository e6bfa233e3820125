/* dice.c - splitmix64, by Steele, Lea and Flood (2014): a counter whose bits
 * are mixed; any seed is a good one. */
#include "tests/differential/dice.h"

void dice_init(struct dice *d, octa seed)
{
    d->state = seed;
}

octa dice_octa(struct dice *d)
{
    octa z = d->state += 0x9e3779b97f4a7c15;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

octa dice_below(struct dice *d, octa n)
{
    return dice_octa(d) % n;
}

octa dice_between(struct dice *d, octa least, octa most)
{
    return least + dice_below(d, most - least + 1);
}

bool dice_chance(struct dice *d, unsigned percent)
{
    return dice_below(d, 100) < percent;
}
