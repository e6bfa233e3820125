/* test_undo.c - what the witnesses were told brings back what was.
 *
 * A machine runs a random kernel with witnesses, a twin without; they are told
 * anew at random moments.  Some octas are watched, too.  Both must do the same,
 * and from the end the machine must be able to go back through all those
 * moments: the state that is small as it was saved, pages and sectors as the
 * witnesses were told.  From the first one it goes again to the same end.
 */
#include "sysvm/snapshot.h"
#include "tests/unit/random_kernel.h"
#include "tests/unit/undo_fixture.h"

enum { KERNELS = 25, PORTIONS = 24, SECTORS = 3 };

struct history {
    struct machine *m;
    struct image disk;
    struct undo undo;
};

static octa fingerprint(struct machine *m)
{
    octa hash = 0;

    CHECK_INT(snapshot_hash(m, &hash), STATUS_OK);
    return hash;
}

/* The present becomes a moment, to which one can go back. */
static void arm(struct history *h)
{
    struct undo_moment *now = undo_begin(&h->undo);

    now->hash = fingerprint(h->m);
    snapshot_take_small(h->m, &now->small);
    CHECK_INT(buf_status(&now->small), STATUS_OK);
    ram_track(&h->m->mem.ram, undo_page, &h->undo);
    bus_drop_stores(&h->m->user.bus);
    image_track(&h->disk, undo_sector, &h->undo);
}

static void undo(struct history *h, const struct undo_block *b)
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
    struct undo_moment *last = &h->undo.moment[h->undo.count - 1];
    struct reader r;

    while (last->count > 0)
        undo(h, &last->blocks[--last->count]);
    reader_init(&r, last->small.data, last->small.len);
    CHECK_INT(snapshot_restore_small(h->m, &r), STATUS_OK);
    CHECK_U64(r.left, 0);
    CHECK_U64(fingerprint(h->m), last->hash);
    undo_end(&h->undo);
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

/* Watch octas of code, tables and data. */
static void watch(struct machine *m, struct watcher *w, octa *state)
{
    w->at[0] = random_below(state, 2 * BUS_PAGE_OCTAS) * 8;
    w->at[1] = KERNEL_TABLES + 8 * random_below(state, 8);
    w->at[2] = KERNEL_STACK + 8 * random_below(state, 40);
    w->at[3] = 8 * random_below(state, 24 * BUS_PAGE_OCTAS);
    watcher_begin(w, &m->mem.ram);
    bus_drop_stores(&m->user.bus);
}

/* One portion of a run, begun with the numbers at *STATE. */
static void run_portion(struct machine *m, engine_run *engine, octa *state)
{
    if (random_below(state, 3) == 0)
        kernel_registers(m, state);
    if (random_below(state, 2) == 0)
        kernel_command_disk(m, state, SECTORS);
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
    octa pages = 0, sectors = 0, changes = 0;

    for (octa seed = 1; seed <= KERNELS; seed++) {
        static struct history h;
        struct image twins_disk;
        octa state = seed * 0x9e3779b97f4a7c15, same;
        struct machine *twin = create(&twins_disk, state);
        const bool is_fast = seed % 2;
        struct watcher w = {0};

        h = (struct history){0};
        h.m = create(&h.disk, state);
        arm(&h);
        for (unsigned i = 0; i < PORTIONS; i++) {
            same = state;
            run_portion(h.m, is_fast ? exec_threaded : exec_switch, &state);
            run_portion(twin, is_fast ? exec_switch : exec_threaded, &same);
            CHECK_U64(fingerprint(h.m), fingerprint(twin));
            if (w.ram != NULL)
                watcher_check(&w);
            if (random_below(&state, 3) != 0)
                arm(&h);
            watch(h.m, &w, &same);
        }
        watcher_end(&w);
        pages += h.undo.pages;
        sectors += h.undo.sectors;
        changes += w.changes;
        while (h.undo.count > 0)
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
    CHECK(changes > KERNELS);
}

int main(void)
{
    return TEST_RUN(a_machine_goes_back_through_all_moments);
}
