/* engine.c - the engines by their names. */
#include "vm/core/engine.h"

#include <string.h>

#include "vm/core/threaded.h"

engine_run *engine_find(const char *name)
{
    if (strcmp(name, "switch") == 0)
        return exec_switch;
    return strcmp(name, "threaded") == 0 ? exec_threaded : NULL;
}

void engine_count(struct cpu *c)
{
    c->run.counted = THREADED_MODE_COUNTED;
}
