/* test_dev_disk.c - a disk, as its driver sees it. */
#include "tests/unit/dev_fixture.h"

enum { DISK = 1 << 9 };

/* Give a command for COUNT sectors from SECTOR on, and RAM at ADDRESS. */
static void command(struct devices *t, enum disk_command c, octa sector,
                    octa count, octa address)
{
    devices_store(t, DEV_DISK, REG_DISK_SECTOR, sector);
    devices_store(t, DEV_DISK, REG_DISK_COUNT, count);
    devices_store(t, DEV_DISK, REG_DISK_ADDRESS, address);
    devices_store(t, DEV_DISK, REG_DISK_COMMAND, c);
}

static octa status(struct devices *t)
{
    return devices_load(t, DEV_DISK, REG_DISK_STATUS);
}

/* The same, and let it be carried out; returns the status. */
static octa perform(struct devices *t, enum disk_command c, octa sector,
                    octa count, octa address)
{
    command(t, c, sector, count, address);
    CHECK_U64(status(t), DISK_BUSY);
    row_advance(&t->row, t->row.port.insns + 1 + DISK_LATENCY);
    CHECK_U64(row_take(&t->row), DISK);
    return status(t);
}

/* Fill COUNT octas of RAM from AT on with numbers that begin at FIRST. */
static void fill(struct devices *t, octa at, unsigned count, octa first)
{
    for (unsigned i = 0; i < count; i++)
        CHECK(mem_store(&t->mem, (struct pa){at + 8 * i}, 8, BUS_OPERAND,
                        first + i));
}

static void check_filled(struct devices *t, octa at, unsigned count, octa first)
{
    for (unsigned i = 0; i < count; i++)
        CHECK_U64(mem_peek(&t->mem, (struct pa){at + 8 * i}), first + i);
}

static void what_was_written_is_read(void)
{
    struct devices t;
    byte sector[IMAGE_SECTOR];

    devices_init(&t);
    CHECK_U64(devices_load(&t, DEV_DISK, REG_DISK_SECTORS), DEVICES_SECTORS);
    fill(&t, 0x4000, 2048, 0x0123456789abcd00);
    CHECK_U64(perform(&t, DISK_WRITE, 1, 2, 0x4000), DISK_DONE);
    CHECK_INT(t.heard, 0);
    CHECK_INT(image_read(&t.image, 1, sector), STATUS_OK);
    CHECK_MEM(sector, "\x01\x23\x45\x67\x89\xab\xcd\x00", 8);
    CHECK_U64(perform(&t, DISK_READ, 1, 2, 0x8000), DISK_DONE);
    check_filled(&t, 0x8000, 2048, 0x0123456789abcd00);
    CHECK_U64(mem_peek(&t.mem, (struct pa){0xc000}), 0);
    devices_fini(&t);
}

static void written_pages_are_announced(void)
{
    struct devices t;

    devices_init(&t);
    CHECK_U64(perform(&t, DISK_READ, 0, 2, 0x4000), DISK_DONE);
    CHECK_INT(t.heard, 2);
    CHECK_U64(t.where.a, 0x6000);
    devices_fini(&t);
}

static void a_sector_may_lie_across_pages(void)
{
    struct devices t;

    devices_init(&t);
    fill(&t, 0x3ff8, 1024, 77);
    CHECK_U64(perform(&t, DISK_WRITE, 3, 1, 0x3ff8), DISK_DONE);
    CHECK_U64(perform(&t, DISK_READ, 3, 1, DEVICES_RAM - 0x2000), DISK_DONE);
    check_filled(&t, DEVICES_RAM - 0x2000, 1024, 77);
    CHECK_U64(perform(&t, DISK_READ, 3, 1, 0x7008), DISK_DONE);
    check_filled(&t, 0x7008, 1024, 77);
    CHECK_U64(mem_peek(&t.mem, (struct pa){0x7000}), 0);
    CHECK_U64(mem_peek(&t.mem, (struct pa){0x9008}), 0);
    devices_fini(&t);
}

