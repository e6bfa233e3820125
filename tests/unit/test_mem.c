/* test_mem.c - physical memory: RAM, devices, and nothing. */
#include "tests/unit/dev_fixture.h"

#include "vm/base/bits.h"
#include "vm/base/hash.h"

static octa load(struct devices *t, octa a)
{
    octa value = 1;

    CHECK(mem_load(&t->mem, (struct pa){a}, &value));
    return value;
}

static void store(struct devices *t, octa a, unsigned size, octa value)
{
    CHECK(mem_store(&t->mem, (struct pa){a}, size, BUS_OPERAND, value));
}

/* --- RAM ------------------------------------------------------------------ */

static void ram_begins_as_zeros_and_keeps_what_is_stored(void)
{
    struct devices t;

    devices_init(&t);
    CHECK_U64(load(&t, 0), 0);
    CHECK_U64(load(&t, DEVICES_RAM - 1), 0);
    store(&t, DEVICES_RAM - 8, 8, 0x0123456789abcdef);
    store(&t, DEVICES_RAM - 7, 1, 0x55);
    store(&t, DEVICES_RAM - 1, 4, 0x99999999);
    CHECK_U64(load(&t, DEVICES_RAM - 3), 0x0155456799999999);
    devices_fini(&t);
}

static void a_page_of_the_host_never_moves(void)
{
    struct devices t;
    octa *page;

    devices_init(&t);
    CHECK_U64(load(&t, 0x2008), 0);
    page = mem_page(&t.mem, (struct pa){0x2000});
    store(&t, 0x2008, 8, 7);
    CHECK_PTR(mem_page(&t.mem, (struct pa){0x3fff}), page);
    CHECK_U64(page[1], 7);
    CHECK(mem_page(&t.mem, (struct pa){DEVICES_RAM}) == NULL);
    CHECK(mem_page(&t.mem, (struct pa){ADDR_DEVICES}) == NULL);
    devices_fini(&t);
}

static void bytes_are_in_the_guests_order(void)
{
    struct devices t;
    byte back[6];

    devices_init(&t);
    CHECK(mem_write(&t.mem, (struct pa){0x1ffd}, (const byte *)"abcdef", 6));
    CHECK_U64(load(&t, 0x1ff8), 0x616263);
    CHECK_U64(load(&t, 0x2000), 0x6465660000000000);
    CHECK_INT(t.heard, 2);
    CHECK_U64(t.where.a, 0x2000);
    CHECK(mem_read(&t.mem, (struct pa){0x1ffd}, back, 6));
    CHECK_MEM(back, "abcdef", 6);
    devices_fini(&t);
}

static void bytes_beyond_ram_are_refused_whole(void)
{
    struct devices t;
    byte bytes[8] = {1};

    devices_init(&t);
    CHECK(!mem_write(&t.mem, (struct pa){DEVICES_RAM - 7}, bytes, 8));
    CHECK(!mem_read(&t.mem, (struct pa){DEVICES_RAM - 7}, bytes, 8));
    CHECK(!mem_write(&t.mem, (struct pa){~(octa)0}, bytes, 8));
    CHECK(!mem_read(&t.mem, (struct pa){ADDR_DEVICES}, bytes, 8));
    CHECK(mem_write(&t.mem, (struct pa){DEVICES_RAM}, bytes, 0));
    CHECK_U64(load(&t, DEVICES_RAM - 8), 0);
    CHECK_INT(t.heard, 0);
    devices_fini(&t);
}

static void peeking_leaves_no_trace(void)
{
    struct devices t;

    devices_init(&t);
    t.typed = "x";
    row_advance(&t.row, 0);
    CHECK_U64(mem_peek(&t.mem, (struct pa){0x2000}), 0);
    CHECK_U64(ram_size(&t.mem.ram), 0);
    CHECK_U64(mem_peek(&t.mem, devices_place(DEV_CONSOLE, 0)), 0);
    CHECK_U64(devices_load(&t, DEV_CONSOLE, REG_CONSOLE_DATA), 'x');
    store(&t, 0x2008, 8, 7);
    CHECK_U64(mem_peek(&t.mem, (struct pa){0x2008}), 7);
    CHECK_U64(mem_peek(&t.mem, (struct pa){~(octa)7}), 0);
    devices_fini(&t);
}

/* --- who looks on --------------------------------------------------------- */

/* What a witness and a watcher have heard. */
struct onlooker {
    unsigned pages, changes;
    octa page, address, before, after; /* the last ones */
};

