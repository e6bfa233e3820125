/* buf.h - a growing run of bytes.
 *
 * Errors are sticky: when memory runs out the buffer stops growing, remembers
 * it, and ignores what is added later; the owner asks once, at the end.  So
 * code that builds a text or an object file need not check every piece.
 */
#ifndef VM_BASE_BUF_H
#define VM_BASE_BUF_H

#include <stdarg.h>

#include "vm/base/status.h"

struct buf {
    byte *data; /* LEN bytes, then one 0 that does not count; null if empty */
    size_t len;
    size_t room; /* bytes allocated */
    bool failed; /* memory ran out; what was added since is missing */
};

void buf_init(struct buf *b);
void buf_fini(struct buf *b);

/* Forget the contents and a failure, keep the memory. */
void buf_clear(struct buf *b);

/* Shorten B to LEN bytes, LEN <= b->len. */
void buf_cut(struct buf *b, size_t len);

/* Append LEN bytes, one byte, a big-endian tetra, a big-endian octa, a
 * string without its 0, formatted text. */
void buf_add(struct buf *b, const void *data, size_t len);
void buf_add_byte(struct buf *b, byte c);
void buf_add_tetra(struct buf *b, tetra t);
void buf_add_octa(struct buf *b, octa o);
void buf_add_string(struct buf *b, const char *s);
void buf_printf(struct buf *b, const char *format, ...) PRINTF_LIKE(2, 3);
void buf_vprintf(struct buf *b, const char *format, va_list args)
    PRINTF_LIKE(2, 0);

/* Append COUNT zero bytes and return where they start, or null on failure. */
byte *buf_extend(struct buf *b, size_t count);

/* The contents as a C string, "" when empty; valid until B changes. */
const char *buf_text(const struct buf *b);

/* STATUS_OK, or STATUS_NO_MEMORY if anything that was added is missing. */
enum status buf_status(const struct buf *b) MUST_CHECK;

#endif
