/* test_frames.c - who has which frame, and where a guest's pages are. */
#include "sysvm/hypervisor/frames.h"
#include "tests/unit/random.h"
#include "tests/unit/test.h"

enum { COUNT = 64, KEPT = 40 };

static void init(struct frames *f)
{
    CHECK_INT(frames_init(f, COUNT, KEPT), STATUS_OK);
}

/* --- taking --------------------------------------------------------------- */

static void a_page_gets_its_home_or_any_other(void)
{
    struct frames f;

    init(&f);
    CHECK_INT(frames_take(&f, FRAME_GUEST, 0, 9, 10), 10);
    CHECK_INT(frames_take(&f, FRAME_GUEST, 1, 0, 10), 1);
    CHECK_INT(f.frame[10].page, 9);
    CHECK_INT(f.frame[1].guest, 1);
    frames_fini(&f);
}

static void frame_0_is_nobodys(void)
{
    struct frames f;

    init(&f);
    CHECK_INT(f.free, COUNT - 1);
    for (tetra i = 1; i < COUNT - KEPT; i++)
        CHECK_INT(frames_take(&f, FRAME_GUEST, 0, i, 0), i);
    CHECK_INT(frames_take(&f, FRAME_GUEST, 0, 0, 0), 0);
    frames_fini(&f);
}

static void guests_and_tables_do_not_take_each_others(void)
{
    struct frames f;

    init(&f);
    for (unsigned i = 0; i < KEPT; i++)
        CHECK(frames_take(&f, FRAME_SHADOW, 0, 0, 0) >= COUNT - KEPT);
    CHECK_INT(frames_take(&f, FRAME_SHADOW, 0, 0, 0), 0);
    CHECK_INT(frames_take(&f, FRAME_GUEST, 0, 0, 0), 1);
    frames_fini(&f);
}

static void a_row_needs_neighbours(void)
{
    struct frames f;
    tetra first, middle;

    init(&f);
    first = frames_take_row(&f, FRAME_SHADOW, 0, 15);
    CHECK_INT(first, COUNT - KEPT);
    middle = frames_take(&f, FRAME_WORLD, 0, 0, first + 30);
    CHECK_INT(middle, first + 30);
    CHECK_INT(frames_take_row(&f, FRAME_SHADOW, 0, 15), first + 15);
    CHECK_INT(frames_take_row(&f, FRAME_SHADOW, 0, 15), 0);
    CHECK_INT(frames_take_row(&f, FRAME_SHADOW, 0, 9), first + 31);
    frames_give(&f, middle);
    CHECK_INT(frames_take_row(&f, FRAME_SHADOW, 0, 1), first + 30);
    CHECK_INT(f.free, COUNT - KEPT - 1);
    frames_fini(&f);
}

static void what_is_given_back_can_be_had_again(void)
{
    struct frames f;

    init(&f);
    for (tetra i = 1; i < COUNT - KEPT; i++)
        (void)frames_take(&f, FRAME_GUEST, 0, i, 0);
    for (unsigned i = 0; i < KEPT; i++)
        (void)frames_take(&f, FRAME_SHADOW, 0, 0, 0);
    CHECK_INT(f.free, 0);
    frames_give(&f, 3);
    frames_give(&f, COUNT - 5);
    CHECK_INT(frames_take(&f, FRAME_GUEST, 1, 0, 0), 3);
    CHECK_INT(frames_take(&f, FRAME_SHADOW, 1, 0, 0), COUNT - 5);
    CHECK_INT(f.free, 0);
    frames_fini(&f);
}

/* --- saving --------------------------------------------------------------- */

static void use_some(struct frames *f, octa *r)
{
    for (unsigned i = 0; i < 100; i++) {
        tetra frame = 1 + (tetra)random_below(r, COUNT - 1);

        if (f->frame[frame].use != FRAME_FREE)
            frames_give(f, frame);
        else if (frame < COUNT - KEPT)
            frames_take(f, FRAME_GUEST, (unsigned)random_below(r, 2),
                        random_below(r, 2) ? frame : 3, frame);
        else
            frames_take(f, FRAME_SHADOW + (unsigned)random_below(r, 2),
                        (unsigned)random_below(r, 2), 0, frame);
    }
    for (tetra i = 1; i < COUNT; i++) {
        f->frame[i].is_used = random_below(r, 2) == 0;
        if (f->frame[i].use == FRAME_SHADOW && random_below(r, 2)) {
            f->frame[i].base = random_octa(r);
            f->frame[i].next = (tetra)random_below(r, COUNT);
            f->frame[i].level = (byte)random_below(r, 5);
        }
    }
}

static void check_same(const struct frames *a, const struct frames *b)
{
    CHECK_INT(b->free, a->free);
    CHECK_INT(b->low, a->low);
    CHECK_INT(b->row, a->row);
    CHECK_INT(b->high, a->high);
    CHECK_INT(b->hand, a->hand);
    for (tetra i = 0; i < COUNT; i++) {
        const struct frame *x = &a->frame[i], *y = &b->frame[i];

        CHECK_INT(y->use, x->use);
        CHECK_INT(y->guest, x->guest);
        CHECK_INT(y->page, x->page);
        CHECK_INT(y->is_used, x->is_used);
        CHECK_U64(y->base, x->base);
        CHECK_INT(y->next, x->next);
        CHECK_INT(y->level, x->level);
    }
}

static void what_is_saved_comes_back(void)
{
    for (octa seed = 1; seed < 50; seed++) {
        struct frames a, b;
        struct reader reader;
        struct buf saved;
        octa r = seed;

        init(&a);
        init(&b);
        use_some(&a, &r);
        use_some(&b, &r);
        buf_init(&saved);
        frames_save(&a, &saved);
        reader_init(&reader, saved.data, saved.len);
        frames_restore(&b, &reader);
        CHECK_INT(reader_status(&reader), STATUS_OK);
        CHECK_INT(reader.left, 0);
        check_same(&a, &b);
        buf_fini(&saved);
        frames_fini(&a);
        frames_fini(&b);
    }
}

static void foreign_bytes_do_no_harm(void)
{
    octa r = 1;

    for (unsigned i = 0; i < 300; i++) {
        struct frames f;
        struct reader reader;
        struct buf saved;

        init(&f);
        use_some(&f, &r);
        buf_init(&saved);
        frames_save(&f, &saved);
        saved.data[random_below(&r, saved.len)] ^= (byte)random_octa(&r);
        reader_init(&reader, saved.data, random_below(&r, saved.len + 1));
        frames_restore(&f, &reader);
        buf_fini(&saved);
        frames_fini(&f);
    }
}

int main(void)
{
    return TEST_RUN(a_page_gets_its_home_or_any_other, frame_0_is_nobodys,
                    guests_and_tables_do_not_take_each_others,
                    a_row_needs_neighbours, what_is_given_back_can_be_had_again,
                    what_is_saved_comes_back, foreign_bytes_do_no_harm);
}
