/* test_dev_row.c - devices in a row: tables, time, the machine page, the
 * clock, saving. */
#include "tests/unit/dev_fixture.h"
#include "vm/base/bits.h"

/* --- tables --------------------------------------------------------------- */

static void every_device_has_its_registers_in_a_row(void)
{
    static const unsigned counts[DEV_COUNT] = {4, 3, 6, 3};

    for (unsigned d = 0; d < DEV_COUNT; d++) {
        for (unsigned i = 0; i < counts[d]; i++) {
            const struct dev_register_info *r = dev_find(d, 8 * i);

            CHECK(r != NULL);
            CHECK_INT(r->device, d);
            CHECK_INT(r->offset, 8 * i);
        }
        CHECK(dev_find(d, 8 * counts[d]) == NULL);
        CHECK(dev_find(d, 4) == NULL);
    }
    CHECK(dev_find(DEV_COUNT, 0) == NULL);
    CHECK_STR(dev_find(DEV_DISK, 24)->name, "COMMAND");
}

static void devices_have_bits_of_their_own(void)
{
    octa seen = 0;

    for (unsigned d = 0; d < DEV_COUNT; d++) {
        int bit = dev_infos[d].bit;

        CHECK(dev_infos[d].name != NULL);
        if (bit < 0)
            continue;
        CHECK((bit >= 8 && bit < 32) || (bit >= 40 && bit < 64));
        CHECK_U64(seen >> bit & 1, 0);
        seen |= (octa)1 << bit;
    }
    CHECK_U64(seen, (octa)1 << 40 | 3 << 8);
}

/* --- the machine page ----------------------------------------------------- */

static void the_machine_page_tells_sizes(void)
{
    struct devices t;

    devices_init(&t);
    CHECK_U64(devices_load(&t, DEV_MACHINE, REG_MACHINE_RAM), DEVICES_RAM);
    CHECK_U64(devices_load(&t, DEV_MACHINE, REG_MACHINE_PAGES), 4);
    CHECK_U64(devices_load(&t, DEV_MACHINE, REG_MACHINE_POWER), 0);
    devices_store(&t, DEV_MACHINE, REG_MACHINE_RAM, 5);
    CHECK_U64(devices_load(&t, DEV_MACHINE, REG_MACHINE_RAM), DEVICES_RAM);
    devices_fini(&t);
}

static void a_store_to_power_ends_the_run(void)
{
    struct devices t;

    devices_init(&t);
    CHECK(!t.row.power.is_off);
    devices_store(&t, DEV_MACHINE, REG_MACHINE_POWER, 3);
    CHECK(t.row.power.is_off);
    CHECK_U64(t.row.power.status, 3);
    devices_fini(&t);
}

static void note_hypercall(void *hypervisor, octa value)
{
    *(octa *)hypervisor = value;
}

static void a_hypercall_reaches_the_hypervisor_if_there_is_one(void)
{
    struct devices t;
    octa called = 0;

    devices_init(&t);
    devices_store(&t, DEV_MACHINE, REG_MACHINE_HYPERCALL, 5);
    CHECK_U64(devices_load(&t, DEV_MACHINE, REG_MACHINE_HYPERCALL), 0);
    t.row.power.hypercall = note_hypercall;
    t.row.power.hypervisor = &called;
    t.row.power.guest = 2;
    devices_store(&t, DEV_MACHINE, REG_MACHINE_HYPERCALL, 5);
    CHECK_U64(called, 5);
    CHECK_U64(devices_load(&t, DEV_MACHINE, REG_MACHINE_HYPERCALL), 2);
    devices_fini(&t);
}

/* --- the clock ------------------------------------------------------------ */

enum { CLOCK = 1 << 8, DISK = 1 << 9 };

/* A row whose console has nothing to say. */
static void init_quiet(struct devices *t)
{
    devices_init(t);
    t->typed = NULL;
    row_advance(&t->row, 0);
    CHECK_U64(row_due(&t->row), DEV_NEVER);
}

static void the_clock_counts_instructions(void)
{
    struct devices t;

    init_quiet(&t);
    row_now(&t.row, 5);
    CHECK_U64(devices_load(&t, DEV_CLOCK, REG_CLOCK_INSNS), 5);
    CHECK_U64(devices_load(&t, DEV_CLOCK, REG_CLOCK_TIME), 5);
    devices_store(&t, DEV_CLOCK, REG_CLOCK_INSNS, 9);
    devices_store(&t, DEV_CLOCK, REG_CLOCK_TIME, 9);
    row_advance(&t.row, 7);
    CHECK_U64(devices_load(&t, DEV_CLOCK, REG_CLOCK_TIME), 7);
    devices_fini(&t);
}

