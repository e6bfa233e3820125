/* tell_json.h - what was measured, for programs. */
#ifndef SYSVM_CLASSIFY_TELL_JSON_H
#define SYSVM_CLASSIFY_TELL_JSON_H

#include <jansson.h>

#include "sysvm/classify/table.h"

/* All of C, measured of the processor NAME, with the COUNT disputes; returns
 * owned, or null when there is no memory. */
json_t *tell_json(const char *name, const struct classify *c,
                  const struct classify_dispute *disputes,
                  size_t count) MUST_CHECK;

#endif
