/* test_regstack.c - the register stack against a simple model.
 *
 * The model is what the ring and memory together pretend to be: one endless
 * array of octas, and where $0 is in it.
 */
#include <stdlib.h>
#include <string.h>

#include "tests/unit/core_fixture.h"
#include "vm/core/regstack.h"

enum { MODEL_SIZE = 1 << 16, MODEL_BASE = 64 };

struct model {
    octa s[MODEL_SIZE]; /* s[MODEL_BASE] is at the stack's beginning */
    unsigned o, l, g;   /* index of $0; rL; rG */
};

/* A processor and a model that must agree with it. */
struct pair {
    struct core m;
    struct model *model;
    octa random;
};

static const octa BEGIN = 0x6000000000000000;

static void begin(struct pair *p, unsigned g)
{
    core_init(&p->m, CORE_PROCESS);
    p->model = calloc(1, sizeof *p->model);
    CHECK(p->model != NULL);
    p->model->o = MODEL_BASE;
    p->model->g = g;
    p->m.cpu.sr[SREG_rG] = g;
    p->random = 1;
}

static void end(struct pair *p)
{
    free(p->model);
    core_fini(&p->m);
}

/* A number below N, the same in every run (a linear congruential generator
 * with Knuth's MMIX constants). */
static unsigned below(struct pair *p, unsigned n)
{
    p->random = p->random * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(p->random >> 33) % n;
}

/* --- the model ----------------------------------------------------------- */

static void model_make_local(struct model *s, unsigned x)
{
    if (x < s->g)
        while (s->l <= x)
            s->s[s->o + s->l++] = 0;
}

static void model_push(struct model *s, unsigned x)
{
    if (x >= s->g)
        x = s->l++;
    s->s[s->o + x] = x;
    s->o += x + 1;
    s->l -= x + 1;
}

static void model_pop(struct model *s, unsigned x)
{
    octa result = x > 0 && x <= s->l ? s->s[s->o + x - 1] : 0;
    unsigned hidden = s->s[s->o - 1] & 0xff;
    unsigned l = hidden + (x <= s->l ? x : s->l + 1);

    if (l > s->g)
        l = s->g;
    if (l > hidden)
        s->s[s->o - 1] = result;
    s->o -= hidden + 1;
    s->l = l;
}

/* --- agreement ----------------------------------------------------------- */

/* The octa with index I of the endless array, wherever it is. */
static octa whole_stack(struct pair *p, unsigned i)
{
    octa va = BEGIN + 8 * ((octa)i - MODEL_BASE);

    return va < p->m.cpu.sr[SREG_rS]
               ? core_octa(&p->m, va)
               : *cpu_ring(&p->m.cpu, (unsigned)(va / 8 % CPU_RING));
}

static void check_registers(struct pair *p)
{
    const struct cpu *c = &p->m.cpu;
    const struct model *s = p->model;

    CHECK_INT(cpu_local_count(c), s->l);
    CHECK_U64(c->sr[SREG_rO], BEGIN + 8 * ((octa)s->o - MODEL_BASE));
    for (unsigned i = 0; i < s->l; i++)
        CHECK_U64(cpu_get(c, i), s->s[s->o + i]);
    for (unsigned i = s->l; i < s->g; i++)
        CHECK_U64(cpu_get(c, i), 0);
}

static void check_callers(struct pair *p)
{
    for (unsigned i = MODEL_BASE; i < p->model->o; i++)
        CHECK_U64(whole_stack(p, i), p->model->s[i]);
}

/* The ring holds what lies between rS and the last local register, and at
 * least one slot is free. */
static void check_ring(const struct pair *p)
{
    const octa *sr = p->m.cpu.sr;

    CHECK(sr[SREG_rS] <= sr[SREG_rO]);
    CHECK((sr[SREG_rO] - sr[SREG_rS]) / 8 + sr[SREG_rL] < CPU_RING);
}

/* --- steps --------------------------------------------------------------- */

static void set(struct pair *p, unsigned x, octa value)
{
    CHECK_INT(regstack_make_local(&p->m.cpu, x), FAULT_NONE);
    cpu_set(&p->m.cpu, x, value);
    model_make_local(p->model, x);
    p->model->s[p->model->o + x] = value;
}

/* As the engine does a PUSHJ. */
static void push(struct pair *p, unsigned x)
{
    CHECK_INT(regstack_make_local(&p->m.cpu, x), FAULT_NONE);
    CHECK_INT(regstack_push(&p->m.cpu, x), FAULT_NONE);
    model_make_local(p->model, x);
    model_push(p->model, x);
}

