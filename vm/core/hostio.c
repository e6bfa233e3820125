/* hostio.c - host calls: opening, closing, positions. */
#include "vm/core/hostio.h"

enum { NAME_MOST = 4096 }; /* as the reference: a name must be shorter */

/* The guest's TextRead, TextWrite, BinaryRead, BinaryWrite and
 * BinaryReadWrite. */
static const struct {
    enum hostfile_access access;
    byte mode;
} modes[] = {
    {HOSTFILE_READ, HOSTIO_READ},
    {HOSTFILE_WRITE, HOSTIO_WRITE},
    {HOSTFILE_READ, HOSTIO_READ | HOSTIO_BINARY},
    {HOSTFILE_WRITE, HOSTIO_WRITE | HOSTIO_BINARY},
    {HOSTFILE_READ_WRITE,
     HOSTIO_READ | HOSTIO_WRITE | HOSTIO_BINARY | HOSTIO_BOTH},
};

enum hostcall_end hostio_finish(struct hostio *k, octa result)
{
    k->result = result;
    return HOSTCALL_END_DONE;
}

enum hostcall_end hostio_finish_by(struct hostio *k, enum hostfile_result r,
                                   octa result, octa failed)
{
    if (r == HOSTFILE_INTERRUPTED)
        return HOSTCALL_END_INTERRUPTED;
    return hostio_finish(k, r == HOSTFILE_DONE ? result : failed);
}

enum hostcall_end hostio_refuse(struct hostio *k, unsigned fault)
{
    k->fault = fault;
    return HOSTCALL_END_REFUSED;
}

bool hostio_use(struct hostio *k, byte wanted)
{
    byte *mode = &k->h->modes[k->handle];

    if (!(*mode & wanted))
        return false;
    if (*mode & HOSTIO_BOTH)
        *mode &= (byte) ~((HOSTIO_READ | HOSTIO_WRITE) ^ wanted);
    return true;
}

/* --- opening and closing -------------------------------------------------- */

/* Copy the string at k->buffer to NAME.  False if it is too long, or memory
 * refuses it (then k->fault says so). */
static bool fetch_name(struct hostio *k, char name[NAME_MOST])
{
    for (size_t i = 0; i < NAME_MOST; i++) {
        size_t done;

        k->fault = bus_read(k->bus, k->buffer + i, (byte *)&name[i], 1, &done);
        if (k->fault != FAULT_NONE)
            return false;
        if (name[i] == 0)
            return true;
    }
    return false;
}

/* Close the handle if it is open, be it by a call that was taken back. */
static enum hostfile_result close_handle(struct hostio *k)
{
    byte *mode = &k->h->modes[k->handle];
    enum hostfile_result r = HOSTFILE_DONE;

    if (hostfile_is_open(&k->h->files, k->handle))
        r = hostfile_close(&k->h->files, k->handle);
    if (r != HOSTFILE_INTERRUPTED)
        *mode = 0;
    return r;
}

/* As the reference, a handle that cannot be opened is closed. */
enum hostcall_end hostio_Fopen(struct hostio *k)
{
    char name[NAME_MOST];
    bool is_good = k->size < ARRAY_LEN(modes) && fetch_name(k, name);
    enum hostfile_result r;

    if (k->fault != FAULT_NONE)
        return HOSTCALL_END_REFUSED;
    r = close_handle(k);
    if (r == HOSTFILE_INTERRUPTED || !is_good)
        return hostio_finish_by(k, r, HOSTIO_FAILURE, HOSTIO_FAILURE);
    r = hostfile_open(&k->h->files, k->handle, name, modes[k->size].access);
    if (r == HOSTFILE_DONE)
        k->h->modes[k->handle] = modes[k->size].mode;
    return hostio_finish_by(k, r, 0, HOSTIO_FAILURE);
}

enum hostcall_end hostio_Fclose(struct hostio *k)
{
    if (k->h->modes[k->handle] == 0)
        return hostio_finish(k, HOSTIO_FAILURE);
    return hostio_finish_by(k, close_handle(k), 0, HOSTIO_FAILURE);
}

/* --- positions ------------------------------------------------------------ */

/* From -2^31 to 2^31 - 1: as the reference, whose offsets are C's int. */
static bool is_offset(octa offset)
{
    return offset + ((octa)1 << 31) < (octa)1 << 32;
}

/* The file may be read and written again, if it may be at all. */
static void allow_both(byte *mode)
{
    if (*mode & HOSTIO_BOTH)
        *mode |= HOSTIO_READ | HOSTIO_WRITE;
}

enum hostcall_end hostio_Fseek(struct hostio *k)
{
    byte *mode = &k->h->modes[k->handle];
    octa offset = k->argument;
    bool is_from_end = sig(offset) < 0;
    enum hostfile_result r;

    if (!(*mode & HOSTIO_BINARY))
        return hostio_finish(k, HOSTIO_FAILURE);
    allow_both(mode);
    if (!is_offset(offset))
        return hostio_finish(k, HOSTIO_FAILURE);
    r = hostfile_seek(&k->h->files, k->handle, sig(offset + is_from_end),
                      is_from_end);
    return hostio_finish_by(k, r, 0, HOSTIO_FAILURE);
}

enum hostcall_end hostio_Ftell(struct hostio *k)
{
    if (!(k->h->modes[k->handle] & HOSTIO_BINARY))
        return hostio_finish(k, HOSTIO_FAILURE);
    return hostio_finish(k, (octa)hostfile_tell(&k->h->files, k->handle));
}

/* --- a second time -------------------------------------------------------- */

void hostio_redo(struct hostio *k, enum hostcall which)
{
    byte *mode = &k->h->modes[k->handle];
    bool is_open = k->result == 0 && k->size < ARRAY_LEN(modes);

    switch (which) {
    case HOSTCALL_Fopen:
        *mode = is_open ? modes[k->size].mode : 0;
        break;
    case HOSTCALL_Fclose:
        *mode = 0;
        break;
    case HOSTCALL_Fread:
        (void)hostio_use(k, HOSTIO_READ);
        break;
    case HOSTCALL_Fgets:
    case HOSTCALL_Fgetws:
        if (k->size != 0) /* else they do not look at the mode */
            (void)hostio_use(k, HOSTIO_READ);
        break;
    case HOSTCALL_Fwrite:
    case HOSTCALL_Fputs:
    case HOSTCALL_Fputws:
        (void)hostio_use(k, HOSTIO_WRITE);
        break;
    case HOSTCALL_Fseek:
        allow_both(mode);
        break;
    default:
        break;
    }
}
