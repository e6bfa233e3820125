/* test_threaded.c - the threaded engine does what the switch engine does.
 *
 * Two processors run the same random program, in random portions; after each
 * portion they are in the same state.  One has the switch engine; the other
 * most often the threaded one, now and then single steps, as a traced run
 * does, or the switch engine, so that each has to go on where the other has
 * stopped.
 *
 * The programs are random words of three flavours, mostly instructions that
 * do not leave the code, over a small memory in which the code itself lies,
 * so that they also overwrite it.  It lies across the border of two pages.
 */
#include "tests/unit/two_engines.h"
#include "vm/base/bits.h"
#include "vm/core/threaded.h"
#include "vm/isa/codec.h"

enum { CODE_WORDS = 512, MOST = 100 };

#define AREA ((octa)0x10000)
#define CODE (AREA + BUS_PAGE_BYTES - 2 * CODE_WORDS)

/* Pages of the area: two have code, one is served without the table, as if it
 * were watched or a device, one refuses stores, one refuses everything. */
enum { WATCHED = 3, FOR_READING, FORBIDDEN, AREA_PAGES };

enum flavour {
    MIXED,  /* everything alike */
    CALLS,  /* much is called, and less returned from: a deep stack */
    CHAINS, /* what superinstructions are made of */
    FLAVOURS
};

/* What writes a program. */
struct writer {
    octa *state; /* of the random numbers */
    enum flavour flavour;
    unsigned chain, part; /* the next word is this part of that chain */
    byte result;          /* where the word before has its result */
};

/* --- random programs -------------------------------------------------------
 */

static unsigned below(octa *state, unsigned n)
{
    return (unsigned)random_below(state, n);
}

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
                                   0x3fefffffffffffff,
                                   0x4340000000000000,
                                   CODE,
                                   CODE + 0x100};

    switch (below(state, 4)) {
    case 0:
        return random_octa(state);
    case 1:
        return AREA + below(state, AREA_PAGES * BUS_PAGE_BYTES);
    default:
        return special[below(state, ARRAY_LEN(special))];
    }
}

