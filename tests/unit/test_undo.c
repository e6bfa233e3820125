/* test_undo.c - what the witnesses were told brings back what was.
 *
 * A machine runs a random kernel with witnesses, a twin without; they are told
 * anew at random moments.  Both must do the same, and from the end the machine
 * must be able to go back through all those moments: the state that is small
 * as it was saved, pages and sectors as the witnesses were told.  From the
 * first one it goes again to the same end.
 */
#include <string.h>

#include "sysvm/snapshot.h"
#include "tests/unit/random_kernel.h"
#include "tests/unit/test.h"
#include "vm/base/alloc.h"
#include "vm/base/grow.h"

enum { KERNELS = 25, PORTIONS = 24, SECTORS = 3, MOMENTS = PORTIONS + 1 };

/* A page, or a sector, as it was; null: it did not exist. */
struct block {
    octa key;
    bool is_sector;
    void *was; /* owned */
};

struct moment {
    struct buf small;
    octa hash;
    struct block *blocks; /* that changed between it and the next one */
    size_t count, room;
};

struct history {
    struct machine *m;
    struct image disk;
    struct moment moment[MOMENTS];
    size_t count; /* of moments */
};

static void add(struct history *h, octa key, bool is_sector, const void *was)
{
    struct moment *now = &h->moment[h->count - 1];
    void *copy = NULL;

    now->blocks =
        grow_array(now->blocks, now->count, &now->room, sizeof *now->blocks);
    CHECK(now->blocks != NULL);
    if (was != NULL) {
        copy = alloc_zeroed(1, BUS_PAGE_BYTES);
        CHECK(copy != NULL);
        memcpy(copy, was, BUS_PAGE_BYTES);
    }
    now->blocks[now->count++] = (struct block){key, is_sector, copy};
}

/* A ram_witness; of a page in a row it hears once. */
static void keep_page(void *history, octa address, const octa *page)
{
    struct history *h = history;
    const struct moment *now = &h->moment[h->count - 1];

    for (size_t i = 0; i < now->count; i++)
        CHECK(now->blocks[i].is_sector || now->blocks[i].key != address);
    add(h, address, false, page);
}

/* An image_witness. */
static void keep_sector(void *history, octa number, const byte *sector)
{
    add(history, number, true, sector);
}

static octa fingerprint(struct machine *m)
{
    octa hash = 0;

    CHECK_INT(snapshot_hash(m, &hash), STATUS_OK);
    return hash;
}

/* The present becomes a moment, to which one can go back. */
static void arm(struct history *h)
{
    struct moment *now = &h->moment[h->count++];

    *now = (struct moment){.hash = fingerprint(h->m)};
    buf_init(&now->small);
    snapshot_take_small(h->m, &now->small);
    CHECK_INT(buf_status(&now->small), STATUS_OK);
    ram_track(&h->m->mem.ram, keep_page, h);
    bus_drop_stores(&h->m->user.bus);
    image_track(&h->disk, keep_sector, h);
}

static void undo(struct history *h, const struct block *b)
{
    if (b->is_sector)
        CHECK_INT(image_put(&h->disk, b->key, b->was), STATUS_OK);
    else
        CHECK_INT(mem_put(&h->m->mem, (struct pa){b->key}, b->was), STATUS_OK);
    alloc_free(b->was);
}

/* Go back to the last moment, which is forgotten. */
static void go_back(struct history *h)
{
    struct moment *last = &h->moment[--h->count];
    struct reader r;

    while (last->count > 0)
        undo(h, &last->blocks[--last->count]);
    reader_init(&r, last->small.data, last->small.len);
    CHECK_INT(snapshot_restore_small(h->m, &r), STATUS_OK);
    CHECK_U64(r.left, 0);
    CHECK_U64(fingerprint(h->m), last->hash);
    alloc_free(last->blocks);
    buf_fini(&last->small);
}

static struct machine *create(struct image *disk, octa seed)
{
    const struct machine_options o = {
        .ram = KERNEL_RAM, .disk = disk, .disk_latency = 50};
    octa state = seed;
    struct machine *m;

    image_init(disk, SECTORS);
    m = machine_create(&o);
    CHECK(m != NULL);
    kernel_fill(m, &state);
    return m;
}

/* What a driver would do, with pages of code and of tables, too. */
static void command_disk(struct machine *m, octa *state)
{
    const octa values[] = {random_below(state, SECTORS),
                           random_below(state, 24 * BUS_PAGE_BYTES) & ~(octa)7,
                           1 + random_below(state, 2),
                           DISK_READ + random_below(state, 2)};
    static const unsigned regs[] = {REG_DISK_SECTOR, REG_DISK_ADDRESS,
                                    REG_DISK_COUNT, REG_DISK_COMMAND};

    row_now(&m->row, m->cpu.counts.insns);
    for (size_t i = 0; i < ARRAY_LEN(regs); i++)
        CHECK(mem_store(
            &m->mem,
            (struct pa){ADDR_DEVICES + DEV_DISK * BUS_PAGE_BYTES + regs[i]}, 8,
            BUS_OPERAND, values[i]));
}

/* One portion of a run, begun with the numbers at *STATE. */
static void run_portion(struct machine *m, engine_run *engine, octa *state)
{
    if (random_below(state, 3) == 0)
        kernel_registers(m, state);
    if (random_below(state, 2) == 0)
        command_disk(m, state);
    (void)machine_run(m, engine, random_below(state, 900));
}

/* From its beginning, with what the engine has decoded since; nobody looks
 * on. */
static void run_again(struct machine *m, octa state)
{
    ram_track(&m->mem.ram, NULL, NULL);
    image_track(m->row.disk.image, NULL, NULL);
    for (unsigned i = 0; i < PORTIONS; i++) {
        run_portion(m, exec_threaded, &state);
        (void)random_below(&state, 3);
    }
}

static void a_machine_goes_back_through_all_moments(void)
{
    size_t pages = 0, sectors = 0;

    for (octa seed = 1; seed <= KERNELS; seed++) {
        static struct history h;
        struct image twins_disk;
        octa state = seed * 0x9e3779b97f4a7c15, same;
        struct machine *twin = create(&twins_disk, state);
        const bool is_fast = seed % 2;

        h = (struct history){0};
        h.m = create(&h.disk, state);
        arm(&h);
        for (unsigned i = 0; i < PORTIONS; i++) {
            same = state;
            run_portion(h.m, is_fast ? exec_threaded : exec_switch, &state);
            run_portion(twin, is_fast ? exec_switch : exec_threaded, &same);
            CHECK_U64(fingerprint(h.m), fingerprint(twin));
            if (random_below(&state, 3) != 0)
                arm(&h);
        }
        for (size_t i = 0; i < h.count; i++)
            for (size_t k = 0; k < h.moment[i].count; k++)
                ++*(h.moment[i].blocks[k].is_sector ? &sectors : &pages);
        while (h.count > 0)
            go_back(&h);
        run_again(h.m, seed * 0x9e3779b97f4a7c15);
        CHECK_U64(fingerprint(h.m), fingerprint(twin));
        machine_destroy(h.m);
        machine_destroy(twin);
        image_fini(&h.disk);
        image_fini(&twins_disk);
    }
    CHECK(pages > KERNELS * PORTIONS);
    CHECK(sectors > KERNELS);
}

int main(void)
{
    return TEST_RUN(a_machine_goes_back_through_all_moments);
}
