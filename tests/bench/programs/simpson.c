/* simpson.c - the twin of simpson.mms; its calls must stay calls. */
#include <math.h>
#include <string.h>

#include "bench.h"

enum { COUNT = 200 };

static double param;

static double f(double x)
{
    return sqrt(x) / (param * (x * x) + 1);
}

/* What Simpson's rule says of an interval with these values. */
#define RULE(length, fa, fm, fb) ((length) / 6 * ((fa) + (fm)*4 + (fb)))

static double quad(double a, double m, double b, double fa, double fm,
                   double fb, double whole, double eps)
{
    double lm = (a + m) * 0.5, rm = (m + b) * 0.5;
    double flm = f(lm), frm = f(rm);
    double left = RULE(m - a, fa, flm, fm), right = RULE(b - m, fm, frm, fb);
    double d = left + right;

    if (!(fabs(d - whole) > 15 * eps))
        return d + (d - whole) / 15;
    eps *= 0.5;
    return quad(a, lm, m, fa, flm, fm, left, eps) +
           quad(m, rm, b, fm, frm, fb, right, eps);
}

static uint64_t run(void)
{
    uint64_t h = 0, bits;

    for (int k = 0; k < COUNT; k++) {
        double f0, f2, f4, result;

        param = k + 1.0;
        f0 = f(0);
        f2 = f(2);
        f4 = f(4);
        result = quad(0, 2, 4, f0, f2, f4, 4 * (f0 + f2 * 4 + f4) / 6,
                      1.0 / ((uint64_t)1 << 48));
        memcpy(&bits, &result, sizeof bits);
        h ^= bits;
    }
    return h;
}
