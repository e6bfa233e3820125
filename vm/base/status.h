/* status.h - the result of a call that can fail.
 *
 * A function that can fail returns `enum status`, and the caller must look at
 * it.  Where more than the kind of failure is worth saying (a file name, an
 * offset, errno) it also takes a `struct error *`, which is filled in on every
 * failure and left alone on success.
 */
#ifndef VM_BASE_STATUS_H
#define VM_BASE_STATUS_H

#include "vm/base/base.h"

enum status {
#define STATUS(name, text) STATUS_##name,
#include "vm/base/status.def"
#undef STATUS
    STATUS_COUNT
};

/* A failure in words.  The text is complete, without a final newline, cut at
 * the size of the field; no memory is owned. */
struct error {
    enum status status;
    char text[500];
};

/* What a person reads for S; a string of static storage. */
const char *status_text(enum status s);

/* Fill in *E (unless E is null) with S and the formatted text; returns S, so
 * that a failing function can end with `return error_set(…)`. */
enum status error_set(struct error *e, enum status s, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* The same for a failed system call: WHAT, and the reason that the value
 * ERRNUM of errno names.  ENOENT and ENOTDIR are STATUS_NOT_FOUND, ENOMEM is
 * STATUS_NO_MEMORY, EACCES and EPERM are STATUS_REFUSED, all else STATUS_IO. */
enum status error_errno(struct error *e, int errnum, const char *what);

#endif
