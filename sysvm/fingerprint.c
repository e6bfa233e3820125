/* fingerprint.c - what a program can see of its processor, as one number. */
#include "sysvm/fingerprint.h"

#include "vm/base/hash.h"

octa fingerprint_hash(const struct fingerprint *f)
{
    octa h =
        hash_octa(hash_octa(hash_octa(HASH_START, f->clock), f->pc), f->fresh);

    for (unsigned i = 0; i < ARRAY_LEN(f->special); i++)
        h = hash_octa(h, f->special[i]);
    for (unsigned i = 0; i < ARRAY_LEN(f->reg); i++)
        h = hash_octa(h, f->reg[i]);
    for (unsigned i = 0; i < ARRAY_LEN(f->hidden); i++)
        h = hash_octa(h, f->hidden[i]);
    return h;
}

octa fingerprint_machine(const struct machine *m, octa pc)
{
    const struct cpu *c = &m->cpu;
    octa count = (c->sr[SREG_rO] - c->sr[SREG_rS]) / 8;
    struct fingerprint f = {
        .clock = c->counts.insns, .pc = pc, .fresh = c->fresh};

    for (unsigned i = 0; i < ARRAY_LEN(f.special); i++)
        f.special[i] = c->sr[i];
    for (unsigned i = 0; i < ARRAY_LEN(f.reg); i++)
        f.reg[i] = cpu_get(c, i);
    for (octa i = 0; i < count && i < ARRAY_LEN(f.hidden); i++)
        f.hidden[i] = c->window[c->base - count + i];
    return fingerprint_hash(&f);
}