static void a_command_takes_a_thousand_instructions(void)
{
    struct devices t;

    devices_init(&t);
    t.typed = NULL;
    row_advance(&t.row, 100);
    command(&t, DISK_FLUSH, 0, 0, 0);
    CHECK_U64(row_due(&t.row), 1 + DISK_LATENCY);
    row_advance(&t.row, 100 + DISK_LATENCY);
    CHECK_U64(status(&t), DISK_BUSY);
    CHECK_U64(row_take(&t.row), 0);
    row_advance(&t.row, 101 + DISK_LATENCY);
    CHECK_U64(status(&t), DISK_DONE);
    CHECK_U64(row_take(&t.row), DISK);
    CHECK_U64(row_due(&t.row), DEV_NEVER);
    devices_fini(&t);
}

static void memory_is_read_when_the_time_is_up(void)
{
    struct devices t;

    devices_init(&t);
    command(&t, DISK_WRITE, 0, 1, 0x4000);
    fill(&t, 0x4000, 1024, 5);
    row_advance(&t.row, 2000);
    CHECK_U64(perform(&t, DISK_READ, 0, 1, 0x6000), DISK_DONE);
    check_filled(&t, 0x6000, 1024, 5);
    devices_fini(&t);
}

static void sync_4_waits_for_the_disk(void)
{
    struct devices t;
    octa skipped;

    devices_init(&t);
    command(&t, DISK_FLUSH, 0, 0, 0);
    CHECK_INT(row_idle(&t.row, DEV_NEVER, &skipped), ROW_WOKEN);
    CHECK_U64(skipped, 1 + DISK_LATENCY);
    CHECK_U64(status(&t), DISK_DONE);
    devices_fini(&t);
}

static void a_busy_disk_ignores_stores(void)
{
    struct devices t;

    devices_init(&t);
    fill(&t, 0x4000, 1024, 5);
    command(&t, DISK_WRITE, 0, 1, 0x4000);
    row_now(&t.row, 500);
    command(&t, DISK_READ, 1, 2, 0x6000);
    CHECK_U64(devices_load(&t, DEV_DISK, REG_DISK_SECTOR), 0);
    CHECK_U64(devices_load(&t, DEV_DISK, REG_DISK_COUNT), 1);
    CHECK_U64(devices_load(&t, DEV_DISK, REG_DISK_ADDRESS), 0x4000);
    CHECK_U64(devices_load(&t, DEV_DISK, REG_DISK_COMMAND), DISK_WRITE);
    row_advance(&t.row, 1001);
    CHECK_U64(status(&t), DISK_DONE);
    CHECK_U64(perform(&t, DISK_READ, 0, 1, 0x6000), DISK_DONE);
    check_filled(&t, 0x6000, 1024, 5);
    devices_fini(&t);
}

static void unknown_commands_do_nothing(void)
{
    struct devices t;

    devices_init(&t);
    devices_store(&t, DEV_DISK, REG_DISK_COMMAND, 0);
    devices_store(&t, DEV_DISK, REG_DISK_COMMAND, 4);
    devices_store(&t, DEV_DISK, REG_DISK_COMMAND, (octa)1 << 32 | DISK_READ);
    devices_store(&t, DEV_DISK, REG_DISK_STATUS, DISK_BUSY);
    devices_store(&t, DEV_DISK, REG_DISK_SECTORS, 9);
    CHECK_U64(status(&t), DISK_DONE);
    CHECK_U64(devices_load(&t, DEV_DISK, REG_DISK_SECTORS), DEVICES_SECTORS);
    row_advance(&t.row, 2000);
    CHECK_U64(row_take(&t.row), 0);
    devices_fini(&t);
}

/* --- errors --------------------------------------------------------------- */

static void sectors_must_exist(void)
{
    struct devices t;
    const octa end = DEVICES_SECTORS;

    devices_init(&t);
    CHECK_U64(perform(&t, DISK_READ, end, 0, 0), DISK_DONE);
    CHECK_U64(perform(&t, DISK_READ, end, 1, 0), DISK_BAD_SECTOR);
    CHECK_U64(perform(&t, DISK_READ, end + 1, 0, 0), DISK_BAD_SECTOR);
    CHECK_U64(perform(&t, DISK_READ, 1, end, 0), DISK_BAD_SECTOR);
    CHECK_U64(perform(&t, DISK_READ, 1, ~(octa)0, 0), DISK_BAD_SECTOR);
    CHECK_U64(perform(&t, DISK_READ, ~(octa)0, 2, 0), DISK_BAD_SECTOR);
    CHECK_U64(perform(&t, DISK_READ, 0, end, 0), DISK_DONE);
    CHECK_U64(perform(&t, DISK_FLUSH, end, 1, 0), DISK_DONE);
    devices_fini(&t);
}

