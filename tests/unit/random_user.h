/* random_user.h - a process full of random instructions, most of them stores.
 *
 * The addresses that they use lie in rows of memory and outside, among their
 * own code, and where local registers are spilled.
 */
#ifndef TESTS_UNIT_RANDOM_USER_H
#define TESTS_UNIT_RANDOM_USER_H

#include "tests/unit/random.h"
#include "tests/unit/test_guest.h"
#include "vm/isa/codec.h"

enum { USER_WORDS = 2048 };

#define USER_CODE  ((octa)0x1000)
#define USER_DATA  ((octa)0x2000000000000000)
#define USER_STACK ((octa)0x6000000000000000)
#define USER_FAR   ((octa)0x2000010000000000) /* outside of rows */

/* A value that is an address in most cases, of code in some. */
static inline octa user_value(octa *r)
{
    switch (random_below(r, 8)) {
    case 0:
        return USER_FAR + random_below(r, 6 * BUS_PAGE_BYTES);
    case 1:
        return USER_CODE + random_below(r, 4 * USER_WORDS);
    case 2:
        return USER_STACK + random_below(r, 4 * BUS_PAGE_BYTES);
    case 3:
        return random_below(r, 300);
    case 4:
        return USER_DATA + random_below(r, 100);
    default:
        return USER_DATA + random_below(r, 6 * BUS_PAGE_BYTES);
    }
}

/* A word that a user may execute; most are stores. */
static inline tetra user_word(octa *r)
{
    static const byte ops[] = {
        OP_STB,  OP_STW,  OP_STT,  OP_STO,   OP_STBI,  OP_STTI,  OP_STOI,
        OP_STCO, OP_STHT, OP_STSF, OP_CSWAP, OP_STUNC, OP_LDO,   OP_LDB,
        OP_ADDU, OP_XOR,  OP_SLUI, OP_ADDUI, OP_PUSHJ, OP_PUSHJ, OP_POP,
        OP_SAVE, OP_BNZ,  OP_PBZ,  OP_GET,   OP_PREST, OP_STOU,  OP_STOUI};
    byte op = ops[random_below(r, ARRAY_LEN(ops))];
    byte x = (byte)random_octa(r), y = (byte)(255 - random_below(r, 30));
    byte z = (byte)random_below(r, 2 * BUS_PAGE_BYTES);

    switch (op) {
    case OP_PUSHJ:
    case OP_BNZ:
    case OP_PBZ:
        return codec_make(op, x, 0, (byte)(1 + random_below(r, 30)));
    case OP_SAVE:
        return codec_make(op, 255, 0, 0);
    case OP_POP:
        return codec_make(op, x & 3, 0, 0);
    case OP_GET:
        return codec_make(op, x, 0, z & 31);
    default:
        return codec_make(op, x, y, z);
    }
}

/* A process with O whose code is random words, from the numbers that *R
 * begins. */
static inline struct process *user_create(const struct process_options *o,
                                          octa *r)
{
    struct process *p = guest_make(" LOC #100\nMain TRAP 0\n", o);

    for (octa i = 0; i < USER_WORDS; i++)
        CHECK_INT(bus_store(&p->bus, USER_CODE + 4 * i, 4, user_word(r)),
                  FAULT_NONE);
    return p;
}

/* P is somewhere in its code, with random registers; if its run was over, that
 * is forgiven. */
static inline void user_registers(struct process *p, octa *r)
{
    struct cpu *c = &p->cpu;

    p->end = (struct process_stop){.why = PROCESS_BUDGET};
    c->inserting = CPU_INSERT_NOTHING;
    c->sr[SREG_rG] = 200;
    c->sr[SREG_rL] = 0;
    c->sr[SREG_rO] = c->sr[SREG_rS] = USER_STACK + 8 * random_below(r, 4000);
    c->sr[SREG_rA] = 0;
    c->base = CPU_RING;
    for (unsigned i = 0; i < CPU_REGS; i++)
        c->g[i] = user_value(r);
    c->pc = USER_CODE + 4 * random_below(r, USER_WORDS / 2);
}

#endif
