/* reader.h - taking apart what buf.h put together.
 *
 * Errors are sticky, as in buf.h: when the bytes end too early, or whoever
 * reads finds that they make no sense, the reader remembers it and gives zeros
 * from then on; the owner asks once, at the end.  Foreign bytes can be read
 * without harm as long as nothing is believed before it was checked.
 */
#ifndef VM_BASE_READER_H
#define VM_BASE_READER_H

#include "vm/base/status.h"

struct reader {
    const byte *at; /* borrowed: what is still to be read, */
    size_t left;    /* so many bytes */
    bool failed;
};

/* Read the LEN bytes at DATA, which are borrowed. */
void reader_init(struct reader *r, const byte *data, size_t len);

/* The next byte, big-endian octa, or LEN bytes (borrowed).  0, or null, when
 * the bytes end before. */
byte reader_byte(struct reader *r);
octa reader_octa(struct reader *r);
const byte *reader_bytes(struct reader *r, size_t len);

/* The next octa, which must be at most MOST; 0 if it is not. */
octa reader_up_to(struct reader *r, octa most);

/* What was read makes no sense unless IS_GOOD.  Returns whether nothing has
 * failed so far. */
bool reader_check(struct reader *r, bool is_good);

/* STATUS_OK, or STATUS_BAD_INPUT if anything failed. */
enum status reader_status(const struct reader *r) MUST_CHECK;

#endif
