/* objdump.h - an object file as text and as JSON, for `tramoya objdump`.
 *
 * Three views: the items of the file in order, the symbols, and the program
 * disassembled.  Texts go to a buffer whose status tells of failure; a JSON
 * value is returned owned, null when there is no memory.
 *
 * Numbers of 64 bits are strings in JSON, "#0000000000000100": few programs
 * that read JSON keep more than 53 bits.
 */
#ifndef VM_ISA_OBJDUMP_H
#define VM_ISA_OBJDUMP_H

#include <jansson.h>

#include "vm/base/buf.h"
#include "vm/isa/mmo.h"

/* Gives the text of a source line, *LEN bytes, or null. */
typedef const char *objdump_source(void *context, tetra file, tetra line,
                                   size_t *len);

/* What the disassembly needs. */
struct objdump {
    const struct mmo *mmo;
    objdump_source *source; /* called with CONTEXT */
    void *context;
};

/* A tetra of the program, and what is known of it. */
struct objdump_tetra {
    octa address;
    tetra tetra;
    const char *label;           /* the symbol with this address, or null */
    const struct line_run *line; /* null: not known */
};

/* Called with each tetra that may be an instruction. */
typedef void objdump_visitor(void *context, const struct objdump_tetra *t);

/* Whether ADDRESS is in a segment of instructions: #0000... for users, and
 * all negative addresses, for kernels. */
bool objdump_is_code(octa address);

/* Show the tetras at such addresses to VISIT, by address. */
void objdump_each_tetra(const struct mmo *m, objdump_visitor *visit,
                        void *context);

/* Append one line that describes ITEM. */
void objdump_text_item(struct buf *out, const struct mmo_item *item);

/* Append a line for each symbol, or for each instruction, with labels and
 * source lines in between; chunks of data are only mentioned. */
void objdump_text_symbols(struct buf *out, const struct mmo *m);
void objdump_text_code(struct buf *out, const struct objdump *o);

/* Append the text S of LEN bytes so that a terminal shows it and does nothing
 * else: control characters are written \xNN. */
void objdump_text_safe(struct buf *out, const char *s, size_t len);

/* One item, all symbols, all instructions, all chunks of data. */
json_t *objdump_json_item(const struct mmo_item *item);
json_t *objdump_json_symbols(const struct mmo *m);
json_t *objdump_json_code(const struct objdump *o);
json_t *objdump_json_data(const struct mmo *m);

/* The LEN bytes at S as a JSON string; where they are not UTF-8, all that are
 * not ASCII are written \xNN. */
json_t *objdump_json_string(const char *s, size_t len);

#endif
