/* show_word.h - special registers and other words, field by field. */
#ifndef DEBUGGER_SHOW_WORD_H
#define DEBUGGER_SHOW_WORD_H

#include "debugger/target.h"

/* Append what VALUE says as special register N: its fields, the bits that have
 * names, the label that it is; nothing where there is nothing to say. */
void show_word_special(struct buf *out, const struct target *t, unsigned n,
                       octa value);

/* Append the names of BITS, which are laid out like rQ: "r w x", "interval",
 * "console", "bit 50"; "none"; "all". */
void show_word_requests(struct buf *out, octa bits);

/* Append the permissions P of a page: "rw-". */
void show_word_permissions(struct buf *out, octa p);

/* Append the fields of VALUE that layout.def has for WORD, "PTE" or another:
 * "a=#12346000 n=5 p=rw-". */
void show_word_fields(struct buf *out, const char *word, octa value);

#endif
