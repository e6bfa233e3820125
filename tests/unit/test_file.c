/* test_file.c - whole files, read and written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/test.h"
#include "vm/base/file.h"

/* The name of FILE in the test's own folder; one at a time. */
static const char *path(const char *file)
{
    static char name[4096];
    const char *folder = getenv("TMPDIR");

    snprintf(name, sizeof name, "%s/%s", folder ? folder : "/tmp", file);
    return name;
}

/* Write TEXT to the file NAME and read it back into B, both without error. */
static void write_and_read(const char *name, const char *text, struct buf *b)
{
    struct error e;
    struct buf out;

    buf_init(&out);
    buf_add_string(&out, text);
    CHECK_INT(file_write(name, &out, &e), STATUS_OK);
    buf_clear(b);
    CHECK_INT(file_read(name, b, &e), STATUS_OK);
    buf_fini(&out);
}

static void what_was_written_is_read(void)
{
    const char *name = path("round");
    struct buf b;

    buf_init(&b);
    write_and_read(name, "a line\n", &b);
    CHECK_STR(buf_text(&b), "a line\n");
    write_and_read(name, "", &b);
    CHECK_U64(b.len, 0);
    unlink(name);
    buf_fini(&b);
}

static void reading_adds_to_what_is_there(void)
{
    const char *name = path("add");
    struct error e;
    struct buf b;

    buf_init(&b);
    write_and_read(name, "two", &b);
    CHECK_INT(file_read(name, &b, &e), STATUS_OK);
    CHECK_STR(buf_text(&b), "twotwo");
    unlink(name);
    buf_fini(&b);
}

static void large_files_are_read_to_the_end(void)
{
    const char *name = path("large");
    struct error e;
    struct buf out, in;

    buf_init(&out);
    buf_init(&in);
    for (tetra i = 0; i < 100000; i++)
        buf_add_tetra(&out, i);
    CHECK_INT(file_write(name, &out, &e), STATUS_OK);
    CHECK_INT(file_read(name, &in, &e), STATUS_OK);
    CHECK_U64(in.len, out.len);
    CHECK_MEM(in.data, out.data, out.len);
    unlink(name);
    buf_fini(&out);
    buf_fini(&in);
}

static void errors_name_the_file_and_the_reason(void)
{
    struct error e;
    struct buf b;

    buf_init(&b);
    CHECK_INT(file_read(path("missing"), &b, &e), STATUS_NOT_FOUND);
    CHECK_HAS(e.text, "missing: No such file");
    CHECK_INT(file_read(path("."), &b, &e), STATUS_IO);
    CHECK_HAS(e.text, "directory");
    CHECK_INT(file_write(path("no/folder"), &b, &e), STATUS_NOT_FOUND);
    CHECK_HAS(e.text, "no/folder");
    buf_fini(&b);
}

static void what_never_ends_is_refused(void)
{
    struct error e;
    struct buf b;

    buf_init(&b);
    CHECK_INT(file_read("/dev/zero", &b, &e), STATUS_LIMIT);
    CHECK_HAS(e.text, "/dev/zero: longer than 256 MiB");
    buf_fini(&b);
}

static void a_full_disk_is_an_error(void)
{
    struct error e;
    struct buf b;

    buf_init(&b);
    buf_add_string(&b, "too much");
    CHECK_INT(file_write("/dev/full", &b, &e), STATUS_IO);
    CHECK_HAS(e.text, "No space left");
    buf_fini(&b);
}

static void a_new_file_has_the_usual_permissions(void)
{
    const char *name = path("mode");
    mode_t mask = umask(027);
    struct stat st;
    struct buf b;

    buf_init(&b);
    write_and_read(name, "x", &b);
    umask(mask);
    CHECK_INT(stat(name, &st), 0);
    CHECK_U64(st.st_mode & 0777, 0640);
    unlink(name);
    buf_fini(&b);
}

static void a_link_stays_a_link(void)
{
    char target[4096];
    const char *name;
    struct stat st;
    struct buf b;

    buf_init(&b);
    strcpy(target, path("target"));
    write_and_read(target, "something long", &b);
    name = path("link");
    CHECK_INT(symlink(target, name), 0);
    write_and_read(name, "short", &b);
    CHECK_STR(buf_text(&b), "short");
    CHECK_INT(lstat(name, &st), 0);
    CHECK(S_ISLNK(st.st_mode));
    unlink(name);
    unlink(target);
    buf_fini(&b);
}

static enum test_outcome copy(void *context)
{
    enum test_outcome outcome = TEST_OUTCOME_REFUSED;
    struct error e;
    struct buf b;

    buf_init(&b);
    if (file_read(context, &b, &e) == STATUS_OK)
        if (file_write(context, &b, &e) == STATUS_OK)
            outcome = TEST_OUTCOME_DONE;
    if (outcome == TEST_OUTCOME_REFUSED)
        CHECK_INT(e.status, STATUS_NO_MEMORY);
    buf_fini(&b);
    return outcome;
}

