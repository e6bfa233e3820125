/* image.c - the sectors of a disk. */
#include "sysvm/dev/image.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vm/base/alloc.h"
#include "vm/base/sort.h"

/* --- opening and closing -------------------------------------------------- */

void image_init(struct image *im, octa sectors)
{
    *im = (struct image){.fd = -1, .sectors = sectors, .is_copy = true};
    map_init(&im->written);
}

void image_imagine(struct image *im, octa sectors, bool is_copy)
{
    image_init(im, sectors);
    im->has_file = true;
    im->is_copy = is_copy;
}

bool image_needs_file(const struct image *im, octa number, bool is_change)
{
    if (is_change)
        return im->has_file && !im->is_copy;
    return im->has_file && map_get(&im->written, number) == NULL;
}

static void forget_written(struct image *im)
{
    const struct map_slot *slot;
    size_t at = 0;

    while ((slot = map_next(&im->written, &at)) != NULL)
        alloc_free(slot->value);
    map_fini(&im->written);
}

void image_fini(struct image *im)
{
    forget_written(im);
    if (im->fd >= 0)
        close(im->fd);
    image_init(im, 0);
}

/* The number of sectors of IM's file NAME. */
static enum status measure(struct image *im, const char *name, struct error *e)
{
    struct stat st;

    if (fstat(im->fd, &st) != 0)
        return error_errno(e, errno, name);
    if (!S_ISREG(st.st_mode))
        return error_set(e, STATUS_BAD_INPUT, "%s: not a regular file", name);
    if (st.st_size % IMAGE_SECTOR != 0)
        return error_set(e, STATUS_BAD_INPUT,
                         "%s: a disk has whole sectors of %d bytes, not %lld "
                         "bytes in all",
                         name, IMAGE_SECTOR, (long long)st.st_size);
    im->sectors = (octa)st.st_size / IMAGE_SECTOR;
    return STATUS_OK;
}

enum status image_open(struct image *im, const char *name, bool is_copy,
                       struct error *e)
{
    /* O_NONBLOCK: not to wait for the other end of a pipe. */
    int flags = O_CLOEXEC | O_NONBLOCK | (is_copy ? O_RDONLY : O_RDWR);
    enum status s;

    image_init(im, 0);
    im->is_copy = is_copy;
    im->has_file = true;
    im->fd = open(name, flags);
    if (im->fd < 0)
        s = error_errno(e, errno, name);
    else
        s = measure(im, name, e);
    if (s != STATUS_OK)
        image_fini(im);
    return s;
}

/* --- creating ------------------------------------------------------------- */

static off_t place(octa number, size_t done)
{
    return (off_t)(number * IMAGE_SECTOR + done);
}

static bool is_regular(int fd)
{
    struct stat st;

    return fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
}

/* Open the file NAME, made if need be, as *FD.  A pipe that nobody reads is
 * ENXIO. */
static enum status make_file(const char *name, bool is_forced, int *fd,
                             struct error *e)
{
    int flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK;

    *fd = open(name, flags | (is_forced ? 0 : O_EXCL), 0666);
    if (*fd >= 0 && is_regular(*fd))
        return STATUS_OK;
    if (*fd >= 0)
        close(*fd);
    if (*fd >= 0 || errno == EISDIR || errno == ENXIO)
        return error_set(e, STATUS_BAD_INPUT, "%s: not a regular file", name);
    if (errno == EEXIST)
        return error_set(e, STATUS_REFUSED, "%s: exists; --force overwrites it",
                         name);
    return error_errno(e, errno, name);
}

enum status image_create(const char *name, octa sectors, bool is_forced,
                         struct error *e)
{
    int fd;
    enum status s = make_file(name, is_forced, &fd, e);

    assert(sectors <= INT64_MAX / IMAGE_SECTOR);
    if (s != STATUS_OK)
        return s;
    if (ftruncate(fd, 0) != 0 || ftruncate(fd, place(sectors, 0)) != 0) {
        s = error_errno(e, errno, name);
        unlink(name); /* it is no disk, and nothing else any more */
    }
    close(fd);
    return s;
}

/* --- sectors -------------------------------------------------------------- */

static enum status read_file(const struct image *im, octa number, byte *to)
{
    size_t done = 0;

    while (done < IMAGE_SECTOR) {
        ssize_t n =
            pread(im->fd, to + done, IMAGE_SECTOR - done, place(number, done));

        if (n == 0 || (n < 0 && errno != EINTR))
            return STATUS_IO; /* 0: the file has become shorter */
        done += n > 0 ? (size_t)n : 0;
    }
    return STATUS_OK;
}

