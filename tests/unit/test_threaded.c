/* test_threaded.c - the threaded engine does what the switch engine does.
 *
 * Two processors run the same random program, one with each engine, in random
 * portions; after each portion they are in the same state.  The programs are
 * random words, mostly instructions that do not leave the code, over a small
 * memory in which the code itself lies, so that they also overwrite it.
 */
#include <string.h>

#include "tests/unit/core_fixture.h"
#include "vm/core/regstack.h"
#include "vm/isa/codec.h"

enum { CODE_WORDS = 512, MOST = 100 };

#define CODE ((octa)0x10000)

static octa random_octa(octa *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state * 0x2545f4914f6cdd1d;
}

static unsigned below(octa *state, unsigned n)
{
    return (unsigned)(random_octa(state) >> 33) % n;
}

/* --- random programs -------------------------------------------------------
 */

static octa operand(octa *state)
{
    static const octa special[] = {0,
                                   1,
                                   2,
                                   ~(octa)0,
                                   (octa)1 << 63,
                                   ((octa)1 << 63) - 1,
                                   0x3ff0000000000000,
                                   0x7ff0000000000000,
                                   0x7ff8000000000000,
                                   0x0000000000000001,
                                   0x0010000000000000,
                                   0x4340000000000000,
                                   CODE,
                                   CODE + 0x100,
                                   CODE + 0x2000};

    if (below(state, 3) == 0)
        return random_octa(state);
    return special[below(state, ARRAY_LEN(special))];
}

/* A register: most often one of the first, so that results are used. */
static byte reg(octa *state)
{
    switch (below(state, 8)) {
    case 0:
        return (byte)(224 + below(state, 32));
    case 1:
        return (byte)below(state, 256);
    default:
        return (byte)below(state, 8);
    }
}

static bool leaves_code(byte op)
{
    return (op & ~1) == OP_GO || (op & ~1) == OP_PUSHGO || op == OP_TRAP;
}

static tetra relative(octa *state, byte op, byte x)
{
    wyde forward = (wyde)below(state, 40);
    wyde yz = op & 1 ? (wyde)(0 - forward) : forward;

    if ((op & ~1) == OP_JMP)
        return (tetra)op << 24 |
               (op & 1 ? (0x1000000 - (tetra)forward) & 0xffffff : forward);
    return codec_make(op, x, (byte)(yz >> 8), (byte)yz);
}

static tetra word(octa *state)
{
    byte op = (byte)random_octa(state), x = reg(state);

    while (leaves_code(op) && below(state, 8) != 0)
        op = (byte)random_octa(state);
    if (isa_insns[op].operands & (OPERAND_YZ_REL | OPERAND_XYZ_REL))
        return relative(state, op, x);
    if (isa_insns[op].flags & INSN_FLOAT && below(state, 2))
        return codec_make(op, x, 0, reg(state));
    if (op == OP_GET || op == OP_PUT || op == OP_PUTI)
        return codec_make(op, (byte)(op == OP_GET ? x : below(state, 32)), 0,
                          (byte)below(state, 32));
    if (op == OP_POP)
        return codec_make(op, (byte)below(state, 4), 0, (byte)below(state, 4));
    return codec_make(op, x, reg(state), reg(state));
}

struct two {
    struct core plain, fast;
    octa state; /* of the random numbers */
};

static void put_both(struct two *t, octa va, octa value)
{
    CHECK_INT(bus_store(&t->plain.bus, va, 8, value), FAULT_NONE);
    CHECK_INT(bus_store(&t->fast.bus, va, 8, value), FAULT_NONE);
}

static void set_both(struct two *t, enum sreg n, octa value)
{
    t->plain.cpu.sr[n] = t->fast.cpu.sr[n] = value;
}

/* The state before a program, or after one has come to its end. */
static void restart(struct two *t)
{
    struct cpu *c[2] = {&t->plain.cpu, &t->fast.cpu};

    set_both(t, SREG_rG, 32 + below(&t->state, 224));
    set_both(t, SREG_rL, 0);
    set_both(t, SREG_rA, random_octa(&t->state) & 0x3ffff);
    if (below(&t->state, 2))
        set_both(t, SREG_rA, 0);
    set_both(t, SREG_rU, 0);
    if (below(&t->state, 16) == 0)
        set_both(t, SREG_rU, random_octa(&t->state) & (octa)0x8484 << 48);
    set_both(t, SREG_rJ, CODE + 4 * below(&t->state, CODE_WORDS));
    set_both(t, SREG_rW, CODE + 4 * below(&t->state, CODE_WORDS));
    set_both(t, SREG_rI, random_octa(&t->state));
    c[0]->pc = c[1]->pc = CODE + 4 * below(&t->state, CODE_WORDS);
    c[0]->inserting = c[1]->inserting = CPU_INSERT_NOTHING;
    for (unsigned i = 0; i < CPU_REGS; i++)
        c[0]->g[i] = c[1]->g[i] = operand(&t->state);
    for (unsigned i = 0; i < 10; i++) {
        octa value = operand(&t->state);

        for (unsigned k = 0; k < 2; k++) {
            CHECK_INT(regstack_make_local(c[k], i), FAULT_NONE);
            cpu_set(c[k], i, value);
        }
    }
}

