/* run_options.h - what the command line of `tramoya run` asks for. */
#ifndef VM_CORE_RUN_OPTIONS_H
#define VM_CORE_RUN_OPTIONS_H

#include "vm/core/process.h"
#include "vm/core/report.h"

/* Texts are borrowed from the command line. */
struct run_options {
    struct process_options process;
    bool profiles;
    engine_run *engine; /* null: there is none of that name */
};

/* The options, with those of a report, and what to know about them. */
extern const struct cli_option run_options_table[];
extern const char run_options_about[];

/* Read C's options into O and, if they are for it, R, which is ready.  False
 * if help was asked for, or something is wrong: then C has the error. */
bool run_options_read(struct run_options *o, struct report *r,
                      struct cli *c) MUST_CHECK;

/* The same in parts, for who has options besides: begin, take each option of
 * the table but those of a report, and look at all of them. */
void run_options_init(struct run_options *o, const struct cli *c);
void run_options_take(struct run_options *o, const struct cli *c);
bool run_options_check(const struct run_options *o, struct cli *c) MUST_CHECK;

#endif
