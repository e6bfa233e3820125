/* common_run.h - the simulators as other programs.
 *
 * What they print goes to a file in the present folder and is read back.
 * Failures of the host end the program with status 3.
 */
#ifndef TESTS_DIFFERENTIAL_COMMON_RUN_H
#define TESTS_DIFFERENTIAL_COMMON_RUN_H

#include <sys/types.h>

#include "vm/base/buf.h"
#include "vm/core/cpu.h"

/* What a run has printed and counted. */
struct common_outcome {
    struct buf text; /* without the reference's statistics, for which there
                        is the rest */
    struct cpu_counts counts;
    octa end;        /* where it stopped */
    bool is_counted; /* the counts are known; else it was killed, or hung */
    int status;      /* as wait() tells it */
};

void common_outcome_init(struct common_outcome *o);
void common_outcome_fini(struct common_outcome *o);

/* Print WHAT and the system's reason, and exit. */
void common_die(const char *what) __attribute__((noreturn));

/* Write B to the file NAME. */
void common_write(const char *name, const struct buf *b);

/* Start the program WORDS[0] with the other WORDS, the MORE words (both ended
 * by null; MORE may be null) and the word LAST, unless that is null; its
 * standard output and error go to the file NAME.  It is killed after some
 * seconds of computing, or megabytes of output. */
pid_t common_start(const char *const *words, char *const *more,
                   const char *last, const char *name);

/* Wait for the child that prints to NAME, and fill in O: for Knuth's mmix,
 * which tells its counts in its last two lines, or for tramoya, which writes
 * them to the file STATS; that is removed. */
void common_wait_theirs(pid_t child, const char *name,
                        struct common_outcome *o);
void common_wait_ours(pid_t child, const char *name, const char *stats,
                      struct common_outcome *o);

#endif
