/* test_world.c - the pure copying of a world.
 *
 * The design's table of octas is written here once more, by hand.
 */
#include "vm/core/world.h"

#include <string.h>

#include "tests/unit/core_fixture.h"
#include "tests/unit/two_engines.h"
#include "vm/core/regstack.h"

enum { OCTAS = BUS_PAGE_OCTAS };

#define HOST_STACK ((octa)1 << 63 | 0x6000)

static const enum sreg order[17] = {
    SREG_rL, SREG_rG, SREG_rO, SREG_rS, SREG_rA, SREG_rB,
    SREG_rD, SREG_rE, SREG_rH, SREG_rJ, SREG_rM, SREG_rP,
    SREG_rR, SREG_rW, SREG_rX, SREG_rY, SREG_rZ,
};

/* A page of numbers that nobody has, with the host's registers. */
static void fill(octa *page, octa host_rg)
{
    for (unsigned i = 0; i < OCTAS; i++)
        page[i] = 0xdddd000000000000 | i;
    page[30] = host_rg;
    page[31] = HOST_STACK;
}

/* Give C values everywhere: rG = 100, LOCAL registers, and HIDDEN slots that
 * are its callers', from stack address S on. */
static void busy(struct cpu *c, octa s, unsigned hidden, unsigned local)
{
    for (unsigned i = 0; i < 17; i++)
        c->sr[order[i]] = 0x5000 + i;
    c->sr[SREG_rG] = 100;
    c->sr[SREG_rA] = 0x3ffff;
    c->sr[SREG_rL] = local;
    c->sr[SREG_rS] = s;
    c->sr[SREG_rO] = s + 8 * (octa)hidden;
    c->base = CPU_RING + hidden;
    for (unsigned i = 0; i < CPU_REGS; i++)
        c->g[i] = 0x6000 + i;
    for (unsigned i = 0; i < CPU_WINDOW; i++)
        c->window[i] = 0xeeee; /* somebody's old values */
    for (unsigned i = 0; i < hidden + local; i++)
        c->window[CPU_RING + i] = 0x7000 + i;
}

static void each_octa_has_its_place(void)
{
    struct core m;
    octa page[OCTAS], rest[OCTAS];

    core_init(&m, CORE_MACHINE_V);
    busy(&m.cpu, 8 * 250, 4, 5);
    fill(page, 0);
    fill(rest, 0);
    world_save(&m.cpu, page);
    CHECK_U64(page[0], 5);
    CHECK_U64(page[1], 100);
    CHECK_U64(page[2], 8 * 254);
    CHECK_U64(page[3], 8 * 250);
    CHECK_U64(page[4], 0x3ffff);
    for (unsigned i = 5; i < 17; i++)
        CHECK_U64(page[i], 0x5000 + i);
    CHECK_MEM(&page[17], &rest[17], 15 * sizeof(octa));
    for (unsigned i = 0; i < 256; i++)
        CHECK_U64(page[32 + i], i < 100 ? 0 : 0x6000 + i);
    for (unsigned i = 0; i < 256; i++) /* nine slots, from 250 on and around */
        CHECK_U64(page[288 + (250 + i) % 256], i < 9 ? 0x7000 + i : 0);
    CHECK_MEM(&page[544], &rest[544], (OCTAS - 544) * sizeof(octa));
    core_fini(&m);
}

static void the_host_gets_an_empty_ring_of_its_own(void)
{
    struct core m;
    octa page[OCTAS];

    core_init(&m, CORE_MACHINE_V);
    busy(&m.cpu, 0, 200, 55);
    fill(page, 0);
    world_save(&m.cpu, page);
    CHECK_U64(m.cpu.sr[SREG_rL], 0);
    CHECK_U64(m.cpu.sr[SREG_rO], HOST_STACK);
    CHECK_U64(m.cpu.sr[SREG_rS], HOST_STACK);
    CHECK_U64(m.cpu.sr[SREG_rG], 100);
    CHECK_U64(m.cpu.sr[SREG_rJ], 0x5009); /* all else is as it was */
    CHECK_U64(m.cpu.g[255], 0x60ff);
    for (unsigned i = 0; i < 99; i++) /* and the ring can be used */
        CHECK_INT(regstack_make_local(&m.cpu, i), FAULT_NONE);
    CHECK_U64(cpu_get(&m.cpu, 98), 0);
    core_fini(&m);
}

static void octa_30_is_the_hosts_rg(void)
{
    struct core m;
    octa page[OCTAS];

    core_init(&m, CORE_MACHINE_V);
    busy(&m.cpu, 0, 0, 0);
    fill(page, 32);
    world_save(&m.cpu, page);
    CHECK_U64(page[1], 100);
    CHECK_U64(m.cpu.sr[SREG_rG], 32);
    CHECK_U64(m.cpu.g[99], 0); /* what was not global before */
    CHECK_U64(m.cpu.g[100], 0x6064);
    fill(page, 255);
    world_save(&m.cpu, page);
    CHECK_U64(m.cpu.sr[SREG_rG], 255);
    CHECK_U64(m.cpu.g[255], 0x60ff);
    core_fini(&m);
}

