/* trace_text.h - fills in the templates of trace.h. */
#ifndef VM_CORE_TRACE_TEXT_H
#define VM_CORE_TRACE_TEXT_H

#include "vm/base/buf.h"
#include "vm/isa/isa.h"

/* What a template can refer to, by its letters. */
struct trace_text {
    octa a, b, p, q, w, x, y, z;
    char lhs[40];        /* %l; complete, may be empty */
    const char *rest;    /* %r: a template; null where none refers to it */
    const char *special; /* %s; likewise */
    enum round round;    /* %( and %) */
    octa target;         /* %t, if x is not 0 */
    bool is_bad_guess;   /* %g */
};

/* Append TEMPLATE to OUT, filled in from T. */
void trace_text_add(struct buf *out, const char *template,
                    const struct trace_text *t);

#endif
