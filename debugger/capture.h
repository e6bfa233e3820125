/* capture.h - what goes to standard output and error is caught.
 *
 * While a screen is shown, nobody else may write to the terminal: what the
 * guest prints, and whatever else is written there, goes to a file without a
 * name, from which it is taken now and then.  So a guest that floods its
 * console waits for nobody, and nobody waits for it.
 */
#ifndef DEBUGGER_CAPTURE_H
#define DEBUGGER_CAPTURE_H

#include <stdio.h>

#include "debugger/output.h"

struct capture {
    FILE *file;   /* where it goes; null: nothing is caught */
    int out, err; /* what they were */
};

/* From now on all is caught.  STATUS_IO, with the reason in E: nothing is. */
enum status capture_begin(struct capture *c, struct error *e) MUST_CHECK;

/* Append to O what was caught since, as far as its end. */
void capture_take(struct capture *c, struct output *o);

/* Standard output and error are as they were; what was not taken is lost. */
void capture_end(struct capture *c);

#endif
