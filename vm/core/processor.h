/* processor.h - the processors that a machine can have, by their names. */
#ifndef VM_CORE_PROCESSOR_H
#define VM_CORE_PROCESSOR_H

#include "vm/core/cpu.h"

enum processor {
#define PROCESSOR(id, name, has_v, is_leaky, meaning) PROCESSOR_##id,
#include "vm/core/processor.def"
#undef PROCESSOR
    PROCESSOR_COUNT
};

struct processor_info {
    const char *name; /* "mmix-v" */
    struct cpu_kind kind;
    const char *meaning;
};

/* By enum processor. */
extern const struct processor_info processor_infos[PROCESSOR_COUNT];

/* The processor called NAME, or null. */
const struct processor_info *processor_find(const char *name);

/* The one of a machine whose processor is of KIND. */
enum processor processor_of(struct cpu_kind kind);

#endif