static void pop(struct pair *p, unsigned x)
{
    byte returned = (byte)x;

    CHECK_INT(regstack_pop(&p->m.cpu, &returned), FAULT_NONE);
    model_pop(p->model, x);
}

/* A whole SAVE or UNSAVE. */
static unsigned save(struct cpu *c, octa *top)
{
    return regstack_save(c, &(struct regstack_step){0}, top);
}

static unsigned unsave(struct cpu *c, octa top)
{
    return regstack_unsave(c, &(struct regstack_step){0}, top);
}

/* One random operation; calls and returns balance in the long run. */
static void random_step(struct pair *p, unsigned depth)
{
    unsigned g = p->model->g;

    switch (below(p, 4)) {
    case 0:
        set(p, below(p, g), p->random);
        break;
    case 1:
        set(p, below(p, 8), p->random);
        break;
    case 2:
        if (p->model->o < MODEL_BASE + depth)
            push(p, below(p, 8) == 0 ? 255 : below(p, g));
        break;
    default:
        if (p->model->o > MODEL_BASE)
            pop(p, below(p, 8) == 0 ? below(p, 256) : below(p, 4));
        break;
    }
}

static void random_steps(struct pair *p, unsigned steps, unsigned depth)
{
    while (steps-- > 0) {
        random_step(p, depth);
        check_registers(p);
        check_ring(p);
    }
}

/* --- tests --------------------------------------------------------------- */

static void agrees_with_an_endless_array(void)
{
    static const unsigned globals[] = {32, 33, 100, 250, 255};

    for (unsigned i = 0; i < ARRAY_LEN(globals); i++) {
        struct pair p;

        begin(&p, globals[i]);
        random_steps(&p, 3000, 2000);
        check_callers(&p);
        CHECK(p.m.ring_count > 100);
        end(&p);
    }
}

static void shallow_calls_never_touch_memory(void)
{
    struct pair p;

    begin(&p, 100);
    for (unsigned i = 0; i < 1000; i++) {
        set(&p, 2, i);
        push(&p, 2);
        set(&p, 3, i);
        pop(&p, 1);
    }
    check_registers(&p);
    CHECK_INT(p.m.ring_count, 0);
    CHECK_U64(p.m.cpu.sr[SREG_rS], BEGIN);
    end(&p);
}

static void deep_recursion_spills_and_comes_back(void)
{
    enum { DEPTH = 1000 };
    struct pair p;

    begin(&p, 250);
    for (unsigned i = 0; i < DEPTH; i++) {
        set(&p, 0, i);
        set(&p, 1, ~(octa)i);
        push(&p, 2);
        check_ring(&p);
    }
    CHECK_U64(p.m.cpu.sr[SREG_rO], BEGIN + 8 * 3 * DEPTH);
    check_callers(&p);
    for (unsigned i = DEPTH; i-- > 0;) {
        pop(&p, 0);
        CHECK_U64(cpu_get(&p.m.cpu, 0), i);
        CHECK_U64(cpu_get(&p.m.cpu, 1), ~(octa)i);
    }
    CHECK_U64(p.m.cpu.sr[SREG_rO], BEGIN);
    CHECK_U64(p.m.cpu.sr[SREG_rS], BEGIN);
    end(&p);
}

static void the_ring_spills_when_its_last_slot_would_be_taken(void)
{
    struct pair p;

    begin(&p, 255);
    set(&p, 253, 1);
    push(&p, 253);
    CHECK_INT(p.m.ring_count, 0);
    set(&p, 0, 5); /* slot 255 of 256: it must stay free */
    CHECK_INT(p.m.ring_count, 0);
    set(&p, 1, 6);
    CHECK_INT(p.m.ring_count, 1);
    CHECK_U64(p.m.cpu.sr[SREG_rS], BEGIN + 8);
    check_registers(&p);
    end(&p);
}

static void pop_returns_its_main_result_in_the_hole(void)
{
    struct pair p;

    begin(&p, 100);
    set(&p, 0, 10);
    push(&p, 1); /* $0 is hidden, the result will be $1 */
    set(&p, 0, 20);
    set(&p, 1, 21);
    set(&p, 2, 22);
    pop(&p, 3);
    CHECK_INT(cpu_local_count(&p.m.cpu), 4);
    CHECK_U64(cpu_get(&p.m.cpu, 0), 10);
    CHECK_U64(cpu_get(&p.m.cpu, 1), 22);
    CHECK_U64(cpu_get(&p.m.cpu, 2), 20);
    CHECK_U64(cpu_get(&p.m.cpu, 3), 21);
    end(&p);
}

