/* test_chains.c - each superinstruction does what its instructions do.
 *
 * For each chain, instructions are made up until their keys are the chain's;
 * the decoder has to choose the chain for them.  Both engines then execute
 * them from random registers, entered by all ways there are: from the
 * instruction before, by a jump, by a call, in the middle, and with a budget
 * that ends in it.  Memory is small and partly not there, one page of it is
 * served without the table, so that any part of a chain may be refused.
 */
#include "tests/unit/two_engines.h"
#include "vm/core/threaded.h"
#include "vm/isa/codec.h"

#define CODE  ((octa)0x10000)
#define DATA  ((octa)0x20000)
#define STACK ((octa)0x6000000000000000)

enum {
    FIRST_GLOBAL = 240,
    DATA_PAGES = 4, /* one more is served without the table */
    LEAD = 600,     /* the instruction before the chain, */
    CHAIN = 601,    /* the chain, */
    FILL = 500,     /* a block of eight that leads to LEAD, */
    CALL = 508,     /* a PUSHJ to LEAD, */
    JUMP = 509,     /* jumps to the chain's parts; all else is TRAP */
    RUNS = 48
};

/* --- programs -------------------------------------------------------------
 */

static void put(struct two *t, unsigned i, tetra insn)
{
    two_put(t, CODE + 4 * (octa)i, 4, insn);
}

static tetra jump(unsigned from, unsigned to)
{
    return (tetra)OP_JMP << 24 | (to - from);
}

static void put_frame(struct two *t)
{
    for (unsigned i = FILL; i < CALL - 1; i++)
        put(t, i, (tetra)OP_SWYM << 24);
    put(t, CALL - 1, jump(CALL - 1, LEAD));
    put(t, CALL, codec_make(OP_PUSHJ, 3, 0, LEAD - CALL));
    for (unsigned k = 0; k < THREADED_CHAIN; k++)
        put(t, JUMP + k, jump(JUMP + k, CHAIN + k));
}

/* A field of an instruction: of those that are likely to fit. */
static byte field(struct two *t, byte result)
{
    switch (two_below(t, 8)) {
    case 0:
    case 1:
        return result;
    case 2:
        return (byte)(FIRST_GLOBAL + two_below(t, CPU_REGS - FIRST_GLOBAL));
    case 3:
        return 0;
    case 4:
        return (byte)random_octa(&t->state);
    default:
        return (byte)two_below(t, 6);
    }
}

/* An instruction that might have the handlers of OP, behind one whose result
 * is in register RESULT. */
static tetra candidate(struct two *t, byte op, byte result)
{
    unsigned other = two_below(t, OP_COUNT);

    while (threaded_shapes[other].op != op ||
           threaded_shapes[other].kind == THREADED_STEP)
        other = two_below(t, OP_COUNT);
    if ((other & ~1u) == OP_JMP)
        return (tetra)other << 24 |
               ((1 + two_below(t, 9)) ^ (other & 1 ? 0xffffffu : 0));
    if (isa_insns[other].operands & OPERAND_YZ_REL) {
        unsigned yz = (1 + two_below(t, 9)) ^ (other & 1 ? 0xffffu : 0);

        return codec_make((byte)other, field(t, result), (byte)(yz >> 8),
                          (byte)yz);
    }
    return codec_make((byte)other, field(t, result), field(t, result),
                      field(t, result));
}

/* A page as the decoder has it: of the fast core, nothing decoded. */
static void take_page(struct two *t, struct code_page *p)
{
    struct code *k = bus_code(&t->fast.bus);

    CHECK(k != NULL);
    p->va = CODE;
    p->host = bus_page(&t->fast.bus, BUS_FETCH, CODE);
    p->mode = threaded_mode(&t->fast.cpu) & ~(octa)THREADED_MODE_COUNTED;
    p->code = k;
    CHECK(p->host != NULL);
    for (unsigned i = 0; i < CODE_PAGE_INSNS; i++)
        p->e[i] = (struct code_entry){.run = threaded_decode};
}

/* Let instruction PLACE of the chain in P be one that KEY fits; false if none
 * was found, which may be due to those before. */
static bool make(struct two *t, struct code_page *p, unsigned place, tetra key)
{
    unsigned i = CHAIN + place;
    byte result = codec_x(code_insn(p, i - 1));

    for (unsigned tries = 0; tries < 10000; tries++) {
        put(t, i, candidate(t, (byte)(key >> 9), result));
        if (predecode_fits(p, i, place, key))
            return true;
    }
    return false;
}

/* Make a program that chain C fits, if possible; does the decoder choose it? */
static bool make_program(struct two *t, const struct threaded_chain *c)
{
    static struct code_page p;

    take_page(t, &p);
    put(t, LEAD, codec_make(OP_SADD, field(t, 1), field(t, 1), 1));
    for (unsigned k = 0; k <= THREADED_CHAIN; k++)
        put(t, CHAIN + k, 0);
    for (unsigned k = 0; k < THREADED_CHAIN && c->keys[k] != 0; k++)
        if (!make(t, &p, k, c->keys[k]))
            return false;
    predecode_block(&p, LEAD);
    return p.e[CHAIN].run == c->run;
}

/* The same until the decoder does: what a chain with L fits, one with D or E
 * may fit, too, and better. */
static void make_chosen(struct two *t, const struct threaded_chain *c)
{
    for (unsigned tries = 0; tries < 1000; tries++)
        if (make_program(t, c))
            return;
    fail_msg("the decoder never chooses chain %u",
             (unsigned)(c - threaded_chains));
}

/* Write over it what is there, so that it is decoded again: a jump into it may
 * have changed the entries. */