/* A ram_witness. */
static void see_page(void *onlooker, octa address, const octa *page)
{
    struct onlooker *o = onlooker;

    (void)page;
    o->pages++;
    o->page = address;
}

/* A memwatch_changed. */
static void see_change(void *onlooker, octa address, octa before, octa after)
{
    struct onlooker *o = onlooker;

    o->changes++;
    o->address = address;
    o->before = before;
    o->after = after;
}

static void writers_of_all_kinds_are_seen(void)
{
    const octa at[] = {0x2008, 0x4000};
    struct onlooker o = {0};
    struct devices t;

    devices_init(&t);
    store(&t, 0x2008, 8, 5);
    ram_track(&t.mem.ram, see_page, &o);
    CHECK_INT(memwatch_set(&t.mem.ram.watch, at, 2, see_change, &o), STATUS_OK);
    CHECK(mem_page(&t.mem, (struct pa){0x6000}) != NULL);
    CHECK_INT(o.pages, 0);
    store(&t, 0x200c, 4, 6);
    CHECK_INT(o.pages, 1);
    CHECK_INT(o.changes, 1);
    CHECK_U64(o.before, 5);
    CHECK_U64(o.after, 6);
    CHECK(mem_write(&t.mem, (struct pa){0x3ffe}, (const byte *)"abc", 3));
    CHECK_INT(o.pages, 2);
    CHECK_INT(o.changes, 2);
    CHECK_U64(o.page, 0x4000);
    CHECK_U64(o.address, 0x4000);
    CHECK_U64(o.after, (octa)'c' << 56);
    CHECK(mem_write(&t.mem, (struct pa){0x4000}, (const byte *)"c", 1));
    CHECK_INT(o.changes, 2);
    CHECK(mem_touch(&t.mem, (struct pa){0x6000}) != NULL);
    CHECK_INT(o.pages, 3);
    devices_fini(&t);
}

static void what_is_put_is_for_the_listener_only(void)
{
    static const octa page[BUS_PAGE_OCTAS] = {1, 2, [BUS_PAGE_OCTAS - 1] = 3};
    const octa at = 0x2008;
    struct onlooker o = {0};
    struct devices t;

    devices_init(&t);
    ram_track(&t.mem.ram, see_page, &o);
    CHECK_INT(memwatch_set(&t.mem.ram.watch, &at, 1, see_change, &o),
              STATUS_OK);
    CHECK_INT(mem_put(&t.mem, (struct pa){0x2000}, NULL), STATUS_OK);
    CHECK_INT(t.heard, 0);
    CHECK_INT(mem_put(&t.mem, (struct pa){0x2000}, page), STATUS_OK);
    CHECK_INT(t.heard, 1);
    CHECK_U64(load(&t, 0x2008), 2);
    CHECK_U64(load(&t, 0x3ff8), 3);
    CHECK_INT(mem_put(&t.mem, (struct pa){0x2000}, NULL), STATUS_OK);
    CHECK_INT(t.heard, 2);
    CHECK_U64(load(&t, 0x2008), 0);
    CHECK_U64(mem_used(&t.mem), 0);
    CHECK_INT(o.pages + o.changes, 0);
    devices_fini(&t);
}

/* --- elsewhere ------------------------------------------------------------ */

static void check_nothing_at(struct devices *t, octa a)
{
    octa value = 1;

    CHECK(!mem_load(&t->mem, (struct pa){a}, &value));
    CHECK_U64(value, 0);
    CHECK(!mem_store(&t->mem, (struct pa){a}, 8, BUS_OPERAND, 5));
    CHECK(!mem_load(&t->mem, (struct pa){a}, &value));
    CHECK_U64(value, 0);
}

static void elsewhere_is_nothing(void)
{
    struct devices t;

    devices_init(&t);
    check_nothing_at(&t, DEVICES_RAM);
    check_nothing_at(&t, ADDR_DEVICES - 8);
    check_nothing_at(&t, ADDR_DEVICES + DEV_COUNT * BUS_PAGE_BYTES);
    check_nothing_at(&t, ((octa)1 << 63) - 8);
    CHECK_INT(mem_place(&t.mem, (struct pa){DEVICES_RAM - 1}), MEM_RAM);
    CHECK_INT(mem_place(&t.mem, (struct pa){DEVICES_RAM}), MEM_NOWHERE);
    CHECK_INT(mem_place(&t.mem, devices_place(0, 0)), MEM_DEVICE);
    CHECK_INT(mem_place(&t.mem, devices_place(DEV_COUNT, 0)), MEM_NOWHERE);
    devices_fini(&t);
}

