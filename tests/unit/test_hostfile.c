/* test_hostfile.c - files behind handles: nobody can tell that output is kept
 * back, and nothing leads out of the folder. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/test.h"
#include "vm/core/hostfile.h"

enum { A = 3, B = 4 }; /* handles */

/* A folder of our own, with a file in it and one beside it:
 *
 *      box/outside  box/in/file  box/in/sub/deep
 */
struct box {
    char outer[200], in[220], outside[220], file[240], deep[260];
    struct hostfiles fs;
};

static void put_file(const char *name, const char *text)
{
    FILE *f = fopen(name, "w");

    CHECK(f != NULL);
    fputs(text, f);
    CHECK(fclose(f) == 0);
}

static void check_file(const char *name, const char *text)
{
    char got[1000] = "";
    FILE *f = fopen(name, "r");

    CHECK(f != NULL);
    got[fread(got, 1, sizeof got - 1, f)] = 0;
    fclose(f);
    CHECK_STR(got, text);
}

static void make_box(struct box *b, enum hostfile_policy policy)
{
    const char *folder = getenv("TMPDIR");
    char sub[240];
    struct error e;

    snprintf(b->outer, sizeof b->outer, "%s/boxXXXXXX",
             folder != NULL ? folder : "/tmp");
    CHECK(mkdtemp(b->outer) != NULL);
    snprintf(b->in, sizeof b->in, "%s/in", b->outer);
    snprintf(sub, sizeof sub, "%s/sub", b->in);
    snprintf(b->outside, sizeof b->outside, "%s/outside", b->outer);
    snprintf(b->file, sizeof b->file, "%s/file", b->in);
    snprintf(b->deep, sizeof b->deep, "%s/deep", sub);
    CHECK(mkdir(b->in, 0777) == 0 && mkdir(sub, 0777) == 0);
    put_file(b->outside, "outside");
    put_file(b->file, "file");
    put_file(b->deep, "deep");
    CHECK_INT(hostfile_init(&b->fs, policy, b->in, NULL, &e), STATUS_OK);
}

static void remove_box(struct box *b)
{
    char command[300];

    hostfile_fini(&b->fs);
    snprintf(command, sizeof command, "rm -rf '%s'", b->outer);
    CHECK(system(command) == 0);
}

static void must_open(struct box *b, byte handle, const char *name,
                      enum hostfile_access access)
{
    CHECK_INT(hostfile_open(&b->fs, handle, name, access), HOSTFILE_DONE);
}

static void must_write(struct box *b, byte handle, const char *text)
{
    CHECK_INT(hostfile_write(&b->fs, handle, (const byte *)text, strlen(text)),
              HOSTFILE_DONE);
    CHECK_INT(hostfile_settle(&b->fs, handle), HOSTFILE_DONE);
}

/* HANDLE gives TEXT when asked for as many bytes. */
static void must_read(struct box *b, byte handle, const char *text)
{
    const byte *next;
    size_t len;

    CHECK_INT(hostfile_ahead(&b->fs, handle, strlen(text)), HOSTFILE_DONE);
    next = hostfile_next(&b->fs, handle, &len);
    CHECK(len >= strlen(text));
    CHECK_MEM(next, text, strlen(text));
    hostfile_take(&b->fs, handle, strlen(text));
}

static void must_close(struct box *b, byte handle)
{
    CHECK_INT(hostfile_close(&b->fs, handle), HOSTFILE_DONE);
}

/* --- output kept back ----------------------------------------------------- */

static void output_is_there_after_a_flush(void)
{
    struct box b;
    struct error e;

    make_box(&b, HOSTFILE_ANY);
    must_open(&b, A, b.file, HOSTFILE_WRITE);
    must_write(&b, A, "new");
    check_file(b.file, ""); /* it is kept back: else this tests nothing */
    CHECK_INT(hostfile_flush(&b.fs, &e), STATUS_OK);
    check_file(b.file, "new");
    remove_box(&b);
}

static void output_is_there_after_a_close(void)
{
    struct box b;

    make_box(&b, HOSTFILE_ANY);
    must_open(&b, A, b.file, HOSTFILE_WRITE);
    must_write(&b, A, "new");
    must_close(&b, A);
    check_file(b.file, "new");
    CHECK_U64(b.fs.unwritten, 0);
    remove_box(&b);
}

