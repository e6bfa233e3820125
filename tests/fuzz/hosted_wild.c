/* hosted_wild.c - kernels of words without sense. */
#include "tests/fuzz/hosted_wild.h"

#include "tests/unit/random_guest.h"

/* Words of which nobody has asked whether they mean anything. */
static void scatter(struct machine *m, octa *r)
{
    for (octa i = random_below(r, 3000); i > 0; i--)
        kernel_put(m, 8 * random_below(r, 6 * BUS_PAGE_OCTAS), random_octa(r));
}

void hosted_wild(struct machine *m, octa *r)
{
    if (m->cpu.kind.has_v)
        guest_fill(m, r);
    else
        kernel_fill(m, r);
    if (random_below(r, 2))
        scatter(m, r);
}