/* A register: most often one of the first, so that results are used. */
static byte reg(octa *state)
{
    switch (below(state, 8)) {
    case 0:
        return (byte)(224 + below(state, 32));
    case 1:
        return (byte)below(state, 256);
    case 2:
        return (byte)below(state, 48);
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

/* An instruction with OP and these registers, if that makes sense. */
static tetra sensible(octa *state, byte op, byte x, byte y, byte z)
{
    if (isa_insns[op].operands & (OPERAND_YZ_REL | OPERAND_XYZ_REL))
        return relative(state, op, x);
    if (isa_insns[op].flags & INSN_FLOAT && below(state, 2))
        return codec_make(op, x, 0, z);
    if (op == OP_PUTI && below(state, 2)) /* a rG that is allowed */
        return codec_make(op, SREG_rG, 0, (byte)(32 + below(state, 224)));
    if (op == OP_GET || op == OP_PUT || op == OP_PUTI)
        return codec_make(op, (byte)(op == OP_GET ? x : below(state, 32)), 0,
                          (byte)below(state, 32));
    if (op == OP_POP)
        return codec_make(op, (byte)below(state, below(state, 4) ? 4 : 40), 0,
                          (byte)below(state, 4));
    return codec_make(op, x, y, z);
}

static tetra random_word(octa *state)
{
    byte op = (byte)random_octa(state);

    while (leaves_code(op) && below(state, 8) != 0)
        op = (byte)random_octa(state);
    return sensible(state, op, reg(state), reg(state), reg(state));
}

static tetra call_word(octa *state)
{
    static const byte ops[] = {OP_PUSHJ, OP_PUSHJB, OP_PUSHJ, OP_PUSHJB,
                               OP_POP,   OP_ADDUI,  OP_STOI,  OP_INCL,
                               OP_GET,   OP_BNZB,   OP_SUBU,  OP_PUSHJ};
    byte op = ops[below(state, ARRAY_LEN(ops))];

    if (below(state, 4) == 0)
        return random_word(state);
    return sensible(state, op, reg(state), reg(state), reg(state));
}

/* A field for an operand that is where LETTER says. */
static byte field(const struct writer *w, unsigned letter)
{
    switch (letter & 7) {
    case LETTER_L:
        return (byte)below(w->state, 6);
    case LETTER_G:
        return (byte)(248 + below(w->state, 8));
    case LETTER_R:
        return w->result;
    case LETTER_I:
        return (byte)below(w->state, 64);
    default:
        return reg(w->state);
    }
}

static tetra chain_word(struct writer *w)
{
    tetra key;
    byte op;

    if (w->part == THREADED_CHAIN ||
        threaded_chains[w->chain].keys[w->part] == 0) {
        w->chain = below(w->state, threaded_chain_count);
        w->part = 0;
    }
    key = threaded_chains[w->chain].keys[w->part++];
    op = (byte)(key >> 9);
    if ((key & 7) == LETTER_I)
        op++;
    return sensible(w->state, op, field(w, key >> 6), field(w, key >> 3),
                    field(w, key));
}

static tetra word(struct writer *w)
{
    tetra insn;

    if (w->flavour == CHAINS)
        insn = chain_word(w);
    else
        insn =
            w->flavour == CALLS ? call_word(w->state) : random_word(w->state);
    w->result = codec_x(insn);
    return insn;
}

/* Go on with a RESUME that inserts an instruction. */
static void go_to_insertion(struct two *t)
{
    octa insn = random_word(&t->state), ropcode = two_below(t, 3);

    two_set_special(t, SREG_rX, ropcode << 56 | insn);
    two_set_special(t, SREG_rY, operand(&t->state));
    two_set_special(t, SREG_rZ, operand(&t->state));
    two_set_pc(t, 8 * two_below(t, 16));
}

/* The state before a program, or after one has come to its end. */
static void restart(struct two *t, enum flavour flavour)
{
    two_set_special(t, SREG_rG, 32 + two_below(t, flavour == CALLS ? 16 : 224));
    two_set_special(t, SREG_rL, 0);
    two_set_special(t, SREG_rA, random_octa(&t->state) & 0x3ffff);
    if (two_below(t, 2))
        two_set_special(t, SREG_rA, 0);
    two_set_special(t, SREG_rU, random_octa(&t->state) & 0xffffff);
    if (two_below(t, 16) == 0)
        two_set_special(t, SREG_rU,
                        random_octa(&t->state) & (octa)0x8484 << 48);
    two_set_special(t, SREG_rJ, CODE + 4 * two_below(t, CODE_WORDS));
    if (two_below(t, 8) == 0)
        two_set_special(t, SREG_rJ, CODE + two_below(t, 4 * CODE_WORDS));
    two_set_special(t, SREG_rW, CODE + 4 * two_below(t, CODE_WORDS));
    two_set_special(t, SREG_rI, random_octa(&t->state) & 0xffff);
    two_set_pc(t, CODE + 4 * two_below(t, CODE_WORDS));
    for (unsigned i = 0; i < CPU_REGS; i++)
        two_set_global(t, i, operand(&t->state));
    for (unsigned i = 0; i < 10; i++)
        two_set_local(t, i, operand(&t->state));
}

/* --- memory ---------------------------------------------------------------
 */

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

/* Serve A, and keep in mind what was asked. */
static unsigned serve_watched(struct core *m, struct bus_access *a)
{
    octa *page = ram_make(&m->ram, a->va);
    octa *there = &page[a->va / 8 % BUS_PAGE_OCTAS];
    octa seen = a->va * 4 + a->kind;

    if (a->kind == BUS_STORE)
        *there =
            bits_set(*there, bus_shift(a->va, a->size), 8u * a->size, a->value);
    else
        a->value = *there;
    if (a->kind != BUS_FETCH)
        m->asked = m->asked * 31 + (unsigned)(seen ^ seen >> 32 ^ *there);
    return FAULT_NONE;
}

/* A bus_miss: the area as it is said to be above. */
static unsigned find_in_area(void *core, struct bus_access *a)
{
    octa page = (a->va - AREA) >> BUS_PAGE_BITS;
    unsigned fault;

    if (page == WATCHED)
        return serve_watched(core, a);
    if (page == FORBIDDEN || (page == FOR_READING && a->kind == BUS_STORE))
        return FAULT_R >> a->kind; /* R, W, X lie in a row */
    fault = find_row(core, a);
    a->before = a->after = 0;
    return fault;
}

/* A bus_miss: no page is in the table, not even for instructions. */
static unsigned find_nothing(void *core, struct bus_access *a)
{
    return sig(a->va) < 0 ? (unsigned)FAULT_N : serve_watched(core, a);
}

/* --- running --------------------------------------------------------------
 */

static void write_program(struct two *t, enum flavour flavour)
{
    struct writer w = {
        .state = &t->state, .flavour = flavour, .part = THREADED_CHAIN};

    for (octa i = 0; i < CODE_WORDS; i++)
        two_put(t, CODE + 4 * i, 4, word(&w));
    /* Trips and falling off the end lead back. */
    for (octa va = 0; va < 0x90; va += 8)
        two_put(t, va, 8, (octa)OP_RESUME << 56 | (octa)OP_RESUME << 24);
    restart(t, flavour);
}

static struct engine_result step(struct cpu *c, octa portion)
{
    struct engine_result r = {.stop = ENGINE_BUDGET};

    while (portion-- > 0 && r.stop == ENGINE_BUDGET)
        r = exec_threaded(c, 1);
    return r;
}

static struct engine_result run_fast(struct two *t, octa portion)
{
    switch (two_below(t, 16)) {
    case 0:
        return exec_switch(&t->fast.cpu, portion);
    case 1:
        return step(&t->fast.cpu, portion);
    default:
        return exec_threaded(&t->fast.cpu, portion);
    }
}

/* One portion on each; false when neither can go on. */
static bool run_both(struct two *t, octa portion)
{
    struct engine_result a = exec_switch(&t->plain.cpu, portion);
    struct engine_result b = run_fast(t, portion);

    two_check(t, &a, &b);
    CHECK_INT(t->plain.asked, t->fast.asked);
    return a.stop == ENGINE_BUDGET || a.stop == ENGINE_ATTENTION;
}

/* What the program of SEED has to do with. */
static bus_miss *memory_of(octa seed)
{
    if (seed % 16 == 0)
        return find_nothing;
    return seed % 2 ? find_row : find_in_area;
}

/* Run the program of SEED until STOPS portions of up to MOST instructions are
 * done. */
static void compare(octa seed, unsigned stops, unsigned most)
{
    enum flavour flavour = (enum flavour)(seed % FLAVOURS);
    enum core_kind kind = seed % 5 < 3 ? CORE_PROCESS : CORE_MACHINE_V;
    struct two t;

    two_init(&t, seed, kind, memory_of(seed));
    write_program(&t, flavour);
    for (unsigned i = 0; i < stops; i++) {
        if (!run_both(&t, 1 + two_below(&t, most)))
            restart(&t, flavour);
        else if (two_below(&t, 32) == 0)
            go_to_insertion(&t);
        if (i % 64 == 0)
            bus_drop_all(&t.fast.bus);
    }
    two_check_memory(&t);
    two_fini(&t);
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
    for (octa seed = 1; seed <= 60; seed++)
        compare(seed, 20, 20000);
}

static tetra jump(unsigned from, unsigned to)
{
    return (tetra)(OP_JMP + (to < from)) << 24 | ((to - from) & 0xffffff);
}

/* The loop at words 2 to 6 of the second page stores TIMES octas, going up or
 * down; at last over what it jumps to, word AT and the next. */
static void walk(unsigned times, byte add, unsigned at)
{
    const octa page = AREA + BUS_PAGE_BYTES, target = page + 4 * (octa)at;
    const octa way = 8 * (octa)(times - 1);
    const tetra loop[] = {codec_make(OP_STOI, 2, 1, 0),
                          codec_make(add, 1, 1, 8),
                          codec_make(OP_SUBUI, 3, 3, 1),
                          codec_make(OP_PBNZB, 3, 0xff, 0xfd), jump(6, at)};
    octa back = jump(at + 1, 2), old = (octa)OP_SETL << 56 | (octa)5 << 48;
    struct engine_result plain, fast;
    struct two t;

    two_init(&t, 1, CORE_PROCESS, find_row);
    for (octa va = AREA; va < AREA + 3 * BUS_PAGE_BYTES; va += BUS_PAGE_BYTES)
        two_put(&t, va, 8, 0);
    for (unsigned i = 0; i < ARRAY_LEN(loop); i++)
        two_put(&t, page + 8 + 4 * i, 4, loop[i]);
    two_put(&t, target, 8, old | back);
    two_set_local(&t, 1, add == OP_ADDUI ? target - way : target + way);
    two_set_local(&t, 2, old | (octa)7 << 32 | back);
    two_set_local(&t, 3, times);
    two_set_pc(&t, target);
    bus_drop_all(&t.fast.bus); /* its windows are of single pages */
    plain = exec_switch(&t.plain.cpu, 2 + 4 * times + 3);
    fast = exec_threaded(&t.fast.cpu, 2 + 4 * times + 3);
    two_check(&t, &plain, &fast);
    CHECK_U64(cpu_get(&t.fast.cpu, 5), 7);
    two_fini(&t);
}

static void a_store_that_walks_into_code_is_seen(void)
{
    walk(20, OP_ADDUI, 0);
    walk(20, OP_SUBUI, CODE_PAGE_INSNS - 2);
}

/* Both engines execute COUNT instructions from word FIRST of PROGRAM on; then
 * register 1 is WANTED. */
static void expect_in_1(const tetra *program, unsigned words, unsigned first,
                        octa count, octa wanted)
{
    struct engine_result plain, fast;
    struct two t;

    two_init(&t, 1, CORE_PROCESS, find_row);
    for (unsigned i = 0; i < words; i++)
        two_put(&t, AREA + 4 * (octa)i, 4, program[i]);
    two_set_special(&t, SREG_rG, 255);
    two_set_local(&t, 0, AREA);
    two_set_local(&t, 2, (octa)OP_SWYM << 56 | 0xe3070009); /* SETL $7,9 */
    two_set_pc(&t, AREA + 4 * (octa)first);
    plain = exec_switch(&t.plain.cpu, count);
    fast = exec_threaded(&t.fast.cpu, count);
    two_check(&t, &plain, &fast);
    CHECK_U64(cpu_get(&t.fast.cpu, 1), wanted);
    two_fini(&t);
}

/* The ADDU has its operand from the SETL before, until that is written over. */
static void a_result_may_come_from_elsewhere_after_a_store(void)
{
    const tetra program[] = {(tetra)OP_SWYM << 24, codec_make(OP_SETL, 5, 0, 1),
                             codec_make(OP_ADDUI, 1, 5, 1),
                             codec_make(OP_STOI, 2, 0, 0), jump(4, 0)};

    expect_in_1(program, ARRAY_LEN(program), 0, 20, 2);
}

/* With 255 local registers, an entry cannot say that it wants the result. */
static void the_last_local_register_is_no_result_at_hand(void)
{
    const tetra program[] = {jump(0, 2), codec_make(OP_SETL, 254, 0, 5),
                             codec_make(OP_ADDUI, 1, 254, 1),
                             codec_make(OP_SETL, 3, 0, 99), jump(4, 0)};

    expect_in_1(program, ARRAY_LEN(program), 1, 20, 6);
}

int main(void)
{
    return TEST_RUN(random_programs_stop_in_the_same_state,
                    long_portions_end_in_the_same_state,
                    a_store_that_walks_into_code_is_seen,
                    a_result_may_come_from_elsewhere_after_a_store,
                    the_last_local_register_is_no_result_at_hand);
}
