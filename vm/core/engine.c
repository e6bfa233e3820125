/* engine.c - the engines by their names. */
#include "vm/core/engine.h"

#include <string.h>

engine_run *engine_find(const char *name)
{
    if (strcmp(name, "switch") == 0)
        return exec_switch;
    return strcmp(name, "threaded") == 0 ? exec_threaded : NULL;
}