static void every_failing_allocation_is_reported_and_loses_no_file(void)
{
    char name[4096];
    struct error e;
    struct buf b;

    buf_init(&b);
    strcpy(name, path("copied"));
    write_and_read(name, "contents", &b);
    CHECK(test_each_allocation_fails(copy, name) >= 2);
    buf_clear(&b);
    CHECK_INT(file_read(name, &b, &e), STATUS_OK);
    CHECK_STR(buf_text(&b), "contents");
    unlink(name);
    buf_fini(&b);
}

static void one_file_may_have_two_names(void)
{
    char name[4096], alias[4096];
    struct buf b;

    buf_init(&b);
    strcpy(name, path("one"));
    strcpy(alias, path("alias"));
    write_and_read(name, "contents", &b);
    unlink(alias);
    CHECK_INT(symlink(name, alias), 0);
    CHECK(file_is_same(name, name));
    CHECK(file_is_same(name, alias));
    CHECK(!file_is_same(name, "/dev/null"));
    unlink(name);
    CHECK(!file_is_same(name, name));
    CHECK(!file_is_same("-", "-"));
    unlink(alias);
    buf_fini(&b);
}

static void outputs_clash_when_they_are_one_file_but_no_device(void)
{
    char name[4096];
    struct buf b;

    buf_init(&b);
    strcpy(name, path("one"));
    unlink(name);
    CHECK(file_would_clash(name, name)); /* not even there yet */
    write_and_read(name, "contents", &b);
    CHECK(file_would_clash(name, path("./one")));
    CHECK(!file_would_clash(name, path("two")));
    CHECK(file_would_clash("-", "-"));
    CHECK(!file_would_clash("/dev/null", "/dev/null"));
    unlink(name);
    buf_fini(&b);
}

static bool is_precious(const void *precious, const char *file)
{
    return strcmp(precious, file) == 0;
}

static void outputs_spare_what_is_read_and_each_other(void)
{
    const char *const names[] = {NULL, "nowhere/a", NULL, "nowhere/b",
                                 "nowhere/a"};
    struct error e;

    CHECK_INT(file_spare(names, 4, is_precious, "nowhere/c", &e), STATUS_OK);
    CHECK_INT(file_spare(names, 4, is_precious, "nowhere/b", &e),
              STATUS_BAD_INPUT);
    CHECK_STR(e.text, "nowhere/b is read and would be overwritten");
    CHECK_INT(file_spare(names, 5, is_precious, "nowhere/c", &e),
              STATUS_BAD_INPUT);
    CHECK_STR(e.text, "nowhere/a would be written twice");
}

static void trying_tells_what_can_be_written_and_leaves_no_trace(void)
{
    char name[4096];
    struct error e;
    struct buf b;

    buf_init(&b);
    strcpy(name, path("tried"));
    unlink(name);
    CHECK_INT(file_try(name, &e), STATUS_OK);
    CHECK(access(name, F_OK) != 0);
    write_and_read(name, "contents", &b);
    CHECK_INT(file_try(name, &e), STATUS_OK);
    buf_clear(&b);
    CHECK_INT(file_read(name, &b, &e), STATUS_OK);
    CHECK_STR(buf_text(&b), "contents");
    CHECK_INT(file_try("-", &e), STATUS_OK);
    CHECK_INT(file_try("/dev/null", &e), STATUS_OK);
    unlink(name);
    buf_fini(&b);
}

static void trying_finds_what_cannot_be_written(void)
{
    char name[4096];
    struct error e;

    CHECK_INT(file_try(path("no/such/folder"), &e), STATUS_NOT_FOUND);
    CHECK_HAS(e.text, "no/such/folder: ");
    CHECK_INT(file_try("", &e), STATUS_NOT_FOUND);
    CHECK_INT(file_try(path(""), &e), STATUS_IO);
    CHECK_HAS(e.text, "Is a directory");
    strcpy(name, path("dangling"));
    unlink(name);
    CHECK_INT(symlink("nowhere", name), 0);
    CHECK_INT(file_try(name, &e), STATUS_NOT_FOUND);
    unlink(name);
}

int main(void)
{
    return TEST_RUN(what_was_written_is_read, reading_adds_to_what_is_there,
                    large_files_are_read_to_the_end,
                    errors_name_the_file_and_the_reason,
                    what_never_ends_is_refused, a_full_disk_is_an_error,
                    a_new_file_has_the_usual_permissions, a_link_stays_a_link,
                    one_file_may_have_two_names,
                    outputs_clash_when_they_are_one_file_but_no_device,
                    outputs_spare_what_is_read_and_each_other,
                    trying_tells_what_can_be_written_and_leaves_no_trace,
                    trying_finds_what_cannot_be_written,
                    every_failing_allocation_is_reported_and_loses_no_file);
}