static void an_alarm_goes_off_once_at_its_time(void)
{
    struct devices t;

    init_quiet(&t);
    row_now(&t.row, 10);
    devices_store(&t, DEV_CLOCK, REG_CLOCK_ALARM, 100);
    CHECK_U64(row_due(&t.row), 90);
    row_advance(&t.row, 99);
    CHECK_U64(row_take(&t.row), 0);
    CHECK_U64(row_due(&t.row), 1);
    row_advance(&t.row, 100);
    CHECK_U64(row_take(&t.row), CLOCK);
    CHECK_U64(row_take(&t.row), 0);
    CHECK_U64(devices_load(&t, DEV_CLOCK, REG_CLOCK_ALARM), 0);
    CHECK_U64(row_due(&t.row), DEV_NEVER);
    devices_fini(&t);
}

static void an_alarm_in_the_past_goes_off_at_once(void)
{
    struct devices t;

    init_quiet(&t);
    row_now(&t.row, 10);
    devices_store(&t, DEV_CLOCK, REG_CLOCK_ALARM, 9);
    CHECK_U64(row_due(&t.row), 0);
    row_advance(&t.row, 11);
    CHECK_U64(row_take(&t.row), CLOCK);
    devices_fini(&t);
}

static void an_alarm_can_be_taken_back(void)
{
    struct devices t;

    init_quiet(&t);
    devices_store(&t, DEV_CLOCK, REG_CLOCK_ALARM, 9);
    devices_store(&t, DEV_CLOCK, REG_CLOCK_ALARM, 0);
    row_advance(&t.row, 20);
    CHECK_U64(row_take(&t.row), 0);
    devices_fini(&t);
}

/* --- SYNC 4 --------------------------------------------------------------- */

static void check_idle(struct devices *t, octa most, enum row_idle what,
                       octa skip)
{
    octa skipped = 1;

    CHECK_INT(row_idle(&t->row, most, &skipped), what);
    CHECK_U64(skipped, skip);
}

static void sync_4_goes_on_to_the_alarm(void)
{
    struct devices t;

    init_quiet(&t);
    row_now(&t.row, 10);
    devices_store(&t, DEV_CLOCK, REG_CLOCK_ALARM, 1000000);
    check_idle(&t, DEV_NEVER, ROW_WOKEN, 999990);
    CHECK_U64(row_take(&t.row), CLOCK);
    CHECK_U64(devices_load(&t, DEV_CLOCK, REG_CLOCK_TIME), 1000000);
    CHECK_U64(devices_load(&t, DEV_CLOCK, REG_CLOCK_INSNS), 10);
    row_advance(&t.row, 11);
    CHECK_U64(devices_load(&t, DEV_CLOCK, REG_CLOCK_TIME), 1000001);
    devices_fini(&t);
}

static void sync_4_goes_no_farther_than_the_interval(void)
{
    struct devices t;

    init_quiet(&t);
    devices_store(&t, DEV_CLOCK, REG_CLOCK_ALARM, 100);
    check_idle(&t, 99, ROW_WOKEN, 99);
    CHECK_U64(row_take(&t.row), 0);
    check_idle(&t, 1, ROW_WOKEN, 1);
    CHECK_U64(row_take(&t.row), CLOCK);
    devices_fini(&t);
}

static void sync_4_does_not_pass_what_is_due(void)
{
    struct devices t;

    init_quiet(&t);
    row_now(&t.row, 10);
    devices_store(&t, DEV_CLOCK, REG_CLOCK_ALARM, 5);
    t.row.console.is_ended = false;
    check_idle(&t, 1000, ROW_WOKEN, 0);
    CHECK_INT(t.asked[CONSOLE_SOON], 0);
    CHECK_U64(row_take(&t.row), CLOCK);
    devices_fini(&t);
}

static void sync_4_can_wait_in_vain(void)
{
    struct devices t;

    init_quiet(&t);
    check_idle(&t, DEV_NEVER, ROW_NEVER, 0);
    devices_fini(&t);
}