static void pop_of_too_many_returns_zero_and_all_there_are(void)
{
    struct pair p;

    begin(&p, 100);
    push(&p, 0);
    set(&p, 0, 20);
    pop(&p, 7);
    CHECK_INT(cpu_local_count(&p.m.cpu), 2);
    CHECK_U64(cpu_get(&p.m.cpu, 0), 0);
    CHECK_U64(cpu_get(&p.m.cpu, 1), 20);
    end(&p);
}

static void registers_returned_beyond_rg_are_lost(void)
{
    struct pair p;

    begin(&p, 32);
    set(&p, 30, 1);
    push(&p, 30);
    set(&p, 5, 2);
    pop(&p, 6);
    CHECK_INT(cpu_local_count(&p.m.cpu), 32);
    check_registers(&p);
    end(&p);
}

static void pushing_a_global_register_hides_all_local_ones(void)
{
    struct pair p;

    begin(&p, 100);
    set(&p, 4, 7);
    push(&p, 200);
    CHECK_INT(cpu_local_count(&p.m.cpu), 0);
    CHECK_U64(p.m.cpu.sr[SREG_rO], BEGIN + 8 * 6);
    pop(&p, 0);
    CHECK_INT(cpu_local_count(&p.m.cpu), 5);
    CHECK_U64(cpu_get(&p.m.cpu, 4), 7);
    end(&p);
}

/* Fill P with a state worth saving. */
static void fill(struct pair *p, unsigned steps)
{
    struct cpu *c = &p->m.cpu;

    random_steps(p, steps, 2000);
    for (unsigned i = p->model->g; i < CPU_REGS; i++)
        c->g[i] = ~p->random * i;
    for (unsigned i = 0; i < SREG_COUNT; i++)
        if (isa_sregs[i].flags & SREG_SAVED)
            c->sr[i] = p->random * (i + 3);
    c->sr[SREG_rA] = p->random & 0x3ffff;
}

static void forget_everything(struct cpu *c)
{
    memset(c->window, 0xff, sizeof c->window);
    memset(c->g, 0xff, sizeof c->g);
    for (unsigned i = 0; i < SREG_COUNT; i++)
        c->sr[i] = ~(octa)0;
    c->sr[SREG_rG] = 255;
    c->sr[SREG_rL] = 0;
}

static void unsave_brings_back_what_save_stored(void)
{
    for (unsigned round = 0; round < 20; round++) {
        struct pair p;
        struct cpu before;
        octa top = 0;

        begin(&p, 32 + 11 * round);
        p.random = round;
        fill(&p, 100 * round);
        before = p.m.cpu;
        CHECK_INT(save(&p.m.cpu, &top), FAULT_NONE);
        CHECK_U64(p.m.cpu.sr[SREG_rL], 0);
        CHECK_U64(p.m.cpu.sr[SREG_rO], top + 8);
        CHECK_U64(p.m.cpu.sr[SREG_rS], top + 8);
        forget_everything(&p.m.cpu);
        CHECK_INT(unsave(&p.m.cpu, top), FAULT_NONE);
        check_registers(&p);
        CHECK_MEM(&p.m.cpu.g[p.model->g], &before.g[p.model->g],
                  sizeof(octa) * (CPU_REGS - p.model->g));
        for (unsigned i = 0; i < SREG_COUNT; i++)
            if (isa_sregs[i].flags & SREG_SAVED)
                CHECK_U64(p.m.cpu.sr[i], before.sr[i]);
        CHECK_U64(p.m.cpu.sr[SREG_rA], before.sr[SREG_rA]);
        CHECK_U64(p.m.cpu.sr[SREG_rG], p.model->g);
        random_steps(&p, 500, 2000); /* the callers are there, too */
        end(&p);
    }
}

