/* test_bus.c - the way to memory: what is remembered, what is forgotten. */
#include "tests/unit/core_fixture.h"

static octa load(struct core *m, octa va)
{
    return core_octa(m, va);
}

static void store(struct core *m, octa va, unsigned size, octa value)
{
    CHECK_INT(bus_store(&m->bus, va, size, value), FAULT_NONE);
}

static void a_page_is_asked_for_once_per_kind_of_access(void)
{
    struct core m;
    tetra insn;

    core_init(&m, CORE_PROCESS);
    CHECK_U64(load(&m, 0x100), 0);
    CHECK_U64(load(&m, 0x1ff8), 0);
    CHECK_INT(m.asked, 1);
    store(&m, 0x100, 8, 7);
    store(&m, 0x108, 1, 7);
    CHECK_INT(m.asked, 2);
    CHECK_INT(bus_fetch(&m.bus, 0x100, &insn), FAULT_NONE);
    CHECK_INT(bus_fetch(&m.bus, 0x104, &insn), FAULT_NONE);
    CHECK_INT(m.asked, 3);
    CHECK_U64(load(&m, 0x2000), 0);
    CHECK_INT(m.asked, 4);
    CHECK_U64(m.bus.misses, 4);
    core_fini(&m);
}

static void stores_are_seen_by_loads_and_fetches(void)
{
    struct core m;
    tetra insn = 0;

    core_init(&m, CORE_PROCESS);
    CHECK_INT(bus_fetch(&m.bus, 0x104, &insn), FAULT_NONE);
    CHECK_U64(insn, 0);
    store(&m, 0x104, 4, 0x20010203);
    CHECK_INT(bus_fetch(&m.bus, 0x104, &insn), FAULT_NONE);
    CHECK_U64(insn, 0x20010203);
    CHECK_U64(load(&m, 0x100), 0x20010203);
    core_fini(&m);
}

static void a_store_replaces_its_field_only(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    store(&m, 0x100, 8, 0x0123456789abcdef);
    store(&m, 0x100, 1, 0xfff1);
    CHECK_U64(load(&m, 0x100), 0xf123456789abcdef);
    store(&m, 0x107, 1, 0x2);
    CHECK_U64(load(&m, 0x100), 0xf123456789abcd02);
    store(&m, 0x102, 2, 0x55555);
    CHECK_U64(load(&m, 0x100), 0xf123555589abcd02);
    store(&m, 0x104, 4, 0xffffffff00000001);
    CHECK_U64(load(&m, 0x100), 0xf123555500000001);
    core_fini(&m);
}

static void low_bits_that_the_size_makes_superfluous_are_ignored(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    store(&m, 0x107, 8, 1);
    CHECK_U64(load(&m, 0x100), 1);
    store(&m, 0x103, 4, 2);
    CHECK_U64(load(&m, 0x105), 0x200000001);
    store(&m, 0x107, 2, 3);
    CHECK_U64(load(&m, 0x100), 0x200000003);
    core_fini(&m);
}

static void shifts_count_from_the_end_of_the_octa(void)
{
    CHECK_INT(bus_shift(0x100, 8), 0);
    CHECK_INT(bus_shift(0x107, 8), 0);
    CHECK_INT(bus_shift(0x100, 4), 32);
    CHECK_INT(bus_shift(0x107, 4), 0);
    CHECK_INT(bus_shift(0x103, 2), 32);
    CHECK_INT(bus_shift(0x100, 1), 56);
    CHECK_INT(bus_shift(0x106, 1), 8);
}

/* Another page that has its place in the table where page 0 has. */
static octa rival_of_page_0(void)
{
    octa vpn = 1;

    while (bus_index(vpn) != bus_index(0))
        vpn++;
    return vpn * BUS_PAGE_BYTES;
}

static void arrays_far_apart_do_not_share_entries(void)
{
    CHECK(bus_index(0) != bus_index(((octa)1 << 24) / BUS_PAGE_BYTES));
    CHECK(bus_index(1) != bus_index(1 + ((octa)1 << 24) / BUS_PAGE_BYTES));
}

static void pages_that_share_an_entry_push_each_other_out(void)
{
    const octa far = rival_of_page_0();
    struct core m;

    core_init(&m, CORE_PROCESS);
    store(&m, 0, 8, 1);
    store(&m, far, 8, 2);
    CHECK_U64(load(&m, 0), 1);
    CHECK_U64(load(&m, far), 2);
    CHECK_U64(load(&m, 0), 1);
    CHECK_INT(m.asked, 5);
    core_fini(&m);
}

