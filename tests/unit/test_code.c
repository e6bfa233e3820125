/* test_code.c - what was decoded is forgotten when it is no longer true. */
#include "tests/unit/core_fixture.h"
#include "vm/core/code.h"
#include "vm/isa/codec.h"

/* Eight pages in a row. */
#define PAGE    ((octa)BUS_PAGE_BYTES)
#define PAGE_AT ((octa)0x100000)

/* A bus_miss: memory in rows, so that windows are wide. */
static unsigned find_row(void *core, struct bus_access *a)
{
    struct core *m = core;

    m->asked++;
    if (a->kind == BUS_STORE)
        CHECK(ram_write(&m->ram, a));
    else
        ram_read(&m->ram, a);
    return FAULT_NONE;
}

static void begin(struct core *m)
{
    core_init(m, CORE_PROCESS);
    m->bus.miss = find_row;
    for (octa i = 0; i < 8; i++)
        core_put(m, PAGE_AT + i * PAGE, 0);
}

/* Let there be entries for page I. */
static void decode(struct core *m, octa i)
{
    octa va = PAGE_AT + i * PAGE;
    struct code *k = bus_code(&m->bus);
    octa *host = bus_page(&m->bus, BUS_FETCH, va);

    CHECK(k != NULL && host != NULL);
    for (unsigned tries = 1; code_page(k, &m->bus, va, host, 0) == NULL;)
        CHECK(++tries <= CODE_PATIENCE);
    CHECK(code_has(k, host));
}

/* How many windows for stores lead to page I. */
static unsigned windows_to(const struct bus *b, octa i)
{
    octa va = PAGE_AT + i * PAGE;
    unsigned count = 0;

    for (unsigned k = 0; k < BUS_ENTRIES; k++) {
        const struct bus_window *w = &b->table[BUS_STORE][k];

        count += va - w->start < w->size;
    }
    return count;
}

/* --- windows --------------------------------------------------------------
 */

static void no_store_passes_to_what_was_just_decoded(void)
{
    struct core m;

    begin(&m);
    core_put(&m, PAGE_AT + 4 * PAGE, 1);
    CHECK(windows_to(&m.bus, 3) > 0);
    decode(&m, 3);
    CHECK_INT(windows_to(&m.bus, 3), 0);
    core_fini(&m);
}

static void windows_end_before_code_and_begin_behind_it(void)
{
    struct core m;
    octa n;

    begin(&m);
    decode(&m, 2);
    decode(&m, 5);
    decode(&m, 6);
    bus_drop_all(&m.bus);
    core_put(&m, PAGE_AT + 4 * PAGE, 1);
    CHECK_INT(windows_to(&m.bus, 2), 0);
    CHECK(windows_to(&m.bus, 3) > 0);
    CHECK(windows_to(&m.bus, 4) > 0);
    CHECK_INT(windows_to(&m.bus, 5), 0);
    core_put(&m, PAGE_AT + 7 * PAGE, 1);
    CHECK_INT(windows_to(&m.bus, 6), 0);
    CHECK(windows_to(&m.bus, 7) > 0);
    CHECK_INT(windows_to(&m.bus, 8), 0); /* which does not exist */
    /* What the window leads to is what it did before. */
    for (n = 3; n < 5; n++) {
        octa va = PAGE_AT + n * PAGE + 8;
        octa *host = ram_find(&m.ram, va);

        CHECK_INT(bus_store(&m.bus, va, 8, n), FAULT_NONE);
        CHECK_U64(host[1], n);
    }
    core_fini(&m);
}

static void a_page_of_code_is_never_remembered_for_stores(void)
{
    struct core m;
    unsigned before;

    begin(&m);
    decode(&m, 3);
    before = m.asked;
    core_put(&m, PAGE_AT + 3 * PAGE, 1);
    core_put(&m, PAGE_AT + 3 * PAGE, 2);
    CHECK_INT(m.asked, before + 2);
    CHECK_INT(windows_to(&m.bus, 3), 0);
    core_fini(&m);
}

static void siblings_leave_each_others_code_alone(void)
{
    struct core m;
    struct bus other;

    begin(&m);
    bus_init(&other, find_row, &m);
    bus_join(&other, &m.bus);
    CHECK_INT(bus_store(&other, PAGE_AT + 4 * PAGE, 8, 1), FAULT_NONE);
    CHECK(windows_to(&other, 3) > 0);
    decode(&m, 3);
    CHECK_INT(windows_to(&other, 3), 0);
    CHECK_INT(bus_store(&other, PAGE_AT + 4 * PAGE, 8, 1), FAULT_NONE);
    CHECK_INT(bus_store(&other, PAGE_AT + 3 * PAGE, 8, 1), FAULT_NONE);
    CHECK_INT(windows_to(&other, 3), 0);
    bus_fini(&other);
    core_fini(&m);
}

/* --- entries --------------------------------------------------------------
 */

/* Code that goes round between two pages, adding ADDEND to $0 in the second;
 * so the way there is found by a memo. */
