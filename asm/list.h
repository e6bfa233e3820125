/* list.h - the listing: what was assembled, beside its source.
 *
 * The first 19 columns show a location and at most four bytes; the line
 * follows, the first time only.  Of a location the last three digits are
 * shown, unless the others have changed since; bytes that a future reference
 * will fill in are shown as xx.
 *
 *      ...108: f0xxxxxx  Main  JMP 1F
 *
 * Line for line it is mmixal's listing ("Basic input and output").
 */
#ifndef ASM_LIST_H
#define ASM_LIST_H

#include "asm/source.h"

struct list {
    struct buf *out;         /* null: nobody wants a listing */
    const struct line *line; /* the current one */
    bool is_shown;           /* the line is in the listing already */
    octa loc;                /* the location shown last */
};

/* Bytes of one tetra that wait to be listed. */
struct list_bytes {
    unsigned known;   /* bit j: byte j was assembled */
    unsigned unknown; /* bit j: by a future reference */
};

/* Write to OUT, or nowhere if it is null; LINE is always the current line. */
void list_init(struct list *l, struct buf *out, const struct line *line);

/* A new line has become the current one; and it has been assembled. */
void list_begin_line(struct list *l);
void list_end_line(struct list *l);

/* Those of the four BYTES that WHICH names (at least one) were assembled at
 * LOC, which is that of any byte of the tetra; as special data, without a
 * location. */
void list_data(struct list *l, octa loc, const byte *bytes,
               struct list_bytes which);
void list_special(struct list *l, const byte *bytes, struct list_bytes which);

/* A label got this value by IS or LOC. */
void list_value(struct list *l, octa value);
void list_register(struct list *l, tetra reg);

/* GREG set register REG to VALUE. */
void list_greg(struct list *l, unsigned reg, octa value);

/* A message about the current line. */
void list_message(struct list *l, bool is_error, const char *text);

/* The symbol table, symbol by symbol; NAME is without the first colon. */
void list_symbols(struct list *l);
void list_symbol(struct list *l, const char *name, bool is_register, octa value,
                 tetra serial);

#endif