static void touch_program(struct two *t)
{
    octa va = CODE + 4 * (octa)LEAD;

    two_put(t, va, 8, core_octa(&t->plain, va));
}

/* --- states ---------------------------------------------------------------
 */

static octa value(struct two *t)
{
    static const octa special[] = {0,
                                   1,
                                   ~(octa)0,
                                   (octa)1 << 63,
                                   ((octa)1 << 63) - 1,
                                   0x3ff0000000000000,
                                   0xbff8000000000000,
                                   0x7ff0000000000000,
                                   0x7ff8000000000001,
                                   0x0000000000000001,
                                   0x0010000000000000,
                                   0x3fefffffffffffff,
                                   0x4340000000000000};

    switch (two_below(t, 4)) {
    case 0:
        return random_octa(&t->state);
    case 1:
        return special[two_below(t, ARRAY_LEN(special))];
    case 2:
        return two_below(t, 300);
    default: /* one page below and one above, too; and the code */
        return two_below(t, 16) == 0
                   ? CODE + two_below(t, BUS_PAGE_BYTES)
                   : DATA - BUS_PAGE_BYTES +
                         two_below(t, (DATA_PAGES + 3) * BUS_PAGE_BYTES);
    }
}

/* A bus_miss: the code, some data, a page that is never in the table, and the
 * register stack. */
static unsigned find(void *core, struct bus_access *a)
{
    struct core *m = core;
    octa page = (a->va - DATA) >> BUS_PAGE_BITS;
    bool is_code = a->va < BUS_PAGE_BYTES ||
                   a->va >> BUS_PAGE_BITS == CODE >> BUS_PAGE_BITS;

    if (a->va >= STACK && sig(a->va) >= 0)
        return core_ring(m, a);
    if (is_code || page < DATA_PAGES) {
        a->page = ram_make(&m->ram, a->va);
        return FAULT_NONE;
    }
    if (page > DATA_PAGES)
        return a->kind == BUS_STORE ? FAULT_W : FAULT_R;
    a->value = a->va;
    return FAULT_NONE;
}

/* Who waits for which exceptions, and how is rounded. */
static octa arithmetic_status(struct two *t)
{
    switch (two_below(t, 6)) {
    case 0:
        return random_octa(&t->state) & 0x3ffff;
    case 1:
        return (octa)(EXC_V | EXC_D) << 8;
    default:
        return random_octa(&t->state) & 0xff;
    }
}

static unsigned entrance(struct two *t)
{
    switch (two_below(t, 6)) {
    case 0:
        return CHAIN + two_below(t, THREADED_CHAIN);
    case 1:
        return JUMP + two_below(t, THREADED_CHAIN);
    case 2:
        return CALL;
    case 3:
        return LEAD;
    default:
        return FILL;
    }
}

/* Where calls have filled the ring, the fast engine leaves blocks that need
 * registers to the other one. */
static void empty_stack(struct two *t)
{
    two_set_special(t, SREG_rL, 0);
    two_set_special(t, SREG_rO, STACK);
    two_set_special(t, SREG_rS, STACK);
}

static void begin(struct two *t)
{
    two_set_special(t, SREG_rL, 0);
    if (t->plain.cpu.sr[SREG_rO] < STACK) /* one POP too many */
        empty_stack(t);
    for (unsigned i = two_below(t, 12); i-- > 0;)
        two_set_local(t, i, value(t));
    for (unsigned i = FIRST_GLOBAL; i < CPU_REGS; i++)
        two_set_global(t, i, value(t));
    for (enum sreg n = 0; n < SREG_COUNT; n++)
        if (isa_sregs[n].flags & SREG_SAVED)
            two_set_special(t, n, value(t));
    two_set_special(t, SREG_rJ, CODE + 4 * (octa)two_below(t, CODE_PAGE_INSNS));
    two_set_special(t, SREG_rA, arithmetic_status(t));
    two_set_pc(t, CODE + 4 * (octa)entrance(t));
}

static void run(struct two *t, octa budget)
{
    struct engine_result a = exec_switch(&t->plain.cpu, budget);
    struct engine_result b = exec_threaded(&t->fast.cpu, budget);

    two_check(t, &a, &b);
}

/* How often the fast core has executed a chain since it was asked before. */
static octa chains_executed(struct two *t)
{
    octa n = t->fast.cpu.run.figures.superinsns;

    t->fast.cpu.run.figures.superinsns = 0;
    return n;
}

/* --- tests
 * --------------------------------------------------------------------- */

static void init(struct two *t)
{
    two_init(t, 1, CORE_PROCESS, find);
    two_set_special(t, SREG_rG, FIRST_GLOBAL);
    put_frame(t);
}

static void each_chain_is_chosen_and_does_what_its_instructions_do(void)
{
    struct two t;

    init(&t);
    for (unsigned i = 0; i < threaded_chain_count; i++) {
        if (i % 4 == 0) /* or by the handler that counts */
            t.fast.cpu.run.counted ^= THREADED_MODE_COUNTED;
        two_set_special(&t, SREG_rA, 0);
        empty_stack(&t);
        make_chosen(&t, &threaded_chains[i]);
        for (unsigned n = 0; n < RUNS; n++) {
            if (n % 4 == 0)
                touch_program(&t);
            begin(&t);
            run(&t, n % 2 ? 1000 : 8 + two_below(&t, 8));
        }
        if (t.fast.cpu.run.counted)
            CHECK(chains_executed(&t) > 0);
        if (i % 8 == 0)
            two_check_memory(&t);
    }
    two_check_memory(&t);
    two_fini(&t);
}

int main(void)
{
    return TEST_RUN(each_chain_is_chosen_and_does_what_its_instructions_do);
}
