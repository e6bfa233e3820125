/* fpu_num.c - packing, rounding and unpacking of floating point numbers. */
#include "vm/core/fpu_num.h"

#include <assert.h>

#include "vm/base/bits.h"

/* The two formats.  The exponent field holds exp + BIAS for normal numbers;
 * the field 0 means zero or subnormal, the field ALL_ONES infinity or NaN. */
struct encoding {
    unsigned frac_bits;
    int bias;
    int all_ones;
};

static const struct encoding LONG = {52, 1023, 0x7ff};
static const struct encoding SHORT = {23, 127, 0xff};

static struct fpu_num unpack(octa x, const struct encoding *f)
{
    octa frac = bits_get(x, 0, f->frac_bits);
    int field = (int)(x >> f->frac_bits) & f->all_ones;
    octa one = (octa)1 << f->frac_bits;
    struct fpu_num n = {.kind = FPU_FINITE,
                        .exp = field - f->bias,
                        .frac = (frac | one) << (FPU_TOP - f->frac_bits)};

    if (field == f->all_ones) {
        n.kind = frac == 0 ? FPU_INF : FPU_NAN;
        n.exp = FPU_HUGE;
    } else if (field == 0 && frac == 0) {
        n = (struct fpu_num){.kind = FPU_ZERO, .exp = -FPU_HUGE};
    } else if (field == 0) { /* subnormal: no understood 1, exponent as for 1 */
        n.frac = frac << (FPU_TOP - f->frac_bits);
        n.exp = 1 - f->bias;
        n = fpu_num_normalize(n);
    }
    return n;
}

struct fpu_num fpu_num_unpack(octa x)
{
    struct fpu_num n = unpack(x, &LONG);

    n.negative = x >> 63;
    return n;
}

struct fpu_num fpu_num_unpack_short(tetra x)
{
    struct fpu_num n = unpack(x, &SHORT);

    n.negative = x >> 31;
    return n;
}

struct fpu_num fpu_num_normalize(struct fpu_num x)
{
    int zeros;

    assert(x.frac != 0);
    zeros = __builtin_clzll(x.frac);
    if (zeros == 0) {
        x.frac = fpu_num_shift(x.frac, 1);
        x.exp++;
    } else {
        x.frac <<= zeros - 1;
        x.exp -= zeros - 1;
    }
    return x;
}

octa fpu_num_round(octa frac, unsigned drop, bool negative, enum round r)
{
    octa below = bits_mask(drop);

    switch (r) {
    case ROUND_OFF:
        break;
    case ROUND_UP:
        frac += negative ? 0 : below;
        break;
    case ROUND_DOWN:
        frac += negative ? below : 0;
        break;
    case ROUND_NEAR: /* one less than a half, and a half if we are odd */
        frac += (below >> 1) + (frac >> drop & 1);
        break;
    }
    return frac >> drop;
}

/* The bits of |X| rounded by encoding F.
 *
 * The leading 1 of the rounded fraction is not masked off but *added* to an
 * exponent field that is one too small.  So a fraction that rounds up to 2.0
 * raises the exponent by itself, the largest number becomes infinity, and the
 * largest subnormal number the smallest normal one. */
static octa pack(struct fpu_num x, const struct encoding *f, enum round r,
                 unsigned *exc)
{
    unsigned drop = FPU_TOP - f->frac_bits;
    octa infinity = (octa)f->all_ones << f->frac_bits;
    int field = x.exp + f->bias;
    octa bits;

    assert(x.kind == FPU_FINITE && x.frac >> FPU_TOP == 1);
    if (field >= f->all_ones) {
        *exc |= EXC_O | EXC_X;
        return infinity;
    }
    if (field < 1) {
        x.frac = fpu_num_shift(x.frac, (unsigned)(1 - field));
        field = 1;
    }
    if (bits_get(x.frac, 0, drop) != 0)
        *exc |= EXC_X;
    bits = fpu_num_round(x.frac, drop, x.negative, r);
    bits += (octa)(field - 1) << f->frac_bits;
    if (bits >= infinity)
        *exc |= EXC_O | EXC_X;
    else if (bits < (octa)1 << f->frac_bits)
        *exc |= EXC_U;
    return bits;
}

octa fpu_num_pack(struct fpu_num x, enum round r, unsigned *exc)
{
    return fpu_num_sign(pack(x, &LONG, r, exc), x.negative);
}

tetra fpu_num_pack_short(struct fpu_num x, enum round r, unsigned *exc)
{
    return (tetra)pack(x, &SHORT, r, exc) | (tetra)x.negative << 31;
}

octa fpu_num_quiet(octa x, unsigned *exc)
{
    if (!(x & FPU_QUIET))
        *exc |= EXC_I;
    return x | FPU_QUIET;
}

octa fpu_num_nan(octa y, octa z, unsigned *exc)
{
    octa x = 0;

    assert(fpu_num_is_nan(y) || fpu_num_is_nan(z));
    if (fpu_num_is_nan(y))
        x = fpu_num_quiet(y, exc);
    if (fpu_num_is_nan(z))
        x = fpu_num_quiet(z, exc);
    return x;
}

octa fpu_num_invalid(bool negative, unsigned *exc)
{
    *exc |= EXC_I;
    return fpu_num_sign(FPU_NAN_BITS, negative);
}