static void time_has_an_end(void)
{
    struct devices t;

    init_quiet(&t);
    devices_store(&t, DEV_CLOCK, REG_CLOCK_ALARM, DEV_END);
    check_idle(&t, DEV_NEVER, ROW_WOKEN, DEV_END);
    devices_store(&t, DEV_CLOCK, REG_CLOCK_ALARM, DEV_END + 1);
    check_idle(&t, DEV_NEVER, ROW_NEVER, 0);
    check_idle(&t, 1, ROW_NEVER, 0);
    row_advance(&t.row, 1);
    CHECK_U64(row_take(&t.row), CLOCK);
    check_idle(&t, DEV_NEVER - 1, ROW_NEVER, 0);
    devices_store(&t, DEV_DISK, REG_DISK_COMMAND, DISK_FLUSH);
    CHECK_U64(row_due(&t.row), 1001);
    devices_fini(&t);
}

/* --- saving --------------------------------------------------------------- */

/* A row in the midst of everything. */
static void make_busy(struct devices *t)
{
    devices_init(t);
    t->typed = "queued";
    row_advance(&t->row, 0);
    CHECK_U64(devices_load(t, DEV_CONSOLE, REG_CONSOLE_DATA), 'q');
    devices_store(t, DEV_CONSOLE, REG_CONSOLE_CONTROL, 1);
    devices_store(t, DEV_CLOCK, REG_CLOCK_ALARM, 500);
    check_idle(t, 7, ROW_WOKEN, 7);
    devices_store(t, DEV_DISK, REG_DISK_SECTOR, 1);
    devices_store(t, DEV_DISK, REG_DISK_COUNT, 2);
    devices_store(t, DEV_DISK, REG_DISK_ADDRESS, 0x4000);
    devices_store(t, DEV_DISK, REG_DISK_COMMAND, DISK_READ);
    row_advance(&t->row, 300);
}

/* Every register of T is what it is in U, without anything happening. */
static void check_same_registers(struct devices *t, struct devices *u)
{
    for (unsigned d = 0; d < DEV_COUNT; d++)
        for (unsigned offset = 0; dev_find(d, offset) != NULL; offset += 8)
            CHECK_U64(devices_load(t, d, offset), devices_load(u, d, offset));
    CHECK_U64(row_due(&t->row), row_due(&u->row));
}

static void a_restored_row_goes_on_like_the_saved_one(void)
{
    struct devices from, to;

    make_busy(&from);
    devices_init(&to);
    CHECK_INT(devices_copy(&from, &to, SIZE_MAX), STATUS_OK);
    check_same_registers(&from, &to);
    for (unsigned insns = 300; insns < 2000; insns++) {
        row_advance(&from.row, insns);
        row_advance(&to.row, insns);
        CHECK_U64(row_take(&from.row), row_take(&to.row));
    }
    CHECK_U64(devices_load(&to, DEV_DISK, REG_DISK_STATUS), DISK_DONE);
    CHECK_U64(devices_load(&to, DEV_CLOCK, REG_CLOCK_ALARM), 0);
    check_same_registers(&from, &to);
    devices_fini(&from);
    devices_fini(&to);
}

static void requests_not_yet_taken_are_saved(void)
{
    struct devices from, to;

    make_busy(&from);
    devices_init(&to);
    row_advance(&from.row, 2000);
    CHECK_INT(devices_copy(&from, &to, SIZE_MAX), STATUS_OK);
    CHECK_U64(row_take(&to.row), CLOCK | DISK);
    devices_fini(&from);
    devices_fini(&to);
}

static void power_off_is_saved(void)
{
    struct devices from, to;

    make_busy(&from);
    devices_init(&to);
    devices_store(&from, DEV_MACHINE, REG_MACHINE_POWER, 258);
    CHECK_INT(devices_copy(&from, &to, SIZE_MAX), STATUS_OK);
    CHECK(to.row.power.is_off);
    CHECK_U64(to.row.power.status, 258);
    devices_fini(&from);
    devices_fini(&to);
}

static void a_part_is_refused(void)
{
    struct devices from, to;
    size_t len = 0;

    make_busy(&from);
    devices_init(&to);
    while (devices_copy(&from, &to, len) == STATUS_BAD_INPUT)
        len++;
    CHECK(len > 150);
    CHECK_INT(devices_copy(&from, &to, len - 1), STATUS_BAD_INPUT);
    CHECK_INT(devices_copy(&from, &to, len), STATUS_OK);
    check_same_registers(&from, &to);
    devices_fini(&from);
    devices_fini(&to);
}