static void put_round(struct core *m, octa first, octa second, byte addend)
{
    core_put(m, PAGE_AT + first * PAGE, codec_make(OP_SWYM, 0, 0, 0));
    core_put(m, PAGE_AT + first * PAGE + 4,
             (tetra)OP_JMP << 24 | (tetra)((second - first) * PAGE / 4 - 1));
    core_put(m, PAGE_AT + second * PAGE, codec_make(OP_ADDUI, 0, 0, addend));
    core_put(m, PAGE_AT + second * PAGE + 4,
             (tetra)OP_JMPB << 24 |
                 (0x1000000 - (tetra)((second - first) * PAGE / 4 + 1)));
}

/* 25 times round; what $0 is then. */
static octa go_round(struct core *m, octa first)
{
    m->cpu.pc = PAGE_AT + first * PAGE;
    CHECK_INT(exec_threaded(&m->cpu, 100).stop, ENGINE_BUDGET);
    return cpu_get(&m->cpu, 0);
}

/* A bus_miss: page 1 is where page 3 is. */
static unsigned find_moved(void *core, struct bus_access *a)
{
    struct core *m = core;

    a->page = ram_make(
        &m->ram, a->va / PAGE == PAGE_AT / PAGE + 1 ? a->va + 2 * PAGE : a->va);
    return FAULT_NONE;
}

static void a_page_that_moves_is_executed_where_it_is(void)
{
    struct core m;

    begin(&m);
    put_round(&m, 0, 1, 1);
    put_round(&m, 2, 3, 7);
    CHECK_U64(go_round(&m, 0), 25);
    m.bus.miss = find_moved;
    bus_drop_all(&m.bus);
    CHECK_U64(go_round(&m, 0), 25 + 7 * 25);
    core_fini(&m);
}

static void a_page_too_many_waits_for_its_place(void)
{
    struct core m;
    octa va = (octa)CODE_PAGES << BUS_PAGE_BITS, *host;
    struct code *k;

    begin(&m);
    k = bus_code(&m.bus);
    for (octa i = 0; i < CODE_PAGES; i++)
        decode(&m, i);
    host = bus_page(&m.bus, BUS_FETCH, va);
    for (unsigned i = 1; i < CODE_PATIENCE; i++)
        CHECK(code_page(k, &m.bus, va, host, 0) == NULL);
    CHECK(code_page(k, &m.bus, va, host, 0) != NULL);
    core_fini(&m);
}

static void pages_whose_entries_were_given_away_are_decoded_again(void)
{
    struct core m;

    begin(&m);
    put_round(&m, 0, 1, 1);
    CHECK_U64(go_round(&m, 0), 25);
    for (octa i = 0; i < CODE_PAGES; i++)
        decode(&m, 16 + i);
    CHECK_U64(go_round(&m, 0), 50);
    core_fini(&m);
}

static void a_page_written_all_over_is_decoded_again(void)
{
    struct core m;
    octa *page;

    begin(&m);
    put_round(&m, 0, 1, 1);
    CHECK_U64(go_round(&m, 0), 25);
    page = ram_find(&m.ram, PAGE_AT + PAGE);
    page[0] += (octa)2 << 32; /* as a device does it: ADDU $0,$0,3 */
    bus_written_page(&m.bus, page);
    CHECK_U64(go_round(&m, 0), 25 + 3 * 25);
    core_fini(&m);
}

/* SADD $1,$2,0; ADDU $3,$1,0: the second takes the first one's result from a
 * register of the host, until the first one is another (in no chain). */
static void an_entry_does_not_wait_for_a_result_that_is_gone(void)
{
    struct core m;
    octa at = PAGE_AT + 12; /* the second begins an octa */

    begin(&m);
    core_put(&m, at, codec_make(OP_SADDI, 1, 2, 0));
    core_put(&m, at + 4, codec_make(OP_ADDUI, 3, 1, 0));
    core_put(&m, at + 8, codec_make(OP_JMP, 0, 0, 1));
    for (octa i = 3; i < 20; i++)
        core_put(&m, at + 4 * i, codec_make(OP_SWYM, 0, 0, 0));
    m.cpu.pc = at;
    CHECK_INT(exec_threaded(&m.cpu, 12).stop, ENGINE_BUDGET);
    core_put(&m, at, codec_make(OP_ORNI, 2, 2, 9));
    m.cpu.pc = at;
    CHECK_INT(exec_threaded(&m.cpu, 12).stop, ENGINE_BUDGET);
    CHECK_U64(cpu_get(&m.cpu, 2), ~(octa)9);
    CHECK_U64(cpu_get(&m.cpu, 3), 0);
    core_fini(&m);
}

int main(void)
{
    return TEST_RUN(no_store_passes_to_what_was_just_decoded,
                    windows_end_before_code_and_begin_behind_it,
                    a_page_of_code_is_never_remembered_for_stores,
                    siblings_leave_each_others_code_alone,
                    a_page_that_moves_is_executed_where_it_is,
                    a_page_too_many_waits_for_its_place,
                    pages_whose_entries_were_given_away_are_decoded_again,
                    a_page_written_all_over_is_decoded_again,
                    an_entry_does_not_wait_for_a_result_that_is_gone);
}