static void a_dropped_page_is_asked_for_again(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    store(&m, 0x100, 8, 7);
    CHECK_U64(load(&m, 0x100), 7);
    CHECK_U64(load(&m, 0x4000), 0);
    CHECK_INT(m.asked, 3);
    bus_drop_page(&m.bus, 0x1ff8); /* anywhere in the page */
    CHECK_U64(load(&m, 0x4000), 0);
    CHECK_INT(m.asked, 3);
    CHECK_U64(load(&m, 0x100), 7);
    store(&m, 0x100, 8, 8);
    CHECK_INT(m.asked, 5);
    core_fini(&m);
}

static void dropping_another_page_of_the_same_entry_changes_nothing(void)
{
    const octa far = rival_of_page_0();
    struct core m;

    core_init(&m, CORE_PROCESS);
    CHECK_U64(load(&m, 0), 0);
    bus_drop_page(&m.bus, far);
    CHECK_U64(load(&m, 0), 0);
    CHECK_INT(m.asked, 1);
    core_fini(&m);
}

static void dropping_everything_is_never_noticed(void)
{
    struct core m;

    core_init(&m, CORE_PROCESS);
    for (octa va = 0; va < 100 * 8; va += 8) {
        store(&m, va * 1000, 8, va + 1);
        bus_drop_all(&m.bus);
    }
    for (octa va = 0; va < 100 * 8; va += 8)
        CHECK_U64(load(&m, va * 1000), va + 1);
    core_fini(&m);
}

static void a_refused_access_has_no_effect_and_is_not_remembered(void)
{
    const octa kernel = (octa)1 << 63;
    struct core m;
    octa value = 5;
    tetra insn = 6;

    core_init(&m, CORE_PROCESS);
    CHECK_INT(bus_load(&m.bus, kernel, &value), FAULT_N);
    CHECK_INT(bus_fetch(&m.bus, kernel, &insn), FAULT_N);
    CHECK_INT(bus_store(&m.bus, kernel, 8, 7), FAULT_N);
    CHECK_INT(bus_load(&m.bus, kernel, &value), FAULT_N);
    CHECK_U64(value, 5);
    CHECK_U64(insn, 6);
    CHECK_INT(m.asked, 4);
    CHECK_U64(ram_size(&m.ram), 0);
    core_fini(&m);
}

/* Surroundings that do every access themselves, like a device. */
struct device {
    unsigned asked;
    struct bus_access last;
};

static unsigned device_miss(void *device, struct bus_access *a)
{
    struct device *d = device;

    d->asked++;
    d->last = *a;
    if (a->kind != BUS_STORE)
        a->value = 0x1122334455667788 + a->va;
    return FAULT_NONE;
}

static void without_a_page_every_access_is_asked_for(void)
{
    struct device d = {0};
    struct bus b;
    octa value;
    tetra insn;

    bus_init(&b, device_miss, &d);
    CHECK_INT(bus_load(&b, 8, &value), FAULT_NONE);
    CHECK_U64(value, 0x1122334455667790);
    CHECK_INT(bus_load(&b, 8, &value), FAULT_NONE);
    CHECK_INT(d.asked, 2);
    CHECK_INT(bus_fetch(&b, 12, &insn), FAULT_NONE);
    CHECK_U64(insn, 0x55667794);
    CHECK_INT(d.last.kind, BUS_FETCH);
    CHECK_INT(bus_store(&b, 3, 2, 99), FAULT_NONE);
    CHECK_INT(d.asked, 4);
    CHECK_INT(d.last.kind, BUS_STORE);
    CHECK_U64(d.last.va, 3);
    CHECK_INT(d.last.size, 2);
    CHECK_U64(d.last.value, 99);
    CHECK_INT(d.last.cause, BUS_OPERAND);
}

static void spills_and_fills_say_what_they_are(void)
{
    struct device d = {0};
    struct bus b;
    octa value = 5;

    bus_init(&b, device_miss, &d);
    CHECK_INT(bus_ring(&b, BUS_STORE, BUS_RING, 16, &value), FAULT_NONE);
    CHECK_INT(d.last.cause, BUS_RING);
    CHECK_U64(d.last.value, 5);
    CHECK_U64(value, 5);
    CHECK_INT(bus_ring(&b, BUS_LOAD, BUS_CONTEXT, 16, &value), FAULT_NONE);
    CHECK_INT(d.last.cause, BUS_CONTEXT);
    CHECK_U64(value, 0x1122334455667798);
}

