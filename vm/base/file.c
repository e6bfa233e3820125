/* file.c - whole files, read and written.
 *
 * System calls may do less than they are asked for, or nothing when a signal
 * comes (EINTR); the loops here go on until all is done.
 */
#include "vm/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 16, MIB = 1 << 20 };

static const char STDIN[] = "standard input";

/* What is wanted of a file that is read. */
struct wish {
    file_is_enough *is_enough;
    const void *context;
};

/* Without asking for the size before: pipes have none. */
static enum status read_open(struct buf *b, int fd, const char *name,
                             const struct wish *w, struct error *e)
{
    byte chunk[CHUNK];

    while (!w->is_enough(w->context, b)) {
        ssize_t got = read(fd, chunk, sizeof chunk);

        if (got == 0)
            break;
        if (got < 0 && errno != EINTR)
            return error_errno(e, errno, name);
        if (got > 0)
            buf_add(b, chunk, (size_t)got);
        if (b->failed)
            return error_set(e, STATUS_NO_MEMORY, "%s: out of memory", name);
    }
    return STATUS_OK;
}

enum status file_read_until(const char *name, file_is_enough *is_enough,
                            const void *context, struct buf *b, struct error *e)
{
    const struct wish w = {is_enough, context};
    enum status s;
    int fd;

    if (strcmp(name, "-") == 0)
        return read_open(b, STDIN_FILENO, STDIN, &w, e);
    fd = open(name, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_errno(e, errno, *name == 0 ? "\"\"" : name);
    s = read_open(b, fd, name, &w, e);
    close(fd);
    return s;
}

/* A file_is_enough; LEN is what B had before. */
static bool is_too_much(const void *len, const struct buf *b)
{
    return b->len - *(const size_t *)len > FILE_MOST;
}

enum status file_read(const char *name, struct buf *b, struct error *e)
{
    size_t before = b->len;
    enum status s = file_read_until(name, is_too_much, &before, b, e);

    if (s == STATUS_OK && is_too_much(&before, b))
        s = error_set(e, STATUS_LIMIT,
                      "%s: longer than %d MiB, the most that is read",
                      strcmp(name, "-") == 0 ? STDIN : name, FILE_MOST / MIB);
    return s;
}

enum status file_append(int fd, const struct buf *b, const char *name,
                        struct error *e)
{
    size_t done = 0;

    while (done < b->len) {
        ssize_t put = write(fd, b->data + done, b->len - done);

        if (put < 0 && errno != EINTR)
            return error_errno(e, errno, name);
        if (put > 0)
            done += (size_t)put;
    }
    return STATUS_OK;
}

/* Write to the open FD and close it; a close can be where a full disk shows. */
static enum status write_and_close(const struct buf *b, int fd,
                                   const char *name, struct error *e)
{
    enum status s = file_append(fd, b, name, e);

    if (close(fd) != 0 && s == STATUS_OK)
        s = error_errno(e, errno, name);
    return s;
}

static enum status write_directly(const struct buf *b, const char *name,
                                  struct error *e)
{
    int fd = open(name, O_WRONLY | O_TRUNC | O_CLOEXEC);

    if (fd < 0)
        return error_errno(e, errno, name);
    return write_and_close(b, fd, name, e);
}

/* The permissions that open() would have given a new file.  The mask can only
 * be asked for by setting it. */
static mode_t new_file_mode(void)
{
    mode_t mask = umask(0);

    umask(mask);
    return 0666 & ~mask;
}

/* Create a file beside NAME, called as TEMP then says, into *FD.  Beside, and
 * not in /tmp: a rename works within one file system only. */
static enum status open_aside(const char *name, struct buf *temp, int *fd,
                              struct error *e)
{
    buf_printf(temp, "%s.XXXXXX", name);
    if (temp->failed)
        return error_set(e, STATUS_NO_MEMORY, "%s: out of memory", name);
    if (*name == 0)
        return error_errno(e, ENOENT, "\"\"");
    *fd = mkstemp((char *)temp->data);
    return *fd < 0 ? error_errno(e, errno, name) : STATUS_OK;
}

static enum status write_aside(const struct buf *b, const char *name,
                               struct buf *temp, struct error *e)
{
    const char *path;
    int fd;
    enum status s = open_aside(name, temp, &fd, e);

    if (s != STATUS_OK)
        return s;
    path = buf_text(temp);
    (void)fchmod(fd, new_file_mode()); /* mkstemp's is for private files */
    s = write_and_close(b, fd, name, e);
    if (s == STATUS_OK && rename(path, name) != 0)
        s = error_errno(e, errno, name);
    if (s != STATUS_OK)
        unlink(path);
    return s;
}

enum status file_write(const char *name, const struct buf *b, struct error *e)
{
    struct stat st;
    struct buf temp;
    enum status s;

    if (strcmp(name, "-") == 0)
        return file_append(STDOUT_FILENO, b, "standard output", e);
    if (lstat(name, &st) == 0 && !S_ISREG(st.st_mode))
        return write_directly(b, name, e);
    buf_init(&temp);
    s = write_aside(b, name, &temp, e);
    buf_fini(&temp);
    return s;
}

static enum status try_aside(const char *name, struct error *e)
{
    struct buf temp;
    enum status s;
    int fd;

    buf_init(&temp);
    s = open_aside(name, &temp, &fd, e);
    if (s == STATUS_OK) {
        close(fd);
        unlink(buf_text(&temp));
    }
    buf_fini(&temp);
    return s;
}

/* A device or a pipe is not opened: that could wait for a reader. */
enum status file_try(const char *name, struct error *e)
{
    struct stat st;

    if (strcmp(name, "-") == 0)
        return STATUS_OK;
    if (lstat(name, &st) != 0 || S_ISREG(st.st_mode))
        return try_aside(name, e);
    if (stat(name, &st) == 0 && S_ISDIR(st.st_mode))
        return error_errno(e, EISDIR, name);
    return access(name, W_OK) == 0 ? STATUS_OK : error_errno(e, errno, name);
}

/* stat(), not lstat(): where a link leads is what counts. */
static bool find(const char *name, struct stat *st)
{
    return strcmp(name, "-") != 0 && stat(name, st) == 0;
}

bool file_is_same(const char *a, const char *b)
{
    struct stat of_a, of_b;

    return find(a, &of_a) && find(b, &of_b) && of_a.st_dev == of_b.st_dev &&
           of_a.st_ino == of_b.st_ino;
}

bool file_would_clash(const char *a, const char *b)
{
    struct stat st;
    bool is_same = strcmp(a, b) == 0 || file_is_same(a, b);

    return is_same && !(find(a, &st) && S_ISCHR(st.st_mode));
}

enum status file_spare(const char *const *outputs, size_t count,
                       file_is_read *is_read, const void *context,
                       struct error *e)
{
    for (size_t i = 0; i < count; i++) {
        if (outputs[i] == NULL)
            continue;
        if (is_read(context, outputs[i]))
            return error_set(e, STATUS_BAD_INPUT,
                             "%s is read and would be overwritten", outputs[i]);
        for (size_t k = 0; k < i; k++)
            if (outputs[k] != NULL && file_would_clash(outputs[i], outputs[k]))
                return error_set(e, STATUS_BAD_INPUT,
                                 "%s would be written twice", outputs[i]);
    }
    return STATUS_OK;
}
