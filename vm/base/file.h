/* file.h - whole files, read and written. */
#ifndef VM_BASE_FILE_H
#define VM_BASE_FILE_H

#include <stdbool.h>

#include "vm/base/buf.h"

/* No source and no object is as long; /dev/zero, say, is longer. */
enum { FILE_MOST = 256 << 20 };

/* Append the file NAME to B; "-" is standard input.  A folder is an error;
 * what is longer than FILE_MOST bytes gives STATUS_LIMIT.
 * E as in status.h; on failure B holds what was read before it. */
enum status file_read(const char *name, struct buf *b,
                      struct error *e) MUST_CHECK;

/* Is B, what there is so far, enough for CONTEXT, or too much already? */
typedef bool file_is_enough(const void *context, const struct buf *b);

/* The same, but what comes when IS_ENOUGH is left unread: a file may be
 * endless.  Some more than enough is read. */
enum status file_read_until(const char *name, file_is_enough *is_enough,
                            const void *context, struct buf *b,
                            struct error *e) MUST_CHECK;

/* Make B the contents of the file NAME, through a temporary file beside it
 * that is renamed into place, so that a full disk never leaves half a file.
 * "-" is standard output; a NAME that is no regular file itself (a device, a
 * pipe, a link: /dev/stdout is one) is written directly. */
enum status file_write(const char *name, const struct buf *b,
                       struct error *e) MUST_CHECK;

/* Write B to the open file FD, which messages call NAME. */
enum status file_append(int fd, const struct buf *b, const char *name,
                        struct error *e) MUST_CHECK;

/* Find out, as far as can be known before, whether file_write() could write
 * NAME: for who has long work to do first.  Leaves a file of that name as it
 * is, and makes none. */
enum status file_try(const char *name, struct error *e) MUST_CHECK;

/* Whether the names A and B lead to one file that exists, also by way of
 * links.  "-" leads to none. */
bool file_is_same(const char *a, const char *b);

/* Whether writing both A and B would leave one of them only, or a mixture:
 * they are the same name or file, and no device, which can take much. */
bool file_would_clash(const char *a, const char *b);

/* Is FILE one that is going to be read? */
typedef bool file_is_read(const void *context, const char *file);

/* Whether writing the files OUTPUTS, of which some may be null, spares those
 * that IS_READ knows of, and each other.  If not, STATUS_BAD_INPUT, with the
 * first slip in E: somebody's work would be lost. */
enum status file_spare(const char *const *outputs, size_t count,
                       file_is_read *is_read, const void *context,
                       struct error *e) MUST_CHECK;

#endif
