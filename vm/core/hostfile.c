/* hostfile.c - the files of the host behind a guest's 256 handles. */
#include "vm/core/hostfile.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vm/core/hostopen.h"

enum {
    IN_LEAST = 1 << 13, /* bytes that are asked of the host at once, */
    IN_MOST = 1 << 20,
    OUT_MOST = 1 << 16 /* bytes that are kept back, about */
};

static bool is_interrupted(const struct hostfiles *fs)
{
    return fs->interrupted != NULL && *fs->interrupted != 0;
}

/* --- opening and closing -------------------------------------------------- */

/* Let HANDLE, which is closed, be the open file FD.  Standard output is the
 * only one besides regular files that nobody answers to before it ends. */
static void attach(struct hostfiles *fs, byte handle, int fd, bool is_own)
{
    struct hostfile *f = &fs->file[handle];
    struct stat st = {0};

    (void)fstat(fd, &st);
    f->fd = fd;
    f->is_own = is_own;
    f->is_regular = S_ISREG(st.st_mode);
    f->is_buffered =
        is_own ? f->is_regular : handle == STDOUT_FILENO && !isatty(fd);
    f->is_at_eof = false;
    f->device = st.st_dev;
    f->inode = st.st_ino;
    f->errnum = 0;
}

enum status hostfile_init(struct hostfiles *fs, enum hostfile_policy policy,
                          const char *folder,
                          const volatile sig_atomic_t *interrupted,
                          struct error *e)
{
    *fs = (struct hostfiles){
        .policy = policy, .folder = -1, .interrupted = interrupted};
    for (unsigned i = 0; i < HOSTFILE_COUNT; i++)
        fs->file[i].fd = -1;
    if (policy == HOSTFILE_BELOW) {
        fs->folder = hostopen_folder(folder);
        if (fs->folder < 0)
            return error_errno(e, errno, folder);
    }
    for (byte i = 0; i < HOSTFILE_STANDARD; i++)
        attach(fs, i, i, false);
    return STATUS_OK;
}

/* Give back what was read ahead; a pipe takes nothing back. */
static void unread(struct hostfile *f)
{
    off_t left = (off_t)(f->in.len - f->taken);

    if (left == 0 || !f->is_regular)
        return;
    (void)lseek(f->fd, -left, SEEK_CUR);
    buf_clear(&f->in);
    f->taken = 0;
}

/* Close F without writing.  False if the host says that output was lost. */
static bool detach(struct hostfiles *fs, struct hostfile *f)
{
    bool is_fine = true;

    if (f->fd < 0)
        return true;
    if (!f->is_own) /* others may read on after us */
        unread(f);
    fs->unwritten -= f->out.len > 0;
    if (f->is_own)
        is_fine = close(f->fd) == 0;
    f->fd = -1;
    f->taken = 0;
    buf_fini(&f->in);
    buf_fini(&f->out);
    return is_fine;
}

void hostfile_redirect(struct hostfiles *fs, byte handle, int fd)
{
    assert(handle < HOSTFILE_STANDARD);
    (void)detach(fs, &fs->file[handle]); /* only our own are closed */
    attach(fs, handle, fd, false);
}

void hostfile_fini(struct hostfiles *fs)
{
    for (unsigned i = 0; i < HOSTFILE_COUNT; i++)
        (void)detach(fs, &fs->file[i]);
    if (fs->folder >= 0)
        close(fs->folder);
    fs->folder = -1;
}

/* --- writing -------------------------------------------------------------- */

/* Write what F keeps back.  An interrupted call leaves the rest; with
 * IS_STUBBORN it goes on, being the last chance. */
static enum hostfile_result flush(struct hostfiles *fs, struct hostfile *f,
                                  bool is_stubborn)
{
    size_t done = 0;

    while (done < f->out.len && f->errnum == 0) {
        ssize_t put = write(f->fd, f->out.data + done, f->out.len - done);

        if (put >= 0)
            done += (size_t)put;
        else if (errno != EINTR)
            f->errnum = errno;
        else if (is_interrupted(fs) && !is_stubborn)
            break;
    }
    if (f->errnum == 0 && done < f->out.len) {
        memmove(f->out.data, f->out.data + done, f->out.len - done);
        buf_cut(&f->out, f->out.len - done);
        return HOSTFILE_INTERRUPTED;
    }
    fs->unwritten -= f->out.len > 0;
    buf_clear(&f->out);
    return f->errnum == 0 ? HOSTFILE_DONE : HOSTFILE_FAILED;
}

