/* compare.c - what differs between two moments on the stage. */
#include "sysvm/classify/compare.h"

#include <string.h>

/* Note that NUMBER at PLACE is ONE, and OTHER; returns whether that is a
 * difference. */
static bool differ(struct classify_difference *d, enum classify_place place,
                   octa number, octa one, octa other)
{
    if (one == other)
        return false;
    *d = (struct classify_difference){
        .place = place, .number = number, .one = one, .other = other};
    return true;
}

struct moment compare_moment(const struct cpu *c)
{
    struct moment m = {.pc = c->pc,
                       .insns = c->counts.insns,
                       .fresh = c->fresh,
                       .is_guest = c->is_guest};

    memcpy(m.sr, c->sr, sizeof m.sr);
    return m;
}

/* --- the program ---------------------------------------------------------- */

static bool differ_in_pc(const struct scene *a, const struct scene *b,
                         struct classify_difference *d)
{
    octa one = a->after.pc, other = b->after.pc;

    if (one - pages_code(a->run.mode, PAGES_WORD_AT) ==
        other - pages_code(b->run.mode, PAGES_WORD_AT))
        return false;
    return differ(d, CLASSIFY_PC, 0, one, other);
}

static bool differ_in_sregs(const struct scene *a, const struct scene *b,
                            const struct stage *s,
                            struct classify_difference *d)
{
    for (unsigned i = 0; i < SREG_COUNT; i++)
        if (!(s->machines >> i & 1) &&
            differ(d, CLASSIFY_SREG, i, a->after.sr[i], b->after.sr[i]))
            return true;
    return false;
}

static bool differ_in_registers(const struct scene *a, const struct scene *b,
                                struct classify_difference *d)
{
    for (unsigned i = 0; i < CPU_REGS; i++)
        if (differ(d, CLASSIFY_REGISTER, i, cpu_get(&a->after, i),
                   cpu_get(&b->after, i)))
            return true;
    return false;
}

/* Registers of callers that are in the ring; rO and rS are the same.  A
 * processor with a mistake may have more of them than can be. */
static bool differ_in_stack(const struct scene *a, const struct scene *b,
                            struct classify_difference *d)
{
    const octa *sr = a->after.sr;
    octa most = smaller(a->after.base, b->after.base);
    octa hidden = smaller((sr[SREG_rO] - sr[SREG_rS]) / 8, most);

    for (unsigned i = 1; i <= hidden; i++)
        if (differ(d, CLASSIFY_STACK, sr[SREG_rO] - 8 * (octa)i,
                   a->after.window[a->after.base - i],
                   b->after.window[b->after.base - i]))
            return true;
    return false;
}

/* What the program has in page I behind the run of A. */
static const octa *page_of(const struct scene *a, const struct stage *s,
                           unsigned i)
{
    return a->written >> i & 1 ? a->page[i]
                               : s->image[pages_frame_in(&a->run, i)];
}

static bool differ_in_memory(const struct scene *a, const struct scene *b,
                             const struct stage *s,
                             struct classify_difference *d)
{
    octa written = a->written | b->written;

    for (unsigned i = 0; i < PAGES_COUNT; i++) {
        const octa *one = page_of(a, s, i), *other = page_of(b, s, i);

        if (!(written >> i & 1) || memcmp(one, other, BUS_PAGE_BYTES) == 0)
            continue;
        for (unsigned k = 0; k < BUS_PAGE_OCTAS; k++)
            if (differ(d, CLASSIFY_MEMORY, pages_address(i) + 8 * (octa)k,
                       one[k], other[k]))
                return true;
    }
    return false;
}

bool compare_programs(const struct scene *a, const struct scene *b,
                      const struct stage *s, struct classify_difference *d)
{
    return differ_in_pc(a, b, d) || differ_in_registers(a, b, d) ||
           differ_in_sregs(a, b, s, d) || differ_in_stack(a, b, d) ||
           differ_in_memory(a, b, s, d);
}

/* --- the machine ---------------------------------------------------------- */

/* What special register I would be if only time had passed. */
static octa expected(const struct scene *a, unsigned i)
{
    const octa count = ((octa)1 << 47) - 1;
    octa before = a->before.sr[i], after = a->after.sr[i];
    octa time = a->after.counts.insns - a->before.insns;

    if (i == SREG_rI)
        return before - time;
    if (i == SREG_rU && (before & ~count) == (after & ~count) &&
        after - before <= time)
        return after; /* it need not count all */
    return before;
}

/* A frame that is not the program's and has another content; the first one. */
static bool has_foreign_frame(const struct scene *a, const struct stage *s,
                              struct classify_difference *d)
{
    octa foreign = s->dirty;

    for (unsigned i = 0; i < PAGES_COUNT; i++)
        foreign &= ~((octa)1 << pages_frame_in(&a->run, i));
    for (unsigned i = 0; i < PAGES_FRAMES; i++)
        for (unsigned k = 0; (foreign >> i & 1) && k < BUS_PAGE_OCTAS; k++)
            if (differ(d, CLASSIFY_FRAME,
                       (octa)i << BUS_PAGE_BITS | 8 * (octa)k, s->image[i][k],
                       s->frame[i][k]))
                return true;
    return false;
}

bool compare_machines(const struct scene *a, const struct stage *s,
                      struct classify_difference *d)
{
    for (unsigned i = 0; i < SREG_COUNT; i++)
        if ((s->machines >> i & 1) &&
            differ(d, CLASSIFY_SREG, i, expected(a, i), a->after.sr[i]))
            return true;
    return differ(d, CLASSIFY_TCACHE, 0, s->drops, stage_drops(s)) ||
           differ(d, CLASSIFY_FRESH, 0, a->before.fresh, a->after.fresh) ||
           has_foreign_frame(a, s, d);
}

bool compare_modes(const struct scene *a, const struct stage *s,
                   struct classify_difference *d)
{
    if (s->kind.has_v)
        return differ(d, CLASSIFY_G, 0, a->before.is_guest, a->after.is_guest);
    return sig(a->before.pc ^ a->after.pc) < 0 &&
           differ(d, CLASSIFY_PC, 0, a->before.pc, a->after.pc);
}
