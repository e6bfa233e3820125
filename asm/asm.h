/* asm.h - MMIXAL source in, object file out, all in memory.
 *
 * The assembler reads its source once, from top to bottom, as Knuth's mmixal
 * does, and produces the same bytes: an object file that holds back nothing
 * but what is not known yet, followed by orders that complete it.  What is
 * said about the language here and in the other files of this folder refers
 * to the document "mmixal", by the names of its sections.
 *
 * This is the only header of the folder that others may include.
 *
 *     struct asm_source source = {"hello.mms", text, length};
 *     struct asm_options options = {.time = 0};
 *     struct asm_result result;
 *
 *     status = asm_assemble(&options, &source, 1, &result);
 *     ... result.object, or result.diags ...
 *     asm_fini(&result);
 */
#ifndef ASM_ASM_H
#define ASM_ASM_H

#include "vm/base/arena.h"
#include "vm/base/buf.h"
#include "vm/isa/lines.h"

/* A source file that somebody has read.  TEXT is not null, even when LEN is 0,
 * and need not end with a 0. */
struct asm_source {
    const char *name; /* for messages and for the object file; not empty */
    const char *text;
    size_t len;
};

struct asm_options {
    bool expands;       /* -x: addresses far from every base get help in $255 */
    bool makes_listing; /* fill result.listing */
    bool makes_lines;   /* fill result.lines */
    tetra time;         /* of creation, in seconds since 1970; goes into the
                           object file */
};

/* Something to say about the source: an error, which leaves no object, or a
 * warning.  Strings belong to the result, the line to the source. */
struct asm_diag {
    bool is_error;
    const char *file; /* as line directives have it */
    int line;         /* as line directives have it; counted from 1 */
    unsigned column;  /* counted from 1, in characters */
    const char *text; /* one line, without a full stop */
    const char *hint; /* what to do about it, or null */

    const char *source; /* the source line; null: the program as a whole */
    size_t source_len;  /* its length without the newline, */
    size_t start, len;  /* and the bytes of it that are meant */

    size_t order, serial; /* of lines in the text, and of messages */
};

struct asm_result {
    struct buf object;  /* the .mmo file; empty when there are errors */
    struct buf listing; /* as mmixal -l; also when there are errors */
    struct lines lines; /* finished; empty when there are errors */

    struct asm_diag *diags; /* in the order of the text */
    size_t diag_count, diag_room;
    size_t error_count; /* how many of them are errors */
    struct arena strings;
};

/* Assemble the COUNT >= 1 SOURCES as one text into R, which is not
 * initialised.  Before each but the first stands a line directive with its
 * name.  The sources are borrowed as long as R lives.
 *
 * STATUS_OK: R->object is complete; there may be warnings.
 * STATUS_BAD_INPUT: R->diags has at least one error.
 * STATUS_NO_MEMORY: R holds nothing of use.
 * In every case R is given to asm_fini(). */
enum status asm_assemble(const struct asm_options *o,
                         const struct asm_source *sources, size_t count,
                         struct asm_result *r) MUST_CHECK;
void asm_fini(struct asm_result *r);

/* Append D to OUT as a person reads it: where, what, the line with a mark
 * under the place, the hint. */
void asm_diag_print(const struct asm_diag *d, struct buf *out);

#endif
