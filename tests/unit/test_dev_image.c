/* test_dev_image.c - the sectors of a disk, in files and in memory. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sysvm/dev/image.h"
#include "tests/unit/test.h"
#include "vm/base/bits.h"

/* A file of SIZE bytes, in which each sector begins with its number as a
 * letter; the name's static storage is used again by the next one. */
static const char *make_file(size_t size)
{
    static char name[4096];
    const char *folder = getenv("TMPDIR");
    int fd;

    snprintf(name, sizeof name, "%s/imageXXXXXX", folder ? folder : "/tmp");
    fd = mkstemp(name);
    CHECK(fd >= 0);
    CHECK(ftruncate(fd, (off_t)size) == 0);
    for (size_t i = 0; i < size / IMAGE_SECTOR; i++) {
        byte letter = (byte)('A' + i);

        CHECK(pwrite(fd, &letter, 1, (off_t)(i * IMAGE_SECTOR)) == 1);
    }
    close(fd);
    return name;
}

/* What is the first byte of the sector NUMBER in IM? */
static int first(struct image *im, octa number)
{
    byte sector[IMAGE_SECTOR];

    CHECK_INT(image_read(im, number, sector), STATUS_OK);
    return sector[0];
}

static enum status put(struct image *im, octa number, char letter)
{
    byte sector[IMAGE_SECTOR] = {(byte)letter};

    sector[IMAGE_SECTOR - 1] = (byte)letter;
    return image_write(im, number, sector);
}

/* The byte at AT of the file NAME. */
static int byte_of_file(const char *name, off_t at)
{
    int fd = open(name, O_RDONLY);
    byte b = 0;

    CHECK(fd >= 0);
    CHECK(pread(fd, &b, 1, at) == 1);
    close(fd);
    return b;
}

static void a_file_is_read_and_written(void)
{
    const char *name = make_file(3 * IMAGE_SECTOR);
    struct image im;

    CHECK_INT(image_open(&im, name, false, NULL), STATUS_OK);
    CHECK_U64(im.sectors, 3);
    CHECK_INT(first(&im, 2), 'C');
    CHECK_INT(put(&im, 1, 'x'), STATUS_OK);
    CHECK_INT(first(&im, 1), 'x');
    CHECK_INT(image_flush(&im), STATUS_OK);
    CHECK_INT(byte_of_file(name, IMAGE_SECTOR), 'x');
    CHECK_INT(byte_of_file(name, 2 * IMAGE_SECTOR - 1), 'x');
    CHECK_INT(byte_of_file(name, 2 * IMAGE_SECTOR), 'C');
    image_fini(&im);
    unlink(name);
}

static void a_copy_leaves_the_file_alone(void)
{
    const char *name = make_file(3 * IMAGE_SECTOR);
    struct image im;

    CHECK(chmod(name, 0400) == 0);
    CHECK_INT(image_open(&im, name, true, NULL), STATUS_OK);
    CHECK_INT(put(&im, 1, 'x'), STATUS_OK);
    CHECK_INT(put(&im, 1, 'y'), STATUS_OK);
    CHECK_INT(first(&im, 0), 'A');
    CHECK_INT(first(&im, 1), 'y');
    CHECK_INT(image_flush(&im), STATUS_OK);
    CHECK_INT(byte_of_file(name, IMAGE_SECTOR), 'B');
    image_fini(&im);
    unlink(name);
}

static void without_a_file_sectors_begin_as_zeros(void)
{
    struct image im;

    image_init(&im, (octa)1 << 40);
    CHECK_INT(first(&im, 5), 0);
    CHECK_INT(put(&im, ((octa)1 << 40) - 1, 'x'), STATUS_OK);
    CHECK_INT(first(&im, ((octa)1 << 40) - 1), 'x');
    CHECK_INT(first(&im, 0), 0);
    CHECK_INT(image_flush(&im), STATUS_OK);
    image_fini(&im);
}

static void an_empty_file_is_a_disk_without_sectors(void)
{
    const char *name = make_file(0);
    struct image im;

    CHECK_INT(image_open(&im, name, false, NULL), STATUS_OK);
    CHECK_U64(im.sectors, 0);
    image_fini(&im);
    unlink(name);
}

/* --- what cannot be opened ------------------------------------------------ */

static void check_refused(const char *name, enum status why, const char *text)
{
    struct image im;
    struct error e;

    CHECK_INT(image_open(&im, name, false, &e), why);
    CHECK_HAS(e.text, text);
    CHECK_U64(im.sectors, 0);
    CHECK_INT(im.fd, -1);
    image_fini(&im);
}

static void what_is_no_image_is_refused_with_the_reason(void)
{
    const char *name = make_file(IMAGE_SECTOR + 1);

    check_refused(name, STATUS_BAD_INPUT, "whole sectors of 8192 bytes");
    unlink(name);
    check_refused(name, STATUS_NOT_FOUND, "No such file");
    check_refused("/dev/null", STATUS_BAD_INPUT, "not a regular file");
    check_refused("/", STATUS_IO, "/");
}

/* --- a host that fails ---------------------------------------------------- */

