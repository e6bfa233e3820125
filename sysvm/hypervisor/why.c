/* why.c - what has happened? */
#include "sysvm/hypervisor/why.h"

#include <assert.h>

#include "vm/isa/codec.h"

const struct exit_info exit_infos[EXIT_REASONS] = {
#define EXIT(name, text, meaning) {text, meaning},
#include "sysvm/hypervisor/exit.def"
#undef EXIT
};

/* Only one of k x r w n can be there: each traps at once, with nothing done.
 * (A store may lack r and w together.) */
static enum why judge(unsigned program, bool is_forced)
{
    if (is_forced)
        return WHY_TRAP;
    if (program & FAULT_K)
        return WHY_SENSITIVE;
    if (program & FAULT_X)
        return WHY_FETCH;
    if (program & (FAULT_R | FAULT_W))
        return WHY_ACCESS;
    return program & FAULT_N ? WHY_NEGATIVE : WHY_DONE;
}

struct vmexit why(const struct cpu *c, bool is_forced)
{
    octa xx = c->sr[SREG_rXX];
    struct vmexit x = {.ropcode = (byte)(xx >> 56),
                       .program = (unsigned)(xx >> 32) & 0xff,
                       .insn = (tetra)xx,
                       .op = codec_op((tetra)xx),
                       .where = c->sr[SREG_rWW],
                       .y = c->sr[SREG_rYY],
                       .z = c->sr[SREG_rZZ]};

    assert(xx >> 48 & 1); /* from guest mode */
    x.why = judge(x.program, is_forced);
    x.loc = x.where - 4;
    return x;
}