/* Write what is kept back by the handles that F could notice: those of the
 * same file, or all.  Failures are theirs and come out later. */
static void flush_others(struct hostfiles *fs, const struct hostfile *f,
                         bool is_all)
{
    unsigned left = fs->unwritten - (f->out.len > 0);

    for (unsigned i = 0; i < HOSTFILE_COUNT && left > 0; i++) {
        struct hostfile *other = &fs->file[i];

        if (other == f || other->out.len == 0)
            continue;
        left--;
        if (is_all || (other->device == f->device && other->inode == f->inode))
            (void)flush(fs, other, false);
    }
}

/* What the caller of a failed write on F has to say.  Now that the guest
 * knows, nobody else needs to, but for the standard streams. */
static enum hostfile_result tell_guest(struct hostfile *f)
{
    if (f->is_own)
        f->errnum = 0;
    return HOSTFILE_FAILED;
}

enum hostfile_result hostfile_write(struct hostfiles *fs, byte handle,
                                    const byte *bytes, size_t len)
{
    struct hostfile *f = &fs->file[handle];
    size_t before = f->out.len;
    enum hostfile_result r = HOSTFILE_DONE;

    assert(f->fd >= 0);
    if (f->errnum != 0)
        return tell_guest(f);
    unread(f);
    flush_others(fs, f, !f->is_own && handle == STDERR_FILENO);
    buf_add(&f->out, bytes, len);
    fs->unwritten += before == 0 && f->out.len > 0;
    if (f->out.failed) {
        f->out.failed = false; /* what was there before is still good */
        return HOSTFILE_FAILED;
    }
    if (f->out.len >= OUT_MOST && is_interrupted(fs))
        return HOSTFILE_INTERRUPTED;
    if (f->out.len >= OUT_MOST)
        r = flush(fs, f, false);
    return r == HOSTFILE_FAILED ? tell_guest(f) : r;
}

enum hostfile_result hostfile_settle(struct hostfiles *fs, byte handle)
{
    struct hostfile *f = &fs->file[handle];

    if (f->is_buffered || f->out.len == 0)
        return HOSTFILE_DONE;
    if (flush(fs, f, false) == HOSTFILE_FAILED)
        return tell_guest(f);
    return HOSTFILE_DONE; /* interrupted: the rest will follow */
}

static enum status lost(struct error *e, unsigned handle, int errnum)
{
    static const char *const names[HOSTFILE_STANDARD] = {
        "standard input", "standard output", "standard error"};

    if (handle < HOSTFILE_STANDARD)
        return error_set(e, STATUS_IO, "%s: %s", names[handle],
                         strerror(errnum));
    return error_set(e, STATUS_IO, "the file open as handle %u: %s", handle,
                     strerror(errnum));
}

enum status hostfile_flush(struct hostfiles *fs, struct error *e)
{
    enum status s = STATUS_OK;

    for (unsigned i = 0; i < HOSTFILE_COUNT; i++) {
        struct hostfile *f = &fs->file[i];

        if (flush(fs, f, true) == HOSTFILE_FAILED && s == STATUS_OK)
            s = lost(e, i, f->errnum);
    }
    return s;
}

/* --- opening and closing on behalf of the guest --------------------------- */

bool hostfile_is_open(const struct hostfiles *fs, byte handle)
{
    return fs->file[handle].fd >= 0;
}

enum hostfile_result hostfile_close(struct hostfiles *fs, byte handle)
{
    struct hostfile *f = &fs->file[handle];
    enum hostfile_result r;

    assert(f->fd >= 0);
    r = flush(fs, f, false);
    if (r == HOSTFILE_INTERRUPTED)
        return r;
    if (!detach(fs, f) || r == HOSTFILE_FAILED)
        return tell_guest(f);
    return HOSTFILE_DONE;
}

