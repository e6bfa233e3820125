/* record.h - a run of a machine in a file: what entered it from the host.
 *
 *      fingerprint of the state in which it began
 *      disk: whether there is a file  sectors  whether copied on write
 *      the input log, which ends with an INPUTLOG_END: the time and the
 *      fingerprint at the end; its bytes are two octas, the instructions, and
 *      1 if the run was over for good
 *
 * in a sealed file.  A replay begins in the same state, needs no file for the
 * disk, and has to end in the same state.
 */
#ifndef SYSVM_RECORD_H
#define SYSVM_RECORD_H

#include "sysvm/machine.h"

struct record {
    octa start;   /* fingerprints at the start */
    octa end;     /* and, of a run that was read, at the end */
    octa insns;   /* instructions complete by then */
    bool is_over; /* the machine was off or wedged, and not just stopped */
    bool has_file, is_copy;
    octa sectors;
};

/* Note in R the state of M, whose run begins here. */
enum status record_begin(struct record *r, struct machine *m) MUST_CHECK;

/* Write R's file NAME: the log L, with M's state as its end. */
enum status record_write(const struct record *r, const char *name,
                         struct inputlog *l, struct machine *m,
                         struct error *e) MUST_CHECK;

/* Read R and L, which replays from its beginning then, from the file NAME.
 * STATUS_BAD_INPUT when it is no such file. */
enum status record_read(struct record *r, const char *name, struct inputlog *l,
                        struct error *e) MUST_CHECK;

#endif
