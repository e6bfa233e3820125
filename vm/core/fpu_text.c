/* fpu_text.c - floating point numbers as people write them.
 *
 * Printing finds the simplest decimal among all that would be read back as
 * the same number: these form an interval, from halfway to the number below
 * to halfway to the one above.  Both ends are written out exactly, and the
 * digits on which they agree are the answer, but for one more digit that is
 * chosen between them.  Reading is exact too, and rounds once.
 */
#include <stdio.h>
#include <string.h>

#include "vm/base/bits.h"
#include "vm/core/fpu.h"
#include "vm/core/fpu_decimal.h"
#include "vm/core/fpu_num.h"

enum {
    DIGITS_MAX = 17, /* as many always tell neighbours apart */
    WIDTH_MAX = 18   /* an exponent is used where more would be printed */
};

/* Significant digits with the point before the first, times 10^EXP. */
struct digits {
    char text[DIGITS_MAX + 2];
    int exp;
};

/* All decimals that are read back as X, or as the payload of the NaN X, a
 * fraction below 1.  The ends are included if X is even, for then ties go to
 * X.  (Just above a power of two the floating point numbers are twice as far
 * apart as below it, and the interval is lopsided.) */
struct interval {
    struct fpu_decimal low, high;
};

static void find_interval(octa x, struct interval *v)
{
    octa fraction = bits_get(x, 0, 52) << 1; /* in halves of the last place */
    int field = (int)bits_get(x, 52, 11);
    octa low = fraction - 1, high = fraction + 1, one = (octa)1 << 53;
    int exp = field == 0 ? 1 : field;

    if (fpu_num_is_nan(x)) {
        exp = 1023;
    } else if (fraction == 0) { /* in quarters, as is the number below */
        low = 2 * one - 1;
        high = 2 * one + 2;
        exp--;
    } else if (field != 0) {
        low += one;
        high += one;
    }
    fpu_decimal_set(&v->low, low);
    fpu_decimal_set(&v->high, high);
    fpu_decimal_scale(&v->low, exp - 1023 - 53);
    fpu_decimal_scale(&v->high, exp - 1023 - 53);
    if (x & 1) /* an odd number loses ties: stay below the upper end */
        fpu_decimal_lower(&v->high);
}

/* The simplest decimal in V.  It begins with the digits that the ends have in
 * common.  At the first difference every digit above the lower end's, up to
 * the upper end's, would do: take the middle one.  If the lower end stops
 * before they differ, it is the simplest itself; in an open interval it is
 * not allowed to. */
static void find_digits(const struct interval *v, struct digits *s)
{
    int weight = fpu_decimal_top(&v->high);
    bool is_open = v->high.lowered;
    unsigned low, high;
    char *p = s->text;

    while (fpu_decimal_digit(&v->high, weight) == 0)
        weight--;
    s->exp = weight + 1;
    for (;; weight--) {
        low = fpu_decimal_digit(&v->low, weight);
        high = fpu_decimal_digit(&v->high, weight);
        if (low != high)
            break;
        *p++ = (char)('0' + low);
        if (!is_open && fpu_decimal_ends(&v->low, weight)) {
            *p = '\0';
            return;
        }
    }
    *p++ = (char)('0' + (low + high + 1) / 2);
    *p = '\0';
}

/* Write S with the point where it belongs: "300." and ".03", unless that
 * takes more than WIDTH_MAX characters; then "3e20" and "3.5e-17". */
static size_t put_digits(char *out, size_t room, const struct digits *s)
{
    const char *t = s->text;
    int length = (int)strlen(t), exp = s->exp, n;

    if (exp >= WIDTH_MAX || exp <= length - WIDTH_MAX)
        n = snprintf(out, room, "%c%s%se%d", t[0], t[1] != '\0' ? "." : "",
                     t + 1, exp - 1);
    else if (exp < 0)
        n = snprintf(out, room, ".%0*d%s", -exp, 0, t);
    else if (exp <= length)
        n = snprintf(out, room, "%.*s.%s", exp, t, t + exp);
    else
        n = snprintf(out, room, "%s%0*d.", t, exp - length, 0);
    return (size_t)n;
}

/* The text of X without its sign if that is the same for all such X, or the
 * beginning of it. */
static const char *fixed_part(octa x)
{
    if (x == 0)
        return "0.";
    if (x == FPU_INF_BITS)
        return "Inf";
    return fpu_num_is_nan(x) ? "NaN" : "";
}

size_t fpu_format(octa x, char text[FPU_TEXT_MAX])
{
    octa size = x & ~FPU_SIGN;
    struct interval v;
    struct digits s;
    size_t length = (size_t)snprintf(text, FPU_TEXT_MAX, "%s%s",
                                     x & FPU_SIGN ? "-" : "", fixed_part(size));

    if (size == 0 || size == FPU_INF_BITS || size == FPU_NAN_BITS)
        return length;
    find_interval(size, &v);
    find_digits(&v, &s);
    return length + put_digits(text + length, FPU_TEXT_MAX - length, &s);
}

/* Reading. */

enum {
    DIGITS_KEPT = 769,     /* the halfway points have no more than 768 */
    EXP_LIMIT = 100000000, /* exponents stop growing here */
    POINT_MAX = 310,       /* 10^309 is infinity */
    POINT_MIN = -330       /* 10^-330 is zero */
};

/* What is being read: P is the next character.  Significant digits are
 * collected without the zeros before them; once KEPT is full, all that
 * matters of a digit is whether one of them was not 0, and the last digit
 * kept is made to tell.  The value is 0.DIGITS * 10^POINT. */