static void another_handle_reads_what_was_written(void)
{
    struct box b;

    make_box(&b, HOSTFILE_ANY);
    must_open(&b, A, b.file, HOSTFILE_WRITE);
    must_open(&b, B, b.file, HOSTFILE_READ);
    must_write(&b, A, "seen");
    must_read(&b, B, "seen");
    remove_box(&b);
}

static void two_handles_write_in_the_order_of_calls(void)
{
    struct box b;
    struct error e;

    make_box(&b, HOSTFILE_ANY);
    must_open(&b, A, b.file, HOSTFILE_WRITE);
    must_open(&b, B, b.file, HOSTFILE_WRITE);
    must_write(&b, A, "aaaa");
    must_write(&b, B, "bb");
    must_write(&b, A, "cc");
    CHECK_INT(hostfile_flush(&b.fs, &e), STATUS_OK);
    check_file(b.file, "bbaacc");
    remove_box(&b);
}

static void the_end_is_behind_what_another_handle_wrote(void)
{
    struct box b;

    make_box(&b, HOSTFILE_ANY);
    must_open(&b, A, b.file, HOSTFILE_WRITE);
    must_open(&b, B, b.file, HOSTFILE_READ);
    must_write(&b, A, "1234567");
    CHECK_INT(hostfile_seek(&b.fs, B, 0, true), HOSTFILE_DONE);
    CHECK_INT(hostfile_tell(&b.fs, B), 7);
    remove_box(&b);
}

static void opening_for_writing_empties_what_was_written(void)
{
    struct box b;
    struct error e;

    make_box(&b, HOSTFILE_ANY);
    must_open(&b, A, b.file, HOSTFILE_WRITE);
    must_write(&b, A, "gone");
    must_open(&b, B, b.file, HOSTFILE_WRITE);
    CHECK_INT(hostfile_flush(&b.fs, &e), STATUS_OK);
    check_file(b.file, "");
    remove_box(&b);
}

static void much_output_is_not_kept_back(void)
{
    static char chunk[10001];
    struct box b;

    memset(chunk, 'x', sizeof chunk - 1);
    make_box(&b, HOSTFILE_ANY);
    must_open(&b, A, b.file, HOSTFILE_WRITE);
    for (int i = 0; i < 100; i++) {
        must_write(&b, A, chunk);
        CHECK(b.fs.file[A].out.len < 100000);
    }
    must_close(&b, A);
    must_open(&b, B, b.file, HOSTFILE_READ);
    CHECK_INT(hostfile_seek(&b.fs, B, 0, true), HOSTFILE_DONE);
    CHECK_INT(hostfile_tell(&b.fs, B), 1000000);
    remove_box(&b);
}

/* --- a full disk ---------------------------------------------------------- */

static void a_full_device_fails_at_once(void)
{
    struct box b;
    struct error e;

    make_box(&b, HOSTFILE_ANY);
    must_open(&b, A, "/dev/full", HOSTFILE_WRITE);
    CHECK_INT(hostfile_write(&b.fs, A, (const byte *)"x", 1), HOSTFILE_DONE);
    CHECK_INT(hostfile_settle(&b.fs, A), HOSTFILE_FAILED);
    /* the guest was told, so nobody else needs to be */
    CHECK_INT(hostfile_flush(&b.fs, &e), STATUS_OK);
    must_close(&b, A);
    remove_box(&b);
}

static void lost_output_that_nobody_was_told_of_is_reported(void)
{
    struct box b;
    struct error e;

    make_box(&b, HOSTFILE_ANY);
    must_open(&b, A, "/dev/full", HOSTFILE_WRITE);
    b.fs.file[A].is_buffered = true; /* as a file on a full disk would be */
    must_write(&b, A, "x");
    CHECK_INT(hostfile_flush(&b.fs, &e), STATUS_IO);
    CHECK_HAS(e.text, "handle 3");
    CHECK_HAS(e.text, "No space");
    CHECK_INT(hostfile_close(&b.fs, A), HOSTFILE_FAILED);
    remove_box(&b);
}

/* --- reading -------------------------------------------------------------- */

static void reading_stops_at_the_end(void)
{
    struct box b;
    size_t len;

    make_box(&b, HOSTFILE_ANY);
    must_open(&b, A, b.file, HOSTFILE_READ);
    CHECK_INT(hostfile_ahead(&b.fs, A, 5), HOSTFILE_EOF);
    (void)hostfile_next(&b.fs, A, &len);
    CHECK_U64(len, 4);
    must_read(&b, A, "file");
    CHECK_INT(hostfile_ahead(&b.fs, A, 1), HOSTFILE_EOF);
    remove_box(&b);
}

