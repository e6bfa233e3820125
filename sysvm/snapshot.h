/* snapshot.h - the whole state of a machine as one value.
 *
 * Everything that decides how a run goes on: processor, translation cache,
 * memory, devices with what is queued and due, what the instruction at hand
 * has met.  A machine that is restored goes on to the same end.  Saved files,
 * steps backwards and migration are users of this one value.
 *
 *      bytes of RAM  the kind of processor
 *      counts of traps  what the instruction has met  how the run ended
 *      processor (cpustate.h)  translation cache  devices
 *      sectors of the disk that are in memory  RAM
 *
 * Not in it: what belongs to the host (files, listeners, limits), our own
 * caches, and sectors of a disk that are in their file.  Equal states have
 * equal bytes, however they were reached.
 *
 * Cost, to take or to restore: some 25 microseconds, and 3 for each page of RAM
 * that is not zero (64 MiB of RAM; x86-64 at 3 GHz).
 */
#ifndef SYSVM_SNAPSHOT_H
#define SYSVM_SNAPSHOT_H

#include "sysvm/machine.h"
#include "vm/core/processor.h"

/* The small state: all but RAM and the sectors of the disk that are in memory.
 * They can be kept and put back by pages (ram_track, mem_put) and by sectors
 * (image_track, image_put), which is cheaper where few of them change: the
 * small state takes some 2 KiB, 1 microsecond to take and 5 to restore.  As
 * below; what was decoded of pages that nobody has put stays. */
void snapshot_take_small(struct machine *m, struct buf *b);
enum status snapshot_restore_small(struct machine *m,
                                   struct reader *r) MUST_CHECK;

/* Append M's state to B, whose status tells of failure.  M is between two
 * runs; it is told what time it is, which it cannot notice. */
void snapshot_take(struct machine *m, struct buf *b);

/* Make M, which has as much RAM and such a disk, what was taken.  On failure
 * (STATUS_BAD_INPUT, STATUS_NO_MEMORY) M is good for nothing but
 * machine_destroy(), or another snapshot_restore(). */
enum status snapshot_restore(struct machine *m, struct reader *r) MUST_CHECK;

/* Bytes of RAM that the machine of the snapshot at R has; R stays where it
 * is.  0: it is none. */
octa snapshot_ram(const struct reader *r);

/* The processor of that machine; null: it is none. */
const struct processor_info *snapshot_processor(const struct reader *r);

/* A fingerprint of M's state: the same for equal states. */
enum status snapshot_hash(struct machine *m, octa *hash) MUST_CHECK;

#endif