static void save_stores_in_the_order_of_the_manual(void)
{
    static const enum sreg order[] = {SREG_rB, SREG_rD, SREG_rE, SREG_rH,
                                      SREG_rJ, SREG_rM, SREG_rR, SREG_rP,
                                      SREG_rW, SREG_rX, SREG_rY, SREG_rZ};
    struct pair p;
    octa top = 0, at = BEGIN;

    begin(&p, 254);
    set(&p, 1, 0x11);
    p.m.cpu.g[254] = 0x254;
    p.m.cpu.g[255] = 0x255;
    for (unsigned i = 0; i < ARRAY_LEN(order); i++)
        p.m.cpu.sr[order[i]] = 0x1000 + i;
    p.m.cpu.sr[SREG_rA] = 0x12345;
    CHECK_INT(save(&p.m.cpu, &top), FAULT_NONE);
    CHECK_U64(core_octa(&p.m, at), 0);
    CHECK_U64(core_octa(&p.m, at += 8), 0x11);
    CHECK_U64(core_octa(&p.m, at += 8), 2); /* as many local ones */
    CHECK_U64(core_octa(&p.m, at += 8), 0x254);
    CHECK_U64(core_octa(&p.m, at += 8), 0x255);
    for (unsigned i = 0; i < ARRAY_LEN(order); i++)
        CHECK_U64(core_octa(&p.m, at += 8), 0x1000 + i);
    CHECK_U64(core_octa(&p.m, at += 8), (octa)254 << 56 | 0x12345);
    CHECK_U64(top, at);
    end(&p);
}

static void unsave_makes_the_best_of_an_odd_word(void)
{
    struct pair p;

    begin(&p, 250);
    CHECK_INT(
        bus_store(&p.m.bus, BEGIN + 8 * 300, 8, (octa)7 << 56 | 0xffffffffffff),
        FAULT_NONE);
    CHECK_INT(unsave(&p.m.cpu, BEGIN + 8 * 300 + 5), FAULT_NONE);
    CHECK_U64(p.m.cpu.sr[SREG_rG], 32);
    CHECK_U64(p.m.cpu.sr[SREG_rA], 0x3ffff);
    CHECK_U64(p.m.cpu.sr[SREG_rL], 0);
    end(&p);
}

/* A refused spill or fill is tried again until it succeeds. */
static void insist(struct pair *p,
                   unsigned (*operation)(struct cpu *, unsigned), unsigned x)
{
    p->m.ring_refused = p->m.ring_count + 1;
    while (operation(&p->m.cpu, x) != FAULT_NONE)
        p->m.ring_refused += 2; /* let one succeed, refuse the next */
    p->m.ring_refused = 0;
}

static unsigned pop_nothing(struct cpu *c, unsigned x)
{
    byte returned = (byte)x;

    return regstack_pop(c, &returned);
}

static void what_was_refused_in_the_middle_can_begin_again(void)
{
    struct pair p;

    begin(&p, 250);
    for (unsigned i = 0; i < 300; i++) {
        unsigned x = below(&p, 250);

        insist(&p, regstack_make_local, x);
        insist(&p, regstack_push, x);
        model_make_local(p.model, x);
        model_push(p.model, x);
        check_registers(&p);
        check_ring(&p);
    }
    check_callers(&p);
    while (p.model->o > MODEL_BASE) {
        insist(&p, pop_nothing, 0);
        model_pop(p.model, 0);
        check_registers(&p);
    }
    CHECK(p.m.ring_count > 10000);
    end(&p);
}

/* What is loaded replaces the ring bit by bit; there is no way back. */
static void unsave_refused_in_the_middle_leaves_an_empty_ring(void)
{
    for (unsigned n = 2; n < 20; n++) {
        struct pair p;
        octa top = 0;

        begin(&p, 250);
        fill(&p, 1000);
        CHECK_INT(save(&p.m.cpu, &top), FAULT_NONE);
        p.m.ring_refused = p.m.ring_count + n;
        CHECK(unsave(&p.m.cpu, top) != FAULT_NONE);
        CHECK_U64(p.m.cpu.sr[SREG_rS], p.m.cpu.sr[SREG_rO]);
        end(&p);
    }
}

/* They were global long ago, and are not yet what the context has. */
static void unsave_refused_half_way_shows_no_old_globals(void)
{
    struct pair p;
    octa top = 0;

    begin(&p, 200);
    CHECK_INT(save(&p.m.cpu, &top), FAULT_NONE);
    p.m.cpu.g[210] = 77;
    p.m.cpu.sr[SREG_rG] = 250;
    p.m.ring_refused = p.m.ring_count + 16; /* in the midst of the globals */
    CHECK(unsave(&p.m.cpu, top) != FAULT_NONE);
    CHECK_U64(p.m.cpu.sr[SREG_rG], 200);
    CHECK_U64(cpu_get(&p.m.cpu, 210), 0);
    end(&p);
}

/* Every other access is refused, and the word that the step stands for goes
 * on. */
