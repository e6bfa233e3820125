/* guest_memory.h - where the octas of a hypervisor and its guests are kept.
 *
 * Blocks are the pages of the machine's RAM, and the sectors of the guests'
 * disks that are kept in memory.  A guest's page is wherever the hypervisor's
 * map says, so who watches an octa of a guest, or changes it, has it by its
 * guest-physical address; history knows nothing of that:
 *
 *      bits 63 62
 *           0  0   RAM of the machine          47 ... 0: physical address
 *           0  1   57 ... 48: guest            47 ... 0: guest-physical one
 *           1      62 ... 53: guest's disk     52 ... 0: number of the sector
 */
#ifndef DEBUGGER_GUEST_MEMORY_H
#define DEBUGGER_GUEST_MEMORY_H

#include "debugger/addrspace.h"
#include "sysvm/hypervisor/hypervisor.h"

/* The key of the sector NUMBER of the disk of guest GUEST. */
octa guest_memory_sector(octa guest, octa number);

/* Where the octa around AT is kept, a physical address of the machine, or, if G
 * is not null, of that guest. */
struct target_octa guest_memory_locate(const struct guest *g, struct pa at);

/* What the block KEY is, or null; and, for blocks of the first and third kind,
 * as target_class.put. */
const octa *guest_memory_block(const struct hypervisor *h, octa key);
enum status guest_memory_put(struct hypervisor *h, octa key,
                             const octa *octas) MUST_CHECK;

/* Let CHANGED hear of each change of one of the COUNT octas AT, wherever they
 * are now; those that have no frame cannot change before the hypervisor gives
 * them one.  They replace the ones before. */
enum status guest_memory_watch(struct hypervisor *h,
                               const struct target_octa *at, size_t count,
                               memwatch_changed *changed,
                               void *context) MUST_CHECK;

/* Let the octa AT be VALUE.  STATUS_REFUSED: it is the machine's own, and what
 * a hypervisor has there is not to be spoilt. */
enum status guest_memory_poke(struct hypervisor *h, struct target_octa at,
                              octa value) MUST_CHECK;

/* How G's addresses are translated, as it believes, in *S. */
void guest_memory_space(struct guest *g, struct addrspace *s);

#endif