static void the_position_counts_what_was_taken_only(void)
{
    struct box b;

    make_box(&b, HOSTFILE_ANY);
    must_open(&b, A, b.file, HOSTFILE_READ_WRITE);
    must_write(&b, A, "0123456789");
    CHECK_INT(hostfile_tell(&b.fs, A), 10);
    CHECK_INT(hostfile_seek(&b.fs, A, 2, false), HOSTFILE_DONE);
    must_read(&b, A, "234");
    CHECK_INT(hostfile_tell(&b.fs, A), 5);
    CHECK_INT(hostfile_seek(&b.fs, A, -1, true), HOSTFILE_DONE);
    must_read(&b, A, "9");
    CHECK_INT(hostfile_seek(&b.fs, A, -11, true), HOSTFILE_FAILED);
    CHECK_INT(hostfile_tell(&b.fs, A), 10);
    remove_box(&b);
}

/* The guest may do so after an Fseek that was refused. */
static void writing_goes_on_where_reading_stopped(void)
{
    struct box b;

    make_box(&b, HOSTFILE_ANY);
    must_open(&b, A, b.file, HOSTFILE_READ_WRITE);
    must_write(&b, A, "0123456789");
    CHECK_INT(hostfile_seek(&b.fs, A, 2, false), HOSTFILE_DONE);
    must_read(&b, A, "234");
    must_write(&b, A, "xy");
    CHECK_INT(hostfile_tell(&b.fs, A), 7);
    must_close(&b, A);
    check_file(b.file, "01234xy789");
    remove_box(&b);
}

static void reading_goes_on_where_writing_stopped(void)
{
    struct box b;

    make_box(&b, HOSTFILE_ANY);
    must_open(&b, A, b.file, HOSTFILE_READ_WRITE);
    must_write(&b, A, "0123456789");
    CHECK_INT(hostfile_seek(&b.fs, A, 2, false), HOSTFILE_DONE);
    must_write(&b, A, "xy");
    must_read(&b, A, "456");
    must_close(&b, A);
    check_file(b.file, "01xy456789");
    remove_box(&b);
}

static void a_folder_can_be_opened_but_not_read(void)
{
    struct box b;

    make_box(&b, HOSTFILE_ANY);
    must_open(&b, A, b.in, HOSTFILE_READ);
    CHECK_INT(hostfile_ahead(&b.fs, A, 1), HOSTFILE_FAILED);
    remove_box(&b);
}

static void an_interrupted_read_loses_nothing(void)
{
    volatile sig_atomic_t signal = 0;
    struct box b;

    make_box(&b, HOSTFILE_ANY);
    b.fs.interrupted = &signal;
    must_open(&b, A, b.file, HOSTFILE_READ);
    must_read(&b, A, "f");
    signal = 1;
    CHECK_INT(hostfile_ahead(&b.fs, A, 100), HOSTFILE_INTERRUPTED);
    signal = 0;
    must_read(&b, A, "ile");
    remove_box(&b);
}

/* --- what may be opened --------------------------------------------------- */

/* NAME is refused for reading and writing. */
static void must_refuse(struct box *b, const char *name)
{
    CHECK_INT(hostfile_open(&b->fs, A, name, HOSTFILE_READ), HOSTFILE_FAILED);
    CHECK_INT(hostfile_open(&b->fs, A, name, HOSTFILE_WRITE), HOSTFILE_FAILED);
    CHECK_INT(hostfile_open(&b->fs, A, name, HOSTFILE_READ_WRITE),
              HOSTFILE_FAILED);
}

static void files_below_the_folder_are_opened(void)
{
    struct box b;

    make_box(&b, HOSTFILE_BELOW);
    must_open(&b, A, "file", HOSTFILE_READ);
    must_read(&b, A, "file");
    must_close(&b, A);
    must_open(&b, A, "./sub//deep", HOSTFILE_READ);
    must_read(&b, A, "deep");
    must_close(&b, A);
    must_open(&b, A, "sub/deep", HOSTFILE_WRITE);
    must_close(&b, A);
    check_file(b.deep, "");
    must_open(&b, A, "sub/made", HOSTFILE_READ_WRITE);
    remove_box(&b);
}

