/* hostio_write.c - host calls that write: Fwrite, Fputs, Fputws, and the
 * warning that is a kind of Halt. */
#include <assert.h>
#include <stdio.h>

#include "vm/core/hostio.h"

enum { WRITE_PIECE = 4096 }; /* bytes moved at once */

/* The result is n - size for n bytes written.  When something goes wrong the
 * host does not say how much of what was kept back it has written, so n is 0
 * then. */
enum hostcall_end hostio_Fwrite(struct hostio *k)
{
    enum hostfile_result r = HOSTFILE_DONE;
    byte piece[WRITE_PIECE];

    if (!hostio_use(k, HOSTIO_WRITE))
        return hostio_finish(k, 0 - k->size);
    for (octa at = 0; at < k->size && r == HOSTFILE_DONE; at += WRITE_PIECE) {
        octa left = k->size - at;
        size_t n = left < WRITE_PIECE ? left : WRITE_PIECE, done;
        unsigned fault = bus_read(k->bus, k->buffer + at, piece, n, &done);

        if (fault != FAULT_NONE)
            return hostio_refuse(k, fault);
        r = hostfile_write(&k->h->files, k->handle, piece, n);
    }
    if (r == HOSTFILE_DONE)
        r = hostfile_settle(&k->h->files, k->handle);
    return hostio_finish_by(k, r, 0, 0 - k->size);
}

/* Copy a piece of the string of characters of WIDTH bytes at VA to PIECE, up
 * to a zero character or a full piece; *N gets its length in bytes. */
static unsigned fetch_piece(struct bus *bus, octa va, unsigned width,
                            byte piece[WRITE_PIECE], size_t *n)
{
    for (*n = 0; *n < WRITE_PIECE; *n += width) {
        octa o;
        unsigned fault = bus_load(bus, va + *n, &o);
        unsigned shift = bus_shift(va + *n, width);

        if (fault != FAULT_NONE)
            return fault;
        if ((o >> shift & (width == 1 ? 0xff : 0xffff)) == 0)
            break;
        for (unsigned i = 0; i < width; i++)
            piece[*n + i] = (byte)(o >> (shift + 8 * (width - 1 - i)));
    }
    return FAULT_NONE;
}

/* Write the string at VA; the result is how many characters it has. */
static enum hostcall_end put_string(struct hostio *k, octa va, unsigned width)
{
    enum hostfile_result r = HOSTFILE_DONE;
    byte piece[WRITE_PIECE];
    octa total = 0;
    size_t n = sizeof piece;

    if (!hostio_use(k, HOSTIO_WRITE))
        return hostio_finish(k, HOSTIO_FAILURE);
    while (n == sizeof piece && r == HOSTFILE_DONE) {
        unsigned fault = fetch_piece(k->bus, va + total, width, piece, &n);

        if (fault != FAULT_NONE)
            return hostio_refuse(k, fault);
        r = hostfile_write(&k->h->files, k->handle, piece, n);
        total += n;
    }
    if (r == HOSTFILE_DONE)
        r = hostfile_settle(&k->h->files, k->handle);
    return hostio_finish_by(k, r, total / width, HOSTIO_FAILURE);
}

enum hostcall_end hostio_Fputs(struct hostio *k)
{
    return put_string(k, k->argument, 1);
}

enum hostcall_end hostio_Fputws(struct hostio *k)
{
    return put_string(k, k->argument & ~(octa)1, 2);
}

/* TRAP 0,Halt,1 in a trip handler's place: warn that there was an exception
 * and no handler.  The result is $255 as it was. */
enum hostcall_end hostio_Halt(struct hostio *k)
{
    unsigned which = (unsigned)k->loc >> 4;
    const char *what =
        which == 0 ? "TRIP" : isa_exceptions[EXC_COUNT - which].meaning;
    enum hostfile_result r = HOSTFILE_DONE;
    char text[100];
    int len = snprintf(text, sizeof text, "Warning: %s at location %016llx\n",
                       what, (unsigned long long)(k->tripped - 4));

    assert(len > 0 && (size_t)len < sizeof text);
    if (k->h->modes[2] & HOSTIO_WRITE)
        r = hostfile_write(&k->h->files, 2, (const byte *)text, (size_t)len);
    if (r == HOSTFILE_DONE)
        r = hostfile_settle(&k->h->files, 2);
    return hostio_finish_by(k, r, k->argument, k->argument);
}