/* A bus_miss: memory as a process has it, in rows. */
static unsigned find_row(void *core, struct bus_access *a)
{
    struct core *m = core;

    if (sig(a->va) < 0)
        return FAULT_N;
    if (a->kind != BUS_STORE) {
        ram_read(&m->ram, a);
        return FAULT_NONE;
    }
    CHECK(ram_write(&m->ram, a));
    if (ram_is_moved(&m->ram, a->va))
        bus_drop_page(&m->bus, a->va);
    return FAULT_NONE;
}

static void begin(struct two *t, octa seed)
{
    t->state = seed * 0x9e3779b97f4a7c15 + 1;
    core_init(&t->plain, CORE_PROCESS);
    core_init(&t->fast, CORE_PROCESS);
    t->plain.bus.miss = t->fast.bus.miss = find_row;
    for (unsigned i = 0; i < CODE_WORDS / 2; i++)
        put_both(t, CODE + 8 * i,
                 (octa)word(&t->state) << 32 | word(&t->state));
    /* Trips and falling off the end lead back. */
    for (octa va = 0; va < 0x90; va += 8)
        put_both(t, va, (octa)OP_RESUME << 56 | (octa)OP_RESUME << 24);
    restart(t);
}

static void end(struct two *t)
{
    core_fini(&t->plain);
    core_fini(&t->fast);
}

/* --- comparison --------------------------------------------------------------
 */

static void check_same_registers(struct cpu *a, struct cpu *b)
{
    octa in_ring = (a->sr[SREG_rO] - a->sr[SREG_rS]) / 8 + a->sr[SREG_rL];

    CHECK_U64(a->pc, b->pc);
    CHECK_MEM(a->sr, b->sr, sizeof a->sr);
    CHECK_INT(a->inserting, b->inserting);
    CHECK_MEM(&a->counts, &b->counts, sizeof a->counts);
    for (unsigned i = cpu_first_global(a); i < CPU_REGS; i++)
        CHECK_U64(a->g[i], b->g[i]);
    for (octa i = 0; i < in_ring; i++) {
        unsigned physical = (unsigned)((a->sr[SREG_rS] / 8 + i) % CPU_RING);

        CHECK_U64(*cpu_ring(a, physical), *cpu_ring(b, physical));
    }
}

static void check_same_page(void *context, octa address, const octa *page)
{
    const octa *other = ram_find(context, address);

    CHECK(other != NULL);
    CHECK_MEM(page, other, BUS_PAGE_BYTES);
}

static void check_same_memory(struct two *t)
{
    CHECK_U64(ram_size(&t->plain.ram), ram_size(&t->fast.ram));
    ram_each(&t->plain.ram, check_same_page, &t->fast.ram);
}

/* One portion with each engine; false when neither can go on. */
static bool run_both(struct two *t, octa portion)
{
    struct engine_result a = exec_switch(&t->plain.cpu, portion);
    struct engine_result b = exec_threaded(&t->fast.cpu, portion);

    CHECK_INT(a.stop, b.stop);
    CHECK_INT(a.fault, b.fault);
    check_same_registers(&t->plain.cpu, &t->fast.cpu);
    return a.stop == ENGINE_BUDGET;
}

/* Run the program of SEED until STOPS portions of up to MOST instructions are
 * done. */
static void compare(octa seed, unsigned stops, unsigned most)
{
    struct two t;

    begin(&t, seed);
    for (unsigned i = 0; i < stops; i++) {
        if (!run_both(&t, 1 + below(&t.state, most)))
            restart(&t);
        if (i % 64 == 0) {
            check_same_memory(&t);
            bus_drop_all(&t.fast.bus);
        }
    }
    check_same_memory(&t);
    end(&t);
}

/* --- tests
 * --------------------------------------------------------------------- */

static void random_programs_stop_in_the_same_state(void)
{
    for (octa seed = 1; seed <= 200; seed++)
        compare(seed, 500, MOST);
}

static void long_portions_end_in_the_same_state(void)
{
    for (octa seed = 1; seed <= 100; seed++)
        compare(seed, 20, 20000);
}

int main(void)
{
    return TEST_RUN(random_programs_stop_in_the_same_state,
                    long_portions_end_in_the_same_state);
}
