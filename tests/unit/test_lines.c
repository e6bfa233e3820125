/* test_lines.c - the table of source lines. */
#include "vm/isa/lines.h"

#include "tests/unit/test.h"
#include "vm/base/alloc.h"
#include "vm/base/grow.h"

static struct lines l;

/* An empty table with the files a.mms (0) and lib/b.mms (1). */
static void begin(void)
{
    tetra file;

    lines_init(&l);
    CHECK_INT(lines_add_file(&l, "a.mms", 5, &file), STATUS_OK);
    CHECK_INT(file, 0);
    CHECK_INT(lines_add_file(&l, "lib/b.mms\0\0", 11, &file), STATUS_OK);
    CHECK_INT(file, 1);
}

static void add(octa address, tetra file, tetra line)
{
    CHECK_INT(lines_add(&l, address, file, line), STATUS_OK);
}

static void finish(void)
{
    CHECK_INT(lines_finish(&l), STATUS_OK);
}

static void check_at(octa address, tetra file, tetra line)
{
    const struct line_run *r = lines_at(&l, address);

    CHECK(r != NULL);
    CHECK_INT(r->file, file);
    CHECK_INT(r->line, line);
}

static void an_empty_table_knows_nothing(void)
{
    size_t at = 0;

    lines_init(&l);
    finish();
    CHECK(lines_at(&l, 0) == NULL);
    CHECK(lines_next(&l, 0, 1, &at) == NULL);
    CHECK_INT(lines_find_file(&l, "a.mms"), -1);
    lines_fini(&l);
}

static void every_byte_of_a_tetra_has_its_line(void)
{
    begin();
    add(0x102, 0, 7);
    finish();
    CHECK(lines_at(&l, 0xff) == NULL);
    check_at(0x100, 0, 7);
    check_at(0x103, 0, 7);
    CHECK(lines_at(&l, 0x104) == NULL);
    lines_fini(&l);
}

static void tetras_may_come_in_any_order(void)
{
    begin();
    add(0xfffffffffffffffc, 1, 3);
    add(0x200, 0, 2);
    add(0, 0, 1);
    finish();
    check_at(0, 0, 1);
    check_at(0x200, 0, 2);
    check_at(0xffffffffffffffff, 1, 3);
    CHECK(lines_at(&l, 0xfffffffffffffffb) == NULL);
    lines_fini(&l);
}

static void neighbours_of_one_line_are_joined(void)
{
    begin();
    add(0x104, 0, 1);
    add(0x100, 0, 1);
    add(0x108, 0, 2);
    add(0x10c, 1, 2);
    add(0x114, 1, 2);
    finish();
    CHECK_INT(l.run_count, 4);
    CHECK_INT(l.runs[0].count, 2);
    check_at(0x104, 0, 1);
    CHECK(lines_at(&l, 0x110) == NULL);
    lines_fini(&l);
}

/* Also where the earlier word would have been joined with a neighbour. */
static void what_was_said_last_of_a_tetra_wins(void)
{
    begin();
    add(0x100, 0, 1);
    add(0x104, 0, 1);
    add(0x104, 0, 2);
    add(0x104, 0, 3);
    finish();
    check_at(0x100, 0, 1);
    check_at(0x104, 0, 3);
    CHECK_INT(l.run_count, 2);
    lines_fini(&l);
}

static void runs_that_overlap_are_refused(void)
{
    begin();
    CHECK_INT(lines_add_run(&l, 0x100, 4, 0, 1), STATUS_OK);
    CHECK_INT(lines_add_run(&l, 0x10c, 1, 0, 2), STATUS_OK);
    CHECK_INT(lines_finish(&l), STATUS_BAD_INPUT);
    lines_fini(&l);
}

static void a_run_may_reach_the_end_of_memory(void)
{
    begin();
    CHECK_INT(lines_add_run(&l, 0xfffffffffffffff0, 4, 0, 1), STATUS_OK);
    finish();
    check_at(0xffffffffffffffff, 0, 1);
    CHECK(lines_at(&l, 0) == NULL);
    lines_fini(&l);
}

static void a_run_too_long_for_its_count_stays_in_parts(void)
{
    begin();
    CHECK_INT(lines_add_run(&l, 0, 0xffffffff, 0, 1), STATUS_OK);
    CHECK_INT(lines_add_run(&l, 0x3fffffffc, 1, 0, 1), STATUS_OK);
    finish();
    CHECK_INT(l.run_count, 2);
    check_at(0x3fffffffc, 0, 1);
    lines_fini(&l);
}

static void a_line_may_have_several_runs(void)
{
    size_t at = 0;

    begin();
    add(0x300, 0, 1);
    add(0x100, 0, 1);
    add(0x200, 1, 1);
    finish();
    CHECK_U64(lines_next(&l, 0, 1, &at)->address, 0x100);
    CHECK_U64(lines_next(&l, 0, 1, &at)->address, 0x300);
    CHECK(lines_next(&l, 0, 1, &at) == NULL);
    lines_fini(&l);
}

static void files_are_found_by_name_or_last_part(void)
{
    begin();
    CHECK_INT(lines_find_file(&l, "lib/b.mms"), 1);
    CHECK_INT(lines_find_file(&l, "b.mms"), 1);
    CHECK_INT(lines_find_file(&l, "lib/a.mms"), -1);
    lines_fini(&l);
}

static void a_growing_array_keeps_its_elements(void)
{
    octa *array = NULL;
    size_t room = 0;

    for (size_t i = 0; i < 1000; i++) {
        array = grow_array(array, i, &room, sizeof *array);
        CHECK(array != NULL && room > i);
        array[i] = i;
    }
    for (size_t i = 0; i < 1000; i++)
        CHECK_U64(array[i], i);
    alloc_free(array);
}

static enum test_outcome fill(void *unused)
{
    tetra file;
    enum status s;

    (void)unused;
    lines_init(&l);
    s = lines_add_file(&l, "a", 1, &file);
    for (octa i = 0; i < 40 && s == STATUS_OK; i++)
        s = lines_add(&l, 4 * i, file, (tetra)i + 1);
    if (s == STATUS_OK) {
        finish();
        CHECK_INT(l.run_count, 40);
    }
    lines_fini(&l);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void every_failed_allocation_is_reported(void)
{
    CHECK(test_each_allocation_fails(fill, NULL) >= 4);
}

int main(void)
{
    return TEST_RUN(
        an_empty_table_knows_nothing, every_byte_of_a_tetra_has_its_line,
        tetras_may_come_in_any_order, neighbours_of_one_line_are_joined,
        what_was_said_last_of_a_tetra_wins, runs_that_overlap_are_refused,
        a_run_may_reach_the_end_of_memory,
        a_run_too_long_for_its_count_stays_in_parts,
        a_line_may_have_several_runs, files_are_found_by_name_or_last_part,
        a_growing_array_keeps_its_elements,
        every_failed_allocation_is_reported);
}