static void bytes_are_copied_across_octas_and_pages(void)
{
    static const byte text[] = "across the end of a page";
    const octa va = BUS_PAGE_BYTES - 5;
    byte back[sizeof text];
    struct core m;
    size_t done;

    core_init(&m, CORE_PROCESS);
    CHECK_INT(bus_write(&m.bus, va, text, sizeof text, &done), FAULT_NONE);
    CHECK_INT(done, sizeof text);
    CHECK_INT(bus_read(&m.bus, va, back, sizeof back, &done), FAULT_NONE);
    CHECK_INT(done, sizeof back);
    CHECK_MEM(back, text, sizeof text);
    CHECK_U64(load(&m, va) & 0xffffff, 'r' << 16 | 'o' << 8 | 's');
    core_fini(&m);
}

static void a_copy_says_how_far_it_came(void)
{
    const octa top = ~(octa)0 >> 1; /* the last byte a program may use */
    byte bytes[4] = {1, 2, 3, 4};
    struct core m;
    size_t done;

    core_init(&m, CORE_PROCESS);
    CHECK_INT(bus_write(&m.bus, top - 1, bytes, 4, &done), FAULT_N);
    CHECK_INT(done, 2);
    CHECK_INT(bus_read(&m.bus, top, bytes, 4, &done), FAULT_N);
    CHECK_INT(done, 1);
    CHECK_INT(bytes[0], 2);
    core_fini(&m);
}

/* Surroundings that show the page of zeros where nothing was stored. */
struct lazy {
    struct ram ram;
    struct bus bus;
};

static unsigned lazy_miss(void *lazy, struct bus_access *a)
{
    struct lazy *l = lazy;

    a->page = ram_find(&l->ram, a->va);
    if (a->page != NULL)
        return FAULT_NONE;
    if (a->kind != BUS_STORE) {
        a->page = ram_zero_page();
        return FAULT_NONE;
    }
    a->page = ram_make(&l->ram, a->va);
    bus_drop_page(&l->bus, a->va);
    return FAULT_NONE;
}

static void the_page_of_zeros_is_loaded_but_never_stored_to(void)
{
    const octa *zeros = ram_zero_page();
    struct lazy l;
    octa value;
    tetra insn;

    ram_init(&l.ram, 0);
    bus_init(&l.bus, lazy_miss, &l);
    for (octa va = 0; va < 1 << 20; va += 1 << 12) {
        CHECK_INT(bus_load(&l.bus, va, &value), FAULT_NONE);
        CHECK_INT(bus_fetch(&l.bus, va, &insn), FAULT_NONE);
        CHECK_INT(bus_store(&l.bus, va, 1 << (va >> 12) % 4, va + 1),
                  FAULT_NONE);
        CHECK_INT(bus_ring(&l.bus, BUS_STORE, BUS_RING, va + 8, &va),
                  FAULT_NONE);
        CHECK_INT(bus_load(&l.bus, va + 8, &value), FAULT_NONE);
        CHECK_U64(value, va);
    }
    for (unsigned i = 0; i < BUS_PAGE_OCTAS; i++)
        CHECK_U64(zeros[i], 0);
    ram_fini(&l.ram);
}

int main(void)
{
    return TEST_RUN(
        a_page_is_asked_for_once_per_kind_of_access,
        stores_are_seen_by_loads_and_fetches, a_store_replaces_its_field_only,
        low_bits_that_the_size_makes_superfluous_are_ignored,
        shifts_count_from_the_end_of_the_octa,
        arrays_far_apart_do_not_share_entries,
        pages_that_share_an_entry_push_each_other_out,
        a_dropped_page_is_asked_for_again,
        dropping_another_page_of_the_same_entry_changes_nothing,
        dropping_everything_is_never_noticed,
        a_refused_access_has_no_effect_and_is_not_remembered,
        the_page_of_zeros_is_loaded_but_never_stored_to,
        without_a_page_every_access_is_asked_for,
        spills_and_fills_say_what_they_are,
        bytes_are_copied_across_octas_and_pages, a_copy_says_how_far_it_came);
}