static void a_refused_save_or_unsave_goes_on_where_it_was(void)
{
    for (unsigned first = 1; first <= 2; first++) {
        struct pair p;
        struct regstack_step at = {0};
        octa top = 0;

        begin(&p, 200);
        fill(&p, 500);
        p.m.ring_refused = p.m.ring_count + first;
        while (regstack_save(&p.m.cpu, &at, &top) != FAULT_NONE) {
            if (at.phase >= 2)
                CHECK_U64(p.m.cpu.sr[SREG_rO], p.m.cpu.sr[SREG_rS]);
            p.m.ring_refused = p.m.ring_count + 2;
        }
        CHECK_INT(at.phase, 3);
        CHECK_INT(at.number, REGSTACK_TOP);
        forget_everything(&p.m.cpu);
        at = (struct regstack_step){0};
        p.m.ring_refused = p.m.ring_count + first;
        while (regstack_unsave(&p.m.cpu, &at, top) != FAULT_NONE)
            p.m.ring_refused = p.m.ring_count + 2;
        CHECK_INT(at.phase, 3);
        p.m.ring_refused = 0;
        check_registers(&p);
        random_steps(&p, 500, 2000);
        end(&p);
    }
}

/* With $0 … $249 in use, 250 more cannot all be in the ring at once. */
static void a_refused_pop_has_no_more_than_the_ring_holds(void)
{
    struct pair p;
    struct cpu *c = &p.m.cpu;
    byte x = 250;
    unsigned hidden, refused = 0;

    begin(&p, 255);
    push(&p, 200);
    set(&p, 249, 0x249);
    p.m.ring_refused = p.m.ring_count + 1;
    while (regstack_pop(c, &x) != FAULT_NONE) {
        hidden = (unsigned)(c->sr[SREG_rO] - c->sr[SREG_rS]) / 8;
        CHECK(hidden + c->sr[SREG_rL] <= CPU_RING);
        CHECK_U64(cpu_get(c, x - 1u), 0x249); /* still the main result */
        p.m.ring_refused = p.m.ring_count + 2;
        refused++;
    }
    CHECK(refused > 100);
    CHECK_U64(c->sr[SREG_rL], 255);
    CHECK_U64(cpu_get(c, 200), 0x249);
    end(&p);
}

static void a_machine_unsaves_only_what_was_saved(void)
{
    static const octa wrong[] = {(octa)31 << 56, (octa)32 << 56 | 1 << 18,
                                 (octa)255 << 56 | (octa)1 << 55};
    struct core m;

    core_init(&m, CORE_MACHINE);
    for (unsigned i = 0; i < ARRAY_LEN(wrong); i++) {
        CHECK_INT(bus_store(&m.bus, BEGIN, 8, wrong[i]), FAULT_NONE);
        CHECK_INT(unsave(&m.cpu, BEGIN), FAULT_B);
        CHECK_U64(m.cpu.sr[SREG_rG], 255);
        CHECK_U64(m.cpu.sr[SREG_rS], 0x6000000000000000);
    }
    core_fini(&m);
}

static void unsave_refused_at_once_changes_nothing(void)
{
    struct pair p;
    octa top = 0;

    begin(&p, 250);
    fill(&p, 1000);
    CHECK_INT(save(&p.m.cpu, &top), FAULT_NONE);
    p.m.ring_refused = p.m.ring_count + 1;
    CHECK(unsave(&p.m.cpu, 0x123450) != FAULT_NONE);
    CHECK_U64(p.m.cpu.sr[SREG_rS], top + 8);
    CHECK_U64(p.m.cpu.sr[SREG_rO], top + 8);
    end(&p);
}

int main(void)
{
    return TEST_RUN(agrees_with_an_endless_array,
                    shallow_calls_never_touch_memory,
                    deep_recursion_spills_and_comes_back,
                    the_ring_spills_when_its_last_slot_would_be_taken,
                    pop_returns_its_main_result_in_the_hole,
                    pop_of_too_many_returns_zero_and_all_there_are,
                    registers_returned_beyond_rg_are_lost,
                    pushing_a_global_register_hides_all_local_ones,
                    unsave_brings_back_what_save_stored,
                    save_stores_in_the_order_of_the_manual,
                    unsave_makes_the_best_of_an_odd_word,
                    what_was_refused_in_the_middle_can_begin_again,
                    unsave_refused_in_the_middle_leaves_an_empty_ring,
                    unsave_refused_half_way_shows_no_old_globals,
                    a_refused_save_or_unsave_goes_on_where_it_was,
                    a_refused_pop_has_no_more_than_the_ring_holds,
                    a_machine_unsaves_only_what_was_saved,
                    unsave_refused_at_once_changes_nothing);
}
