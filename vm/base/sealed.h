/* sealed.h - files that only we write, and that must be whole to be believed.
 *
 *      "tramoya" and a letter    whose file it is
 *      octa                      version of what is inside
 *      octa                      bytes inside
 *      octa                      their fingerprint: hash.h
 *      the bytes
 *
 * Big-endian.  A file of another kind or version, one that was cut off or
 * changed by accident, is refused, and the reason said.
 */
#ifndef VM_BASE_SEALED_H
#define VM_BASE_SEALED_H

#include "vm/base/buf.h"

/* A kind of file. */
struct sealed_kind {
    char letter;
    octa version;
    const char *name; /* "a saved machine" */
};

enum { SEALED_HEAD = 32 };

/* Write the file NAME with INSIDE; on failure what was there before stays. */
enum status sealed_write(const char *name, const struct sealed_kind *kind,
                         const struct buf *inside, struct error *e) MUST_CHECK;

/* Append to INSIDE what the file NAME has; on failure INSIDE means nothing.
 * STATUS_BAD_INPUT when it is no such file, or damaged. */
enum status sealed_read(const char *name, const struct sealed_kind *kind,
                        struct buf *inside, struct error *e) MUST_CHECK;

#endif
