/* name.h - what forms, modes and places are called. */
#ifndef SYSVM_CLASSIFY_NAME_H
#define SYSVM_CLASSIFY_NAME_H

#include "sysvm/classify/classify.h"
#include "vm/base/buf.h"

/* The name of the form F: "GET rK", "SYNC 4", "SAVE X,0", "ADD". */
void name_form(struct buf *b, const struct classify_form *f);

/* What a theorem calls MODE on the processor of C: "host kernel". */
const char *name_mode(struct cpu_kind kind, enum classify_mode mode);

/* Where D is: "$1", "rK", "octa #4000". */
void name_place(struct buf *b, const struct classify_difference *d);

#endif
