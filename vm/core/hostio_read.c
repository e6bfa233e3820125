/* hostio_read.c - host calls that read: Fread, Fgets, Fgetws. */
#include <assert.h>
#include <string.h>

#include "vm/core/hostio.h"

enum {
    LINE_PIECE = 255, /* Fgets reads a long line in pieces of so many bytes, */
    WYDE_PIECE = 127  /* Fgetws of so many wydes */
};

/* Take the first N bytes that were read ahead; the first KEPT of them are for
 * the guest. */
static void take(struct hostio *k, size_t n, size_t kept)
{
    size_t len;
    const byte *next = hostfile_next(&k->h->files, k->handle, &len);

    assert(kept <= n && n <= len);
    buf_add(&k->h->got, next, kept);
    hostfile_take(&k->h->files, k->handle, n);
}

/* The result is n - size for n bytes read.  As the reference, a size of 2^32
 * or more is an error, and Fread tries again at the end of a file, which a
 * terminal or a growing file may have left behind. */
enum hostcall_end hostio_Fread(struct hostio *k)
{
    struct hostfiles *files = &k->h->files;
    octa failure = HOSTIO_FAILURE - k->size;
    enum hostfile_result r;
    size_t n;

    if (!hostio_use(k, HOSTIO_READ) || k->size >> 32 != 0)
        return hostio_finish(k, failure);
    files->file[k->handle].is_at_eof = false;
    r = hostfile_ahead(files, k->handle, k->size);
    if (r == HOSTFILE_FAILED || r == HOSTFILE_INTERRUPTED)
        return hostio_finish_by(k, r, 0, failure);
    (void)hostfile_next(files, k->handle, &n);
    if (n > k->size)
        n = k->size;
    take(k, n, n);
    return hostio_finish(k, n - k->size);
}

/* Find the rest of a line behind the first FROM bytes that were read ahead,
 * at most MOST bytes of it.  *N gets its length with the newline; EOF if the
 * file ends before. */
static enum hostfile_result find_line(struct hostio *k, size_t from,
                                      size_t most, size_t *n)
{
    for (*n = 0; *n < most;) {
        enum hostfile_result r =
            hostfile_ahead(&k->h->files, k->handle, from + *n + 1);
        size_t len;
        const byte *next = hostfile_next(&k->h->files, k->handle, &len);
        const byte *newline;

        if (r != HOSTFILE_DONE)
            return r;
        next += from;
        len = len - from < most ? len - from : most;
        newline = memchr(next + *n, '\n', len - *n);
        *n = newline != NULL ? (size_t)(newline - next) + 1 : len;
        if (newline != NULL)
            break;
    }
    return HOSTFILE_DONE;
}

/* The bytes read ahead from FROM on. */
static const byte *ahead(const struct hostio *k, size_t from)
{
    size_t len;

    return hostfile_next(&k->h->files, k->handle, &len) + from;
}

/* The reference reads a long line in pieces, and a program can tell: when the
 * file ends just behind a full piece, without a newline, the next piece is
 * empty and the result -1, as if nothing had been read.  And of a last line
 * without a newline only what precedes its first 0 counts. */
enum hostcall_end hostio_Fgets(struct hostio *k)
{
    octa left = k->size - 1;
    size_t total = 0, kept = 0, n = 0;
    enum hostfile_result r = HOSTFILE_DONE;
    bool is_complete = false;

    if (k->size == 0 || !hostio_use(k, HOSTIO_READ))
        return hostio_finish(k, HOSTIO_FAILURE);
    while (!is_complete) {
        size_t most = left < LINE_PIECE ? left : LINE_PIECE;

        r = find_line(k, total, most, &n);
        if (r == HOSTFILE_INTERRUPTED)
            return HOSTCALL_END_INTERRUPTED;
        if (r == HOSTFILE_FAILED || (r == HOSTFILE_EOF && n == 0))
            break;
        kept = total + n;
        if (r == HOSTFILE_EOF)
            kept = total + strnlen((const char *)ahead(k, total), n);
        total += n;
        left -= n;
        is_complete = r == HOSTFILE_EOF || left == 0 ||
                      (n > 0 && *ahead(k, total - 1) == '\n');
    }
    take(k, total, kept);
    if (is_complete || total > 0)
        buf_add_byte(&k->h->got, 0);
    return hostio_finish(k, is_complete ? kept : HOSTIO_FAILURE);
}

static bool is_newline(const byte wyde_there[2])
{
    return wyde_there[0] == 0 && wyde_there[1] == '\n';
}

/* As find_line, for wydes, of which *N is the number. */
static enum hostfile_result find_wydes(struct hostio *k, size_t from,
                                       size_t most, size_t *n)
{
    for (*n = 0; *n < most;) {
        enum hostfile_result r =
            hostfile_ahead(&k->h->files, k->handle, from + 2 * *n + 2);

        if (r != HOSTFILE_DONE)
            return r;
        ++*n;
        if (is_newline(ahead(k, from + 2 * *n - 2)))
            break;
    }
    return HOSTFILE_DONE;
}

/* As the reference: at the end of the file the result is the number of wydes
 * read, also 0, and an odd last byte is dropped. */
enum hostcall_end hostio_Fgetws(struct hostio *k)
{
    static const byte zero[2];
    octa left = k->size - 1;
    size_t total = 0, n = 0, odd = 0;
    enum hostfile_result r = HOSTFILE_DONE;
    bool is_complete = false;

    if (k->size == 0 || !hostio_use(k, HOSTIO_READ))
        return hostio_finish(k, HOSTIO_FAILURE);
    while (!is_complete && r == HOSTFILE_DONE) {
        r = find_wydes(k, total, left < WYDE_PIECE ? left : WYDE_PIECE, &n);
        if (r == HOSTFILE_INTERRUPTED)
            return HOSTCALL_END_INTERRUPTED;
        if (r == HOSTFILE_FAILED)
            break;
        total += 2 * n;
        left -= n;
        is_complete =
            left == 0 || r == HOSTFILE_EOF || is_newline(ahead(k, total - 2));
    }
    (void)hostfile_next(&k->h->files, k->handle, &n);
    odd = r == HOSTFILE_EOF && n > total;
    take(k, total + odd, total);
    if (is_complete || total > 0)
        buf_add(&k->h->got, zero, sizeof zero);
    return hostio_finish(k, is_complete ? total / 2 : HOSTIO_FAILURE);
}
