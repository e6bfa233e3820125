/* trace_values.h - the values that a trace line shows. */
#ifndef VM_CORE_TRACE_VALUES_H
#define VM_CORE_TRACE_VALUES_H

#include "vm/core/trace.h"
#include "vm/core/trace_text.h"

/* Set *V for the template of the instruction S, which C has completed. */
void trace_values_set(struct trace_text *v, const struct trace_step *s,
                      const struct cpu *c);

/* Did S, which C has completed, end with a trip? */
bool trace_values_tripped(const struct trace_step *s, const struct cpu *c);

/* Where S, which C has completed, has led to. */
octa trace_values_pc(const struct trace_step *s, const struct cpu *c);

/* The octa around VA; 0 where C's program may not load. */
octa trace_values_peek(const struct cpu *c, octa va);

#endif