static void a_file_that_became_shorter_is_an_error(void)
{
    const char *name = make_file(2 * IMAGE_SECTOR);
    byte sector[IMAGE_SECTOR];
    struct image im;

    CHECK_INT(image_open(&im, name, false, NULL), STATUS_OK);
    CHECK(truncate(name, IMAGE_SECTOR + 100) == 0);
    CHECK_INT(image_read(&im, 1, sector), STATUS_IO);
    CHECK_INT(image_read(&im, 0, sector), STATUS_OK);
    image_fini(&im);
    unlink(name);
}

static void a_file_that_cannot_be_written_is_an_error(void)
{
    const char *name = make_file(IMAGE_SECTOR);
    struct image im;

    CHECK_INT(image_open(&im, name, true, NULL), STATUS_OK);
    im.is_copy = false; /* but the file was opened for reading */
    CHECK_INT(put(&im, 0, 'x'), STATUS_IO);
    close(im.fd);
    im.fd = -1;
    CHECK_INT(image_flush(&im), STATUS_IO);
    image_fini(&im);
    unlink(name);
}

/* --- who looks on --------------------------------------------------------- */

/* The first bytes of the sectors that a witness was told of, each behind its
 * number; '-' for none. */
static void hear(void *told, octa number, const byte *sector)
{
    struct buf *b = told;

    buf_printf(b, "%llu%c", (unsigned long long)number,
               sector == NULL ? '-' : sector[0]);
}

static void the_witness_is_told_before_a_sector_changes(void)
{
    const char *name = make_file(3 * IMAGE_SECTOR);
    struct image im;
    struct buf told;

    buf_init(&told);
    CHECK_INT(image_open(&im, name, true, NULL), STATUS_OK);
    image_track(&im, hear, &told);
    CHECK_INT(put(&im, 1, 'x'), STATUS_OK);
    CHECK_INT(put(&im, 1, 'y'), STATUS_OK);
    CHECK_INT(first(&im, 0), 'A');
    CHECK_INT(put(&im, 2, 'z'), STATUS_OK);
    image_track(&im, NULL, NULL);
    CHECK_INT(put(&im, 1, 'w'), STATUS_OK);
    CHECK_STR(buf_text(&told), "1-1x2-");
    image_fini(&im);
    CHECK_INT(image_open(&im, name, false, NULL), STATUS_OK);
    image_track(&im, hear, &told);
    CHECK_INT(put(&im, 1, 'x'), STATUS_OK); /* nothing that can be undone */
    CHECK_STR(buf_text(&told), "1-1x2-");
    image_fini(&im);
    buf_fini(&told);
    unlink(name);
}

static void copies_can_be_put_and_taken_away(void)
{
    const char *name = make_file(3 * IMAGE_SECTOR);
    const byte sector[IMAGE_SECTOR] = {'x'};
    struct image im;
    struct buf told;

    buf_init(&told);
    CHECK_INT(image_open(&im, name, true, NULL), STATUS_OK);
    image_track(&im, hear, &told);
    CHECK(image_find(&im, 1) == NULL);
    CHECK_INT(image_put(&im, 1, sector), STATUS_OK);
    CHECK_MEM(image_find(&im, 1), sector, IMAGE_SECTOR);
    CHECK_INT(first(&im, 1), 'x');
    CHECK_INT(image_put(&im, 1, NULL), STATUS_OK);
    CHECK(image_find(&im, 1) == NULL);
    CHECK_INT(first(&im, 1), 'B');
    CHECK_INT(image_put(&im, 2, NULL), STATUS_OK);
    CHECK_U64(told.len, 0);
    image_fini(&im);
    buf_fini(&told);
    unlink(name);
}

/* --- saving --------------------------------------------------------------- */

static void save(const struct image *im, struct buf *b)
{
    buf_init(b);
    image_save(im, b);
    CHECK_INT(buf_status(b), STATUS_OK);
}

static enum status restore(struct image *im, const struct buf *b, size_t len)
{
    struct reader r;

    reader_init(&r, b->data, len);
    return image_restore(im, &r);
}

static void what_was_written_is_saved_in_order(void)
{
    struct image from, to;
    struct buf b, again;

    image_init(&from, 100);
    image_init(&to, 100);
    for (octa i = 0; i < 40; i++)
        CHECK_INT(put(&from, i * 37 % 100, (char)(i + 1)), STATUS_OK);
    CHECK_INT(put(&to, 11 * 37 % 100, 'a'), STATUS_OK);
    CHECK_INT(put(&to, 99, 'b'), STATUS_OK);
    save(&from, &b);
    CHECK_INT(restore(&to, &b, b.len), STATUS_OK);
    for (octa i = 0; i < 100; i++)
        CHECK_INT(first(&to, i), first(&from, i));
    save(&to, &again);
    CHECK_U64(again.len, b.len);
    CHECK_MEM(again.data, b.data, b.len);
    buf_fini(&b);
    buf_fini(&again);
    image_fini(&from);
    image_fini(&to);
}