struct scan {
    const char *p;
    bool negative, has_point;
    octa whole; /* digits before the point as an integer, modulo 2^64 */
    int64_t point;
    int count;
    byte kept[DIGITS_KEPT];
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void keep(struct scan *s, unsigned digit)
{
    if (s->count < DIGITS_KEPT)
        s->kept[s->count++] = (byte)digit;
    else if (s->kept[DIGITS_KEPT - 1] == 0)
        s->kept[DIGITS_KEPT - 1] = (byte)digit;
}

/* The digits before the point. */
static void scan_whole(struct scan *s)
{
    for (; is_digit(*s->p); s->p++) {
        unsigned digit = (unsigned)(*s->p - '0');

        s->whole = 10 * s->whole + digit;
        if (s->count > 0 || digit != 0)
            keep(s, digit);
    }
    s->point = s->count;
}

/* The point, if there is one, and the digits after it. */
static void scan_fraction(struct scan *s)
{
    if (*s->p != '.')
        return;
    s->has_point = true;
    for (s->p++; is_digit(*s->p); s->p++)
        if (s->count == 0 && *s->p == '0')
            s->point--;
        else
            keep(s, (unsigned)(*s->p - '0'));
}

/* The exponent, if there is a complete one. */
static void scan_exponent(struct scan *s)
{
    const char *p = s->p;
    bool negative;
    int64_t exp = 0;

    if (*p++ != 'e')
        return;
    negative = *p == '-';
    if (*p == '+' || *p == '-')
        p++;
    if (!is_digit(*p))
        return;
    for (; is_digit(*p); p++)
        if (exp < EXP_LIMIT)
            exp = 10 * exp + (*p - '0');
    s->point += negative ? -exp : exp;
    s->has_point = true;
    s->p = p;
}

/* Multiply or divide D, which is not zero, by powers of two until the part
 * before the point has 63 bits.  The first two loops go by strides until it
 * is between 2^33 and 2^62, so that the last step is less than a stride. */
static struct fpu_num to_binary(struct fpu_decimal *d)
{
    struct fpu_num x = {.kind = FPU_FINITE, .exp = FPU_TOP};
    int shift;

    while (fpu_decimal_top(d) > 17) {
        fpu_decimal_scale(d, -29);
        x.exp += 29;
    }
    while (fpu_decimal_whole(d) >> 33 == 0) {
        fpu_decimal_scale(d, 29);
        x.exp -= 29;
    }
    shift = __builtin_clzll(fpu_decimal_whole(d)) - 1;
    fpu_decimal_scale(d, shift);
    x.exp -= shift;
    x.frac = fpu_decimal_whole(d);
    if (d->sticky || !fpu_decimal_ends(d, 0))
        x.frac |= 1;
    return x;
}

/* The digits collected in S, rounded to nearest, without the sign. */
static octa round_digits(const struct scan *s)
{
    struct fpu_decimal d;
    unsigned none = 0;

    if (s->count == 0 || s->point < POINT_MIN)
        return 0;
    if (s->point > POINT_MAX)
        return FPU_INF_BITS;
    fpu_decimal_set(&d, 0);
    for (int i = 0; i < s->count; i++)
        fpu_decimal_put(&d, (int)s->point - 1 - i, s->kept[i]);
    return fpu_num_pack(to_binary(&d), ROUND_NEAR, &none);
}

/* "NaN" has been read; a fraction may follow, the payload.  The fraction of
 * 1.FRACTION is what we want; but it must not be rounded up to 2, nor be 0,
 * which would be infinity. */
static octa scan_payload(struct scan *s)
{
    octa one = (octa)1023 << 52, bits;

    if (s->p[0] != '.' || !is_digit(s->p[1]))
        return FPU_NAN_BITS;
    keep(s, 1);
    s->point = 1;
    scan_fraction(s);
    bits = round_digits(s) - one;
    if (bits >> 52 != 0)
        bits = bits_mask(52);
    return FPU_INF_BITS | (bits != 0 ? bits : 1);
}

/* What follows the sign; advances past it. */
static struct fpu_constant scan_magnitude(struct scan *s)
{
    struct fpu_constant c = {.kind = FPU_SCANNED_FLOAT};

    if (strncmp(s->p, "NaN", 3) == 0) {
        s->p += 3;
        c.value = scan_payload(s);
    } else if (strncmp(s->p, "Inf", 3) == 0) {
        s->p += 3;
        c.value = FPU_INF_BITS;
    } else if (is_digit(s->p[0]) || (s->p[0] == '.' && is_digit(s->p[1]))) {
        scan_whole(s);
        scan_fraction(s);
        scan_exponent(s);
        if (!s->has_point)
            c.kind = FPU_SCANNED_INTEGER;
        c.value = s->has_point ? round_digits(s) : s->whole;
    } else {
        c.kind = FPU_SCANNED_NOTHING;
    }
    return c;
}

struct fpu_constant fpu_scan(const char *text)
{
    struct scan s = {.p = text, .negative = *text == '-'};
    struct fpu_constant c;

    if (*text == '+' || *text == '-')
        s.p++;
    c = scan_magnitude(&s);
    if (c.kind == FPU_SCANNED_NOTHING)
        return c;
    if (s.negative)
        c.value =
            c.kind == FPU_SCANNED_FLOAT ? c.value | FPU_SIGN : 0 - c.value;
    c.length = (size_t)(s.p - text);
    return c;
}