static enum status write_file(const struct image *im, octa number,
                              const byte *from)
{
    size_t done = 0;

    while (done < IMAGE_SECTOR) {
        ssize_t n = pwrite(im->fd, from + done, IMAGE_SECTOR - done,
                           place(number, done));

        if (n < 0 && errno != EINTR)
            return STATUS_IO;
        done += n > 0 ? (size_t)n : 0;
    }
    return STATUS_OK;
}

/* The sector NUMBER in memory, made if need be; null: there is no place. */
static byte *keep(struct image *im, octa number)
{
    byte *sector = map_get(&im->written, number);

    if (sector != NULL)
        return sector;
    sector = alloc_zeroed(1, IMAGE_SECTOR);
    if (sector != NULL && map_put(&im->written, number, sector) != STATUS_OK) {
        alloc_free(sector);
        return NULL;
    }
    return sector;
}

enum status image_read(struct image *im, octa number, byte *to)
{
    const byte *sector = map_get(&im->written, number);

    assert(number < im->sectors);
    if (sector != NULL)
        memcpy(to, sector, IMAGE_SECTOR);
    else if (im->fd >= 0)
        return read_file(im, number, to);
    else
        memset(to, 0, IMAGE_SECTOR);
    return STATUS_OK;
}

enum status image_write(struct image *im, octa number, const byte *from)
{
    assert(number < im->sectors);
    if (!im->is_copy)
        return write_file(im, number, from);
    if (im->witness != NULL)
        im->witness(im->context, number, image_find(im, number));
    return image_put(im, number, from);
}

enum status image_flush(struct image *im)
{
    if (im->is_copy)
        return STATUS_OK;
    while (fsync(im->fd) != 0)
        if (errno != EINTR)
            return STATUS_IO;
    return STATUS_OK;
}

/* --- for who looks on ----------------------------------------------------- */

void image_track(struct image *im, image_witness *witness, void *context)
{
    im->witness = witness;
    im->context = context;
}

const byte *image_find(const struct image *im, octa number)
{
    return map_get(&im->written, number);
}

enum status image_put(struct image *im, octa number, const byte *sector)
{
    byte *copy;

    assert(im->is_copy && number < im->sectors);
    if (sector == NULL) {
        alloc_free(map_remove(&im->written, number));
        return STATUS_OK;
    }
    copy = keep(im, number);
    if (copy == NULL)
        return STATUS_NO_MEMORY;
    memcpy(copy, sector, IMAGE_SECTOR);
    return STATUS_OK;
}

/* --- saving --------------------------------------------------------------- */

/*      sectors  is_copy  count  (number  IMAGE_SECTOR bytes)*
 *
 * The numbers are octas and grow. */

/* The numbers of the sectors in memory, in order; owned.  Null when there is
 * no memory. */
static octa *list_written(const struct image *im)
{
    octa *numbers = alloc_zeroed(im->written.count + 1, sizeof *numbers);
    const struct map_slot *slot;
    size_t at = 0, i = 0;

    if (numbers == NULL)
        return NULL;
    while ((slot = map_next(&im->written, &at)) != NULL)
        numbers[i++] = slot->key;
    sort_octas(numbers, i);
    return numbers;
}

void image_save(const struct image *im, struct buf *b)
{
    octa *numbers = list_written(im);

    if (numbers == NULL) {
        b->failed = true;
        return;
    }
    buf_add_octa(b, im->sectors);
    buf_add_octa(b, im->is_copy);
    buf_add_octa(b, im->written.count);
    for (size_t i = 0; i < im->written.count; i++) {
        buf_add_octa(b, numbers[i]);
        buf_add(b, map_get(&im->written, numbers[i]), IMAGE_SECTOR);
    }
    alloc_free(numbers);
}

enum status image_restore(struct image *im, struct reader *r)
{
    bool is_same = reader_octa(r) == im->sectors;
    octa count, least = 0;

    is_same = reader_octa(r) == im->is_copy && is_same;
    count = reader_octa(r);
    if (!reader_check(r, is_same && (im->is_copy || count == 0)))
        return STATUS_BAD_INPUT;
    forget_written(im);
    for (; count > 0; count--) {
        octa number = reader_octa(r);
        const byte *from = reader_bytes(r, IMAGE_SECTOR);

        if (!reader_check(r, number >= least && number < im->sectors))
            return STATUS_BAD_INPUT;
        if (image_put(im, number, from) != STATUS_OK)
            return STATUS_NO_MEMORY;
        least = number + 1;
    }
    return reader_status(r);
}
