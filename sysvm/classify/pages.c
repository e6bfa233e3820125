/* pages.c - where things are in memory on the stage. */
#include "sysvm/classify/pages.h"

#include <assert.h>

/* Pages that are filled in a special way. */
enum { CODE = 1, KERNEL_CODE = 5, WORLD = 7 };

static const struct {
    octa va;
    byte frame[PAGES_MACHINES];
} pages[PAGES_COUNT] = {{0x0000, {20, 32}},
                        {0x2000, {21, 33}},
                        {PAGES_DATA_AT, {22, 34}},
                        {PAGES_STACK_AT, {23, 35}},
                        {PAGES_NEGATIVE | 0x0000, {0, 40}},
                        {PAGES_NEGATIVE | 0x2000, {1, 41}},
                        {PAGES_KERNEL_DATA_AT, {10, 42}},
                        {PAGES_KERNEL_WORLD_AT, {12, 43}}};

/* Frames of tables: of rV and rVV of machine 0, then of machine 1. */
enum { TABLES = 24 };

bool pages_is_guest(enum classify_mode mode)
{
    return mode == CLASSIFY_GUEST_KERNEL || mode == CLASSIFY_GUEST_USER;
}

bool pages_is_kernel(enum classify_mode mode)
{
    return mode == CLASSIFY_HOST_KERNEL || mode == CLASSIFY_GUEST_KERNEL;
}

octa pages_address(unsigned i)
{
    assert(i < PAGES_COUNT);
    return pages[i].va;
}

unsigned pages_frame(unsigned i, unsigned machine)
{
    assert(i < PAGES_COUNT && machine < PAGES_MACHINES);
    return pages[i].frame[machine];
}

unsigned pages_frame_in(const struct classify_run *run, unsigned i)
{
    bool is_direct = i >= PAGES_KERNEL && !pages_is_guest(run->mode);

    return pages_frame(i, is_direct ? 0 : run->machine);
}

octa pages_code(enum classify_mode mode, octa at)
{
    return pages_is_kernel(mode) ? PAGES_NEGATIVE | at : at;
}

/* --- translation ---------------------------------------------------------- */

/* Segment 0 has three blocks of tables, the others are empty. */
static octa rv_word(unsigned frame, unsigned n, unsigned f)
{
    return (octa)0x3210 << 48 | (octa)MMU_SMALLEST_S << 40 |
           (octa)frame << BUS_PAGE_BITS | (octa)n << 3 | f;
}

unsigned pages_n(unsigned machine)
{
    return machine + 1;
}

octa pages_rv(unsigned machine, unsigned f)
{
    return rv_word(TABLES + 2 * machine, pages_n(machine), f);
}

octa pages_rvv(unsigned machine)
{
    return rv_word(TABLES + 2 * machine + 1, pages_n(machine), 0);
}

octa pages_entry(unsigned i, unsigned machine)
{
    return (octa)pages_frame(i, machine) << BUS_PAGE_BITS |
           (octa)pages_n(machine) << 3 | PERM_ALL;
}

/* --- contents ------------------------------------------------------------- */

static void fill_tables(octa image[PAGES_FRAMES][BUS_PAGE_OCTAS],
                        unsigned machine)
{
    for (unsigned i = 0; i < PAGES_COUNT; i++) {
        octa *table = image[TABLES + 2 * machine + (i >= PAGES_KERNEL)];

        table[(pages[i].va & ~PAGES_NEGATIVE) >> BUS_PAGE_BITS] =
            pages_entry(i, machine);
    }
}

/* A world as UNSAVE 4 wants it, and SAVE X,4, too: rL, rG, rO and rS, and the
 * host's rG and rS. */
static void fill_world(octa *world)
{
    world[0] = 4;
    world[1] = 250;
    world[2] = world[3] = PAGES_STACK_AT + 0x100;
    world[30] = 0;
    world[31] = PAGES_STACK_AT + 0x800;
}

static void fill_page(octa *page, unsigned i)
{
    for (unsigned k = 0; k < BUS_PAGE_OCTAS; k++)
        page[k] = i == CODE || i == KERNEL_CODE ? 0 : k;
    if (i == WORLD)
        fill_world(page);
}

void pages_fill(octa image[PAGES_FRAMES][BUS_PAGE_OCTAS])
{
    for (unsigned machine = 0; machine < PAGES_MACHINES; machine++) {
        for (unsigned i = 0; i < PAGES_COUNT; i++)
            fill_page(image[pages[i].frame[machine]], i);
        fill_tables(image, machine);
    }
}

octa pages_put_code(octa image[PAGES_FRAMES][BUS_PAGE_OCTAS], octa at,
                    tetra insn)
{
    static const byte codes[] = {CODE, KERNEL_CODE};
    unsigned place = at / 8 % BUS_PAGE_OCTAS, shift = at & 4 ? 0 : 32;
    octa changed = 0;

    for (unsigned k = 0; k < PAGES_MACHINES * ARRAY_LEN(codes); k++) {
        unsigned frame = pages[codes[k % 2]].frame[k / 2];
        octa *o = &image[frame][place], before = *o;

        *o = (*o & ~((octa)0xffffffff << shift)) | (octa)insn << shift;
        if (*o != before)
            changed |= (octa)1 << frame;
    }
    return changed;
}