static void all_places_must_be_in_ram(void)
{
    struct devices t;
    const octa end = DEVICES_RAM;

    devices_init(&t);
    CHECK_U64(perform(&t, DISK_READ, 0, 1, end - 0x2000), DISK_DONE);
    CHECK_U64(perform(&t, DISK_READ, 0, 0, end), DISK_DONE);
    CHECK_U64(perform(&t, DISK_READ, 0, 1, end - 0x1ff8), DISK_BAD_ADDRESS);
    CHECK_U64(perform(&t, DISK_READ, 0, 2, end - 0x2000), DISK_BAD_ADDRESS);
    CHECK_U64(perform(&t, DISK_WRITE, 0, 1, end), DISK_BAD_ADDRESS);
    CHECK_U64(perform(&t, DISK_WRITE, 0, 1, ADDR_DEVICES), DISK_BAD_ADDRESS);
    CHECK_U64(perform(&t, DISK_READ, 0, 1, ~(octa)7), DISK_BAD_ADDRESS);
    CHECK_U64(perform(&t, DISK_READ, 0, 1, 0x4004), DISK_BAD_ADDRESS);
    devices_fini(&t);
}

static void a_bad_command_moves_nothing(void)
{
    struct devices t;

    devices_init(&t);
    fill(&t, 0, 1024, 5);
    CHECK_U64(perform(&t, DISK_READ, 3, 2, 0), DISK_BAD_SECTOR);
    check_filled(&t, 0, 1024, 5);
    CHECK_INT(t.heard, 0);
    CHECK_U64(perform(&t, DISK_WRITE, 0, 2, DEVICES_RAM - 0x2000),
              DISK_BAD_ADDRESS);
    CHECK_U64(t.image.written.count, 0);
    devices_fini(&t);
}

/* A disk whose file cannot be reached any more. */
static void a_failing_host_is_reported(void)
{
    struct devices t;

    devices_init(&t);
    t.image.is_copy = false;
    CHECK_U64(perform(&t, DISK_WRITE, 0, 1, 0), DISK_HOST_ERROR);
    CHECK_U64(perform(&t, DISK_FLUSH, 0, 0, 0), DISK_HOST_ERROR);
    t.image.fd = 1000000;
    CHECK_U64(perform(&t, DISK_READ, 0, 1, 0), DISK_HOST_ERROR);
    t.image.fd = -1;
    devices_fini(&t);
}

static enum test_outcome read_and_write(void *context)
{
    struct devices t;
    octa write, read;

    (void)context;
    devices_init(&t);
    ram_without_rows(&t.mem.ram);
    write = perform(&t, DISK_WRITE, 0, 1, 0);
    read = perform(&t, DISK_READ, 0, 1, 0x2000);
    CHECK(write == DISK_DONE || write == DISK_HOST_ERROR);
    CHECK(read == DISK_DONE || read == DISK_HOST_ERROR);
    devices_fini(&t);
    return write == DISK_DONE && read == DISK_DONE ? TEST_OUTCOME_DONE
                                                   : TEST_OUTCOME_REFUSED;
}

static void each_allocation_may_fail(void)
{
    CHECK(test_each_allocation_fails(read_and_write, NULL) > 3);
}

int main(void)
{
    return TEST_RUN(what_was_written_is_read, written_pages_are_announced,
                    a_sector_may_lie_across_pages,
                    a_command_takes_a_thousand_instructions,
                    memory_is_read_when_the_time_is_up,
                    sync_4_waits_for_the_disk, a_busy_disk_ignores_stores,
                    unknown_commands_do_nothing, sectors_must_exist,
                    all_places_must_be_in_ram, a_bad_command_moves_nothing,
                    a_failing_host_is_reported, each_allocation_may_fail);
}