static void names_that_lead_out_are_refused(void)
{
    struct box b;

    make_box(&b, HOSTFILE_BELOW);
    must_refuse(&b, "../outside");
    must_refuse(&b, "sub/../../outside");
    must_refuse(&b, "sub/../file"); /* it need not lead out in the end */
    must_refuse(&b, b.outside);
    must_refuse(&b, b.file);
    must_refuse(&b, "..");
    must_refuse(&b, "/");
    must_refuse(&b, "");
    must_refuse(&b, ".");
    check_file(b.outside, "outside");
    remove_box(&b);
}

static void links_are_not_followed(void)
{
    struct box b;
    char name[300];

    make_box(&b, HOSTFILE_BELOW);
    snprintf(name, sizeof name, "%s/link", b.in);
    CHECK(symlink("../outside", name) == 0);
    snprintf(name, sizeof name, "%s/way", b.in);
    CHECK(symlink("..", name) == 0);
    snprintf(name, sizeof name, "%s/new", b.in);
    CHECK(symlink("../made", name) == 0);
    must_refuse(&b, "link");
    must_refuse(&b, "way/outside");
    must_refuse(&b, "new");
    check_file(b.outside, "outside");
    snprintf(name, sizeof name, "%s/made", b.outer);
    CHECK(access(name, F_OK) != 0);
    remove_box(&b);
}

static void only_regular_files_are_opened(void)
{
    struct box b;
    char name[300];

    make_box(&b, HOSTFILE_BELOW);
    snprintf(name, sizeof name, "%s/pipe", b.in);
    CHECK(mkfifo(name, 0666) == 0);
    must_refuse(&b, "sub");
    must_refuse(&b, "pipe"); /* and nobody waits for the other end */
    remove_box(&b);
}

static void none_means_none(void)
{
    struct box b;

    make_box(&b, HOSTFILE_NONE);
    must_refuse(&b, b.file);
    must_refuse(&b, "/dev/null");
    check_file(b.file, "file");
    remove_box(&b);
}

static void a_folder_that_is_missing_is_an_error(void)
{
    struct hostfiles fs;
    struct error e;

    CHECK_INT(hostfile_init(&fs, HOSTFILE_BELOW, "/nowhere", NULL, &e),
              STATUS_NOT_FOUND);
    hostfile_fini(&fs);
}

static void a_standard_stream_can_be_another_file(void)
{
    struct box b;
    struct error e;
    int in, out;

    make_box(&b, HOSTFILE_NONE);
    in = open(b.outside, O_RDONLY);
    out = open(b.file, O_WRONLY | O_TRUNC);
    CHECK(in >= 0 && out >= 0);
    hostfile_redirect(&b.fs, 0, in);
    hostfile_redirect(&b.fs, 1, out);
    hostfile_redirect(&b.fs, 2, out);
    must_read(&b, 0, "outside");
    CHECK_INT(hostfile_ahead(&b.fs, 0, 1), HOSTFILE_EOF);
    must_write(&b, 1, "one ");
    check_file(b.file, "");
    must_write(&b, 2, "two ");
    must_write(&b, 1, "three");
    CHECK_INT(hostfile_flush(&b.fs, &e), STATUS_OK);
    check_file(b.file, "one two three");
    hostfile_fini(&b.fs);
    CHECK(close(in) == 0 && close(out) == 0); /* they were borrowed */
    remove_box(&b);
}

int main(void)
{
    return TEST_RUN(
        output_is_there_after_a_flush, output_is_there_after_a_close,
        another_handle_reads_what_was_written,
        two_handles_write_in_the_order_of_calls,
        the_end_is_behind_what_another_handle_wrote,
        opening_for_writing_empties_what_was_written,
        much_output_is_not_kept_back, a_full_device_fails_at_once,
        lost_output_that_nobody_was_told_of_is_reported,
        writing_goes_on_where_reading_stopped,
        reading_goes_on_where_writing_stopped, reading_stops_at_the_end,
        the_position_counts_what_was_taken_only,
        a_folder_can_be_opened_but_not_read, an_interrupted_read_loses_nothing,
        files_below_the_folder_are_opened, names_that_lead_out_are_refused,
        links_are_not_followed, only_regular_files_are_opened, none_means_none,
        a_folder_that_is_missing_is_an_error,
        a_standard_stream_can_be_another_file);
}
