/* script.h - commands that were written before: files, and -e.
 *
 * A stack of texts: the lines of the topmost one come first, and a text that
 * has none left is forgotten.  So a file that is named on a line of another one
 * is read before the next line of that.
 */
#ifndef DEBUGGER_SCRIPT_H
#define DEBUGGER_SCRIPT_H

#include "vm/base/buf.h"

enum { SCRIPT_DEPTH = 100 };

struct script_text {
    char *name;      /* for messages; owned */
    struct buf text; /* the lines */
    size_t at;       /* where the next one begins */
    unsigned line;   /* the number of the last one */
};

struct script {
    struct script_text *texts[SCRIPT_DEPTH]; /* owned */
    unsigned count;
};

void script_init(struct script *s);
void script_fini(struct script *s);

/* Put the file FILE, or TEXT under the name NAME, on top.  On failure the
 * reason is in E, and nothing has changed. */
enum status script_add_file(struct script *s, const char *file,
                            struct error *e) MUST_CHECK;
enum status script_add(struct script *s, const char *name, const char *text,
                       struct error *e) MUST_CHECK;

/* Append the next line, without its end, to LINE, and to WHERE how a message
 * about it begins, "FILE:LINE".  False when there is none. */
bool script_next(struct script *s, struct buf *line, struct buf *where);

/* Forget all that is left. */
void script_drop(struct script *s);

#endif
