/* test_wide.c - windows of a machine that are wider than a page.
 *
 * Pages of a user lie in a row, with gaps in what they permit and in where they
 * are: whatever was used before, each access gets what its own page has.
 */
#include "sysvm/machine.h"

#include "sysvm/irq.h"
#include "tests/unit/random_kernel.h"
#include "tests/unit/test.h"

enum { PAGES = 12, FIRST = 20 };

/* What the table says of page I: where it is, and what it permits. */
static struct {
    unsigned frame, perm;
} pages[PAGES];

static struct machine *create(octa *random)
{
    const struct machine_options o = {.ram = (octa)64 << BUS_PAGE_BITS};
    struct machine *m = machine_create(&o);
    struct cpu *c = &m->cpu;

    CHECK(m != NULL);
    for (unsigned i = 0; i < PAGES; i++) {
        bool is_in_row = random_below(random, 4) != 0;

        pages[i].frame = FIRST + i + (is_in_row ? 0 : PAGES);
        pages[i].perm = random_below(random, 3)
                            ? PERM_ALL
                            : (unsigned)random_below(random, 8);
        kernel_put(m, KERNEL_TABLES + 8 * i,
                   (octa)pages[i].frame << BUS_PAGE_BITS | 5 << 3 |
                       pages[i].perm);
        kernel_put(m, (octa)pages[i].frame << BUS_PAGE_BITS, i);
    }
    c->sr[SREG_rV] =
        (octa)0x1234 << 48 | (octa)13 << 40 | KERNEL_TABLES | 5 << 3;
    m->rv = mmu_unpack(c->sr[SREG_rV]);
    c->sr[SREG_rK] = IRQ_PROGRAM;
    return m;
}

static octa frame_octa(struct machine *m, unsigned page)
{
    return mem_peek(&m->mem,
                    (struct pa){(octa)pages[page].frame << BUS_PAGE_BITS});
}

/* Load, store an octa or a byte at the beginning of page I. */
static void access(struct machine *m, unsigned i, octa *random, octa *contents)
{
    struct bus *b = &m->user.bus;
    octa va = (octa)i << BUS_PAGE_BITS, value = 0;
    unsigned perm = pages[i].perm;

    switch (random_below(random, 3)) {
    case 0:
        if (bus_load(b, va, &value) == FAULT_NONE) {
            CHECK(perm & PERM_R);
            CHECK_U64(value, contents[i]);
        } else {
            CHECK(!(perm & PERM_R));
        }
        break;
    case 1:
        value = random_octa(random);
        if (bus_store(b, va, 8, value) == FAULT_NONE) {
            CHECK(perm & PERM_W);
            contents[i] = value;
        } else {
            CHECK(!(perm & PERM_W));
        }
        break;
    default:
        value = random_octa(random) & 0xff;
        if (bus_store(b, va + 7, 1, value) == FAULT_NONE) {
            CHECK((perm & PERM_W) && (perm & PERM_R));
            contents[i] = (contents[i] & ~(octa)0xff) | value;
        } else {
            CHECK(!(perm & PERM_W) || !(perm & PERM_R));
        }
        break;
    }
    CHECK_U64(frame_octa(m, i), contents[i]);
}

static void each_page_keeps_its_place_and_permissions(void)
{
    octa random = 1;

    for (unsigned round = 0; round < 200; round++) {
        struct machine *m = create(&random);
        octa contents[PAGES];

        for (unsigned i = 0; i < PAGES; i++)
            contents[i] = i;
        for (unsigned n = 0; n < 100; n++)
            access(m, (unsigned)random_below(&random, PAGES), &random,
                   contents);
        machine_destroy(m);
    }
}

static void a_row_that_is_known_is_asked_for_once(void)
{
    octa random = 1, value, misses;
    struct machine *m = create(&random);

    for (unsigned i = 0; i < PAGES; i++) {
        pages[i].frame = FIRST + i;
        kernel_put(m, KERNEL_TABLES + 8 * i,
                   (octa)pages[i].frame << BUS_PAGE_BITS | 5 << 3 | PERM_ALL);
        CHECK_INT(bus_load(&m->user.bus, (octa)i << BUS_PAGE_BITS, &value),
                  FAULT_NONE);
    }
    machine_forget_translations(m);
    misses = m->user.bus.misses;
    for (unsigned i = 0; i < PAGES; i++)
        CHECK_INT(bus_load(&m->user.bus, (octa)i << BUS_PAGE_BITS, &value),
                  FAULT_NONE);
    CHECK_U64(m->user.bus.misses, misses + 1);
    machine_destroy(m);
}

int main(void)
{
    return TEST_RUN(each_page_keeps_its_place_and_permissions,
                    a_row_that_is_known_is_asked_for_once);
}
