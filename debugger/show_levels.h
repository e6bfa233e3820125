/* show_levels.h - the tower: who runs on whom. */
#ifndef DEBUGGER_SHOW_LEVELS_H
#define DEBUGGER_SHOW_LEVELS_H

#include "debugger/target.h"

/* A level, and there a guest: as it is now. */
struct show_levels_row {
    bool is_shown;         /* it is looked at */
    unsigned level, guest; /* but for level 0: which */
    bool is_current;       /* likewise: it has the processor, or gets it next */
    const char *mode;      /* "guest user" */
    bool is_absent;        /* level 2: it does not run, and its pc is unknown */
    octa pc, insns;        /* those of level 1 are also those of its guest */
    octa exits;            /* but for level 0: from there, and from no other */
    octa entries, reflected; /* level 1: how often */
    const char *state;       /* "runs", "has trapped" */
};

/* How many there are; number 0 is the machine, or process. */
size_t show_levels_count(struct target *t);

/* Number NUMBER of them; SCRATCH is overwritten. */
struct show_levels_row show_levels_row(struct target *t, size_t number,
                                       struct cpu *scratch);

/* Append a row for each level and guest of T: mode, pc, instructions, exits;
 * who is looked at is marked. */
void show_levels(struct buf *out, struct target *t);

/* For who has levels: append who is looked at, and a blank: "1.0 ". */
void show_levels_name(struct buf *out, const struct target *t);

/* For who has levels: append, behind two blanks, what is strange about where
 * who is looked at stands; mostly nothing. */
void show_levels_state(struct buf *out, struct target *t);

/* "real" or "virtual": is the special register NUMBER of who is looked at,
 * which is known, what the processor has?  Null where there is but one level.
 */
const char *show_levels_reality(struct target *t, unsigned number);

/* Is what stands at the pc of who is looked at no instruction, but the
 * hypervisor itself, which is in C? */
bool show_levels_is_host(struct target *t);

#endif