static void memory_can_be_without_devices(void)
{
    struct devices t;

    devices_init(&t);
    t.mem.row = NULL;
    check_nothing_at(&t, ADDR_DEVICES);
    devices_fini(&t);
}

static void unknown_registers_are_nothing(void)
{
    struct devices t;

    devices_init(&t);
    check_nothing_at(&t, devices_place(DEV_MACHINE, 32).a);
    check_nothing_at(&t, devices_place(DEV_CONSOLE, 24).a);
    check_nothing_at(&t, devices_place(DEV_DISK, 48).a);
    check_nothing_at(&t, devices_place(DEV_CLOCK, 24).a);
    check_nothing_at(&t, devices_place(DEV_CLOCK, BUS_PAGE_BYTES - 8).a);
    devices_fini(&t);
}

/* A load of any size gives the whole register; the processor takes its
 * field. */
static void a_narrow_load_reads_the_register(void)
{
    struct devices t;
    octa value;

    devices_init(&t);
    for (unsigned i = 0; i < 8; i++) {
        CHECK(mem_load(&t.mem, devices_place(DEV_MACHINE, 8 + i), &value));
        CHECK_U64(value, DEVICES_RAM);
    }
    devices_fini(&t);
}

static void narrow_stores_and_spills_do_nothing(void)
{
    struct devices t;
    struct pa alarm = devices_place(DEV_CLOCK, REG_CLOCK_ALARM);

    devices_init(&t);
    CHECK(!mem_store(&t.mem, alarm, 1, BUS_OPERAND, 5));
    CHECK(!mem_store(&t.mem, alarm, 2, BUS_OPERAND, 5));
    CHECK(!mem_store(&t.mem, alarm, 4, BUS_OPERAND, 5));
    CHECK(!mem_store(&t.mem, alarm, 8, BUS_RING, 5));
    CHECK(!mem_store(&t.mem, alarm, 8, BUS_CONTEXT, 5));
    CHECK_U64(devices_load(&t, DEV_CLOCK, REG_CLOCK_ALARM), 0);
    CHECK(mem_store(&t.mem, alarm, 8, BUS_OPERAND, 5));
    CHECK_U64(devices_load(&t, DEV_CLOCK, REG_CLOCK_ALARM), 5);
    devices_fini(&t);
}

/* --- saving --------------------------------------------------------------- */

static void save(const struct devices *t, struct buf *b)
{
    buf_init(b);
    mem_save(&t->mem, b);
    CHECK_INT(buf_status(b), STATUS_OK);
}

static enum status restore(struct devices *t, const struct buf *b, size_t len)
{
    struct reader r;

    reader_init(&r, b->data, len);
    return mem_restore(&t->mem, &r);
}

static void what_was_saved_is_restored(void)
{
    struct devices from, to;
    struct buf b;

    devices_init(&from);
    devices_init(&to);
    store(&from, 0x2008, 8, 0x0123456789abcdef);
    store(&from, DEVICES_RAM - 8, 8, 9);
    (void)load(&from, 0x6000); /* a page, but of zeros */
    store(&to, 0x2010, 8, 1);
    store(&to, 0x4000, 8, 1);
    store(&to, 0xa000, 8, 1);
    save(&from, &b);
    CHECK_U64(b.len, 2 * 8 + 2 * (8 + BUS_PAGE_BYTES));
    CHECK_INT(restore(&to, &b, b.len), STATUS_OK);
    for (octa a = 0; a < DEVICES_RAM; a += 8)
        CHECK_U64(load(&to, a), load(&from, a));
    buf_fini(&b);
    devices_fini(&from);
    devices_fini(&to);
}

/* Of 2^48 bytes: to look at each page would take hours. */
static void only_pages_that_exist_take_time(void)
{
    const octa size = ADDR_DEVICES, last = size / BUS_PAGE_BYTES - 1;
    const octa pages[] = {1, (octa)1 << 20, (octa)1 << 30, last};
    octa hash_of_from = HASH_START, hash_of_to = HASH_START;
    struct mem from, to;
    struct reader r;
    struct buf b;

    mem_init(&from, size, NULL);
    mem_init(&to, size, NULL);
    for (size_t i = ARRAY_LEN(pages); i-- > 0;)
        CHECK(mem_write(&from, (struct pa){pages[i] * BUS_PAGE_BYTES},
                        (const byte *)"abcd" + i, 1));
    CHECK_U64(mem_used(&from), ARRAY_LEN(pages) * BUS_PAGE_BYTES);
    buf_init(&b);
    mem_save(&from, &b);
    CHECK_INT(buf_status(&b), STATUS_OK);
    for (size_t i = 0; i < ARRAY_LEN(pages); i++)
        CHECK_U64(be_get_octa(b.data + 8 + i * (8 + BUS_PAGE_BYTES)), pages[i]);
    CHECK(mem_write(&to, (struct pa){pages[2]}, (const byte *)"e", 1));
    reader_init(&r, b.data, b.len);
    CHECK_INT(mem_restore(&to, &r), STATUS_OK);
    CHECK_INT(mem_hash(&from, &hash_of_from), STATUS_OK);
    CHECK_INT(mem_hash(&to, &hash_of_to), STATUS_OK);
    CHECK_U64(hash_of_to, hash_of_from);
    CHECK(hash_of_to != HASH_START);
    buf_fini(&b);
    mem_fini(&from);
    mem_fini(&to);
}

