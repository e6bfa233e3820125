/* test_mmd.c - the side file of source lines. */
#include "vm/isa/mmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/test.h"
#include "vm/base/file.h"

static struct lines l;
static struct error e;

/* Two files, the second with a name that needs care, and three runs. */
static void fill(void)
{
    tetra file;

    lines_init(&l);
    CHECK_INT(lines_add_file(&l, "a.mms", 5, &file), STATUS_OK);
    CHECK_INT(lines_add_file(&l, "b\\n\nc", 5, &file), STATUS_OK);
    CHECK_INT(lines_add(&l, 0x100, 0, 3), STATUS_OK);
    CHECK_INT(lines_add(&l, 0x104, 0, 3), STATUS_OK);
    CHECK_INT(lines_add(&l, 0x8000000000000000, 1, 70000), STATUS_OK);
    CHECK_INT(lines_finish(&l), STATUS_OK);
}

static const char SIDE[] = "mmd 1 0123456789abcdef\n"
                           "file a.mms\n"
                           "file b\\\\n\\nc\n"
                           "100 2 0 3\n"
                           "8000000000000000 1 1 70000\n";

static enum status read_text(const char *text, octa *fingerprint)
{
    lines_init(&l);
    return mmd_read((const byte *)text, strlen(text), &l, fingerprint, &e);
}

/* l is the table of fill(). */
static void check_filled(void)
{
    CHECK_INT(l.file_count, 2);
    CHECK_STR(l.files[1], "b\\n\nc");
    CHECK_INT(l.run_count, 2);
    CHECK_INT(lines_at(&l, 0x104)->line, 3);
    CHECK_INT(lines_at(&l, 0x8000000000000000)->line, 70000);
    CHECK_INT(lines_at(&l, 0x8000000000000000)->file, 1);
}

static void writes_the_documented_text(void)
{
    struct buf out = {0};

    fill();
    mmd_write(&out, &l, 0x0123456789abcdef);
    CHECK_STR(buf_text(&out), SIDE);
    buf_fini(&out);
    lines_fini(&l);
}

static void reads_what_it_writes(void)
{
    octa fingerprint;

    CHECK_INT(read_text(SIDE, &fingerprint), STATUS_OK);
    CHECK_U64(fingerprint, 0x0123456789abcdef);
    check_filled();
    lines_fini(&l);
}

static void a_last_line_without_newline_is_read(void)
{
    octa fingerprint;

    CHECK_INT(read_text("mmd 1 1\nfile x\n0 1 0 1", &fingerprint), STATUS_OK);
    CHECK_INT(l.run_count, 1);
    lines_fini(&l);
}

static void wrong_side_files_are_refused_with_the_line(void)
{
    static const struct {
        const char *text, *where, *what;
    } wrong[] = {
        {"", "line 0", "no side file"},
        {"MMD 1 0\n", "line 1", "no side file"},
        {"mmd 2 0\n", "line 1", "version 1"},
        {"mmd 1\n", "line 1", "fingerprint"},
        {"mmd 1 x\n", "line 1", "fingerprint"},
        {"mmd 1 12345678901234567\n", "line 1", "fingerprint"},
        {"mmd 1 0 0\n", "line 1", "fingerprint"},
        {"mmd 1 0\nfile a\n102 1 0 1\n", "line 3", "multiple of 4"},
        {"mmd 1 0\nfile a\n-4 1 0 1\n", "line 3", "address"},
        {"mmd 1 0\nfile a\n10000000000000000 1 0 1\n", "line 3", "address"},
        {"mmd 1 0\nfile a\n100 0 0 1\n", "line 3", "number of tetras"},
        {"mmd 1 0\nfile a\n100 4294967296 0 1\n", "line 3", "tetras"},
        {"mmd 1 0\nfile a\nfffffffffffffffc 2 0 1\n", "line 3", "tetras"},
        {"mmd 1 0\nfile a\n100 1 1 1\n", "line 3", "number of a file"},
        {"mmd 1 0\nfile a\n100 1 0 0\n", "line 3", "number of a line"},
        {"mmd 1 0\nfile a\n100 1 0\n", "line 3", "number of a line"},
        {"mmd 1 0\nfile a\n100 1 0 1 1\n", "line 3", "number of a line"},
        {"mmd 1 0\n\n", "line 2", "address"},
        {"mmd 1 0\nfile a\n0 2 0 1\n4 1 0 2\n", "line 4", "overlap"},
    };
    octa fingerprint;

    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        CHECK_INT(read_text(wrong[i].text, &fingerprint), STATUS_BAD_INPUT);
        CHECK_HAS(e.text, wrong[i].where);
        CHECK_HAS(e.text, wrong[i].what);
        lines_fini(&l);
    }
}