static void a_part_is_refused(void)
{
    struct image im;
    struct buf b;

    image_init(&im, 10);
    CHECK_INT(put(&im, 3, 'a'), STATUS_OK);
    save(&im, &b);
    for (size_t len = 0; len < b.len; len += len < 40 ? 1 : 100)
        CHECK_INT(restore(&im, &b, len), STATUS_BAD_INPUT);
    CHECK_INT(restore(&im, &b, b.len - 1), STATUS_BAD_INPUT);
    CHECK_INT(restore(&im, &b, b.len), STATUS_OK);
    buf_fini(&b);
    image_fini(&im);
}

static void sectors_come_in_order_and_once(void)
{
    struct image im;
    struct buf b;

    image_init(&im, 10);
    CHECK_INT(put(&im, 3, 'a'), STATUS_OK);
    CHECK_INT(put(&im, 7, 'b'), STATUS_OK);
    save(&im, &b);
    be_put_octa(b.data + 24, 7);
    CHECK_INT(restore(&im, &b, b.len), STATUS_BAD_INPUT);
    be_put_octa(b.data + 24, 8);
    CHECK_INT(restore(&im, &b, b.len), STATUS_BAD_INPUT);
    buf_fini(&b);
    image_fini(&im);
}

/* What was kept in memory must not get into a file by a restore. */
static void a_file_has_nothing_in_memory(void)
{
    const char *name = make_file(2 * IMAGE_SECTOR);
    struct image im;
    struct buf b;

    CHECK_INT(image_open(&im, name, true, NULL), STATUS_OK);
    CHECK_INT(put(&im, 1, 'x'), STATUS_OK);
    save(&im, &b);
    image_fini(&im);
    be_put_octa(b.data + 8, 0);
    CHECK_INT(image_open(&im, name, false, NULL), STATUS_OK);
    CHECK_INT(restore(&im, &b, b.len), STATUS_BAD_INPUT);
    CHECK_INT(first(&im, 1), 'B');
    be_put_octa(b.data + 16, 0);
    CHECK_INT(restore(&im, &b, 24), STATUS_OK);
    image_fini(&im);
    buf_fini(&b);
    unlink(name);
}

static void another_disk_is_refused(void)
{
    struct image from, to;
    struct buf b;

    image_init(&from, 10);
    CHECK_INT(put(&from, 9, 'a'), STATUS_OK);
    save(&from, &b);
    image_init(&to, 11);
    CHECK_INT(restore(&to, &b, b.len), STATUS_BAD_INPUT);
    to.sectors = 10;
    to.is_copy = false;
    CHECK_INT(restore(&to, &b, b.len), STATUS_BAD_INPUT);
    to.is_copy = true;
    CHECK_INT(restore(&to, &b, b.len), STATUS_OK);
    be_put_octa(b.data + 24, 10); /* a sector that there is not */
    CHECK_INT(restore(&to, &b, b.len), STATUS_BAD_INPUT);
    buf_fini(&b);
    image_fini(&from);
    image_fini(&to);
}

/* --- out of memory -------------------------------------------------------- */

static enum test_outcome write_and_save(void *context)
{
    struct image im;
    struct buf b;
    enum status s;

    (void)context;
    image_init(&im, 10);
    s = put(&im, 1, 'a');
    CHECK_INT(first(&im, 1), s == STATUS_OK ? 'a' : 0);
    buf_init(&b);
    image_save(&im, &b);
    if (s == STATUS_OK)
        s = buf_status(&b);
    CHECK(s == STATUS_OK || s == STATUS_NO_MEMORY);
    buf_fini(&b);
    image_fini(&im);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static enum test_outcome restore_all(void *context)
{
    const struct buf *b = context;
    struct image im;
    enum status s;

    image_init(&im, 10);
    s = restore(&im, b, b->len);
    CHECK(s == STATUS_OK || s == STATUS_NO_MEMORY);
    image_fini(&im);
    return s == STATUS_OK ? TEST_OUTCOME_DONE : TEST_OUTCOME_REFUSED;
}

static void each_allocation_may_fail(void)
{
    struct image im;
    struct buf b;

    CHECK(test_each_allocation_fails(write_and_save, NULL) > 3);
    image_init(&im, 10);
    CHECK_INT(put(&im, 1, 'a'), STATUS_OK);
    save(&im, &b);
    CHECK(test_each_allocation_fails(restore_all, &b) > 1);
    buf_fini(&b);
    image_fini(&im);
}

int main(void)
{
    return TEST_RUN(a_file_is_read_and_written, a_copy_leaves_the_file_alone,
                    without_a_file_sectors_begin_as_zeros,
                    an_empty_file_is_a_disk_without_sectors,
                    what_is_no_image_is_refused_with_the_reason,
                    a_file_that_became_shorter_is_an_error,
                    a_file_that_cannot_be_written_is_an_error,
                    the_witness_is_told_before_a_sector_changes,
                    copies_can_be_put_and_taken_away,
                    what_was_written_is_saved_in_order, a_part_is_refused,
                    sectors_come_in_order_and_once,
                    a_file_has_nothing_in_memory, another_disk_is_refused,
                    each_allocation_may_fail);
}