static void a_row_of_another_machine_is_refused(void)
{
    struct devices from, to;

    make_busy(&from);
    devices_init(&to);
    to.row.port.ram = 2 * DEVICES_RAM;
    CHECK_INT(devices_copy(&from, &to, SIZE_MAX), STATUS_BAD_INPUT);
    to.row.port.ram = DEVICES_RAM;
    to.image.sectors = 5;
    CHECK_INT(devices_copy(&from, &to, SIZE_MAX), STATUS_BAD_INPUT);
    devices_fini(&from);
    devices_fini(&to);
}

/* With octa number AT of a saved row set to VALUE it is refused. */
static void check_refused_with(unsigned at, octa value)
{
    struct devices from, to;
    struct buf b;
    struct reader r;

    make_busy(&from);
    devices_init(&to);
    buf_init(&b);
    row_save(&from.row, &b);
    CHECK(be_get_octa(b.data + 8 * at) != value);
    be_put_octa(b.data + 8 * at, value);
    reader_init(&r, b.data, b.len);
    CHECK_INT(row_restore(&to.row, &r), STATUS_BAD_INPUT);
    buf_fini(&b);
    devices_fini(&from);
    devices_fini(&to);
}

static void what_no_row_can_be_is_refused(void)
{
    check_refused_with(0, DEV_COUNT + 1);
    check_refused_with(2, 308);             /* more instructions than time */
    check_refused_with(3, 2 * DEV_END + 1); /* beyond all time */
    check_refused_with(5, 2);               /* power: half off */
    check_refused_with(7, 2);               /* console: control */
    check_refused_with(9, 2);               /* input that half ended */
    check_refused_with(10, CONSOLE_QUEUE + 1);
}

/* A disk that is busy for ever, or that is done and will be. */
static void a_disk_must_know_what_it_does(void)
{
    struct devices from, to;

    make_busy(&from);
    devices_init(&to);
    from.row.disk.ready = DEV_NEVER;
    CHECK_INT(devices_copy(&from, &to, SIZE_MAX), STATUS_BAD_INPUT);
    from.row.disk.status = DISK_DONE;
    CHECK_INT(devices_copy(&from, &to, SIZE_MAX), STATUS_OK);
    from.row.disk.ready = 1000;
    CHECK_INT(devices_copy(&from, &to, SIZE_MAX), STATUS_BAD_INPUT);
    devices_fini(&from);
    devices_fini(&to);
}

/* Whatever is in a saved row, it is refused or does no harm. */
static void any_damage_is_harmless(void)
{
    struct devices from;
    struct buf b;

    make_busy(&from);
    buf_init(&b);
    row_save(&from.row, &b);
    for (size_t at = 0; at < b.len; at++)
        for (unsigned bit = 0; bit < 8; bit++) {
            struct devices to;
            struct reader r;

            devices_init(&to);
            b.data[at] ^= 1u << bit;
            reader_init(&r, b.data, b.len);
            if (row_restore(&to.row, &r) == STATUS_OK) {
                octa skipped, now = to.row.port.insns;

                CHECK(row_idle(&to.row, DEV_NEVER, &skipped) <= ROW_STOPPED);
                row_advance(&to.row, now + 5);
                CHECK(devices_load(&to, DEV_CLOCK, REG_CLOCK_INSNS) == now + 5);
            }
            b.data[at] ^= 1u << bit;
            devices_fini(&to);
        }
    buf_fini(&b);
    devices_fini(&from);
}

int main(void)
{
    return TEST_RUN(
        every_device_has_its_registers_in_a_row, devices_have_bits_of_their_own,
        the_machine_page_tells_sizes, a_store_to_power_ends_the_run,
        a_hypercall_reaches_the_hypervisor_if_there_is_one,
        the_clock_counts_instructions, an_alarm_goes_off_once_at_its_time,
        an_alarm_in_the_past_goes_off_at_once, an_alarm_can_be_taken_back,
        sync_4_goes_on_to_the_alarm, sync_4_goes_no_farther_than_the_interval,
        sync_4_does_not_pass_what_is_due, sync_4_can_wait_in_vain,
        time_has_an_end, a_restored_row_goes_on_like_the_saved_one,
        requests_not_yet_taken_are_saved, power_off_is_saved, a_part_is_refused,
        a_row_of_another_machine_is_refused, what_no_row_can_be_is_refused,
        a_disk_must_know_what_it_does, any_damage_is_harmless);
}
