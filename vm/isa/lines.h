/* lines.h - which source line each tetra of a program came from.
 *
 * One table for all who ask: the records of an object file (mmo.h) and of a
 * side file (mmd.h) end up here, the assembler fills one to write a side
 * file, and the debugger, the profile and objdump look things up.
 *
 * A table is filled by lines_add(), then finished, then only read.
 */
#ifndef VM_ISA_LINES_H
#define VM_ISA_LINES_H

#include "vm/base/status.h"

/* Tetras in a row that came from one line. */
struct line_run {
    octa address; /* of the first; a multiple of 4 */
    tetra count;  /* how many, at least 1 */
    tetra file;   /* index into lines.files */
    tetra line;   /* counted from 1 */
    tetra serial; /* how many runs were added before; for lines.c alone */
};

struct lines {
    char **files; /* names as the assembler was given them */
    tetra file_count;
    struct line_run *runs; /* once finished: by address, disjoint */
    size_t run_count;
    size_t file_room, run_room; /* allocated; for lines.c alone */
};

void lines_init(struct lines *l);
void lines_fini(struct lines *l);

/* Add a file called by the first LEN bytes of NAME (fewer, if there is a 0
 * among them) and set *FILE to its index.  The same name may be added twice:
 * lines_add_file() does not look, lines_find_file() does. */
enum status lines_add_file(struct lines *l, const char *name, size_t len,
                           tetra *file) MUST_CHECK;

/* The index of the file called NAME, or -1.  Names are compared as they
 * stand, first in full, then (for a person who types) by their last part. */
int64_t lines_find_file(const struct lines *l, const char *name);

/* Say that the tetra at ADDRESS, whose low two bits are ignored, came from
 * line LINE (not 0) of the file with index FILE.  What is said later about
 * the same tetra wins. */
enum status lines_add(struct lines *l, octa address, tetra file,
                      tetra line) MUST_CHECK;

/* The same for COUNT tetras at once, which must not wrap past the end of
 * memory.  Runs of more than one tetra must not overlap others. */
enum status lines_add_run(struct lines *l, octa address, tetra count,
                          tetra file, tetra line) MUST_CHECK;

/* Sort what was added and join neighbours of the same line.  BAD_INPUT when
 * runs overlap that must not; the table can then only be given back. */
enum status lines_finish(struct lines *l) MUST_CHECK;

/* The run that holds the tetra at ADDRESS, or null when nothing is known of
 * it.  L is finished, here and below. */
const struct line_run *lines_at(const struct lines *l, octa address);

/* The next run of line LINE of file FILE at or after index *AT, which moves
 * behind it; null when there is none.  Start with *AT = 0. */
const struct line_run *lines_next(const struct lines *l, tetra file, tetra line,
                                  size_t *at);

#endif
