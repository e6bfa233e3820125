/* whole.c - what an instruction was before there was an exit in its middle. */
#include "sysvm/hypervisor/whole.h"

#include "sysvm/hypervisor/hypervisor.h"
#include "vm/core/regstack.h"

/* --- the word -------------------------------------------------------------
 */

/* The word at VA, from where it was fetched just now; 0 if that is forgotten
 * already. */
static tetra word_at(struct guest *g, octa va)
{
    struct mmu_walk w;
    struct pa at;

    shadow_walk(g, va, &w);
    if (w.outcome != MMU_MAPPED)
        return 0;
    at = mmu_place(&w.page, (struct va){va});
    return (tetra)(mem_peek(&g->host->machine->mem, at) >> bus_shift(va, 4));
}

/* Can WORD have come to be X? */
static bool begins(tetra word, const struct vmexit *x)
{
    if (codec_op(word) != x->op)
        return false;
    return x->op == OP_POP ? codec_yz(word) == codec_yz(x->insn)
                           : codec_x(word) == 0 && codec_y(word) == 0;
}

/* An UNSAVE or POP is where it seems to be, or RESUME 0 has inserted it. */
static tetra find_word(struct guest *g, const struct vmexit *x)
{
    tetra there = word_at(g, x->loc & -(octa)4);
    tetra inserted = (tetra)guest_cpu(g)->sr[SREG_rX];

    if (begins(there, x))
        return there;
    return begins(inserted, x) ? inserted : x->insn;
}

static tetra first_word(struct guest *g, const struct vmexit *x)
{
    if (g->v.resumed == g->v.clock)
        return (tetra)g->v.rXX;
    if (x->op == OP_SAVE)
        return codec_make(OP_SAVE, codec_x(x->insn), 0, 0);
    return find_word(g, x);
}

/* --- the operands ---------------------------------------------------------
 */

/* How many special registers above NUMBER are saved. */
static unsigned count_saved(unsigned number)
{
    unsigned count = 0;

    while (++number < SREG_COUNT)
        count += (isa_sregs[number].flags & SREG_SAVED) != 0;
    return count;
}

/* How many octas X, an UNSAVE, has taken from below the topmost one. */
static unsigned count_taken(const struct cpu *c, const struct vmexit *x)
{
    unsigned next = codec_y(x->insn);

    switch (codec_x(x->insn)) {
    case 1:
        return count_saved(next);
    case 2:
        return count_saved(0) + 1 + CPU_REGS - 1 - next;
    default:
        return count_saved(0) + 1 + CPU_REGS - cpu_first_global(c);
    }
}

/* Where the topmost octa was follows, but for the lowest bits of the address,
 * which do not matter; they can be had unless $Z has a new value already. */
static octa top_of_unsave(const struct cpu *c, const struct vmexit *x, byte Z)
{
    octa top = c->sr[SREG_rO] + 8 * (octa)count_taken(c, x);
    octa value = cpu_get(c, Z);

    return (value & ~(octa)7) == top ? value : top;
}

/* --- noting and showing ---------------------------------------------------
 */

static bool is_parted(byte op)
{
    return op == OP_SAVE || op == OP_UNSAVE || op == OP_POP;
}

void whole_note(struct guest *g, const struct vmexit *x)
{
    const struct cpu *c = guest_cpu(g);
    struct vcpu_whole *w = &g->v.whole;
    struct operands o;
    struct trap t;

    if (!is_parted(x->op) || w->when == g->v.clock)
        return;
    w->when = g->v.clock;
    w->insn = first_word(g, x);
    operands_fetch(&o, c, w->insn, x->loc);
    t = trap_after(c, &o, TRAP_DYNAMIC, 0);
    w->y = t.y;
    w->z = t.z;
    if (x->op == OP_UNSAVE && codec_x(w->insn) == 0 && codec_x(x->insn) != 0)
        w->z = top_of_unsave(c, x, codec_z(w->insn));
}

void whole_show(const struct guest *g, octa when, struct complete_done *d)
{
    const struct vcpu_whole *w = &g->v.whole;

    if (w->when != when)
        return;
    d->insn = w->insn;
    d->y = w->y;
    d->z = w->z;
}
