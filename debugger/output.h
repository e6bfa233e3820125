/* output.h - the end of a text that grows: what a guest has printed, what a
 * session has said.
 *
 * It is bounded, so that a guest that prints for ever costs no more than one
 * that prints a screenful.
 */
#ifndef DEBUGGER_OUTPUT_H
#define DEBUGGER_OUTPUT_H

#include "vm/base/buf.h"

enum { OUTPUT_MOST = 32 << 10 }; /* bytes that are kept at least */

struct output {
    struct buf text;
    bool is_cut; /* it had a beginning that is not kept */
};

void output_init(struct output *o);
void output_fini(struct output *o);

/* Append LEN bytes; the oldest lines may go.  Without memory, all go. */
void output_add(struct output *o, const char *text, size_t len);

#endif
