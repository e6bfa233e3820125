/* jsontext.h - JSON objects of our own, written one way.
 *
 * Values are made with jansson, which gets its memory where all others do, so
 * that tests can let it fail.  What could not be made is null, and to set a
 * member to null is an error: one look at the end is enough.
 */
#ifndef VM_BASE_JSONTEXT_H
#define VM_BASE_JSONTEXT_H

#include <jansson.h>

#include "vm/base/buf.h"

/* A new object; before any other value of it. */
json_t *jsontext_object(void);

/* JSON's integers are signed here.  A count of 2^63 takes longer than anybody
 * will wait. */
json_t *jsontext_number(octa n);

/* A text like "#8000000000000000", since many readers of JSON keep only 53
 * bits of a number. */
json_t *jsontext_address(octa a);

/* S, which may be no UTF-8, as a file's name need not be. */
json_t *jsontext_string(const char *s);

/* Append the object O, which is taken and may be null, and a newline to OUT,
 * whose status tells of failure: so it does when O IS_BAD. */
void jsontext_add(struct buf *out, json_t *o, bool is_bad);

#endif
