/* asm_case.h - a program in MMIXAL for two assemblers. */
#ifndef TESTS_DIFFERENTIAL_ASM_CASE_H
#define TESTS_DIFFERENTIAL_ASM_CASE_H

#include "asm/asm.h"

enum { ASM_CASE_FILES = 3 };

struct asm_case {
    struct buf files[ASM_CASE_FILES]; /* all but the last end with a newline */
    size_t count;                     /* at least 1 */
    bool expands;                     /* -x */
};

/* No files yet. */
void asm_case_init(struct asm_case *c);
void asm_case_fini(struct asm_case *c);

/* The name of file number I. */
const char *asm_case_name(size_t i);

/* Append all files to OUT, with a line directive before each but the first,
 * as the assembler reads several files. */
void asm_case_join(const struct asm_case *c, struct buf *out);

/* What came of a case. */
struct asm_outcome {
    bool is_accepted;
    bool is_dead;       /* the assembler ended by a signal */
    struct buf object;  /* if accepted; the time in it is 0 */
    struct buf listing; /* the same */
    struct buf said;    /* what was reported */
};

void asm_outcome_init(struct asm_outcome *o);
void asm_outcome_fini(struct asm_outcome *o);

/* Assemble C with ours, with Knuth's program MMIXAL in the present folder
 * (which gets files in.mms, out.mmo, out.mml); O is initialised.  Failures of
 * the host end the program. */
void asm_outcome_ours(const struct asm_case *c, struct asm_outcome *o);
void asm_outcome_theirs(const struct asm_case *c, const char *mmixal,
                        struct asm_outcome *o);

/* How the two outcomes differ, or null. */
const char *asm_outcome_differ(const struct asm_outcome *ours,
                               const struct asm_outcome *theirs);

#endif
