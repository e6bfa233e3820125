/* saved.h - a machine in a file.
 *
 *      fingerprint of the state in which its recording began, or 0
 *      how much had been recorded by then: bytes of the log, and its time
 *      the state: snapshot.h
 *
 * in a sealed file.
 */
#ifndef SYSVM_SAVED_H
#define SYSVM_SAVED_H

#include "sysvm/machine.h"

struct saved {
    octa start; /* whose log it is, as in record.h; 0: nobody's */
    struct inputlog_place place;
    struct buf bytes; /* the file's inside */
    struct reader state;
};

/* Write M to the file NAME, with the place that its log has reached, which
 * began at the state with the fingerprint START. */
enum status saved_write(const char *name, struct machine *m, octa start,
                        struct error *e) MUST_CHECK;

/* Read S from the file NAME.  S is given to saved_fini() in any case. */
enum status saved_read(struct saved *s, const char *name,
                       struct error *e) MUST_CHECK;
void saved_fini(struct saved *s);

/* Make M, whose RAM is snapshot_ram(&s->state), what was saved.  On failure,
 * which is probably another disk's fault, M is good for nothing. */
enum status saved_restore(const struct saved *s, struct machine *m,
                          struct error *e) MUST_CHECK;

#endif
