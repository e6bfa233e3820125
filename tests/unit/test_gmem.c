/* test_gmem.c - a guest's memory, and pages that have to go for others. */
#include "sysvm/hypervisor/hypervisor.h"
#include "sysvm/hypervisor/pageout.h"
#include "tests/unit/random.h"
#include "tests/unit/test.h"
#include "vm/core/processor.h"

enum { PAGES = 32, RAM = PAGES << BUS_PAGE_BITS };

static struct hypervisor *create(unsigned guests, octa host_pages)
{
    struct guest_options parts[4];
    const struct hypervisor_options o = {.kind = processor_find("mmix-v")->kind,
                                         .ram = host_pages << BUS_PAGE_BITS,
                                         .guests = parts,
                                         .guest_count = guests};
    struct error e;

    for (unsigned i = 0; i < guests; i++)
        parts[i] = (struct guest_options){.ram = RAM};
    return hypervisor_create(&o, &e);
}

static octa place(struct guest *g, octa at)
{
    struct pa pa = {0};

    CHECK(gmem_place(g, (struct gpa){at}, &pa));
    return pa.a;
}

static void store(struct guest *g, octa at, octa value)
{
    CHECK(gmem_store(g, (struct gpa){at}, 8, value));
}

static octa load(struct guest *g, octa at)
{
    return gmem_peek(g, (struct pa){at});
}

/* --- places --------------------------------------------------------------- */

static void neighbours_are_neighbours(void)
{
    struct hypervisor *h = create(2, 0);
    struct guest *a = h->guests[0], *b = h->guests[1];
    octa first = place(a, 0), second = place(b, 0);

    CHECK_U64(place(a, 5 * BUS_PAGE_BYTES + 8), first + 5 * BUS_PAGE_BYTES + 8);
    CHECK_U64(place(a, BUS_PAGE_BYTES), first + BUS_PAGE_BYTES);
    CHECK_U64(place(b, RAM - 8), second + RAM - 8);
    CHECK_U64(second, first + RAM);
    CHECK_U64(place(a, RAM - 1), second - 1);
    hypervisor_destroy(h);
}

static void to_look_takes_no_frame(void)
{
    struct hypervisor *h = create(1, 0);
    struct guest *g = h->guests[0];
    tetra free = h->frames.free;
    byte bytes[16] = {1};

    CHECK_U64(load(g, 0x2000), 0);
    CHECK_U64(load(g, RAM), 0);
    CHECK(gmem_read(g, (struct pa){0x3ff8}, bytes, sizeof bytes));
    CHECK_INT(bytes[0], 0);
    CHECK_INT(h->frames.free, free);
    CHECK_U64(gmem_used(&g->mem), 0);
    store(g, 0x2000, 0);
    CHECK_INT(h->frames.free, free - 1);
    CHECK_U64(gmem_used(&g->mem), BUS_PAGE_BYTES);
    hypervisor_destroy(h);
}

static void copies_may_cross_pages_but_not_the_end(void)
{
    struct hypervisor *h = create(1, 0);
    struct guest *g = h->guests[0];
    byte back[7] = {0};

    CHECK(gmem_write(g, (struct pa){0x3ffd}, (const byte *)"abcdefg", 7));
    CHECK(gmem_read(g, (struct pa){0x3ffd}, back, 7));
    CHECK_MEM(back, "abcdefg", 7);
    CHECK_U64(load(g, 0x3ff8), 0x616263);
    CHECK_U64(load(g, 0x4000), 0x6465666700000000);
    CHECK(!gmem_write(g, (struct pa){RAM - 3}, back, 4));
    CHECK(!gmem_read(g, (struct pa){RAM - 3}, back, 4));
    CHECK(gmem_read(g, (struct pa){RAM - 4}, back, 4));
    CHECK(!h->is_exhausted);
    hypervisor_destroy(h);
}

static void the_fingerprint_is_that_of_a_machine(void)
{
    const struct machine_options o = {.ram = RAM};
    struct hypervisor *h = create(2, 80);
    struct machine *m = machine_create(&o);
    octa r = 1;

    for (unsigned i = 0; i < 200; i++) {
        octa at = random_below(&r, RAM) & ~(octa)7;
        octa value = random_below(&r, 4) ? random_octa(&r) : 0;
        octa a = 5, b = 5;

        store(h->guests[0], at, value);
        store(h->guests[1], at ^ 0x2000, ~value);
        CHECK(mem_store(&m->mem, (struct pa){at}, 8, BUS_OPERAND, value));
        CHECK_INT(gmem_hash(h->guests[0], &a), STATUS_OK);
        CHECK_INT(mem_hash(&m->mem, &b), STATUS_OK);
        CHECK_U64(a, b);
    }
    machine_destroy(m);
    hypervisor_destroy(h);
}

/* --- pages that have to go ------------------------------------------------ */

