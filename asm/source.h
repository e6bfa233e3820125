/* source.h - the lines of the program, and where each came from.
 *
 * Several files are read as one text.  Before each but the first comes a line
 * directive that we make up, as a preprocessor would write it:
 *
 *     # 1 "second.mms"
 *
 * A line directive says what file and number the next line has; messages and
 * the object file go by it.  For everything else it is a comment.
 */
#ifndef ASM_SOURCE_H
#define ASM_SOURCE_H

#include "asm/asm.h"
#include "asm/lex.h"

enum {
    SOURCE_FILES = 256, /* lop_file counts files in a byte */
    SOURCE_LONGEST_NAME = 4095
};

struct line {
    const char *text; /* LEN bytes */
    size_t len;
    size_t order; /* counted from 1 in the whole text */
    tetra number; /* in its file, by line directives; modulo 2^32 */
    tetra file;   /* index into source.files */
};

/* A piece of some line, for a message that comes later. */
struct place {
    struct line line;
    struct span span;
};

struct source {
    struct line line; /* the current one */
    const char *files[SOURCE_FILES];
    tetra file_count;
    const char *complaint; /* what is wrong with the current line, or null */
    bool complaint_is_error;
    bool has_failed; /* memory ran out */

    /* For source.c alone: */
    const struct asm_source *inputs; /* those that have not been begun */
    size_t input_count;
    const char *at, *end; /* what is left of the present one */
    struct arena *strings;
};

/* Prepare S to read the COUNT >= 1 INPUTS, which are borrowed.  Strings are
 * kept in STRINGS. */
void source_init(struct source *s, const struct asm_source *inputs,
                 size_t count, struct arena *strings);

/* Go to the next line; false at the end of the text, or without memory. */
bool source_next(struct source *s);

/* The place of SPAN in the current line. */
struct place source_place(const struct source *s, struct span span);

#endif
