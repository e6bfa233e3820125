/* srctext.h - the text of source lines, by file and number.
 *
 * Source files are read when the first of their lines is asked for, by the
 * names that the table of lines has.  A file that cannot be read, or has
 * become shorter than the program remembers, just has no text: where the text
 * is shown, it is an explanation beside something else.
 */
#ifndef VM_CORE_SRCTEXT_H
#define VM_CORE_SRCTEXT_H

#include "vm/base/buf.h"
#include "vm/isa/lines.h"

struct srctext_file {
    bool is_tried; /* reading it was tried; empty if that failed */
    struct buf text;
    size_t *starts; /* where line i + 1 begins; owned */
    size_t count;   /* how many lines there are */
};

struct srctext {
    const struct lines *lines;  /* borrowed */
    struct srctext_file *files; /* as many as lines->files; owned */
};

/* No file is read yet.  LINES is borrowed and must not change.  On failure T
 * can be given back, and has no text. */
enum status srctext_init(struct srctext *t,
                         const struct lines *lines) MUST_CHECK;
void srctext_fini(struct srctext *t);

/* Line LINE (from 1) of file FILE, an index into the table of lines: returns
 * where it begins and sets *LEN to its length without the line's end; or
 * returns null when there is no such text.  Valid as long as T. */
const char *srctext_line(struct srctext *t, tetra file, tetra line,
                         size_t *len);

#endif