static void save_wants_an_rg_and_a_stack(void)
{
    static const struct {
        octa g, stack;
        bool is_good;
    } cases[] = {
        {0, 0, true},          {32, 8, true},
        {255, ~(octa)7, true}, {1, 0, false},
        {31, 0, false},        {256, 0, false},
        {~(octa)0, 0, false},  {0, 4, false},
        {32, 1, false},        {(octa)1 << 32, 0, false},
    };
    octa page[OCTAS];

    for (unsigned i = 0; i < ARRAY_LEN(cases); i++) {
        fill(page, cases[i].g);
        page[31] = cases[i].stack;
        CHECK_INT(world_can_save(page), cases[i].is_good);
    }
}

/* Save a world and load it into a processor that has had another life. */
static void there_and_back(octa s, unsigned hidden, unsigned local)
{
    struct core a, b;
    octa page[OCTAS];

    core_init(&a, CORE_MACHINE_V);
    core_init(&b, CORE_MACHINE_V);
    busy(&a.cpu, s, hidden, local);
    fill(page, 40);
    world_save(&a.cpu, page);
    CHECK(world_can_load(page));
    busy(&b.cpu, 800, 30, 70);
    world_load(&b.cpu, page);
    busy(&a.cpu, s, hidden, local);
    two_check_cpus(&a.cpu, &b.cpu);
    for (unsigned i = local; i < 99; i++)
        if (hidden + i < 254) {
            CHECK_INT(regstack_make_local(&b.cpu, i), FAULT_NONE);
            CHECK_U64(cpu_get(&b.cpu, i), 0); /* and not what was there */
        }
    core_fini(&a);
    core_fini(&b);
}

static void a_world_comes_back_as_it_was(void)
{
    there_and_back(0, 0, 0);
    there_and_back(8 * 250, 4, 5);
    there_and_back((octa)3 << 61, 255, 0);
    there_and_back((octa)3 << 61 | 8 * 77, 155, 100);
    there_and_back((octa)3 << 61 | 8 * 77, 156, 100);
    there_and_back((octa)3 << 61 | 8 * 77, 256, 0);
    there_and_back((octa)1 << 63 | 0x2000, 100, 99);
    there_and_back(~(octa)7, 20, 3); /* the stack goes around the end */
    there_and_back(0 - (octa)8 * 20, 19, 3);
}

static void nothing_of_the_old_ring_stays_after_a_load(void)
{
    struct core m;
    octa page[OCTAS];

    core_init(&m, CORE_MACHINE_V);
    busy(&m.cpu, 0, 10, 10);
    fill(page, 0);
    world_save(&m.cpu, page);
    busy(&m.cpu, 0, 200, 50);
    world_load(&m.cpu, page);
    CHECK_U64((m.cpu.sr[SREG_rO] - m.cpu.sr[SREG_rS]) / 8, 10);
    CHECK_U64(m.cpu.sr[SREG_rL], 10);
    CHECK_U64(m.ring_count, 0); /* it was not spilled */
    core_fini(&m);
}

static void a_world_to_be_loaded_has_to_make_sense(void)
{
    static const struct {
        octa l, g, o, s, a;
        bool is_good;
    } cases[] = {
        {0, 32, 0, 0, 0, true},
        {255, 255, 0, 0, 0x3ffff, true},
        {0, 31, 0, 0, 0, false},
        {0, 256, 0, 0, 0, false},
        {0, 0, 0, 0, 0, false},
        {0, (octa)1 << 40 | 32, 0, 0, 0, false},
        {33, 32, 0, 0, 0, false},
        {~(octa)0, 255, 8, 0, 0, false},
        {0, 32, 0, 0, 0x40000, false},
        {0, 32, 12, 8, 0, false},
        {0, 32, 8, 4, 0, false},
        {0, 32, 4, 4, 0, false},
        {0, 32, 0, 8, 0, false},
        {0, 32, 8 * 255, 0, 0, true},
        {0, 32, 8 * 256, 0, 0, true}, /* a POP in the middle */
        {0, 32, 8 * 257, 0, 0, false},
        {1, 32, 8 * 255, 0, 0, true},
        {1, 32, 8 * 256, 0, 0, false},
        {32, 32, 8 * 224, 0, 0, true},
        {32, 32, 8 * 225, 0, 0, false},
        {0, 32, (octa)1 << 63, (octa)1 << 63, 0, true},
        {0, 32, (octa)1 << 63, ((octa)1 << 63) - 8, 0, true},
        {0, 32, 0, ~(octa)7, 0, true}, /* around the end */
        {0, 32, ~(octa)7, 0, 0, false},
    };
    octa page[OCTAS];

    for (unsigned i = 0; i < ARRAY_LEN(cases); i++) {
        fill(page, 0);
        page[0] = cases[i].l;
        page[1] = cases[i].g;
        page[2] = cases[i].o;
        page[3] = cases[i].s;
        page[4] = cases[i].a;
        CHECK_INT(world_can_load(page), cases[i].is_good);
    }
}

int main(void)
{
    return TEST_RUN(each_octa_has_its_place,
                    the_host_gets_an_empty_ring_of_its_own,
                    octa_30_is_the_hosts_rg, save_wants_an_rg_and_a_stack,
                    a_world_comes_back_as_it_was,
                    nothing_of_the_old_ring_stays_after_a_load,
                    a_world_to_be_loaded_has_to_make_sense);
}
