/* status.c - failures in words.
 *
 * The texts are made where something fails, as only there is it known of what;
 * they are printed, or not, by the commands.
 */
#include "vm/base/status.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const texts[STATUS_COUNT] = {
#define STATUS(name, text) text,
#include "vm/base/status.def"
#undef STATUS
};

const char *status_text(enum status s)
{
    assert(s < STATUS_COUNT);
    return texts[s];
}

enum status error_set(struct error *e, enum status s, const char *format, ...)
{
    va_list args;

    assert(s != STATUS_OK);
    if (e == NULL)
        return s;
    e->status = s;
    va_start(args, format);
    vsnprintf(e->text, sizeof e->text, format, args);
    va_end(args);
    return s;
}

/* Only what a caller may act upon is told apart; strerror() tells a person the
 * rest. */
static enum status status_of(int errnum)
{
    switch (errnum) {
    case ENOENT:
    case ENOTDIR:
        return STATUS_NOT_FOUND;
    case ENOMEM:
        return STATUS_NO_MEMORY;
    case EACCES:
    case EPERM:
        return STATUS_REFUSED;
    default:
        return STATUS_IO;
    }
}

enum status error_errno(struct error *e, int errnum, const char *what)
{
    return error_set(e, status_of(errnum), "%s: %s", what, strerror(errnum));
}
