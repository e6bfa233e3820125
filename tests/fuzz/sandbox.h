/* sandbox.h - untrusted programs run where they can do no harm.
 *
 * For the fuzzers of object files and of instructions.  A guest may open no
 * files, its standard output and error are closed, its standard input is that
 * of the fuzzer, which must be a regular file; it has 1 MiB of memory and a
 * limited number of instructions.
 */
#ifndef TESTS_FUZZ_SANDBOX_H
#define TESTS_FUZZ_SANDBOX_H

#include "vm/isa/mmo.h"

/* Run the program M for at most INSNS instructions, twice: once without a stop
 * by the threaded engine, once STEP instructions at a time by both engines in
 * turn.  Aborts, as a fuzzer does that has found something, when the two
 * processes do not end in the same state. */
void sandbox_run(const struct mmo *m, octa insns, octa step);

/* Abort with the message TEXT unless IS_TRUE. */
void sandbox_demand(bool is_true, const char *text);

#endif