enum hostfile_result hostfile_open(struct hostfiles *fs, byte handle,
                                   const char *name,
                                   enum hostfile_access access)
{
    struct hostfile *f = &fs->file[handle];
    int fd = -1;

    assert(f->fd < 0);
    flush_others(fs, f, true);
    if (fs->policy == HOSTFILE_ANY)
        fd = hostopen_any(name, access);
    else if (fs->policy == HOSTFILE_BELOW)
        fd = hostopen_below(fs->folder, name, access);
    if (fd >= 0) {
        attach(fs, handle, fd, true);
        return HOSTFILE_DONE;
    }
    return is_interrupted(fs) ? HOSTFILE_INTERRUPTED : HOSTFILE_FAILED;
}

/* --- reading -------------------------------------------------------------- */

const byte *hostfile_next(const struct hostfiles *fs, byte handle, size_t *len)
{
    const struct hostfile *f = &fs->file[handle];

    *len = f->in.len - f->taken;
    return *len > 0 ? f->in.data + f->taken : NULL;
}

void hostfile_take(struct hostfiles *fs, byte handle, size_t n)
{
    struct hostfile *f = &fs->file[handle];

    f->taken += n;
    assert(f->taken <= f->in.len);
    if (f->taken == f->in.len) {
        buf_clear(&f->in);
        f->taken = 0;
    }
}

/* Make room behind what was read ahead, and read up to MOST bytes. */
static ssize_t read_more(struct hostfile *f, size_t most)
{
    size_t left = f->in.len - f->taken;
    ssize_t got;

    if (f->taken > 0) {
        memmove(f->in.data, f->in.data + f->taken, left);
        buf_cut(&f->in, left);
        f->taken = 0;
    }
    if (buf_extend(&f->in, most) == NULL) {
        f->in.failed = false;
        errno = ENOMEM;
        return -1;
    }
    got = read(f->fd, f->in.data + left, most);
    buf_cut(&f->in, left + (got > 0 ? (size_t)got : 0));
    return got;
}

static size_t at_least(size_t n, size_t least, size_t most)
{
    if (n < least)
        return least;
    return n < most ? n : most;
}

enum hostfile_result hostfile_ahead(struct hostfiles *fs, byte handle,
                                    size_t need)
{
    struct hostfile *f = &fs->file[handle];
    enum hostfile_result r = flush(fs, f, false);

    assert(f->fd >= 0);
    if (r != HOSTFILE_DONE)
        return r == HOSTFILE_FAILED ? tell_guest(f) : r;
    while (f->in.len - f->taken < need) {
        size_t missing = need - (f->in.len - f->taken);
        ssize_t got;

        if (f->is_at_eof)
            return HOSTFILE_EOF;
        if (is_interrupted(fs))
            return HOSTFILE_INTERRUPTED;
        flush_others(fs, f, !f->is_regular);
        got = read_more(f, at_least(missing, IN_LEAST, IN_MOST));
        if (got < 0 && errno != EINTR)
            return HOSTFILE_FAILED;
        f->is_at_eof = got == 0;
    }
    return HOSTFILE_DONE;
}

/* --- positions ------------------------------------------------------------ */

enum hostfile_result hostfile_seek(struct hostfiles *fs, byte handle,
                                   int64_t offset, bool is_from_end)
{
    struct hostfile *f = &fs->file[handle];
    enum hostfile_result r = flush(fs, f, false);

    if (r != HOSTFILE_DONE)
        return r == HOSTFILE_FAILED ? tell_guest(f) : r;
    flush_others(fs, f, false);
    if (lseek(f->fd, (off_t)offset, is_from_end ? SEEK_END : SEEK_SET) < 0)
        return HOSTFILE_FAILED;
    buf_clear(&f->in);
    f->taken = 0;
    f->is_at_eof = false;
    return HOSTFILE_DONE;
}

int64_t hostfile_tell(const struct hostfiles *fs, byte handle)
{
    const struct hostfile *f = &fs->file[handle];
    off_t at = lseek(f->fd, 0, SEEK_CUR);

    if (at < 0)
        return -1;
    return at - (int64_t)(f->in.len - f->taken) + (int64_t)f->out.len;
}