static void a_part_is_refused(void)
{
    struct devices t;
    struct buf b;

    devices_init(&t);
    store(&t, 0x2008, 8, 7);
    save(&t, &b);
    for (size_t len = 0; len < b.len; len += len < 30 ? 1 : 100)
        CHECK_INT(restore(&t, &b, len), STATUS_BAD_INPUT);
    CHECK_INT(restore(&t, &b, b.len - 1), STATUS_BAD_INPUT);
    CHECK_INT(restore(&t, &b, b.len), STATUS_OK);
    buf_fini(&b);
    devices_fini(&t);
}

static void pages_that_are_none_are_refused(void)
{
    struct devices t;
    struct buf b;

    devices_init(&t);
    store(&t, 0x2008, 8, 7);
    store(&t, 0x4008, 8, 7);
    save(&t, &b);
    be_put_octa(b.data + 8, DEVICES_RAM / BUS_PAGE_BYTES + 1);
    CHECK_INT(restore(&t, &b, b.len), STATUS_BAD_INPUT);
    be_put_octa(b.data + 8, 2); /* the same as the next one */
    CHECK_INT(restore(&t, &b, b.len), STATUS_BAD_INPUT);
    be_put_octa(b.data + 8, 1);
    CHECK_INT(restore(&t, &b, b.len), STATUS_OK);
    be_put_octa(b.data, 1); /* of another size */
    CHECK_INT(restore(&t, &b, b.len), STATUS_BAD_INPUT);
    buf_fini(&b);
    devices_fini(&t);
}

/* --- out of memory -------------------------------------------------------- */

static enum test_outcome store_and_save(void *context)
{
    struct devices t;
    octa value;
    struct buf b;
    bool is_done;

    (void)context;
    devices_init(&t);
    ram_without_rows(&t.mem.ram);
    CHECK(mem_store(&t.mem, (struct pa){8}, 8, BUS_OPERAND, 7));
    CHECK(mem_load(&t.mem, (struct pa){8}, &value));
    is_done = !mem_is_exhausted(&t.mem);
    CHECK_U64(value, is_done ? 7 : 0);
    buf_init(&b);
    mem_save(&t.mem, &b);
    is_done = buf_status(&b) == STATUS_OK && is_done;
    buf_fini(&b);
    devices_fini(&t);
    return is_done ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static enum test_outcome restore_all(void *context)
{
    struct devices t;
    enum status s;

    devices_init(&t);
    ram_without_rows(&t.mem.ram);
    s = restore(&t, context, ((struct buf *)context)->len);
    CHECK(s == STATUS_OK || s == STATUS_NO_MEMORY);
    devices_fini(&t);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void each_allocation_may_fail(void)
{
    struct devices t;
    struct buf b;

    CHECK(test_each_allocation_fails(store_and_save, NULL) > 3);
    devices_init(&t);
    store(&t, 8, 8, 7);
    save(&t, &b);
    CHECK(test_each_allocation_fails(restore_all, &b) > 1);
    buf_fini(&b);
    devices_fini(&t);
}

int main(void)
{
    return TEST_RUN(
        ram_begins_as_zeros_and_keeps_what_is_stored,
        a_page_of_the_host_never_moves, bytes_are_in_the_guests_order,
        bytes_beyond_ram_are_refused_whole, peeking_leaves_no_trace,
        writers_of_all_kinds_are_seen, what_is_put_is_for_the_listener_only,
        elsewhere_is_nothing, memory_can_be_without_devices,
        unknown_registers_are_nothing, a_narrow_load_reads_the_register,
        narrow_stores_and_spills_do_nothing, what_was_saved_is_restored,
        only_pages_that_exist_take_time, a_part_is_refused,
        pages_that_are_none_are_refused, each_allocation_may_fail);
}
