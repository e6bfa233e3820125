/* mandel.c - the twin of mandel.mms. */
#include "bench.h"

enum { WIDTH = 320, LIMIT = 200 };

static int iterations(double cr, double ci)
{
    double zr = 0, zi = 0;
    int n = 0;

    for (; n < LIMIT; n++) {
        double r2 = zr * zr, i2 = zi * zi;

        if (r2 + i2 > 4.0)
            break;
        zi = zr * zi;
        zi = zi + zi;
        zi = zi + ci;
        zr = r2 - i2;
        zr = zr + cr;
    }
    return n;
}

static uint64_t run(void)
{
    uint64_t sum = 0;

    for (int y = 0; y < WIDTH; y++)
        for (int x = 0; x < WIDTH; x++)
            sum += (uint64_t)iterations(x * 3.0 / WIDTH - 2.0,
                                        y * 2.0 / WIDTH - 1.0);
    return sum;
}