static void any_wrong_byte_is_survived(void)
{
    char text[sizeof SIDE];
    octa fingerprint;

    for (size_t i = 0; i < sizeof SIDE - 1; i++)
        for (int c = 0; c < 256; c++) {
            enum status s;

            memcpy(text, SIDE, sizeof SIDE);
            text[i] = (char)c;
            lines_init(&l);
            s = mmd_read((const byte *)text, sizeof SIDE - 1, &l, &fingerprint,
                         &e);
            CHECK(s == STATUS_OK || s == STATUS_BAD_INPUT);
            lines_fini(&l);
        }
}

static void a_fingerprint_depends_on_every_byte(void)
{
    CHECK_U64(mmd_fingerprint((const byte *)"", 0), 0xcbf29ce484222325);
    CHECK_U64(mmd_fingerprint((const byte *)"a", 1), 0xaf63dc4c8601ec8c);
    CHECK(mmd_fingerprint((const byte *)"ab", 2) !=
          mmd_fingerprint((const byte *)"ba", 2));
}

static void the_side_file_lies_beside_the_object(void)
{
    struct buf name = {0};

    mmd_name(&name, "dir.mmo/prog.mmo");
    CHECK_STR(buf_text(&name), "dir.mmo/prog.mmd");
    buf_clear(&name);
    mmd_name(&name, "prog");
    CHECK_STR(buf_text(&name), "prog.mmd");
    buf_fini(&name);
}

/* --- files -------------------------------------------------------------- */

static char name[4096]; /* of the object */

/* Write a side file for an object with the bytes "abc" to a fresh name. */
static void write_side_file(const char *extra)
{
    const char *folder = getenv("TMPDIR");
    struct buf out = {0}, side = {0};
    int fd;

    snprintf(name, sizeof name, "%s/test_mmd_XXXXXX.mmo",
             folder != NULL ? folder : "/tmp");
    fd = mkstemps(name, 4);
    CHECK(fd >= 0);
    close(fd);
    fill();
    mmd_write(&out, &l, mmd_fingerprint((const byte *)"abc", 3));
    buf_add_string(&out, extra);
    lines_fini(&l);
    mmd_name(&side, name);
    CHECK_INT(file_write(buf_text(&side), &out, &e), STATUS_OK);
    buf_fini(&out);
    buf_fini(&side);
}

static void remove_files(void)
{
    unlink(name);
    name[strlen(name) - 1] = 'd';
    unlink(name);
    name[strlen(name) - 1] = 'o';
}

/* Load the side file for the object's bytes OBJECT into a table that has one
 * file of its own. */
static enum status load(const char *object, bool *is_found)
{
    tetra file;

    lines_init(&l);
    CHECK_INT(lines_add_file(&l, "own", 3, &file), STATUS_OK);
    return mmd_load(name, (const byte *)object, strlen(object), &l, is_found,
                    &e);
}

static void a_side_file_replaces_the_lines(void)
{
    bool is_found;

    write_side_file("");
    CHECK_INT(load("abc", &is_found), STATUS_OK);
    CHECK(is_found);
    check_filled();
    lines_fini(&l);
    remove_files();
}

/* The lines stay as they were. */
static void check_kept(void)
{
    CHECK_INT(l.file_count, 1);
    CHECK_STR(l.files[0], "own");
    lines_fini(&l);
}

static void no_side_file_is_no_error(void)
{
    bool is_found;

    write_side_file("");
    remove_files();
    CHECK_INT(load("abc", &is_found), STATUS_OK);
    CHECK(!is_found);
    check_kept();
}

static void a_stale_side_file_is_not_used(void)
{
    bool is_found;

    write_side_file("");
    CHECK_INT(load("abd", &is_found), STATUS_BAD_INPUT);
    CHECK(!is_found);
    CHECK_HAS(e.text, "another version");
    check_kept();
    remove_files();
}

static void a_damaged_side_file_is_not_used(void)
{
    bool is_found;

    write_side_file("x");
    CHECK_INT(load("abc", &is_found), STATUS_BAD_INPUT);
    CHECK_HAS(e.text, ".mmd: line 6");
    check_kept();
    remove_files();
}

static enum test_outcome read_side(void *unused)
{
    octa fingerprint;
    enum status s = read_text(SIDE, &fingerprint);

    (void)unused;
    if (s == STATUS_NO_MEMORY)
        CHECK_INT(e.status, STATUS_NO_MEMORY);
    else
        check_filled();
    lines_fini(&l);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void every_failed_allocation_is_reported(void)
{
    CHECK(test_each_allocation_fails(read_side, NULL) >= 5);
}

int main(void)
{
    return TEST_RUN(
        writes_the_documented_text, reads_what_it_writes,
        a_last_line_without_newline_is_read,
        wrong_side_files_are_refused_with_the_line, any_wrong_byte_is_survived,
        a_fingerprint_depends_on_every_byte,
        the_side_file_lies_beside_the_object, a_side_file_replaces_the_lines,
        no_side_file_is_no_error, a_stale_side_file_is_not_used,
        a_damaged_side_file_is_not_used, every_failed_allocation_is_reported);
}
