/* test_mmo_wrong.c - object files that are wrong, and walks through any. */
#include "tests/unit/mmo_fixture.h"

static size_t end_of_program(void)
{
    return object.len - 32; /* lop_stab, trie, lop_end */
}

/* --- wrong objects ------------------------------------------------------ */

static void other_files_are_refused(void)
{
    buf_clear(&object);
    check_refused(0, "ends here");
    buf_add_string(&object, "\177ELF, and so on");
    check_refused(0, "no object file");
    mmo_lop(&object, LOP_pre, 2, 0);
    check_refused(0, "version 2");
}

static void wrong_lops_are_refused_with_their_offset(void)
{
    static const struct {
        tetra lop, next;
        const char *text;
    } wrong[] = {
        {0x98000002, 0, "lop_quote with YZ = 2"},
        {0x98010000, 0, "lop_loc with Z = 0"},
        {0x98010003, 0, "lop_loc with Z = 3"},
        {0x98030000, 0, "lop_fixo with Z = 0"},
        {0x98050010, 0x02000000, "lop_fixrx of #02000000"},
        {0x98050011, 0, "lop_fixrx with YZ = 17"},
        {0x98054010, 0x01000001, "lop_fixrx with YZ = 16400"},
        {0x98060000, 0, "file 0, which has no name"},
        {0x98070001, 0, "lop_line before any lop_file"},
        {0x98090101, 0, "lop_pre among the data"},
        {0x980a001f, 0, "lop_post with G = 31"},
        {0x980a01ff, 0, "lop_post with G = 511"},
        {0x980b0000, 0, "lop_stab among the data"},
        {0x980c0000, 0, "lop_end among the data"},
        {0x980d0000, 0, "no lop #0d"},
        {0x98ff0000, 0, "no lop #ff"},
    };

    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        begin();
        mmo_loc(&object, 0x100);
        buf_add_tetra(&object, wrong[i].lop);
        buf_add_tetra(&object, wrong[i].next);
        mmo_post(&object, 0);
        check_refused(20, wrong[i].text);
    }
}

static void a_file_has_one_name(void)
{
    begin();
    mmo_lop(&object, LOP_file, 1, 1);
    buf_add(&object, "abcd", 4);
    mmo_lop(&object, LOP_file, 1, 1);
    buf_add(&object, "abcd", 4);
    check_refused(16, "names file 1 again");
}

static void the_sample_cut_anywhere_is_refused_or_damaged(void)
{
    size_t whole;

    buf_clear(&object);
    mmo_sample(&object);
    whole = object.len;
    for (size_t len = 0; len < whole; len++) {
        byte *copy = test_malloc(len + 1); /* so that ASan sees its end */
        enum status s;

        memcpy(copy, object.data, len);
        s = mmo_read(copy, len, &m, &e);
        CHECK_INT(s, len < end_of_program() ? STATUS_BAD_OBJECT : STATUS_OK);
        if (s == STATUS_OK)
            CHECK_INT(m.damage.status, STATUS_BAD_OBJECT);
        mmo_fini(&m);
        test_free(copy);
    }
    done();
}

static void any_wrong_byte_is_survived(void)
{
    static const byte flips[] = {0x01, 0x02, 0x04, 0x08, 0x10,
                                 0x20, 0x40, 0x80, 0xff, 0x98};

    buf_clear(&object);
    mmo_sample(&object);
    for (size_t i = 0; i < object.len; i++)
        for (size_t k = 0; k < ARRAY_LEN(flips); k++) {
            enum status s;

            object.data[i] ^= flips[k];
            s = mmo_read(object.data, object.len, &m, &e);
            CHECK(s == STATUS_OK || s == STATUS_BAD_OBJECT);
            mmo_fini(&m);
            object.data[i] ^= flips[k];
        }
    done();
}

static void many_fix_ups_of_one_place_cost_linear_time(void)
{
    begin();
    mmo_loc(&object, 0x40000);
    for (int i = 0; i < MANY; i++)
        mmo_lop(&object, LOP_fixr, 0, 1 + i % 2);
    end_and_read();
    CHECK_INT(m.chunk_count, 1);
    check_chunk(0, 0x3fff8, "\0\0\0\0\0\0\0\0", 8);
    done();
}

/* --- walking ------------------------------------------------------------ */

struct walked {
    size_t count, next;
    size_t last_offset;
    unsigned kinds; /* bits of those met */
    unsigned lops;
    size_t limit; /* end the walk at this item; 0: do not */
};

static enum status count_item(void *context, const struct mmo_item *item)
{
    struct walked *w = context;

    CHECK(item->offset == w->next || item->kind == MMO_KIND_SYMBOL ||
          item->lop == LOP_end);
    w->next = item->offset + item->size;
    w->kinds |= 1u << item->kind;
    if (item->kind == MMO_KIND_LOP)
        w->lops |= 1u << item->lop;
    return ++w->count == w->limit ? STATUS_LIMIT : STATUS_OK;
}

static void a_walk_meets_every_item_once_and_in_order(void)
{
    struct walked w = {0};
    size_t end;

    buf_clear(&object);
    mmo_sample(&object);
    CHECK_INT(
        mmo_walk_program(object.data, object.len, count_item, &w, &end, &e),
        STATUS_OK);
    CHECK_INT(end, end_of_program());
    CHECK_INT(
        mmo_walk_symbols(object.data, object.len, end, count_item, &w, &e),
        STATUS_OK);
    CHECK_INT(w.next, object.len);
    CHECK_INT(w.kinds, (1u << (MMO_KIND_SYMBOL + 1)) - 1);
    CHECK_INT(w.lops, (1u << LOP_COUNT) - 1);
    buf_fini(&object);
}

static void a_visitor_can_end_the_walk(void)
{
    struct walked w = {.limit = 5};
    size_t end;

    buf_clear(&object);
    mmo_sample(&object);
    CHECK_INT(
        mmo_walk_program(object.data, object.len, count_item, &w, &end, &e),
        STATUS_LIMIT);
    CHECK_INT(e.status, STATUS_LIMIT);
    CHECK_INT(w.count, 5);
    buf_fini(&object);
}

/* --- memory ------------------------------------------------------------- */

static enum test_outcome read_sample(void *unused)
{
    enum status s = mmo_read(object.data, object.len, &m, &e);

    (void)unused;
    if (s == STATUS_NO_MEMORY) {
        CHECK_INT(e.status, STATUS_NO_MEMORY);
        return TEST_OUTCOME_REFUSED;
    }
    CHECK_INT(s, STATUS_OK);
    CHECK_INT(m.symbol_count, 3);
    CHECK_INT(m.damage.status, STATUS_OK);
    mmo_fini(&m);
    return TEST_OUTCOME_DONE;
}

static void every_failed_allocation_is_reported(void)
{
    buf_clear(&object);
    mmo_sample(&object);
    CHECK(test_each_allocation_fails(read_sample, NULL) > 10);
    buf_fini(&object);
}

int main(void)
{
    return TEST_RUN(
        other_files_are_refused, wrong_lops_are_refused_with_their_offset,
        a_file_has_one_name, the_sample_cut_anywhere_is_refused_or_damaged,
        any_wrong_byte_is_survived, many_fix_ups_of_one_place_cost_linear_time,
        a_walk_meets_every_item_once_and_in_order, a_visitor_can_end_the_walk,
        every_failed_allocation_is_reported);
}
