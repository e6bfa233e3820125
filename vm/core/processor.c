/* processor.c - the processors that a machine can have, by their names. */
#include "vm/core/processor.h"

#include <assert.h>
#include <string.h>

const struct processor_info processor_infos[PROCESSOR_COUNT] = {
#define PROCESSOR(id, name, v, leaky, meaning)                                 \
    {name, {.has_v = (v), .is_leaky = (leaky)}, meaning},
#include "vm/core/processor.def"
#undef PROCESSOR
};

const struct processor_info *processor_find(const char *name)
{
    for (unsigned i = 0; i < PROCESSOR_COUNT; i++)
        if (strcmp(processor_infos[i].name, name) == 0)
            return &processor_infos[i];
    return NULL;
}

enum processor processor_of(struct cpu_kind kind)
{
    unsigned i = 0;

    assert(!kind.is_user_only);
    while (processor_infos[i].kind.has_v != kind.has_v ||
           processor_infos[i].kind.is_leaky != kind.is_leaky) {
        i++;
        assert(i < PROCESSOR_COUNT);
    }
    return (enum processor)i;
}
