/* processstate.h - the state of a process, to go back to.
 *
 *      small   processor (cpustate.h), what handles may be used for, the
 *              number of calls, how the run ended, the place in the input log
 *      memory  page by page: ram_track() tells what changes, process_put()
 *              brings it back
 *
 * The host's files are no part of it.  After a process_restore() the input log
 * is in mode replay: calls end as they did, and no file is opened, read,
 * written, moved in or closed, until the newest moment is reached again and
 * hostcall_go_live() says so.
 */
#ifndef VM_CORE_PROCESSSTATE_H
#define VM_CORE_PROCESSSTATE_H

#include "vm/base/reader.h"
#include "vm/core/process.h"

/* Append P's small state to B, whose status tells of failure. */
void process_save(const struct process *p, struct buf *b);

/* Make P, whose log is not in mode pass, what was saved of it.  On
 * STATUS_BAD_INPUT it means nothing. */
enum status process_restore(struct process *p, struct reader *r) MUST_CHECK;

/* Let the page at ADDRESS have the octas PAGE; null: let it not exist.  Nobody
 * is told, but what was made of the old contents is forgotten.
 * STATUS_NO_MEMORY: nothing has changed. */
enum status process_put(struct process *p, octa address,
                        const octa *page) MUST_CHECK;

/* A fingerprint of P's state, memory included: the same for equal states. */
enum status process_hash(const struct process *p, octa *hash) MUST_CHECK;

#endif