static void more_pages_than_frames_keep_their_contents(void)
{
    struct hypervisor *h = create(3, 110);
    static octa list[3][PAGES];
    octa r = 1;

    for (unsigned i = 0; i < 3000; i++) {
        unsigned who = (unsigned)random_below(&r, 3);
        octa page = random_below(&r, PAGES), at = page * BUS_PAGE_BYTES + 16;

        if (random_below(&r, 3) == 0) {
            list[who][page] = random_below(&r, 3) ? random_octa(&r) : 0;
            store(h->guests[who], at, list[who][page]);
        }
        CHECK_U64(load(h->guests[who], at), list[who][page]);
    }
    for (unsigned i = 0; i < 3; i++) {
        CHECK(h->guests[i]->counts.page_ins > 0);
        CHECK(h->guests[i]->counts.page_outs > 0);
        CHECK(gmem_is_sound(h->guests[i]));
    }
    hypervisor_destroy(h);
}

/* All frames for guests are taken; the pages from the first on were used again
 * since the hand came by. */
static void what_was_used_gets_a_second_chance(void)
{
    struct hypervisor *h = create(1, 60);
    struct guest *g = h->guests[0];
    tetra frames = h->frames.kept - 1;

    CHECK(frames < PAGES - 2);
    for (tetra i = 0; i < frames; i++)
        store(g, (octa)i * BUS_PAGE_BYTES, 1);
    store(g, (octa)frames * BUS_PAGE_BYTES, 1);
    CHECK_INT(g->mem.pages[0].frame, 0);
    CHECK(place(g, BUS_PAGE_BYTES) != 0);
    store(g, (octa)(frames + 1) * BUS_PAGE_BYTES, 1);
    CHECK(g->mem.pages[1].frame != 0);
    CHECK_INT(g->mem.pages[2].frame, 0);
    CHECK_INT(g->counts.page_outs, 2);
    CHECK_U64(load(g, 2 * BUS_PAGE_BYTES), 1);
    hypervisor_destroy(h);
}

static void a_frame_comes_to_another_guest_as_zeros(void)
{
    struct hypervisor *h = create(2, 60);

    for (octa at = 0; at < RAM; at += 8)
        store(h->guests[0], at, ~(octa)0);
    for (octa at = 0; at < RAM; at += 8) {
        CHECK(place(h->guests[1], at) != 0);
        CHECK_U64(load(h->guests[1], at), 0);
    }
    hypervisor_destroy(h);
}

/* --- saving --------------------------------------------------------------- */

static octa hash_of(struct hypervisor *h)
{
    octa hash = 0;

    CHECK_INT(hypervisor_hash(h, &hash), STATUS_OK);
    return hash;
}

static void use(struct hypervisor *h, octa *r, unsigned times)
{
    for (unsigned i = 0; i < times; i++)
        store(h->guests[random_below(r, 2)], random_below(r, RAM) & ~(octa)7,
              random_octa(r));
}

static void what_is_saved_comes_back_and_goes_on_alike(void)
{
    for (octa seed = 1; seed <= 10; seed++) {
        struct hypervisor *h = create(2, 80);
        octa r = seed, then, before, after;
        struct reader reader;
        struct buf saved;

        use(h, &r, 100);
        buf_init(&saved);
        hypervisor_take(h, &saved);
        before = hash_of(h);
        then = r;
        use(h, &r, 100);
        after = hash_of(h);
        reader_init(&reader, saved.data, saved.len);
        CHECK_INT(hypervisor_restore(h, &reader), STATUS_OK);
        CHECK_U64(hash_of(h), before);
        r = then;
        use(h, &r, 100);
        CHECK_U64(hash_of(h), after);
        buf_fini(&saved);
        hypervisor_destroy(h);
    }
}

/* --- no memory ------------------------------------------------------------ */

static void too_little_memory_is_refused(void)
{
    CHECK(create(1, 30) == NULL);
    CHECK(create(4, 34) == NULL);
}

static enum test_outcome make_and_fill(void *context)
{
    struct hypervisor *h = create(2, 80);
    bool is_done = h != NULL;

    (void)context;
    for (octa at = 0; is_done && at < RAM; at += BUS_PAGE_BYTES)
        is_done = gmem_store(h->guests[0], (struct gpa){at}, 8, at + 1) &&
                  gmem_store(h->guests[1], (struct gpa){at}, 8, at + 2);
    for (octa at = 0; is_done && at < RAM; at += BUS_PAGE_BYTES) {
        CHECK_U64(load(h->guests[0], at), at + 1);
        CHECK_U64(load(h->guests[1], at), at + 2);
    }
    hypervisor_destroy(h);
    return is_done ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void every_allocation_may_fail(void)
{
    CHECK(test_each_allocation_fails(make_and_fill, NULL) > 5);
}

int main(void)
{
    return TEST_RUN(neighbours_are_neighbours, to_look_takes_no_frame,
                    copies_may_cross_pages_but_not_the_end,
                    the_fingerprint_is_that_of_a_machine,
                    more_pages_than_frames_keep_their_contents,
                    what_was_used_gets_a_second_chance,
                    a_frame_comes_to_another_guest_as_zeros,
                    what_is_saved_comes_back_and_goes_on_alike,
                    too_little_memory_is_refused, every_allocation_may_fail);
}
